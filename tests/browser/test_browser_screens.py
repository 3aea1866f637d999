"""A subject's page, my day and a customer's page: written on, worked through by keyboard, seen live by others."""

import asyncio
import re
from pathlib import Path
from typing import Any

from playwright.async_api import expect

from demo.outbox import newest
from tests.browser.conftest import Opening
from tests.crash.caller import Caller
from tests.crash.house import House

MINE = """query($me: ID!) { viewer { id }
  subjects(first: 100, filter: {ownerIds: [$me], kinds: [OPPORTUNITY], outcomes: [OPEN]}) {
    nodes { id title customer { id name emails { address } } channel { mailbox { canSend } } } }
  suggestions(filter: {assigneeIds: [$me]}) { nodes { subject { id } summary { message } reasons { message } } } }"""
ELSEWHERE = "Este cliente também é conhecido em outro canal."
NOTE = "Ela decide na sexta, com o sócio."


async def ana_at(home: House) -> tuple[Caller, dict[str, Any]]:
    """Ana, and what is hers."""
    ana = Caller(home, "ana")
    await ana.sign_in()
    me = (await ana.ask("{ viewer { id } }"))["viewer"]["id"]
    return ana, {"me": me, **await ana.ask(MINE, me=me)}


async def test_a_note_a_step_with_what_follows_a_suggestion_and_a_mail_on_a_subject_seen_by_bruno_live(
    home: House, open_page: Opening
) -> None:
    ana, hers = await ana_at(home)
    reasons = {each["subject"]["id"]: each for each in hers["suggestions"]["nodes"]}
    subject = next(
        each
        for each in hers["subjects"]["nodes"]
        if each["id"] in reasons
        and each["customer"]
        and each["customer"]["emails"]
        and (each["channel"]["mailbox"] or {}).get("canSend")
    )
    page = await open_page("ana", f"/subjects/{subject['id']}")
    bruno = await open_page("bruno", f"/subjects/{subject['id']}")
    for window in (page, bruno):
        await expect(window.get_by_role("heading", level=1)).to_have_text(subject["title"])
        await expect(window.locator("[data-entry]").first).to_be_visible()

    await page.get_by_label("O que vale lembrar").fill(NOTE)
    await page.keyboard.press("Control+Enter")
    await expect(bruno.locator("[data-entry=NoteAddedEntry]").get_by_text(NOTE)).to_be_visible()
    await expect(page.get_by_label("O que vale lembrar")).to_have_value("")

    suggestion = reasons[subject["id"]]
    proposed = page.get_by_role("article").filter(has_text=suggestion["reasons"][0]["message"]).first
    await proposed.get_by_role("button", name="Aceitar").click()
    await expect(bruno.get_by_text("aceitou a sugestão")).to_be_visible()

    await page.get_by_role("button", name="Agendar").click()
    await page.get_by_role("dialog").get_by_label("O que fazer").fill("Combinar a visita")
    await page.get_by_role("dialog").get_by_role("button", name="Hoje").click()
    await page.get_by_role("dialog").get_by_role("button", name="Agendar").click()
    await bruno.get_by_role("button", name="Concluir “Combinar a visita”").wait_for()
    await page.get_by_role("button", name="Concluir “Combinar a visita”").click()
    done = page.get_by_role("dialog")
    await done.get_by_label("Resultado").fill("Terça às dez.")
    await done.get_by_label("O que vem depois").select_option(label="Texto livre")
    await done.get_by_label("O que fazer").fill("Levar o contrato")
    await done.get_by_role("button", name="Concluir").click()
    await expect(bruno.locator("[data-entry=ActivityCompletedEntry]").get_by_text("Terça às dez.")).to_be_visible()
    await expect(bruno.get_by_role("button", name="Concluir “Levar o contrato”")).to_be_visible()

    await page.get_by_role("tab", name="E-mail").click()
    await page.get_by_label("Para", exact=True).fill(subject["customer"]["emails"][0]["address"])
    await page.get_by_label("Mensagem").fill("Segue o contrato em anexo.")
    await page.locator("input[type=file]").first.set_input_files(
        {"name": "contrato.txt", "mimeType": "text/plain", "buffer": "Cláusula primeira".encode()}
    )
    await expect(page.get_by_role("progressbar")).to_have_count(0)
    await page.get_by_role("button", name="Enviar", exact=True).click()
    sent = bruno.locator("[data-entry=MessageWrittenEntry]")
    await expect(sent.get_by_text("Enviado", exact=True)).to_be_visible()
    mail = await asyncio.to_thread(newest, Path(home.environ["FUNIL_DATA_DIR"]))
    assert mail is not None
    assert subject["title"] in str(mail["Subject"])
    assert [part.get_filename() for part in mail.walk() if part.get_filename()] == ["contrato.txt"]

    await sent.get_by_role("button", name="Ver e-mail inteiro").click()
    await expect(sent.get_by_text("Mostrar menos")).to_be_visible()
    await ana.close()


