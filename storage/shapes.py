"""Statements that are written once. Tortoise writes the SQL of a query anew each time, which costs several times what
running it does; queries that differ in nothing but their values have one text. Knows neither models nor rules.

A text is kept only after it was seen that Tortoise itself put these very values into it, in this order. Where some were
the same it is kept for queries in which the same ones are, since it cannot be seen which of them stands where. What is
not understood here (expressions, subqueries, annotations, searches in text) goes Tortoise's way.
"""

import operator
from collections.abc import Generator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from tortoise import filters
from tortoise.expressions import Q
from tortoise.queryset import CountQuery, DeleteQuery, ExistsQuery, QuerySet, UpdateQuery, ValuesListQuery, ValuesQuery

MOST = 4_000
"""Texts that are kept; beyond that all are forgotten, and those that are in use come again."""
PLAIN = (int, str, float, bytes, Decimal, datetime, date, time, timedelta, UUID, Enum)
COMPARED = {operator.eq, filters.not_equal, operator.gt, operator.ge, operator.lt, operator.le}
LISTED = {filters.is_in, filters.not_in}
ASKED = {filters.is_null, filters.not_null}
WRITES = (UpdateQuery, DeleteQuery)
KINDS = {QuerySet, ExistsQuery, CountQuery, ValuesListQuery, ValuesQuery, UpdateQuery, DeleteQuery}
"""These and nothing that is derived from them: what a kind of its own adds to a text is not known here."""
Shape = tuple[Any, ...]

_texts: dict[Shape, str] = {}


class Written:
    """Stands where the builder of a query would: its text and its values."""

    __slots__ = ("text", "values")

    def __init__(self, text: str, values: list[Any]) -> None:
        self.text, self.values = text, values

    def get_parameterized_sql(self) -> tuple[str, list[Any]]:
        return self.text, self.values


class Unlike(Exception):
    """Something of a query is not understood here."""


def prepare(query: Any) -> None:
    """Give a query its text: the one that is kept, or one that Tortoise writes now."""
    values: list[Any] = []
    try:
        shape = _shape(query, values)
    except Unlike:
        query._make_query()
        return
    text = _texts.get(shape)
    if text is None:
        shape = _pattern(values, shape)
        text = _texts.get(shape)
    if text is None:
        query._make_query()
        written, put = query.query.get_parameterized_sql()
        if _same(list(put), values):
            if len(_texts) >= MOST:
                _texts.clear()
            _texts[shape] = written
    else:
        query.query = Written(text, values)
        if isinstance(query, QuerySet):
            query._select_related_idx = []


def _pattern(values: list[Any], shape: Shape) -> Shape:
    """The shape, and where in it the same value stands twice."""
    first: dict[Any, int] = {}
    places = tuple(first.setdefault((type(value), str(value)), at) for at, value in enumerate(values))
    return shape if len(first) == len(values) else (shape, places)


def _same(put: list[Any], values: list[Any]) -> bool:
    return len(put) == len(values) and all(
        type(one) is type(other) and one == other for one, other in zip(put, values, strict=True)
    )


def _shape(query: Any, values: list[Any]) -> Shape:
    """All of a query but its values, which are put behind each other as its text has them."""
    kind, model = type(query), query.model
    if kind not in KINDS or query._annotations or query._custom_filters:
        raise Unlike
    if kind is QuerySet and (query._select_related or query._filter_kwargs or query._having):
        raise Unlike
    if kind is UpdateQuery:
        head: Shape = tuple(_set(model, name, value, values) for name, value in query.update_kwargs.items())
    else:
        head = _head(query)
    tree = tuple(_tree(node, model, values) for node in query._q_objects)
    return kind, model, query._db.capabilities.dialect, head, tree, _bounds(query, values)


