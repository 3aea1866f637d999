"""What a selection reads from: many rows at once, as columns of cells or as objects. Knows no statement and no view."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, cast

import msgspec
from tortoise.fields import BigIntField, CharField, IntField, TextField
from tortoise.models import Model


class Objects:
    """Things that Python made: rows with all their columns, pages, amounts."""

    def __init__(self, held: Sequence[Any]) -> None:
        self.held = held

    def __len__(self) -> int:
        return len(self.held)

    def values(self, name: str) -> list[Any]:
        return [getattr(each, name) for each in self.held]

    def sources(self, reads: frozenset[str] | None) -> Sequence[Any]:  # noqa: ARG002  # as Rows has it
        """What the code of a field is given."""
        return self.held

    def picked(self, numbers: Sequence[int]) -> "Objects":
        return Objects([self.held[number] for number in numbers])


class Rows:
    """Columns of cells as the driver gave them, by the path that leads there; a joined row has a path of its own."""

    def __init__(
        self,
        model: type[Model],
        columns: Mapping[str, Sequence[Any]],
        size: int,
        *,
        path: str = "",
        picked: Sequence[int] | None = None,
    ) -> None:
        self.model, self.size = model, size
        self._columns, self._path, self._picked = columns, path, picked
        self._picks = None if picked is None else _picks(picked)

    def __len__(self) -> int:
        return self.size

    def knows(self, names: Iterable[str]) -> bool:
        """Whether these columns were read."""
        return all(self._path + name in self._columns for name in names)

    def cells(self, name: str) -> Sequence[Any]:
        column = self._columns[self._path + name]
        return column if self._picks is None else self._picks(column)

    def values(self, name: str, field: str | None = None) -> list[Any]:
        """As the model has them; of a column that was worked out, as the model has this field."""
        kind, cells = self.model._meta.fields_map[field or name], self.cells(name)
        if type(kind) in AS_THEY_ARE:
            return list(cells)
        convert = kind.to_python_value
        return [convert(cell) for cell in cells]

    def named(self, *names: str) -> Iterator[dict[str, Any]]:
        """Row by row, cells by their names."""
        for cells in zip(*(self.cells(name) for name in names), strict=True):
            yield dict(zip(names, cells, strict=True))

    def sources(self, reads: frozenset[str] | None) -> Sequence[Any]:
        names = tuple(sorted(reads or ()))
        make = slice_of(self.model, names)
        return list(map(make, *(self.values(name) for name in names))) if names else [make()] * self.size

    def joined(self, name: str, numbers: Sequence[int]) -> "Rows":
        """Of these rows those that a foreign key leads to."""
        model = cast(Any, self.model._meta.fields_map[name]).related_model
        return self._taken(model, f"{self._path}{name}__", numbers)

    def picked(self, numbers: Sequence[int]) -> "Rows":
        return self if list(numbers) == list(range(self.size)) else self._taken(self.model, self._path, numbers)

    def _taken(self, model: type[Model], path: str, numbers: Sequence[int]) -> "Rows":
        picked = numbers if self._picked is None else [self._picked[number] for number in numbers]
        return Rows(model, self._columns, len(picked), path=path, picked=picked)


def _picks(numbers: Sequence[int]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """What takes these cells of a column."""
    if len(numbers) > 1:
        return itemgetter(*numbers)
    return lambda column: [column[number] for number in numbers]


Batch = Objects | Rows
AS_THEY_ARE = {IntField, BigIntField, TextField, CharField}
"""Columns whose cells are their values."""
KNOWN = ("noun", "called")
"""What all rows of a model have."""


@lru_cache(maxsize=500)
def slice_of(model: type[Model], names: tuple[str, ...]) -> Any:
    """A row of which nothing but these columns is known; what its model derives from them alone, it has too."""

    def derived(self: Any, name: str) -> Any:
        held = getattr(model, name)
        return held.__get__(self) if isinstance(held, property) else held

    fields = [(name, Any) for name in names]
    known = {name: held for name in KNOWN if (held := getattr(model, name, None)) is not None}
    namespace = {"__getattr__": derived, **known}
    return msgspec.defstruct(f"{model.__name__}Slice", fields, namespace=namespace, frozen=True, gc=False)


__all__ = ["Batch", "Objects", "Rows", "slice_of"]
