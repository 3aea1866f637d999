"""Keyset connections: a page begins behind a row, not at a number, so nothing is skipped while rows come and go."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

import msgspec
import strawberry
from strawberry import Parent
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from errors import Invalid

T = TypeVar("T")
MOST = 100


@strawberry.type(description="Where a page lies among the others.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether more rows follow.")
    has_previous_page: bool = strawberry.field(description="Whether rows come before.")
    start_cursor: str | None = strawberry.field(description="The first row's cursor.")
    end_cursor: str | None = strawberry.field(description="The last row's cursor; give it as `after`.")


@dataclass
class Edge:
    cursor: str
    node: Any


@dataclass
class Page:
    """One page of rows; `rows` is the whole list, for the count."""

    edges: list[Edge]
    page_info: PageInfo
    rows: QuerySet[Any] | None = None

    @property
    def nodes(self) -> list[Any]:
        return [edge.node for edge in self.edges]


@strawberry.enum(description="Which way round.")
class OrderDirection(Enum):
    ASC = "ASC"
    DESC = "DESC"


@dataclass(frozen=True)
class Order:
    """The columns that order a list, the last one unique; none of them is ever null."""

    columns: tuple[str, ...]
    descending: bool = False
    of: Mapping[str, str] = field(default_factory=dict)
    """Of an annotated column, the field whose values it has."""

    @property
    def words(self) -> list[str]:
        return [f"-{column}" if self.descending else column for column in self.columns]

    @property
    def backwards(self) -> "Order":
        return replace(self, descending=not self.descending)


def cursor_of(row: Any, order: Order) -> str:
    values = [_stored(_value(row, column, order)) for column in order.columns]
    return base64.urlsafe_b64encode(msgspec.json.encode(values)).decode().rstrip("=")


def _value(row: Any, column: str, order: Order) -> Any:
    """As the field has it: of an annotated column SQLite only knows the text."""
    value = getattr(row, column)
    return row._meta.fields_map[order.of[column]].to_python_value(value) if column in order.of else value


def _stored(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


async def page(
    rows: QuerySet[Any],
    order: Order,
    *,
    first: int | None = 20,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
) -> Page:
    """Cut one page out of a list. `first`/`last` lie between 1 and 100; anything else is an error, not a clamp."""
    if last is not None:
        size = _size(last, "last")
        found = await _cut(rows, order.backwards, before, size, "before")
        found.reverse()
        more, found = len(found) > size, found[-size:]
        return _page(rows, order, found, before=more, after=before is not None)
    size = _size(first, "first")
    found = await _cut(rows, order, after, size, "after")
    return _page(rows, order, found[:size], before=after is not None, after=len(found) > size)


def bounded(
    found: Sequence[Any], size: int, order: Order, *, after: str | None, rows: QuerySet[Any] | None = None
) -> Page:
    """A page of rows that were fetched already, one more than `size` where there are more."""
    return _page(rows, order, found[:size], before=after is not None, after=len(found) > size)


def _size(size: int | None, name: str) -> int:
    if size is None or not 1 <= size <= MOST:
        raise Invalid("{name} lies between 1 and {limit}.", field=name, name=name, limit=MOST)
    return size


check_size = _size


async def _cut(rows: QuerySet[Any], order: Order, cursor: str | None, size: int, name: str) -> list[Any]:
    return list(await behind(rows, order, cursor, name=name).order_by(*order.words).limit(size + 1))


def behind(rows: QuerySet[Any], order: Order, cursor: str | None, *, name: str = "after") -> QuerySet[Any]:
    """The rows that follow a cursor, by comparing the ordering columns from left to right."""
    if cursor is None:
        return rows
    values = _read(cursor, order, name, rows.model._meta.fields_map)
    sign = "lt" if order.descending else "gt"
    wanted, equal = Q(), Q()
    for number, (column, value) in enumerate(zip(order.columns, values, strict=True)):
        step = Q(**{f"{column}__{sign}": value})
        wanted = step if number == 0 else wanted | (equal & step)
        equal = Q(**{column: value}) if number == 0 else equal & Q(**{column: value})
    return rows.filter(wanted)


def _read(cursor: str, order: Order, name: str, fields: dict[str, Any]) -> list[Any]:
    try:
        values = msgspec.json.decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, msgspec.DecodeError) as error:
        raise _no_cursor(name) from error
    if not isinstance(values, list) or len(values) != len(order.columns):
        raise _no_cursor(name)
    if not all(_storable(value) for value in values) or not isinstance(values[-1], int):
        raise _no_cursor(name)
    try:
        named = (order.of.get(column, column) for column in order.columns)
        return [fields[name].to_python_value(value) for name, value in zip(named, values, strict=True)]
    except (ValueError, TypeError, OverflowError) as error:
        raise _no_cursor(name) from error


def _storable(value: Any) -> bool:
    """What both databases can compare with a column; anything else was not written by us."""
    if isinstance(value, str):
        return "\0" not in value
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 2**63


def _no_cursor(name: str) -> Invalid:
    return Invalid("{name} is no cursor of this list.", field=name, name=name)


def _page(rows: QuerySet[Any] | None, order: Order, found: Sequence[Any], *, before: bool, after: bool) -> Page:
    edges = [Edge(cursor_of(row, order), row) for row in found]
    info = PageInfo(
        has_next_page=after,
        has_previous_page=before,
        start_cursor=edges[0].cursor if edges else None,
        end_cursor=edges[-1].cursor if edges else None,
    )
    return Page(edges, info, rows)


def connection(noun: type[T], name: str) -> type[Any]:
    """The connection and edge types of a noun."""

    @strawberry.type(name=f"{name}Edge", description=f"A {name} in a list, and where it stands there.")
    class NounEdge:
        cursor: str = strawberry.field(description="Where this row stands; give it as `after`.")
        node: noun = strawberry.field(description="The row.")  # type: ignore[valid-type]

    @strawberry.type(name=f"{name}Connection", description=f"A page of a list of {name}s.")
    class NounConnection:
        edges: list[NounEdge] = strawberry.field(description="The rows of this page, with their cursors.")
        nodes: list[noun] = strawberry.field(description="The rows of this page.")  # type: ignore[valid-type]
        page_info: PageInfo = strawberry.field(description="Where this page lies.")

        @strawberry.field(description="How many rows the whole list has; costs a statement.")
        async def total_count(page: Parent[Page]) -> int:
            return await page.rows.count() if page.rows is not None else len(page.edges)

    pairs: tuple[tuple[Any, type], ...] = ((NounEdge, Edge), (NounConnection, Page))
    for cls, made in pairs:
        cls.is_type_of = classmethod(lambda _, row, info, made=made: isinstance(row, made))
    return NounConnection


__all__ = ["MOST", "Edge", "Order", "Page", "PageInfo", "behind", "bounded", "check_size", "connection", "page"]
