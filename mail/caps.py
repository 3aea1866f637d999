"""How much of a mail is read, and what it is called when a mail is more than that. Knows no mail."""

from dataclasses import dataclass
from enum import StrEnum

KB = 1024
MB = 1024 * KB


class Cap(StrEnum):
    """Why a mail was not read; the `cap` in the reason `malformed`. RAW stands where the first release wrote it."""

    RAW = "raw"
    HEADER_BLOCK = "header_block"
    HEADER = "header"
    HEADERS = "headers"
    DEPTH = "depth"
    PARTS = "parts"
    ATTACHMENTS = "attachments"
    ADDRESSES = "addresses"
    RECURSION = "recursion"
    UNREADABLE = "unreadable"
    CPU = "cpu"
    WALL = "wall"
    MEMORY = "memory"


@dataclass(frozen=True, kw_only=True)
class Caps:
    """Over `references` and `text` a mail is shortened, over `raw` only its first `partial` bytes are read.

    Over any other cap it is not read at all.
    """

    raw: int = 25 * MB
    header_block: int = 256 * KB
    header: int = 32 * KB
    headers: int = 1_000
    depth: int = 20
    parts: int = 300
    attachments: int = 100
    addresses: int = 500
    references: int = 50
    text: int = 1 * MB
    partial: int = 512 * KB


STANDARD = Caps()


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one mail may cost: seconds of work, seconds in all, bytes of memory. A child is renewed after `mails`."""

    cpu: int = 5
    wall: float = 20
    memory: int = 300 * MB
    mails: int = 1_000


class OverCap(Exception):
    """Reading stopped: the mail is larger than `cap` allows."""

    def __init__(self, cap: Cap) -> None:
        super().__init__(cap.value)
        self.cap = cap
