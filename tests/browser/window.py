"""Somebody's browser window: signed in, in their language, and what it complains of is kept."""

from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, ConsoleMessage, Page, expect

from tests.crash.caller import Caller, Door

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
EXPECTED = ("net::ERR_CONNECTION", "WebSocket connection", "Failed to load resource")
"""What a browser says of a server that was killed."""


@dataclass
class Window:
    page: Page
    complaints: list[str] = field(default_factory=list)

    @classmethod
    async def of(cls, name: str, home: Door, browser: Browser, **context: Any) -> "Window":
        """A window in which they are signed in already (the form has a test of its own)."""
        caller = Caller(home, name)
        await caller.sign_in()
        settings = {"locale": "pt-BR", "timezone_id": "America/Sao_Paulo", "viewport": {"width": 1440, "height": 900}}
        made = await browser.new_context(**{**settings, **context})
        cookies = [{"name": key, "value": value, "url": home.url} for key, value in caller.cookies.items()]
        await made.add_cookies(cookies)  # type: ignore[arg-type]
        await caller.close()
        return await cls.on(await made.new_page())

    @classmethod
    async def on(cls, page: Page) -> "Window":
        page.set_default_timeout(20_000)
        window = cls(page)
        page.on("console", window.hear)
        page.on("pageerror", lambda error: window.complaints.append(str(error)))
        return window

    def hear(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning") and not any(words in said.text for words in EXPECTED):
            self.complaints.append(said.text)


async def settled(page: Page) -> None:
    """Until the line stands, nothing is loading, and what fades in has done so."""
    await page.locator("[data-line=live]").wait_for()
    await expect(page.locator("[class*=_loading_], [class*=_skeleton_]")).to_have_count(0)
    await page.wait_for_timeout(400)
