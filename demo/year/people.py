"""Who works in the team: names, zones, and habits that are unlike each other. Pure."""

from dataclasses import dataclass
from random import Random

from permissions import Access, Role


@dataclass(frozen=True, kw_only=True)
class Habits:
    """Shares between 0 and 1. `late`: mean working days of delay of what is not done on its day."""

    punctual: float
    late: float
    forgets: float
    plans_next: float
    notes: float
    writes: float


CHARACTERS = {
    "careful": Habits(punctual=0.9, late=1, forgets=0.01, plans_next=0.95, notes=0.5, writes=0.4),
    "steady": Habits(punctual=0.7, late=2, forgets=0.05, plans_next=0.8, notes=0.3, writes=0.4),
    "hasty": Habits(punctual=0.5, late=3, forgets=0.1, plans_next=0.45, notes=0.1, writes=0.2),
    "writer": Habits(punctual=0.65, late=3, forgets=0.08, plans_next=0.7, notes=0.6, writes=0.85),
    "forgetful": Habits(punctual=0.35, late=8, forgets=0.3, plans_next=0.3, notes=0.15, writes=0.3),
}
FIRST = (
    *("Ana", "Bruno", "Carla", "Diego", "Elisa", "Fábio", "Gisele", "Hugo", "Isadora", "João", "Karina", "Lucas"),
    *("Marta", "Nuno", "Olívia", "Pedro", "Queila", "Renato", "Sofia", "Tiago", "Úrsula", "Valter", "Wanda", "Yuri"),
)
LAST = (
    *("Azevedo", "Barros", "Cardoso", "Duarte", "Esteves", "Ferraz", "Gomes", "Horta", "Inácio", "Jardim"),
    *("Klein", "Lopes", "Moraes", "Nunes", "Oliveira", "Prado", "Queiroz", "Rocha", "Siqueira", "Teles"),
)


@dataclass(frozen=True)
class Shop:
    """A channel: what it is called, where its sellers are, whether its mail makes prospects."""

    name: str
    alias: str
    zones: tuple[str, ...]
    prospects: bool
    response_hours: int
    share: int
    """Of ten matters, how many begin here."""


SHOPS = (
    Shop("Brasil", "brasil", ("America/Sao_Paulo", "America/Sao_Paulo", "America/Manaus"), False, 8, 5),
    Shop("Site", "site", ("America/Sao_Paulo", "America/Noronha"), True, 4, 3),
    Shop("Europa", "europa", ("Europe/Lisbon", "Atlantic/Azores"), False, 24, 2),
)


@dataclass(frozen=True)
class Seat:
    """Somebody's place: `shop` and `leads` only where they sell."""

    key: str
    name: str
    role: Role
    zone: str
    character: str
    shop: str | None = None
    leads: bool = False
    access: Access = Access.CHANNEL

    @property
    def habits(self) -> Habits:
        return CHARACTERS[self.character]


def team(people: int, dice: Random) -> list[Seat]:
    """An administrator, from six people on a manager, and sellers in turn for each shop; its first one leads it."""
    names = [f"{first} {last}" for first, last in zip(FIRST * 3, dice.sample(LAST * 4, k=72), strict=False)]
    seats = [Seat("p0", names[0], Role.ADMIN, "America/Sao_Paulo", "careful")]
    if people >= 6:
        seats.append(Seat("p1", names[1], Role.MANAGER, "America/Sao_Paulo", "steady"))
    characters, before = list(CHARACTERS), len(seats)
    for number in range(len(seats), people):
        seller = number - before
        shop = SHOPS[seller % len(SHOPS)]
        first, place = seller < len(SHOPS), seller // len(SHOPS)
        seats.append(
            Seat(
                f"p{number}",
                names[number],
                Role.AGENT,
                shop.zones[place % len(shop.zones)],
                characters[seller % len(characters)],
                shop.name,
                leads=first,
                access=Access.CHANNEL if first or place % 2 else Access.OWN,
            )
        )
    return seats


def shops(seats: list[Seat]) -> list[Shop]:
    """Those in which somebody sells."""
    return [shop for shop in SHOPS if any(seat.shop == shop.name for seat in seats)]
