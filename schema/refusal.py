"""Refusals as data: what a person can act on goes into the payload, in their language."""

from enum import Enum
from typing import Any

import strawberry
from strawberry.scalars import JSON
from strawberry.utils.str_converters import to_camel_case

import prose
from errors import Conflict as ConflictRefused
from errors import Refused
from schema.ids import to_id


@strawberry.enum(description="What kind of mistake a person made. The list is closed.")
class ErrorCode(Enum):
    INVALID = "INVALID"
    REQUIRED = "REQUIRED"
    NOT_FOUND = "NOT_FOUND"
    FORBIDDEN = "FORBIDDEN"
    CONFLICT = "CONFLICT"
    DUPLICATE = "DUPLICATE"
    KEY_REUSED = "KEY_REUSED"
    LIMIT_REACHED = "LIMIT_REACHED"
    STATE = "STATE"


@strawberry.type(description="One field that two people changed: the value you sent and the one that stands there now.")
class FieldConflict:
    name: str = strawberry.field(description="The field's name in this schema.")
    yours: JSON | None = strawberry.field(description="The value that you wanted; an id where the field is a noun.")
    theirs: JSON | None = strawberry.field(description="The value that stands there now.")


@strawberry.type(description="Why an edit with `expectedVersion` was refused: somebody else changed the same fields.")
class Conflict:
    current_version: int = strawberry.field(description="The version that stands there now.")
    fields: list[FieldConflict] = strawberry.field(description="The fields that both of you changed.")


@strawberry.type(description="A sentence that a person can act on, and the same for programs.")
class UserError:
    code: ErrorCode = strawberry.field(description="What kind of mistake it was.")
    message: str = strawberry.field(description="A sentence in the viewer's language.")
    params: JSON = strawberry.field(description="The values that stand in the sentence.")
    field: list[str] | None = strawberry.field(description="The path of the input field, below `input`.")
    conflict: Conflict | None = strawberry.field(
        description="With code CONFLICT: both values of each field.", default=None
    )


@strawberry.type(
    description="Prose of the server: a code for programs, a sentence in the viewer's language for people."
)
class Text:
    code: str = strawberry.field(description="Stable; made for programs.")
    params: JSON = strawberry.field(description="The values that stand in the sentence.")
    message: str = strawberry.field(description="The sentence.")


def text(code: str, params: dict[str, Any], locale: str) -> Text:
    return Text(code=code, params=JSON(params), message=prose.text(code, params, locale))


def user_error(refused: Refused, locale: str) -> UserError:
    return UserError(
        code=ErrorCode(refused.code),
        message=prose.say(refused.message, refused.params, locale),
        params=JSON({name: _plain(value) for name, value in refused.params.items()}),
        field=refused.field,
        conflict=_conflict(refused) if isinstance(refused, ConflictRefused) else None,
    )


def _conflict(refused: ConflictRefused) -> Conflict:
    keys = {column: field for field, column in _foreign(refused.noun).items()}
    fields = []
    for held in refused.fields:
        noun = keys.get(held.name)
        name, sides = (
            (noun[0], [_id(noun[1], side) for side in (held.yours, held.theirs)])
            if noun
            else (
                held.name,
                [_plain(held.yours), _plain(held.theirs)],
            )
        )
        fields.append(FieldConflict(name=to_camel_case(name), yours=sides[0], theirs=sides[1]))
    return Conflict(current_version=refused.version, fields=fields)


def _foreign(row: Any) -> dict[tuple[str, str], str]:
    """Foreign keys of a row: (field, noun) → column."""
    fields = row._meta.fields_map
    return {(name, fields[name].related_model.noun): f"{name}_id" for name in row._meta.fk_fields}


def _id(noun: str, number: int | None) -> Any:
    return None if number is None else to_id(noun, number)


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bool | list | dict | None) else str(value)


__all__ = ["Conflict", "ErrorCode", "FieldConflict", "Text", "UserError", "text", "user_error"]
