"""Bringing a database to the schema that the code expects: whole, or not at all. Knows no migration's content.

Tortoise's own migrations, with what they lack: a lock, a backup of an SQLite file, one transaction around everything
including the note of what was applied, foreign keys that empty no table on SQLite, and a look at the result.
"""

import contextlib
import functools
import importlib
from asyncio import to_thread
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.context import TortoiseContext
from tortoise.exceptions import BaseORMException
from tortoise.migrations.executor import MigrationTarget
from tortoise.migrations.recorder import MigrationRecorder
from tortoise.transactions import in_transaction

from storage import fresh, lock, searching
from storage.backup import back_up, forget_old
from storage.editors import Complete
from storage.engine import connection
from storage.replay import Executor
from storage.url import APP, CONNECTION, Unusable, config, scheme, shown, sqlite_file

MIGRATIONS = "migrations"
SETTINGS = {
    # Rebuilding a table drops it, and with foreign keys on SQLite would delete whatever points to its rows.
    "sqlite": {"foreign_keys": "OFF"},
    "postgres": {
        "statement_timeout": "0",
        "idle_in_transaction_session_timeout": "0",
        "application_name": lock.MIGRATING,
    },
}
INDEXES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'index'",
    "postgres": "SELECT indexname AS name FROM pg_indexes WHERE schemaname = current_schema()",
}
LONGEST_NAME = 63


@dataclass(frozen=True)
class Report:
    """What a migration did."""

    applied: list[str]
    backup: Path | None
    restored_indexes: list[str]


async def migrate(
    database_url: str, *, backup_dir: Path | None = None, migrations: str = MIGRATIONS, replaying: bool = False
) -> Report:
    """Applies what is pending. When anything fails the database is as it was, and the error says why.

    An SQLite file that holds tables is copied first, into `backup_dir` or beside itself. An empty database is given
    the schema at once, unless it is to come by `replaying` the history.
    """
    async with lock.alone(database_url), connected(database_url, migrations) as client:
        names = await _pending(Executor(client, _apps(database_url, migrations)))
        if not names:
            return Report([], None, [])
        empty = await fresh.is_empty(client)
        saved = None
        if scheme(database_url) == "sqlite" and not empty:
            saved = await to_thread(_save, Path(sqlite_file(database_url)), backup_dir, names[0])
        try:
            async with in_transaction(CONNECTION) as transaction:
                executor = Executor(transaction, _apps(database_url, migrations))
                begun = empty and not replaying and await _begin(executor, migrations)
                restored = [] if begun else await _apply(executor)
                await searching.prepare(transaction, migrations)
                if not empty:
                    await searching.rebuild(transaction, migrations)
        except (BaseORMException, Unusable) as failure:
            kept = f" Its copy from before is {saved}." if saved else ""
            raise Unusable(
                f"The database {shown(database_url)} could not be migrated and is as it was: {failure}{kept}"
            ) from failure
        finally:
            # What a migration in Python wrote, it wrote by models of that time.
            EXECUTOR_CACHE.clear()
        return Report(names, saved, restored)


async def pending(database_url: str, *, migrations: str = MIGRATIONS) -> list[str]:
    """The migrations that the database lacks, in their order; a file that does not exist lacks them all."""
    if scheme(database_url) == "sqlite" and not await to_thread(Path(sqlite_file(database_url)).exists):
        database_url = "sqlite:///:memory:"
    async with connected(database_url, migrations) as client:
        return await _pending(Executor(client, _apps(database_url, migrations)))


async def reindex(database_url: str, *, migrations: str = MIGRATIONS) -> list[str]:
    """Make the indexes of words anew; the tables whose words were read."""
    async with lock.alone(database_url), connected(database_url, migrations), in_transaction(CONNECTION) as transaction:
        await searching.prepare(transaction, migrations)
        return await searching.rebuild(transaction, migrations)


async def at_head(*, migrations: str = MIGRATIONS) -> bool:
    """Whether the open database has exactly the migrations that this version brings."""
    applied = await MigrationRecorder(connection()).applied_migrations()
    return {key.name for key in applied} == set(known(migrations))


