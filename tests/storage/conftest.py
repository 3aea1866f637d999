"""A fresh database for each test of storage: a file, or with FUNIL_TEST_DATABASE a database of that PostgreSQL."""

import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import pytest

from storage import engine
from storage.migrate import migrate

TOY_MIGRATIONS = "tests.storage.toy_migrations"
MIGRATION = """
from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from tests.storage.shouting import shout

class Migration(migrations.Migration):
    dependencies = [("models", "0002_today")]
    operations = [{operations}]
"""


@asynccontextmanager
async def opened(database_url: str, models: str = "tests.storage.toys") -> AsyncIterator[None]:
    await engine.open(database_url, [models])
    try:
        yield
    finally:
        await engine.close()


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/library.db"


@pytest.fixture
async def database_url(file_url: str) -> AsyncIterator[str]:
    async with empty(file_url) as url:
        yield url


@pytest.fixture
async def another_url(tmp_path: Path) -> AsyncIterator[str]:
    async with empty(f"sqlite:///{tmp_path}/another.db") as url:
        yield url


@asynccontextmanager
async def empty(file_url: str) -> AsyncIterator[str]:
    """A database with nothing in it: this file, or one of the server under test."""
    server = os.environ.get("FUNIL_TEST_DATABASE", "")
    if not server.startswith("postgres"):
        yield file_url
        return
    name = f"storage_{uuid4().hex}"
    admin = await asyncpg.connect(server)
    try:
        await admin.execute(f"CREATE DATABASE {name}")
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
        await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        await admin.close()


@pytest.fixture
async def library(database_url: str) -> AsyncIterator[str]:
    """The toy library, open and empty."""
    await migrate(database_url, migrations=TOY_MIGRATIONS)
    async with opened(database_url):
        yield database_url


@pytest.fixture
async def file(file_url: str) -> AsyncIterator[str]:
    """An open SQLite file with one table, whatever the other tests run on."""
    async with opened(file_url):
        await engine.connection().execute_script(
            "CREATE TABLE tally (n INTEGER NOT NULL); INSERT INTO tally VALUES (0)"
        )
        yield file_url


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Makes a package of migrations: the toy ones that are named, and further ones that are written out."""

    def made(*names: str, **further: str) -> str:
        package = tmp_path / f"release_{uuid4().hex}"
        package.mkdir()
        (package / "__init__.py").touch()
        for name in names:
            shutil.copy(Path(__file__).parent / "toy_migrations" / f"{name}.py", package)
        for name, operations in further.items():
            (package / f"{name.removeprefix('m')}.py").write_text(MIGRATION.format(operations=operations))
        monkeypatch.syspath_prepend(tmp_path)
        return package.name

    return made
