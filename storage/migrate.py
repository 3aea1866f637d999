"""Bringing a database to the schema that the code expects: whole, or not at all. Knows no migration's content.

Tortoise's own migrations, with what they lack: a lock, a backup of an SQLite file, one transaction around everything
including the note of what was applied, foreign keys that don't empty tables on SQLite, and a look at the result.
"""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.context import TortoiseContext
from tortoise.exceptions import BaseORMException
from tortoise.migrations.executor import MigrationExecutor
from tortoise.migrations.graph import MigrationKey
from tortoise.migrations.schema_editor.base import BaseSchemaEditor
from tortoise.transactions import in_transaction

from storage import backup
from storage.editors import Complete, PostgresEditor
from storage.engine import APP, CONNECTION, UnusableError, config, scheme, shown, sqlite_file
from storage.sqlite_editor import SqliteEditor

MIGRATIONS = "migrations"
# Any number, the same in every release: two processes that migrate one PostgreSQL database meet at it.
ADVISORY_LOCK = 5_120_338_417
NO_LIMITS = {"statement_timeout": "0", "idle_in_transaction_session_timeout": "0"}


@dataclass(frozen=True)
class Report:
    """What a migration did."""

    applied: list[str]
    backup: Path | None
    restored_indexes: list[str]


async def migrate(database_url: str, *, backup_dir: Path | None = None, migrations: str = MIGRATIONS) -> Report:
    """Applies what is pending. When anything fails the database is as it was, and the error says why.

    An SQLite file that holds tables is copied first, into `backup_dir` or beside itself.
    """
    async with _alone(database_url), _connected(database_url, migrations) as (client, executor):
        names = await _pending(executor)
        if not names:
            return Report([], None, [])
        saved = await _save(database_url, client, backup_dir, names[0])
        try:
            restored = await _apply(executor)
        except BaseORMException as failure:
            kept = f" The backup {saved} is kept." if saved else ""
            raise UnusableError(
                f"Migrating {shown(database_url)} failed, and the database is as it was before: {failure}.{kept}"
            ) from failure
        # What was applied is what was pending under the lock of the transaction, not before it.
        return Report(names, saved, restored)


async def pending(database_url: str, *, migrations: str = MIGRATIONS) -> list[str]:
    """The migrations that the database lacks, in their order; a file that does not exist lacks them all."""
    if scheme(database_url) == "sqlite" and not Path(sqlite_file(database_url)).exists():
        database_url = "sqlite:///:memory:"
    async with _connected(database_url, migrations) as (_, executor):
        return await _pending(executor)
