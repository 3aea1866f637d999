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


async def statement(sql: str) -> None:
    connection = await asyncpg.connect(str(server()))
    try:
        await connection.execute(sql)
    finally:
        await connection.close()
