"""Several workers, one clock: who holds the lease sends, who lost it is refused, a new one takes over soon."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import dramatiq
import pytest
from dramatiq import Worker
from dramatiq.asyncio import set_event_loop_thread

from models import Lease
from tests.intake.conftest import KEYRING
from workers import clock, lease
from workers.broker import make_broker, waiting
from workers.fence import CLOCK
from workers.lease import Hold
from workers.loop import ThisLoop
from workers.means import BACKLOG, Means


@pytest.fixture(autouse=True)
def quick(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Seconds become tenths."""
    monkeypatch.setattr(lease, "LASTS", lease.LASTS / 20)
    monkeypatch.setattr(lease, "RENEW", lease.RENEW / 20)
    monkeypatch.setattr(lease, "LOOK", lease.LOOK / 20)


def nothing(*_: int) -> None:
    """What is only queued here."""


class Post:
    """One of several workers; what it does while it is the clock is to write down that it is."""

    def __init__(self) -> None:
        self.holds: list[Hold] = []
        self.at_work = False
        self.task = asyncio.create_task(lease.run(CLOCK, [self.work]))

    async def work(self, hold: Hold) -> None:
        self.holds.append(hold)
        self.at_work = True
        try:
            await asyncio.sleep(3600)
        finally:
            self.at_work = False

    async def close(self) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


async def until(true: Callable[[], bool | Awaitable[bool]], seconds: float = 5) -> float:
    began = time.perf_counter()
    async with asyncio.timeout(seconds):
        while True:
            said = true()
            if said if isinstance(said, bool) else await said:
                return time.perf_counter() - began
            await asyncio.sleep(0.01)


async def test_one_of_three_is_the_clock_and_another_takes_over_when_it_ends() -> None:
    workers = [Post() for _ in range(3)]
    await until(lambda: any(worker.at_work for worker in workers))
    await asyncio.sleep(2 * lease.LASTS.total_seconds())
    (first,) = [worker for worker in workers if worker.at_work]
    assert sum(len(worker.holds) for worker in workers) == 1, "The lease was renewed, and never changed hands."

    await first.close()
    took = await until(lambda: any(worker.at_work for worker in workers if worker is not first))

    assert took < lease.LASTS.total_seconds(), "It was given up, not waited for."
    assert not first.at_work
    for worker in workers:
        await worker.close()


async def test_who_lost_the_lease_stops_at_its_next_sign_of_life() -> None:
    worker = Post()
    await until(lambda: worker.at_work)
    await Lease.filter(name=CLOCK).update(fence=7, holder="another")

    await until(lambda: not worker.at_work)

    assert await Lease.stands(CLOCK, fence=7), "It gave up nothing of the other one's."
    await worker.close()


async def test_nothing_is_sent_by_a_hold_that_has_run_out() -> None:
    broker = make_broker(None)
    dramatiq.actor(broker=broker, actor_name="tick", queue_name="clock")(nothing)
    means = Means(broker, KEYRING)

    async def sends(hold: Hold) -> int:
        task = asyncio.create_task(clock.run(means, hold, {"tick": 0.01}))
        await asyncio.sleep(0.1)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return waiting(broker, "clock")

    assert await sends(Hold(CLOCK, 1, time.monotonic() - 1)) == 0
    assert await sends(Hold(CLOCK, 1, time.monotonic() + 60)) > 3


async def test_what_an_old_clock_has_sent_is_refused() -> None:
    broker = make_broker(None)
    done: list[int] = []

    @dramatiq.actor(broker=broker, queue_name="clock")
    async def tick() -> None:
        done.append(len(done))

    set_event_loop_thread(ThisLoop(asyncio.get_running_loop()))
    worker = Worker(broker, worker_timeout=10, worker_threads=1)
    means = Means(broker, KEYRING)
    await Lease.create(name=CLOCK, fence=8, holder="the new one")
    try:
        await means.post("tick", fence=7)
        worker.start()
        await asyncio.to_thread(broker.join, "clock")
        assert done == []

        await means.post("tick", fence=8)
        await means.post("tick")
        await asyncio.to_thread(broker.join, "clock")
        assert done == [0, 1]
    finally:
        await asyncio.to_thread(worker.stop)
        set_event_loop_thread(None)


async def test_a_long_queue_gets_nothing_twice_and_an_empty_one_everything() -> None:
    broker = make_broker(None)
    dramatiq.actor(broker=broker, actor_name="file", queue_name="file")(nothing)
    means = Means(broker, KEYRING)

    await means.restore("file", list(range(BACKLOG)))
    assert waiting(broker, "file") == BACKLOG
    await means.restore("file", list(range(BACKLOG)))
    assert waiting(broker, "file") == BACKLOG

    broker.flush("file")
    await means.restore("file", [1, 2, 3])
    assert waiting(broker, "file") == 3
