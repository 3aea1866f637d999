"""Hints: who committed tells who reads, in one process or through Redis; and nothing depends on it."""

import asyncio
import logging
import os
import socket

import pytest

from bus import Bus, LocalBus, RedisBus
from schema.live.tail import Tail
from tests.make import Cast, subject

REDIS = os.environ.get("FUNIL_TEST_REDIS", "")


def heard(bus: Bus) -> list[int]:
    positions: list[int] = []
    bus.listen(positions.append)
    return positions


async def until(positions: list[int], last: int) -> None:
    async with asyncio.timeout(5):
        while not positions or positions[-1] != last:
            await asyncio.sleep(0.01)


async def test_in_one_process_everybody_who_listens_is_told_at_once() -> None:
    bus = LocalBus()
    first, second = heard(bus), heard(bus)
    await bus.start()
    bus.hint(7)
    assert first == second == [7]
    await bus.stop()


async def test_without_redis_a_hint_still_reaches_its_own_process_and_the_log_the_others(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    bus, tail = RedisBus(f"redis://127.0.0.1:{port}/0"), Tail()
    positions = heard(bus)
    await bus.start()
    await tail.start()
    try:
        with caplog.at_level(logging.WARNING, logger="funil.bus"):
            bus.hint(3)
            bus.hint(4)
            assert positions == [3, 4]
            async with asyncio.timeout(5):
                while not caplog.records:
                    await asyncio.sleep(0.01)
        card = await subject(cast)
        [*_, event] = await tail.after(tail.head, wait=4)
        assert event.noun_id == card.id
    finally:
        await tail.stop()
        await bus.stop()


@pytest.mark.skipif(not REDIS, reason="FUNIL_TEST_REDIS names no Redis")
async def test_through_redis_other_processes_are_told_and_hints_that_pile_up_go_as_one() -> None:
    here, there = RedisBus(REDIS), RedisBus(REDIS)
    positions = heard(there)
    await here.start()
    await there.start()
    try:
        async with asyncio.timeout(5):
            while not positions:
                here.hint(1)
                await asyncio.sleep(0.05)
        positions.clear()
        for position in range(2, 1_002):
            here.hint(position)
        await until(positions, 1_001)
        assert len(positions) < 50
        await asyncio.sleep(5.5)
        here.hint(2_000)
        await until(positions, 2_000)
    finally:
        await here.stop()
        await there.stop()
