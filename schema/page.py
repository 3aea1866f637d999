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
PAGED: set[type] = set()
"""The connection types."""


@strawberry.type(description="Where a page lies among the others.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether more rows follow.")
    has_previous_page: bool = strawberry.field(description="Whether rows come before.")
    start_cursor: str | None = strawberry.field(description="The first row's cursor.")
    end_cursor: str | None = strawberry.field(description="The last row's cursor; give it as `after`.")


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


@dataclass
class Edge:
    cursor: str
    node: Any


@dataclass
class Cut:
    """A page that was read: its rows, and where they lie."""

    edges: list[Edge]
    page_info: PageInfo


@dataclass
class Page:
    """Which rows a page has. Reading them is the affair of whoever answers: as rows (`read`), or as columns alone."""

    rows: QuerySet[Any]
    """The whole list; of a list of lists, all of them."""
    order: Order
    size: int
    cursor: str | None = None
    backwards: bool = False
    of: tuple[str, int] | None = None
    """The column that says to which of the lists a row belongs, and the id that it has in this one."""
    _cut: Cut | None = None

    @property
    def list(self) -> QuerySet[Any]:
        """The rows of this one list, page or not."""
        return self.rows if self.of is None else self.rows.filter(**dict([self.of]))

    def limited(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Of these rows those of the page, in reading order, and one more where there are more."""
        order = self.order.backwards if self.backwards else self.order
        name = "before" if self.backwards else "after"
        return behind(rows, order, self.cursor, name=name).order_by(*order.words).limit(self.size + 1)

    def info(self, found: int, cursors: Sequence[str]) -> PageInfo:
        """`found`: how many rows there were, that one more included; `cursors`: of the page's rows."""
        more, begun = found > self.size, self.cursor is not None
        return PageInfo(
            has_next_page=begun if self.backwards else more,
            has_previous_page=more if self.backwards else begun,
            start_cursor=cursors[0] if cursors else None,
            end_cursor=cursors[-1] if cursors else None,
        )

    async def read(self) -> Cut:
        if self._cut is None:
            found = await self.limited(self.list)
            held = found[: self.size]
            if self.backwards:
                held.reverse()
            edges = [Edge(cursor_of(row, self.order), row) for row in held]
            self._cut = Cut(edges, self.info(len(found), [edge.cursor for edge in edges]))
        return self._cut


def cursor_of(row: Any, order: Order) -> str:
    return cursor([_value(row, column, order) for column in order.columns])


def cursor(values: Sequence[Any]) -> str:
    """Of the row that has these values in the columns that order the list."""
    return base64.urlsafe_b64encode(msgspec.json.encode([_stored(value) for value in values])).decode().rstrip("=")


def _value(row: Any, column: str, order: Order) -> Any:
    """As the field has it: of an annotated column SQLite only knows the text."""
    value = getattr(row, column)
    return row._meta.fields_map[order.of[column]].to_python_value(value) if column in order.of else value


def _stored(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value


def page(
    rows: QuerySet[Any],
    order: Order,
    *,
    first: int | None = 20,
    after: str | None = None,
    last: int | None = None,
    before: str | None = None,
    of: tuple[str, int] | None = None,
) -> Page:
    """One page of a list. `first`/`last` lie between 1 and 100; anything else is an error, not a clamp."""
    if last is not None:
        cut = Page(rows, order, _size(last, "last"), before, backwards=True, of=of)
    else:
        cut = Page(rows, order, _size(first, "first"), after, of=of)
    if cut.cursor is not None:
        cut.limited(rows)  # what is no cursor is refused here, where it was given
    return cut


def _size(size: int | None, name: str) -> int:
    if size is None or not 1 <= size <= MOST:
        raise Invalid("{name} lies between 1 and {limit}.", field=name, name=name, limit=MOST)
    return size


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


def connection(noun: type[T], name: str) -> type[Any]:
    """The connection and edge types of a noun."""

    @strawberry.type(name=f"{name}Edge", description=f"A {name} in a list, and where it stands there.")
    class NounEdge:
        cursor: str = strawberry.field(description="Where this row stands; give it as `after`.")
        node: noun = strawberry.field(description="The row.")  # type: ignore[valid-type]

    @strawberry.type(name=f"{name}Connection", description=f"A page of a list of {name}s.")
    class NounConnection:
        @strawberry.field(description="The rows of this page, with their cursors.")
        async def edges(page: Parent[Page]) -> list[NounEdge]:
            return (await page.read()).edges  # type: ignore[return-value]

        @strawberry.field(description="The rows of this page.")
        async def nodes(page: Parent[Page]) -> list[noun]:  # type: ignore[valid-type]
            return [edge.node for edge in (await page.read()).edges]

        @strawberry.field(description="Where this page lies.")
        async def page_info(page: Parent[Page]) -> PageInfo:
            return (await page.read()).page_info

        @strawberry.field(description="How many rows the whole list has; costs a statement.")
        async def total_count(page: Parent[Page]) -> int:
            return await page.list.count()

    pairs: tuple[tuple[Any, type], ...] = ((NounEdge, Edge), (NounConnection, Page))
    PAGED.add(NounConnection)
    for cls, made in pairs:
        cls.is_type_of = classmethod(lambda _, row, info, made=made: isinstance(row, made))
    return NounConnection


__all__ = ["MOST", "Edge", "Order", "Page", "PageInfo", "behind", "connection", "cursor", "page"]