async def test_ana_works_through_her_day_by_keyboard(home: House, open_page: Opening) -> None:
    ana, hers = await ana_at(home)
    subject = hers["subjects"]["nodes"][0]
    for summary in ("Primeira coisa", "Segunda coisa"):
        draft = {"subjectId": subject["id"], "summary": summary, "dueOn": "2020-01-02"}
        await ana.do("activitySchedule", draft, "activity { id }")
    page = await open_page("ana", "/day")
    overdue = page.get_by_role("region", name="Atrasadas").get_by_role("listitem")
    await expect(overdue.filter(has_text="Segunda coisa")).to_be_visible()

    await overdue.filter(has_text="Primeira coisa").focus()
    await page.keyboard.press("c")
    await page.get_by_label("Resultado").fill("Feito")
    await page.keyboard.press("Control+Enter")
    await expect(overdue.filter(has_text="Primeira coisa")).to_have_count(0)

    await expect(overdue.filter(has_text="Segunda coisa")).to_be_focused()
    await page.keyboard.press("2")
    await expect(page.get_by_role("region", name="A seguir").get_by_text("Segunda coisa")).to_be_visible()
    await ana.close()


async def test_a_customer_is_found_edited_with_a_conflict_and_known_in_another_channel_which_is_all_that_is_said(
    home: House, open_page: Opening
) -> None:
    ana, hers = await ana_at(home)
    customer = next(each["customer"] for each in hers["subjects"]["nodes"] if each["customer"])
    page = await open_page("ana", "/customers")
    await page.get_by_role("searchbox").fill(customer["name"])
    await expect(page).to_have_url(re.compile("q="))
    await page.get_by_role("link", name=customer["name"], exact=True).first.click()
    await page.get_by_role("button", name="Editar").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Nome").fill("Nome de Ana")

    await ana.do("customerUpdate", {"id": customer["id"], "name": "Nome de Bruno"}, "customer { id }")
    await dialog.get_by_role("button", name="Salvar", exact=True).click()
    await expect(dialog.get_by_text("Nome de Bruno")).to_be_visible()
    await dialog.get_by_label("O seu").check()
    await dialog.get_by_role("button", name="Salvar assim").click()

    await expect(page.get_by_role("heading", level=1)).to_have_text("Nome de Ana")
    await expect(page.get_by_text(ELSEWHERE)).to_be_hidden()
    diego = Caller(home, "diego")
    await diego.sign_in()
    twin = {"name": "Die Gleiche", "emails": ["gleich@kanarie.example"]}
    await diego.do("customerCreate", twin, "customer { id }")
    await ana.do("customerUpdate", {"id": customer["id"], "emails": twin["emails"]}, "customer { id }")
    await page.reload()
    await expect(page.get_by_text(ELSEWHERE)).to_be_visible()
    await expect(page.get_by_text("Die Gleiche")).to_be_hidden()
    await page.goto(f"{home.url}/customers")
    await expect(page.get_by_role("link", name="Nome de Ana").first).to_be_visible()
    for caller in (ana, diego):
        await caller.close()
