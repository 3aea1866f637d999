"""The words for what became of a mail: outcomes, reasons, steps, decisions. Decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

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
    BOUNCE_UNMATCHED = "bounce_unmatched"  # because
    SPAM = "spam"  # because
    AUTO_REPLY = "auto_reply"  # because
    BULK = "bulk"  # because
    REFERENCES = "references"  # reference, sender
    UNKNOWN_ALIAS = "unknown_alias"  # addresses
    NEW = "new"  # sender


class MatchedBy(StrEnum):
    """How a mail found its subject."""

    REFERENCES = "references"


class Direction(StrEnum):
    """IN: the customer, or the customer's machine, said it; OUT: we did."""

    IN = "IN"
    OUT = "OUT"


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
    collapsed; it is no interaction, reopens nothing and is never answered. `flags`: what a person should know of it.
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
    flags: tuple[Flag, ...] = ()
    trail: tuple[Step, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Routing:
    """One decision for each channel; never two for the same one."""

    decisions: tuple[Decision, ...]
    verdict: Verdict
    classified: Classified
