"""Two web processes and two workers, while Redis and PostgreSQL are killed under them: nothing is lost or doubled."""

import asyncio
import contextlib
import os
import random
import signal
import sys
import time
from collections.abc import AsyncIterator

import dramatiq
import pytest
from redis.exceptions import RedisError

from tests.crash.books import check_logs
from tests.crash.scene import Scene
from tests.intake.post import Post
from tests.scaled.fleet import PASSWORD, TEAM, Fleet
from tests.scaled.keeper import Postgres, Queue
from tests.web import KEY
from workers.broker import make_broker

WRITERS = 16
HEARTBEAT = 15.0
RECOVERY = 60.0
"""Seconds after the last fault within which all work is done (issue 3)."""


class Weather:
    """What may befall an installation, each until it is mended."""

    def __init__(self, town: Fleet, postgres: Postgres, queue: Queue, dice: random.Random) -> None:
        self.town, self.postgres, self.queue, self.dice = town, postgres, queue, dice
        self.faults = [
            self.redis_forgets,
            self.redis_is_killed,
            self.postgres_crashes,
            self.postgres_is_killed,
            self.a_worker_is_killed,
            self.a_web_process_is_killed,
        ]

    async def redis_forgets(self) -> None:
        await self.queue.forget_all()

    async def redis_is_killed(self) -> None:
        await self.queue.kill()
        await asyncio.sleep(self.dice.uniform(0.5, 2))
        await self.queue.again()

    async def postgres_crashes(self) -> None:
        await self.postgres.crash()

    async def postgres_is_killed(self) -> None:
        await self.postgres.kill()
        await asyncio.sleep(self.dice.uniform(0, 1))
        await self.postgres.crash()

    async def a_worker_is_killed(self) -> None:
        worker = self.dice.choice(self.town.workers)
        await worker.kill()
        await asyncio.sleep(self.dice.uniform(0, 1))
        worker.start()
        await worker.ready()

    async def a_web_process_is_killed(self) -> None:
        web = self.dice.choice(self.town.webs)
        await web.kill()
        web.start()
        await web.ready()


async def checked(scene: Scene, town: Fleet, postgres: Postgres) -> None:
    """I1 to I5, I8, I9 of ops.md §4.5."""
    await scene.check_pages()
    await town.stop()
    await scene.check_books(postgres.url)
    key_and_passwords = {KEY, PASSWORD, postgres.url.split(":")[2].split("@")[0]}
    check_logs([process.log for process in town.all], scene.secrets | key_and_passwords)
    await scene.leave()


@contextlib.asynccontextmanager
async def pollers_in_pairs(redis_url: str) -> AsyncIterator[None]:
    """Both workers are sent to the one mailbox at the same moment, again and again."""
    broker = make_broker(redis_url)
    poll = dramatiq.actor(broker=broker, actor_name="poll", queue_name="poll")(only_named)

    def send() -> None:
        with contextlib.suppress(RedisError):
            poll.send(1)
            poll.send(1)

    async def pester() -> None:
        while True:
            await asyncio.to_thread(send)
            await asyncio.sleep(0.3)

    task = asyncio.create_task(pester())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        broker.close()


def only_named(_: int) -> None:
    """The workers have the actor; this process only knows what it is called."""


@pytest.mark.skipif(
    not os.environ.get("FUNIL_TEST_DATABASE"),
    reason="FUNIL_TEST_DATABASE names no PostgreSQL; this runs beside the tests on servers",
)
async def test_nothing_is_lost_while_everything_falls_once(
    town: Fleet, postgres: Postgres, queue: Queue, post: Post, capsys: pytest.CaptureFixture[str]
) -> None:
    seed, began = random.randrange(1_000_000), time.monotonic()
    dice = random.Random(seed)
    weather = Weather(town, postgres, queue, dice)
    scene = await Scene.begin(town.webs, post, dice, sellers=TEAM * (WRITERS // len(TEAM)))
    async with pollers_in_pairs(queue.url), scene.at_work(mail_every=0.3, within=RECOVERY):
        frozen, fence = await town.clock(postgres.url)
        frozen.send(signal.SIGSTOP)
        froze = time.monotonic()
        dice.shuffle(weather.faults)
        for fault in weather.faults:
            if fault != weather.a_worker_is_killed:
                await asyncio.sleep(dice.uniform(0.2, 1))
                await fault()
        await asyncio.sleep(max(0.0, froze + HEARTBEAT + 2 - time.monotonic()))
        frozen.send(signal.SIGCONT)
        await weather.a_worker_is_killed()
        mended = time.monotonic()
    took = time.monotonic() - mended
    assert await town.fence(postgres.url) > fence, "Nobody took the clock over from the one that was stopped."
    await checked(scene, town, postgres)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{time.monotonic() - began:.0f} s (seed {seed}), all done {took:.1f} s after: {scene.told()}\n"
        )


@pytest.mark.soak
async def test_nothing_is_lost_in_a_minute_of_faults(
    town: Fleet, postgres: Postgres, queue: Queue, post: Post, capsys: pytest.CaptureFixture[str]
) -> None:
    dice = random.Random(random.randrange(1_000_000))
    weather = Weather(town, postgres, queue, dice)
    scene = await Scene.begin(town.webs, post, dice, sellers=TEAM * (WRITERS // len(TEAM)))
    async with pollers_in_pairs(queue.url), scene.at_work(within=RECOVERY):
        ends = time.monotonic() + 60
        while time.monotonic() < ends:
            await asyncio.sleep(dice.uniform(0.5, 3))
            await dice.choice(weather.faults)()
    await checked(scene, town, postgres)
    with capsys.disabled():
        sys.stdout.write(f"\n{scene.told()}\n")


@pytest.mark.soak
async def test_nothing_is_lost_over_fifty_kills_of_servers_and_workers(
    town: Fleet, postgres: Postgres, post: Post, capsys: pytest.CaptureFixture[str]
) -> None:
    dice = random.Random(random.randrange(1_000_000))
    scene = await Scene.begin(town.webs, post, dice, sellers=TEAM)
    async with scene.at_work(within=RECOVERY):
        for _ in range(50):
            await asyncio.sleep(dice.uniform(0.05, 1.5))
            fallen = dice.choice(town.all)
            await fallen.kill()
            fallen.start()
            await fallen.ready()
    await checked(scene, town, postgres)
    with capsys.disabled():
        sys.stdout.write(f"\n{scene.told()}\n")
