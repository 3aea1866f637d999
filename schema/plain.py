"""Inputs as plain data: what a client said, for hashing; what a patch changes, for verbs."""

import dataclasses
from typing import Any

from strawberry import UNSET
from strawberry.types.maybe import Some


def plain(value: Any) -> Any:
    """An input and all within it as dicts, lists and scalars."""
    if value is UNSET:
        return None
    if isinstance(value, Some):
        return {"some": plain(value.value)}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, list | tuple):
        return [plain(held) for held in value]
    return value if isinstance(value, int | float | bool | None) else str(value)


def changes(input: Any, *names: str) -> dict[str, Any]:
    """The fields of a patch that were given: absent leaves, null clears (`Maybe`)."""
    given = {name: getattr(input, name) for name in names}
    return {name: held.value for name, held in given.items() if isinstance(held, Some)}
