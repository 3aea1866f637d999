"""What is known of a subject that bears on what to do next. It gathers, in few statements; `suggest.py` thinks."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any

from models.activity import Activity, ActivityState, ActivityType, ActivityTypeFollower
from models.activity.state import OPEN, today
from models.channel import Channel
from models.meeting import Meeting
from models.message import Direction, Message, MessageState
from models.stage import StagePlay
from models.subject import Outcome, Subject
from models.user import User
from models.workspace import Workspace
from suggest import WINDOW, Done, Kind, Occasion, Situation

RESPONSE_HOURS = 24
"""Until a mail is answered, where the channel does not say."""
SENT = (MessageState.SENT, MessageState.UNKNOWN)
LATELY = 100
"""So many of the last messages are looked at."""
MOST_HABITS = 5_000
Row = dict[str, Any]


@dataclass(frozen=True)
class House:
    """What is configured: the same for all subjects that are looked at in one go."""

    zone: str
    holidays: list[date]
    zones: dict[int, str]
    """Of people."""
    response_hours: dict[int, int]
    """Of channels."""
    types: list[ActivityType]
    followers: dict[int, tuple[int, ...]]
    playbooks: dict[int, tuple[int, ...]]

    @classmethod
    async def now(cls) -> "House":
        workspace = await Workspace.current()
        channels: list[Any] = await Channel.all().values_list("id", "response_hours")
        followers = ActivityTypeFollower.all().order_by("place", "id").values_list("type_id", "suggested_id")
        plays = StagePlay.all().order_by("place", "id").values_list("stage_id", "type_id")
        return cls(
            zone=workspace.zone,
            holidays=[date.fromisoformat(day) for day in workspace.holidays],
            zones=dict(await User.all().values_list("id", "zone")),
            response_hours={id: hours or RESPONSE_HOURS for id, hours in channels},
            types=await ActivityType.filter(archived_at__isnull=True).order_by("id"),
            followers=_grouped(await followers),
            playbooks=_grouped(await plays),
        )

    def kinds(self, here: date) -> tuple[Kind, ...]:
        return tuple(
            Kind(type.id, type.purpose, self.followers.get(type.id, ()), partial(self._due, type, here))
            for type in self.types
        )

    def _due(self, type: ActivityType, here: date, previous: date | None) -> date:
        return type.rule.due(today=here, previous=previous, holidays=self.holidays)


def _grouped(pairs: list[Any]) -> dict[int, tuple[int, ...]]:
    held: dict[int, tuple[int, ...]] = {}
    for key, value in pairs:
        held[key] = (*held.get(key, ()), value)
    return held


async def situation_of(
    subject: Subject, *, now: datetime, house: House, decided: frozenset[tuple[str, int]] = frozenset()
) -> Situation:
    zone = house.zones.get(subject.owner_id or 0, house.zone)
    here = today(now, zone)
    activities = await _activities(subject)
    said = await _said(subject)
    done = next((row for row in activities if row["state"] is ActivityState.DONE), None)
    planned = [row["type_id"] for row in activities if row["state"] in OPEN]
    open_now = subject.outcome is Outcome.OPEN
    waiting = _waiting(said, activities)
    away = next((row for row in said if row["automatic"] and row["away_until"] and row["away_until"] >= here), None)
    meeting = await _meeting(subject, here, zone)
    return Situation(
        now=now,
        zone=zone,
        open=open_now,
        owner_id=subject.owner_id,
        stage_id=subject.stage_id,
        stage_entered_at=subject.stage_entered_at,
        idle=subject.idle,
        response_hours=house.response_hours[subject.channel_id],
        kinds=house.kinds(here),
        planned=frozenset(id for id in planned if id is not None),
        anything_planned=bool(planned),
        done_in_stage=_done_since(activities, subject.stage_entered_at or subject.created_at),
        unanswered=waiting if open_now else None,
        after_the_end=waiting if waiting and subject.closed_at and waiting.at > subject.closed_at else None,
        bounced=_bounced(said),
        away=Occasion(away["id"], away["at"]) if away else None,
        away_until=away["away_until"] if away else None,
        meeting=Occasion(meeting.id, now) if meeting else None,
        meeting_on=_day(meeting, zone) if meeting else None,
        last_done=Done(done["id"], done["type_id"], done["due_on"], done["assignee_id"]) if done else None,
        playbook=house.playbooks.get(subject.stage_id or 0, ()),
        habits=await _habits(subject, done["type_id"], now) if done and done["type_id"] else {},
        decided=decided,
    )


async def _activities(subject: Subject) -> list[Row]:
    """What is open and what was done, the last deed first."""
    wanted = (*OPEN, ActivityState.DONE)
    rows: list[Any] = await Activity.filter(subject_id=subject.id, state__in=wanted).values(
        "id", "state", "type_id", "due_on", "done_at", "assignee_id"
    )
    deeds = [row for row in rows if row["done_at"] is not None]
    deeds.sort(key=lambda row: (row["done_at"], row["id"]), reverse=True)
    return [*deeds, *(row for row in rows if row["done_at"] is None)]


async def _said(subject: Subject) -> list[Row]:
    """The last messages, the newest first."""
    rows: list[Any] = (
        await Message.filter(places__subject_id=subject.id)
        .order_by("-at", "-id")
        .limit(LATELY)
        .values("id", "at", "direction", "state", "automatic", "away_until")
    )
    return rows


def _waiting(said: list[Row], activities: list[Row]) -> Occasion | None:
    """A person's words that nobody here has answered, by words or by doing something."""
    theirs = (row for row in said if row["direction"] is Direction.IN and not row["automatic"])
    last = next(theirs, None)
    if last is None:
        return None
    answers = (row["at"] for row in said if row["direction"] is Direction.OUT and row["state"] in SENT)
    deeds = (row["done_at"] for row in activities if row["done_at"] is not None)
    return None if any(at >= last["at"] for at in (*answers, *deeds)) else Occasion(last["id"], last["at"])


