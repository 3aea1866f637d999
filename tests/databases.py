"""Databases to test on: copies of one that is prepared, as a file or on the server that FUNIL_TEST_DATABASE names."""

import os
import shutil
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
    if server() is None:
        shutil.copy(Path(template.removeprefix("sqlite:///")), folder / "funil.db")
        yield f"sqlite:///{folder}/funil.db?synchronous=OFF"
        return
    name = f"funil_{uuid4().hex}"
    await statement(f"CREATE DATABASE {name} TEMPLATE {urlsplit(template).path[1:]}")
    yield urlsplit(template)._replace(path=f"/{name}").geturl()
    await statement(f"DROP DATABASE {name} WITH (FORCE)")


async def statement(sql: str) -> None:
    connection = await asyncpg.connect(str(server()))
    try:
        await connection.execute(sql)
    finally:
        await connection.close()
