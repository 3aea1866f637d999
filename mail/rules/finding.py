"""What a row of the intake table may answer. Knows no row."""

from collections.abc import Callable
from dataclasses import dataclass

from mail.case import Authority, Case
from mail.message import Flag
from mail.outcome import Direction, IntakeOutcome, MatchedBy, Reason, ReasonCode, Row


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A terminal row's answer. With a thread it is filed in the thread's channel, not in the addressed one."""

    outcome: IntakeOutcome
    reason: Reason
    authority: Authority | None = None
    subject_id: int | None = None
    duplicate_of: int | None = None
    direction: Direction = Direction.IN
    automatic: bool = False
    flags: tuple[Flag, ...] = ()

    @property
    def matched_by(self) -> MatchedBy | None:
        return MatchedBy.REFERENCES if self.authority else None


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


def threaded(
    case: Case,
    authority: Authority,
    code: ReasonCode = ReasonCode.REFERENCES,
    *,
    direction: Direction = Direction.IN,
    automatic: bool = False,
) -> Finding:
    """The mail goes onto the subject that it answers."""
    return Finding(
        outcome=IntakeOutcome.THREADED,
        reason=Reason(code, {"reference": authority.reference, "sender": case.sender}),
        authority=authority,
        subject_id=authority.thread.subject_id,
        direction=direction,
        automatic=automatic,
    )
