"""`kill -9` of the server at random moments, while mails come in and people work: nothing is lost or doubled."""

import asyncio
import contextlib
import random
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.crash.books import check_logs, opened
from tests.crash.correspondent import Correspondent, check_sent
from tests.crash.house import House, house
from tests.crash.points import POINTS, SENDING
from tests.crash.scene import Scene, until
from tests.intake.post import Post, account
from tests.sink import sink

LONGEST_LIFE = 1.6
"""Seconds after which a server that is ready is killed at the latest."""
STARTS = 3
"""Each of so many is killed once more while it starts."""


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    with account(tmp_path / "post") as post:
        yield post


@pytest.fixture
async def home(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    with house(tmp_path, database_url) as home:
        yield home


async def _killed_at_random(home: House, dice: random.Random, kills: int) -> None:
    while home.kills < kills:
        await asyncio.sleep(dice.uniform(0.05, LONGEST_LIFE))
        home.kill()
        if home.kills % STARTS == 0:
            # Also while it starts: it may be migrating, forgetting leases, or sending on what waited.
            home.start_again()
            await asyncio.sleep(dice.uniform(0.1, 2))
            home.kill()
        home.start_again()
        await home.ready()


async def _killed_at_each_point(home: House, writing: Correspondent, rounds: int) -> None:
    home.kill()
    for name in [*POINTS] * rounds:
        home.start_again(dies_at=name)
        if name in SENDING:
            writing.write()
        assert await home.killed_itself(within=40), f"Nothing came to the point: {name}.\n{home.last_words()}"
    for _ in range(rounds):
        home.start_again()
        writing.write(then=home.kill)
        async with asyncio.timeout(40):
            while home.up:
                await asyncio.sleep(0.05)
    home.start_again()
    await home.ready()


@contextlib.asynccontextmanager
async def _scene(home: House, post: Post, database_url: str, dice: random.Random) -> AsyncIterator[Scene]:
    """A busy scene, whose books are read at its end."""
    home.start()
    await home.ready()
    scene = await Scene.begin([home], post, dice, sellers=["bruno", "marina", "bruno"])
    async with scene.at_work():
        yield scene
    await scene.check_pages()
    home.stop()
    await scene.check_books(database_url)
    check_logs([home.log], scene.secrets)
    await scene.leave()


async def _die_between_all_steps(home: House, post: Post, database_url: str, rounds: int) -> str:
    """The books hold; what became of the messages that people wrote meanwhile. Last it is killed at random moments."""
    seed, began = random.randrange(1_000_000), time.monotonic()
    dice = random.Random(seed)
    async with sink() as smtp, _scene(home, post, database_url, dice) as scene:
        writers = [scene.bruno, scene.sellers[1].caller]
        writing = await Correspondent.begin(writers, scene.sellers[0].channel_id, smtp)
        at_work = asyncio.create_task(writing.work())
        await _killed_at_each_point(home, writing, rounds)
        await _killed_at_random(home, dice, home.kills + STARTS)
        await until(writing.nothing_waits, "all messages are sent", time.monotonic() + 60)
        at_work.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await at_work
    async with opened(database_url) as books:
        states = await check_sent(books, writing)
    # Two points a round come before the first byte, and one after the last word.
    assert states["SENT"] >= rounds
    return (
        f"{home.kills} kills in {time.monotonic() - began:.0f} s (seed {seed}), messages {dict(states)}; {scene.told()}"
    )


async def test_nothing_is_lost_or_doubled_by_kills_between_two_steps_and_at_random_moments(
    home: House, post: Post, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = await _die_between_all_steps(home, post, database_url, 1)
    with capsys.disabled():
        sys.stdout.write(f"\n{told}\n")


@pytest.mark.soak
@pytest.mark.parametrize("part", range(4))
async def test_nothing_is_lost_or_doubled_by_twenty_kills_between_any_two_steps(
    home: House, post: Post, database_url: str, part: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """In four parts: one person writes sixty messages an hour at most."""
    told = await _die_between_all_steps(home, post, database_url, 5)
    with capsys.disabled():
        sys.stdout.write(f"\n{part + 1}/4: {told}\n")


@pytest.mark.soak
async def test_nothing_is_lost_or_doubled_over_two_hundred_kills(home: House, post: Post, database_url: str) -> None:
    dice = random.Random(random.randrange(1_000_000))
    async with _scene(home, post, database_url, dice):
        await _killed_at_random(home, dice, 200)