def _head(query: Any) -> Shape:
    if isinstance(query, QuerySet):
        locks = (
            query._select_for_update,
            query._select_for_update_nowait,
            query._select_for_update_skip_locked,
            query._select_for_update_no_key,
            tuple(query._select_for_update_of),
        )
        return (query._fields_for_select, locks) if query._select_for_update else (query._fields_for_select,)
    if isinstance(query, ValuesListQuery):
        return tuple(query.fields.items())
    if isinstance(query, ValuesQuery):
        return tuple(query._fields_for_select.items())
    return ()


def _bounds(query: Any, values: list[Any]) -> Shape:
    """Order, distinctness, limit and offset; a limit is a value like others, except where it is applied afterwards."""
    for name in ("_group_bys", "_force_indexes", "_use_indexes"):
        if getattr(query, name, None):
            raise Unlike
    if isinstance(query, CountQuery | ExistsQuery):
        if isinstance(query, ExistsQuery):
            values.append(1)
        return (bool(getattr(query, "_distinct", False)),)
    limit, offset = getattr(query, "_limit", None), getattr(query, "_offset", None)
    if limit == 0 or (isinstance(query, WRITES) and limit is not None):
        raise Unlike
    values.extend(value for value in (limit, offset or None) if value is not None)
    orderings = tuple(getattr(query, "_orderings", ()))
    return orderings, getattr(query, "_distinct", False), limit is None, not offset


def _set(model: Any, name: str, value: Any, values: list[Any]) -> Shape:
    field = model._meta.fields_map.get(name)
    if field is None or name not in model._meta.fields_db_projection or field.pk or field.generated:
        raise Unlike
    if value is not None and not isinstance(value, PLAIN):
        raise Unlike
    put = field.to_db_value(value, None)
    if put is not None:
        values.append(put)
    return name, put is None


def _tree(node: Q, model: Any, values: list[Any]) -> Shape:
    if not isinstance(node, Q):
        raise Unlike
    if node.filters:
        leaves = tuple(_leaf(model, name, value, values) for name, value in node.filters.items())
        return node.join_type, node._is_negated, leaves
    return node.join_type, node._is_negated, tuple(_tree(child, model, values) for child in node.children)


def _leaf(model: Any, name: str, value: Any, values: list[Any]) -> Shape:
    """One comparison: its name, and what of its value changes the text."""
    owner, key = _owner(model, name)
    if value is None:
        if f"{key}__isnull" not in owner._meta.filters:
            raise Unlike
        return name, None
    info = owner._meta.get_filter(key)
    if "table" in info:
        raise Unlike
    compare, field = info["operator"], owner._meta.fields_map[info["field"]]
    encode = info.get("value_encoder")
    if compare in ASKED and isinstance(value, bool):
        return name, value
    if compare in LISTED and isinstance(value, list | tuple | set | frozenset):
        if encode is None or not all(isinstance(each, PLAIN) for each in value):
            raise Unlike
        put = list(encode(value, owner, field))
        values.extend(put)
        return name, len(put)
    if compare not in COMPARED or not isinstance(value, PLAIN):
        raise Unlike
    values.append(encode(value, owner, field) if encode else field.to_db_value(value, owner))
    return (name,)


def _owner(model: Any, name: str) -> tuple[Any, str]:
    """The model at the end of a path of relations, and the rest of the path, which it knows as a filter."""
    while name not in model._meta.filters:
        relation, _, name = name.partition("__")
        if not name or relation not in model._meta.fetch_fields:
            raise Unlike
        model = model._meta.fields_map[relation].related_model
    return model, name


def _awaited(query: Any) -> Generator[Any, None, Any]:
    query._choose_db_if_not_chosen(isinstance(query, WRITES))
    prepare(query)
    done: Generator[Any, None, Any] = query._execute().__await__()
    return done


def _selected(query: Any) -> Generator[Any, None, Any]:
    if query._db is None:
        query._db = query._choose_db(query._select_for_update)
    prepare(query)
    done: Generator[Any, None, Any] = query._execute().__await__()
    return done


def install() -> None:
    """From now on all queries of this process take their text from here."""
    kind: Any
    for kind in KINDS:
        kind.__await__ = _selected if kind is QuerySet else _awaited
