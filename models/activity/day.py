"""A person's day: what is overdue, what is for today, what comes next, and until when that holds."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from models.activity import Activity
from models.activity.state import ActivityState, midnight, today
from models.user import User

MOST = 100
NEXT = 20


@dataclass
class Day:
    overdue: list[Activity]
    today: list[Activity]
    next: list[Activity]
    counts: Counter[ActivityState]
    types: Counter[int | None]
    """Of what is overdue or for today: type, or none, → how many."""
    valid_until: datetime


async def day_of(user: User, *, now: datetime) -> Day:
    """What one person has to do. At most 100 of each kind, 20 of what comes next; the counts are whole."""
    mine = Activity.filter(assignee_id=user.id)
    urgent = (ActivityState.OVERDUE, ActivityState.TODAY)
    shown = {
        state: await mine.filter(state=state).order_by("overdue_from", "id").limit(limit)
        for state, limit in ((ActivityState.OVERDUE, MOST), (ActivityState.TODAY, MOST), (ActivityState.PLANNED, NEXT))
    }
    undated = await mine.filter(state=ActivityState.UNDATED).order_by("id").limit(NEXT)
    open_ = await mine.filter(state__in=(*urgent, ActivityState.PLANNED, ActivityState.UNDATED)).values(
        "state", "type_id", "today_from", "overdue_from"
    )
    instants = [row[name] for row in open_ for name in ("today_from", "overdue_from") if row[name] and row[name] > now]
    tomorrow = midnight(today(now, user.zone) + timedelta(days=1), user.zone)
    return Day(
        overdue=shown[ActivityState.OVERDUE],
        today=shown[ActivityState.TODAY],
        next=[*shown[ActivityState.PLANNED], *undated][:NEXT],
        counts=Counter(ActivityState(row["state"]) for row in open_),
        types=Counter(row["type_id"] for row in open_ if ActivityState(row["state"]) in urgent),
        valid_until=min([*instants, tomorrow]),
    )
