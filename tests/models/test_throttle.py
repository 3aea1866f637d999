"""Guessing passwords: five tries for an address from one place, twenty a minute from a place."""

from datetime import timedelta

import pytest

from errors import TooSoon
from models.throttle import LONGEST_WAIT, Throttle, place
from tests.make import NOON

ANA, EVA = "ana@funil.example", "eva@padaria.example"
HOME, CAFE = "203.0.113.9", "198.51.100.7"
SECOND = timedelta(seconds=1)


def tries(throttle: Throttle, times: int, address: str = ANA, ip: str = HOME) -> None:
    for _ in range(times):
        throttle.attempt(address, ip, NOON)


def test_after_five_failures_one_waits_longer_each_time() -> None:
    throttle = Throttle()
    tries(throttle, 5)

    with pytest.raises(TooSoon, match="Wait 1 seconds"):
        throttle.attempt(ANA, HOME, NOON)
    throttle.attempt(ANA, HOME, NOON + SECOND)
    with pytest.raises(TooSoon, match="Wait 2 seconds"):
        throttle.attempt(ANA, HOME, NOON + SECOND)


def test_it_is_never_more_than_a_quarter_of_an_hour_and_is_forgotten_in_the_end() -> None:
    throttle, now = Throttle(), NOON
    for _ in range(30):
        throttle.attempt(ANA, HOME, now)
        now += LONGEST_WAIT

    throttle.attempt(ANA, HOME, now)
    with pytest.raises(TooSoon):
        throttle.attempt(ANA, HOME, now + LONGEST_WAIT - SECOND)
    for _ in range(5):
        throttle.attempt(ANA, HOME, now + timedelta(hours=2))


def test_what_somebody_does_in_a_cafe_does_not_keep_ana_out_at_home() -> None:
    throttle = Throttle()
    tries(throttle, 5, ip=CAFE)

    with pytest.raises(TooSoon):
        throttle.attempt(ANA, CAFE, NOON)
    throttle.attempt(ANA, HOME, NOON)
    throttle.attempt(EVA, CAFE, NOON)


def test_from_one_place_twenty_fail_in_a_minute_whatever_the_addresses() -> None:
    throttle = Throttle()
    for n in range(20):
        throttle.attempt(f"eva{n}@padaria.example", CAFE, NOON + n * SECOND)

    with pytest.raises(TooSoon, match="Wait 40 seconds"):
        throttle.attempt(ANA, CAFE, NOON + 20 * SECOND)
    throttle.attempt(ANA, HOME, NOON + 20 * SECOND)
    throttle.attempt(ANA, CAFE, NOON + 60 * SECOND)


def test_whoever_passes_has_not_failed() -> None:
    throttle = Throttle()
    for _ in range(100):
        throttle.attempt(ANA, HOME, NOON)
        throttle.passed(ANA, HOME)

    tries(throttle, 4)
    throttle.passed(ANA, HOME)
    tries(throttle, 5)


def test_its_memory_is_bounded() -> None:
    throttle = Throttle(most=10)
    tries(throttle, 5)
    for n in range(100):
        throttle.attempt(f"eva{n}@padaria.example", f"198.51.100.{n}", NOON)

    assert len(throttle._rows) == 10


def test_the_addresses_of_one_network_are_one_place() -> None:
    assert place("2001:db8:1:2::1") == place("2001:db8:1:2:ffff::9") != place("2001:db8:1:3::1")
    assert place(HOME) == place(f"::ffff:{HOME}") == HOME and place(CAFE) == CAFE
    assert place(None) == "" and place("unix") == "unix"
