"""What Tortoise does around each row anew although it is the same each time: looking at the defaults of all fields,
waiting for listeners that nobody has, looking for relations at every assignment. Done once here. Knows no model.
"""

import inspect
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from tortoise.models import Model

SIMPLE = (int, float, str, bool, bytes, type(None))
BEGIN = {"_partial": False, "_saved_in_db": False, "_custom_generated_pk": False}


@dataclass(frozen=True)
class Defaults:
    """`values` by the names of fields; of the others what makes one, each time."""

    values: Mapping[str, Any]
    makers: Sequence[tuple[str, Callable[[], Any]]]


_defaults: WeakKeyDictionary[type[Model], Defaults] = WeakKeyDictionary()
_heard = Model._wait_for_listeners


def install() -> None:
    """From now on all rows of this process are made and assigned to in this way."""
    row: Any = Model
    row.__init__, row.__setattr__, row._wait_for_listeners = _made, _assigned, _told


def _made(self: Any, **given: Any) -> None:
    defaults, held = _defaults_of(type(self)), self.__dict__
    held.update(BEGIN)
    held.update(defaults.values)
    held["_await_when_save"] = {}
    passed = self._set_kwargs(given)
    for name, make in defaults.makers:
        if name not in passed:
            if inspect.iscoroutinefunction(make):
                held["_await_when_save"][name] = make
            else:
                held[name] = make()


def _assigned(self: Any, name: str, value: Any) -> None:
    meta = self._meta
    if name in meta.fk_fields or name in meta.o2o_fields:
        self._validate_relation_type(name, value)
    waiting = self.__dict__.get("_await_when_save")
    if waiting:
        waiting.pop(name, None)
    object.__setattr__(self, name, value)


async def _told(self: Any, signal: Any, *given: Any) -> None:
    if self._listeners[signal].get(type(self)):
        await _heard(self, signal, *given)


def _defaults_of(model: type[Model]) -> Defaults:
    held = _defaults.get(model)
    if held is None:
        values, makers = {}, []
        for name in sorted(model._meta.fields):
            value, make = _default(model._meta.fields_map[name])
            if make is None:
                values[name] = value
            else:
                makers.append((name, make))
        # A relation is a property, and what it leads to stands on the row under another name.
        for name in model._meta.fetch_fields:
            values.pop(name, None)
        held = _defaults[model] = Defaults(values, makers)
    return held


def _default(field: Any) -> tuple[Any, Callable[[], Any] | None]:
    default: Any = field.default
    if callable(default):
        return None, default
    if default is None and field.has_db_default():
        return None, field.get_db_default_value
    if isinstance(default, SIMPLE):
        return default, None
    return None, lambda: deepcopy(default)
