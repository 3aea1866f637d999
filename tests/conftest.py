"""A fresh, migrated and founded database for each test, and the cast: Ana sells, Bruno leads, Eva writes mails.

SQLite files by default; with FUNIL_TEST_DATABASE=postgres://… that server. Each backend in its own process.
"""

import functools
import gc
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from models.founding import found
from storage import engine
from storage.migrate import migrate
from tests.databases import apart, copied, finalise_models_once, lent, server, statement
from tests.make import NOON, Cast, gather_cast, the_cast
from tests.web import Web, serving

# What these assert is said as in tests; before anybody imports them.
for name in ("books", "caller", "correspondent", "scene", "seller"):
    pytest.register_assert_rewrite(f"tests.crash.{name}")


finalise_models_once()
gc.disable()


LONG = ("crash", "live/test_live_invariant", "browser", "test_story", "safekeeping", "rights/test_rights_queries")
"""Where tests of many seconds are, the longest first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones begin first: one that began last would keep one process busy while the others have nothing left."""
    places = [Path(__file__).parent / each for each in LONG]
    items.sort(key=lambda item: [item.path.with_suffix("").is_relative_to(place) for place in places], reverse=True)


def pytest_collection_finish() -> None:
    """What was imported stays: the collector looking through it again and again is a tenth of the tests' time."""
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 100)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many cases the tests of rights have tried (tests/rights/conftest.py), in whichever process."""
    tried: Counter[str] = Counter()
    for report in terminalreporter.stats.get("", ()):
        for name, value in getattr(report, "user_properties", ()) if report.when == "teardown" else ():
            if name == "rights":
                tried[value[0]] += value[1]
    if tried:
        kinds = ", ".join(f"{kind} {number:,}" for kind, number in sorted(tried.items()))
        terminalreporter.write_line(f"rights: {sum(tried.values()):,} cases ({kinds})")


@pytest.fixture
def now() -> datetime:
    return NOON


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], str]:
    """Databases that are migrated and founded, without people or with the cast; each test gets a copy of one."""

    @functools.cache
    def template(peopled: bool) -> str:
        if server():
            name = f"funil_{uuid4().hex}"
            apart(statement(f"CREATE DATABASE {name}"))
            url = urlsplit(str(server()))._replace(path=f"/{name}").geturl()
        else:
            url = f"sqlite:///{tmp_path_factory.mktemp('template')}/funil.db"
        apart(_prepare(url, peopled))
        return url

    return template


async def _prepare(url: str, peopled: bool) -> None:
    await migrate(url)
    await engine.open(url)
    await found(name="Funil", zone="America/Sao_Paulo", currency="BRL", locale="pt-BR", now=NOON)
    if peopled:
        await gather_cast()
    await engine.close()


@pytest.fixture
async def database_url(
    templates: Callable[[bool], str], request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[str]:
    """The URL of this test's own database; nothing is open yet."""
    async with copied(templates("cast" in request.fixturenames), tmp_path) as url:
        yield url


@pytest.fixture
async def database(
    templates: Callable[[bool], str], request: pytest.FixtureRequest, tmp_path: Path
) -> AsyncIterator[str]:
    """An open database with a workspace, stages and lost reasons, and nobody but the software."""
    assert "database_url" not in request.fixturenames, "`database` is the URL of the one that is open"
    template = templates("cast" in request.fixturenames)
    # A lent one has a connection open, which a restore would not bear.
    alone = server() is None or request.path.parent.name == "safekeeping"
    async with copied(template, tmp_path) if alone else lent(template) as url:
        await engine.open(url)
        try:
            yield url
        finally:
            await engine.close()


@pytest.fixture
async def cast(database: str) -> Cast:
    """Rita administers, Bruno leads Brasil, Ana sees it whole, Carla her own there, Diego leads Europa, Vera looks."""
    if not _met:
        _met.append(await the_cast())
    return deepcopy(_met[0])


_met: list[Cast] = []
"""Looked up once: they are the same in each copy of the template."""


@pytest.fixture
async def web(cast: Cast, database: str, tmp_path: Path) -> AsyncIterator[Web]:
    """A server over the cast's database."""
    async with serving(tmp_path, database) as web:
        yield web


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """The statements that the database was given, as they come."""
    seen: list[str] = []

    class Tap(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            seen.append(record.getMessage())

    tap, log = Tap(), logging.getLogger("tortoise.db_client")
    log.addHandler(tap)
    log.setLevel(logging.DEBUG)
    yield seen
    log.removeHandler(tap)
    log.setLevel(logging.NOTSET)
