"""The worker inside the server: mail becomes a subject by itself, a crash leaves nothing undone, it stops cleanly."""

import asyncio
import contextlib
import functools
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import dramatiq
import pytest
from dramatiq.asyncio import get_event_loop_thread
from dramatiq.middleware import TimeLimitExceeded

import models
import workers
from models.mailbox import MailboxPhase
from settings import Settings, load
from tests.intake.conftest import KEYRING, LOOPBACK
from tests.intake.letters import TRUSTED, letter
from tests.intake.post import Post, account
from tests.make import Cast, subject
from workers import process
from workers.broker import make_broker
from workers.loop import ThisLoop
from workers.means import Means

pytestmark = pytest.mark.once


def wall() -> datetime:
    return datetime.now(UTC)


async def until(true: Callable[[], Awaitable[Any]], seconds: float = 10) -> float:
    """Wait for something to become true; how long it took."""
    began = time.perf_counter()
    async with asyncio.timeout(seconds):
        while not await true():
            await asyncio.sleep(0.02)
    return time.perf_counter() - began


@pytest.fixture
def settings(tmp_path: Path, database: str) -> Settings:
    return load({"FUNIL_DATA_DIR": str(tmp_path), "FUNIL_DATABASE_URL": database, "FUNIL_SECRET_KEYS": "a" * 43 + "="})


Work = Callable[[], contextlib.AbstractAsyncContextManager[Means]]


@pytest.fixture
def working(cast: Cast, settings: Settings) -> Work:
    """Entered in the test itself: between fixtures the loop stands still, and a worker without a loop only fails."""
    return functools.partial(workers.embedded, settings, KEYRING, allow_private=LOOPBACK)


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    with account(tmp_path_factory.mktemp("post")) as post:
        yield post


async def connect(cast: Cast, post: Post, **given: Any) -> models.Mailbox:
    return await models.Mailbox.connect(
        by=cast.rita,
        now=wall(),
        keyring=KEYRING,
        **{
            "address": "caixa@funil.example",
            "host": post.host,
            "port": post.port,
            "username": post.username,
            "password": post.password,
            "security": models.Security.NONE,
            "authserv_id": TRUSTED,
            "poll_every": 1,
            **given,
        },
    )


async def ready(mailbox: models.Mailbox) -> None:
    await until(models.Mailbox.filter(id=mailbox.id, phase=MailboxPhase.READY).exists)


async def test_a_mail_is_a_committed_subject_within_two_seconds(cast: Cast, working: Work, post: Post) -> None:
    async with working():
        await ready(await connect(cast, post))
        for number in range(4):
            await asyncio.to_thread(post.deliver, letter(subject=f"Barco {number}"), wall())
            took = await until(models.Subject.filter(title=f"Barco {number}").exists)
            assert took < 2
            await asyncio.sleep(0.3)
    assert await models.InboundMail.filter(state=models.IntakeState.FILED).count() == 4


async def test_a_mailbox_that_says_when_mail_comes_is_not_waited_for(cast: Cast, working: Work, post: Post) -> None:
    async def arrives() -> bool:
        await asyncio.to_thread(post.deliver, letter(), wall())
        await asyncio.sleep(0.5)
        return await models.Subject.all().exists()

    async with working():
        await ready(await connect(cast, post, poll_every=3600))
        await until(arrives, seconds=20)


async def test_a_changed_mailbox_is_looked_into_at_once(cast: Cast, working: Work, post: Post) -> None:
    async with working():
        mailbox = await connect(cast, post, poll_every=3600)
        await ready(mailbox)
        asked = wall()
        await mailbox.poll_now(by=cast.rita, now=asked)
        await until(models.Mailbox.filter(id=mailbox.id, last_polled_at__gte=asked).exists)


