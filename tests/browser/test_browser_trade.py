"""A proposal is written, revised and accepted, an order begun without one; lists and the customer's page show them."""

import re

from playwright.async_api import Page, expect

from tests.browser.conftest import Opening
from tests.browser.test_browser_desk import judged
from tests.browser.test_browser_screens import ana_at
from tests.crash.house import House


async def test_a_proposal_is_revised_and_accepted_an_order_begun_without_one_and_the_lists_show_them(
    home: House, open_page: Opening
) -> None:
    ana, hers = await ana_at(home)
    await ana.close()
    subject = next(each for each in hers["subjects"]["nodes"] if each["customer"])
    page = await open_page("ana", f"/subjects/{subject['id']}")
    papers = page.get_by_role("region", name="Propostas e pedidos")
    dialog = page.get_by_role("dialog")
    await papers.get_by_role("button", name="Criar…").click()
    await page.get_by_role("menuitem", name="Nova proposta").click()
    await dialog.get_by_label("Descrição").fill("Leitor de código")
    await dialog.get_by_label("Quantidade").fill("3")
    await dialog.get_by_label("Preço unitário").fill("1.250,50")
    await dialog.get_by_label("Desconto", exact=True).fill("10")
    await expect(dialog.get_by_text(re.compile(r"R\$\s3\.376,35")).last).to_be_visible()
    await dialog.get_by_role("button", name="Salvar").click()
    await hand_over(page)

    await page.get_by_role("button", name="Revisar").click()
    await dialog.get_by_label("Desconto", exact=True).fill("1.000")
    await dialog.get_by_label("Desconto em").select_option("amount")
    await expect(dialog.get_by_text(re.compile(r"R\$\s2\.751,50")).last).to_be_visible()
    await hand_over(page)
    await dialog.get_by_text("1 revisão anterior").click()
    await expect(dialog.get_by_text(re.compile(r"-R\$\s624,85"))).to_be_visible()
    await dialog.get_by_role("button", name="Ver a revisão 1").click()
    former = dialog.get_by_role("region", name="Ver a revisão 1")
    await expect(former.get_by_text("10 %")).to_be_visible()
    found = await judged(page)
    await former.get_by_role("button", name="PDF").click()
    async with page.expect_download() as download:
        await page.get_by_role("menuitem", name="Em inglês").click()
    assert (await download.value).suggested_filename.startswith("Proposal ")

    await page.get_by_role("button", name="Aceita…").click()
    await page.get_by_label("Confirmar o pedido já").check()
    await page.get_by_role("button", name="Foi aceita").click()
    await expect(page.get_by_text("virou o pedido")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(papers.get_by_text("Confirmado", exact=True)).to_be_visible()
    await expect(page.locator("[data-entry=ProposalAcceptedEntry]")).to_be_visible()

    await papers.get_by_role("button", name="Criar…").press("Enter")
    await page.get_by_role("menuitem", name="Novo pedido").press("Enter")
    await dialog.get_by_label("Descrição").fill("Visita técnica")
    await dialog.get_by_label("Preço unitário").fill("480")
    await dialog.get_by_role("button", name="Confirmar o pedido").click()
    await expect(dialog.get_by_role("button", name="Confirmar o pedido")).to_be_hidden()
    await expect(dialog.get_by_role("button", name="Cancelar o pedido…")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(papers.get_by_text("Confirmado", exact=True)).to_have_count(2)

    await page.goto(f"{home.url}/papers?kind=orders&state=confirmed&order=TOTAL&direction=ASC")
    await expect(page.get_by_role("row").filter(has_text=subject["title"]).first).to_contain_text("480")
    found += await judged(page)
    await page.goto(f"{home.url}/customers/{subject['customer']['id']}")
    await expect(page.get_by_role("region", name="Pedidos").get_by_text(subject["title"]).first).to_be_visible()
    await expect(page.get_by_role("tab", name="Financeiro")).to_be_hidden()
    assert found == []


async def hand_over(page: Page) -> None:
    await page.get_by_role("dialog").get_by_role("button", name="Enviar…").click()
    await page.get_by_label("Já entreguei de outro jeito").check()
    await page.get_by_role("button", name="Enviar", exact=True).last.click()
    await expect(page.get_by_role("button", name="Revisar")).to_be_visible()
