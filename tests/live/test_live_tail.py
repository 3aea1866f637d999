"""The end of the log as one process reads it: in the order of commits, in whole units, with or without hints."""

import asyncio
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
