"""What is known of a mail that was read, and of one that could not be. How it is read stands in `mail/reading.py`."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from mail import header
from mail.address import Address
from mail.attachment import Attachment
from mail.caps import Cap
from mail.forwarded import Forwarded
from mail.header import Headers
from mail.invite import Invite
from mail.recipients import Evidence as Evidence
from mail.report import Report

NO_TEXT = "(no text)"

# What the classifiers, the authentication and the threading read.
READ_LATER = """
    arc-seal authentication-results auto-submitted delivered-to feedback-id from list-id list-post list-unsubscribe
    precedence return-path x-auto-generated x-auto-response-suppress x-autoreply x-autoreply-from x-autorespond
    x-failed-recipients x-forefront-antispam-report x-funil-instance x-mail-autoreply
    x-ms-exchange-generated-message-source x-ms-exchange-inbox-rules-loop x-ms-exchange-organization-scl
    x-original-from x-original-to x-spam-flag x-spam-status
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
    TRUNCATED = "truncated"
    ENCRYPTED = "encrypted"
    SIGNED = "signed"
    SPAM = "spam"
    MESSAGE_ID_REUSED = "message_id_reused"
    UNVERIFIED = "unverified"
    NEW_SENDER = "new_sender"
    FORWARDED = "forwarded_by_user"
    TO_BE_COMPLETED = "to_be_completed"


@dataclass(frozen=True, kw_only=True)
class Mail:
    """One mail. `text` is all of it, `new_text` what its sender wrote this time; neither is ever empty.

    `report`: what a server or a mail program says about a mail of ours. `invite`: a meeting. `forwarded`: the mail
    within this one. `away_until`: the last day of an absence, by an automatic reply. `remote_images`: how many pictures
    from elsewhere the HTML would have fetched. Whether it was read in part, is encrypted or signed, the flags say.
    """

    message_id: str
    fingerprint: str
    references: tuple[str, ...]
    sender: Address | None
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    recipients: tuple[Evidence, ...]
    subject_line: str
    date: dt.datetime | None
    text: str = field(repr=False)
    new_text: str = field(repr=False)
    html: str | None = field(repr=False)
    files: tuple[Attachment, ...] = field(repr=False)
    media_type: str
    report_type: str
    headers: Headers = field(repr=False)
    flags: tuple[Flag, ...]
    size: int
    remote_images: int = 0
    report: Report | None = field(default=None, repr=False)
    invite: Invite | None = field(default=None, repr=False)
    forwarded: Forwarded | None = field(default=None, repr=False)
    away_until: dt.date | None = None

    @property
    def encrypted(self) -> bool:
        return Flag.ENCRYPTED in self.flags

    @property
    def signed(self) -> bool:
        return Flag.SIGNED in self.flags

    @property
    def truncated(self) -> bool:
        return Flag.TRUNCATED in self.flags

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
