"""Writing down what all migrations together make, for either kind of database, without a server."""

import sqlite3
import tempfile
from asyncio import to_thread
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from tortoise.context import TortoiseContext

from storage import fresh
from storage.migrate import MIGRATIONS, migrate
from storage.postgres import Postgres
from storage.replay import Executor
from storage.url import APP, CONNECTION, Unusable, config

SCHEMA = """SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
  AND tbl_name <> 'tortoise_migrations' AND name NOT GLOB 'search_*' ORDER BY rowid"""
"""Without what `searching` adds after each migration."""


async def keep(migrations: str = MIGRATIONS) -> list[Path]:
    """Write both scripts anew."""
    for_sqlite, for_postgres = await _from_a_file(migrations), await _from_paper(migrations)
    return [fresh.write(migrations, "sqlite", for_sqlite), fresh.write(migrations, "postgres", for_postgres)]


async def _from_a_file(migrations: str) -> list[str]:
    """SQLite's, read off a file that the migrations have made: what they rebuild on their way is left out."""
    with tempfile.TemporaryDirectory(prefix="funil-fresh-") as folder:
        file = Path(folder) / "fresh.sqlite3"
        await migrate(f"sqlite:///{file}", migrations=migrations, replaying=True)
        return await to_thread(_schema_of, file)


def _schema_of(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [sql for (sql,) in connection.execute(SCHEMA)]


class Paper(Postgres):
    """A PostgreSQL that nobody has: what is to be changed in it is written down, and it cannot be asked anything."""

    def acquire_connection(self) -> Any:
        raise Unusable(
            "A migration asks the database what it holds, so nothing can be written down for a new one. "
            "Give the constraint that it changes a name."
        )


async def _from_paper(migrations: str) -> Sequence[str]:
    """PostgreSQL's: the statements of the migrations one after the other."""
    settings: dict[str, Any] = config("postgres://funil@nowhere/funil", (), migrations=migrations)
    async with TortoiseContext() as context:
        context.connections._init_config(settings["connections"])
        client = Paper(**settings["connections"][CONNECTION]["credentials"], connection_name=CONNECTION)
        context.connections.set(CONNECTION, client)
        executor = Executor(client, settings["apps"])
        editor = executor._schema_editor(atomic=False, collect_sql=True)
        await executor._project_state(set())
        for step in await executor.plan():
            await step.migration.apply(executor.state, schema_editor=editor, collect_sql=True)
        models = executor.state.apps.apps[APP].values()
        declared = [each for model in models for each in editor.declared_indexes(model)]
    statements = [sql for sql in editor.collected_sql if not sql.startswith("--")]
    made = "\n".join(statements)
    return [*statements, *(sql for name, sql in declared if f'"{name}"' not in made)]
