"""The story: a mail becomes a prospect on the open board and is won; others see it; a crash loses nothing."""

import asyncio
import re

from playwright.async_api import Page, expect

from tests import nest
from tests.browser.conftest import Opening
from tests.browser.hands import act, card, column, drag, drag_by_finger, read
from tests.crash.caller import Caller
from tests.crash.house import House

EVA = "Vinte barcos"
MAIL = ["demo", "mail", "--from", "Eva Lima <eva@cliente.example>", "--subject", EVA, "--to", "vendas@funil.example"]
BOARD = """{ funnel { prospects { subjects(first: 50) { nodes { title } } }
  columns { stage { name } subjects(first: 50) { nodes { title } } } } }"""
MOVABLE = """{ stages { id name }
  subjects(filter: {kinds: [OPPORTUNITY], outcomes: [OPEN]}) { nodes { id title stage { id } } } }"""


async def eva_writes(home: House) -> None:
    said = await asyncio.to_thread(nest.told, [*MAIL], home.environ)
    assert said.returncode == 0, said.stderr


async def shown_as_fetched(page: Page, caller: Caller) -> None:
    """State + events = a fresh fetch, on the screen."""
    funnel = (await caller.ask(BOARD))["funnel"]
    columns = [("Prospects", funnel["prospects"]), *((each["stage"]["name"], each) for each in funnel["columns"])]
    fresh = {name: [node["title"] for node in each["subjects"]["nodes"]] for name, each in columns}
    for _ in range(40):
        if await read(page) == fresh:
            return
        await asyncio.sleep(0.1)
    assert await read(page) == fresh


async def test_a_mail_arrives_is_converted_dragged_scheduled_followed_and_won(home: House, open_page: Opening) -> None:
    page = await open_page("ana")
    await expect(column(page, "Prospecção").locator("[data-card]").first).to_be_visible()

    await eva_writes(home)
    await expect(column(page, "Prospects").get_by_role("link", name=EVA)).to_be_visible()
    await act(page, EVA, "Converter em oportunidade")
    await page.get_by_role("dialog").get_by_role("button", name="Converter em oportunidade").click()
    await expect(column(page, "Prospecção").get_by_role("link", name=EVA)).to_be_visible()
    await drag(page, EVA, column(page, "Contato realizado"), below=0.3)
    await expect(column(page, "Contato realizado").get_by_role("link", name=EVA)).to_be_visible()

    await act(page, EVA, "Agendar atividade")
    await page.get_by_label("Resumo").fill("Ligar para Eva")
    await page.get_by_role("button", name="Hoje").click()
    await page.get_by_role("dialog").get_by_role("button", name="Agendar atividade").click()
    await expect(card(page, EVA).get_by_text("Hoje: Ligar para Eva")).to_be_attached()

    suggested = page.locator("[data-card]").filter(has=page.locator(".lucide-sparkles")).last
    title = await suggested.get_by_role("link").inner_text()
    before = await suggested.locator(".lucide-sparkles").count()
    await act(page, title, "sugest")
    await page.get_by_role("dialog").get_by_role("button", name="Aceitar").first.click()
    await expect(page.get_by_text("Agendado: ")).to_be_visible()
    assert before == 1

    await act(page, EVA, "Ganhar")
    await expect(page.get_by_text("foi ganho. Parabéns!")).to_be_visible()
    await expect(column(page, "Encerrado").get_by_role("link", name=EVA)).to_be_visible()
    await expect(card(page, EVA).get_by_role("img", name="Ganho")).to_be_visible()


async def test_two_browsers_see_each_other_and_miss_nothing_while_the_server_is_killed_and_started_again(
    home: House, open_page: Opening
) -> None:
    ana, bruno = await open_page("ana"), await open_page("bruno")
    caller = Caller(home, "bruno")
    await caller.sign_in()
    mark = bruno.locator("[data-line]")
    await expect(mark).to_have_attribute("data-line", "live")
    title = (await read(ana))["Prospecção"][0]

    # By keyboard: pick up, one column to the right, drop.
    await card(ana, title).get_by_role("link").focus()
    for key, said in (("Space", "na mão"), ("ArrowRight", "Contato realizado, posição 1"), ("Space", "solto em")):
        await ana.keyboard.press(key)
        await expect(ana.locator("[id^=DndLiveRegion]")).to_contain_text(said)
    await expect(column(bruno, "Contato realizado").get_by_role("link", name=title, exact=True)).to_be_visible()
    await shown_as_fetched(bruno, caller)

    home.kill()
    await expect(mark).to_have_attribute("data-line", "offline")
    home.start_again()
    await home.ready()
    known = await caller.ask(MOVABLE)
    for number, subject in enumerate(known["subjects"]["nodes"][:4]):
        stage = known["stages"][(number + 1) % 4]["id"]
        await caller.do("subjectMove", {"id": subject["id"], "stageId": stage}, "subject { id }")
    await expect(mark).to_have_attribute("data-line", "live")
    await shown_as_fetched(bruno, caller)
    await drag(bruno, title, column(bruno, "Negociação"), below=0.3)
    await expect(column(ana, "Negociação").get_by_role("link", name=title, exact=True)).to_be_visible()
    await caller.close()


async def test_a_conflict_and_a_lost_server_are_said_and_the_card_is_put_where_it_is(
    home: House, open_page: Opening
) -> None:
    page = await open_page("ana", "/settings")
    await page.route_web_socket(re.compile("/graphql"), lambda line: None)
    await page.goto(f"{home.url}/funnel")
    await expect(column(page, "Prospecção").locator("[data-card]").first).to_be_visible()
    caller = Caller(home, "bruno")
    await caller.sign_in()
    known = await caller.ask(MOVABLE)
    title = (await read(page))["Prospecção"][1]
    id = next(subject["id"] for subject in known["subjects"]["nodes"] if subject["title"] == title)
    stage = next(stage["id"] for stage in known["stages"] if stage["name"] == "Negociação")
    await caller.do("subjectMove", {"id": id, "stageId": stage}, "subject { id }")

    await drag(page, title, column(page, "Contato realizado"), below=0.3)
    await expect(page.get_by_role("alert").filter(has_text="foi mudado por outra pessoa")).to_be_visible()
    await expect(column(page, "Negociação").get_by_role("link", name=title, exact=True)).to_be_visible()

    home.kill()
    await drag(page, title, column(page, "Contato realizado"), below=0.3)
    await expect(column(page, "Contato realizado").get_by_role("link", name=title, exact=True)).to_be_visible()
    await expect(page.get_by_role("alert").filter(has_text="voltou para onde estava")).to_be_visible()
    await expect(column(page, "Negociação").get_by_role("link", name=title, exact=True)).to_be_visible()
    await caller.close()


async def test_on_a_phone_a_finger_moves_a_card_and_the_filters_stand_in_the_address(
    home: House, open_page: Opening
) -> None:
    page = await open_page("ana", "/funnel", viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    await expect(column(page, "Prospecção").locator("[data-card]").first).to_be_visible()
    await column(page, "Prospecção").scroll_into_view_if_needed()
    await page.wait_for_timeout(400)
    first, second = (await read(page))["Prospecção"][:2]
    await drag_by_finger(page, second, card(page, first))
    for _ in range(30):
        if (await read(page))["Prospecção"][:2] == [second, first]:
            break
        await asyncio.sleep(0.1)
    assert (await read(page))["Prospecção"][:2] == [second, first]

    await page.get_by_role("searchbox").fill("farmacias")
    await expect(page).to_have_url(re.compile(r"q=farmacias"))
    await expect(page.locator("[data-card]")).to_have_count(2)
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
