"""Databases to test on: copies of one that is prepared, as a file or on the server that FUNIL_TEST_DATABASE names.

A copy on a server takes 100 ms and more, so most tests are lent one that others had before and that was put back to what
it was: the rows and sequences of its template are kept beside the tables.
"""

import os
import shutil
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg


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
    name = _free[template].pop() if _free[template] else await _kept(template)
    url = urlsplit(template)._replace(path=f"/{name}").geturl()
    yield url
    if await _put_back(url):
        _free[template].append(name)
    else:
        await statement(f"DROP DATABASE {name} WITH (FORCE)")


_free: defaultdict[str, list[str]] = defaultdict(list)

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


async def _kept(template: str) -> str:
    """The name of a new copy that knows what it began with."""
    name = f"funil_{uuid4().hex}"
    await statement(f"CREATE DATABASE {name} TEMPLATE {urlsplit(template).path[1:]}")
    connection = await asyncpg.connect(urlsplit(template)._replace(path=f"/{name}").geturl())
    try:
        await connection.execute(_KEEP)
    finally:
        await connection.close()
    return name


async def _put_back(url: str) -> bool:
    """Whether it holds again what it began with, and nobody else is at it."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return bool(await connection.fetchval("SELECT kept.put_back()"))
    finally:
        await connection.close()


async def statement(sql: str) -> None:
    connection = await asyncpg.connect(str(server()))
    try:
        await connection.execute(sql)
    finally:
        await connection.close()
