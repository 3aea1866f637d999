"""A selection on one type: its fields side by side, and the answers in the order in which they were asked for."""

from collections.abc import Sequence
from typing import Any, Protocol

import msgspec

from schema.plan.run import Run

Reads = frozenset[str] | None
"""The columns that are read, by the path that leads there; None: whole rows."""


class Field(Protocol):
    @property
    def reads(self) -> Reads: ...

    async def values(self, batch: Any, run: Run) -> Sequence[Any]: ...


class Selection:
    def __init__(self, fields: Sequence[tuple[str, Field]]) -> None:
        self._fields = [field for _, field in fields]
        self.reads = together(field.reads for field in self._fields)
        names = [f"f{number}" for number in range(len(fields))]
        spelled = {name: key for name, (key, _) in zip(names, fields, strict=True)}
        self._struct = msgspec.defstruct("Answer", names, rename=spelled, gc=False)

    async def of(self, batch: Any, run: Run) -> Sequence[Any]:
        if not self._fields:
            return [self._struct() for _ in range(len(batch))]
        return list(map(self._struct, *[await field.values(batch, run) for field in self._fields]))


def together(many: Any) -> Reads:
    held: set[str] = set()
    for reads in many:
        if reads is None:
            return None
        held |= reads
    return frozenset(held)


__all__ = ["Field", "Reads", "Selection", "together"]
