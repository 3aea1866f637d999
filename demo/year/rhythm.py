"""When a sales team works: weekdays but holidays, office hours of a zone, more in spring than in summer. Pure."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from holidays import country_holidays

SEASONS = (0.55, 0.7, 1.1, 1.0, 1.05, 0.9, 0.85, 1.1, 1.15, 1.2, 1.3, 0.7)
"""How much comes in from January to December: little in the holidays, most before the end of the fiscal year."""
WEEKDAYS = (1.25, 1.15, 1.0, 0.95, 0.65)
HOURS = (8, 9, 9, 10, 10, 11, 11, 14, 14, 15, 15, 16, 16, 17)


class Rhythm:
    """The working days up to one, by a country's calendar."""

    def __init__(self, until: date, weeks: int, country: str = "BR") -> None:
        begin = until - timedelta(weeks=weeks)
        self.free = frozenset(country_holidays(country, years=range(begin.year, until.year + 2)))
        days = [begin + timedelta(days=number) for number in range((until - begin).days + 400)]
        self._working = [day for day in days if day.weekday() < 5 and day not in self.free]
        self._place = {day: place for place, day in enumerate(self._working)}
        self.days = [day for day in self._working if day <= until]

    def later(self, day: date, working_days: int) -> date:
        """So many working days after a day, which is brought to the next working one first."""
        return self._working[min(self._place[self.working(day)] + working_days, len(self._working) - 1)]

    def working(self, day: date) -> date:
        while day not in self._place and day < self._working[-1]:
            day += timedelta(days=1)
        return max(day, self._working[0]) if day in self._place else self._working[-1]

    def beginnings(self, dice: Random, number: int) -> list[date]:
        """Days on which matters begin, as the seasons and weekdays bring them."""
        weights = [SEASONS[day.month - 1] * WEEKDAYS[day.weekday()] for day in self.days]
        return dice.choices(self.days, weights, k=number)


def moment(day: date, zone: str, dice: Random) -> datetime:
    """Some time within office hours there, to the second."""
    there = time(dice.choice(HOURS), dice.randrange(60), dice.randrange(60))
    return datetime.combine(day, there, tzinfo=ZoneInfo(zone)).astimezone(UTC)