def _bounced(said: list[Row]) -> Occasion | None:
    """The last thing that was sent came back."""
    last = next((row for row in said if row["direction"] is Direction.OUT), None)
    return Occasion(last["id"], last["at"]) if last and last["state"] is MessageState.BOUNCED else None


def _done_since(activities: list[Row], since: datetime) -> frozenset[int]:
    return frozenset(
        row["type_id"] for row in activities if row["type_id"] and row["done_at"] and row["done_at"] >= since
    )


async def _habits(subject: Subject, type_id: int, now: datetime) -> dict[int, int]:
    """What was planned after the same kind of activity in the same stage, over the window."""
    since = now - timedelta(days=WINDOW)
    rows = Activity.filter(after_type_id=type_id, planned_stage_id=subject.stage_id or 0, created_at__gte=since)
    ids: list[Any] = await rows.filter(type_id__not_isnull=True).limit(MOST_HABITS).values_list("type_id", flat=True)
    return dict(Counter(ids))


async def _meeting(subject: Subject, here: date, zone: str) -> Meeting | None:
    """The next one: of today, or later."""
    begins = datetime.combine(here, time(), UTC) - timedelta(days=1)  # a day elsewhere begins up to a day earlier
    held = Meeting.filter(subject_id=subject.id, cancelled=False, starts_at__gte=begins)
    ahead = [meeting for meeting in await held.order_by("starts_at", "id").limit(10) if meeting.starts_at]
    return next((meeting for meeting in ahead if (_day(meeting, zone) or here) >= here), None)


def _day(meeting: Meeting, zone: str) -> date | None:
    if meeting.starts_at is None:
        return None
    return meeting.starts_at.date() if meeting.all_day else today(meeting.starts_at, zone)
