"""How a subject of the demo is told: what it is, when it went where, who said what. Knows no verb.

Days are counted back from today: `created=30, moves=(25, 12)` began thirty days ago and went on 25 and 12 days ago.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The same in both languages of the product."""

    pt: str
    en: str

    def of(self, locale: str) -> str:
        return self.pt if locale == "pt-BR" else self.en


@dataclass(frozen=True)
class Said:
    """A note: how many days ago, by whom, what."""

    days: int
    by: str
    words: Words


@dataclass(frozen=True)
class Won:
    days: int


@dataclass(frozen=True)
class Closed:
    days: int


@dataclass(frozen=True)
class Lost:
    """`reason`: its place in the list of lost reasons; the last one asks for a note."""

    days: int
    reason: int
    note: Words | None = None


@dataclass(frozen=True)
class Matter:
    """One subject. `moves`: when it went to the second, third, fourth stage; a prospect's first move converts it."""

    customer: str | None
    title: Words
    created: int
    moves: tuple[int, ...] = ()
    owner: str | None = None
    by: str = "bruno"
    value: int | None = None
    currency: str = "BRL"
    priority: int = 0
    close_in: int | None = None
    probability: int | None = None
    markers: tuple[str, ...] = ()
    source: Words | None = None
    channel: str = "Brasil"
    prospect: bool = False
    assigned: int | None = None
    notes: tuple[Said, ...] = ()
    end: Won | Lost | Closed | None = None
    archived: int | None = None


SITE = Words("Site", "Website")
FAIR = Words("Feira Hortitec", "Hortitec fair")
REFERRAL = Words("Indicação de cliente", "Customer referral")
CALL = Words("Ligação", "Phone call")
LINKEDIN = Words("LinkedIn", "LinkedIn")
SALES_MAIL = Words("E-mail: vendas@funil.example", "E-mail: vendas@funil.example")

MARKERS = {
    "hot": (Words("Quente", "Hot"), "#e8590c"),
    "tender": (Words("Licitação", "Tender"), "#1971c2"),
    "renewal": (Words("Renovação", "Renewal"), "#2f9e44"),
    "large": (Words("Conta grande", "Large account"), "#7048e8"),
    "risk": (Words("Em risco", "At risk"), "#e03131"),
}
