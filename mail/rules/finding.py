"""What a row of the intake table may answer. Knows no row."""

from collections.abc import Callable
from dataclasses import dataclass

from mail.address import Address
from mail.case import Authority, Case
from mail.known import Sent, Thread
from mail.message import Flag
from mail.outcome import Direction, IntakeOutcome, MatchedBy, Reason, ReasonCode, Row


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A terminal row's answer. `thread`: the subject that it goes onto, in whose channel it is then filed."""

    outcome: IntakeOutcome
    reason: Reason
    thread: Thread | None = None
    matched_by: MatchedBy | None = None
    subject_id: int | None = None
    duplicate_of: int | None = None
    direction: Direction = Direction.IN
    automatic: bool = False
    answerable: bool = False
    flags: tuple[Flag, ...] = ()
    contact: Address | None = None
    by_user: int | None = None
    note: str = ""
    sent: Sent | None = None
    hard: bool = False


@dataclass(frozen=True)
class Remark:
    """A modifier's answer: worth telling in the trail, and on to the next row."""

    text: str


@dataclass(frozen=True)
class Rule:
    """A row and the function that reads it; None means that the row does not apply."""

    row: Row
    look: Callable[[Case], Finding | Remark | None]


def finding(outcome: IntakeOutcome, code: ReasonCode, /, **params: str | int) -> Finding:
    return Finding(outcome=outcome, reason=Reason(code, params))


REASONS = {
    MatchedBy.TOKEN: ReasonCode.TOKEN,
    MatchedBy.MESSAGE_ID: ReasonCode.MESSAGE_ID,
    MatchedBy.REFERENCES: ReasonCode.REFERENCES,
}


def threaded(
    case: Case,
    authority: Authority,
    code: ReasonCode | None = None,
    *,
    direction: Direction = Direction.IN,
    automatic: bool = False,
    flags: tuple[Flag, ...] = (),
) -> Finding:
    """The mail goes onto the subject that it answers; a person sees when its sender is new there, or unverified."""
    return Finding(
        outcome=IntakeOutcome.THREADED,
        reason=Reason(code or REASONS[authority.by], {"reference": authority.reference, "sender": case.sender}),
        thread=authority.thread,
        matched_by=authority.by,
        subject_id=authority.thread.subject_id,
        direction=direction,
        automatic=automatic,
        flags=(*flags, *(doubts(case, authority.thread) if direction is Direction.IN else ())),
    )


def doubts(case: Case, thread: Thread) -> tuple[Flag, ...]:
    """What a person who reads the mail on this subject should know of its sender."""
    said = {Flag.NEW_SENDER: not case.takes_part(thread), Flag.UNVERIFIED: not case.verdict.passed}
    return tuple(flag for flag, raised in said.items() if raised)


def onto(case: Case, thread: Thread, by: MatchedBy, code: ReasonCode) -> Finding:
    """The mail goes onto a subject by what is likely; whoever sees it there can take it off again."""
    return Finding(
        outcome=IntakeOutcome.THREADED,
        reason=Reason(code, {"sender": case.sender}),
        thread=thread,
        matched_by=by,
        subject_id=thread.subject_id,
        answerable=False,
        flags=doubts(case, thread),
    )
