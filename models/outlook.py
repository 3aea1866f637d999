"""What is known of a subject that bears on what to do next. It gathers; `suggest.py` thinks."""

from collections import Counter
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


async def situation_of(
    subject: Subject, *, now: datetime, decided: frozenset[tuple[str, int]] = frozenset()
) -> Situation:
    workspace = await Workspace.current()
    channel = await Channel.get(id=subject.channel_id)
    owner = await User.get_or_none(id=subject.owner_id)
    zone = owner.zone if owner else workspace.zone
    here = today(now, zone)
    open_: list[Any] = await Activity.filter(subject_id=subject.id, state__in=OPEN).values_list("type_id", flat=True)
    done = await Activity.filter(subject_id=subject.id, state=ActivityState.DONE).order_by("-done_at", "-id").first()
    open_now = subject.outcome is Outcome.OPEN
    mail = await _last_word(subject)
    away = await _messages(subject).filter(automatic=True, away_until__gte=here).order_by("-at").first()
    meeting = await _meeting(subject, here, zone)
    return Situation(
        now=now,
        zone=zone,
        open=open_now,
        owner_id=subject.owner_id,
        stage_id=subject.stage_id,
        stage_entered_at=subject.stage_entered_at,
        idle=subject.idle,
        response_hours=channel.response_hours or RESPONSE_HOURS,
        kinds=await _kinds(workspace, here),
        planned=frozenset(id for id in open_ if id is not None),
        anything_planned=bool(open_),
        done_in_stage=await _done_in_stage(subject),
        unanswered=mail if open_now else None,
        after_the_end=mail if mail and subject.closed_at and mail.at > subject.closed_at else None,
        bounced=await _bounced(subject),
        away=Occasion(away.id, away.at) if away else None,
        away_until=away.away_until if away else None,
        meeting=Occasion(meeting.id, now) if meeting else None,
        meeting_on=_day(meeting, zone) if meeting else None,
        last_done=Done(done.id, done.type_id, done.due_on, done.assignee_id) if done else None,
        playbook=await _playbook(subject),
        habits=await _habits(subject, done, now) if done else {},
        decided=decided,
    )


def _messages(subject: Subject) -> Any:
    return Message.filter(places__subject_id=subject.id)


async def _last_word(subject: Subject) -> Occasion | None:
    """A person's mail that nobody here has answered, by mail or by doing something."""
    said = await _messages(subject).filter(direction=Direction.IN, automatic=False).order_by("-at", "-id").first()
    if said is None:
        return None
    answers = _messages(subject).filter(direction=Direction.OUT, state__in=SENT, at__gte=said.at)
    acted = Activity.filter(subject_id=subject.id, state=ActivityState.DONE, done_at__gte=said.at)
    return None if await answers.exists() or await acted.exists() else Occasion(said.id, said.at)


async def _bounced(subject: Subject) -> Occasion | None:
    """The last thing that was sent came back."""
    last = await _messages(subject).filter(direction=Direction.OUT).order_by("-at", "-id").first()
    return Occasion(last.id, last.at) if last is not None and last.state is MessageState.BOUNCED else None


async def _kinds(workspace: Workspace, here: date) -> tuple[Kind, ...]:
    following: dict[int, list[int]] = {}
    for row in await ActivityTypeFollower.all().order_by("place", "id"):
        following.setdefault(row.type_id, []).append(row.suggested_id)
    free = [date.fromisoformat(day) for day in workspace.holidays]
    return tuple(
        Kind(type.id, type.purpose, tuple(following.get(type.id, ())), partial(_due, type, here, free))
        for type in await ActivityType.filter(archived_at__isnull=True).order_by("id")
    )


def _due(type: ActivityType, here: date, holidays: list[date], previous: date | None) -> date:
    return type.rule.due(today=here, previous=previous, holidays=holidays)


async def _done_in_stage(subject: Subject) -> frozenset[int]:
    since = subject.stage_entered_at or subject.created_at
    rows = Activity.filter(
        subject_id=subject.id, state=ActivityState.DONE, done_at__gte=since, type_id__not_isnull=True
    )
    ids: list[Any] = await rows.values_list("type_id", flat=True)
    return frozenset(ids)


async def _playbook(subject: Subject) -> tuple[int, ...]:
    rows: list[Any] = (
        await StagePlay.filter(stage_id=subject.stage_id or 0).order_by("place", "id").values_list("type_id", flat=True)
    )
    return tuple(rows)


async def _habits(subject: Subject, done: Activity, now: datetime) -> dict[int, int]:
    """What was planned after the same kind of activity in the same stage, over the window."""
    since = now - timedelta(days=WINDOW)
    rows = Activity.filter(
        after_type_id=done.type_id or 0, planned_stage_id=subject.stage_id or 0, created_at__gte=since
    )
    ids: list[Any] = await rows.filter(type_id__not_isnull=True).limit(5_000).values_list("type_id", flat=True)
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
