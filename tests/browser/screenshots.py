"""Pictures of every screen, light and dark, desktop and phone: `make screenshots` puts them into web/screenshots/.

It starts a demo of its own in a temporary folder. `python -m tests.browser.screenshots funnel day` makes these alone.
"""

import asyncio
import re
import shutil
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Any

from playwright.async_api import Browser, Page, async_playwright

from tests.browser.crowd import crowd
from tests.browser.scenes import Scene, scenes
from tests.browser.window import SWITCHES, Window, settled
from tests.crash.house import ROOT, House, house

FOLDER = ROOT / "web" / "screenshots"
SIZES = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
SCHEMES = ("light", "dark")


async def make(wanted: list[str]) -> None:
    FOLDER.mkdir(exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, house(Path(folder), f"sqlite:///{folder}/funil.sqlite3") as home:
        home.start()
        await home.ready()
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
            every = await scenes(home)
            await all_of(home, browser, {name: scene for name, scene in every.items() if not wanted or name in wanted})
            if not wanted or "sign-in" in wanted:
                await signed_out(home, browser)
            if not wanted or "crowd" in wanted:
                await crowd(home, 560)
                await all_of(home, browser, {"crowd": Scene("/funnel"), "crowd-list": Scene("/funnel?view=list")})
            await browser.close()


async def all_of(home: House, browser: Browser, places: dict[str, Scene]) -> None:
    for scheme, (size, viewport) in product(SCHEMES, SIZES.items()):
        context: dict[str, Any] = {"color_scheme": scheme, "viewport": viewport, "has_touch": size == "phone"}
        window = await Window.of("bruno", home, browser, **context)
        for name, scene in places.items():
            await window.page.goto(f"{home.url}{scene.path}")
            await settle(window.page)
            if scene.opened is not None:
                await scene.opened(window.page)
                await settle(window.page)
            await window.page.screenshot(path=FOLDER / f"{name}-{size}-{scheme}.png")
        for line in window.complaints:
            sys.stdout.write(f"{size} {scheme}: {line}\n")
        await window.page.context.close()


async def signed_out(home: House, browser: Browser) -> None:
    for scheme, (size, viewport) in product(SCHEMES, SIZES.items()):
        page = await browser.new_page(color_scheme=scheme, viewport=viewport, locale="pt-BR")  # type: ignore[arg-type]
        await page.goto(home.url)
        await page.locator("form").wait_for()
        await page.screenshot(path=FOLDER / f"sign-in-{size}-{scheme}.png")
        await page.close()


async def settle(page: Page) -> None:
    await settled(page)
    if overflow := await page.evaluate("document.documentElement.scrollWidth - innerWidth"):
        sys.stdout.write(f"{re.sub(r'^https?://[^/]+', '', page.url)} is {overflow} px too wide\n")


if __name__ == "__main__":
    asyncio.run(make(sys.argv[1:]))
