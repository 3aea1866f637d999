"""Whom the demo team sells to: invented companies and people, under addresses that lead nowhere."""

from dataclasses import dataclass
from datetime import datetime
from itertools import product
from random import Random

from validate_docbr import CNPJ, CPF
from validate_docbr.DocumentBase import DocumentBase

from demo.team import Team
from models.customer import Customer, CustomerType, Lifecycle


@dataclass(frozen=True)
class Company:
    key: str
    name: str
    domain: str
    area: str
    """The telephone prefix: +55 11, say."""
    where: tuple[str, str, str]
    """City, state, country."""
    lifecycle: Lifecycle
    contacts: tuple[str, ...] = ()
    vat: str | None = None
    channel: str = "Brasil"


@dataclass(frozen=True)
class Person:
    key: str
    name: str
    email: str
    area: str
    lifecycle: Lifecycle = Lifecycle.LEAD


COMPANIES = (
    Company(
        "serra",
        "Laticínios Serra Azul Ltda.",
        "serraazul.example",
        "+5535",
        ("Varginha", "MG", "BR"),
        Lifecycle.CUSTOMER,
        ("Luciana Prates",),
    ),
    Company(
        "norte",
        "Transportadora Norte Sul S.A.",
        "nortesul.example",
        "+5511",
        ("Guarulhos", "SP", "BR"),
        Lifecycle.PROSPECT,
        ("Rafael Bastos",),
    ),
    Company(
        "solar",
        "Solar Nordeste Energia",
        "solarnordeste.example",
        "+5581",
        ("Recife", "PE", "BR"),
        Lifecycle.PROSPECT,
        ("Jonas Cavalcanti",),
    ),
    Company(
        "ipe",
        "Construtora Ipê Amarelo",
        "ipeamarelo.example",
        "+5531",
        ("Belo Horizonte", "MG", "BR"),
        Lifecycle.CUSTOMER,
        ("Tatiana Moura",),
    ),
    Company(
        "vita",
        "Rede Vita de Farmácias",
        "redevita.example",
        "+5541",
        ("Curitiba", "PR", "BR"),
        Lifecycle.PROSPECT,
        ("Cláudio Werneck",),
    ),
    Company("acai", "Açaí do Porto Alimentos", "acaidoporto.example", "+5591", ("Belém", "PA", "BR"), Lifecycle.LEAD),
    Company(
        "tear",
        "Tear Têxtil Blumenau",
        "teartextil.example",
        "+5547",
        ("Blumenau", "SC", "BR"),
        Lifecycle.PROSPECT,
        ("Ingrid Hoffmann",),
    ),
    Company(
        "colina",
        "Colégio Colina Verde",
        "colinaverde.example",
        "+5521",
        ("Niterói", "RJ", "BR"),
        Lifecycle.PROSPECT,
        ("Prof. Saulo Rezende",),
    ),
    Company(
        "orla",
        "Hotéis da Orla",
        "hoteisdaorla.example",
        "+5585",
        ("Fortaleza", "CE", "BR"),
        Lifecycle.FORMER,
        ("Débora Pinheiro",),
    ),
    Company(
        "pampa",
        "Agropecuária Pampa Largo",
        "pampalargo.example",
        "+5555",
        ("Santa Maria", "RS", "BR"),
        Lifecycle.CUSTOMER,
    ),
    Company(
        "tejo",
        "Tejo Logística, Lda.",
        "tejologistica.example",
        "+35121",
        ("Lisboa", "", "PT"),
        Lifecycle.PROSPECT,
        ("Rita Vasconcelos",),
        "PT509999990",
        "Europa",
    ),
    Company(
        "rhein",
        "Rheinwerk Maschinenbau GmbH",
        "rheinwerk-mb.example",
        "+4921",
        ("Düsseldorf", "NW", "DE"),
        Lifecycle.CUSTOMER,
        ("Jürgen Thoma",),
        "DE999999999",
        "Europa",
    ),
    Company(
        "ebro",
        "Bodegas del Ebro S.L.",
        "bodegasebro.example",
        "+3497",
        ("Logroño", "", "ES"),
        Lifecycle.PROSPECT,
        (),
        "ESB99999999",
        "Europa",
    ),
)
PEOPLE = (
    Person("sonia", "Sônia Maria Lopes", "sonia.lopes@correio.example", "+5511", Lifecycle.CUSTOMER),
    Person("edu", "Eduardo Farias", "edufarias@correio.example", "+5562"),
    Person("yara", "Yara Guimarães", "yara@guimaraesarq.example", "+5571"),
)


async def enter(team: Team, *, now: datetime, dice: Random) -> dict[str, Customer]:
    """Companies with their contacts, and people, by key; a contact's key is the company's with a number."""
    by = team.people["bruno"]
    known: dict[str, Customer] = {}
    for company in COMPANIES:
        known[company.key] = held = await Customer.create_new(
            by=by,
            now=now,
            name=company.name,
            type=CustomerType.COMPANY,
            lifecycle=company.lifecycle,
            tax_id=company.vat or tax_id(CNPJ(), 12, dice),
            address=dict(zip(("city", "state", "country"), company.where, strict=True)),
            channel=team.channels[company.channel],
            emails=[f"contato@{company.domain}"],
            phones=[_phone(company.area, dice)],
        )
        for number, name in enumerate(company.contacts, start=1):
            known[f"{company.key}{number}"] = await Customer.create_new(
                by=by,
                now=now,
                name=name,
                lifecycle=company.lifecycle,
                channel=team.channels[company.channel],
                company=held,
                emails=[f"{_mailbox(name)}@{company.domain}"],
                phones=[_phone(company.area, dice)],
            )
    for person in PEOPLE:
        known[person.key] = await Customer.create_new(
            by=by,
            now=now,
            name=person.name,
            lifecycle=person.lifecycle,
            tax_id=tax_id(CPF(), 9, dice),
            channel=team.channels["Brasil"],
            emails=[person.email],
            phones=[_phone(person.area, dice)],
        )
    return known


def tax_id(kind: DocumentBase, length: int, dice: Random) -> str:
    """A number whose two check digits fit, whoever throws the dice; the library's own generator has dice of its own."""
    stem = "".join(dice.choices("0123456789", k=length))
    return next(number for digits in product("0123456789", repeat=2) if kind.validate(number := stem + "".join(digits)))


def _phone(area: str, dice: Random) -> str:
    exchange = "95550" if area.startswith("+55") else "555"
    return f"{area}{exchange}{dice.randrange(10_000):04}"


def _mailbox(name: str) -> str:
    """luciana.prates, of Luciana Prates."""
    plain = name.translate(str.maketrans("áâãçéêíóôõúü", "aaaceeiooouu", ".")).lower().split()
    return f"{plain[-2]}.{plain[-1]}"
