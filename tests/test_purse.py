"""What may be asked for in a while: a purse empties, fills again, and is one for all processes where there is Redis."""

import asyncio
import os

import pytest
from redis import asyncio as redis

from purse import MOST_PURSES, Purses, SharedPurses, Spent, purses


class Hand:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def test_a_purse_gives_what_it_holds_and_says_when_it_will_hold_more() -> None:
    hand = Hand()
    held = Purses(100, 10, clock=hand)

    assert held.spend("ana", 60) == Spent(60, 40)
    assert held.spend("ana", 60) == Spent(60, 40, wait=2)
    assert held.spend("bruno", 60) == Spent(60, 40)
    hand.now += 2
    assert held.spend("ana", 60) == Spent(60, 0)
    hand.now += 1_000
    assert held.spend("ana", 100) == Spent(100, 0)


def test_what_is_refused_costs_nothing() -> None:
    held = Purses(100, 10, clock=Hand())

    for _ in range(5):
        assert held.spend("ana", 101).wait
    assert held.spend("ana", 100).wait == 0


def test_a_size_of_nothing_stands_for_no_limit() -> None:
    assert all(Purses(0, 1).spend("ana", 10**9).wait == 0 for _ in range(3))
    assert type(purses(0, 1, redis_url="redis://127.0.0.1:1", kind="cost")) is Purses


def test_names_that_somebody_makes_up_take_no_memory_without_end() -> None:
    held = Purses(10, 1, clock=Hand())

    for number in range(MOST_PURSES + 500):
        held.spend(str(number), 1)

    assert len(held._purses) == MOST_PURSES


async def test_with_redis_away_each_process_counts_for_itself() -> None:
    held = SharedPurses(100, 1, url="redis://127.0.0.1:1", kind="test")
    await held.start()
    try:
        assert held.spend("ana", 60).wait == 0
        await asyncio.sleep(0.1)
        assert held.spend("ana", 60).wait > 0
    finally:
        await held.stop()


@pytest.mark.skipif("FUNIL_TEST_REDIS" not in os.environ, reason="no Redis: set FUNIL_TEST_REDIS")
async def test_processes_share_one_purse_through_redis() -> None:
    url = os.environ["FUNIL_TEST_REDIS"]
    async with redis.Redis.from_url(url) as cleaner:
        await cleaner.delete("funil:purse:test:ana")
    here, there = (SharedPurses(1_000, 0.001, url=url, kind="test") for _ in range(2))
    await here.start()
    await there.start()
    try:
        assert here.spend("ana", 900).wait == 0
        await asyncio.sleep(0.1)
        assert there.spend("ana", 1).wait == 0
        for _ in range(50):
            await asyncio.sleep(0.02)
            if there.spend("ana", 200).wait:
                break
        refused = there.spend("ana", 200)
        assert refused.wait > 0 and refused.left < 100
    finally:
        await here.stop()
        await there.stop()