@functools.cache
def known(migrations: str = MIGRATIONS) -> tuple[str, ...]:
    """The migrations that this version has, in their order."""
    folder = Path(str(importlib.import_module(migrations).__path__[0]))
    return tuple(sorted(file.stem for file in folder.glob("[0-9]*.py")))


async def apply_to(names: Sequence[str], client: BaseDBAsyncClient, database_url: str) -> None:
    """Make the tables that a database had when it had these migrations, in an empty one, in the open transaction."""
    executor = Executor(client, _apps(database_url, MIGRATIONS))
    if set(names) == set(known()) and await _begin(executor, MIGRATIONS):
        return
    await executor.recorder.ensure_schema(executor._schema_editor(atomic=False))
    await executor.migrate([MigrationTarget(APP, max(names))], direction="forward")


async def _pending(executor: Executor) -> list[str]:
    await executor.loader.build_graph()
    on_disk = {key.name for key in executor.loader.graph.nodes}
    if unknown := [key.name for key in executor.loader.applied_migrations if key.name not in on_disk]:
        raise Unusable(
            f"The database has the migration {min(unknown)}, which this version does not know: "
            "a newer version made it. Run that one, or restore a backup from before."
        )
    return [step.migration.name for step in await executor.plan()]


async def _apply(executor: Executor) -> list[str]:
    editor = executor._schema_editor(atomic=False)
    await executor.recorder.ensure_schema(editor)
    await executor.migrate(direction="forward")
    restored = await _restore_indexes(executor, editor)
    if editor.DIALECT == "sqlite":
        await _require_foreign_keys(executor.connection)
    return restored


async def _begin(executor: Executor, migrations: str) -> bool:
    """Give an empty database the schema to which the migrations lead, if that is written down, and note them."""
    editor = executor._schema_editor(atomic=False)
    schema = await to_thread(fresh.script, migrations, "sqlite" if editor.DIALECT == "sqlite" else "postgres")
    if schema is None:
        return False
    await executor.recorder.ensure_schema(editor)
    await executor.connection.execute_script(schema)
    for name in known(migrations):
        await executor.recorder.record_applied(APP, name)
    return True


async def _restore_indexes(executor: Executor, editor: Complete) -> list[str]:
    present = {row["name"] for row in await executor.connection.execute_query_dict(INDEXES[editor.DIALECT])}
    executor.state.settle()
    missing = {
        name: statement
        for model in executor.state.apps.apps[APP].values()
        for name, statement in editor.declared_indexes(model)
        if name[:LONGEST_NAME] not in present
    }
    for statement in missing.values():
        await editor._run_sql(statement)
    return sorted(missing)


async def _require_foreign_keys(client: BaseDBAsyncClient) -> None:
    violations = await client.execute_query_dict("PRAGMA foreign_key_check")
    if violations:
        first = violations[0]
        raise Unusable(
            f"{len(violations)} rows would point to rows that do not exist, "
            f"the first from {first['table']} (row {first['rowid']}) to {first['parent']}."
        )


def _save(file: Path, backup_dir: Path | None, migration: str) -> Path:
    folder = backup_dir or file.parent
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    target = folder / f"{file.name}.before-{migration}-{moment}"
    back_up(file, target)
    forget_old(folder, f"{file.name}.before-")
    return target


@contextlib.asynccontextmanager
async def connected(database_url: str, migrations: str = MIGRATIONS) -> AsyncIterator[BaseDBAsyncClient]:
    """A client for those who change the schema; no model is loaded."""
    settings = config(database_url, (), migrations=migrations, settings=SETTINGS[scheme(database_url)])
    async with TortoiseContext() as context:
        # Not `init`: what the models are today is of no interest to the migrations that lead there.
        context.connections._init_config(settings["connections"])
        client = context.connections.get(CONNECTION)
        try:
            await client.create_connection(with_db=True)
        except BaseORMException as failure:
            raise Unusable(f"The database {shown(database_url)} cannot be opened: {failure}.") from failure
        yield client


def _apps(database_url: str, migrations: str) -> dict[str, Any]:
    apps: dict[str, Any] = config(database_url, (), migrations=migrations)["apps"]
    return apps
