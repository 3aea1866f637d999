"""A selection on one type: its fields side by side, and the answers in the order in which they were asked for."""

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Any, Protocol

import msgspec

from schema.plan.batch import Objects, Rows
from schema.plan.run import Run

Reads = frozenset[str] | None
"""The columns that are read, by the path that leads there; None: whole rows."""


Now = Callable[[Any, Run], Sequence[Any]] | None
"""The same as `values`, or `of`, where nothing needs to be waited for: most of what is asked stands in cells."""


class Waiting:
    """A field, or what completes one, that asks the database or may do so."""

    now: Now = None


class Field(Protocol):
    @property
    def reads(self) -> Reads: ...

    @property
    def now(self) -> Now: ...

    async def values(self, batch: Any, run: Run) -> Sequence[Any]: ...


class Selection:
    def __init__(self, fields: Sequence[tuple[str, Field]]) -> None:
        self._fields = [field for _, field in fields]
        self.reads = together(field.reads for field in self._fields)
        names = [f"f{number}" for number in range(len(fields))]
        spelled = {name: key for name, (key, _) in zip(names, fields, strict=True)}
        self._struct = msgspec.defstruct("Answer", names, rename=spelled, gc=False)
        self._all, self._asked = frozenset(self._fields), _from(self._fields)
        self.now: Now = self._at_once if all(field.now is not None for field in self._fields) else None

    async def of(self, batch: Any, run: Run) -> Sequence[Any]:
        if self.now is not None:
            return self.now(batch, run)
        if run.known is None or not isinstance(batch, Objects):
            steps = [(field.now, field.values) for field in self._fields]
            return self._told([now(batch, run) if now else await values(batch, run) for now, values in steps], batch)
        told = run.known.of(batch.held)
        for field, some, places in self._new(batch, told):
            _put(field, field.now(some, run) if field.now else await field.values(some, run), places)
        return self._recalled(told)

    def _at_once(self, batch: Any, run: Run) -> Sequence[Any]:
        steps = [(field, field.now) for field in self._fields if field.now is not None]
        if run.known is not None and isinstance(batch, Rows):
            [held] = run.known.of([batch])
            return self._told([_once(held, field, now, batch, run) for field, now in steps], batch)
        if run.known is None or not isinstance(batch, Objects):
            return self._told([now(batch, run) for _, now in steps], batch)
        told = run.known.of(batch.held)
        for field, some, places in self._new(batch, told):
            _put(field, field.now(some, run) if field.now else (), places)
        return self._recalled(told)

    def _told(self, columns: Sequence[Sequence[Any]], batch: Any) -> Sequence[Any]:
        return list(map(self._struct, *columns)) if columns else [self._struct() for _ in range(len(batch))]

    def _new(self, batch: Objects, told: list[dict[Any, Any]]) -> Iterator[tuple[Field, Objects, list[dict[Any, Any]]]]:
        """The fields that are not known yet of some of these, with those."""
        if all(held.keys() >= self._all for held in told):
            return
        for field in self._fields:
            numbers = [number for number, held in enumerate(told) if field not in held]
            if len(numbers) == len(told):
                yield field, batch, told
            elif numbers:
                yield field, batch.picked(numbers), [told[number] for number in numbers]

    def _recalled(self, told: list[dict[Any, Any]]) -> Sequence[Any]:
        struct, asked = self._struct, self._asked
        return [struct(*asked(held)) for held in told]


def _once(held: dict[Any, Any], field: Field, now: Any, batch: Rows, run: Run) -> Any:
    """What a field says of rows that are read once for all who are told of them."""
    if field not in held:
        held[field] = now(batch, run)
    return held[field]


def _put(field: Field, values: Sequence[Any], places: list[dict[Any, Any]]) -> None:
    for value, held in zip(values, places, strict=True):
        held[field] = value


def _from(fields: Sequence[Field]) -> Callable[[dict[Any, Any]], Sequence[Any]]:
    """What takes the values of these, in their order."""
    if len(fields) > 1:
        return itemgetter(*fields)
    return lambda held: [held[field] for field in fields]


def together(many: Any) -> Reads:
    held: set[str] = set()
    for reads in many:
        if reads is None:
            return None
        held |= reads
    return frozenset(held)


__all__ = ["Field", "Now", "Reads", "Selection", "Waiting", "together"]
