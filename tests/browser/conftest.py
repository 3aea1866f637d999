"""A browser before the whole product: `house` serves it in a process of its own, `open_page` gives somebody's window.

Chromium is the distribution's; where there is none, these tests are skipped and say so.
"""

import shutil
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from tests.browser.window import SWITCHES, Window
from tests.crash.house import House, furnished

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

# How long is no claim of these tests: a busy machine takes several times what a person would bear.
expect.set_options(timeout=20_000)

Opening = Callable[..., Coroutine[Any, Any, Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    mine = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in mine:
        item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)
    if CHROMIUM is None:
        absent = pytest.mark.skip(reason="No Chromium on this machine: the board was not looked at in a browser.")
        for item in mine:
            item.add_marker(absent)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[House]:
    """The demo, on SQLite, to be killed and started again."""
    with furnished(tmp_path) as home:
        yield home


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One for all tests of a process: each test has windows of its own, and starting it is most of a short one."""
    async with async_playwright() as playwright:
        assert CHROMIUM is not None
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(home: House, browser: Browser) -> AsyncIterator[Opening]:
    """`page = await open_page("ana")`: a window of hers on the funnel. Words on a console fail the test at its end."""
    windows: list[Window] = []

    async def opened(name: str, path: str = "/funnel", **context: Any) -> Page:
        window = await Window.of(name, home, browser, **context)
        windows.append(window)
        await window.page.goto(f"{home.url}{path}")
        return window.page

    yield opened
    for window in windows:
        await window.page.context.close()
    assert [line for window in windows for line in window.complaints] == []
