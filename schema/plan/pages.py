"""Connections: the pages of many lists, read in one statement where they are pages of the same kind."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from tortoise.functions import Count

from schema.page import Page, cursor, cursor_of
from schema.plan.batch import Batch, Objects, Rows
from schema.plan.complete import Read
from schema.plan.forms import Unplanned
from schema.plan.run import Run
from schema.plan.selection import Reads, Selection, Waiting, together
from schema.plan.statements import key_of, read, read_each

ROW = frozenset({"id"})
"""Who asks for rows asks for that, even if nothing but their type is told."""


@dataclass
class Sheet:
    """One page that was read: where its rows lie among those that were read with it."""

    page: Page
    numbers: Sequence[int]
    found: int


@dataclass
class Book:
    """Pages that were read together."""

    sheets: Sequence[Sheet]
    rows: Batch

    def __len__(self) -> int:
        return len(self.sheets)

    @cached_property
    def bound(self) -> "Bound":
        """The rows of all pages, one after the other."""
        return Bound(self, [number for sheet in self.sheets for number in sheet.numbers])

    def parted(self, answers: Iterable[Any]) -> list[list[Any]]:
        """The answers about all rows, page by page."""
        told = iter(answers)
        return [[next(told) for _ in sheet.numbers] for sheet in self.sheets]

    def cursors(self, numbers: Sequence[int]) -> list[str]:
        order, rows = self.sheets[0].page.order, self.rows.picked(numbers)
        if isinstance(rows, Objects):
            return [cursor_of(row, order) for row in rows.held]
        columns = [rows.values(column, order.of.get(column)) for column in order.columns]
        return [cursor(values) for values in zip(*columns, strict=True)]


@dataclass
class Bound:
    book: Book
    numbers: Sequence[int]

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def rows(self) -> Batch:
        return self.book.rows.picked(self.numbers)


class Connection(Waiting):
    """A selection on a connection; the rows are read once, whatever is asked of them."""

    reads: Reads = None

    def __init__(self, selection: Selection) -> None:
        self._selection = selection

    async def of(self, batch: Batch, run: Run) -> Sequence[Any]:
        if not isinstance(batch, Objects):
            raise Unplanned("A page is no row.")
        alike: dict[Any, list[int]] = {}
        lists = {id(page.rows): page.rows for page in batch.held if page.of is not None}
        known = {number: key_of(rows) for number, rows in lists.items()}
        for number, page in enumerate(batch.held):
            alike.setdefault(_kind(page, known.get(id(page.rows)), number), []).append(number)
        told: list[Any] = [None] * len(batch)
        for numbers in alike.values():
            book = await self._opened([batch.held[number] for number in numbers])
            for number, answer in zip(numbers, await self._selection.of(book, run), strict=True):
                told[number] = answer
        return told

    async def _opened(self, pages: Sequence[Page]) -> Book:
        reads = self._selection.reads
        if reads == frozenset():
            return Book([Sheet(page, (), 0) for page in pages], Objects([]))
        if reads is None:
            held = [await page.limited(page.list) for page in pages]
            rows: Batch = Objects([row for some in held for row in some])
            ends = list(accumulate(len(some) for some in held))
            places: list[Sequence[int]] = [range(end - len(some), end) for end, some in zip(ends, held, strict=True)]
        else:
            rows, places = await _rows(pages, {*reads, *pages[0].order.columns})
        return Book([_sheet(page, place) for page, place in zip(pages, places, strict=True)], rows)


def _kind(page: Page, said: Hashable, number: int) -> Any:
    """Pages of one kind differ in nothing but the id of their list."""
    if said is None or page.of is None:
        return number
    return said, page.order.columns, page.order.descending, page.size, page.cursor, page.backwards, page.of[0]


async def _rows(pages: Sequence[Page], paths: Iterable[str]) -> tuple[Rows, list[Sequence[int]]]:
    """The rows of pages of one kind, and where those of each are."""
    first = pages[0]
    if first.of is None:
        rows = await read(first.limited(first.rows), sorted(paths))
        return rows, [range(len(rows))]
    column, ids = first.of[0], [page.of[1] for page in pages if page.of is not None]
    rows = await read_each(first.limited(first.rows), sorted(paths), column, list(dict.fromkeys(ids)))
    where: dict[int, list[int]] = {id: [] for id in ids}
    for number, id in enumerate(rows.cells(column)):
        where[id].append(number)
    return rows, [where[id] for id in ids]


def _sheet(page: Page, place: Sequence[int]) -> Sheet:
    held = place[: page.size]
    return Sheet(page, held[::-1] if page.backwards else held, len(place))


class Nodes(Waiting):
    def __init__(self, read: Read) -> None:
        self._read, self.reads = read, together((read.reads, ROW))

    async def values(self, book: Book, run: Run) -> Sequence[Any]:
        return book.parted(await self._read.of(book.bound.rows, run) if len(book.bound) else ())


class Edges(Waiting):
    def __init__(self, selection: Selection) -> None:
        self._selection, self.reads = selection, together((selection.reads, ROW))

    async def values(self, book: Book, run: Run) -> Sequence[Any]:
        return book.parted(await self._selection.of(book.bound, run) if len(book.bound) else ())


class Node(Waiting):
    """Of an edge."""

    def __init__(self, read: Read) -> None:
        self._read, self.reads = read, together((read.reads, ROW))

    async def values(self, bound: Bound, run: Run) -> Sequence[Any]:
        return await self._read.of(bound.rows, run)


class Cursor(Waiting):
    """Of an edge."""

    reads: Reads = frozenset({"id"})

    async def values(self, bound: Bound, run: Run) -> Sequence[Any]:  # noqa: ARG002  # as other fields have it
        return bound.book.cursors(bound.numbers)


class Info(Waiting):
    reads: Reads = frozenset({"id"})

    def __init__(self, read: Read) -> None:
        self._read = read

    async def values(self, book: Book, run: Run) -> Sequence[Any]:
        ends = [sheet.numbers[end] for sheet in book.sheets if sheet.numbers for end in (0, -1)]
        cursors = iter(book.cursors(ends))
        infos = [
            sheet.page.info(sheet.found, (next(cursors), next(cursors)) if sheet.numbers else ())
            for sheet in book.sheets
        ]
        return await self._read.of(Objects(infos), run)


class Total(Waiting):
    """How many rows the whole lists have: one statement for all pages of a kind."""

    reads: Reads = frozenset()

    async def values(self, book: Book, run: Run) -> Sequence[Any]:  # noqa: ARG002  # as other fields have it
        pages = [sheet.page for sheet in book.sheets]
        if len(pages) == 1 or pages[0].of is None:
            return [await page.list.count() for page in pages]
        column, ids = pages[0].of[0], [page.of[1] for page in pages if page.of is not None]
        counted = pages[0].rows.filter(**{f"{column}__in": list(set(ids))}).annotate(number=Count("id"))
        found: Any = await counted.group_by(column).values_list(column, "number")
        held = dict(found)
        return [held.get(id, 0) for id in ids]


__all__ = ["Connection", "Cursor", "Edges", "Info", "Node", "Nodes", "Total"]
