"""Which mail this is: its Message-ID, what it answers, its fingerprint, its date. Knows no database."""

import hashlib
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from mail import header

MESSAGE_ID = re.compile(r"<([^<>\s]{1,400}@[^<>\s]{1,400})>")
BARE_ID = re.compile(r"[^<>\s,;@]{1,250}@[^<>\s,;@]{1,249}")
MAX_ID = 500
YEARS = range(1970, 2101)


def message_id(raw: str) -> str | None:
    """`<x@y>`, or None where a mail has no usable id. One without its brackets gets them."""
    value = header.unfold(raw[: 4 * MAX_ID])
    found = MESSAGE_ID.search(value)
    if found:
        return found[0] if len(found[0]) <= MAX_ID else None
    return f"<{value}>" if BARE_ID.fullmatch(value) else None


def synthesised(fingerprint: str) -> str:
    return f"<{fingerprint}@missing.invalid>"


def references(references_raw: str, in_reply_to_raw: str, limit: int) -> tuple[str, ...]:
    """What this mail answers, newest last: References, then In-Reply-To, the mail that was on the screen."""
    ids = [found for found in MESSAGE_ID.findall(header.unfold(references_raw)) if len(found) + 2 <= MAX_ID]
    direct = header.unfold(in_reply_to_raw)
    ids += MESSAGE_ID.findall(direct) or ([direct] if BARE_ID.fullmatch(direct) else [])
    newest_first = dict.fromkeys(f"<{found}>" for found in reversed(ids))
    return tuple(reversed(list(newest_first)[:limit]))


def fingerprint(*, message_id: str, date: str, sender: str, subject_line: str, body: bytes) -> str:
    """Tells two mails with one Message-ID apart, and knows one mail again that came twice (intake table, Terms).

    Servers store other line ends and add one at the end; neither makes another mail.
    """
    plain = body.replace(b"\r\n", b"\n").replace(b"\r", b"\n").rstrip(b"\n")
    pieces = (message_id, date, sender, subject_line, hashlib.sha256(plain).hexdigest())
    return hashlib.sha256("\0".join(pieces).encode("utf-8", "replace")).hexdigest()


def date(raw: str) -> datetime | None:
    """The instant in UTC; None where the header is missing, unreadable or absurd."""
    try:
        stated = parsedate_to_datetime(header.unfold(raw[:200]))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if stated.year not in YEARS:
        return None
    return (stated.replace(tzinfo=UTC) if stated.tzinfo is None else stated).astimezone(UTC)
