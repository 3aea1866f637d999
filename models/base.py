"""What all nouns share: one unit of change, versions, and the record of what happened. Knows no noun."""

import contextlib
import contextvars
import hashlib
import re
import unicodedata
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.models import Model
from tortoise.queryset import QuerySet
from tortoise.transactions import in_transaction

from errors import Conflict, FieldConflict, Invalid, NotFound
from events import Fact, InteractionKind
from models.event import Event
from models.gathering import Chore, Gathering, Loader
from permissions import Keys

T = TypeVar("T")
CONFIGURED = frozenset({"Workspace", "Channel", "Mailbox", "User"})
"""Nouns that `configured` may have read."""


@dataclass
class Unit:
    """One transaction: the events it will write, and what the caller wants stored with them."""

    connection: BaseDBAsyncClient
    group_id: str | None = None
    client_mutation_id: str | None = None
    ip: str | None = None
    """From where it was asked, for the audit log."""
    events: list[Event] = field(default_factory=list)
    before_commit: "list[Callable[[Unit], Any]]" = field(default_factory=list)
    position: int | None = None
    gathering: Gathering | None = None
    """While the verbs of many rows are done: what they leave to be written together."""
    read_once: dict[str, Any] = field(default_factory=dict)
    """What is configured, as far as this unit has read it. It forgets that as soon as it changes any of it."""

    async def ask(self, load: Loader, id: int) -> Any:
        """What is known of a row: of one alone, or, when many are changed, of all of them at once."""
        if self.gathering is not None and id in self.gathering.ids:
            return await self.gathering.ask(load, id)
        return (await load([id]))[id]

    async def once(self, load: Callable[..., Awaitable[Any]], *given: Any) -> Any:
        """What is the same for all rows that are changed together."""
        return await (load(*given) if self.gathering is None else self.gathering.once(load, *given))

    async def together(self, chore: Chore, item: Any) -> None:
        """Do this now, or, when many rows are changed, once for all of them at the end."""
        if self.gathering is None:
            await chore([item])
        else:
            self.gathering.chores.append((chore, item))

    @contextlib.asynccontextmanager
    async def gather(self, ids: Sequence[int]) -> AsyncIterator[Gathering]:
        """The verbs of many rows, written together at the end of the block; none reads what it has written."""
        self.gathering = Gathering(self.connection, ids)
        try:
            yield self.gathering
            gathering, self.gathering = self.gathering, None
            await gathering.write()
        finally:
            self.gathering = None

    async def alone_with(self, *names: str) -> None:
        """Until this unit ends, nobody else is alone with what is named so. SQLite writes in turns anyway."""
        if self.connection.capabilities.dialect != "postgres":
            return
        keys = {int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True) for name in names}
        if keys:
            every = "SELECT pg_advisory_xact_lock(key) FROM unnest($1::bigint[]) AS key"
            await self.connection.execute_query(every, [sorted(keys)])

    async def write(self) -> None:
        """Write the events last of all, under the lock that makes their ids appear in commit order (ops.md §4.2)."""
        if self.events:
            for event in self.events:
                event.group_id = self.group_id
                event.client_mutation_id = self.client_mutation_id
            self.events[-1].final = True
            self.position = await Event.append(self.events, self.connection)
        for finish in self.before_commit:
            await finish(self)


_unit: contextvars.ContextVar[Unit | None] = contextvars.ContextVar("unit", default=None)

after_commit: list[Callable[[int, list[Event]], None]] = []
"""Called with the last event id once a unit is committed, in a context of its own. They may not await."""


@contextlib.asynccontextmanager
async def transaction() -> AsyncIterator[Unit]:
    """One unit of change: rows and events commit together, and only then is anyone told."""
    outer = _unit.get()
    if outer is not None:
        yield outer
        return
    async with in_transaction() as connection:
        unit = Unit(connection)
        token = _unit.set(unit)
        try:
            yield unit
            await unit.write()
        finally:
            _unit.reset(token)
    if unit.position is not None:
        announce(unit.position, unit.events)


def announce(position: int, events: list[Event]) -> None:
    """A task made here must not inherit the connection of the transaction (ops.md F4): hence the empty context."""
    for listener in after_commit:
        contextvars.Context().run(listener, position, events)


@contextlib.asynccontextmanager
async def attempt() -> AsyncIterator[None]:
    """A part of a unit that may fail by itself: its rows and events go, the rest stays."""
    unit = current_unit()
    kept = len(unit.events)
    try:
        async with in_transaction():
            yield
    except BaseException:
        del unit.events[kept:]
        unit.read_once.clear()
        raise


