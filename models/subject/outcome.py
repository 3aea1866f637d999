"""Outcome is not a stage: what a move, a win, a loss means (DESIGN §4's table). Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from errors import Invalid
from models.stage import StageKind


class Outcome(StrEnum):
    """How a subject ended, or that it has not."""

    OPEN = "OPEN"
    WON = "WON"
    LOST = "LOST"
    CLOSED = "CLOSED"


@dataclass(frozen=True)
class Ending:
    outcome: Outcome
    closed_at: datetime | None


def after_move(held: Ending, to: StageKind, named: Outcome | None, now: datetime) -> Ending:
    """The ending of a subject that is dragged to a stage of this kind; `named` is what the person chose, if any."""
    if to is StageKind.OPEN:
        if named not in (None, Outcome.OPEN):
            raise Invalid("A subject in an open stage is open; move it to a closing stage to end it.", field="outcome")
        return Ending(Outcome.OPEN, None)
    if named is Outcome.OPEN:
        raise Invalid("A subject in a closing stage is not open.", field="outcome")
    if to is StageKind.WON:
        if named not in (None, Outcome.WON):
            raise Invalid("A subject in a stage of kind WON is won.", field="outcome")
        return _kept_or(held, Outcome.WON, now)
    if held.outcome is not Outcome.OPEN and named is None:
        return held
    return _kept_or(held, named or Outcome.CLOSED, now)


def _kept_or(held: Ending, outcome: Outcome, now: datetime) -> Ending:
    """Between two stages that mean the same, the date of the ending stays."""
    return held if held.outcome is outcome else Ending(outcome, now)
