"""Rows made of cells, and cells of rows. Tortoise asks every field of every row anew how that is done; here each model
is asked once. Knows no model, and makes nothing that Tortoise would make otherwise.

A field of a kind that is not known here goes Tortoise's way, and so does a value that is not as most are.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple, cast

from tortoise import fields
from tortoise.expressions import Expression
from tortoise.fields.base import DatabaseDefault, Field
from tortoise.fields.data import CharEnumFieldInstance
from tortoise.models import Model
from tortoise.validators import MaxLengthValidator

Convert = Callable[[Any], Any]
BEGIN = {"_partial": False, "_saved_in_db": True, "_custom_generated_pk": False, "_await_when_save": {}}
"""What Tortoise notes on a row that was read. Nobody writes into the last of them: it is for rows that are new."""
FOUND = (Expression, DatabaseDefault)
"""Values that only the database knows."""


class Unlike(Exception):
    """A row has something else in a column than a value."""


class Put(NamedTuple):
    """How a value becomes a cell: as it is, if it is of this `kind` and not longer than this; a member of an
    enumeration as its value; an instant as it is if it is told in UTC; None where that may be."""

    name: str
    kind: type | None
    longest: int | None
    members: Mapping[Any, Any] | None
    instant: bool
    null: bool
    otherwise: Callable[[Any, Any], Any]


class Cells:
    """How the rows of one model stand in the open database, column by column as a SELECT of all of it has them."""

    def __init__(self, model: type[Model]) -> None:
        meta = model._meta
        every: Any = meta.basequery_all_fields
        columns = [term.name for term in every._selects]
        self._model = model
        self._names = [meta.fields_db_projection_reverse[column] for column in columns]
        self._begin = BEGIN | {"_custom_generated_pk": meta.db_pk_column not in meta.generated_db_fields}
        self._read: list[tuple[str, Convert]] = [
            *((name, cast(Convert, field.field_type)) for _, name, field in meta.db_default_fields),
            *((name, _reading(field)) for _, name, field in meta.db_complex_fields),
        ]
        self._put = {name: _putting(name, meta.fields_map[name]) for name in self._names}
        self._puts: dict[tuple[str, ...], list[Put]] = {}

    def row(self, cells: Sequence[Any]) -> Any:
        row = self._model.__new__(self._model)
        held = row.__dict__
        held.update(self._begin)
        held.update(zip(self._names, cells, strict=True))
        for name, read in self._read:
            value = held[name]
            if value is not None:
                held[name] = read(value)
        return row

    def put(self, row: Any, names: Sequence[str]) -> list[Any]:
        """What is written into the columns of these fields. Raises Unlike for what is no value."""
        key = tuple(names)
        puts = self._puts.get(key)
        if puts is None:
            puts = self._puts[key] = [self._put[name] for name in names]
        held: dict[str, Any] = row.__dict__
        cells: list[Any] = []
        for name, kind, longest, members, instant, null, otherwise in puts:
            value: Any = held.get(name, FOUND)
            alike = type(value) is kind
            if not alike:
                if isinstance(value, FOUND) or value is FOUND:
                    raise Unlike
                value = None if value is None and null else otherwise(value, row)
            elif members is not None:
                value = members[value]
            elif (longest is not None and len(value) > longest) or (instant and value.tzinfo is not UTC):
                value = otherwise(value, row)
            cells.append(value)
        return cells


@lru_cache(1_000)
def cells_of(model: type[Model]) -> Cells:
    return Cells(model)


def _reading(field: Field[Any]) -> Convert:
    """How a cell that is not NULL becomes a value."""
    if type(field) is fields.DatetimeField:
        return _Instant(field)
    if isinstance(field, CharEnumFieldInstance):
        return _Known(field.to_python_value, {each.value: each for each in field.enum_type})
    return field.to_python_value


class _Instant:
    """Nearly all are written in UTC, and told apart by that."""

    def __init__(self, field: Any) -> None:
        self._otherwise = field.to_python_value

    def __call__(self, value: Any) -> Any:
        at = value if type(value) is datetime else datetime.fromisoformat(value) if type(value) is str else None
        return at if at is not None and at.tzinfo is UTC else self._otherwise(value)


class _Known:
    """One of a few values, each looked up."""

    def __init__(self, otherwise: Convert, known: dict[Any, Any]) -> None:
        self._otherwise, self._known = otherwise, known

    def __call__(self, value: Any) -> Any:
        found = self._known.get(value)
        return self._otherwise(value) if found is None else found


def _putting(name: str, field: Field[Any]) -> Put:
    otherwise = field.to_db_value
    if isinstance(field, CharEnumFieldInstance):
        members = {each: otherwise(each, field.model) for each in field.enum_type}
        return Put(name, field.enum_type, None, members, False, False, otherwise)
    if type(field) is fields.DatetimeField and not (field.auto_now or field.auto_now_add or field.validators):
        return Put(name, datetime, None, None, True, field.null, otherwise)
    plain = _plain(field)
    return Put(name, plain, _longest(field), None, False, field.null and plain is not None, otherwise)


def _plain(field: Field[Any]) -> type | None:
    """The type whose values this field writes as they are."""
    kind = type(field)
    if any(type(each) is not MaxLengthValidator for each in field.validators):
        return None
    if kind.to_db_value is Field.to_db_value and field.field_type in (int, str, bool, bytes, float):
        return field.field_type
    return None


def _longest(field: Field[Any]) -> int | None:
    limits = [each.max_length for each in field.validators if type(each) is MaxLengthValidator]
    return min(limits, default=None)
