"""Found, chosen, kept: a customer by half a word, many cards moved at once, and a view to come back to."""

from collections.abc import Iterator

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Opening
from tests.browser.test_browser_quality import AXE, violations
from tests.crash.house import House, furnished


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with furnished(tmp_path_factory.mktemp("home")) as home:
        yield home


async def test_a_word_is_looked_for_many_cards_are_moved_and_the_view_is_kept(home: House, open_page: Opening) -> None:
    page = await open_page("bruno", "/funnel?view=list")
    first = page.locator("tbody tr").first
    await expect(first).to_be_visible()
    title = (await first.locator("a").first.inner_text()).strip()

    await page.keyboard.press("Control+k")
    palette = page.get_by_role("dialog", name="Buscar")
    await palette.get_by_role("combobox").fill(title.split()[0][:4])
    await expect(palette.get_by_role("option").first).to_be_visible()
    await expect(palette.locator("mark").first).to_be_visible()
    found = await violations(page, AXE.read_text("utf-8"), page.url) if AXE.exists() else []
    await palette.get_by_role("combobox").fill("xyzzyx")
    await expect(palette.get_by_text("Nada encontrado")).to_be_visible()
    await palette.get_by_role("combobox").fill(title)
    await expect(palette.get_by_role("option").filter(has_text=title).first).to_be_visible()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name=title)).to_be_visible()

    await page.goto(f"{home.url}/funnel?view=list&sort=TITLE&direction=ASC")
    for box in (0, 1):
        await page.get_by_role("checkbox", name="Selecionar").nth(box).check()
    bar = page.get_by_role("region", name="Selecionados")
    await expect(bar.get_by_text("2 selecionados")).to_be_visible()
    found += await violations(page, AXE.read_text("utf-8"), page.url) if AXE.exists() else []
    await bar.get_by_role("button", name="Mover").click()
    dialog = page.get_by_role("dialog", name="Mover")
    await dialog.get_by_label("Para o estágio").select_option(label="Negociação")
    await expect(dialog.get_by_text("Isto muda 2 assuntos.")).to_be_visible()
    await dialog.get_by_role("button", name="Mover").click()
    await expect(page.get_by_text("2 assuntos mudados.")).to_be_visible()
    for row in (0, 1):
        await expect(page.locator("tbody tr").nth(row).get_by_text("Negociação")).to_be_visible()

    await page.goto(f"{home.url}/funnel?view=list&state=none")
    await page.get_by_role("button", name="Visões").click()
    await page.get_by_role("menuitem", name="Salvar esta visão…").click()
    await page.get_by_role("dialog").get_by_label("Nome").fill("Sem próximo passo")
    await page.get_by_role("dialog").get_by_role("button", name="Salvar").click()
    await page.goto(f"{home.url}/funnel")
    await page.get_by_role("button", name="Visões").click()
    await page.get_by_role("menuitem", name="Sem próximo passo", exact=True).click()
    await expect(page).to_have_url(f"{home.url}/funnel?state=none&view=list")
    assert found == []
