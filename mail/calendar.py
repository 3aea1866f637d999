"""The calendar that a mail carries (RFC 5545), read within bounds. Accepts nothing and expands no recurrence."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Calendar

from mail import address, charset, header
from mail.address import Address
from mail.attachment import Attachment
from mail.invite import Answer, Invite, Method

LARGEST = 256 * 1024
MOST_LINES = 5_000
MOST_ANSWERS = 100
EVENT = re.compile(r"^BEGIN:VEVENT\s*$.*?^END:VEVENT\s*$", re.MULTILINE | re.DOTALL | re.IGNORECASE)
ZONES = re.compile(r"^BEGIN:VTIMEZONE\s*$.*?^END:VTIMEZONE\s*$", re.MULTILINE | re.DOTALL | re.IGNORECASE)
MOST_ZONES = 20
CALENDARS = frozenset({"text/calendar", "application/calendar", "application/ics"})
LONGEST_RULE = 200


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
