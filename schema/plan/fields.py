"""The fields of a selection, each answering for many rows at once. What each is, its view says."""

import asyncio
from collections.abc import Awaitable, Sequence
from inspect import iscoroutinefunction
from typing import Any

from tortoise.models import Model
from tortoise.queryset import QuerySet

from schema.ids import to_ids
from schema.plan.batch import Batch, Objects, Rows
from schema.plan.complete import Complete, Leaf
from schema.plan.forms import Form, Unplanned
from schema.plan.run import Asked, Run, Which
from schema.plan.selection import Now, Reads, Selection, Waiting
from schema.related import READS, Many, One


class Typename:
    reads: Reads = frozenset()

    def __init__(self, name: str) -> None:
        self._name = name

    def now(self, batch: Batch, run: Run) -> Sequence[Any]:  # noqa: ARG002  # as other fields have it
        return [self._name] * len(batch)

    async def values(self, batch: Batch, run: Run) -> Sequence[Any]:
        return self.now(batch, run)


class Happened:
    """The event that a message of a subscription tells of."""

    reads: Reads = None

    def __init__(self, complete: Complete) -> None:
        self._complete = complete
        self.now: Now = self._at_once if complete.now is not None else None

    def _at_once(self, batch: Objects, run: Run) -> Sequence[Any]:
        return self._complete.now(batch.held, run) if self._complete.now else batch.held

    async def values(self, batch: Objects, run: Run) -> Sequence[Any]:
        return await self._complete.of(batch.held, run)


class Attribute:
    """A field without code: the column of its name, or whatever Python has under it."""

    def __init__(self, name: str, complete: Complete, form: Form | None, *, column: bool) -> None:
        self._name, self._complete, self._form = name, complete, form
        self._leaf = complete.form if isinstance(complete, Leaf) else None
        self.reads: Reads = frozenset({name}) if column else None
        self.now: Now = self._at_once if complete.now is not None else None

    def _at_once(self, batch: Batch, run: Run) -> Sequence[Any]:
        if self._form is not None and isinstance(batch, Rows):
            return self._form(batch.cells(self._name))
        values = batch.values(self._name)
        if self._leaf is not None:
            return self._leaf(values)
        return self._complete.now(values, run) if self._complete.now else values

    async def values(self, batch: Batch, run: Run) -> Sequence[Any]:
        if self._form is not None and isinstance(batch, Rows):
            return self._form(batch.cells(self._name))
        return await self._complete.of(batch.values(self._name), run)


class Followed:
    """A foreign key: joined where nothing but columns is read, else one statement for all; none for the key alone."""

    def __init__(self, one: One, model: type[Model], selection: Selection, *, required: bool) -> None:
        self._name, self._key = one.name, f"{one.name}_id"
        self._selection, self._required = selection, required
        self._which = Which(one.target(model), seen=one.seen)
        self._named = not one.seen and selection.reads == frozenset({"id"})
        self._joined = not (one.seen or self._named) and selection.reads is not None
        further = selection.reads if self._joined else None
        self._further = frozenset(f"{one.name}__{path}" for path in further or ())
        self.reads: Reads = frozenset({self._key, *self._further})
        self.now: Now = self._at_once if self._named and selection.now is not None else None

    def _at_once(self, batch: Batch, run: Run) -> Sequence[Any]:
        keys = self._keys(batch)
        ids = list(dict.fromkeys(key for key in keys if key is not None))
        told = self._selection.now(self._alone(ids), run) if self._selection.now else ()
        return self._placed(keys, dict(zip(ids, told, strict=True)))

    def _keys(self, batch: Batch) -> Sequence[Any]:
        return batch.cells(self._key) if isinstance(batch, Rows) else batch.values(self._key)

    def _alone(self, ids: Sequence[int]) -> Rows:
        """A foreign key leads to a row; of that nothing but the key is asked for."""
        return Rows(self._which.model, {"id": ids}, len(ids))

    async def values(self, batch: Batch, run: Run) -> Sequence[Any]:
        keys = self._keys(batch)
        numbers = {key: number for number, key in enumerate(keys) if key is not None}
        if not numbers:
            told: dict[Any, Any] = {}
        elif self._named:
            told = dict(zip(numbers, await self._selection.of(self._alone(list(numbers)), run), strict=True))
        elif self._joined and isinstance(batch, Rows) and batch.knows(self._further):
            joined = batch.joined(self._name, list(numbers.values()))
            told = dict(zip(numbers, await self._selection.of(joined, run), strict=True))
        else:
            told = await self._by_id(list(numbers), run)
        return self._placed(keys, told)

    def _placed(self, keys: Sequence[Any], told: dict[Any, Any]) -> Sequence[Any]:
        found = [None if key is None else told.get(key) for key in keys]
        if self._required and None in found:
            raise Unplanned("Null where there must be none.")
        return found

    async def _by_id(self, ids: Sequence[int], run: Run) -> dict[Any, Any]:
        """The answers about the rows that it leads to, by their ids."""
        reads = self._selection.reads
        if reads is None:
            found: Batch = Objects(await self._which.rows(run.context).filter(id__in=list(ids)))
        else:
            found = await run.among(self._which, {"id", *reads}, ids)
        return dict(zip(found.values("id"), await self._selection.of(found, run), strict=True))


