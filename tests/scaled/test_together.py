"""Two web processes count as one; workers that are told to stop finish what is in hand, or give it back."""

import asyncio
import contextlib
import os
import random
import signal
import socket
import time
from collections.abc import Iterator

import httpx
import pytest

from tests.crash.books import Books, check_logs, opened
from tests.crash.scene import Scene, until
from tests.intake.post import Post
from tests.scaled.fleet import PASSWORD, Fleet, Process
from tests.scaled.keeper import Postgres

pytestmark = pytest.mark.skipif(
    not os.environ.get("FUNIL_TEST_DATABASE"),
    reason="FUNIL_TEST_DATABASE names no PostgreSQL; this runs beside the tests on servers",
)
SIGN_IN = "mutation($i: SignInInput!) { signIn(input: $i) { user { name } errors { code params } } }"
DEAR = "{ subjects(first: 100) { nodes { id markers { id } } } }"
GRACE = 25.0
"""Seconds in which a process has ended that was told to (issue 3)."""


async def tried(web: Process, password: str) -> httpx.Response:
    async with httpx.AsyncClient(timeout=20, verify=False) as client:
        input = {"email": "ana@funil.example", "password": password}
        return await client.post(f"{web.url}/graphql", json={"query": SIGN_IN, "variables": {"i": input}})


async def left(web: Process, cookie: str) -> int:
    """What a document leaves in the purse of whoever asks."""
    async with httpx.AsyncClient(timeout=20, verify=False) as client:
        answer = await client.post(f"{web.url}/graphql", json={"query": DEAR}, headers={"cookie": cookie})
    return int(answer.headers["x-ratelimit-remaining"])


@contextlib.contextmanager
def mute() -> Iterator[int]:
    """The port of a mail server that takes calls and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield int(server.getsockname()[1])


async def leased(books: Books) -> bool:
    return bool(await books.rows("SELECT id FROM mailbox WHERE address = 'muda@funil.example' AND lease_holder <> ''"))


async def stopped(process: Process) -> float:
    """In how many seconds it ended, in order."""
    began = time.monotonic()
    process.send(signal.SIGTERM)
    assert await process.ended(60) in (0, -signal.SIGTERM), process.last_words()
    return time.monotonic() - began


async def test_two_processes_count_as_one_and_stopped_workers_leave_nothing_undone(
    town: Fleet, postgres: Postgres, post: Post
) -> None:
    norte, sul = town.webs
    cookie = "; ".join(f"{name}={value}" for name, value in (await tried(norte, PASSWORD)).cookies.items())
    for web in (norte, sul, norte, sul, norte):
        assert (await tried(web, "wrong")).json()["data"]["signIn"]["user"] is None
    (refusal,) = (await tried(sul, PASSWORD)).json()["data"]["signIn"]["errors"]
    assert refusal["params"]["seconds"] >= 1, "Five failures, some here and some there, are five."

    spent = [await left(norte, cookie) for _ in range(200)]
    await left(sul, cookie)
    await asyncio.sleep(0.6)  # what was spent is told four times a second, and so is what others have spent
    there = await left(sul, cookie)
    assert there < spent[0] - 10_000, "What was asked for at one is missing at the other."

    scene = await Scene.begin(town.webs, post, random.Random(7), sellers=("bruno",))
    with mute() as port:
        silent = {"address": "muda@funil.example", "host": "127.0.0.1", "port": port, "security": "NONE"}
        await scene.bruno.do("mailboxConnect", silent | {"username": "m", "password": "m"}, "mailbox { id }")
        async with opened(postgres.url) as books:
            await until(lambda: leased(books), "the silent server is asked", time.monotonic() + 20)
            async with scene.at_work(mail_every=0.05, within=60):
                await asyncio.sleep(2)
                first = await stopped(town.workers[0])
                await asyncio.sleep(1)
            await until(lambda: leased(books), "the silent server is asked again", time.monotonic() + 90)
            second = await stopped(town.workers[1])
            await scene.check_pages()
            held = await books.rows("SELECT address FROM mailbox WHERE lease_holder IS NOT NULL")
            clock = await books.rows("SELECT holder FROM lease WHERE name = 'clock'")
    webs = [await stopped(web) for web in town.webs]
    await scene.check_books(postgres.url)
    check_logs([process.log for process in town.all], scene.secrets | {PASSWORD})
    await scene.leave()

    assert max(first, second, *webs) < GRACE
    assert held == [] and clock == [(None,)]
    said = "\n".join(process.last_words(lines=100_000) for process in town.all)
    assert "Traceback" not in said
