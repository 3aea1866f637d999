"""Whose word counts when several rows become one: field by field, by rule or by choice. Pure; knows no database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from errors import Invalid


@dataclass(frozen=True)
class Choosable:
    """A field of which one row's value stands. `ranked`: by rule the last of these wins, not the survivor's."""

    name: str
    columns: tuple[str, ...]
    ranked: tuple[Any, ...] = ()
    within: str = ""
    """By rule only rows that have the same here as the survivor are asked."""
    apart: bool = False
    """By rule never one of those that are merged."""


FIELDS: dict[str, tuple[Choosable, ...]] = {
    "Subject": (
        Choosable("title", ("title",)),
        Choosable("description", ("description",)),
        Choosable("customer", ("customer_id",)),
        Choosable("owner", ("owner_id", "assigned_at"), within="channel_id"),
        Choosable("value", ("value_minor", "value_currency")),
        Choosable("probability", ("manual_probability",)),
        Choosable("priority", ("priority",), ranked=(0, 1, 2, 3)),
        Choosable("expectedCloseOn", ("expected_close_on",)),
        Choosable("source", ("source",)),
    ),
    "Customer": (
        Choosable("name", ("name",)),
        Choosable("type", ("type",)),
        Choosable("lifecycle", ("lifecycle",), ranked=("LEAD", "PROSPECT", "FORMER", "CUSTOMER")),
        Choosable("taxId", ("tax_id",)),
        Choosable("externalId", ("external_id",)),
        Choosable("address", ("address",)),
        Choosable("channel", ("channel_id",)),
        Choosable("company", ("company_id",), apart=True),
    ),
}
"""What is chosen of each noun, in the order in which it is shown. The rest is the survivor's."""


def winners(noun: str, rows: Sequence[Any], choices: Mapping[str, int]) -> dict[str, int]:
    """Field → id of the row whose value stands. `rows` begin with the survivor; `choices`: field → id, over the rule.

    By rule the survivor's value stands where it says something, else the first that does; of ranked ones the highest.
    """
    known = {field.name for field in FIELDS[noun]}
    for name, id in choices.items():
        if name not in known:
            raise Invalid("There is no field {name} to choose.", field="choices", name=name)
        if id not in {row.id for row in rows}:
            raise Invalid("A value is chosen from one of those that are merged.", field="choices")
    return {field.name: choices.get(field.name) or _by_rule(field, rows) for field in FIELDS[noun]}


def _by_rule(field: Choosable, rows: Sequence[Any]) -> int:
    survivor = rows[0]
    asked = [row for row in rows if not field.within or getattr(row, field.within) == getattr(survivor, field.within)]
    column = field.columns[0]
    if field.ranked:
        return int(max(asked, key=lambda row: (field.ranked.index(getattr(row, column)), row is survivor)).id)
    silent = [None, *(row.id for row in rows)] if field.apart else [None]
    said = [row for row in asked if getattr(row, column) not in silent]
    return int((said or [survivor])[0].id)


def take(survivor: Any, row: Any, chosen: Mapping[str, int]) -> list[str]:
    """Give the survivor what was chosen from this row; the names of these fields."""
    taken = [field for field in FIELDS[survivor.noun] if chosen[field.name] == row.id != survivor.id]
    for column in (column for field in taken for column in field.columns):
        setattr(survivor, column, getattr(row, column))
    return [field.name for field in taken]
