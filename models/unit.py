"""One unit of change: its rows and events commit together, and only then is anyone told. Knows no noun."""

import contextlib
import contextvars
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.transactions import in_transaction

from models.event import Event
from models.gathering import Chore, Gathering, Loader

T = TypeVar("T")


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
