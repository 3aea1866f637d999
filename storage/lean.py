"""What Tortoise does around each row anew although it is the same each time: looking at the defaults of all fields,
waiting for listeners that nobody has, looking for relations at every assignment. Done once here. Knows no model.
"""

import inspect
import sys
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from weakref import WeakKeyDictionary

from tortoise import fields
from tortoise.fields.base import Field
from tortoise.fields.data import CharEnumFieldInstance
from tortoise.models import Model
from tortoise.validators import MaxLengthValidator

SIMPLE = (int, float, str, bool, bytes, type(None))
SIZED = (str, bytes)
NONE: tuple[tuple[type, ...], int] = ((), 0)
BEGIN = {"_partial": False, "_saved_in_db": False, "_custom_generated_pk": False}


@dataclass(frozen=True)
class Form:
    """How a new row of a model begins. `values`: what its fields are unless given; of the `makers` each makes one.
    `plain`: the fields whose values are taken as they are when they are of these types, and not longer than this."""

    values: Mapping[str, Any]
    makers: Sequence[tuple[str, Callable[[], Any]]]
    plain: Mapping[str, tuple[tuple[type, ...], int]]
    null: frozenset[str]


_forms: WeakKeyDictionary[type[Model], Form] = WeakKeyDictionary()
_heard = Model._wait_for_listeners


def install() -> None:
    """From now on all rows of this process are made and assigned to in this way."""
    row: Any = Model
    row.__init__, row.__setattr__, row._wait_for_listeners = _made, _assigned, _told


def _made(self: Any, **given: Any) -> None:
    form, held = _form_of(type(self)), self.__dict__
    held.update(BEGIN)
    held.update(form.values)
    held["_await_when_save"] = {}
    rest = {name: value for name, value in given.items() if not _taken(form, held, name, value)}
    passed = self._set_kwargs(rest) if rest else ()
    for name, make in form.makers:
        if name not in given and name not in passed:
            if inspect.iscoroutinefunction(make):
                held["_await_when_save"][name] = make
            else:
                held[name] = make()


def _assigned(self: Any, name: str, value: Any) -> None:
    held = self.__dict__
    if name in held and not held.get("_await_when_save"):
        held[name] = value  # a column: what a relation leads to stands under another name
        return
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


def _taken(form: Form, held: dict[str, Any], name: str, value: Any) -> bool:
    """Whether a value could be taken as it is."""
    if value is None:
        fits = name in form.null
    else:
        kinds, longest = form.plain.get(name, NONE)
        kind = type(value)
        fits = kind in kinds and (kind not in SIZED or len(value) <= longest)
        fits = fits and (kind is not datetime or value.tzinfo is UTC)
    if fits:
        held[name] = value
    return fits


def _form_of(model: type[Model]) -> Form:
    held = _forms.get(model)
    if held is None:
        known = model._meta.fields_map
        # A relation is a property, and what it leads to stands on the row under another name.
        defaults = {name: _default(known[name]) for name in sorted(model._meta.fields - model._meta.fetch_fields)}
        columns = {name: known[name] for name in model._meta.fields_db_projection if not known[name].pk}
        held = _forms[model] = Form(
            {name: value for name, (value, make) in defaults.items() if make is None},
            [(name, make) for name, (_, make) in defaults.items() if make is not None],
            {name: kind for name, field in columns.items() if (kind := _plain(field)) is not None},
            frozenset(name for name, field in columns.items() if field.null),
        )
    return held


def _plain(field: Any) -> tuple[tuple[type, ...], int] | None:
    """The types of the values that this field has as they are, and how long they may be."""
    limits = [each.max_length for each in field.validators if type(each) is MaxLengthValidator]
    longest = min(limits, default=sys.maxsize)
    if len(limits) < len(field.validators):
        return None
    if isinstance(field, CharEnumFieldInstance):
        return (field.enum_type,), longest
    if type(field) is fields.JSONField:
        return (list, dict), longest
    if type(field) is fields.DatetimeField:
        return (datetime,), longest
    own = type(field).to_python_value is Field.to_python_value
    return ((field.field_type,), longest) if own and field.field_type in (int, bool, str, bytes) else None


def _default(field: Any) -> tuple[Any, Callable[[], Any] | None]:
    default: Any = field.default
    if callable(default):
        return None, default
    if default is None and field.has_db_default():
        return None, field.get_db_default_value
    if isinstance(default, SIMPLE):
        return default, None
    return None, lambda: deepcopy(default)
