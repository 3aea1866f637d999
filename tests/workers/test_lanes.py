"""Lanes: mailboxes whose server does not answer take no thread that the others need."""

import asyncio
import contextlib
import functools
import socket
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import models
import workers
from settings import Settings, load
from tests.intake.conftest import KEYRING, LOOPBACK
from tests.intake.letters import letter
from tests.intake.post import Post, account
from tests.make import Cast
from tests.workers.test_embedded import connect, until
from workers.lanes import OF_FAILING, OF_ONE_HOST, Lanes, Single

DEAF = 40
"""More mailboxes than a worker has threads."""
OTHERS_WAIT = 10.0


def test_one_server_has_so_many_lanes_and_gives_them_back() -> None:
    lanes = Lanes()
    with contextlib.ExitStack() as held:
        free = [held.enter_context(lanes.entered("imap.example", failing=False)) for _ in range(OF_ONE_HOST + 2)]
        other = held.enter_context(lanes.entered("other.example", failing=False))
    assert free == [True] * OF_ONE_HOST + [False] * 2
    assert other
    with lanes.entered("imap.example", failing=False) as again:
        assert again


def test_those_that_fail_share_their_lanes_whichever_server_they_have() -> None:
    lanes = Lanes()
    with contextlib.ExitStack() as held:
        free = [held.enter_context(lanes.entered(f"{number}.example", failing=True)) for number in range(20)]
        well = held.enter_context(lanes.entered("0.example", failing=False))
    assert sum(free) == OF_FAILING
    assert well


@pytest.fixture
def deaf() -> Iterator[socket.socket]:
    """A server that takes every call and says nothing, under every address of loopback."""
    with socket.create_server(("0.0.0.0", 0), backlog=200) as server:
        yield server


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    with account(tmp_path / "post") as post:
        yield post


@pytest.fixture
def settings(tmp_path: Path, database: str) -> Settings:
    return load({"FUNIL_DATA_DIR": str(tmp_path), "FUNIL_DATABASE_URL": database, "FUNIL_SECRET_KEYS": "a" * 43 + "="})


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere loopback has one address")
async def test_forty_mailboxes_that_hang_delay_another_by_less_than_ten_seconds(
    cast: Cast, settings: Settings, post: Post, deaf: socket.socket
) -> None:
    for number in range(DEAF):
        # Half of them at one server; each of the others has its own, and has failed before.
        of_one = number % 2
        silent = Post("localhost" if of_one else f"127.0.0.{number + 2}", deaf.getsockname()[1], "x", "y")
        mailbox = await connect(cast, silent, address=f"surda{number}@funil.example")
        await models.Mailbox.filter(id=mailbox.id).update(failures=0 if of_one else 1)
    working = functools.partial(workers.embedded, settings, KEYRING, allow_private=LOOPBACK)
    async with working():
        await asyncio.sleep(1)
        began = time.monotonic()
        mailbox = await connect(cast, post)
        await until(models.Mailbox.filter(id=mailbox.id, last_polled_at__isnull=False).exists, OTHERS_WAIT)
        await asyncio.to_thread(post.deliver, letter(), datetime.now(UTC))
        await until(models.Subject.all().exists, OTHERS_WAIT)
        assert time.monotonic() - began < OTHERS_WAIT
        deaf.close()  # they need not be waited for


def test_who_comes_while_somebody_is_at_it_leaves_word() -> None:
    single = Single()
    assert single.begin()
    assert not single.asked()
    assert not single.begin()
    assert single.asked() and not single.asked(), "it is looked once more, and then not again"
    single.end()
    assert single.begin()
