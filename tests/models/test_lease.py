"""One holder at a time, and a number that tells an old one from the new."""

import asyncio
from datetime import datetime, timedelta

import pytest

import storage.instant as instant
from models import Lease

LASTS = timedelta(seconds=10)


@pytest.fixture(autouse=True)
def _open(database: str) -> None:
    """All of it happens in a database."""


async def take(holder: str, now: datetime, name: str = "clock") -> int | None:
    return await Lease.take(name, holder=holder, now=now, lasts=LASTS)


async def test_take_refuses_a_second_holder_until_the_lease_has_run_out(now: datetime) -> None:
    assert await take("first", now) == 1
    assert await take("second", now + LASTS - timedelta(seconds=1)) is None
    assert await take("second", now + LASTS) == 2


async def test_take_is_won_by_one_of_many(now: datetime) -> None:
    fences = await asyncio.gather(*(take(f"worker {number}", now) for number in range(8)))
    assert sorted(fences, key=str) == [1, *[None] * 7]


async def test_leases_of_different_names_do_not_meet(now: datetime) -> None:
    assert await take("first", now) == await take("second", now, "another") == 1


async def test_renew_keeps_others_out_for_longer(now: datetime) -> None:
    fence = await take("first", now) or 0
    later = now + timedelta(seconds=8)
    assert await Lease.renew("clock", fence=fence, now=later, lasts=LASTS)
    assert await take("second", now + LASTS) is None


async def test_renew_is_refused_once_another_has_taken_it(now: datetime) -> None:
    old = await take("first", now) or 0
    new = await take("second", now + LASTS) or 0

    assert not await Lease.renew("clock", fence=old, now=now + LASTS, lasts=LASTS)
    assert not await Lease.stands("clock", fence=old)
    assert await Lease.stands("clock", fence=new)


async def test_who_was_late_but_not_replaced_goes_on(now: datetime) -> None:
    fence = await take("first", now) or 0
    assert await Lease.renew("clock", fence=fence, now=now + 3 * LASTS, lasts=LASTS)


async def test_give_up_lets_the_next_one_in_at_once_with_a_higher_number(now: datetime) -> None:
    fence = await take("first", now) or 0
    await Lease.give_up("clock", fence=fence)

    assert not await Lease.renew("clock", fence=fence, now=now, lasts=LASTS)
    assert await take("second", now) == fence + 1


async def test_give_up_by_an_old_holder_takes_nothing_from_the_new_one(now: datetime) -> None:
    old = await take("first", now) or 0
    await take("second", now + LASTS)
    await Lease.give_up("clock", fence=old)
    assert await take("third", now + LASTS) is None


async def test_the_databases_clock_is_this_machines_in_a_test(now: datetime) -> None:
    first, second = await instant.now(), await instant.now()
    assert first <= second
    assert abs((first - datetime.now(first.tzinfo)).total_seconds()) < 1
