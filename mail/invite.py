"""An invitation to a meeting, or an answer to one, as data (RFC 5546). How it is read stands in `mail/calendar.py`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mail.address import Address


class Method(StrEnum):
    """REQUEST: come, or come at another time. CANCEL: it does not take place. REPLY: somebody answers."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    REPLY = "REPLY"


@dataclass(frozen=True, kw_only=True)
class Answer:
    """`participation`: ACCEPTED, DECLINED, TENTATIVE, NEEDS-ACTION."""

    address: str
    participation: str


@dataclass(frozen=True, kw_only=True)
class Invite:
    """The first event of a calendar; `uid`, `sequence` and `method` are its key.

    `starts_at`, `ends_at`: in UTC; naive where the calendar names no zone: then as clocks show it where one reads.
    Of a whole day they are midnights, naive. `zone`: as the calendar names it. `recurrence`: its rule as it stands, at
    most 200 characters, which nobody here expands.
    """

    method: Method
    uid: str
    sequence: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    all_day: bool = False
    zone: str = ""
    organiser: Address | None = None
    summary: str = ""
    location: str = ""
    recurrence: str = ""
    answers: tuple[Answer, ...] = ()

    @property
    def key(self) -> tuple[str, int, str]:
        return (self.uid, self.sequence, self.method.value)
