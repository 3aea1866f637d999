"""Rows made of cells, and cells of rows. Tortoise asks every field of every row anew how that is done; here each model
is asked once. Knows no model, and makes nothing that Tortoise would make otherwise.

A field of a kind that is not known here goes Tortoise's way, and so does a value that is not as most are.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, cast

from tortoise import fields
from tortoise.fields.base import Field
from tortoise.fields.data import CharEnumFieldInstance
from tortoise.models import Model
from tortoise.validators import MaxLengthValidator

Convert = Callable[[Any], Any]
BEGIN = {"_partial": False, "_saved_in_db": True, "_custom_generated_pk": False, "_await_when_save": {}}
"""What Tortoise notes on a row that was read. Nobody writes into the last of them: it is for rows that are new."""


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
        self._put = {name: _putting(meta.fields_map[name]) for name in self._names}

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

    def put(self, row: Model, names: Sequence[str]) -> list[Any]:
        """What is written into the columns of these fields."""
        held, put = row.__dict__, self._put
        return [put[name](held[name], row) for name in names]


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


def _putting(field: Field[Any]) -> Callable[[Any, Any], Any]:
    """How a value becomes a cell: as it is, if it is of the field's own type and not too long for it."""
    plain: Any = _plain(field)
    otherwise, null = field.to_db_value, field.null
    if isinstance(field, CharEnumFieldInstance):
        kind = field.enum_type
        members = {each: otherwise(each, field.model) for each in kind}
        return lambda value, row: members[value] if type(value) is kind else otherwise(value, row)
    if plain is None:
        return otherwise
    longest = _longest(field)

    def put(value: Any, row: Any) -> Any:
        if type(value) is plain and (longest is None or len(value) <= longest):
            return value
        return value if value is None and null else otherwise(value, row)

    return put


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
