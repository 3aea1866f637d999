"""What becomes of the values that code answered with: leaves, objects, lists of these, for many rows at once."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from graphql import GraphQLAbstractType, GraphQLSchema, is_object_type
from tortoise.queryset import QuerySet

from schema.plan.batch import Batch, Objects
from schema.plan.forms import Form, Unplanned
from schema.plan.run import Run
from schema.plan.selection import Now, Waiting
from schema.plan.statements import read

NULL = type(None)


class Read(Protocol):
    """What a selection does; it says of itself which columns it reads."""

    @property
    def reads(self) -> frozenset[str] | None: ...

    @property
    def now(self) -> Now: ...

    async def of(self, batch: Batch, run: Run) -> Sequence[Any]: ...


class Complete(Protocol):
    @property
    def now(self) -> Now: ...

    async def of(self, values: Sequence[Any], run: Run) -> Sequence[Any]: ...

    async def of_rows(self, rows: QuerySet[Any], run: Run) -> Any:
        """Of one value, which is all that a queryset finds."""


class Leaf:
    def __init__(self, form: Form) -> None:
        self.form = form

    def now(self, values: Sequence[Any], run: Run) -> Sequence[Any]:  # noqa: ARG002  # as others have it
        return self.form(values)

    async def of(self, values: Sequence[Any], run: Run) -> Sequence[Any]:  # noqa: ARG002  # as others have it
        return self.form(values)

    async def of_rows(self, rows: QuerySet[Any], run: Run) -> Any:  # noqa: ARG002  # as others have it
        raise Unplanned(f"{rows.model.__name__} is no leaf.")


class Thing:
    """An object, or null."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self.now: Now = self._at_once if read.now is not None else None

    def _at_once(self, values: Sequence[Any], run: Run) -> Sequence[Any]:
        there = [value for value in values if value is not None]
        return _spread(values, self._read.now(Objects(there), run)) if there and self._read.now else values

    async def of(self, values: Sequence[Any], run: Run) -> Sequence[Any]:
        there = [value for value in values if value is not None]
        return _spread(values, await self._read.of(Objects(there), run)) if there else values

    async def of_rows(self, rows: QuerySet[Any], run: Run) -> Any:
        told = await self.each(rows, run)
        if len(told) > 1:
            raise Unplanned("More than one row.")
        return told[0] if told else None

    async def each(self, rows: QuerySet[Any], run: Run) -> Sequence[Any]:
        reads = self._read.reads
        if reads is None:
            found = await rows
            held = [found] if rows._single else found
            there = [row for row in held if row is not None]
            return await self._read.of(Objects(there), run) if there else []
        batch = await read(rows, sorted(reads))
        return await self._read.of(batch, run) if len(batch) else []


def _spread(values: Sequence[Any], told: Sequence[Any]) -> Sequence[Any]:
    """The answers at the places of those that are not null."""
    if len(told) == len(values):
        return told
    held = iter(told)
    return [None if value is None else next(held) for value in values]


class OneOf(Waiting):
    """An object of one of several types, each with a selection of its own."""

    reads = None

    def __init__(self, schema: GraphQLSchema, type_: GraphQLAbstractType, read: Callable[[Any], Read]) -> None:
        self._types: list[Any] = list(schema.get_possible_types(type_))
        self._make, self._reads = read, dict[str, Read]()

    async def of(self, batch: Batch, run: Run) -> Sequence[Any]:
        if not isinstance(batch, Objects):
            raise Unplanned("Columns have no type.")
        kinds = [self._type_of(each, run) for each in batch.held]
        told: list[Any] = [None] * len(kinds)
        for type_ in dict.fromkeys(kinds):
            numbers = [number for number, kind in enumerate(kinds) if kind is type_]
            if type_.name not in self._reads:
                self._reads[type_.name] = self._make(type_)
            answers = await self._reads[type_.name].of(Objects([batch.held[number] for number in numbers]), run)
            for number, answer in zip(numbers, answers, strict=True):
                told[number] = answer
        return told

    def _type_of(self, value: Any, run: Run) -> Any:
        for type_ in self._types:
            if type_.is_type_of(value, run.context):
                return type_
        raise Unplanned("Of none of these types.")


class Several:
    """A list."""

    def __init__(self, inner: "Complete") -> None:
        self._inner = inner
        self.now: Now = self._at_once if inner.now is not None else None

    def _at_once(self, values: Sequence[Any], run: Run) -> Sequence[Any]:
        return _parted(values, self._inner.now(_flat(values), run)) if self._inner.now else values

    async def of(self, values: Sequence[Any], run: Run) -> Sequence[Any]:
        return _parted(values, await self._inner.of(_flat(values), run))

    async def of_rows(self, rows: QuerySet[Any], run: Run) -> Any:
        inner = self._inner.inner if isinstance(self._inner, Certain) else self._inner
        if not isinstance(inner, Thing):
            raise Unplanned(f"{rows.model.__name__} is no object.")
        return list(await inner.each(rows, run))


def _flat(values: Sequence[Any]) -> list[Any]:
    return [each for value in values if value is not None for each in value]


def _parted(values: Sequence[Any], answers: Sequence[Any]) -> Sequence[Any]:
    """The answers about what stood in each list."""
    told = iter(answers)
    return [None if value is None else [next(told) for _ in value] for value in values]


class Certain:
    """Anything but null; what null does to the answer around it is for the ordinary resolvers to say."""

    def __init__(self, inner: "Complete") -> None:
        self.inner = inner
        self.now: Now = self._at_once if inner.now is not None else None

    def _at_once(self, values: Sequence[Any], run: Run) -> Sequence[Any]:
        _there(values)
        return self.inner.now(values, run) if self.inner.now else values

    async def of(self, values: Sequence[Any], run: Run) -> Sequence[Any]:
        _there(values)
        return await self.inner.of(values, run)

    async def of_rows(self, rows: QuerySet[Any], run: Run) -> Any:
        told = await self.inner.of_rows(rows, run)
        if told is None:
            raise Unplanned("Null where there must be none.")
        return told


def _there(values: Sequence[Any]) -> None:
    if NULL in set(map(type, values)):
        raise Unplanned("Null where there must be none.")


__all__ = ["Certain", "Complete", "Leaf", "OneOf", "Read", "Several", "Thing", "is_object_type"]
