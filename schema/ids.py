"""Relay ids: opaque to clients, `Noun:number` beneath."""

import base64
import binascii
from collections.abc import Iterable

from errors import NotFound


def to_id(noun: str, number: int) -> str:
    return binascii.b2a_base64(f"{noun}:{number}".encode(), newline=False).decode()


def to_ids(noun: str, numbers: Iterable[int]) -> list[str]:
    """As `to_id` each."""
    spelled = binascii.b2a_base64
    return [spelled(f"{noun}:{number}".encode(), newline=False).decode() for number in numbers]


def from_id(id: str) -> tuple[str, int]:
    """The noun and number behind an id; what is no id of ours names nothing."""
    try:
        noun, _, number = base64.b64decode(id, validate=True).decode().partition(":")
        if not number.isdecimal() or len(number) > 18:
            raise ValueError(number)
        return noun, int(number)
    except (ValueError, binascii.Error) as error:
        raise NotFound("There is no such {noun}.", noun="row") from error


def number_of(id: str, noun: str, *, called: str, field: str | None = None) -> int:
    """The number of an id that must name this noun."""
    try:
        kind, number = from_id(id)
    except NotFound:
        kind, number = "", 0
    if kind != noun:
        raise NotFound("There is no such {noun}.", noun=called, field=field)
    return number
