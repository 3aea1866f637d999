"""Whole days in a zone, and the parts that they fall into. Instants are half-open: `start` is in, `end` is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from tortoise.expressions import Case, Q, When

from errors import Invalid, LimitReached
from models.activity.state import FIRST, LAST, midnight

MOST_PARTS = 62


class Every(StrEnum):
    """How a period is cut: by calendar days, weeks from Monday on (ISO 8601), or months."""

    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"


@dataclass(frozen=True)
class Period:
    """From the first instant of `first` to the last of `last`, by the clock of `zone`."""

    first: date
    last: date
    zone: str

    def __post_init__(self) -> None:
        if not FIRST <= self.first <= LAST or not FIRST <= self.last <= LAST:
            raise Invalid("The days of a report lie between 1970 and 2200.", field="days")
        if self.first > self.last:
            raise Invalid("The range begins after it ends.", field="days")

    @property
    def start(self) -> datetime:
        return midnight(self.first, self.zone)

    @property
    def end(self) -> datetime:
        return midnight(self.last + timedelta(days=1), self.zone)

    def within(self, column: str) -> dict[str, datetime]:
        """The condition that a column of instants lies in it."""
        return {f"{column}__gte": self.start, f"{column}__lt": self.end}

    def parts(self, every: Every | None) -> list["Period"]:
        """The periods that it falls into, in order; the first and the last may be cut short."""
        if every is None:
            return [self]
        cut = list(self._cut(every))
        if len(cut) > MOST_PARTS:
            raise LimitReached("A report has at most {limit} periods.", field="every", limit=MOST_PARTS)
        return cut

    def _cut(self, every: Every) -> Iterator["Period"]:
        day = self.first
        for _ in range(MOST_PARTS + 1):
            if day > self.last:
                return
            following = _next(day, every)
            yield Period(day, min(following - timedelta(days=1), self.last), self.zone)
            day = following


def _next(day: date, every: Every) -> date:
    if every is Every.DAY:
        return day + timedelta(days=1)
    if every is Every.WEEK:
        return day + timedelta(days=7 - day.weekday())
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def parted(column: str, parts: list[Period]) -> Any:
    """For a statement: the number of the part in which a column's instant lies, as text."""
    ends: list[dict[str, Any]] = [{f"{column}__lt": part.end} for part in parts]
    cases = [When(Q(**before), then=str(number)) for number, before in enumerate(ends)]
    return Case(*cases, default="0")
