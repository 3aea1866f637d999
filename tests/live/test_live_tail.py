"""The end of the log as one process reads it: in the order of commits, in whole units, with or without hints."""

import asyncio
import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

import models
from bus import LocalBus
from schema.live import tail as tails
from schema.live.tail import Tail
from tests.make import Cast, subject


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
async def tail(cast: Cast) -> Tail:
    return Tail()


async def test_a_burst_of_a_thousand_events_is_read_in_order_and_in_whole_units(cast: Cast, tail: Tail) -> None:
    card = await subject(cast)
    await tail.start()
    begun, units = tail.head, 0
    try:
        for size in [1, 7, 300, 92, 600]:
            async with models.transaction():
                for number in range(size):
                    await card.update(title=f"{size} {number}", by=cast.ana, now=now())
            units += 1
        head = await models.Event.head()
        tail.hint(head)
        read = await tail.after(begun, wait=2)
        while read[-1].id < head:
            assert read[-1].final
            read += await tail.after(read[-1].id, wait=2)
        assert [event.id for event in read] == list(range(begun + 1, begun + 1_001))
        assert sum(event.final for event in read) == units
        assert (await tail.after(read[500].id, wait=0))[0].id == read[501].id
    finally:
        await tail.stop()


async def test_who_is_behind_the_window_reads_the_log_in_whole_units(
    cast: Cast, tail: Tail, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tails, "WINDOW", 10)
    monkeypatch.setattr(tails, "REPLAY", 5)
    card = await subject(cast)
    await tail.start()
    begun = tail.head
    try:
        for size in (3, 8, 12):
            async with models.transaction():
                for number in range(size):
                    await card.update(title=f"{size} {number}", by=cast.ana, now=now())
        head = await models.Event.head()
        tail.hint(head)
        async with asyncio.timeout(5):
            while tail.head < head:
                await asyncio.sleep(0.01)
        positions, position = [], begun
        while position < head:
            read = await tail.after(position, wait=0)
            assert read[0].id == position + 1 and read[-1].final
            position = read[-1].id
            positions.append(position)
        assert positions == [begun + 11, begun + 23]
    finally:
        await tail.stop()


async def test_a_lost_hint_costs_two_seconds_at_most(cast: Cast, tail: Tail) -> None:
    await tail.start()
    loop = asyncio.get_running_loop()
    begun = loop.time()
    try:
        card = await subject(cast)
        [*_, event] = await tail.after(tail.head, wait=5)
        assert event.noun_id == card.id and loop.time() - begun < 2.5
    finally:
        await tail.stop()


async def test_a_hint_is_followed_at_once_and_an_old_one_costs_nothing(cast: Cast, tail: Tail) -> None:
    bus, loop = LocalBus(), asyncio.get_running_loop()
    bus.listen(tail.hint)
    await tail.start()
    try:
        bus.hint(0)
        assert not tail._hinted.is_set()
        waiting = asyncio.create_task(tail.after(tail.head, wait=5))
        await asyncio.sleep(0)
        await subject(cast)
        begun = loop.time()
        bus.hint(await models.Event.head())
        assert await waiting and loop.time() - begun < 0.5
        assert await tail.after(tail.head, wait=0) == []
    finally:
        await tail.stop()


async def test_a_log_that_cannot_be_read_is_read_again(cast: Cast, tail: Tail, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database was away; whoever listens hears what happened meanwhile."""
    monkeypatch.setattr(tails, "LOOK_EVERY", 0.05)
    await tail.start()
    read = models.Event.after_position
    try:
        with monkeypatch.context() as away:

            async def fails(position: int, *, limit: int = 500) -> list[models.Event]:
                raise OSError("the database is away")

            away.setattr(models.Event, "after_position", fails)
            await subject(cast)
            await asyncio.sleep(0.2)
        assert models.Event.after_position == read
        assert await tail.after(tail.head, wait=2)
    finally:
        await tail.stop()


async def test_what_was_committed_here_is_told_without_being_read_and_is_what_the_log_says(
    cast: Cast, tail: Tail, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads = counted(monkeypatch)
    await tail.start()
    begun = tail.head
    try:
        with committing(tail):
            card = await subject(cast)
            await card.update(title="Eva's boat", by=cast.ana, now=now())
        told = await heard(tail, begun)
        assert reads == []
        assert [columns(event) for event in told] == [
            columns(event) for event in await models.Event.filter(id__gt=begun).order_by("id")
        ]
        assert tail.head == await models.Event.head()
    finally:
        await tail.stop()


async def test_what_others_committed_before_is_read_and_nothing_is_told_twice(
    cast: Cast, tail: Tail, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A unit of another process lies between what is known here and what was committed here."""
    reads = counted(monkeypatch)
    card = await subject(cast)
    await tail.start()
    begun = tail.head
    try:
        await card.update(title="theirs", by=cast.bruno, now=now())
        with committing(tail):
            await card.update(title="ours", by=cast.ana, now=now())
            await card.update(title="ours again", by=cast.ana, now=now())
        told = await heard(tail, begun)
        assert reads == [begun]
        assert [event.actor_id for event in told] == [cast.bruno.id, cast.ana.id, cast.ana.id]
        with committing(tail):
            await card.update(title="and again", by=cast.ana, now=now())
        [event] = await tail.after(told[-1].id, wait=2)
        assert reads == [begun] and event.id == tail.head == begun + 4
    finally:
        await tail.stop()


@contextlib.contextmanager
def committing(tail: Tail) -> Iterator[None]:
    """As in a server: the tail hears of each unit of this process."""

    def hear(_: int, events: list[models.Event]) -> None:
        tail.committed(events)

    models.after_commit.append(hear)
    try:
        yield
    finally:
        models.after_commit.remove(hear)


async def heard(tail: Tail, begun: int) -> list[models.Event]:
    """All that has happened since."""
    told: list[models.Event] = []
    head = await models.Event.head()
    while (position := told[-1].id if told else begun) < head:
        told += await tail.after(position, wait=2)
    return told


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """From which positions the log is read from now on."""
    reads: list[int] = []
    read = models.Event.after_position

    async def counting(position: int, *, limit: int = 500) -> list[models.Event]:
        reads.append(position)
        return await read(position, limit=limit)

    monkeypatch.setattr(models.Event, "after_position", counting)
    return reads


def columns(event: models.Event) -> dict[str, object]:
    return {name: getattr(event, name) for name in models.Event._meta.fields_db_projection}
