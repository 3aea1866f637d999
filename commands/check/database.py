"""The database: whether it can be reached, is migrated, and what stands in it of keys, workers and mailboxes."""

import asyncio
import sqlite3

import asyncpg
from tortoise.exceptions import BaseORMException

import storage.instant as instant
from commands.check import work
from commands.check.finding import Finding, Level
from commands.check.shelf import agreeing
from commands.database import alone
from commands.refusal import Refusal
from models.keyring import Keyring
from settings import Settings
from storage import engine
from storage.engine import SQLITE_WITHOUT_WAL_RESET_BUG, Unusable
from storage.migrate import MIGRATIONS, pending
from storage.searching import astray
from storage.url import CONNECTION, config
from workers.means import clock

PATIENCE = 5.0
OLDEST_POSTGRES = 13
SKEW = (2.0, 30.0)
"""Seconds between this machine's clock and the database's: from the first on worth a word, from the second wrong."""


async def examined(settings: Settings) -> list[Finding]:
    try:
        with alone(settings):
            return await _examined(settings)
    except Refusal:
        sentence = "A server is running on this SQLite database and holds it; ask its /readyz, or stop it first."
        return [Finding("database", Level.OK, sentence)]


async def _examined(settings: Settings) -> list[Finding]:
    try:
        reached = sqlite(sqlite3.sqlite_version_info) if settings.on_sqlite else await _postgres(settings.database_url)
        waiting = await pending(settings.database_url)
    except Unusable as unusable:
        return [Finding("database", Level.ERROR, str(unusable))]
    if waiting:
        return [*reached, unmigrated(waiting)]
    try:
        await engine.open(settings.database_url)
        try:
            inside = await _inside(settings)
        finally:
            await engine.close()
    except (Unusable, BaseORMException, OSError) as failure:
        return [*reached, Finding("database", Level.ERROR, f"The database cannot be read: {failure}.")]
    return [*reached, Finding("migrations", Level.OK, "The database is up to date."), *inside]


async def _inside(settings: Settings) -> list[Finding]:
    here, there = clock(), await instant.now()
    return [
        skew((here - there).total_seconds()),
        *words(await astray(engine.connection(), MIGRATIONS)),
        *await work.keys(Keyring(settings.secret_keys)),
        *await work.servers(scaled=settings.redis_url is not None),
        *await work.worker(there, scaled=settings.redis_url is not None),
        *await work.mailboxes(there),
        *await work.people(),
        *await agreeing(settings.shelf),
    ]


def sqlite(version: tuple[int, ...]) -> list[Finding]:
    number = ".".join(map(str, version))
    if version < SQLITE_WITHOUT_WAL_RESET_BUG:
        sentence = (
            f"SQLite {number} is older than 3.51.3, in which two processes on one file could corrupt it. "
            "Funil keeps a second one out; keep other programs away from the file too, or use a newer Python image."
        )
        return [Finding("database", Level.WARNING, sentence)]
    return [Finding("database", Level.OK, f"SQLite {number}.")]


async def _postgres(database_url: str) -> list[Finding]:
    credentials = config(database_url)["connections"][CONNECTION]["credentials"]
    reach = {name: credentials.get(name) for name in ("host", "port", "user", "password", "database", "ssl")}
    try:
        connection = await asyncpg.connect(**reach, timeout=PATIENCE)
        try:
            version = int(await connection.fetchval("SELECT current_setting('server_version_num')::int / 10000"))
        finally:
            await connection.close()
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as failure:
        raise Unusable(unreachable(database_url, failure)) from failure
    return [postgres(database_url, version)]


def postgres(database_url: str, version: int) -> Finding:
    if version < OLDEST_POSTGRES:
        sentence = f"PostgreSQL {version} is no longer maintained; Funil is tried with {OLDEST_POSTGRES} and newer."
        return Finding("database", Level.WARNING, sentence)
    return Finding("database", Level.OK, f"PostgreSQL {version} at {engine.shown(database_url)}.")


def unreachable(database_url: str, failure: Exception) -> str:
    """Why there is no connection, and what to do."""
    place = engine.shown(database_url)
    wrong = asyncpg.InvalidPasswordError, asyncpg.InvalidAuthorizationSpecificationError
    if isinstance(failure, wrong):
        return f"PostgreSQL at {place} refused the user or the password. Set the right ones in FUNIL_DATABASE_URL."
    if isinstance(failure, asyncpg.InvalidCatalogNameError):
        return f"PostgreSQL at {place} has no such database. Make it with createdb, or mend FUNIL_DATABASE_URL."
    if isinstance(failure, asyncpg.CannotConnectNowError):
        return f"PostgreSQL at {place} is starting or stopping. Try again in a moment."
    if isinstance(failure, asyncpg.TooManyConnectionsError):
        return (
            f"PostgreSQL at {place} has no connection left. Each process takes up to 10 (`?maxsize=` in "
            "FUNIL_DATABASE_URL says how many): raise max_connections, or let them take fewer."
        )
    if isinstance(failure, asyncio.TimeoutError | TimeoutError):
        return (
            f"PostgreSQL at {place} did not answer within {PATIENCE:g} seconds. "
            "Look at FUNIL_DATABASE_URL and the firewall."
        )
    if isinstance(failure, OSError):
        return f"PostgreSQL at {place} cannot be reached. Start it, or mend host and port in FUNIL_DATABASE_URL."
    return f"PostgreSQL at {place} cannot be used: {failure}."


def unmigrated(waiting: list[str]) -> Finding:
    steps = f"{len(waiting)} migrations" if len(waiting) > 1 else f"the migration {waiting[0]}"
    return Finding("migrations", Level.ERROR, f"The database lacks {steps}. Run `funil migrate`.")


def words(astray: list[str]) -> list[Finding]:
    """Of each table that is searched, whether its index has the same rows."""
    if not astray:
        return []
    sentence = f"What search finds does not agree with the rows of {', '.join(astray)}. Run `funil reindex`."
    return [Finding("search", Level.WARNING, sentence)]


def skew(seconds: float) -> Finding:
    """Positive: this machine is ahead of the database."""
    way = "ahead of" if seconds > 0 else "behind"
    if abs(seconds) < SKEW[0]:
        return Finding("clock", Level.OK, "This machine's clock and the database's agree.")
    sentence = (
        f"This machine's clock is {abs(seconds):.0f} seconds {way} the database's. "
        "Let both be set by NTP: sessions, deadlines and leases are compared with them."
    )
    return Finding("clock", Level.ERROR if abs(seconds) >= SKEW[1] else Level.WARNING, sentence)
