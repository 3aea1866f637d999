"""A selection on one type: its fields side by side, and the answers in the order in which they were asked for."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import msgspec

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
        self._steps = [(field.now, field.values) for field in self._fields]
        self.now: Now = self._at_once if all(field.now is not None for field in self._fields) else None

    async def of(self, batch: Any, run: Run) -> Sequence[Any]:
        if self.now is not None:
            return self.now(batch, run)
        return self._told([now(batch, run) if now else await values(batch, run) for now, values in self._steps], batch)

    def _at_once(self, batch: Any, run: Run) -> Sequence[Any]:
        return self._told([now(batch, run) for now, _ in self._steps if now is not None], batch)

    def _told(self, columns: Sequence[Sequence[Any]], batch: Any) -> Sequence[Any]:
        return list(map(self._struct, *columns)) if columns else [self._struct() for _ in range(len(batch))]


def together(many: Any) -> Reads:
    held: set[str] = set()
    for reads in many:
        if reads is None:
            return None
        held |= reads
    return frozenset(held)


__all__ = ["Field", "Now", "Reads", "Selection", "Waiting", "together"]
