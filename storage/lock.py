"""Who may migrate: one process at a time. Knows not what a migration is."""

import asyncio
import contextlib
import fcntl
import os
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg

from storage.url import CONNECTION, Unusable, config, scheme, shown, sqlite_file

PATIENCE = 300
BETWEEN_TRIES = 0.05
# Any number, the same in every release: all who migrate one PostgreSQL database meet at it.
ADVISORY_LOCK = 5_120_338_417
MIGRATING = "funil migrate"
"""The name under which PostgreSQL lists those who migrate, or wait for it."""


@contextlib.asynccontextmanager
async def alone(database_url: str) -> AsyncIterator[None]:
    """Waits until no other process migrates this database, and keeps others waiting meanwhile."""
    async with contextlib.AsyncExitStack() as held:
        try:
            async with asyncio.timeout(PATIENCE):
                await held.enter_async_context(_lock(database_url))
        except TimeoutError:
            raise Unusable(
                f"Another process has been migrating {shown(database_url)} for {PATIENCE} seconds; try again later."
            ) from None
        yield


def _lock(database_url: str) -> contextlib.AbstractAsyncContextManager[None]:
    if scheme(database_url) == "postgres":
        return _advisory_lock(database_url)
    file = sqlite_file(database_url)
    return contextlib.nullcontext() if file == ":memory:" else _file_lock(Path(f"{file}.migrating"))


@contextlib.asynccontextmanager
async def _file_lock(file: Path) -> AsyncIterator[None]:
    descriptor = os.open(file, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        while not _taken(descriptor):  # noqa: ASYNC110  # no event tells when another process lets go
            await asyncio.sleep(BETWEEN_TRIES)
        yield
    finally:
        # The file stays: were it removed, a third process could lock a new one while a second waits for this.
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextlib.asynccontextmanager
async def _advisory_lock(database_url: str) -> AsyncIterator[None]:
    credentials = config(database_url)["connections"][CONNECTION]["credentials"]
    reach = {name: credentials.get(name) for name in ("host", "port", "user", "password", "database", "ssl")}
    try:
        # A connection of its own: its end is the lock's end, also when this process is killed.
        connection = await asyncpg.connect(**reach, server_settings={"application_name": MIGRATING})
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as failure:
        raise Unusable(f"The database {shown(database_url)} cannot be opened: {failure}.") from failure
    try:
        await connection.execute(f"SELECT pg_advisory_lock({ADVISORY_LOCK})")
        yield
    finally:
        await connection.close()
