"""What lies on the demo team's desks beside the funnel: a table brought in, twins made one, views, files, a webhook."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from demo.matter import Words
from demo.team import Team
from models import exporting, importing
from models.customer import Customer
from models.exporting import Exported
from models.file import File
from models.importing import Wish
from models.job import Turn
from models.keyring import Keyring
from models.subject import ActivityState, Outcome, Subject
from models.subject.filter import Filter
from models.user import User
from models.view import SavedView, ViewLayout
from models.webhook import Webhook

Deed = Callable[[datetime], Awaitable[None]]
AT_WORK = 60.0
"""Seconds that a job of a few rows has; it needs a hundredth of one."""

TABLE = Words(
    "Nome;Tipo;E-mail;Telefone;Cidade;Estado\r\n"
    "Viveiro Mata Verde;Empresa;contato@mataverde.example;(19) 95550-4410;Holambra;SP\r\n"
    "Cooperativa Vale do Sal;Empresa;compras@valedosal.example;(84) 95550-7731;Mossoró;RN\r\n"
    "Ótica Boa Vista;Empresa;otica@boavista.example;(95) 95550-2204;Boa Vista;RR\r\n"
    "Padaria da Esquina;Empresa;sem arroba;;Santos;SP\r\n",
    "Name;Type;E-mail;Phone;City;State\r\n"
    "Greenwood Nursery;Company;hello@greenwood.example;(19) 95550-4410;Holambra;SP\r\n"
    "Salt Valley Cooperative;Company;buying@saltvalley.example;(84) 95550-7731;Mossoró;RN\r\n"
    "Fair View Optics;Company;shop@fairview.example;(95) 95550-2204;Boa Vista;RR\r\n"
    "Corner Bakery;Company;no at sign;;Santos;SP\r\n",
)
TABLE_NAME = Words("Contatos da feira.csv", "Contacts of the fair.csv")
COUNTED = Words(
    "Loja;Caixas;Leitores\r\nMatriz;6;8\r\nFilial Centro;3;4\r\n", "Shop;Tills;Readers\r\nMain;6;8\r\nCentre;3;4\r\n"
)
COUNTED_NAME = Words("Levantamento por loja.csv", "Count by shop.csv")
TWIN = "Serra Azul Laticínios"
SHARED = (
    (Words("Atrasados da equipe", "Late in the team"), {"activity_states": (ActivityState.OVERDUE,)}, ViewLayout.LIST),
    (Words("Parados há tempo demais", "Idle for too long"), {"idle": True}, ViewLayout.BOARD),
    (Words("Perdidos, para retomar", "Lost, to be won back"), {"outcomes": (Outcome.LOST,)}, ViewLayout.LIST),
)
HOOK = "https://erp.example/funil"
TOLD = ("SubjectWon", "ProposalAccepted", "OrderConfirmed")


@dataclass(frozen=True)
class Desk:
    """What somebody did, so many days ago."""

    team: Team
    customers: dict[str, Customer]
    locale: str

    def deeds(self) -> list[tuple[int, Deed]]:
        return [
            (21, self.bring_in),
            (16, self.enter_twice),
            (12, self.make_one),
            (9, self.save_views),
            (6, self.attach),
            (2, self.take_out),
        ]

    async def bring_in(self, now: datetime) -> None:
        """A table of the fair's contacts; one row of it is wrong."""
        bruno = self.team.people["bruno"]
        file = await self._uploaded(TABLE_NAME, TABLE, now)
        look = await importing.preview(file)
        wish = Wish(look.mapping, self.team.channels["Brasil"].id, look.format)
        job = await importing.start(file, wish, by=bruno, now=now)
        turn = await Turn.take(job.id, now=lambda: now, seconds=AT_WORK)
        if turn is not None:
            await importing.work(turn)

    async def enter_twice(self, now: datetime) -> None:
        carla, serra = self.team.people["carla"], self.customers["serra"]
        emails = [row.address for row in await serra.emails.all()]
        await Customer.create_new(
            by=carla, now=now, name=TWIN, channel=self.team.channels["Brasil"], emails=emails[:1], type=serra.type
        )

    async def make_one(self, now: datetime) -> None:
        twin = await Customer.get(name=TWIN)
        await (await Customer.get(id=self.customers["serra"].id)).merge([twin], by=self.team.people["bruno"], now=now)

    async def save_views(self, now: datetime) -> None:
        people = self.team.people
        for words, narrowed, layout in SHARED:
            terms = Filter(**narrowed).dump()
            name = words.of(self.locale)
            await SavedView.create_new(by=people["bruno"], now=now, name=name, shared=True, terms=terms, layout=layout)
        mine = Words("Minha semana", "My week").of(self.locale)
        terms = Filter(
            owner_ids=(people["ana"].id,), activity_states=(ActivityState.TODAY, ActivityState.PLANNED)
        ).dump()
        await SavedView.create_new(by=people["ana"], now=now, name=mine, terms=terms)

    async def attach(self, now: datetime) -> None:
        """Onto a customer, and onto the newest subject about one."""
        bruno, serra = self.team.people["bruno"], self.customers["serra"]
        file = await self._uploaded(COUNTED_NAME, COUNTED, now)
        await file.attach(by=bruno, now=now, customer=await Customer.get(id=serra.id))
        subject = await Subject.filter(customer_id__not_isnull=True, outcome=Outcome.OPEN).order_by("-id").first()
        if subject is not None:
            await (await self._uploaded(COUNTED_NAME, COUNTED, now)).attach(by=bruno, now=now, subject=subject)

    async def take_out(self, now: datetime) -> None:
        """The customers, as a table; it is kept for a week."""
        bruno = self.team.people["bruno"]
        form = {"delimiter": ";", "decimal": ",", "bom": True, "locale": self.locale}
        rows = Customer.visible_to(bruno).filter(merged_into_id__isnull=True)
        job = await exporting.start(Exported.CUSTOMERS, rows, by=bruno, now=now, form=form)
        turn = await Turn.take(job.id, now=lambda: now, seconds=AT_WORK)
        if turn is not None:
            await exporting.work(turn)

    async def _uploaded(self, name: Words, content: Words, now: datetime) -> File:
        bruno = self.team.people["bruno"]
        file = await File.begin_upload(name.of(self.locale), by=bruno, now=now)
        await file.receive(content.of(self.locale).encode("utf-8-sig"), declared="text/csv", by=bruno, now=now)
        return file


async def hook(admin: User, keyring: Keyring, *, now: datetime) -> None:
    """A webhook that leads nowhere and pauses: whoever has an ERP gives it its address and lets it go on."""
    webhook, _ = await Webhook.create_new(by=admin, now=now, keyring=keyring, url=HOOK, kinds=list(TOLD))
    await webhook.update(by=admin, now=now, keyring=keyring, paused=True)
