"""A row is made of the values that Tortoise would make of its cells, and fills the cells that Tortoise would fill."""

import enum
from datetime import UTC, date, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest
from tortoise import Tortoise
from tortoise.exceptions import DoesNotExist, MultipleObjectsReturned
from tortoise.expressions import F
from tortoise.models import Model

import models
from models.base import Record
from storage.cells import Cells, cells_of
from storage.engine import dialect
from tests.make import Cast, subject

BELEM = timezone(timedelta(hours=-3))
VALUES = [
    None, 0, 1, 7, -3, True, False, 2.5, "", "x", "1", "0", "x" * 6_000, b"x", [], ["a"], {"a": [1]}, "[]", "{",
    "2026-11-20", "2026-11-20 12:00:00+00:00", "2026-11-20T09:00:00.25-03:00", "2026-11-20 12:00:00",
    datetime(2026, 11, 20, 12, tzinfo=UTC), datetime(2026, 11, 20, 9, tzinfo=BELEM), date(2026, 11, 20),
    models.Outcome.WON, "WON", models.SubjectKind.PROSPECT,
]  # fmt: skip

GIVEN = (int, float, str, bytes, date)
"""What drivers give."""


def _told(work: Any, *given: Any) -> tuple[Any, ...]:
    """What comes of it, told apart as closely as it can be: 1 is not True, and noon here is noon there."""
    try:
        value = work(*given)
    except Exception as failure:  # noqa: BLE001 - that it fails in the same way is what is asked
        return "fails", type(failure)
    return "is", type(value), value, isinstance(value, enum.Enum), value.utcoffset() if _aware(value) else None


def _put(cells: Cells, row: Any, name: str) -> Any:
    [cell] = cells.put(row, [name])
    return cell


def _aware(value: Any) -> bool:
    return isinstance(value, datetime) and value.tzinfo is not None


def _models() -> list[type[Model]]:
    return [model for app in Tortoise.apps.values() for model in app.values()]


async def test_each_field_of_each_model_is_read_and_put_as_tortoise_does(cast: Cast) -> None:
    fields = 0
    for model in _models():
        cells = cells_of(model)
        reads = dict(cells._read)
        for name in cells._put:
            stock = model._meta.fields_map[name]
            for value in VALUES:
                row = SimpleNamespace(**{name: value})
                assert _told(_put, cells, row, name) == _told(stock.to_db_value, value, row), (model, name, value)
                if isinstance(value, GIVEN) and name in reads:
                    assert _told(reads[name], value) == _told(stock.to_python_value, value), (model, name, value)
            fields += 1
    assert fields > 300


async def test_a_row_begins_as_tortoise_would_begin_it(cast: Cast) -> None:
    for model in _models():
        for name in model._meta.fields_db_projection:
            field = model._meta.fields_map[name]
            for value in VALUES if not field.pk else ():
                assert _told(_begun, model, name, value) == _told(_stock, field, value), (model, name, value)


def _begun(model: type[Model], name: str, value: Any) -> Any:
    return getattr(model(**{name: value}), name)


def _stock(field: Any, value: Any) -> Any:
    if value is None and not field.null:
        raise ValueError
    return field.to_python_value(value)


async def test_what_was_written_is_read_again(cast: Cast) -> None:
    made = await subject(cast, title="Fornos, “três” ✓", by=cast.ana)

    [read] = await models.Subject.filter(id=made.id)
    stock = models.Subject._init_from_db(**await _cells(made.id))

    assert _fields(read) == _fields(made) == _fields(stock)
    assert (read._saved_in_db, read._partial, read._custom_generated_pk) == (True, False, stock._custom_generated_pk)
    assert type(read.outcome) is models.Outcome
    assert read.created_at.utcoffset() == timedelta(0)


async def test_what_is_out_of_the_ordinary_goes_tortoises_way(cast: Cast) -> None:
    made = await subject(cast, by=cast.ana)

    some = await models.Subject.filter(id=made.id).only("id", "version").get()
    with_channel = await models.Subject.filter(id=made.id).select_related("channel").get()
    with_channels = await models.Subject.filter(id=made.id).prefetch_related("channel").get()
    made.version = F("version") + 4  # type: ignore[assignment]
    await made.save(update_fields=["version"])

    assert some._partial
    assert with_channel.channel.name == with_channels.channel.name
    assert (await models.Subject.get(id=made.id)).version == some.version + 4


async def test_one_row_is_one(cast: Cast) -> None:
    with pytest.raises(DoesNotExist):
        await models.Subject.get(id=-1)
    with pytest.raises(MultipleObjectsReturned):
        await models.User.get(active=True)
    assert await models.Subject.get_or_none(id=-1) is None


def _fields(row: Record) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row._meta.fields_db_projection}


async def _cells(id: int) -> dict[str, Any]:
    connection = models.Subject._meta.db
    place = "?" if dialect() == "sqlite" else "$1"
    _, [row] = await connection.execute_query(f"SELECT * FROM subject WHERE id = {place}", [id])
    return dict(row)