async def test_what_a_crash_left_is_taken_up_at_the_start(cast: Cast, working: Work, post: Post) -> None:
    mailbox = await connect(cast, post)
    later = wall() + timedelta(minutes=5)
    await models.Mailbox.filter(id=mailbox.id).update(leased_until=later, lease_holder="the dead one", rescan=False)
    inbound = await models.InboundMail.create(
        mailbox_id=mailbox.id,
        uidvalidity=1,
        uid=1,
        received_at=wall(),
        size=1,
        attempts=1,
        next_attempt_at=later,
        created_at=wall(),
        updated_at=wall(),
    )
    await models.RawMail.create(inbound_id=inbound.id, content=letter())
    async with working():
        await until(models.InboundMail.filter(id=inbound.id, state=models.IntakeState.FILED).exists)
        await ready(mailbox)


async def test_the_clock_flips_what_time_has_changed(cast: Cast, settings: Settings) -> None:
    await subject(cast)
    far = wall() + timedelta(days=365)
    async with workers.embedded(settings, KEYRING, now=lambda: far):
        await until(models.Subject.filter(idle=True).exists)


async def test_a_changed_number_of_days_reaches_the_subjects(cast: Cast, working: Work) -> None:
    boats = await subject(cast)
    async with working():
        await asyncio.sleep(0.5)  # the tick of the start is over
        await cast.brasil.update(by=cast.rita, now=wall(), idle_days=3)
        await until(models.Subject.filter(id=boats.id, idle_days=3).exists)


async def test_a_part_of_the_worker_that_ended_begins_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "REST", 0)
    begun: list[int] = []

    async def part() -> None:
        begun.append(len(begun))
        if len(begun) < 3:
            raise ConnectionRefusedError("The database is being restarted.")
        await asyncio.sleep(3600)

    task = asyncio.create_task(process.kept_up(part))
    async with asyncio.timeout(5):
        while len(begun) < 3:
            await asyncio.sleep(0)
    assert not task.done()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def test_mails_of_one_poll_are_filed_in_order(cast: Cast, working: Work, post: Post) -> None:
    async with working():
        mailbox = await connect(cast, post, poll_every=3600)
        await ready(mailbox)
        await asyncio.to_thread(post.deliver, letter(id="<l0@cliente.example>"), wall())
        for number in range(1, 12):
            answer = letter(id=f"<l{number}@cliente.example>", answers=f"<l{number - 1}@cliente.example>")
            await asyncio.to_thread(post.deliver, answer, wall())
        await mailbox.poll_now(by=cast.rita, now=wall())
        await until(lambda: _filed(12), seconds=20)
    assert await models.Subject.all().count() == 1


async def _filed(number: int) -> bool:
    return await models.InboundMail.filter(state=models.IntakeState.FILED).count() == number


async def test_it_stops_and_leaves_nothing_running(cast: Cast, working: Work, post: Post) -> None:
    listening = list(models.after_commit)
    async with working():
        await ready(await connect(cast, post))
        began = time.perf_counter()
    assert time.perf_counter() - began < 5
    assert models.after_commit == listening
    assert not [thread.name for thread in threading.enumerate() if "WorkerThread" in type(thread).__name__]
    assert (await models.Mailbox.get()).leased_until is None


async def test_an_actor_that_takes_too_long_is_interrupted(working: Work) -> None:
    async with working() as means:
        ended = asyncio.Event()

        @dramatiq.actor(broker=means.broker, time_limit=100, throws=TimeLimitExceeded)
        async def dawdle() -> None:
            try:
                await asyncio.sleep(30)
            finally:
                ended.set()

        await means.post("dawdle")
        async with asyncio.timeout(5):
            await ended.wait()


async def test_actors_run_on_the_loop_that_has_the_database(working: Work) -> None:
    async with working():
        thread = get_event_loop_thread()
        assert isinstance(thread, ThisLoop)
        assert thread.loop is asyncio.get_running_loop()
    assert get_event_loop_thread() is None


def test_messages_carry_ids_only(worker_broker: dramatiq.Broker) -> None:
    for name, actor in worker_broker.actors.items():
        given = {each for each in actor.fn.__wrapped__.__annotations__ if each != "return"}  # type: ignore[attr-defined]
        assert all(each.endswith("_id") for each in given), name
        assert actor.options["max_retries"] == 0, name


@pytest.fixture
def worker_broker() -> dramatiq.Broker:
    broker = make_broker(None)
    workers.actors.declare(Means(broker, KEYRING))
    return broker
