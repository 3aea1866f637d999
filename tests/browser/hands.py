"""What hands do on a page: drag with a mouse, a finger, the keyboard; and reading the board off the screen."""

from playwright.async_api import Locator, Page

READ = """() => Object.fromEntries([...document.querySelectorAll('[data-column]')].map(
  (column) => [column.querySelector('h2').textContent,
               [...column.querySelectorAll('[data-card] a')].map((link) => link.textContent)]))"""


def column(page: Page, name: str) -> Locator:
    return page.locator("[data-column]").filter(has=page.get_by_role("heading", name=name, exact=True))


def card(page: Page, title: str) -> Locator:
    return page.locator("[data-card]").filter(has=page.get_by_role("link", name=title, exact=True))


async def read(page: Page) -> dict[str, list[str]]:
    """The titles on the screen, by column, in their order."""
    shown: dict[str, list[str]] = await page.evaluate(READ)
    return shown


async def middle(place: Locator, below: float = 0.5) -> tuple[float, float]:
    box = await place.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] * below


async def drag(page: Page, title: str, to: Locator, *, below: float = 0.9) -> None:
    """By mouse, in a few steps as a hand does."""
    await card(page, title).scroll_into_view_if_needed()
    x, y = await middle(card(page, title))
    await page.mouse.move(x, y)
    await page.mouse.down()
    await to.scroll_into_view_if_needed()
    await page.mouse.move(*await middle(to, below), steps=8)
    await page.mouse.move(*await middle(to, below))
    await page.mouse.up()


async def drag_by_finger(page: Page, title: str, to: Locator) -> None:
    """Held for a moment, since a finger that moves at once scrolls."""
    finger = await page.context.new_cdp_session(page)
    x, y = await middle(card(page, title))
    await finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    await page.wait_for_timeout(350)
    end_x, end_y = await middle(to, 0.2)
    for step in range(1, 9):
        point = {"x": x + (end_x - x) * step / 8, "y": y + (end_y - y) * step / 8}
        await finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
        await page.wait_for_timeout(16)
    await finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


async def act(page: Page, title: str, item: str) -> None:
    """Choose from a card's menu."""
    await card(page, title).hover()
    await page.get_by_role("button", name=f"Ações de {title}", exact=True).click()
    await page.get_by_role("menuitem", name=item).click()
