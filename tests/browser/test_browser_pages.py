"""500 cards: a drag stays smooth, and what happens while a page of a column is on its way is on the board as well."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, Route

from tests.browser.conftest import Opening
from tests.browser.crowd import crowd
from tests.browser.hands import column, middle, read
from tests.crash.caller import Caller
from tests.crash.house import House, furnished

NAME = "Contato realizado"
LONG_TASK = 0.05
"""Seconds that a task of a drag may take beyond the longest of a trace without one."""
COLUMN = """query ($stage: ID!, $after: String) { funnel(stageIds: [$stage]) { columns {
  subjects(first: 60, after: $after) { nodes { id title } pageInfo { endCursor hasNextPage } } } } }"""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def home(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    """With more cards than a board shows at first."""
    with furnished(tmp_path_factory.mktemp("home")) as home:
        await crowd(home, 560)
        yield home


class Held:
    """Further pages of columns: answered by the server, and kept from the window until `let_go`."""

    def __init__(self) -> None:
        self.answered, self.free = asyncio.Event(), asyncio.Event()

    async def __call__(self, route: Route) -> None:
        if "MoreOfColumn" not in (route.request.post_data or ""):
            await route.fallback()
            return
        answer = await route.fetch()
        self.answered.set()
        await self.free.wait()
        await route.fulfill(response=answer)

    def let_go(self) -> None:
        self.free.set()


async def fetched(caller: Caller, stage: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    after, more = None, True
    while more:
        page = (await caller.ask(COLUMN, stage=stage, after=after))["funnel"]["columns"][0]["subjects"]
        rows += page["nodes"]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    return rows


async def until(page: Page, right: Callable[[list[str]], bool], *, scrolling: bool = False) -> list[str]:
    """The titles in the column once they are right, or after 20 s as they are."""
    shown: list[str] = []
    for _ in range(200):
        shown = (await read(page)).get(NAME, [])
        if right(shown):
            break
        if scrolling:
            await column(page, NAME).locator("ul").evaluate("(list) => list.scrollTo(0, list.scrollHeight)")
        await asyncio.sleep(0.1)
    return shown


async def test_what_is_told_and_fetched_anew_while_a_page_is_on_its_way_leaves_no_gap(
    home: House, open_page: Opening
) -> None:
    bruno = Caller(home, "bruno")
    await bruno.sign_in()
    stages = {each["name"]: each["id"] for each in (await bruno.ask("{ stages { id name } }"))["stages"]}
    rows = await fetched(bruno, stages[NAME])
    stranger = (await fetched(bruno, stages["Negociação"]))[0]
    page = await open_page("bruno")
    held = Held()
    await page.route("**/graphql", held)
    assert len(await until(page, lambda shown: len(shown) == 50)) == 50 < len(rows) - 50

    async def scrolls_down() -> None:
        while not held.answered.is_set():
            await column(page, NAME).locator("ul").evaluate("(list) => list.scrollTo(0, list.scrollHeight)")
            await asyncio.sleep(0.1)

    # A card comes in among those that are on their way.
    await scrolls_down()
    there = {"id": stranger["id"], "stageId": stages[NAME], "afterId": rows[70]["id"]}
    await bruno.do("subjectMove", there, "subject { id }")
    await page.locator(f'[data-card="{stranger["id"]}"]').wait_for(state="detached")
    held.let_go()
    wanted = [row["title"] for row in await fetched(bruno, stages[NAME])]
    assert await until(page, lambda shown: len(shown) > 50) == wanted[:101]

    # The whole board is fetched anew, from its first page on.
    held = Held()
    await page.unroute("**/graphql")
    await page.route("**/graphql", held)
    await scrolls_down()
    await bruno.do("stageUpdate", {"id": stages["Negociação"], "name": "Em negociação"}, "stage { id }")
    assert len(await until(page, lambda shown: len(shown) == 50)) == 50
    held.let_go()
    assert await until(page, lambda shown: len(shown) >= len(wanted), scrolling=True) == wanted
    await bruno.close()


async def longest_task(browser: Browser, page: Page, folder: Path, what: str) -> float:
    """Seconds that the longest task of the page's main thread works while `what` is done. What else the machine does
    meanwhile is not the page's: a task that waits for the processor is not counted as long."""
    trace = folder / f"{what}.json"
    await browser.start_tracing(page=page, path=trace, categories=["toplevel", "devtools.timeline"])
    x, y = await middle(column(page, NAME).locator("[data-card]").nth(2))
    await page.mouse.move(x, y)
    if what == "drag":
        await page.mouse.down()
    for step in range(1, 40):
        await page.mouse.move(x + step * 7, y + (step % 12) * 18)
    if what == "drag":
        await page.mouse.up()
    await page.wait_for_timeout(300)
    await browser.stop_tracing()
    events = json.loads(trace.read_text("utf-8"))["traceEvents"]
    main = {e["tid"] for e in events if e["name"] == "thread_name" and e["args"].get("name") == "CrRendererMain"}
    tasks = [e["tdur"] for e in events if e["name"].endswith("RunTask") and e["tid"] in main and "tdur" in e]
    return float(max(tasks)) / 1e6


async def test_a_drag_among_500_cards_has_no_task_50_ms_longer_than_a_trace_without_it(
    home: House, browser: Browser, open_page: Opening, tmp_path: Path
) -> None:
    page = await open_page("bruno")
    async with asyncio.timeout(120):
        while sum(len(titles) for titles in (await read(page)).values()) <= 500:
            await page.evaluate(
                "document.querySelectorAll('[data-column] ul').forEach((list) => list.scrollTo(0, list.scrollHeight))"
            )
            await page.wait_for_timeout(120)
    await page.evaluate("document.querySelectorAll('[data-column] ul').forEach((list) => list.scrollTo(0, 0))")
    await page.wait_for_load_state("networkidle")

    before = await read(page)
    idle = await longest_task(browser, page, tmp_path, "hover")
    dragged = await longest_task(browser, page, tmp_path, "drag")
    after = await read(page)

    sys.stdout.write(f"longest task: {idle * 1000:.0f} ms without a drag, {dragged * 1000:.0f} ms with it\n")
    assert len(after[NAME]) < len(before[NAME])
    assert dragged < idle + LONG_TASK
