"""Plays a year from its first day to its last: deeds at their instants, and the clock between them."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from demo.year.course import courses
from demo.year.people import shops
from demo.year.plan import Plan
from demo.year.post import opened
from demo.year.story import Story
from demo.year.town import Deed, Town, settle
from demo.year.words import Party
from models.activity import Activity
from models.base import after_commit
from models.event import Event
from models.keyring import Keyring
from models.subject import Subject
from models.user import User

HOME = "America/Sao_Paulo"
Watching = Callable[[datetime, list[Event]], Awaitable[None]]


@dataclass(frozen=True)
class Played:
    """What came of it: each matter with its course and the subject that it became, and how many deeds it took."""

    town: Town
    stories: list[Story]
    deeds: int


async def play(plan: Plan, keyring: Keyring, *, password_hash: str, watching: Watching | None = None) -> Played:
    """Into an open and founded database in which nobody works yet; network and child processes end with it."""
    async with opened(keyring) as post:
        town = await settle(plan, post, password_hash=password_hash)
        stories = _written(town)
        _wind(town)
        deeds = 0
        with _heard() as news:
            while (upcoming := town.next()) is not None:
                now, deed = upcoming
                await deed(now)
                deeds += 1
                if watching is not None and news:
                    told, news[:] = list(news), []
                    await watching(now, told)
    return Played(town, stories, deeds)


def _written(town: Town) -> list[Story]:
    plan, known = town.plan, dict[str, list[Party]]()
    drawn = courses(
        seed=plan.seed,
        open=plan.played,
        shops=shops([seat for _, seat in town.people.values()]),
        rhythm=town.rhythm,
    )
    stories = [Story(course, town, known.setdefault(course.shop.name, [])) for course in drawn]
    for story in stories:
        story.opens()
    return stories


def _wind(town: Town) -> None:
    """At each midnight of a zone in which somebody works the clock runs, and at the end; one of them travels."""
    first, last = town.rhythm.days[0], town.plan.until
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    whole = {_midnight(day, HOME) for day in days} | {town.until}
    for instant in sorted({_midnight(day, zone) for day in days for zone in town.zones} | whole):
        town.at(instant, _tick if instant in whole else _flip)
    traveller = max(town.people)
    for place, zone in ((len(days) // 3, "Europe/Lisbon"), (len(days) // 2, town.people[traveller][1].zone)):
        at = datetime.combine(days[place], time(12), tzinfo=UTC)
        town.at(at, _travel(town, traveller, zone))


async def _tick(now: datetime) -> None:
    """All that the clock does: also what was configured anew, and zones that people went to."""
    system = await User.system()
    await Activity.rezone(by=system, now=now)
    await Activity.tick(by=system, now=now)
    await Subject.tick(by=system, now=now)


async def _flip(now: datetime) -> None:
    system = await User.system()
    await Activity.tick(by=system, now=now)
    await Subject.flip(by=system, now=now)


def _travel(town: Town, id: int, zone: str) -> Deed:
    async def travel(now: datetime) -> None:
        user = town.people[id][0]
        await user.update(by=user, now=now, zone=zone)
        await _tick(now)

    return travel


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)


@contextmanager
def _heard() -> Iterator[list[Event]]:
    """What is committed, from here on."""
    news: list[Event] = []

    def listen(_: int, events: list[Event]) -> None:
        news.extend(events)

    after_commit.append(listen)
    try:
        yield news
    finally:
        after_commit.remove(listen)
