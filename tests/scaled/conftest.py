"""PostgreSQL, Redis and an IMAP server for each test, and four processes on them."""

import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import cast

import pytest

from tests.intake.post import Post, account
from tests.scaled.fleet import Fleet, fleet
from tests.scaled.keeper import Missing, Postgres, Queue, kept


@pytest.fixture
def folder() -> Iterator[Path]:
    """Other users, as which servers run, pass through it: pytest's own folders let nobody in."""
    with tempfile.TemporaryDirectory(prefix="funil-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def postgres(folder: Path) -> Iterator[Postgres]:
    try:
        with kept(Postgres, folder / "postgres") as server:
            yield cast(Postgres, server)
    except Missing as missing:
        pytest.skip(str(missing))


@pytest.fixture
def queue(folder: Path) -> Iterator[Queue]:
    try:
        with kept(Queue, folder / "redis") as server:
            yield cast(Queue, server)
    except Missing as missing:
        pytest.skip(str(missing))


@pytest.fixture
def post(folder: Path) -> Iterator[Post]:
    with account(folder / "post") as post:
        yield post


@pytest.fixture
async def town(folder: Path, postgres: Postgres, queue: Queue) -> AsyncIterator[Fleet]:
    async with fleet(folder, postgres.url, queue.url) as town:
        yield town
