"""What pictures are made of: each screen and dialog by a name, where it is, and how one comes to it.

Roles and names are Portuguese: the demo's language. Knows no picture.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from playwright.async_api import FilePayload, Page, expect

from tests.crash.caller import Caller
from tests.crash.house import House

Opened = Callable[[Page], Awaitable[None]]
TABLE: FilePayload = {
    "name": "clientes.csv",
    "mimeType": "text/csv",
    "buffer": (
        "Nome;E-mail;Telefone;Assunto;Valor;Previsão\r\n"
        "Marcenaria Pinho;oi@pinho.example;(11) 95550-1234;Portas e janelas;1.500,00;15/03/2027\r\n"
        "Sem jeito;isto não;;;;\r\n"
    ).encode("cp1252"),
}
TWIN = {"name": "Viveiro Mata Verde Ltda", "emails": ["contato@mataverde.example"], "type": "COMPANY"}
ROWS = """{ subjects(first: 100) { nodes { id proposals { id revision } files { id } } }
    customers(first: 100) { nodes { id name } } }"""


@dataclass(frozen=True)
class Scene:
    path: str
    opened: Opened | None = None


async def scenes(home: House) -> dict[str, Scene]:
    """Screens by name. What shows one row shows one that has much to show."""
    bruno = Caller(home, "bruno")
    await bruno.sign_in()
    found = await bruno.ask(ROWS)
    twin = await bruno.do("customerCreate", TWIN, "customer { id }")
    await bruno.close()
    subjects, customers = found["subjects"]["nodes"], found["customers"]["nodes"]
    offered = max(subjects, key=lambda row: max([each["revision"] for each in row["proposals"]], default=0))
    serra = next(row for row in customers if row["name"].startswith("Laticínios Serra Azul"))
    subject, customer = f"/subjects/{offered['id']}", f"/customers/{serra['id']}"
    return {
        "funnel": Scene("/funnel"),
        "list": Scene("/funnel?view=list"),
        "nothing": Scene("/funnel?q=nothing+is+called+so"),
        "filters": Scene("/funnel", filters),
        "views": Scene("/funnel", views),
        "bulk": Scene("/funnel?view=list", bulk),
        "search": Scene("/funnel", search),
        "create": Scene("/funnel", create),
        "subject": Scene(subject),
        "proposal": Scene(subject, proposal),
        "proposal-new": Scene(subject, new_proposal),
        "order-new": Scene(subject, new_order),
        "papers": Scene("/papers"),
        "papers-orders": Scene("/papers?kind=orders"),
        "customers": Scene("/customers"),
        "customer": Scene(customer),
        "customer-finance": Scene(customer, finance),
        "customer-services": Scene(customer, services),
        "merge": Scene(f"/customers/{twin['customer']['id']}", merge),
        "import": Scene("/customers", bring_in),
        "file-off": Scene(customer, take_off),
        "day": Scene("/day"),
        "intake": Scene("/intake"),
        "reports": Scene("/reports?report=actions"),
        **{f"report-{name}": Scene(f"/reports?report={name}") for name in REPORTS},
        "settings": Scene("/settings"),
        **{f"settings-{name}": Scene(f"/settings/{name}") for name in SECTIONS},
        "webhook-new": Scene("/settings/webhooks", new_webhook),
    }


REPORTS = ("funnelAsOf", "funnel", "timeInStage", "lostReasons", "forecast")
SECTIONS = ("webhooks", "jobs", "mailboxes", "channels", "stages")


async def filters(page: Page) -> None:
    await page.get_by_role("button", name="Filtrar").click()


async def views(page: Page) -> None:
    await page.get_by_role("button", name="Visões").click()


async def bulk(page: Page) -> None:
    for row in (0, 1, 2):
        await page.get_by_role("checkbox", name="Selecionar").nth(row).check()


async def search(page: Page) -> None:
    await page.keyboard.press("Control+k")
    await page.get_by_role("dialog", name="Buscar").get_by_role("combobox").fill("serra")
    await expect(page.get_by_role("option").first).to_be_visible()


async def create(page: Page) -> None:
    await page.get_by_role("button", name="Novo assunto", exact=True).click()


async def proposal(page: Page) -> None:
    """One that was revised, with what was offered before."""
    await page.get_by_role("button", name="revisão").click()
    await page.get_by_text("1 revisão anterior").click()
    await page.get_by_role("button", name="Ver a revisão 1").click()
    await expect(page.get_by_role("region", name="Ver a revisão 1")).to_be_visible()


async def new_proposal(page: Page) -> None:
    await page.get_by_role("button", name="Criar…").click()
    await page.get_by_role("menuitem", name="Nova proposta").click()
    await a_line(page, "Leitor de código de barras, com suporte de mesa")
    await page.get_by_role("button", name="Incluir item").click()


async def new_order(page: Page) -> None:
    await page.get_by_role("button", name="Criar…").click()
    await page.get_by_role("menuitem", name="Novo pedido").click()
    await a_line(page, "Renovação da licença")


async def a_line(page: Page, description: str) -> None:
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Descrição").fill(description)
    await dialog.get_by_label("Quantidade").fill("3")
    await dialog.get_by_label("Preço unitário").fill("1.250,50")
    await dialog.get_by_label("Desconto", exact=True).fill("100")
    await dialog.get_by_label("Desconto em").select_option("amount")


async def finance(page: Page) -> None:
    await page.get_by_role("tab", name="Financeiro").click()


async def services(page: Page) -> None:
    await page.get_by_role("tab", name="Serviços").click()


async def merge(page: Page) -> None:
    await page.get_by_role("button", name="Juntar…").first.click()
    await expect(page.get_by_role("dialog").get_by_role("radio").first).to_be_visible()


async def bring_in(page: Page) -> None:
    await page.get_by_role("button", name="Importar…").click()
    await page.get_by_role("dialog").locator("input[type=file]").set_input_files(TABLE)
    await page.get_by_text("Lido como").click()


async def take_off(page: Page) -> None:
    await page.get_by_role("button", name="Tirar").first.click()


async def new_webhook(page: Page) -> None:
    await page.get_by_role("button", name="Criar webhook").click()
