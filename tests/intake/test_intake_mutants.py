"""Mails broken by dice go all the way into the database: nothing raises, each has one outcome, none of them twice."""

import pytest

from tests.intake.heap import Heap
from tests.mail.mutants import mutants
from tests.make import Cast

pytestmark = pytest.mark.once


async def _hold(cast: Cast, seed: int, number: int) -> None:
    heap = await Heap.of([("dice", raw) for raw in mutants(seed, number)], cast)
    await heap.file(1)
    await heap.check()
    await heap.check_again(2)


async def test_broken_mails_are_filed_like_any(cast: Cast) -> None:
    await _hold(cast, 1_000, 120)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2_000, 2_008))
async def test_a_thousand_broken_mails_are_filed_like_any(cast: Cast, seed: int) -> None:
    await _hold(cast, seed, 1_000)
