"""Databases to restore into and to move to, beside that of the test."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import pytest

from tests.databases import server


@asynccontextmanager
async def empty_postgres() -> AsyncIterator[str]:
    """A database of the server under test, with nothing in it."""
    name = f"funil_{uuid4().hex}"
    admin = await asyncpg.connect(str(server()))
    try:
        await admin.execute(f"CREATE DATABASE {name}")
        yield urlsplit(str(server()))._replace(path=f"/{name}").geturl()
        await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        await admin.close()


@pytest.fixture
async def empty_url(tmp_path: Path) -> AsyncIterator[str]:
    """An empty database of the kind under test."""
    if server() is None:
        yield f"sqlite:///{tmp_path}/second.db"
        return
    async with empty_postgres() as url:
        yield url
