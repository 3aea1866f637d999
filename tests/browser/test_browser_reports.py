"""Bruno looks at last week, opens a figure, and has another program told."""

import re

from playwright.async_api import expect

from tests.browser.conftest import Opening


async def test_bruno_opens_a_figure_and_makes_a_webhook(open_page: Opening) -> None:
    page = await open_page("bruno", "/reports?report=funnelAsOf")

    table = page.get_by_role("region", name="Funil em um dia")
    await expect(table).to_be_visible()
    await expect(page.get_by_role("img", name="Funil em um dia")).to_be_visible()
    figure = table.get_by_role("button").first
    number = int(await figure.inner_text())
    await figure.click()
    behind = page.get_by_role("dialog")
    await expect(behind.get_by_role("listitem")).to_have_count(number)
    await page.keyboard.press("Escape")
    await page.get_by_label("Relatório", exact=True).select_option("actions")
    await expect(page).to_have_url(re.compile("report=actions"))
    await expect(page.get_by_role("region", name="Ações realizadas")).to_be_visible()

    manager = await open_page("bruno", "/settings/webhooks")
    await manager.get_by_role("button", name="Criar webhook").click()
    form = manager.get_by_role("dialog")
    await form.get_by_label("Endereço").fill("https://erp.invalid/funil")
    await form.get_by_label("SubjectWon").check()
    await form.get_by_role("button", name="Salvar").click()
    await expect(manager.get_by_role("dialog").get_by_text("whsec_")).to_be_visible()
    await manager.get_by_role("button", name="Pronto").click()
    row = manager.get_by_role("listitem").filter(has_text="https://erp.invalid/funil")
    await expect(row).to_contain_text("1 evento escolhido")
    await row.get_by_role("button", name="Testar").click()
    await expect(manager.get_by_text("O endereço não pode ser alcançado")).to_be_visible()
