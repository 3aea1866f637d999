"""The fields of a selection, each answering for many rows at once. What each is, its view says."""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import Any

from tortoise.models import Model
from tortoise.queryset import QuerySet

from schema.plan.batch import Batch, Objects, Rows
from schema.plan.complete import Complete
from schema.plan.forms import Form, Unplanned
from schema.plan.run import Asked, Run
from schema.plan.selection import Reads, Selection
from schema.plan.statements import read_among
from schema.related import READS, Many, One


class Typename:
    reads: Reads = frozenset()

    def __init__(self, name: str) -> None:
        self._name = name

    async def values(self, batch: Batch, run: Run) -> Sequence[Any]:  # noqa: ARG002  # as other fields have it
        return [self._name] * len(batch)


class Attribute:
    """A field without code: the column of its name, or whatever Python has under it."""

    def __init__(self, name: str, complete: Complete, form: Form | None, *, column: bool) -> None:
        self._name, self._complete, self._form = name, complete, form
        self.reads: Reads = frozenset({name}) if column else None

    async def values(self, batch: Batch, run: Run) -> Sequence[Any]:
        if self._form is not None and isinstance(batch, Rows):
            return self._form(batch.cells(self._name))
        return await self._complete.of(batch.values(self._name), run)


class Followed:
    """A foreign key: joined where nothing but columns is read, else one statement for all; none for the key alone."""

    def __init__(self, one: One, model: type[Model], selection: Selection, *, required: bool) -> None:
        self._name, self._key, self._seen = one.name, f"{one.name}_id", one.seen
        self._target, self._selection, self._required = one.target(model), selection, required
        self._named = not one.seen and selection.reads == frozenset({"id"})
        self._joined = not (one.seen or self._named) and selection.reads is not None
        further = {f"{one.name}__{path}" for path in selection.reads or ()} if self._joined else set()
        self.reads: Reads = frozenset({self._key, *further})

    async def values(self, batch: Batch, run: Run) -> Sequence[Any]:
        keys = batch.cells(self._key) if isinstance(batch, Rows) else batch.values(self._key)
        numbers = {key: number for number, key in enumerate(keys) if key is not None}
        if not numbers:
            told: dict[Any, Any] = {}
        elif self._named:
            # A foreign key leads to a row; of that nothing but the key is asked for.
            there = Rows(self._target, {"id": list(numbers)}, len(numbers))
            told = dict(zip(numbers, await self._selection.of(there, run), strict=True))
        elif self._joined and isinstance(batch, Rows):
            joined = batch.joined(self._name, list(numbers.values()))
            told = dict(zip(numbers, await self._selection.of(joined, run), strict=True))
        else:
            rows = self._target.visible_to(run.context.user) if self._seen else self._target.all()
            told = await by_id(rows, list(numbers), self._selection, run)
        found = [None if key is None else told.get(key) for key in keys]
        if self._required and None in found:
            raise Unplanned("Null where there must be none.")
        return found


class Listed:
    """A reverse relation: one statement for all."""

    def __init__(self, many: Many, model: type[Model], selection: Selection) -> None:
        self._many, self._selection = many, selection
        self._target, self._key = many.target(model)
        self._through = (
            Followed(_leading(many.through), self._target, selection, required=True) if many.through else None
        )
        self.reads: Reads = frozenset({"id"})

    async def values(self, batch: Batch, run: Run) -> Sequence[Any]:
        ids = batch.values("id")
        if not ids:
            return []
        rows = self._target.all().order_by(*self._many.order)
        reads = self._through.reads if self._through else self._selection.reads
        if reads is None:
            found: Batch = Objects(await rows.filter(**{f"{self._key}__in": ids}))
        else:
            found = await read_among(rows, sorted(reads), self._key, ids)
        told = await (self._through.values(found, run) if self._through else self._selection.of(found, run))
        held: dict[int, list[Any]] = {id: [] for id in ids}
        for id, answer in zip(found.values(self._key), told, strict=True):
            held[id].append(answer)
        return [held[id] for id in ids]


def _leading(name: str) -> One:
    one = One(seen=False)
    one.name = name
    return one


async def by_id(rows: QuerySet[Any], ids: Sequence[int], selection: Selection, run: Run) -> dict[Any, Any]:
    """The answers about some rows, by their ids."""
    if selection.reads is None:
        found: Batch = Objects(await rows.filter(id__in=list(ids)))
    else:
        found = await read_among(rows, sorted({"id", *selection.reads}), "id", ids)
    return dict(zip(found.values("id"), await selection.of(found, run), strict=True))


class Code:
    """A field with code: called for each row, all together where it waits; once for each different row where it reads
    nothing but columns."""

    def __init__(self, asked: Asked, complete: Complete) -> None:
        view, resolver = asked.view, asked.view.base_resolver
        self._asked, self._complete = asked, complete
        self.reads: Reads = view.metadata.get(READS) if resolver is not None else None
        self._code: Any = resolver.wrapped_func if resolver is not None and not view.extensions else None
        self._parent = resolver.parent_parameter.name if resolver and resolver.parent_parameter else None
        self._info = resolver.info_parameter.name if resolver and resolver.info_parameter else None
        self._first = self._parent is not None and next(iter(resolver.signature.parameters)) == self._parent  # type: ignore[union-attr]
        self._itself = bool(resolver and resolver.self_parameter)
        self._pure = self.reads is not None and self._info is None and not view.arguments

    async def values(self, batch: Batch, run: Run) -> Sequence[Any]:
        sources = batch.sources(self.reads)
        if self._pure and isinstance(batch, Rows):
            different = _different(sources)
            told = dict(zip(different, await self._told(list(different), run), strict=True)) if different else {}
            if told or not sources:
                return [told[source] for source in sources]
        return await self._told(sources, run)

    async def _told(self, sources: Sequence[Any], run: Run) -> Sequence[Any]:
        if not sources:
            return []
        values = self._called(sources, run)
        first = values[0]
        if isinstance(first, QuerySet):
            return [await self._complete.of_rows(value, run) for value in values]
        waiting = [hasattr(kind, "__await__") for kind in set(map(type, values))]
        if all(waiting):
            values = await gathered(values)
        elif any(waiting):
            values = await gathered([value if hasattr(value, "__await__") else _ready(value) for value in values])
        return await self._complete.of(values, run)

    def _called(self, sources: Sequence[Any], run: Run) -> list[Any]:
        if self._code is None:
            info, given = run.raw_info(self._asked), run.given(self._asked)
            resolve: Any = self._asked.definition.resolve
            return [resolve(source, info, **given) for source in sources]
        code, info = self._code, run.info(self._asked)
        given = run.arguments(self._asked, info)
        if self._info is not None:
            given[self._info] = info
        if self._itself:
            return [code(source, **given) for source in sources]
        if self._first and not given:
            return [code(source) for source in sources]
        if self._parent is None:
            return [code(**given) for _ in sources]
        return [code(**{self._parent: source}, **given) for source in sources]


def _different(sources: Sequence[Any]) -> dict[Any, None]:
    """Each once; none where they cannot be compared, as what a column of JSON holds."""
    try:
        return dict.fromkeys(sources)
    except TypeError:
        return {}


async def _ready(value: Any) -> Any:
    return value


async def gathered(waiting: Sequence[Awaitable[Any]]) -> list[Any]:
    """All together; when one fails, the others end too."""
    if len(waiting) == 1:
        return [await waiting[0]]
    tasks = [asyncio.ensure_future(each) for each in waiting]
    try:
        return list(await asyncio.gather(*tasks))
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise


__all__ = ["Attribute", "Code", "Followed", "Listed", "Typename", "gathered"]
