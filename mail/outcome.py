"""The words for what became of a mail: outcomes, reasons, steps, decisions. Decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mail.address import Address
from mail.authentication import Verdict
from mail.classify import Classified
from mail.message import Flag


class IntakeOutcome(StrEnum):
    CREATED = "CREATED"
    THREADED = "THREADED"
    QUARANTINED = "QUARANTINED"
    IGNORED = "IGNORED"
    BOUNCED = "BOUNCED"
    DUPLICATE = "DUPLICATE"
    FAILED = "FAILED"


class ReasonCode(StrEnum):
    """Why. Each has a sentence in every language of the server's prose; in brackets its parameters."""

    MALFORMED = "malformed"  # cap
    NO_SENDER = "no_sender"
    OWN_MAIL = "own_mail"  # sender
    OWN_COPY = "own_copy"  # sender, reference
    DUPLICATE = "duplicate"  # effect
    ALSO_ADDRESSED = "also_addressed"  # channel
    BOUNCE = "bounce"  # address, status
    BOUNCE_DELAYED = "bounce_delayed"  # address, status
    BOUNCE_UNMATCHED = "bounce_unmatched"  # because, address
    COMPLAINT = "complaint"  # address
    RECEIPT = "receipt"  # address
    REPORT_ONLY = "report_only"  # address
    SPAM = "spam"  # because
    DMARC_FAIL = "dmarc_fail"  # sender
    AUTO_REPLY = "auto_reply"  # because
    FORM = "form"  # sender
    FORM_NO_CONTACT = "form_no_contact"  # sender
    FORM_UNVERIFIED = "form_unverified"  # sender
    AUTO_GENERATED = "auto_generated"  # because
    LIST = "list"  # because
    BULK = "bulk"  # because
    TOKEN = "token"  # noqa: S105 - a reason, no secret: reference, sender
    MESSAGE_ID = "message_id"  # reference, sender
    REFERENCES = "references"  # reference, sender
    SUBJECT_LINE = "subject_line"  # sender
    UNKNOWN_ALIAS = "unknown_alias"  # addresses
    FORWARDED = "forwarded"  # sender, contact
    INTERNAL_NOTE = "internal_note"  # sender
    INTERNAL_SENDER = "internal_sender"  # sender
    INVITE = "invite"  # sender
    EMPTY = "empty"
    BY_SENDER = "by_sender"  # sender
    NEW = "new"  # sender
    RATE = "rate"  # sender
    TAKEN_OFF = "taken_off"
    DISCARDED = "discarded"


class MatchedBy(StrEnum):
    """How a mail found its subject. The first three are authority: nobody can make these up."""

    TOKEN = "token"  # noqa: S105 - a way to match, no secret
    MESSAGE_ID = "message_id"
    REFERENCES = "references"
    SUBJECT_LINE = "subject_line"
    INVITE = "invite"
    SENDER = "sender"
    PERSON = "person"


AUTHORITY = frozenset({MatchedBy.TOKEN, MatchedBy.MESSAGE_ID, MatchedBy.REFERENCES})


class Direction(StrEnum):
    """IN: the customer, or the customer's machine, said it; OUT: we did; INTERNAL: one of us to the others."""

    IN = "IN"
    OUT = "OUT"
    INTERNAL = "INTERNAL"


@dataclass(frozen=True)
class Reason:
    code: ReasonCode
    params: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """A row of the intake table."""

    number: int
    name: str


@dataclass(frozen=True)
class Step:
    """One row that was looked at, and whether it had something to say."""

    row: Row
    hit: bool
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What is to be done in one channel, or outside of any.

    `duplicate_of`: the effect that is there already; then there is nothing to write but the delivery's state.
    `alias`, `evidence`: the address it was sent to and the header that said so. `automatic`: a machine's reply, shown
    collapsed; it is no interaction, reopens nothing. `answerable`: an acknowledgement may be sent. `flags`: what a
    person should know of it. `contact`: whom a new subject is about; nobody where that could not be told. `by_user`:
    the user of ours who wrote the mail; `note`: what they wrote above a mail that they forwarded. `possible_threads`:
    subjects that it claims to answer without the right to. `follow_up_of`: a discarded subject that it answers.
    `sent`: the message of ours that a report is about; `hard`: it will not be delivered.
    """

    channel_id: int | None
    outcome: IntakeOutcome
    reason: Reason
    row: Row
    matched_by: MatchedBy | None = None
    subject_id: int | None = None
    duplicate_of: int | None = None
    alias: str | None = None
    evidence: str | None = None
    direction: Direction = Direction.IN
    automatic: bool = False
    answerable: bool = False
    flags: tuple[Flag, ...] = ()
    contact: Address | None = None
    by_user: int | None = None
    note: str = ""
    possible_threads: tuple[int, ...] = ()
    follow_up_of: int | None = None
    sent: int | None = None
    hard: bool = False
    trail: tuple[Step, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Routing:
    """One decision for each channel; never two for the same one."""

    decisions: tuple[Decision, ...]
    verdict: Verdict
    classified: Classified
