"""What days, idleness and rot are, in plain Python: the judge of what is stored and pushed. Knows no row."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

ZONES = (
    "Etc/GMT+12",
    "Pacific/Pago_Pago",
    "Pacific/Honolulu",
    "Pacific/Marquesas",
    "America/Los_Angeles",
    "America/Havana",
    "America/Santiago",
    "America/St_Johns",
    "America/Sao_Paulo",
    "America/Scoresbysund",
    "Atlantic/Azores",
    "Europe/Lisbon",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Tehran",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Apia",
    "Pacific/Kiritimati",
)
"""From twelve hours behind UTC to fourteen ahead; with and without summer time, by half hours and by quarters."""
NEAR = tuple(timedelta(seconds=seconds) for seconds in (-60, -1, 0, 1, 60))


def here(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()


def state(due: date | None, zone: str, at: datetime) -> str:
    """How urgent something is that is due on a day."""
    if due is None:
        return "UNDATED"
    today = here(at, zone)
    return "OVERDUE" if today > due else "TODAY" if today == due else "PLANNED"


def first_instant(day: date, zone: str) -> datetime:
    """Looked for minute by minute: no arithmetic with offsets that could be wrong in the same way."""
    at = datetime.combine(day, time(), tzinfo=UTC) - timedelta(hours=16)
    for step in (timedelta(hours=1), timedelta(minutes=1)):
        while here(at + step, zone) < day:
            at += step
    return at + timedelta(minutes=1)


@cache
def turns(zone: str) -> tuple[date, ...]:
    """The days of some years on which the clocks change there."""
    there = ZoneInfo(zone)
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(3 * 365)]
    noons = [datetime.combine(day, time(12), tzinfo=there).utcoffset() for day in days]
    return tuple(day for day, before, after in zip(days[1:], noons, noons[1:], strict=False) if before != after)
