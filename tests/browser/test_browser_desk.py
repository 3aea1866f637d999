"""The desk: a mail that waits is let in and says why; the configuration is changed and the board shows it."""

import asyncio
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

import demo.imap
from tests import nest
from tests.browser.conftest import Opening
from tests.browser.test_browser_quality import AXE, violations
from tests.browser.window import settled
from tests.crash.house import House, furnished

BARGAIN = "Oferta imperdível"
MAIL = ["demo", "mail", "spam", "--from", "Eva Lima <eva@cliente.example>", "--subject", BARGAIN]
PLACES = ("channels", "mailboxes?edit=new", "users", "types", "audit")


async def a_spam_comes(home: House) -> None:
    said = await asyncio.to_thread(nest.told, [*MAIL, "--to", "vendas@funil.example"], home.environ)
    assert said.returncode == 0, said.stderr


async def judged(page: Page) -> list[str]:
    """What axe says of the page; nothing where it is not installed."""
    return await violations(page, AXE.read_text("utf-8"), page.url) if AXE.exists() else []


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One for all of these: none of them kills it."""
    with furnished(tmp_path_factory.mktemp("home")) as home:
        yield home


@pytest.fixture
def anew() -> str:
    """Part of a name, another one for each try: a second one meets what the first made, and names are given once."""
    return secrets.token_hex(2)


async def test_a_mail_that_waits_says_why_is_let_in_and_becomes_a_subject(home: House, open_page: Opening) -> None:
    page = await open_page("bruno", "/intake")
    await expect(page.get_by_role("heading", name="Nada espera por você")).to_be_visible()

    await a_spam_comes(home)
    await page.get_by_role("link", name=BARGAIN).click()
    await expect(page.get_by_role("heading", name=BARGAIN)).to_be_visible()
    await expect(page.get_by_text("Está marcado como spam, ou o remetente está bloqueado.")).to_be_visible()
    await page.get_by_text("regras não se aplicaram").click()
    await expect(page.get_by_text("Diz quem o enviou.")).to_be_visible()
    found = await judged(page)
    await page.get_by_role("button", name="Deixar entrar").click()
    await page.get_by_role("dialog").get_by_role("button", name="Deixar entrar").click()

    await expect(page.get_by_text("Nada o liga a uma conversa: começa um assunto novo.")).to_be_visible()
    await expect(page.get_by_text("uma pessoa o quis mesmo assim")).to_be_visible()
    await expect(page.get_by_role("heading", name="Nada espera por você")).to_be_visible()
    await page.get_by_role("link", name=BARGAIN).click()
    await expect(page).to_have_url(f"{home.url}/subjects/{page.url.rpartition('/')[2]}")
    await page.goto(f"{home.url}/intake/mailboxes")
    await expect(page.get_by_text("A última leitura deu certo.")).to_be_visible()
    assert found + await judged(page) == []


async def test_a_stage_is_added_and_moved_by_the_keyboard_and_the_open_board_shows_it(
    home: House, open_page: Opening, anew: str
) -> None:
    board = await open_page("ana")
    page = await open_page("marina", "/settings/stages")
    titles = board.locator("[data-column] h2")
    await titles.first.wait_for()
    before = await titles.all_inner_texts()
    stages = len(before) - before.count("Prospects")
    name = f"Piloto {anew}"

    await page.get_by_role("button", name="Novo estágio").click()
    await page.get_by_label("Nome").fill(name)
    await page.get_by_label("Probabilidade").fill("60")
    await page.get_by_role("dialog").get_by_role("button", name="Salvar").click()
    handle = page.get_by_role("button", name=f"Mover {name}")
    await handle.focus()
    await handle.press("ArrowUp")
    await expect(page.get_by_text(f"{name} é agora o {stages}º de {stages + 1}.")).to_be_attached()
    await handle.press("ArrowUp")

    await expect(titles).to_have_text([*before[:-2], name, *before[-2:]])
    assert await judged(page) == []


async def test_a_mailbox_refuses_a_wrong_password_a_colleague_is_invited_and_a_key_is_shown_once(
    home: House, open_page: Opening, anew: str
) -> None:
    account = demo.imap.account(Path(home.environ["FUNIL_DATA_DIR"]))
    assert account is not None
    page = await open_page("marina", "/settings/mailboxes?edit=new")
    await page.get_by_label("Endereço", exact=True).fill("novo@funil.example")
    await page.keyboard.press("Tab")
    await expect(page.get_by_label("Servidor IMAP")).to_have_value("imap.funil.example")
    await page.get_by_label("Servidor IMAP").fill(account.host)
    await page.get_by_label("Porta").fill(str(account.port))
    await page.get_by_label("Proteção").select_option("NONE")
    await page.get_by_label("Usuário").fill(account.username)
    await page.get_by_label("Senha").fill("not this one")
    await page.get_by_role("button", name="Testar").click()
    await expect(page.get_by_role("status").filter(has_text="senha")).to_be_visible()
    await page.get_by_label("Senha").fill(account.password)
    await page.get_by_role("button", name="Testar").click()
    await expect(page.get_by_text("Deu certo: entramos e vimos")).to_be_visible()

    await page.goto(f"{home.url}/settings/users")
    await page.get_by_role("button", name="Convidar").click()
    await page.get_by_label("Nome").fill("Nina Prado")
    await page.get_by_label("E-mail").fill("bruno@funil.example")
    await page.get_by_role("dialog").get_by_role("button", name="Convidar").click()
    await expect(page.get_by_label("E-mail")).to_have_attribute("aria-invalid", "true")
    await page.get_by_label("E-mail").fill(f"nina{anew}@funil.example")
    await page.get_by_role("dialog").get_by_role("button", name="Convidar").click()
    await expect(page.get_by_role("dialog").get_by_text("/password#invitation=")).to_be_visible()
    await page.get_by_role("button", name="Pronto").click()
    await expect(page.get_by_text(f"nina{anew}@funil.example")).to_be_visible()

    await page.goto(f"{home.url}/settings/keys")
    await page.get_by_role("button", name="Nova chave").click()
    await page.get_by_label("Para que serve").fill(f"ERP {anew}")
    await page.get_by_role("dialog").get_by_role("button", name="Nova chave").click()
    key = await page.get_by_role("dialog").locator("code").inner_text()
    await page.get_by_role("button", name="Já copiei").click()
    await expect(page.get_by_text(f"ERP {anew}")).to_be_visible()
    await page.reload()
    await expect(page.get_by_text(f"ERP {anew}")).to_be_visible()
    assert key.startswith("funil_") and key not in await page.content()


async def test_axe_finds_nothing_serious_in_the_settings(home: House, open_page: Opening) -> None:
    page = await open_page("marina", "/settings")
    found = []
    for place in PLACES:
        await page.goto(f"{home.url}/settings/{place}")
        await settled(page)
        found += await judged(page)

    assert found == []