def current_unit() -> Unit:
    unit = _unit.get()
    if unit is None:
        raise RuntimeError("A fact is recorded inside transaction() only.")
    return unit


async def configured(name: str, read: Callable[[], Awaitable[T]]) -> T:
    """What `read` gives, read once in a unit: it is the same for all that the unit does."""
    unit = _unit.get()
    if unit is None:
        return await read()
    if name not in unit.read_once:
        unit.read_once[name] = await read()
    held: T = unit.read_once[name]
    return held


def unit_or_none() -> Unit | None:
    """The open unit, for what may also be written outside of one."""
    return _unit.get()


PASSING = {"40001", "40P01", "55P03", "23503"}
"""What PostgreSQL says of two units in each other's way: serialisation, deadlock, no lock in time, a row that is gone.

A lost connection is none of these: whether the unit was committed is not known then, so the client is told (503), and
says it again with its idempotency key.
"""


def passing(failure: BaseException) -> bool:
    """Whether the same unit, tried again, may well succeed, or be refused in words."""
    causes = [failure, failure.__cause__, *failure.args]
    return any(getattr(cause, "sqlstate", None) in PASSING for cause in causes)


class Record(Model):
    """A row that people talk about: it has an id, an age, a version and a history."""

    id = fields.BigIntField(primary_key=True)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()
    version = fields.IntField(default=1)

    noun: ClassVar[str]
    called: ClassVar[str]
    derived: ClassVar[frozenset[str]] = frozenset()
    """Fields that follow from others: two people cannot be in conflict over them."""

    _seen: datetime | int | None = None
    _moment: object | None = None
    _before: dict[str, Any] | None = None
    _keys_before: Keys | None = None

    class Meta:
        abstract = True

    def taken_from(self, connection: BaseDBAsyncClient) -> Self:
        """It was read by this connection just now."""
        self._moment = getattr(connection, "moment", None)
        return self

    def seen_at(self, version: int | None) -> Self:
        """Say which version the caller acts upon; a verb that overlaps with newer edits is then refused."""
        self._seen = version
        return self

    @property
    def event_keys(self) -> Keys | None:
        """Who sees this row, for nouns whose visibility is a subject's."""
        return None

    @property
    def event_links(self) -> dict[str, int | None]:
        """Which subject, customer and channel an event of this row belongs to."""
        return {}

    @property
    def is_held(self) -> bool:
        """Whether the open unit has read and locked this very object."""
        return self._before is not None

    @contextlib.asynccontextmanager
    async def changing(self) -> AsyncIterator[None]:
        """Hold the row as it is now, for a verb to permit, check, change and record."""
        async with transaction():
            holds = self._before is None
            try:
                if holds:
                    await self._hold()
                yield
            finally:
                if holds:
                    self._before = None

    async def _hold(self) -> None:
        if self._moment is not None and self._moment is getattr(current_unit().connection, "moment", None):
            self._remember()
            return
        fresh = await type(self).filter(id=self.id).select_for_update().get_or_none()
        if fresh is None:
            raise NotFound("There is no such {noun}.", noun=self.called)
        held = fresh.__dict__
        self.__dict__.update({name: held[name] for name in self._meta.fields_db_projection})
        for name in self._meta.fk_fields:
            self.__dict__.pop(f"_{name}", None)
        self._remember()

    @classmethod
    async def hold_all(cls, ids: Collection[int]) -> list[Self]:
        """These rows as they are now, oldest first, held until the unit ends: `changing` then asks for none of them."""
        rows = await cls.filter(id__in=sorted(ids)).order_by("id").select_for_update()
        for row in rows:
            row._remember()
        return rows

    async def steady(self) -> Self:
        """See this row as it is now, and keep it so until the unit ends; others may hold it so at the same time.

        For the rows that a verb acts upon beside its own: a stage must not change its kind while a card enters it.
        """
        unit = current_unit()
        connection = unit.connection
        if connection.capabilities.dialect != "postgres" or (unit.gathering and unit.gathering.is_steady(self)):
            return self
        await connection.execute_query(f'SELECT 1 FROM "{self._meta.db_table}" WHERE id = $1 FOR SHARE', [self.id])  # noqa: S608
        fresh = await type(self).get_or_none(id=self.id)
        if fresh is None:
            raise NotFound("There is no such {noun}.", noun=self.called)
        for name in self._meta.fields_db_projection:
            setattr(self, name, getattr(fresh, name))
        return self

    @contextlib.asynccontextmanager
    async def held(self) -> AsyncIterator[None]:
        """The caller has just read and locked this row, with others: a verb need not. What it is refused is undone."""
        self._remember()
        kept = dict(self._before or {})
        unit = current_unit()
        told = len(unit.events)
        try:
            yield
        except BaseException:
            del unit.events[told:]
            for name, value in kept.items():
                setattr(self, name, value)
            raise
        finally:
            self._before = None

    def _remember(self) -> None:
        held = self.__dict__
        self._before = {name: held[name] for name in self._meta.fields_db_projection}
        self._keys_before = self.event_keys

    def changed_fields(self) -> list[str]:
        before, held = self._before or {}, self.__dict__
        return [name for name in before if name not in UNTOLD and held[name] != before[name]]

    async def record(self, fact: Fact, *, by: Any, now: datetime, also: tuple[str, ...] = ()) -> Event:
        """Save what changed and write down what happened; `also` names changes outside the row (markers, say)."""
        changed = [*self.changed_fields(), *also]
        await self._refuse_stale(changed)
        unit = current_unit()
        if self.noun in CONFIGURED:
            unit.read_once.clear()
        if self._before is not None and changed:
            self.version += 1
            self.updated_at = now
            written = [name for name in self._before if getattr(self, name) != self._before[name]]
            if unit.gathering is None:
                await self.save(update_fields=written)
            else:
                unit.gathering.saves.append((self, tuple(written)))
        event = Event(
            kind=type(fact).__name__,
            event_class=fact.event_class,
            noun=self.noun,
            noun_id=self.id,
            actor_id=by.id,
            at=now,
            version=self.version,
            changed=changed,
            data=fact.dump(),
            before=self._keys_before.dump() if self._keys_before else None,
            after=self.event_keys.dump() if self.event_keys else None,
            reach_user_id=getattr(fact, "user", None) if fact.reach else None,
            **self.event_links,
        )
        unit.events.append(event)
        if self._before is not None:
            self._remember()
        return event

    async def _refuse_stale(self, changed: list[str]) -> None:
        """Disjoint edits merge; overlapping ones are refused with both values (DESIGN §4)."""
        seen, before = self._seen, self._before
        if seen is None or before is None or before["version"] == seen:
            return
        if seen > before["version"]:
            raise Invalid(
                "This {noun} has no version {version} yet.", field="expectedVersion", noun=self.called, version=seen
            )
        later = await Event.filter(noun=self.noun, noun_id=self.id, version__gt=seen).values_list("changed", flat=True)
        theirs = {name for names in later for name in names}
        overlap = [name for name in changed if name in theirs and name not in self.derived]
        if overlap:
            raise Conflict(
                "Somebody else has changed this {noun} since you opened it.",
                noun=self,
                version=before["version"],
                stands=before,
                # What hangs on the row (markers, addresses) is named; its two sides are not rows to show here.
                fields=[
                    FieldConflict(name, getattr(self, name) if name in before else None, before.get(name))
                    for name in overlap
                ],
            )
        self._seen = before["version"]

    async def record_new(self, fact: Fact, *, by: Any, now: datetime) -> Event:
        """Write down that this row was made."""
        self._before, self._keys_before = None, None
        return await self.record(fact, by=by, now=now)

    async def record_end(self, fact: Fact, *, by: Any, now: datetime) -> Event:
        """Write down that this row is going; nobody sees it afterwards."""
        if self._seen is not None and self._before is not None and self._seen < self._before["version"]:
            raise Conflict(
                "Somebody else has changed this {noun} since you opened it.",
                noun=self,
                version=self._before["version"],
                stands=self._before,
                fields=[],
            )
        event = await self.record(fact, by=by, now=now)
        event.after = None
        return event


UNWRITABLE = {"Cc", "Cs"}
"""Categories of signs that no text of ours holds: PostgreSQL refuses NUL, and UTF-8 has no surrogates."""

UNTOLD = {"version", "updated_at"}
"""Fields that follow from any change and are no news by themselves."""


TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of what follows: in a list they disguise a name, and other rows with it."""


def clean(text: str) -> str:
    """Text as people meant it: no control characters but line breaks and tabs, no half of a surrogate pair."""
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in UNWRITABLE).strip()


def one_line(text: str) -> str:
    """Text that stands in a list or on a card."""
    return " ".join(TURNED.sub("", clean(text)).split())


def at_most(limit: int, text: str, *, field: str) -> str:
    if len(text) > limit:
        raise Invalid("This has at most {limit} characters.", field=field, limit=limit)
    return text


__all__ = [
    "InteractionKind",
    "QuerySet",
    "Record",
    "Unit",
    "after_commit",
    "at_most",
    "attempt",
    "clean",
    "current_unit",
    "one_line",
    "transaction",
    "unit_or_none",
]
