"""When the next activity is due: a number of days, weeks or months after something. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from errors import Invalid
from late import Late
from models.activity.state import FIRST, LAST

if TYPE_CHECKING:
    import holidays as books
else:
    books = Late("holidays")

MOST = 3_650
"""Days, weeks or months that a rule may count."""


class DueUnit(StrEnum):
    DAYS = "DAYS"
    WEEKS = "WEEKS"
    MONTHS = "MONTHS"


class DueBase(StrEnum):
    """What a due date is counted from: the day of completion, the deadline before, or the later of the two."""

    COMPLETION = "COMPLETION"
    PREVIOUS_DUE = "PREVIOUS_DUE"
    LATER = "LATER"


@dataclass(frozen=True)
class DueRule:
    """`working_days`: days are working days, and weeks and months end on the first working day from there on."""

    amount: int = 0
    unit: DueUnit = DueUnit.DAYS
    base: DueBase = DueBase.COMPLETION
    working_days: bool = False

    def due(self, *, today: date, previous: date | None = None, holidays: Collection[date] = ()) -> date:
        """The date that this rule gives; without a deadline before, all three bases are today."""
        begin = self._begin(today, previous)
        try:
            day = self._after(begin, calendar(holidays))
        except (OverflowError, ValueError):
            day = None
        if day is None or not FIRST <= day <= LAST:
            raise Invalid("This rule leads to a date beyond the year {year}.", field="due", year=LAST.year)
        return day

    def _begin(self, today: date, previous: date | None) -> date:
        if previous is None or self.base is DueBase.COMPLETION:
            return today
        return previous if self.base is DueBase.PREVIOUS_DUE else max(previous, today)

    def _after(self, begin: date, book: "books.HolidayBase") -> date:
        if not self.working_days:
            return _day(begin + self._length)
        if self.unit is DueUnit.DAYS and self.amount:
            return _day(book.get_nth_working_day(begin, self.amount))
        end = begin + self._length
        return end if book.is_working_day(end) else _day(book.get_nth_working_day(end, 1))

    @property
    def _length(self) -> relativedelta:
        """Months end on the last day of a shorter month (RFC 5545 would leave such months out)."""
        return relativedelta(
            days=self.amount if self.unit is DueUnit.DAYS else 0,
            weeks=self.amount if self.unit is DueUnit.WEEKS else 0,
            months=self.amount if self.unit is DueUnit.MONTHS else 0,
        )


def calendar(holidays: Collection[date]) -> "books.HolidayBase":
    """A book in which Saturdays, Sundays and these days are free."""
    return _book(tuple(holidays))


@lru_cache(8)
def _book(holidays: tuple[date, ...]) -> "books.HolidayBase":
    """Written once: an installation has one, and each rule looks into it."""
    book = books.HolidayBase()
    book.append(dict.fromkeys(holidays, "free"))
    return book


def checked_rule(rule: DueRule) -> DueRule:
    if not 0 <= rule.amount <= MOST:
        raise Invalid("A due rule counts from 0 to {limit}.", field="due", limit=MOST)
    rule.due(today=date(2100, 1, 1))
    return rule


def _day(given: date) -> date:
    return date(given.year, given.month, given.day)
