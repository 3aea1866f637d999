"""Guessing passwords: five tries for an address from one place, twenty a minute from a place."""

import asyncio
import os
from datetime import timedelta
from uuid import uuid4

import pytest

from errors import TooSoon
from models.throttle import LONGEST_WAIT, Throttle, place
from tests.make import NOON
from tries import SharedThrottle

ANA, EVA = "ana@funil.example", "eva@padaria.example"
HOME, CAFE = "203.0.113.9", "198.51.100.7"
SECOND = timedelta(seconds=1)


async def tries(throttle: Throttle, times: int, address: str = ANA, ip: str = HOME) -> None:
    for _ in range(times):
        await throttle.attempt(address, ip, NOON)


async def test_after_five_failures_one_waits_longer_each_time() -> None:
    throttle = Throttle()
    await tries(throttle, 5)

    with pytest.raises(TooSoon, match="Wait 1 seconds"):
        await throttle.attempt(ANA, HOME, NOON)
    await throttle.attempt(ANA, HOME, NOON + SECOND)
    with pytest.raises(TooSoon, match="Wait 2 seconds"):
        await throttle.attempt(ANA, HOME, NOON + SECOND)


async def test_it_is_never_more_than_a_quarter_of_an_hour_and_is_forgotten_in_the_end() -> None:
    throttle, now = Throttle(), NOON
    await tries(throttle, 5)
    for _ in range(30):
        now += LONGEST_WAIT
        await throttle.attempt(ANA, HOME, now)

    with pytest.raises(TooSoon):
        await throttle.attempt(ANA, HOME, now + LONGEST_WAIT - SECOND)
    for _ in range(5):
        await throttle.attempt(ANA, HOME, now + timedelta(hours=2))


async def test_what_somebody_does_in_a_cafe_does_not_keep_ana_out_at_home() -> None:
    throttle = Throttle()
    await tries(throttle, 5, ip=CAFE)

    with pytest.raises(TooSoon):
        await throttle.attempt(ANA, CAFE, NOON)
    await throttle.attempt(ANA, HOME, NOON)
    await throttle.attempt(EVA, CAFE, NOON)


async def test_from_one_place_twenty_fail_in_a_minute_whatever_the_addresses() -> None:
    throttle = Throttle()
    for n in range(20):
        await throttle.attempt(f"eva{n}@padaria.example", CAFE, NOON + n * SECOND)

    with pytest.raises(TooSoon, match="Wait 40 seconds"):
        await throttle.attempt(ANA, CAFE, NOON + 20 * SECOND)
    await throttle.attempt(ANA, HOME, NOON + 20 * SECOND)
    await throttle.attempt(ANA, CAFE, NOON + 60 * SECOND)


async def test_whoever_passes_has_not_failed() -> None:
    throttle = Throttle()
    for _ in range(100):
        await throttle.attempt(ANA, HOME, NOON)
        await throttle.passed(ANA, HOME)

    await tries(throttle, 4)
    await throttle.passed(ANA, HOME)
    await tries(throttle, 5)


async def test_its_memory_is_bounded() -> None:
    throttle = Throttle(most=10)
    await tries(throttle, 5)
    for n in range(100):
        await throttle.attempt(f"eva{n}@padaria.example", f"198.51.100.{n}", NOON)

    assert len(throttle._rows) == 10


@pytest.mark.skipif("FUNIL_TEST_REDIS" not in os.environ, reason="no Redis: set FUNIL_TEST_REDIS")
async def test_processes_count_together_where_there_is_redis() -> None:
    url, nobody = os.environ["FUNIL_TEST_REDIS"], f"{uuid4().hex}@funil.example"
    here, there = SharedThrottle(url), SharedThrottle(url)
    place_of_both = f"2001:db8:{uuid4().hex[:4]}::1"
    try:
        at_once = [each.attempt(nobody, place_of_both, NOON) for each in (here, there, here, there, here)]
        await asyncio.gather(*at_once)
        with pytest.raises(TooSoon, match="Wait 1 seconds"):
            await there.attempt(nobody, place_of_both, NOON)
        await there.passed(nobody, place_of_both)
        await here.attempt(nobody, place_of_both, NOON)
    finally:
        await here.close()
        await there.close()


async def test_with_redis_away_each_process_counts_for_itself() -> None:
    throttle = SharedThrottle("redis://127.0.0.1:1")
    await tries(throttle, 5)

    with pytest.raises(TooSoon):
        await throttle.attempt(ANA, HOME, NOON)
    await throttle.passed(ANA, HOME)
    await throttle.close()


async def test_the_addresses_of_one_network_are_one_place() -> None:
    assert place("2001:db8:1:2::1") == place("2001:db8:1:2:ffff::9") != place("2001:db8:1:3::1")
    assert place(HOME) == place(f"::ffff:{HOME}") == HOME and place(CAFE) == CAFE
    assert place(None) == "" and place("unix") == "unix"
