"""What all subscriptions share: where they begin, when they must start anew, and the units of events they pass."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum

import strawberry

import models
import prose
from errors import Invalid, SignInNeeded
from schema.context import Context, Info
from schema.live.presence import Presence
from schema.live.tail import Stirs
from schema.position import Position

RESUME_WITHIN = timedelta(days=7)
LOOK = 2.0
LONGEST_NUMBER = 18
MOVING = {"stage_id", "rank", "kind"}
"""The columns by which a card finds its place."""


@strawberry.enum(description="What a message of a subscription is.")
class EventKind(Enum):
    CHANGE = "CHANGE"
    RESYNC_REQUIRED = "RESYNC_REQUIRED"


@strawberry.enum(
    description="What became of a row: put it in or replace it on ADDED, CHANGED and MOVED; take it out on REMOVED."
)
class ChangeKind(Enum):
    ADDED = "ADDED"
    CHANGED = "CHANGED"
    MOVED = "MOVED"
    REMOVED = "REMOVED"


@strawberry.interface(description="A message of a subscription, whole up to its position.")
class LiveEvent:
    kind: EventKind = strawberry.field(
        description="RESYNC_REQUIRED: fetch anew and subscribe with the new position; nothing follows."
    )
    position: Position = strawberry.field(
        description="Give it as `since` to go on from here. The same position is never told twice with changes."
    )


@dataclass(frozen=True)
class Batch:
    """Whole units of events up to a position. `resync`: the stream ends here. No events: time for what was put off."""

    position: int
    events: tuple[models.Event, ...] = ()
    resync: bool = False

    @property
    def client_mutation_ids(self) -> list[str]:
        return list(dict.fromkeys(event.client_mutation_id for event in self.events if event.client_mutation_id))

    @property
    def group_id(self) -> str | None:
        groups = {event.group_id for event in self.events}
        return groups.pop() if len(groups) == 1 else None


class Stream:
    """One subscription's way through the log. `wait` may be shortened by whoever has something put off; of what is no
    `news` it is told when the time is over."""

    _presence: Presence | None = None

    def __init__(self, context: Context) -> None:
        self.context = context
        self.wait = LOOK
        self.news: Stirs | None = None
        self.start: int | None = None

    @classmethod
    async def open(cls, info: Info, since: str | None) -> "Stream":
        """Begin: with the viewer as they are now, from where they left off. The place is taken first of all, so that
        whatever changes the viewer's reach meanwhile is still ahead."""
        stream, course = await cls.for_many(info.context), info.context.course
        await stream.know_the_viewer()
        if course is not None and course.start is not None:
            since = info.context.position(course.start)
        if since is not None:
            stream.start = await stream._place(since)
        return stream

    @classmethod
    async def for_many(cls, context: Context) -> "Stream":
        """From now on; those who are told are looked after one by one, not here."""
        stream = cls(context)
        stream.start = await models.Event.head()
        return stream

    async def batches(self) -> AsyncIterator[Batch]:
        context, leave, course = self.context, self.context.leave, self.context.course
        if self.start is None:
            yield Batch(await models.Event.head(), resync=True)
            return
        position = self.start
        while leave is None or not leave.asked:
            if course is not None and self.wait >= LOOK and course.rest(position):
                return
            with leave.resting() if leave is not None else contextlib.nullcontext():
                events = await context.tail.after(position, wait=self.wait, stirs=self._stirs)
            context.renew()
            if self._presence is not None:
                await self._presence.check(events, context.now)
            if events:
                position = events[-1].id
                if course is not None:
                    course.told = position
            if any(event.reach_user_id == context.user.id for event in events):
                yield Batch(position, resync=True)
                return
            context.look = context.tail.look(position)
            yield Batch(position, tuple(events))

    def _stirs(self, event: models.Event) -> bool:
        about_them = event.reach_user_id == self.context.user.id or (
            self._presence is not None and self._presence.concerned((event,))
        )
        return about_them or self.news is None or self.news(event)

    async def know_the_viewer(self) -> None:
        """A socket outlives changes of role and membership: each subscription begins with what holds now."""
        context = self.context
        viewer = await models.User.acting(context.user.id)
        if viewer is None:
            raise SignInNeeded(prose.SIGN_IN)
        context.viewer = viewer.limited_to(context.user.scopes, until=context.user.key_ends)
        context.renew()
        self._presence = Presence.of(context)
        await self._presence.check((), context.now)

    async def _place(self, since: str) -> int | None:
        """The event id to go on from; None when only a fresh fetch helps."""
        epoch, _, number = since.partition(".")
        if not epoch or not (number.isascii() and number.isdecimal()) or len(number) > LONGEST_NUMBER:
            raise Invalid("`since` is a position that a query or message gave: <epoch>.<event id>.", field="since")
        position = int(number)
        if epoch != self.context.epoch or position > await models.Event.head():
            return None
        oldest = await models.Event.oldest_after(position)
        if oldest is not None and oldest < self.context.now - RESUME_WITHIN:
            return None
        reached = models.Event.filter(reach_user_id=self.context.user.id, id__gt=position)
        return None if await reached.exists() else position
