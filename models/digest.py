"""A person's day by mail: when theirs is due, that it goes once, and what it tells. Knows neither mails nor sentences.

The row is the work: made when somebody's hour has come, settled when their mail has gone or there was nothing to say.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

import permissions
from models.activity import Activity, ActivityType
from models.activity.day import Day, day_of
from models.activity.state import ActivityState
from models.customer import Customer
from models.subject import Subject
from models.user import User

LATE = timedelta(hours=4)
"""So long after its hour a digest is still news; whoever's mail could not be sent till then gets the next day's."""
TRIES = 5
PAUSE = timedelta(minutes=10)
"""Between two tries: longer than a server may take to answer, so that no two of them are at work at a time."""
KEPT = timedelta(days=7)
MOST, MOST_NEXT = 20, 5
"""Lines of a kind that one mail has room for."""


@dataclass(frozen=True)
class Entry:
    """One activity as a line: its day, its kind, its words, and what it is about as far as the reader sees that."""

    due_on: date | None
    kind: str
    summary: str
    about: str


@dataclass(frozen=True)
class Page:
    """What is told of a day; the numbers count also what has no room."""

    on: date
    overdue: tuple[Entry, ...]
    today: tuple[Entry, ...]
    next: tuple[Entry, ...]
    overdue_count: int
    today_count: int


def digest_day(hour: int, zone: str, *, since: datetime, now: datetime) -> date | None:
    """The local day whose digest is due now: its hour has come, not before it was asked for, and not long ago.

    An hour that the clocks leap over comes with the first one after it; of one that comes twice the first one counts.
    """
    there = ZoneInfo(zone)
    day = now.astimezone(there).date()
    at = datetime.combine(day, time(hour), tzinfo=there).astimezone(UTC)
    return day if since <= at <= now < at + LATE else None


class Digest(Model):
    """One person's day, told or to be told."""

    id = fields.BigIntField(primary_key=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField("models.User", related_name="digests")
    user_id: int
    day = fields.DateField()
    tries = fields.IntField(default=0)
    next_attempt_at = fields.DatetimeField()
    handed_over_at = fields.DatetimeField(null=True)
    """Since then a server may have it; written down before its first byte leaves, and then it is sent no more."""
    settled_at = fields.DatetimeField(null=True)

    class Meta:
        table = "digest"
        unique_together = (("user", "day"),)
        indexes = (Index(fields=("user_id",), name="digest_user"), Index(fields=("day",), name="digest_day"))

    @classmethod
    async def due(cls, now: datetime) -> "list[Digest]":
        """Those to be told now; the rows of people whose hour has come are made here."""
        days = {}
        for user in await _readers():
            day = digest_day(user.digest_hour or 0, user.zone, since=user.digest_since or now, now=now)
            if day is not None:
                days[user.id] = day
        if not days:
            return []
        held = await cls.filter(user_id__in=sorted(days), day__gte=min(days.values()))
        # Whoever flies west has some days twice, and hears of them once.
        told = {row.user_id for row in held if row.day >= days[row.user_id]}
        fresh = [cls(user_id=id, day=day, next_attempt_at=now) for id, day in sorted(days.items()) if id not in told]
        await cls.bulk_create(fresh, ignore_conflicts=True)
        waiting = cls.filter(user_id__in=sorted(days), settled_at__isnull=True, handed_over_at__isnull=True)
        rows = await waiting.filter(next_attempt_at__lte=now, tries__lt=TRIES).order_by("id")
        return [row for row in rows if row.day == days[row.user_id]]

    async def begin(self, *, now: datetime) -> User | None:
        """Count the try, for whoever is first; None: somebody else is at it, or they want none any more."""
        mine = Digest.filter(id=self.id, tries=self.tries, settled_at__isnull=True, handed_over_at__isnull=True)
        if not await mine.update(tries=self.tries + 1, next_attempt_at=now + PAUSE):
            return None
        user = await User.acting(self.user_id)
        return user if user is not None and user.active and user.digest_hour is not None else None

    async def handing_over(self, *, now: datetime) -> None:
        await Digest.filter(id=self.id).update(handed_over_at=now)

    async def not_taken(self) -> None:
        """The server has said no for now: it does not have it."""
        await Digest.filter(id=self.id).update(handed_over_at=None)

    async def settle(self, *, now: datetime) -> None:
        await Digest.filter(id=self.id).update(settled_at=now)

    @classmethod
    async def forget_old(cls, now: datetime) -> None:
        await cls.filter(day__lt=(now - KEPT).date()).delete()


async def _readers() -> list[User]:
    people = User.filter(active=True, digest_hour__not_isnull=True, password_hash__not_isnull=True)
    return await people.filter(role__in=sorted(permissions.PEOPLE))


async def page_of(user: User, *, on: date, now: datetime) -> Page | None:
    """Their day; None when nothing is overdue and nothing for today. Titles and names only as far as they see them."""
    day = await day_of(user, now=now)
    if not day.overdue and not day.today:
        return None
    shown = _shown(day)
    subjects = await _named(Subject.visible_to(user), {each.subject_id for each in shown}, "title")
    customers = await _named(Customer.visible_to(user), {each.customer_id for each in shown}, "name")
    kinds = await _named(ActivityType.visible_to(user), {each.type_id for each in shown}, "name")

    def entries(activities: list[Activity]) -> tuple[Entry, ...]:
        return tuple(
            Entry(
                due_on=each.due_on,
                kind=kinds.get(each.type_id, ""),
                summary=each.summary,
                about=subjects.get(each.subject_id) or customers.get(each.customer_id, ""),
            )
            for each in activities
        )

    return Page(
        on=on,
        overdue=entries(day.overdue[:MOST]),
        today=entries(day.today[:MOST]),
        next=entries([each for each in day.next if each.due_on is not None][:MOST_NEXT]),
        overdue_count=day.counts[ActivityState.OVERDUE],
        today_count=day.counts[ActivityState.TODAY],
    )


def _shown(day: Day) -> list[Activity]:
    return [*day.overdue[:MOST], *day.today[:MOST], *day.next]


async def _named(rows: Any, ids: set[int | None], column: str) -> dict[int | None, str]:
    wanted = sorted(ids - {None})  # type: ignore[type-var]
    return {row["id"]: row[column] for row in await rows.filter(id__in=wanted).values("id", column)} if wanted else {}
