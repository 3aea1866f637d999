"""`kill -9` of the server at random moments, while mails come in and people work: nothing is lost or doubled."""

import asyncio
import contextlib
import random
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.crash.books import OURS, check_deeds, check_file, check_log, check_mail, opened
from tests.crash.caller import Caller
from tests.crash.house import House, house
from tests.crash.points import POINTS
from tests.crash.seller import Seller
from tests.crash.watcher import Picture, Watcher
from tests.crash.writer import ALIASES, Writer
from tests.intake.post import Post, account

LONGEST_LIFE = 1.6
"""Seconds after which a server that is ready is killed at the latest."""
MAIL_EVERY = 0.15


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    with account(tmp_path / "post") as post:
        yield post


@pytest.fixture
async def home(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    with house(tmp_path, database_url) as home:
        yield home


@dataclass
class Scene:
    """A server with two channels that receive by Eva's mailbox, and those who are at work there."""

    home: House
    writer: Writer
    sellers: list[Seller]
    watchers: list[Watcher]
    bruno: Caller

    @classmethod
    async def set(cls, home: House, post: Post, dice: random.Random) -> "Scene":
        home.start()
        await home.ready()
        bruno = Caller(home, "bruno")
        await bruno.sign_in()
        channels = await _channels(bruno, post)
        stages = (await bruno.ask("{ stages { id kind } }"))["stages"]
        open_ids = [stage["id"] for stage in stages if stage["kind"] == "OPEN"]
        sellers = []
        for name, channel_id in zip(("bruno", "marina", "bruno"), (*channels, channels[0]), strict=True):
            caller = Caller(home, name)
            await caller.sign_in()
            sellers.append(Seller(caller, channel_id, open_ids, random.Random(dice.random())))
        watchers = [Watcher(bruno, id, await Picture.fetch(bruno, id)) for id in channels]
        return cls(home, Writer(post, random.Random(dice.random())), sellers, watchers, bruno)

    @contextlib.asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """While this lasts everybody is busy; afterwards each has had their last answer."""
        working = [asyncio.create_task(seller.work()) for seller in self.sellers]
        working.append(asyncio.create_task(self.writer.write(MAIL_EVERY)))
        watching = [asyncio.create_task(watcher.watch()) for watcher in self.watchers]
        try:
            yield
            self.writer.going = False
            for seller in self.sellers:
                seller.going = False
            await asyncio.wait_for(asyncio.gather(*working), 60)
            await self._settled()
        finally:
            for task in (*working, *watching):
                task.cancel()
            ended = await asyncio.gather(*working, *watching, return_exceptions=True)
        failures = [failure for failure in ended if isinstance(failure, Exception)]
        assert failures == []

    async def _settled(self) -> None:
        """All mails are filed, and those who watch have seen all that was promised."""
        waiting = "query($states: [IntakeState!]) { intake(filter: { states: $states }) { totalCount } }"

        async def nothing_waits() -> bool:
            pending = (await self.bruno.ask(waiting, states=["PENDING"]))["intake"]["totalCount"]
            taken = (await self.bruno.ask(waiting))["intake"]["totalCount"]
            return bool(pending == 0 and taken >= len(self.writer.wanted))

        await _until(nothing_waits, "all mails are filed")
        for watcher in self.watchers:
            await _until(partial(self._caught_up, watcher), f"the page at {watcher.at} shows what was promised")

    async def _caught_up(self, watcher: Watcher) -> bool:
        fresh = await Picture.fetch(self.bruno, watcher.channel_id)
        return watcher.picture.cards == fresh.cards and watcher.picture.totals == fresh.totals

    async def check(self, database_url: str) -> None:
        """State + events = a fresh fetch; then the server is stopped, and its books are read."""
        for watcher in self.watchers:
            fresh = await Picture.fetch(self.bruno, watcher.channel_id)
            assert watcher.picture.cards == fresh.cards
            assert watcher.picture.totals == fresh.totals
            watcher.check()
        self.home.stop()
        async with opened(database_url) as books:
            await check_file(books)
            await check_log(books)
            await check_mail(books, self.writer)
            await check_deeds(books, self.sellers)

    async def leave(self) -> None:
        for caller in (self.bruno, *(seller.caller for seller in self.sellers)):
            await caller.close()

    def told(self, seconds: float) -> str:
        answers = [answer for seller in self.sellers for answer in seller.answers]
        replayed = sum(answer.replayed for answer in answers)
        lost = sum(seller.caller.lost for seller in self.sellers)
        return (
            f"{self.home.kills} kills in {seconds:.0f} s: {len(self.writer.wanted)} mails, {len(answers)} answers "
            f"({replayed} of them to a deed that was done already), {lost} requests without an answer, "
            f"{sum(watcher.connections for watcher in self.watchers)} subscriptions"
        )


async def _channels(bruno: Caller, post: Post) -> list[str]:
    account = {"address": OURS, "host": post.host, "port": post.port, "security": "NONE", "pollEvery": 1}
    account |= {"username": post.username, "password": post.password, "folder": post.folder}
    mailbox = (await bruno.do("mailboxConnect", account, "mailbox { id }"))["mailbox"]
    asked: list[dict[str, Any]] = [
        {"name": name, "aliases": [alias], "mailboxId": mailbox["id"]} for name, alias in ALIASES.items()
    ]
    return [(await bruno.do("channelCreate", each, "channel { id }"))["channel"]["id"] for each in asked]


async def _until(condition: Callable[[], Awaitable[bool]], sentence: str, seconds: float = 180) -> None:
    deadline = time.monotonic() + seconds
    while not await condition():
        assert time.monotonic() < deadline, f"It never came that {sentence}."
        await asyncio.sleep(0.1)


async def _killed_at_random(home: House, dice: random.Random, kills: int) -> None:
    while home.kills < kills:
        await asyncio.sleep(dice.uniform(0.05, LONGEST_LIFE))
        home.kill()
        if home.kills % 5 == 0:
            # Also while it starts: it may be migrating, forgetting leases, or sending on what waited.
            home.start_again()
            await asyncio.sleep(dice.uniform(0.1, 2))
            home.kill()
        home.start_again()
        await home.ready()


async def _killed_at_each_point(home: House) -> None:
    home.kill()
    for name in POINTS:
        home.start_again(dies_at=name)
        assert await home.killed_itself(within=40), f"Nothing came to the point: {name}.\n{home.last_words()}"
    home.start_again()
    await home.ready()


@contextlib.asynccontextmanager
async def _scene(home: House, post: Post, database_url: str, dice: random.Random) -> AsyncIterator[Scene]:
    """A busy scene, whose books are read at its end."""
    scene = await Scene.set(home, post, dice)
    async with scene.at_work():
        yield scene
    await scene.check(database_url)
    await scene.leave()


async def test_nothing_is_lost_or_doubled_over_twenty_kills(
    home: House, post: Post, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    seed, began = random.randrange(1_000_000), time.monotonic()
    dice = random.Random(seed)
    async with _scene(home, post, database_url, dice) as scene:
        await _killed_at_random(home, dice, 20)
    with capsys.disabled():
        sys.stdout.write(f"\n{scene.told(time.monotonic() - began)} (seed {seed})\n")


async def test_nothing_is_lost_or_doubled_by_kills_between_two_steps(
    home: House, post: Post, database_url: str
) -> None:
    async with _scene(home, post, database_url, random.Random(1)):
        await _killed_at_each_point(home)


@pytest.mark.soak
async def test_nothing_is_lost_or_doubled_over_two_hundred_kills(home: House, post: Post, database_url: str) -> None:
    dice = random.Random(random.randrange(1_000_000))
    async with _scene(home, post, database_url, dice):
        await _killed_at_random(home, dice, 200)
