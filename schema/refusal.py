"""Refusals as data: what a person can act on goes into the payload, in their language."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import strawberry
from strawberry.scalars import JSON
from strawberry.utils.str_converters import to_camel_case

import prose
from errors import Conflict as ConflictRefused
from errors import FieldConflict as Held
from errors import Refused
from schema.ids import to_id
from schema.money import money_of
from schema.spelling import spelled

MONEY = ("value_minor", "value_currency")


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
    fields: dict[str, FieldConflict] = {}
    for held in refused.fields:
        told = _told(held, refused)
        fields.setdefault(told.name, told)
    return Conflict(current_version=refused.version, fields=list(fields.values()))


SECRETS = {"password", "token"}


def _told(held: Held, refused: ConflictRefused) -> FieldConflict:
    """Both sides as a client knows them: nouns by id, amounts with their currency, secrets not at all."""
    name, noun = spelled(held.name), _foreign(refused.noun).get(held.name)
    if noun is not None:
        return FieldConflict(name=noun[0], yours=_id(noun[1], held.yours), theirs=_id(noun[1], held.theirs))
    if name == "value":
        wanted = {column: getattr(refused.noun, column) for column in MONEY}
        return FieldConflict(name=name, yours=_amount(wanted), theirs=_amount(refused.stands))
    if name in SECRETS:
        return FieldConflict(name=name, yours=None, theirs=None)
    return FieldConflict(name=name, yours=_plain(held.yours), theirs=_plain(held.theirs))


def _foreign(row: Any) -> dict[str, tuple[str, str]]:
    """Foreign keys of a row: column → (field, noun)."""
    fields = row._meta.fields_map
    return {f"{name}_id": (to_camel_case(name), fields[name].related_model.noun) for name in row._meta.fk_fields}


def _id(noun: str, number: int | None) -> Any:
    return None if number is None else to_id(noun, number)


def _amount(row: Mapping[str, Any]) -> Any:
    money = money_of(*(row[column] for column in MONEY))
    return None if money is None else {"amount": str(money.amount), "currency": money.currency}


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bool | list | dict | None) else str(value)


__all__ = ["Conflict", "ErrorCode", "FieldConflict", "Text", "UserError", "text", "user_error"]
