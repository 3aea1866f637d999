"""One world for all tests of a file: they only look, or take back what they do."""

from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio

from storage import engine
from tests.databases import copied
from tests.rights.world import World, made


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The world lives on one loop; so do they who walk in it."""
    for item in items:
        if "world" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.asyncio(loop_scope="module"), append=False)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def world(templates: Callable[[bool], str], tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    folder = tmp_path_factory.mktemp("world")
    async with copied(templates(True), folder) as url:
        await engine.open(url)
        try:
            async with made(folder, url) as world:
                yield world
        finally:
            await engine.close()
