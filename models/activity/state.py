"""How urgent an activity is at an instant, and the instants at which that changes. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from errors import Invalid

FIRST, LAST = date(1970, 1, 1), date(2200, 12, 31)
"""Days that an activity may be due on."""


class ActivityState(StrEnum):
    """How urgent a subject's next activity is; NONE: nothing is planned."""

    OVERDUE = "OVERDUE"
    TODAY = "TODAY"
    PLANNED = "PLANNED"
    UNDATED = "UNDATED"
    NONE = "NONE"
    DONE = "DONE"
    CANCELLED = "CANCELLED"


OPEN = (ActivityState.OVERDUE, ActivityState.TODAY, ActivityState.PLANNED, ActivityState.UNDATED)


class Instants(NamedTuple):
    """When a day begins for somebody, and when it is over."""

    today_from: datetime
    overdue_from: datetime


def instants(due_on: date, zone: str) -> Instants:
    """The day `due_on` as two instants in UTC: its first one there, and the first one of the day after.

    A day has 23 to 25 hours; where the clock leaps over midnight, it begins at one o'clock.
    """
    return Instants(midnight(due_on, zone), midnight(due_on + timedelta(days=1), zone))


def midnight(day: date, zone: str) -> datetime:
    """The first instant of a day in a zone."""
    return datetime.combine(day, time.min, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def state_at(today_from: datetime | None, overdue_from: datetime | None, now: datetime) -> ActivityState:
    """The state of an open activity."""
    if today_from is None or overdue_from is None:
        return ActivityState.UNDATED
    if now >= overdue_from:
        return ActivityState.OVERDUE
    return ActivityState.TODAY if now >= today_from else ActivityState.PLANNED


def today(now: datetime, zone: str) -> date:
    """The date in a zone."""
    return now.astimezone(ZoneInfo(zone)).date()


def checked_day(day: date, *, field: str) -> date:
    if not FIRST <= day <= LAST:
        raise Invalid("A due date lies between 1970 and 2200.", field=field)
    return day
