"""The schema that all migrations make together, as a script for each kind of database: a new one need not replay them.

To replay those of the second release takes about six seconds of one core (it was twenty to forty before replay.py), the
script a tenth of one. `python -m storage make` writes both scripts and needs no server; a digest of the migrations says
whether a script is theirs, and a test on either database compares what it makes with what the migrations make.
"""

import ast
import hashlib
import importlib
from collections.abc import Iterable
from pathlib import Path

from tortoise.backends.base.client import BaseDBAsyncClient

from storage.url import Dialect

ANYTHING = {
    "sqlite": "SELECT 1 FROM sqlite_master LIMIT 1",
    "postgres": "SELECT 1 FROM pg_class WHERE relnamespace = current_schema()::regnamespace LIMIT 1",
}


def script(migrations: str, dialect: Dialect) -> str | None:
    """The statements for an empty database; None where they were not written for these migrations."""
    file = _file(migrations, dialect)
    if not file.exists():
        return None
    heading, _, statements = file.read_text("utf-8").partition("\n")
    return statements if heading == _heading(migrations) else None


def write(migrations: str, dialect: Dialect, statements: Iterable[str]) -> Path:
    """Keep what these migrations have just made."""
    file = _file(migrations, dialect)
    ended = [statement.strip().rstrip(";") + ";" for statement in statements]
    file.write_text("\n".join([_heading(migrations), *ended, ""]), "utf-8")
    return file


async def is_empty(client: BaseDBAsyncClient) -> bool:
    return not await client.execute_query_dict(ANYTHING[client.capabilities.dialect])


def _file(migrations: str, dialect: Dialect) -> Path:
    return _folder(migrations) / f"fresh_{dialect}.sql"


def _folder(migrations: str) -> Path:
    return Path(str(importlib.import_module(migrations).__path__[0]))


def _heading(migrations: str) -> str:
    digest = hashlib.sha256()
    for file in sorted(_folder(migrations).glob("[0-9]*.py")):
        # What it says, however it is laid out.
        digest.update(f"{file.name} {ast.dump(ast.parse(file.read_bytes()))}\n".encode())
    return f"-- Written by `python -m storage make` for the migrations with the digest {digest.hexdigest()}"
