"""The same worker with its queue in Redis, as `funil work` runs it; where FUNIL_TEST_REDIS names one."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from dramatiq.brokers.redis import RedisBroker
from dramatiq.brokers.stub import StubBroker

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
