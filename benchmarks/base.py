"""A database to measure on, as a file or on a PostgreSQL server, and a floor's way to it. Knows no work."""

import asyncio
import contextlib
import os
import re
import shutil
import sqlite3
from collections.abc import AsyncIterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import asyncpg

Rows = Sequence[Sequence[Any]]
PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 10000")
TICKS = os.sysconf("SC_CLK_TCK")


def server() -> str | None:
    """The PostgreSQL to measure on, if FUNIL_TEST_DATABASE names one."""
    url = os.environ.get("FUNIL_TEST_DATABASE", "")
    return url if url.startswith("postgres") else None


def url_of(folder: Path, name: str, postgres: str | None) -> str:
    """A database of this name, and of this process alone: a file in `folder`, or one on the server."""
    if postgres is None:
        return f"sqlite:///{folder / name}.sqlite3"
    return urlunsplit(urlsplit(postgres)._replace(path=f"/{name}_{os.getpid()}"))


async def made(url: str, template: str | None = None) -> None:
    """An empty database, or a copy of `template`; whatever had its name is gone."""
    if url.startswith("sqlite"):
        if template is not None:
            shutil.copy(file_of(template), file_of(url))
        return
    name = urlsplit(url).path[1:]
    await dropped(url)
    await _said(url, f"CREATE DATABASE {name}" + (f" TEMPLATE {urlsplit(template).path[1:]}" if template else ""))


async def dropped(url: str) -> None:
    if not url.startswith("sqlite"):
        await _said(url, f"DROP DATABASE IF EXISTS {urlsplit(url).path[1:]} WITH (FORCE)")


async def _said(url: str, sql: str) -> None:
    connection = await asyncpg.connect(urlunsplit(urlsplit(url)._replace(path="/postgres")))
    try:
        await connection.execute(sql)
    finally:
        await connection.close()


async def analysed(url: str) -> None:
    """What it plans by is what lies there."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute("VACUUM ANALYZE")
    finally:
        await connection.close()


async def named(url: str, sql: str) -> list[dict[str, Any]]:
    """Rows by the names of their columns, over a connection of its own."""
    if url.startswith("sqlite"):
        with contextlib.closing(sqlite3.connect(file_of(url))) as opened:
            opened.row_factory = sqlite3.Row
            return [dict(row) for row in opened.execute(sql)]
    connection = await asyncpg.connect(url)
    try:
        return [dict(row) for row in await connection.fetch(sql)]
    finally:
        await connection.close()


def spent(url: str) -> float:
    """Seconds of processor time that PostgreSQL's processes of this database have used; SQLite's are the server's."""
    if url.startswith("sqlite"):
        return 0.0
    told, total = f" {urlsplit(url).path[1:]} ".encode(), 0.0
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if told in (process / "cmdline").read_bytes():
                fields = (process / "stat").read_text("ascii").rpartition(")")[2].split()
                total += (int(fields[11]) + int(fields[12])) / TICKS
    return total


class Floor:
    """One connection, and nothing around it. Statements are written with `?`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._file: sqlite3.Connection | None = None
        self._pool: asyncpg.Connection | None = None
        self._turn = asyncio.Lock()

    async def open(self) -> None:
        if self.url.startswith("sqlite"):
            self._file = sqlite3.connect(file_of(self.url), isolation_level=None, cached_statements=500)
            for pragma in PRAGMAS:
                self._file.execute(f"PRAGMA {pragma}")
        else:
            self._pool = await asyncpg.connect(self.url, server_settings={"jit": "off"})

    async def rows(self, sql: str, *values: Any) -> Rows:
        if self._file is not None:
            return self._file.execute(sql, values).fetchall()
        assert self._pool is not None
        found: Rows = await self._pool.fetch(_numbered(sql), *values)
        return found

    async def insert(self, sql: str, *values: Any) -> int:
        """The id of the row."""
        [[id]] = await self.rows(f"{sql} RETURNING id", *values)
        return int(id)

    @contextlib.asynccontextmanager
    async def transaction(self) -> AsyncIterator[None]:
        async with self._turn:
            await self.rows("BEGIN IMMEDIATE" if self._file is not None else "BEGIN")
            try:
                yield
                await self.rows("COMMIT")
            except BaseException:
                await self.rows("ROLLBACK")
                raise

    def instant(self, at: Any) -> Any:
        """As it is put into a statement."""
        return at.isoformat(" ") if self._file is not None else at


def told(at: Any) -> str | None:
    """An instant as an answer has it, from either database."""
    if at is None or isinstance(at, str):
        return at and at.replace(" ", "T")
    return str(at.isoformat())


@lru_cache(500)
def _numbered(sql: str) -> str:
    numbers = iter(range(1, 100))
    return re.sub(r"\?", lambda _: f"${next(numbers)}", sql)


def file_of(url: str) -> str:
    return url.removeprefix("sqlite:///")
