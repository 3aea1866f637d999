"""What one event makes of how a subject stands. Pure: it is given the state before and the event."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from models.event import Event
from models.subject import Outcome
from models.subject.clocks import board_until

FOREVER = datetime(9000, 1, 1, tzinfo=UTC)
"""When what still stands will have ended."""


class Turn(StrEnum):
    """BEGUN: it was created. MOVED: into another stage, or it ended or was opened again. EDITED: its worth, owner,
    channel or reason. PUT_AWAY: archived, discarded, merged or deleted. BACK: from there."""

    BEGUN = "BEGUN"
    MOVED = "MOVED"
    EDITED = "EDITED"
    PUT_AWAY = "PUT_AWAY"
    BACK = "BACK"


@dataclass(frozen=True)
class Stand:
    stage_id: int | None
    outcome: Outcome
    channel_id: int
    owner_id: int | None
    value_minor: int | None = None
    value_currency: str | None = None
    percent: int | None = None
    reason_id: int | None = None
    away: bool = False


def after(held: Stand | None, event: Event, worth: Mapping[str, Any]) -> Stand | None:
    """How the subject stands after an event of its own; None where the log does not tell.

    `worth`: what the subject is worth today, for events of releases that did not write it down.
    """
    stood = _told(event) if event.standing is not None else _replayed(held, event, worth)
    if stood is None:
        return None
    if event.after is None:  # it went into another, or is gone
        return replace(stood, away=True)
    return replace(stood, channel_id=event.after["channel"], owner_id=event.after["owner"])


def _told(event: Event) -> Stand:
    said: dict[str, Any] = event.standing or {}
    keys = event.after or event.before or {}
    return Stand(
        stage_id=said["stage"],
        outcome=Outcome(said["outcome"]),
        channel_id=keys.get("channel") or event.channel_id or 0,
        owner_id=keys.get("owner"),
        value_minor=said["minor"],
        value_currency=said["currency"],
        percent=said["percent"],
        reason_id=said["reason"],
        away=said["away"],
    )


def _replayed(held: Stand | None, event: Event, worth: Mapping[str, Any]) -> Stand | None:
    """What the fact alone says: events of the first release carry no standing."""
    data = event.data
    if event.kind == "SubjectCreated":
        return Stand(data["stage"], Outcome.OPEN, data["channel"], data["owner"], **worth)
    if held is None:
        return None
    match event.kind:
        case "SubjectConverted":
            return replace(held, stage_id=data["stage"])
        case "SubjectMoved":
            ended = Outcome(data["outcome"])
            return replace(held, stage_id=data["to_stage"], outcome=ended, reason_id=data["reason"])
        case "SubjectWon":
            return replace(held, stage_id=data["stage"], outcome=Outcome.WON)
        case "SubjectLost":
            return replace(held, outcome=Outcome.LOST, reason_id=data["reason"])
        case "SubjectReopened":
            return replace(held, stage_id=data["stage"], outcome=Outcome.OPEN, reason_id=None)
        case "SubjectArchived" | "SubjectDiscarded":
            return replace(held, away=True)
        case "SubjectRestored":
            return replace(held, away=False)
    return held


def turn(held: Stand | None, stands: Stand) -> Turn | None:
    """What kind of change it was; None where there was none."""
    if held is None:
        return Turn.BEGUN
    if held == stands:
        return None
    if held.away != stands.away:
        return Turn.PUT_AWAY if stands.away else Turn.BACK
    if (held.stage_id, held.outcome) != (stands.stage_id, stands.outcome):
        return Turn.MOVED
    return Turn.EDITED


def on_board_until(stands: Stand, *, since: datetime, closed_at: datetime | None) -> datetime:
    """Until when the board shows what stands so, unless something happens: not at all what is lost or put away."""
    if stands.away or stands.outcome is Outcome.LOST:
        return since
    if stands.outcome is Outcome.OPEN:
        return FOREVER
    return max(since, board_until(closed_at or since) or since)
