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
from models.line import FETCHING
from settings import Settings, load
from tests.intake.conftest import KEYRING, LOOPBACK
from tests.intake.letters import letter
from tests.intake.post import Post, account
from tests.make import Cast
from tests.workers.test_embedded import connect, until
from workers.beside import Beside
from workers.lanes import OF_ALL, OF_FAILING, OF_ONE_HOST, Lanes, Single

pytestmark = pytest.mark.once

DEAF = 50
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


def test_so_many_lanes_there_are_that_others_find_a_thread() -> None:
    lanes = Lanes()
    with contextlib.ExitStack() as held:
        free = [held.enter_context(lanes.entered(f"{number}.example", failing=False)) for number in range(OF_ALL + 5)]
    assert free == [True] * OF_ALL + [False] * 5
    assert FETCHING._max_workers > OF_ALL


async def test_what_lets_wait_goes_on_beside_and_is_ended_with_the_worker() -> None:
    beside, gone = Beside(moment=0.02), asyncio.Event()

    async def forever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            gone.set()

    assert await beside.let(asyncio.sleep(0))
    assert not await beside.let(forever())
    assert not gone.is_set()
    await beside.end()
    assert gone.is_set()


async def test_what_goes_on_beside_is_given_up_in_the_end_and_its_failures_are_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    beside = Beside(moment=0.01, longest=0.03)

    async def failing(after: float) -> None:
        await asyncio.sleep(after)
        raise LookupError("no such mailbox")

    with pytest.raises(LookupError):
        await beside.let(failing(0))
    assert not await beside.let(failing(0.02))
    assert not await beside.let(asyncio.sleep(60))
    await until(lambda: asyncio.sleep(0, result=len(caplog.records) == 2), 5)
    assert {type(record.exc_info[1]) for record in caplog.records if record.exc_info} == {LookupError, TimeoutError}


async def test_who_is_told_to_stop_meanwhile_stops_what_is_waited_for() -> None:
    beside, stopped = Beside(moment=60), asyncio.Event()

    async def waiting() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()

    actor = asyncio.create_task(beside.let(waiting()))
    await asyncio.sleep(0.01)
    actor.cancel()
    with pytest.raises(asyncio.CancelledError):
        await actor
    assert stopped.is_set()


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
async def test_thirty_servers_that_fall_silent_at_once_delay_another_by_less_than_ten_seconds(
    cast: Cast, settings: Settings, post: Post, deaf: socket.socket
) -> None:
    for number in range(DEAF):
        # Ten have one server, and ten have failed before; thirty others were well, each with a server of its own.
        of_one, failed = number < 10, 10 <= number < 20
        silent = Post("localhost" if of_one else f"127.0.0.{number + 2}", deaf.getsockname()[1], "x", "y")
        mailbox = await connect(cast, silent, address=f"surda{number}@funil.example")
        await models.Mailbox.filter(id=mailbox.id).update(failures=1 if failed else 0)
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
