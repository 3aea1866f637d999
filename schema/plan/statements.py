"""One statement for what many ask: a queryset says which rows, the paths say which columns. Knows no view.

The text of a statement is remembered under all that a queryset says, values included: whoever looks at a board looks at
it again.
"""

from collections import OrderedDict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from typing import Any

from tortoise.connection import get_connection
from tortoise.expressions import Expression, Q, RawSQL, Subquery
from tortoise.queryset import AwaitableQuery, QuerySet

from schema.plan.batch import Rows

KEY = "{{key}}"
"""Stands for an id, or several, until a statement is put together."""
REMEMBERED = 1_000
MOST_PARTS, MOST_VALUES = 400, 30_000
"""Of one statement of SQLite: selects in a UNION, and parameters."""
DERIVED = {"query", "capabilities", "_capabilities", "_db", "_joined_tables", "_custom_filters", "field_object"}
"""What a queryset works out when it is asked, or from its annotations."""
PLAIN = (int, float, str, bytes, date, Decimal, Enum)

Statement = tuple[str, tuple[Any, ...]]
_remembered: OrderedDict[Hashable, Statement] = OrderedDict()


class Unknown(Exception):
    """A queryset says something of which it is not known whether it would say the same again."""


def said(value: Any) -> Hashable:
    """All that a queryset says, to be compared."""
    if value is None or isinstance(value, type):
        return value
    if isinstance(value, datetime | time):
        return type(value), value.isoformat()  # one instant has several spellings, and a statement has one
    if isinstance(value, PLAIN):
        return type(value), value
    if isinstance(value, list | tuple):
        return type(value), tuple([said(each) for each in value])
    if isinstance(value, set | frozenset):
        return type(value), frozenset([said(each) for each in value])
    if isinstance(value, dict):
        return tuple([(name, said(each)) for name, each in value.items()])
    if isinstance(value, Q):
        return value.join_type, value._is_negated, said(value.children), said(value.filters)
    if isinstance(value, QuerySet) and value.fields is value.model._meta.db_fields:
        return value.model, tuple([(name, said(held)) for name in SLOTS if (held := getattr(value, name))])
    if isinstance(value, AwaitableQuery):
        return type(value), tuple([said(getattr(value, name, None)) for name in _slots(type(value))])
    if isinstance(value, Subquery):
        return Subquery, said(value.query)
    if isinstance(value, Expression | RawSQL):
        named = {name: getattr(value, name, None) for name in _slots(type(value))}
        return type(value), said({**named, **getattr(value, "__dict__", {})})
    raise Unknown(value)


def _slots(kind: type) -> Iterator[str]:
    for each in kind.__mro__:
        yield from (name for name in getattr(each, "__slots__", ()) if name not in DERIVED)


SLOTS = tuple(name for name in _slots(QuerySet) if name not in ("fields", "model"))


def key_of(rows: QuerySet[Any]) -> Hashable | None:
    """What a queryset says, or None where that cannot be told."""
    try:
        return said(rows)
    except Unknown:
        return None


def statement(rows: QuerySet[Any], paths: tuple[str, ...], key: str | None = None) -> Statement:
    """The text and values of a SELECT of these paths; where `key` names a column, that is to equal KEY."""
    asked = key_of(rows)
    wanted = (_dialect(), asked, paths, key)
    held = _remembered.get(wanted) if asked is not None else None
    if held is None:
        if key is not None:
            rows = rows.filter(**{key: RawSQL(KEY)})
        query = rows.values_list(*paths)
        query._choose_db_if_not_chosen()
        query._make_query()
        text, values = query.query.get_parameterized_sql()
        held = text, tuple(values)
        if asked is not None:
            _remembered[wanted] = held
            if len(_remembered) > REMEMBERED:
                _remembered.popitem(last=False)
    elif asked is not None:
        _remembered.move_to_end(wanted)
    return held


async def read(rows: QuerySet[Any], paths: Sequence[str]) -> Rows:
    """The rows of a queryset."""
    names = ordered(rows, paths)
    return _columns(rows, names, await _rows(*statement(rows, names)))


async def read_among(rows: QuerySet[Any], paths: Sequence[str], key: str, ids: Sequence[int]) -> Rows:
    """Those of which the column `key` is one of these ids."""
    names = ordered(rows, (*paths, key))
    text, values = statement(rows, names, key)
    if _dialect() == "postgres":
        found = await _rows(text.replace(KEY, f"ANY(${len(values) + 1}::bigint[])"), [*values, list(ids)])
    else:
        found = await _rows(text.replace(f"={KEY}", f" IN ({','.join(map(str, ids))})"), values)
    return _columns(rows, names, found)


async def read_each(rows: QuerySet[Any], paths: Sequence[str], key: str, ids: Sequence[int]) -> Rows:
    """For each of these ids the rows of a limited queryset of which the column `key` has it, each along its index."""
    names = ordered(rows, (*paths, key))
    text, values = statement(rows, names, key)
    found: list[Sequence[Any]] = []
    if _dialect() == "postgres":
        each = (
            f"SELECT q.* FROM unnest(${len(values) + 1}::bigint[]) AS k(id)"  # noqa: S608  # values are parameters
            f" CROSS JOIN LATERAL ({text.replace(KEY, 'k.id')}) AS q"
        )
        found.extend(await _rows(each, [*values, list(ids)]))
    else:
        size = max(1, min(MOST_PARTS, MOST_VALUES // (len(values) or 1)))
        for begin in range(0, len(ids), size):
            some = ids[begin : begin + size]
            parts = [f"SELECT * FROM ({text.replace(KEY, str(id))})" for id in some]  # noqa: S608  # ids are numbers
            found.extend(await _rows(" UNION ALL ".join(parts), values * len(some)))
    return _columns(rows, names, found)


def _client() -> Any:
    return get_connection("default")


def _dialect() -> str:
    return str(_client().capabilities.dialect)


async def _rows(text: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
    found: Sequence[Sequence[Any]] = await _client().execute_rows(text, values)
    return found


def ordered(rows: QuerySet[Any], paths: Sequence[str]) -> tuple[str, ...]:
    """Each path once; annotations last, where Tortoise puts them."""
    known = rows._annotations
    plain = sorted({path for path in paths if path not in known})
    return (*plain, *(name for name in known if name in paths))


def _columns(rows: QuerySet[Any], names: Sequence[str], found: Sequence[Sequence[Any]]) -> Rows:
    columns = list(zip(*found, strict=True)) if found else [()] * len(names)
    return Rows(rows.model, dict(zip(names, columns, strict=False)), len(found))


__all__ = ["key_of", "read", "read_among", "read_each"]
