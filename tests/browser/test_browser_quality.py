"""What a board must be besides right: light to load, usable by everybody."""

import sys
from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Opening
from tests.browser.crowd import first_ids
from tests.browser.window import settled
from tests.crash.house import ROOT, House, furnished

AXE = ROOT / "web" / "app" / "node_modules" / "axe-core" / "axe.min.js"
FIRST_LOAD = 250_000
DARK = ("/funnel", "/intake", "/settings")
"""Looked at in the dark, too: between them they have all parts that screens are made of."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One for all of these: none of them kills it."""
    with furnished(tmp_path_factory.mktemp("home")) as home:
        yield home


async def violations(page: Page, axe: str, where: str, *, dark: bool = False) -> list[str]:
    """What axe finds serious or worse, also in the dark theme if wanted. Run by the browser itself, no policy is
    concerned."""
    said = []
    schemes: dict[Literal["light", "dark"], str] = {"light": "", "dark": ", runOnly: ['color-contrast']"}
    for scheme, rules in list(schemes.items())[: 1 + dark]:  # all that a theme changes is colours
        await page.emulate_media(color_scheme=scheme)
        await page.wait_for_timeout(250)  # colours that are still changing are no contrast
        judge = f"{axe}; axe.run(document, {{ resultTypes: ['violations']{rules} }})"
        found: dict[str, Any] = await page.evaluate(judge)
        serious = [each for each in found["violations"] if each["impact"] in ("serious", "critical")]
        said += [f"{where}, {scheme}: {e['id']}: {node['html'][:160]}" for e in serious for node in e["nodes"]]
    return said


@pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: npm ci in web/app brings it.")
async def test_axe_finds_nothing_serious_on_any_screen(home: House, open_page: Opening) -> None:
    axe = AXE.read_text("utf-8")
    ids = await first_ids(home)
    page = await open_page("bruno")
    found = []
    rows = [f"/subjects/{ids['subject']}", f"/customers/{ids['customer']}"]
    for path in ["/funnel", "/funnel?view=list", *rows, "/customers", "/day", "/intake", "/settings"]:
        await page.goto(f"{home.url}{path}")
        await settled(page)
        found += await violations(page, axe, path, dark=path in DARK or path in rows)
    await page.goto(f"{home.url}/funnel")
    await page.get_by_role("button", name="Novo assunto", exact=True).click()
    await expect(page.get_by_role("dialog")).to_be_visible()
    found += await violations(page, axe, "dialog")
    await page.context.clear_cookies()
    await page.goto(f"{home.url}/funnel")
    await page.locator("form").wait_for()
    found += await violations(page, axe, "sign-in")

    assert found == []


async def test_the_first_load_is_under_250_kb_compressed_and_all_from_here(home: House, open_page: Opening) -> None:
    page = await open_page("ana", "/settings")
    await page.wait_for_load_state("networkidle")
    asked: dict[str, str] = {}
    received: dict[str, int] = {}
    network = await page.context.new_cdp_session(page)
    await network.send("Network.enable")
    await network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    network.on("Network.requestWillBeSent", lambda said: asked.update({said["requestId"]: said["request"]["url"]}))
    network.on(
        "Network.loadingFinished",
        lambda said: received.update({said["requestId"]: int(said["encodedDataLength"])}),
    )
    await page.goto(f"{home.url}/funnel")
    await page.locator("[data-card]").first.wait_for()
    await page.wait_for_load_state("networkidle")

    told = sorted(((size, asked.get(id, "")) for id, size in received.items()), reverse=True)
    sys.stdout.write("".join(f"{size:,} {url}\n" for size, url in told[:12]))
    sys.stdout.write(f"first load: {len(received)} answers, {sum(received.values()):,} bytes\n")
    assert 50_000 < sum(received.values()) < FIRST_LOAD
    assert {url for url in asked.values() if not url.startswith(home.url)} == set()
