"""Customers come in from a file, twins become one, a file is put on and off; a list goes out; jobs are told of."""

import asyncio
import re

from playwright.async_api import FilePayload, expect

from tests.browser.conftest import Opening
from tests.browser.test_browser_desk import judged
from tests.crash.caller import Caller
from tests.crash.house import House

TABLE = "Nome;E-mail;Assunto;Valor\r\nMarcenaria Pinho;oi@pinho.example;Portas;1.500,00\r\nSem jeito;isto não;;\r\n"
TWIN = {"name": "Marcenaria Pinho Ltda", "emails": ["oi@pinho.example"]}


async def test_a_table_comes_in_and_is_taken_back_twins_are_merged_a_file_is_put_on_and_off_and_a_list_goes_out(
    home: House, open_page: Opening
) -> None:
    marina = Caller(home, "marina")
    await marina.sign_in()
    page = await open_page("marina", "/customers")

    await page.get_by_role("button", name="Importar…").click()
    dialog = page.get_by_role("dialog")
    table: FilePayload = {"name": "clientes.csv", "mimeType": "text/csv", "buffer": TABLE.encode("cp1252")}
    await dialog.locator("input[type=file]").set_input_files(table)
    await expect(dialog.get_by_label("Nome")).to_have_value("NAME")
    await expect(dialog.get_by_label("Valor")).to_have_value("VALUE")
    await dialog.get_by_text("Lido como Windows-1252 · ponto e vírgula").click()
    await dialog.get_by_label("Entre as colunas").select_option("|")
    await expect(dialog.get_by_label("Nome;E-mail;Assunto;Valor")).to_be_visible()
    await dialog.get_by_label("Entre as colunas").select_option(";")
    await expect(dialog.get_by_label("Valor", exact=True)).to_have_value("VALUE")
    found = await judged(page)
    await dialog.get_by_label("Só ensaiar").uncheck()
    await dialog.get_by_role("button", name="Importar", exact=True).click()
    await expect(dialog.get_by_text("1 criados, 0 atualizados, 0 já existiam, 1 com erro.")).to_be_visible()
    await expect(dialog.get_by_text("Linha 3:")).to_be_visible()
    for known_by_mail, figures in (
        (True, "0 criados, 0 atualizados, 1 já existiam"),
        (False, "1 criados, 0 atualizados"),
    ):
        await dialog.get_by_role("button", name="Outra vez").click()
        known = dialog.get_by_role("group", name="Quem já existe é reconhecido por")
        await known.get_by_label("E-mail").set_checked(known_by_mail)
        await dialog.get_by_role("button", name="Ensaiar").click()
        await expect(dialog.get_by_text(figures)).to_be_visible()
    await dialog.get_by_role("button", name="Fechar").last.click()

    made = await marina.do("customerCreate", TWIN, "customer { id }")
    await page.goto(f"{home.url}/customers/{made['customer']['id']}")
    await page.get_by_role("button", name="Juntar…").click()
    await page.get_by_role("dialog").get_by_role("radio").nth(1).check()
    await page.get_by_role("dialog").get_by_role("button", name="Juntar", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Marcenaria Pinho")
    await expect(page.get_by_role("link", name=re.compile("Portas")).first).to_be_visible()

    plan: FilePayload = {"name": "planta.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4"}
    await page.locator("input[type=file]").last.set_input_files(plan)
    await expect(page.get_by_role("button", name=re.compile("planta.pdf")).first).to_be_visible()

    await page.get_by_role("button", name="Tirar planta.pdf").first.click()
    await page.get_by_role("button", name="Tirar o arquivo").click()
    await expect(page.get_by_role("button", name="Baixar planta.pdf")).to_be_hidden()

    await page.get_by_role("button", name="Desfazer", exact=True).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Marcenaria Pinho Ltda")
    await marina.close()

    await page.goto(f"{home.url}/funnel?view=list&outcome=lost&q=loja")
    await expect(page.locator("tbody tr")).to_have_count(1)
    async with page.expect_download() as download:
        await page.get_by_role("button", name="Exportar").click()
    kept = await (await download.value).path()
    written = (await asyncio.to_thread(kept.read_text, "utf-8-sig")).splitlines()
    assert len(written) == 2 and "Loja virtual B2B" in written[1]
    await page.goto(f"{home.url}/settings/jobs")
    exported = page.get_by_role("listitem").filter(has_text="Exportação")
    await expect(exported.get_by_text("Pronto.").first).to_be_visible()
    imported = page.get_by_role("listitem").filter(has=page.get_by_role("button", name="Desfazer a importação")).first
    assert found + await judged(page) == []
    await imported.get_by_role("button", name="Desfazer a importação").click()
    undone = page.get_by_role("listitem").filter(has_text="Importação desfeita")
    await expect(undone.get_by_text("Pronto.")).to_be_visible()
