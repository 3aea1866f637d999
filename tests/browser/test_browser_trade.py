"""A proposal is written, handed over and accepted; the customer's page shows what was sold."""

import re

from playwright.async_api import expect

from tests.browser.conftest import Opening
from tests.browser.test_browser_screens import ana_at
from tests.crash.house import House


async def test_a_proposal_is_written_handed_over_and_accepted_and_the_customers_page_shows_it(
    home: House, open_page: Opening
) -> None:
    ana, hers = await ana_at(home)
    await ana.close()
    subject = next(each for each in hers["subjects"]["nodes"] if each["customer"])
    page = await open_page("ana", f"/subjects/{subject['id']}")
    papers = page.get_by_role("region", name="Propostas e pedidos")
    await papers.get_by_role("button", name="Nova proposta").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Descrição").fill("Leitor de código")
    await dialog.get_by_label("Quantidade").fill("3")
    await dialog.get_by_label("Preço unitário").fill("1.250,50")
    await dialog.get_by_label("Desconto %").fill("10")
    await expect(dialog.get_by_text(re.compile(r"R\$\s3\.376,35")).last).to_be_visible()
    await dialog.get_by_role("button", name="Salvar").click()
    await dialog.get_by_role("button", name="Enviar…").click()
    await page.get_by_label("Já entreguei de outro jeito").check()
    await page.get_by_role("button", name="Enviar", exact=True).last.click()

    async with page.expect_download() as download:
        await page.get_by_role("button", name="PDF").click()
    assert (await download.value).suggested_filename.startswith("Proposta ")
    await page.get_by_role("button", name="Aceita…").click()
    await page.get_by_role("button", name="Foi aceita").click()
    await expect(page.get_by_text("virou o pedido")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(papers.get_by_text("Aceita", exact=True)).to_be_visible()
    await expect(page.locator("[data-entry=ProposalAcceptedEntry]")).to_be_visible()

    await page.goto(f"{home.url}/customers/{subject['customer']['id']}")
    await expect(page.get_by_role("region", name="Pedidos").get_by_text(subject["title"])).to_be_visible()
    await expect(page.get_by_role("tab", name="Financeiro")).to_be_hidden()
