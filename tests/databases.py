"""Databases to test on: copies of one that is prepared, as a file or on the server that FUNIL_TEST_DATABASE names.

A copy on a server takes 100 ms and more, so most tests are lent one that others had before and that was put back to
what it was: the rows and sequences of its template are kept beside the tables.
"""

import asyncio
import functools
import os
import shutil
from collections import defaultdict
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TypeVar
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
from tortoise import Model
from tortoise.apps import Apps

T = TypeVar("T")


def server() -> str | None:
    """The PostgreSQL server to test on, if any."""
    url = os.environ.get("FUNIL_TEST_DATABASE", "")
    return url if url.startswith("postgres") else None


@asynccontextmanager
async def copied(template: str, folder: Path) -> AsyncIterator[str]:
    """The URL of a copy, until it is of no use any more."""
    url = await copy(template, folder)
    yield url
    if server() is not None:
        await statement(f"DROP DATABASE {urlsplit(url).path[1:]} WITH (FORCE)")


async def copy(template: str, folder: Path) -> str:
    """The URL of a copy that stays."""
    if server() is None:
        shutil.copy(Path(template.removeprefix("sqlite:///")), folder / "funil.db")
        return f"sqlite:///{folder}/funil.db?synchronous=OFF"
    name = f"funil_{uuid4().hex}"
    await statement(f"CREATE DATABASE {name} TEMPLATE {urlsplit(template).path[1:]}")
    return urlsplit(template)._replace(path=f"/{name}").geturl()


@asynccontextmanager
async def lent(template: str) -> AsyncIterator[str]:
    """The URL of a copy that is used again by the next test, unless this one left it other than it can be put back."""
    book = _free[template].pop() if _free[template] else await _aside(Book.opened(template))
    yield book.url
    if await _aside(book.put_back()):
        _free[template].append(book)
    else:
        await _aside(book.thrown_away())


async def _aside(work: Coroutine[object, object, T]) -> T:
    """Done on a loop that outlives the tests': connections that stay warm are a second's quarter less for each."""
    return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, _loop()))


@functools.cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, daemon=True).start()
    return loop


def finalise_models_once() -> None:
    """Tortoise works out the filters and first queries of all models whenever a database is opened: 20 ms, for
    thousands of tests. They come out the same until they are wanted for the other kind of database."""
    build, built = Apps._build_initial_querysets, dict[type[Model], type]()

    def build_once(self: Apps) -> None:
        models = {model: model._meta.db.query_class for app in self.apps.values() for model in app.values()}
        if any(built.get(model) is not kind for model, kind in models.items()):
            build(self)
            built.update(models)

    Apps._build_initial_querysets = build_once  # type: ignore[method-assign]


_KEEP = """
CREATE SCHEMA kept;
CREATE FUNCTION kept.shape() RETURNS text LANGUAGE sql AS $$
    SELECT count(*) || '/' || sum(relnatts) || '/' || (SELECT count(*) FROM pg_statistic WHERE starelid >= 16384)
    FROM pg_class WHERE relnamespace = 'public'::regnamespace
$$;
CREATE FUNCTION kept.put_back() RETURNS boolean LANGUAGE plpgsql SET session_replication_role = replica AS $$
DECLARE
    name text;
    filled boolean;
BEGIN
    FOR name, filled IN SELECT relname, rows FROM kept.tables LOOP
        EXECUTE format('DELETE FROM public.%I', name);
        IF filled THEN
            EXECUTE format('INSERT INTO public.%I OVERRIDING SYSTEM VALUE SELECT * FROM kept.%I', name, name);
        END IF;
    END LOOP;
    PERFORM setval(sequence, value, called) FROM kept.sequences;
    RETURN kept.shape() = (SELECT shape FROM kept.original);
END $$;
CREATE TABLE kept.tables AS SELECT relname::text, false AS rows FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r';
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT relname FROM kept.tables LOOP
        EXECUTE format('CREATE TABLE kept.%I AS TABLE public.%I', name, name);
        EXECUTE format('UPDATE kept.tables SET rows = EXISTS (SELECT 1 FROM kept.%I) WHERE relname = %L', name, name);
    END LOOP;
END $$;
CREATE TABLE kept.sequences AS
    SELECT format('%I.%I', schemaname, sequencename)::regclass AS sequence, coalesce(last_value, start_value) AS value,
        last_value IS NOT NULL AS called
    FROM pg_sequences WHERE schemaname = 'public';
CREATE TABLE kept.original AS SELECT kept.shape() AS shape;
"""


@dataclass
class Book:
    """A copy that knows what it began with, and a connection to it that lasts as long."""

    url: str
    connection: asyncpg.Connection

    @classmethod
    async def opened(cls, template: str) -> "Book":
        name = f"funil_{uuid4().hex}"
        await statement(f"CREATE DATABASE {name} TEMPLATE {urlsplit(template).path[1:]}")
        url = urlsplit(template)._replace(path=f"/{name}").geturl()
        connection = await asyncpg.connect(url)
        await connection.execute(_KEEP)
        return cls(url, connection)

    async def put_back(self) -> bool:
        """Whether it holds again what it began with, and nobody else is at it."""
        await self.connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return bool(await self.connection.fetchval("SELECT kept.put_back()"))

    async def thrown_away(self) -> None:
        await self.connection.close()
        await statement(f"DROP DATABASE {urlsplit(self.url).path[1:]} WITH (FORCE)")


_free: defaultdict[str, list[Book]] = defaultdict(list)


def apart(work: Coroutine[object, object, T]) -> T:
    """In a thread, which has no loop: the first test that asks for a template runs on a loop already."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


async def statement(sql: str) -> None:
    connection = await asyncpg.connect(str(server()))
    try:
        await connection.execute(sql)
    finally:
        await connection.close()
