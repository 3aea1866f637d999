"""Parts of plans that documents have in common: made once, and what is told by them told once. Knows no field."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar
from weakref import WeakValueDictionary

T = TypeVar("T")


class Shared:
    """Parts that some plan still has, each by all that makes it what it is."""

    def __init__(self) -> None:
        self._parts: WeakValueDictionary[Hashable, Any] = WeakValueDictionary()

    def one(self, key: Hashable, make: Callable[[], T]) -> T:
        held: T | None = self._parts.get(key)
        if held is None:
            held = self._parts[key] = make()
        return held


class Known:
    """What was told of one event, to whoever sees it with the same eyes: of each thing, what each field says of it."""

    MOST = 100_000
    """Answers of parts that are worth keeping: some 25 MB. 500 cards told to hundreds of documents are more."""

    def __init__(self) -> None:
        self.size = 0
        self._told: dict[int, tuple[Any, dict[Any, Any]]] = {}

    def of(self, things: Sequence[Any]) -> list[dict[Any, Any]]:
        """By field, for each of these. Things are told apart by identity, and kept so that none takes another's."""
        told = self._told
        self.size += len(things)
        return [told.setdefault(id(thing), (thing, {}))[1] for thing in things]


__all__ = ["Known", "Shared"]
