"""Taking a backup of a database while others write to it. What it holds is of one moment: that at which it began.

SQLite by its own backup function, from a connection that only reads; PostgreSQL by COPY of every table in one snapshot:
`pg_dump` would have to be installed, in a version not older than the server's.
"""

import contextlib
import sqlite3
import tempfile
import tomllib
from asyncio import to_thread
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from storage import archive, searching, tables
from storage.archive import Manifest, Packing
from storage.backup import back_up
from storage.outside import Outside
from storage.outside import save as save_outside
from storage.url import Unusable, scheme, shown, sqlite_file

SQLITE_PART = "database.sqlite3"
MIGRATIONS = f"SELECT name FROM {tables.RECORD} ORDER BY name"  # noqa: S608


def version() -> str:
    """Funil's own."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))
    return str(project["project"]["version"])


async def save(
    database_url: str,
    target: Path,
    *,
    facts: Mapping[str, str],
    keys: Sequence[str],
    now: datetime,
    outside: Outside | None = None,
) -> Manifest:
    """Write the backup `target`. Its manifest tells the answers to `facts`, and `keys`, the names of secret keys."""
    manifest = Manifest(
        funil=version(),
        dialect=scheme(database_url),
        made_at=now.isoformat(),
        migrations=[],
        facts={},
        keys=list(keys),
    )
    with archive.packing(target) as packing:
        if manifest.dialect == "sqlite":
            file = Path(sqlite_file(database_url))
            named = await to_thread(_save_file, file, target.parent, packing, manifest, facts, outside)
        else:
            named = await _save_tables(database_url, packing, manifest, facts, outside)
        if outside is not None:
            await save_outside(named, outside, packing, manifest)
        packing.finish(manifest)
    return manifest


def _save_file(
    file: Path,
    folder: Path,
    packing: Packing,
    manifest: Manifest,
    facts: Mapping[str, str],
    outside: Outside | None,
) -> list[str]:
    """The names of what lies outside, in this and the next: of the same moment as the rows."""
    if not file.exists():
        raise Unusable(f"There is no database {file} yet; nothing was saved.")
    with tempfile.TemporaryDirectory(dir=folder, prefix=".funil-backup-") as aside:
        copy = Path(aside) / SQLITE_PART
        back_up(file, copy)
        with contextlib.closing(sqlite3.connect(copy)) as held:
            describe(held, manifest, facts)
            named = [str(name) for (name,) in held.execute(outside.keys)] if outside else []
        packing.add(SQLITE_PART, copy)
    return named


def describe(held: sqlite3.Connection, manifest: Manifest, facts: Mapping[str, str]) -> None:
    """Look into a copy and write down what is in it."""
    found = [name for (name,) in held.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    if tables.RECORD not in found:
        raise Unusable("This database was never migrated; there is nothing of Funil in it to save.")
    manifest.migrations = [name for (name,) in held.execute(MIGRATIONS)]
    manifest.facts = {name: held.execute(question).fetchone()[0] for name, question in facts.items()}
    names = [name for name in found if not name.startswith(("sqlite_", searching.PREFIX))]
    manifest.rows = {name: held.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608


async def _save_tables(
    database_url: str, packing: Packing, manifest: Manifest, facts: Mapping[str, str], outside: Outside | None
) -> list[str]:
    connection = await tables.connect(database_url)
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            found = await tables.tables(connection)
            if tables.RECORD not in [table.name for table in found]:
                raise Unusable(f"{shown(database_url)} was never migrated; there is nothing of Funil in it to save.")
            manifest.migrations = [row["name"] for row in await connection.fetch(MIGRATIONS)]
            manifest.facts = {name: await connection.fetchval(question) for name, question in facts.items()}
            for table in found:
                if table.name != tables.RECORD:
                    await _save_table(connection, table, packing, manifest)
            manifest.sequences = await tables.sequences(connection)
            return [str(row[0]) for row in await connection.fetch(outside.keys)] if outside else []
    finally:
        await connection.close()


async def _save_table(connection: Any, table: tables.Table, packing: Packing, manifest: Manifest) -> None:
    with packing.part(part_of(table.name)) as part:

        async def write(data: bytes) -> None:
            part.write(data)

        copied = await connection.copy_from_table(table.name, columns=table.columns, output=write)
    manifest.rows[table.name] = int(copied.rpartition(" ")[2])
    manifest.columns[table.name] = list(table.columns)


def part_of(table: str) -> str:
    return f"tables/{table}"
