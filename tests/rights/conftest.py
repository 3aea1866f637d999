"""One world for all tests of a file: they only look, or take back what they do. It is made once, and copied."""

import functools
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from storage import engine
from tests.databases import apart, copied, copy
from tests.rights.world import World, made
from tests.web import serving


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The world lives on one loop; so do they who walk in it."""
    for item in items:
        if "world" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.asyncio(loop_scope="module"), append=False)


@pytest.fixture(autouse=True)
def counted(request: pytest.FixtureRequest, record_property: Callable[[str, object], None]) -> Iterator[None]:
    """How many operations a test has tried; their sum stands at the end of what pytest says."""
    if "world" not in request.fixturenames:
        yield
        return
    world, kind = request.getfixturevalue("world"), request.path.stem.removeprefix("test_rights_")
    before = world.asked
    yield
    record_property("rights", (kind, world.asked - before))


Mould = tuple[str, World]
"""The database of a world, closed, and what is known of it."""


@pytest.fixture(scope="session")
def mould(templates: Callable[[bool], str], tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Mould]:
    @functools.cache
    def cast_once() -> Mould:
        return apart(_make(templates(True), tmp_path_factory.mktemp("mould")))

    return cast_once


async def _make(template: str, folder: Path) -> Mould:
    url = await copy(template, folder)
    await engine.open(url)
    try:
        async with serving(folder, url) as web:
            return url.partition("?")[0], await made(web)
    finally:
        await engine.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def world(mould: Callable[[], Mould], tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    template, world = mould()
    folder = tmp_path_factory.mktemp("world")
    async with copied(template, folder) as url:
        await engine.open(url)
        try:
            async with serving(folder, url, FUNIL_STRANGER_REQUESTS="0") as web:
                yield replace(world, web=web)
        finally:
            await engine.close()
