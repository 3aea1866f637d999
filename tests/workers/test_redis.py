"""The same worker with its queue in Redis, as `funil work` runs it; where FUNIL_TEST_REDIS names one."""

import asyncio
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import dramatiq
import pytest
from dramatiq.brokers.redis import RedisBroker
from dramatiq.brokers.stub import StubBroker
from redis.exceptions import RedisError

import models
import workers
from settings import load
from storage import engine
from tests.intake.conftest import KEYRING, LOOPBACK
from tests.intake.letters import letter
from tests.intake.post import Post, account
from tests.make import Cast
from tests.workers.test_embedded import connect, ready, until, wall
from workers.broker import EVERY_COMMAND, make_broker
from workers.means import Means

REDIS = os.environ.get("FUNIL_TEST_REDIS", "")


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    with account(tmp_path_factory.mktemp("post")) as post:
        yield post


def test_without_redis_the_queue_is_in_memory() -> None:
    assert isinstance(make_broker(None), StubBroker)


def test_redis_is_tidied_at_every_command() -> None:
    broker = make_broker("redis://127.0.0.1:1/0")
    assert isinstance(broker, RedisBroker)
    assert broker.maintenance_chance == EVERY_COMMAND


def test_a_worker_without_redis_says_that_it_is_not_needed(tmp_path: Path) -> None:
    with pytest.raises(engine.Unusable, match="funil serve"):
        workers.run(load({"FUNIL_DATA_DIR": str(tmp_path)}))


@pytest.mark.skipif(not REDIS, reason="FUNIL_TEST_REDIS names no Redis")
async def test_a_mail_becomes_a_subject_through_redis(cast: Cast, database: str, post: Post, tmp_path: Path) -> None:
    settings = load(
        {"FUNIL_DATA_DIR": str(tmp_path), "FUNIL_DATABASE_URL": database, "FUNIL_SECRET_KEYS": "a" * 43 + "="}
    )
    broker = make_broker(REDIS)
    assert isinstance(broker, RedisBroker)
    async with workers.working(broker, settings, KEYRING, allow_private=LOOPBACK):
        await ready(await connect(cast, post))
        await asyncio.to_thread(post.deliver, letter(), wall())
        await until(models.Subject.filter(title="Orçamento para dois barcos").exists)
    await asyncio.to_thread(broker.client.flushdb)


@pytest.fixture
def mute() -> Iterator[str]:
    """A Redis that takes connections and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0?socket_timeout=0.5"


async def test_a_redis_that_says_nothing_keeps_nobody_waiting(mute: str) -> None:
    broker = make_broker(mute)
    dramatiq.actor(broker=broker, actor_name="tick", queue_name="clock")(nothing)
    sending = asyncio.create_task(Means(broker, KEYRING).post("tick"))
    turns = 0
    while not sending.done():
        await asyncio.sleep(0.01)
        turns += 1
    with pytest.raises(RedisError):
        await sending
    assert turns > 20, "The loop stood still while Redis was waited for."


def nothing() -> None:
    """What is only sent here."""


@pytest.mark.skipif(not REDIS, reason="FUNIL_TEST_REDIS names no Redis")
def test_what_a_killed_worker_had_taken_is_taken_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers.broker, "HEARTBEAT", 300)
    killed, other = make_broker(REDIS), make_broker(REDIS)
    for broker in (killed, other):
        dramatiq.actor(broker=broker, actor_name="tick", queue_name="clock")(nothing)
        broker.flush_all()
    other.get_actor("tick").send()
    assert next(killed.consume("clock", timeout=10)) is not None

    waiting = other.consume("clock", timeout=10)
    assert next(waiting) is None
    ends = time.monotonic() + 5
    while (message := next(waiting)) is None:
        assert time.monotonic() < ends, "It lies there for hours."
    assert message.actor_name == "tick"
    waiting.ack(message)


@pytest.mark.skipif(not REDIS, reason="FUNIL_TEST_REDIS names no Redis")
async def test_a_redis_that_forgot_everything_loses_no_mail(
    cast: Cast, database: str, post: Post, tmp_path: Path
) -> None:
    environ = {"FUNIL_DATA_DIR": str(tmp_path), "FUNIL_DATABASE_URL": database, "FUNIL_SECRET_KEYS": "a" * 43 + "="}
    broker = make_broker(REDIS)
    assert isinstance(broker, RedisBroker)
    async with workers.working(broker, load({**environ, "FUNIL_SWEEP_SECONDS": "1"}), KEYRING, allow_private=LOOPBACK):
        mailbox = await connect(cast, post)
        await ready(mailbox)
        await asyncio.sleep(1)
        # What was stored, and whose message is in no queue any more.
        inbound = await models.InboundMail.create(
            mailbox_id=mailbox.id,
            uidvalidity=1,
            uid=1,
            received_at=wall(),
            size=1,
            created_at=wall(),
            updated_at=wall(),
        )
        await models.RawMail.create(inbound_id=inbound.id, content=letter(id="<lost@cliente.example>"))
        await asyncio.to_thread(broker.client.flushdb)
        await until(models.InboundMail.filter(id=inbound.id, state=models.IntakeState.FILED).exists, seconds=15)
        await asyncio.to_thread(post.deliver, letter(id="<later@cliente.example>", subject="Depois"), wall())
        await until(models.Subject.filter(title="Depois").exists, seconds=15)
    await asyncio.to_thread(broker.client.flushdb)
