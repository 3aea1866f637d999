"""Opening and closing the database that a URL names. Knows neither the models nor what they mean."""

import logging
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Protocol, cast

from tortoise.backends.base.client import BaseDBAsyncClient, TransactionContext
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.connection import get_connection
from tortoise.context import TortoiseContext
from tortoise.exceptions import BaseORMException

from storage import lean, shapes
from storage import rows as by_row
from storage.cells import cells_of
from storage.url import CONNECTION, Dialect, Unusable, config, scheme, shown, sqlite_file

__all__ = [
    "TORTOISE_ORM",
    "Unusable",
    "close",
    "config",
    "connection",
    "dialect",
    "open",
    "pool",
    "rows",
    "scheme",
    "shown",
    "snapshot",
    "sqlite_file",
]

log = logging.getLogger(__name__)

# Two connections that write or checkpoint at the same time can corrupt the file before this release.
SQLITE_WITHOUT_WAL_RESET_BUG = (3, 51, 3)


class Snapshots(Protocol):
    """What both of our clients, and their transactions, add to Tortoise's."""

    def snapshot(self) -> TransactionContext: ...
    def pool(self) -> Mapping[str, int]: ...
    async def execute_rows(self, query: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]: ...


_context: TortoiseContext | None = None


async def open(database_url: str, modules: Sequence[str] = ("models",), *, called: str | None = None) -> None:
    """Connects, and makes the models of `modules` usable from every task of this process. `called` is the name under
    which PostgreSQL lists this process, if the URL does not give one."""
    global _context
    if _context is not None:
        raise Unusable("A database is open already; close it before opening another one.")
    named = {"application_name": called} if called and scheme(database_url) == "postgres" else None
    settings = config(database_url, modules, settings=named)
    shapes.install()
    lean.install()
    by_row.install()
    context = TortoiseContext()
    _context = context
    try:
        # Not `Tortoise.init`: that would leave the context with the calling task, where it outlives the database.
        with context:
            await context.init(config=settings, use_tz=True, timezone="UTC", _enable_global_fallback=True)
        await context.connections.get(CONNECTION).create_connection(with_db=True)
    except BaseException as failure:
        await close()
        if isinstance(failure, OSError | BaseORMException | sqlite3.Error):
            raise Unusable(f"The database {shown(database_url)} cannot be opened: {failure}.") from failure
        raise
    if dialect() == "sqlite" and sqlite3.sqlite_version_info < SQLITE_WITHOUT_WAL_RESET_BUG:
        log.warning(
            "SQLite %s is older than 3.51.3: only this one process may have the database file open.",
            sqlite3.sqlite_version,
        )


async def close() -> None:
    """Closes what `open` opened; does nothing when nothing is open."""
    global _context
    context, _context = _context, None
    if context is not None:
        await context.close_connections()
        # What was prepared for one database, and is kept by the name of the table or its model alone.
        EXECUTOR_CACHE.clear()
        cells_of.cache_clear()


def connection() -> BaseDBAsyncClient:
    """The current task's connection: its transaction's or snapshot's, else the client of the open database."""
    return get_connection(CONNECTION)


def pool() -> Mapping[str, int]:
    """How many connections are in use, and how many lie idle."""
    return cast(Snapshots, connection()).pool()


def snapshot() -> TransactionContext:
    """A block in which all reads see one state of the database; nothing can be written in it."""
    return cast(Snapshots, connection()).snapshot()


async def rows(query: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
    """What a statement that reads finds, as the driver has it."""
    return await cast(Snapshots, connection()).execute_rows(query, values)


def dialect() -> Dialect:
    return "sqlite" if connection().capabilities.dialect == "sqlite" else "postgres"


# What `tortoise -c storage.engine.TORTOISE_ORM makemigrations` reads; no connection is made from it.
TORTOISE_ORM = config("sqlite:///:memory:")
