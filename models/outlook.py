"""What is known of a subject that bears on what to do next. It gathers, in few statements; `suggest.py` thinks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, partial
from typing import Any

from models.activity import Activity, ActivityState, ActivityType, ActivityTypeFollower
from models.activity.state import OPEN, today
from models.channel import Channel
from models.meeting import Meeting
from models.message import Direction, Message, MessageState, SubjectMessage
from models.stage import StagePlay
from models.subject import Outcome, Subject
from models.user import User
from models.workspace import Workspace
from suggest import WINDOW, Done, Kind, Occasion, Situation

RESPONSE_HOURS = 24
"""Until a mail is answered, where the channel does not say."""
SENT = (MessageState.SENT, MessageState.UNKNOWN)
NEWEST = """
SELECT subject_id, message_id FROM (
  SELECT place.subject_id, place.message_id,
    ROW_NUMBER() OVER (PARTITION BY place.subject_id ORDER BY message.at DESC, message.id DESC) AS number
  FROM subject_message AS place JOIN message ON message.id = place.message_id WHERE place.subject_id IN ({})
) AS placed WHERE number <= 100
"""
"""The last hundred messages of each subject."""
HABITS = """
SELECT type_id, COUNT(*) FROM (
  SELECT type_id FROM activity
  WHERE after_type_id = {} AND planned_stage_id = {} AND created_at >= {} AND type_id IS NOT NULL LIMIT {most}
) AS planned GROUP BY type_id
"""
MOST_HABITS = 5_000
A_HABIT_STANDS = timedelta(minutes=1)
Row = dict[str, Any]


class Habits:
    """What people plan after what was done last, by the stage in which that was. Half a year makes a habit, and it is
    counted again after a minute."""

    def __init__(self) -> None:
        self._counted: dict[tuple[int, int], tuple[datetime, dict[int, int]]] = {}

    async def after(self, type_id: int, stage_id: int, now: datetime) -> dict[int, int]:
        """How often each type was planned then."""
        at, habit = self._counted.get((type_id, stage_id), (None, {}))
        if at is None or not timedelta() <= now - at < A_HABIT_STANDS:
            habit = await _habit(type_id, stage_id, now)
            self._counted[type_id, stage_id] = now, habit
        return habit


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
    habits: "Habits"

    @classmethod
    async def now(cls, habits: "Habits | None" = None) -> "House":
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
            habits=habits or Habits(),
        )

    _kinds: dict[date, tuple[Kind, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def kinds(self, here: date) -> tuple[Kind, ...]:
        """The types as of a day. When each is due is reckoned once: it asks for holidays."""
        if here not in self._kinds:
            self._kinds[here] = tuple(
                Kind(type.id, type.purpose, self.followers.get(type.id, ()), cache(partial(self._due, type, here)))
                for type in self.types
            )
        return self._kinds[here]

    def _due(self, type: ActivityType, here: date, previous: date | None) -> date:
        return type.rule.due(today=here, previous=previous, holidays=self.holidays)


def _grouped(pairs: list[Any]) -> dict[int, tuple[int, ...]]:
    held: dict[int, tuple[int, ...]] = {}
    for key, value in pairs:
        held[key] = (*held.get(key, ()), value)
    return held


@dataclass(frozen=True)
class Past:
    """What happened around one subject: deeds and plans, the last deed first; messages, the newest first; meetings that
    may lie ahead, the next one first; and how often each type was planned after what was done last."""

    activities: list[Row]
    said: list[Row]
    meetings: list[Meeting]
    habits: dict[int, int]


async def situations_of(
    subjects: Sequence[Subject], *, now: datetime, house: House, decided: Mapping[int, frozenset[tuple[str, int]]]
) -> dict[int, Situation]:
    """By the ids of the subjects. `decided`: what people have said of former suggestions."""
    if not subjects:
        return {}
    pasts = await _pasts(subjects, house, now)
    return {
        subject.id: _situation(subject, pasts[subject.id], now=now, house=house, decided=decided[subject.id])
        for subject in subjects
    }


def _situation(
    subject: Subject, past: Past, *, now: datetime, house: House, decided: frozenset[tuple[str, int]]
) -> Situation:
    zone = house.zones.get(subject.owner_id or 0, house.zone)
    here = today(now, zone)
    activities, said = past.activities, past.said
    done = _last_done(activities)
    planned = [row["type_id"] for row in activities if row["state"] in OPEN]
    open_now = subject.outcome is Outcome.OPEN
    waiting = _waiting(said, activities)
    away = next((row for row in said if row["automatic"] and row["away_until"] and row["away_until"] >= here), None)
    meeting = next((meeting for meeting in past.meetings if (_day(meeting, zone) or here) >= here), None)
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
        habits=past.habits,
        decided=decided,
    )


async def _pasts(subjects: Sequence[Subject], house: House, now: datetime) -> dict[int, Past]:
    ids = sorted(subject.id for subject in subjects)
    activities, said, meetings = await _activities(ids), await _said(ids), await _meetings(ids, now)
    pasts = {}
    for subject in subjects:
        done, usual = _last_done(activities[subject.id]), dict[int, int]()
        if done and done["type_id"]:
            usual = await house.habits.after(done["type_id"], subject.stage_id or 0, now)
        pasts[subject.id] = Past(activities[subject.id], said[subject.id], meetings[subject.id], usual)
    return pasts


async def _activities(ids: list[int]) -> dict[int, list[Row]]:
    wanted = (*OPEN, ActivityState.DONE)
    rows = await Activity.filter(subject_id__in=ids, state__in=wanted).values(
        "id", "subject_id", "state", "type_id", "due_on", "done_at", "assignee_id"
    )
    deeds = [row for row in rows if row["done_at"] is not None]
    deeds.sort(key=lambda row: (row["done_at"], row["id"]), reverse=True)
    return _of_each(ids, [*deeds, *(row for row in rows if row["done_at"] is None)])


async def _said(ids: list[int]) -> dict[int, list[Row]]:
    """The last messages of each."""
    connection = SubjectMessage._meta.db
    sign = "?" if connection.capabilities.dialect == "sqlite" else "$"
    places = ", ".join(f"{sign}{number}" for number in range(1, len(ids) + 1))
    newest: list[Any] = await connection.execute_rows(NEWEST.format(places), ids)  # type: ignore[attr-defined]
    rows = await Message.filter(id__in=sorted({message_id for _, message_id in newest})).values(
        "id", "at", "direction", "state", "automatic", "away_until"
    )
    held = {row["id"]: row for row in rows}
    said = [{**held[message_id], "subject_id": subject_id} for subject_id, message_id in newest]
    said.sort(key=lambda row: (row["at"], row["id"]), reverse=True)
    return _of_each(ids, said)


def _of_each(ids: list[int], rows: list[Row]) -> dict[int, list[Row]]:
    held: dict[int, list[Row]] = {id: [] for id in ids}
    for row in rows:
        held[row["subject_id"]].append(row)
    return held


def _last_done(activities: list[Row]) -> Row | None:
    return next((row for row in activities if row["state"] is ActivityState.DONE), None)


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


async def _habit(type_id: int, stage_id: int, now: datetime) -> dict[int, int]:
    """What was planned after the same kind of activity in the same stage, over the window."""
    since = now - timedelta(days=WINDOW)
    connection: Any = Activity._meta.db
    sign = "?" if connection.capabilities.dialect == "sqlite" else "$"
    asked = HABITS.format(*(f"{sign}{number}" for number in (1, 2, 3)), most=MOST_HABITS)
    counted = await connection.execute_rows(asked, [type_id, stage_id, since])
    return {type_id: int(times) for type_id, times in counted}


async def _meetings(ids: list[int], now: datetime) -> dict[int, list[Meeting]]:
    """Those of today, wherever that is, and later ones."""
    begins = datetime.combine(now.date() - timedelta(days=1), time(), UTC) - timedelta(days=1)
    rows = await Meeting.filter(subject_id__in=ids, cancelled=False, starts_at__gte=begins).order_by("starts_at", "id")
    held: dict[int, list[Meeting]] = {id: [] for id in ids}
    for meeting in rows:
        held[meeting.subject_id].append(meeting)
    return held


def _day(meeting: Meeting, zone: str) -> date | None:
    if meeting.starts_at is None:
        return None
    return meeting.starts_at.date() if meeting.all_day else today(meeting.starts_at, zone)
