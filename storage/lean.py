"""What Tortoise does around each row anew although it is the same each time: looking at the defaults of all fields,
waiting for listeners that nobody has, looking for relations at every assignment. Done once here. Knows no model.
"""

import inspect
from collections.abc import Callable
from copy import deepcopy
from typing import Any
from weakref import WeakKeyDictionary

from tortoise.models import Model

Default = tuple[str, Any, Callable[[], Any] | None]
"""A field, and its value, or what makes one."""
SIMPLE = (int, float, str, bool, bytes, type(None))

_defaults: WeakKeyDictionary[type[Model], list[Default]] = WeakKeyDictionary()
_heard = Model._wait_for_listeners


def install() -> None:
    """From now on all rows of this process are made and assigned to in this way."""
    row: Any = Model
    row.__init__, row.__setattr__, row._wait_for_listeners = _made, _assigned, _told


def _made(self: Any, **given: Any) -> None:
    assign = object.__setattr__
    for name, value in (("_partial", False), ("_saved_in_db", False), ("_custom_generated_pk", False)):
        assign(self, name, value)
    assign(self, "_await_when_save", {})
    passed = self._set_kwargs(given)
    for name, value, make in _defaults_of(type(self)):
        if name not in passed:
            if inspect.iscoroutinefunction(make):
                self._await_when_save[name] = make
            else:
                assign(self, name, make() if make else value)


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


def _defaults_of(model: type[Model]) -> list[Default]:
    held = _defaults.get(model)
    if held is None:
        held = _defaults[model] = [_default(model, name) for name in sorted(model._meta.fields)]
    return held


def _default(model: type[Model], name: str) -> Default:
    field = model._meta.fields_map[name]
    default: Any = field.default
    if callable(default):
        return name, None, default
    if default is None and field.has_db_default():
        return name, None, field.get_db_default_value
    if isinstance(default, SIMPLE):
        return name, default, None
    return name, None, lambda: deepcopy(default)
