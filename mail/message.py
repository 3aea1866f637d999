"""E-mail as data: raw bytes in, one frozen `Mail` out. Nothing here knows of the database, the clock or the network."""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from mail import address, body, header, identity, part, recipients, reply
from mail.address import Address
from mail.attachment import Attachment
from mail.caps import STANDARD, Cap, Caps, OverCap
from mail.header import Headers
from mail.part import Part
from mail.recipients import Evidence as Evidence

NO_TEXT = "(no text)"

# What the classifiers, the authentication and the threading read.
READ_LATER = """
    authentication-results auto-submitted feedback-id from list-id list-post list-unsubscribe precedence return-path
    x-auto-generated x-auto-response-suppress x-autoreply x-autoreply-from x-autorespond x-failed-recipients
    x-funil-instance x-mail-autoreply x-ms-exchange-generated-message-source x-ms-exchange-inbox-rules-loop
"""
KEPT = frozenset(READ_LATER.split())


class Flag(StrEnum):
    """What a person who looks at this mail should know of how it was read."""

    MESSAGE_ID_MISSING = "message_id_missing"
    CHARSET_GUESSED = "charset_guessed"
    DATE_UNUSABLE = "date_unusable"
    FROM_MISSING = "from_missing"
    FROM_AMBIGUOUS = "from_ambiguous"
    NO_TEXT = "no_text"
    TEXT_SHORTENED = "text_shortened"
    HTML_DROPPED = "html_dropped"
    SPAM = "spam"


@dataclass(frozen=True, kw_only=True)
class Mail:
    """One mail. `text` is all of it, `new_text` what its sender wrote this time; neither is ever empty."""

    message_id: str
    fingerprint: str
    references: tuple[str, ...]
    sender: Address | None
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    recipients: tuple[Evidence, ...]
    subject_line: str
    date: datetime | None
    text: str = field(repr=False)
    new_text: str = field(repr=False)
    html: str | None = field(repr=False)
    files: tuple[Attachment, ...] = field(repr=False)
    media_type: str
    report_type: str
    headers: Headers = field(repr=False)
    flags: tuple[Flag, ...]
    size: int

    def header(self, name: str) -> str | None:
        """The topmost value of a kept header, unfolded; None when it is not there."""
        return header.first(self.headers, name)

    def all_headers(self, name: str) -> tuple[str, ...]:
        return header.all_of(self.headers, name)


@dataclass(frozen=True, kw_only=True)
class Unreadable:
    """A mail over a cap, or one that no parser bears. Sender and subject line are the best that could be had."""

    cap: Cap
    fingerprint: str
    sender: Address | None
    subject_line: str
    size: int


def read(raw: bytes, caps: Caps = STANDARD, *, size: int | None = None) -> Mail | Unreadable:
    """Read one mail; never raises. `size` is what the server announced, where it kept back a part of a large mail."""
    whole = size or len(raw)
    try:
        if whole > caps.raw:
            raise OverCap(Cap.RAW)
        return _mail(raw, caps)
    except OverCap as over:
        return _unreadable(raw, over.cap, whole)
    except RecursionError:
        return _unreadable(raw, Cap.RECURSION, whole)
    except Exception:  # noqa: BLE001 - row 5: one mail, whatever stands in it, never stops its mailbox
        return _unreadable(raw, Cap.UNREADABLE, whole)


def _mail(raw: bytes, caps: Caps) -> Mail:
    clean = raw.lstrip(part.LEADING)
    content = part.content_after_headers(clean, caps)
    root = part.parse(clean, caps)
    said = body.read(root, caps)
    from_, to, cc, reply_to = (
        recipients.addresses(root, name, caps.addresses) for name in ("from", "to", "cc", "reply-to")
    )
    if sum(map(len, (from_, to, cc, reply_to))) > caps.addresses:
        raise OverCap(Cap.ADDRESSES)
    subject_line = header.name(root.value("subject"), limit=1_000)
    references = identity.references(root.value("references"), root.value("in-reply-to"), caps.references)
    own_id = identity.message_id(root.value("message-id"))
    fingerprint = identity.fingerprint(
        message_id=own_id or header.text(root.value("message-id")),
        date=header.text(root.value("date")),
        sender=from_[0].addr if from_ else "",
        subject_line=subject_line,
        body=content,
    )
    date = identity.date(root.value("date"))
    headers = _kept(root)
    flags = {
        Flag.MESSAGE_ID_MISSING: own_id is None,
        Flag.CHARSET_GUESSED: said.charset_guessed,
        Flag.DATE_UNUSABLE: date is None,
        Flag.FROM_MISSING: not from_,
        Flag.FROM_AMBIGUOUS: len(from_) > 1 or len(header.all_of(headers, "from")) > 1,
        Flag.NO_TEXT: not said.text,
        Flag.TEXT_SHORTENED: said.shortened,
        Flag.HTML_DROPPED: said.html_dropped,
    }
    return Mail(
        message_id=own_id or identity.synthesised(fingerprint),
        fingerprint=fingerprint,
        references=references,
        sender=from_[0] if from_ else _stand_in(root, caps),
        reply_to=reply_to,
        to=to,
        cc=cc,
        recipients=recipients.evidence(root, caps.addresses),
        subject_line=subject_line,
        date=date,
        text=said.text or NO_TEXT,
        new_text=reply.new_text(said.text, subject_line, is_reply=bool(references)) or NO_TEXT,
        html=said.html,
        files=said.attachments,
        media_type=root.content.value or "text/plain",
        report_type=root.content.get("report-type").lower(),
        headers=headers,
        flags=tuple(flag for flag, raised in flags.items() if raised),
        size=len(raw),
    )


def _stand_in(root: Part, caps: Caps) -> Address | None:
    """Who sent a mail whose From names nobody."""
    return next(
        (found[0] for name in ("sender", "return-path") if (found := recipients.addresses(root, name, caps.addresses))),
        None,
    )


def _kept(root: Part) -> Headers:
    return tuple((name.lower(), header.unfold(str(value))) for name, value in root.raw_items() if name.lower() in KEPT)


def _unreadable(raw: bytes, cap: Cap, size: int) -> Unreadable:
    """Row 5: the raw bytes are kept by whoever took them; here is what a person needs to find the mail."""
    start = raw[: 64 * 1024]
    senders = address.parse(_glimpse(start, b"from"), limit=1)
    return Unreadable(
        cap=cap,
        fingerprint=hashlib.sha256(raw).hexdigest(),
        sender=senders[0] if senders else None,
        subject_line=header.name(_glimpse(start, b"subject"), limit=1_000),
        size=size,
    )


def _glimpse(start: bytes, name: bytes) -> str:
    pattern = rb"^%s:([^\r\n]{0,4000}(?:\r?\n[ \t][^\r\n]{0,1000}){0,5})" % name
    found = re.search(pattern, start, re.IGNORECASE | re.MULTILINE)
    return found[1].decode("ascii", "surrogateescape") if found else ""
