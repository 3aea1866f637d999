"""What a reader and its child say to each other through their pipes: lengths, and messages of known types only."""

import struct

import msgspec

from mail.caps import Caps
from mail.message import Mail, Unreadable

LENGTH = struct.Struct(">Q")
READY = b"\0"
STARVED = 77
"""How a child exits that was refused more memory."""


class Order(msgspec.Struct, frozen=True):
    """A mail to read, and the seconds of processor time for it."""

    raw: bytes
    caps: Caps
    size: int
    seconds: int


class Answer(msgspec.Struct, frozen=True):
    """One of the two."""

    mail: Mail | None = None
    unreadable: Unreadable | None = None
