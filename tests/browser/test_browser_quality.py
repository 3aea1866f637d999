"""What a board must be besides right: light to load, usable by everybody, smooth with 500 cards."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import Opening
from tests.browser.crowd import crowd, first_ids
from tests.browser.hands import column, middle, read
from tests.crash.house import ROOT, House

AXE = ROOT / "web" / "app" / "node_modules" / "axe-core" / "axe.min.js"
FIRST_LOAD = 250_000
LONG_TASK = 0.05
"""Seconds that a task of a drag may take beyond the longest of a trace without one."""


async def violations(page: Page, axe: str) -> list[str]:
    """What axe finds serious or worse. Evaluated by the browser itself, it is not the page's policy's concern."""
    await page.wait_for_timeout(400)  # colours that are still fading in are no contrast
    found: dict[str, Any] = await page.evaluate(f"{axe}; axe.run(document, {{ resultTypes: ['violations'] }})")
    return [
        f"{each['id']}: {node['html'][:160]}"
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: npm ci in web/app brings it.")
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_serious_on_any_screen(home: House, open_page: Opening, scheme: str) -> None:
    axe = AXE.read_text("utf-8")
    ids = await first_ids(home)
    page = await open_page("bruno", color_scheme=scheme)
    paths = [
        "/funnel",
        "/funnel?view=list",
        f"/subjects/{ids['subject']}",
        "/customers",
        f"/customers/{ids['customer']}",
    ]
    found = {}
    for path in [*paths, "/day", "/intake", "/settings"]:
        await page.goto(f"{home.url}{path}")
        await page.locator("[data-line=live]").wait_for()
        await page.wait_for_load_state("networkidle")
        found[path] = await violations(page, axe)
    await page.goto(f"{home.url}/funnel")
    await page.get_by_role("button", name="Novo assunto", exact=True).click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    found["dialog"] = await violations(page, axe)
    await page.context.clear_cookies()
    await page.goto(f"{home.url}/funnel")
    await page.locator("form").wait_for()
    found["sign-in"] = await violations(page, axe)

    assert sorted({f"{path} {said}" for path, each in found.items() for said in each}) == []


async def test_the_first_load_of_the_funnel_is_under_250_kb_and_all_of_it_from_here(
    home: House, open_page: Opening
) -> None:
    page = await open_page("ana", "/settings")
    received: list[int] = []
    asked: list[str] = []
    network = await page.context.new_cdp_session(page)
    await network.send("Network.enable")
    await network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    network.on("Network.loadingFinished", lambda said: received.append(int(said["encodedDataLength"])))
    network.on("Network.requestWillBeSent", lambda said: asked.append(said["request"]["url"]))
    await page.goto(f"{home.url}/funnel")
    await page.locator("[data-card]").first.wait_for()
    await page.wait_for_load_state("networkidle")

    assert 50_000 < sum(received) < FIRST_LOAD
    assert {url for url in asked if not url.startswith(home.url)} == set()


async def longest_task(browser: Browser, page: Page, folder: Path, what: str) -> float:
    """Seconds of the longest task of the page's main thread while `what` is done."""
    trace = folder / f"{what}.json"
    await browser.start_tracing(page=page, path=trace, categories=["toplevel", "devtools.timeline"])
    x, y = await middle(column(page, "Contato realizado").locator("[data-card]").nth(2))
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
    tasks = [e["dur"] for e in events if e["name"].endswith("RunTask") and e["tid"] in main and "dur" in e]
    return float(max(tasks)) / 1e6


async def test_a_drag_among_500_cards_has_no_task_50_ms_longer_than_a_trace_without_it(
    home: House, browser: Browser, open_page: Opening, tmp_path: Path
) -> None:
    await crowd(home, 500)
    page = await open_page("bruno")
    await page.locator("[data-card]").first.wait_for()
    for _ in range(60):  # all pages of all columns
        await page.evaluate(
            "document.querySelectorAll('[data-column] ul').forEach((list) => list.scrollTo(0, list.scrollHeight))"
        )
        await page.wait_for_timeout(120)
        if sum(len(titles) for titles in (await read(page)).values()) > 500:
            break
    await page.evaluate("document.querySelectorAll('[data-column] ul').forEach((list) => list.scrollTo(0, 0))")
    await page.wait_for_load_state("networkidle")
    assert sum(len(titles) for titles in (await read(page)).values()) > 500

    before = await read(page)
    idle = await longest_task(browser, page, tmp_path, "hover")
    dragged = await longest_task(browser, page, tmp_path, "drag")
    after = await read(page)

    sys.stdout.write(f"longest task: {idle * 1000:.0f} ms without a drag, {dragged * 1000:.0f} ms with it\n")
    assert len(after["Contato realizado"]) < len(before["Contato realizado"])
    assert dragged < idle + LONG_TASK
