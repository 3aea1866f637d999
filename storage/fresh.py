"""The schema that all migrations together make, as one script: a new SQLite file need not replay their history.

Tortoise renders every model anew for each operation: the history of the second release took 20 seconds of one core
where this takes 20 milliseconds. `python -m storage make` writes the script; a digest of the migrations says whether it
is theirs, and a test compares it with what the migrations make.
"""

import ast
import hashlib
import importlib
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from tortoise.backends.base.client import BaseDBAsyncClient

SCRIPT = "fresh.sql"
SCHEMA = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid"


def script(migrations: str) -> str | None:
    """The statements for an empty SQLite file; None where they were not written for these migrations."""
    file = _folder(migrations) / SCRIPT
    if not file.exists():
        return None
    heading, _, statements = file.read_text("utf-8").partition("\n")
    return statements if heading == _heading(migrations) else None


def write(migrations: str, database: Path) -> Path:
    """Keep the schema of a file that these migrations have just made."""
    with closing(sqlite3.connect(database)) as connection:
        statements = [row[0].strip().rstrip(";") + ";" for row in connection.execute(SCHEMA)]
    file = _folder(migrations) / SCRIPT
    file.write_text("\n".join([_heading(migrations), *statements, ""]), "utf-8")
    return file


def scratch() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="funil-fresh-")


async def is_empty(client: BaseDBAsyncClient) -> bool:
    return not await client.execute_query_dict("SELECT 1 FROM sqlite_master LIMIT 1")


def _folder(migrations: str) -> Path:
    return Path(str(importlib.import_module(migrations).__path__[0]))


def _heading(migrations: str) -> str:
    digest = hashlib.sha256()
    for file in sorted(_folder(migrations).glob("[0-9]*.py")):
        # What it says, however it is laid out.
        digest.update(f"{file.name} {ast.dump(ast.parse(file.read_bytes()))}\n".encode())
    return f"-- Written by `python -m storage make` for the migrations with the digest {digest.hexdigest()}"
