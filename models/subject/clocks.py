"""The instants at which a subject goes idle, rots, or leaves the board. Pure."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

BOARD_DAYS = 30
"""The board shows what was closed within this many days (DESIGN §4)."""


def idle_from(last_interaction: datetime, days: int, zone: str) -> datetime:
    """The local midnight after which N calendar days have passed without an interaction (features.md §2.9)."""
    there = ZoneInfo(zone)
    day = last_interaction.astimezone(there).date() + timedelta(days=days)
    return datetime.combine(day, time.min, tzinfo=there).astimezone(last_interaction.tzinfo)


def begins_a_day(instant: datetime, zone: str) -> bool:
    """Whether it is the first instant of a day there; where the clock leaps over midnight, that is one o'clock."""
    there = ZoneInfo(zone)
    day = instant.astimezone(there).date()
    return datetime.combine(day, time.min, tzinfo=there).astimezone(UTC) == instant


def rotting_from(stage_entered: datetime | None, days: int | None) -> datetime | None:
    if stage_entered is None or days is None:
        return None
    return stage_entered + timedelta(days=days)


def board_until(closed_at: datetime | None) -> datetime | None:
    return None if closed_at is None else closed_at + timedelta(days=BOARD_DAYS)
