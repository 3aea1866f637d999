"""How long customers waited for an answer: from a person's mail to the first thing that we said to it.

A wait begins with the first mail since we spoke last; what the customer adds while waiting is part of it. Machines'
mail asks nothing, and our own acknowledgements answer nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from errors import LimitReached
from models.channel import Channel
from models.message import HANDED_OVER, Direction, Medium, Message, SubjectMessage
from models.outlook import RESPONSE_HOURS
from models.report.figure import key_of, percentile
from models.report.period import Period
from models.subject import Subject
from models.user import User

MOST = 20_000
"""Mails behind one report: more are asked for in shorter periods."""


class Answered(StrEnum):
    """IN_TIME: within the channel's hours. LATE: after them. NOT_YET: by nobody until now."""

    IN_TIME = "IN_TIME"
    LATE = "LATE"
    NOT_YET = "NOT_YET"


class Said(NamedTuple):
    """A message on a subject, as far as waits need it."""

    subject_id: int
    channel_id: int
    message_id: int
    at: datetime
    ours: bool


class Wait(NamedTuple):
    channel_id: int
    message_id: int
    asked_at: datetime
    seconds: int | None
    """Until the answer; None: there is none."""


def waits(said: Iterable[Said]) -> list[Wait]:
    """The waits among these messages, which are in the order in which they were said. Pure."""
    waiting: dict[int, Said] = {}
    found: list[Wait] = []
    for each in said:
        if not each.ours:
            waiting.setdefault(each.subject_id, each)
        elif each.subject_id in waiting:
            asked = waiting.pop(each.subject_id)
            seconds = int((each.at - asked.at).total_seconds())
            found.append(Wait(asked.channel_id, asked.message_id, asked.at, seconds))
    return [*found, *(Wait(each.channel_id, each.message_id, each.at, None) for each in waiting.values())]


def once(found: Iterable[Wait]) -> list[Wait]:
    """A mail may stand on several subjects of a channel: it is one mail, and waited until its first answer. Pure."""
    shortest: dict[tuple[int, int], Wait] = {}
    for wait in found:
        key = (wait.channel_id, wait.message_id)
        other = shortest.get(key)
        if other is None or (wait.seconds is not None and (other.seconds is None or wait.seconds < other.seconds)):
            shortest[key] = wait
    return list(shortest.values())


@dataclass(kw_only=True)
class Responses:
    """Of one channel. `median` and `p90` in seconds, by nearest rank, over the waits that have ended."""

    key: str
    channel_id: int
    hours: int
    median: int | None
    p90: int | None
    mails: Mapping[Answered, list[int]]
    seen: QuerySet[Message] = field(repr=False)

    @property
    def count(self) -> int:
        return sum(map(len, self.mails.values()))

    def rows(self, which: Answered | None) -> QuerySet[Message]:
        """The mails that were waited upon."""
        wanted = [id for kind, ids in self.mails.items() if which in (None, kind) for id in ids]
        return self.seen.filter(id__in=wanted or [0])


async def responses(viewer: User, subjects: QuerySet[Subject], days: Period) -> list[Responses]:
    """By the channel in which the subject is today, for mails that came in these days; in three statements."""
    asked = SubjectMessage.filter(
        subject_id__in=Subquery(subjects.values("id")),
        message__direction=Direction.IN,
        message__medium=Medium.EMAIL,
        message__automatic=False,
        message__at__gte=days.start,
        message__at__lt=days.end,
    )
    hours: dict[int, int | None] = dict(await Channel.all().values_list("id", "response_hours"))
    begun = once(wait for wait in waits(await _said(asked)) if days.start <= wait.asked_at < days.end)
    if len(begun) > MOST:
        raise LimitReached("More than {limit} mails stand behind this report: ask for fewer days.", limit=MOST)
    held: dict[int, list[Wait]] = defaultdict(list)
    for wait in begun:
        held[wait.channel_id].append(wait)
    seen = Message.visible_to(viewer)
    lines = [_of(id, hours.get(id) or RESPONSE_HOURS, found, seen) for id, found in held.items()]
    return sorted(lines, key=lambda line: (-line.count, line.key))


async def _said(asked: QuerySet[SubjectMessage]) -> list[Said]:
    """All that was said by people on the subjects of these mails."""
    people = Q(message__direction=Direction.IN, message__medium=Medium.EMAIL)
    us = Q(message__direction=Direction.OUT, message__state__in=list(HANDED_OVER))
    rows: list[Any] = await (
        SubjectMessage.filter(people | us, subject_id__in=Subquery(asked.values("subject_id")))
        .filter(message__automatic=False)
        .values_list(
            "subject_id", "subject__channel_id", "message_id", "message__at", "message__sent_at", "message__direction"
        )
    )
    told = [
        Said(subject, channel, id, sent_at or at, direction == Direction.OUT)
        for subject, channel, id, at, sent_at, direction in rows
    ]
    return sorted(told, key=lambda each: (each.at, each.message_id))


def _of(channel_id: int, hours: int, found: list[Wait], seen: QuerySet[Message]) -> Responses:
    limit = int(timedelta(hours=hours).total_seconds())
    mails: dict[Answered, list[int]] = {kind: [] for kind in Answered}
    for wait in found:
        mails[_kind(wait.seconds, limit)].append(wait.message_id)
    ordered = sorted(wait.seconds for wait in found if wait.seconds is not None)
    return Responses(
        key=key_of(channel_id),
        channel_id=channel_id,
        hours=hours,
        median=percentile(ordered, 50),
        p90=percentile(ordered, 90),
        mails=mails,
        seen=seen,
    )


def _kind(seconds: int | None, limit: int) -> Answered:
    if seconds is None:
        return Answered.NOT_YET
    return Answered.IN_TIME if seconds <= limit else Answered.LATE
