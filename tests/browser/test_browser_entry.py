"""The way in: signing in, a wrong password, the frame around the screens, signing out."""

from playwright.async_api import Browser, expect

from tests.browser.conftest import Opening
from tests.browser.window import Window, settled
from tests.crash.house import House


async def test_ana_signs_in_after_a_wrong_password_chooses_english_and_dark_and_leaves(
    home: House, browser: Browser
) -> None:
    window = await Window.on(await browser.new_page(locale="pt-BR", color_scheme="light"))
    page = window.page
    await page.goto(f"{home.url}/customers")

    await page.get_by_label("E-mail").fill("ana@funil.example")
    await page.get_by_label("Senha").fill("not this one")
    await page.get_by_role("button", name="Entrar").click()
    await expect(page.get_by_role("alert")).to_contain_text("senha")
    await page.get_by_label("Senha").fill(home.password_of("ana"))
    await page.get_by_role("button", name="Entrar").click()

    await expect(page.get_by_role("navigation").get_by_role("link", name="Clientes")).to_have_attribute(
        "aria-current", "page"
    )
    await expect(page.get_by_role("status").filter(has_text="Ao vivo")).to_be_visible()
    await page.get_by_role("button", name="Sua conta").click()
    await page.get_by_role("menuitemcheckbox", name="English").click()
    await expect(page.get_by_role("link", name="Customers")).to_be_visible()
    await page.get_by_role("button", name="Your account").click()
    await page.get_by_role("menuitemcheckbox", name="Dark").click()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await page.reload()
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await page.get_by_role("button", name="Your account").click()
    await page.get_by_role("menuitem", name="Sign out").click()

    await expect(page.get_by_role("heading", name="Sign in to your funnel")).to_be_visible()
    assert window.complaints == []


async def test_the_mark_says_offline_while_the_server_is_away_and_live_when_it_is_back(
    home: House, open_page: Opening
) -> None:
    page = await open_page("ana", "/settings")
    mark = page.locator("[data-line]")
    await settled(page)

    home.kill()
    await expect(mark).to_have_attribute("data-line", "offline")
    home.start_again()
    await home.ready()

    await expect(mark).to_have_attribute("data-line", "live")