class Listed(Waiting):
    """A reverse relation: one statement for all."""

    def __init__(self, many: Many, model: type[Model], selection: Selection) -> None:
        self._selection = selection
        target, self._key = many.target(model)
        self._which = Which(target, self._key, many.order)
        self._through = Followed(_leading(many.through), target, selection, required=True) if many.through else None
        self.reads: Reads = frozenset({"id"})

    async def values(self, batch: Batch, run: Run) -> Sequence[Any]:
        ids = batch.values("id")
        if not ids:
            return []
        reads = self._through.reads if self._through else self._selection.reads
        if reads is None:
            found: Batch = Objects(await self._which.rows(run.context).filter(**{f"{self._key}__in": ids}))
        else:
            found = await run.among(self._which, reads, ids)
        told = await (self._through.values(found, run) if self._through else self._selection.of(found, run))
        held: dict[int, list[Any]] = {id: [] for id in ids}
        for id, answer in zip(found.values(self._key), told, strict=True):
            held[id].append(answer)
        return [held[id] for id in ids]


def _leading(name: str) -> One:
    one = One(seen=False)
    one.name = name
    return one


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
        brief = self._pure and self._code is not None and not iscoroutinefunction(self._code)
        self.now: Now = self._at_once if brief and complete.now is not None else None

    def _at_once(self, batch: Batch, run: Run) -> Sequence[Any]:
        """What reads nothing but columns has nothing to wait for."""
        sources = batch.sources(self.reads)
        different = _different(sources) if isinstance(batch, Rows) else {}
        values = self._called(list(different) or sources, run)
        if any(hasattr(kind, "__await__") for kind in set(map(type, values))) or self._complete.now is None:
            raise Unplanned(f"{self._asked.name} waits for something.")
        told = self._complete.now(values, run)
        if not different:
            return told
        by_source = dict(zip(different, told, strict=True))
        return [by_source[source] for source in sources]

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
        code, given = self._code, {} if self._pure else self._given(run)
        if self._itself:
            return [code(source, **given) for source in sources]
        if self._first and not given:
            return [code(source) for source in sources]
        if self._parent is None:
            return [code(**given) for _ in sources]
        return [code(**{self._parent: source}, **given) for source in sources]

    def _given(self, run: Run) -> dict[str, Any]:
        info = run.info(self._asked)
        given = run.arguments(self._asked, info)
        return given if self._info is None else {**given, self._info: info}


class Identity(Code):
    """The id of a node: a column of numbers that becomes a column of ids."""

    def __init__(self, asked: Asked, complete: Complete, noun: str) -> None:
        self._noun = noun
        super().__init__(asked, complete)

    def _at_once(self, batch: Batch, run: Run) -> Sequence[Any]:  # noqa: ARG002  # as others have it
        return to_ids(self._noun, batch.cells("id") if isinstance(batch, Rows) else batch.values("id"))


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


__all__ = ["Attribute", "Code", "Followed", "Happened", "Identity", "Listed", "Typename", "gathered"]
