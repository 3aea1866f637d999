"""A PostgreSQL that goes away and comes back: callers see one class of error, and then an open database."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from urllib.parse import urlsplit

import pytest
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import BaseORMException, DBConnectionError
from tortoise.transactions import in_transaction

from storage import engine
from tests.storage.conftest import opened

SERVER = os.environ.get("FUNIL_TEST_DATABASE", "")
pytestmark = pytest.mark.skipif(not SERVER.startswith("postgres"), reason="FUNIL_TEST_DATABASE names no PostgreSQL")


class Road:
    """The way to the server, which can be closed."""

    def __init__(self, host: str, port: int) -> None:
        self.there = host, port
        self.port = 0
        self._gate: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def open(self) -> None:
        self._gate = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        self.port = self._gate.sockets[0].getsockname()[1]

    async def close(self) -> None:
        assert self._gate is not None
        self._gate.close()
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()
        await asyncio.sleep(0.05)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection(*self.there)
        self._writers |= {writer, far_writer}
        await asyncio.gather(_pipe(reader, far_writer), _pipe(far_reader, writer))


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
        writer.close()


@pytest.fixture
async def road(database_url: str) -> AsyncIterator[Road]:
    url = urlsplit(database_url)
    road = Road(str(url.hostname), url.port or 5432)
    await road.open()
    signed_in = url.netloc.rpartition("@")[0]
    try:
        async with opened(url._replace(netloc=f"{signed_in}@127.0.0.1:{road.port}").geturl()):
            yield road
    finally:
        await road.close()


async def test_a_server_that_restarts_is_one_class_of_error_and_then_there_again(road: Road) -> None:
    await engine.connection().execute_query("SELECT 1")
    await road.close()
    with pytest.raises(BaseORMException):  # the pool does not know yet
        await engine.connection().execute_query("SELECT 1")
    with pytest.raises(DBConnectionError):
        await engine.connection().execute_query("SELECT 1")
    with pytest.raises(DBConnectionError):
        async with in_transaction():
            raise AssertionError("It began without a server.")

    await road.open()
    _, rows = await engine.connection().execute_query("SELECT 1 AS one")
    assert rows[0]["one"] == 1
    async with in_transaction() as connection:
        await connection.execute_query("SELECT 1")


async def begun_and_cut(road: Road, then: Callable[[BaseDBAsyncClient], Awaitable[object]]) -> None:
    """A transaction whose server goes after its first statement."""
    async with in_transaction() as connection:
        await connection.execute_query("SELECT 1")
        await road.close()
        await then(connection)


async def ask(connection: BaseDBAsyncClient) -> None:
    await connection.execute_query("SELECT 1")


async def nothing(_: BaseDBAsyncClient) -> None:
    """Only the commit is left."""


async def end_it(_: BaseDBAsyncClient) -> None:
    raise ValueError("Of our own accord.")


async def end_the_connection(connection: BaseDBAsyncClient) -> None:
    await connection.execute_query("SELECT pg_terminate_backend(pg_backend_pid())")


async def test_a_transaction_whose_server_has_gone_says_so(road: Road) -> None:
    with pytest.raises(DBConnectionError):
        await begun_and_cut(road, ask)
    await road.open()
    async with in_transaction() as connection:
        await ask(connection)


async def test_a_commit_that_nobody_answers_is_not_taken_for_one(road: Road) -> None:
    with pytest.raises(DBConnectionError):
        await begun_and_cut(road, nothing)


async def test_why_a_transaction_ended_is_told_although_its_server_has_gone(road: Road) -> None:
    with pytest.raises(ValueError, match="Of our own accord"):
        await begun_and_cut(road, end_it)


async def test_a_connection_that_the_server_ends_is_a_lost_one(road: Road) -> None:
    async def ended() -> None:
        async with in_transaction() as connection:
            await end_the_connection(connection)

    with pytest.raises(DBConnectionError):
        await ended()
    _, rows = await engine.connection().execute_query("SELECT 1 AS one")
    assert rows[0]["one"] == 1
