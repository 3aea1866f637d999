"""Loaders that one noun alone needs; they live and end with the loaders that all share."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from strawberry.dataloader import DataLoader

from schema.context import Info
from schema.loaders import Loaders

Load = Callable[..., Awaitable[list[Any]]]

_held: WeakKeyDictionary[Loaders, dict[Any, DataLoader[int, Any]]] = WeakKeyDictionary()


def batched(info: Info, load: Load, *more: Any) -> DataLoader[int, Any]:
    """The request's loader for `async def load(ids, *more)`, a function of a module."""
    held = _held.setdefault(info.context.loaders, {})
    if (load, more) not in held:
        held[load, more] = DataLoader(load_fn=partial(_call, load, more))
    return held[load, more]


async def _call(load: Load, more: tuple[Any, ...], ids: Sequence[int]) -> list[Any]:
    return await load(list(ids), *more)
