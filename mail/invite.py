"""An invitation to a meeting, or an answer to one, as a mail carries it (RFC 5545, 5546). Accepts nothing."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from mail import address, charset, header
from mail.address import Address
from mail.attachment import Attachment

LARGEST = 256 * 1024
MOST_LINES = 5_000
MOST_ANSWERS = 100
EVENT = re.compile(r"^BEGIN:VEVENT\s*$.*?^END:VEVENT\s*$", re.MULTILINE | re.DOTALL | re.IGNORECASE)
ZONES = re.compile(r"^BEGIN:VTIMEZONE\s*$.*?^END:VTIMEZONE\s*$", re.MULTILINE | re.DOTALL | re.IGNORECASE)
MOST_ZONES = 20
CALENDARS = frozenset({"text/calendar", "application/calendar", "application/ics"})
LONGEST_RULE = 200


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


def read(files: tuple[Attachment, ...]) -> Invite | None:
    """The first calendar among the files that invites, cancels or answers; None where none does."""
    for each in files:
        if each.declared_type in CALENDARS or each.name.lower().endswith(".ics"):
            found = _calendar(each.content)
            if found is not None:
                return found
    return None


def _calendar(content: bytes) -> Invite | None:
    if not content or len(content) > LARGEST:
        return None
    text = charset.storable(charset.decode(content, "utf-8")[0])
    said = re.search(r"^METHOD:\s*([A-Za-z]+)\s*$", text, re.MULTILINE)
    event = EVENT.search(text)
    known = said is not None and said[1].upper() in {method.value for method in Method}
    if said is None or not known or event is None or text.count("\n") > MOST_LINES:
        return None
    zones = [match[0] for match in ZONES.finditer(text)][:MOST_ZONES]
    from icalendar import Calendar

    one = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-", *zones, event[0].strip(), "END:VCALENDAR", ""])
    try:
        held = Calendar.from_ical(one)
        found = next(iter(held.walk("VEVENT")))
        return _invite(Method(said[1].upper()), found)
    except Exception:  # noqa: BLE001 - a calendar that no library bears is a file like any other
        return None


def _invite(method: Method, event: Any) -> Invite | None:
    uid = header.text(str(event.get("UID", "")))[:255]
    if not uid:
        return None
    starts = getattr(event.get("DTSTART"), "dt", None)
    rule = event.get("RRULE")
    return Invite(
        method=method,
        uid=uid,
        sequence=min(max(int(event.get("SEQUENCE", 0)), 0), 2**31 - 1),
        starts_at=_instant(starts),
        ends_at=_instant(_end(event, starts)),
        all_day=isinstance(starts, date) and not isinstance(starts, datetime),
        zone=_zone(event.get("DTSTART")),
        organiser=_person(event.get("ORGANIZER")),
        summary=header.name(str(event.get("SUMMARY", ""))),
        location=header.name(str(event.get("LOCATION", ""))),
        recurrence=rule.to_ical().decode("utf-8", "replace")[:LONGEST_RULE] if rule is not None else "",
        answers=tuple(_answers(event.get("ATTENDEE"))),
    )


def _end(event: Any, starts: Any) -> Any:
    if (stated := event.get("DTEND")) is not None:
        return stated.dt
    length = getattr(event.get("DURATION"), "dt", None)
    if starts is None or not isinstance(length, timedelta):
        return None
    return starts + length


def _instant(stated: Any) -> datetime | None:
    if isinstance(stated, datetime):
        return stated.astimezone(UTC) if stated.tzinfo else stated
    return datetime.combine(stated, time()) if isinstance(stated, date) else None


def _zone(start: Any) -> str:
    named = getattr(start, "params", {}).get("TZID", "")
    stated = getattr(start, "dt", None)
    if not named and isinstance(stated, datetime) and stated.tzinfo:
        return "UTC"
    return header.text(str(named))[:80]


def _person(who: Any) -> Address | None:
    if who is None:
        return None
    addr = address.normalise(re.sub(r"^mailto:", "", str(who).strip(), flags=re.IGNORECASE))
    return Address(header.name(str(getattr(who, "params", {}).get("CN", ""))), addr) if addr else None


def _answers(attendees: Any) -> list[Answer]:
    listed = attendees if isinstance(attendees, list) else [attendees] if attendees is not None else []
    found = []
    for each in listed[:MOST_ANSWERS]:
        person = _person(each)
        if person:
            said = str(getattr(each, "params", {}).get("PARTSTAT", "NEEDS-ACTION")).upper()
            found.append(Answer(address=person.addr, participation=said[:20]))
    return found
