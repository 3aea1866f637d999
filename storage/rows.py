"""How Tortoise's queries read and write rows, by way of their cells (`storage/cells.py`). Knows no model.

What is out of the ordinary goes on as Tortoise has it: partial rows, rows with others beside them, values that the
database finds or computes.
"""

import asyncio
from collections.abc import Iterable, Sequence
from typing import Any

from tortoise.backends.base.executor import BaseExecutor
from tortoise.exceptions import DoesNotExist, MultipleObjectsReturned
from tortoise.models import Model
from tortoise.queryset import BulkCreateQuery, QuerySet

from storage.cells import Unlike, cells_of

A_STRETCH = 2_000
"""So many rows are made until others have a turn."""

_otherwise: dict[str, Any] = {}
"""Tortoise's own ways."""


def install() -> None:
    """From now on all rows of this process are read and written in this way."""
    ours = {
        (QuerySet, "_execute"): _selected,
        (BulkCreateQuery, "_execute_many"): _inserted_all,
        (BaseExecutor, "execute_insert"): _inserted,
        (BaseExecutor, "execute_update"): _updated,
    }
    for (kind, name), way in ours.items():
        _otherwise.setdefault(name, getattr(kind, name))
        setattr(kind, name, way)


async def read(model: type[Model], connection: Any, statement: str, values: Sequence[Any]) -> list[Any]:
    """What a statement finds that selects all columns of a model, as Tortoise has them."""
    made, row = [], cells_of(model).row
    for number, cells in enumerate(await connection.execute_rows(statement, values), 1):
        made.append(row(cells))
        if number % A_STRETCH == 0:
            await asyncio.sleep(0)
    return made


async def _selected(query: Any) -> Any:
    beside = query._select_related_idx or query._prefetch_map or query._prefetch_queries
    if beside or query._annotations or query._fields_for_select:
        return await _otherwise["_execute"](query)
    rows = await read(query.model, query._db, *query.query.get_parameterized_sql())
    if not query._single:
        return rows
    if len(rows) > 1:
        raise MultipleObjectsReturned(query.model)
    if not rows and query._raise_does_not_exist:
        raise DoesNotExist(query.model)
    return rows[0] if rows else None


async def _inserted(executor: Any, row: Any) -> None:
    cells = None if row._custom_generated_pk else _put(row, executor.regular_columns)
    if cells is None:
        await _otherwise["execute_insert"](executor, row)
        return
    await executor._process_insert_result(row, await executor.db.execute_insert(executor.insert_query, cells))


async def _updated(executor: Any, row: Any, update_fields: Iterable[str] | None) -> int:
    names, known = list(update_fields or ()), executor.model._meta.fields_map
    if not names or any(known[name].pk or known[name].generated for name in names):
        cells = None
    else:
        cells = _put(row, [*names, executor.model._meta.pk_attr])
    if cells is None:
        rows: int = await _otherwise["execute_update"](executor, row, update_fields)
        return rows
    changed: int = (await executor.db.execute_query(executor.get_update_sql(names, None), cells))[0]
    return changed


async def _inserted_all(query: Any, text: str, text_all: str, names: Sequence[str], names_all: Sequence[str]) -> None:
    rows = query._objects
    some = len(rows) <= (query._batch_size or len(rows))
    cells = [None if row._custom_generated_pk else _put(row, names) for row in rows] if some and names else [None]
    if any(each is None for each in cells):
        await _otherwise["_execute_many"](query, text, text_all, names, names_all)
    elif rows:
        await query._db.execute_many(text, cells)


def _put(row: Any, names: Sequence[str]) -> list[Any] | None:
    """The cells of a row; None for one that is out of the ordinary."""
    model: type[Model] = type(row)
    try:
        return cells_of(model).put(row, names)
    except Unlike:
        return None
