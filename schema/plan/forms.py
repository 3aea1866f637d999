"""Columns as answers spell them: the same text that the ordinary resolvers and scalars make of each value."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any

from graphql import GraphQLEnumType, GraphQLScalarType
from tortoise import fields
from tortoise.fields.base import Field
from tortoise.fields.data import CharEnumFieldInstance

Column = Sequence[Any]
Form = Callable[[Column], Column]
Leaf = GraphQLScalarType | GraphQLEnumType
WIDEST = 2**31
UTC_ENDING = "+00:00\n"
DAYS = re.compile(r"\d{4}-\d\d-\d\d(?:\n\d{4}-\d\d-\d\d)*", re.ASCII)


SPELLED = {"String": {str}, "ID": {str}, "Boolean": {bool}, "Int": {int}}
"""Values of one kind that are their own spelling."""


class Unplanned(Exception):
    """This answer is for the ordinary resolvers to give: an error, or what no plan covers."""


def told(leaf: Leaf) -> Form:
    """Of values as Python has them."""
    if isinstance(leaf, GraphQLEnumType):
        return _spelled_once(leaf)
    serialize, spelled = leaf.serialize, SPELLED.get(leaf.name)
    narrow = _narrow if leaf.name == "Int" else None

    def form(column: Column) -> Column:
        if spelled is not None and set(map(type, column)) == spelled:
            return column if narrow is None else narrow(column)
        return [None if value is None else serialize(value) for value in column]

    return form


def never_null(form: Form) -> Form:
    def certain(column: Column) -> Column:
        if None in column:
            raise Unplanned("Null where there must be none.")
        return form(column)

    return certain


def _spelled_once(leaf: GraphQLEnumType) -> Form:
    """A word is looked up when it comes first; what is none of the enum's is for the resolvers to refuse."""
    names: dict[Any, Any] = {None: None}

    def form(column: Column) -> Column:
        try:
            return [names[value] for value in column]
        except KeyError:
            names.update({value: leaf.serialize(value) for value in column if value is not None})
            return [names[value] for value in column]

    return form


def told_of_cells(leaf: Leaf, field: Field[Any]) -> Form | None:
    """Of cells as the driver has them, without making values of them; None where there is no such way."""
    for kind, names, form in DIRECT:
        if isinstance(field, kind) and leaf.name in names:
            return form(field)
    if isinstance(field, CharEnumFieldInstance) and isinstance(leaf, GraphQLEnumType):
        return _named(field.enum_type, leaf)
    return None


def _as_it_is(_: Field[Any]) -> Form:
    return lambda column: column


def _numbers(_: Field[Any]) -> Form:
    return _narrow


def _narrow(column: Column) -> Column:
    known = [number for number in column if number is not None]
    if known and not -WIDEST <= min(known) <= max(known) < WIDEST:
        raise Unplanned("A number is wider than Int.")
    return column


def _flags(_: Field[Any]) -> Form:
    words = {None: None, 0: False, 1: True}
    return lambda column: list(map(words.__getitem__, column))


def _instants(field: Field[Any]) -> Form:
    def spelled(cell: Any) -> str | None:
        value = field.to_python_value(cell)
        return None if value is None else value.isoformat()

    def form(column: Column) -> Column:
        """SQLite keeps text that has only its blank to change, which is done to the whole column at once."""
        try:
            text = "\n".join(column) + "\n"
        except TypeError:
            return [None if cell is None else spelled(cell) for cell in column]
        if text.count(UTC_ENDING) == text.count(" ") == len(column):
            return text.replace(" ", "T").split("\n")[:-1]
        return [spelled(cell) for cell in column]

    return form


def _days(field: Field[Any]) -> Form:
    def spelled(cell: Any) -> str:
        value: date | datetime = field.to_python_value(cell)
        return value.isoformat()

    def form(column: Column) -> Column:
        """SQLite keeps text that needs no change; whether all of it is such is seen at once."""
        try:
            text = "\n".join([cell for cell in column if cell is not None])
        except TypeError:
            text = ""
        if DAYS.fullmatch(text):
            return column
        return [cell if cell is None else spelled(cell) for cell in column]

    return form


def _named(enum: type[Enum], leaf: GraphQLEnumType) -> Form:
    names = {None: None, **{member.value: leaf.serialize(member) for member in enum}}
    return lambda column: list(map(names.__getitem__, column))


DIRECT: tuple[tuple[Any, set[str], Callable[[Field[Any]], Form]], ...] = (
    (CharEnumFieldInstance, set(), _as_it_is),
    (fields.BooleanField, {"Boolean"}, _flags),
    ((fields.CharField, fields.TextField), {"String", "ID"}, _as_it_is),
    ((fields.IntField, fields.SmallIntField, fields.BigIntField), {"Int"}, _numbers),
    (fields.DatetimeField, {"DateTime"}, _instants),
    (fields.DateField, {"Date"}, _days),
)
"""By kind of column and name of scalar."""

__all__ = ["Form", "Leaf", "Unplanned", "never_null", "told", "told_of_cells"]
