"""Which open subjects may be about the same matter, and which customers may be the same person or company.

Only what the viewer sees is named and counted. What many share (a switchboard's number) says nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import prod

from tortoise.functions import Count

import permissions
from mail.providers import PUBLIC_PROVIDERS
from models.customer import Customer, CustomerEmail, CustomerPhone
from models.subject import Outcome, Subject
from models.user import User
from models.workspace import Workspace

MOST_HITS, MOST_SHOWN = 20, 10
LARGEST_COMPANY = 200
"""A domain with more addresses than that is looked through for nobody: a provider that is in no list, most likely."""


class Likeness(StrEnum):
    """CUSTOMER is of subjects alone, NAME of customers alone. DOMAIN: addresses of one company, no public provider."""

    CUSTOMER = "CUSTOMER"
    TAX_ID = "TAX_ID"
    EMAIL = "EMAIL"
    PHONE = "PHONE"
    DOMAIN = "DOMAIN"
    NAME = "NAME"


WEIGHTS = {
    Likeness.CUSTOMER: 0.5,
    Likeness.TAX_ID: 0.9,
    Likeness.EMAIL: 0.8,
    Likeness.PHONE: 0.6,
    Likeness.NAME: 0.3,
    Likeness.DOMAIN: 0.2,
}
"""How likely one of these alone makes it."""

Sign = tuple[Likeness, str]
"""What a customer is known by: which kind of thing, and its value."""


@dataclass(frozen=True)
class Twin:
    """`score` lies between 0 and 1; `reasons` begin with the weightiest."""

    id: int
    """Of the subject, or of the customer."""
    score: float
    reasons: tuple[Likeness, ...]


def likely(mine: Iterable[Sign], others: Mapping[int, frozenset[Sign]]) -> list[Twin]:
    """Of `others`, by subject, those that share a sign; the likeliest first, of the equally likely the newest."""
    shared = {id: signs & frozenset(mine) for id, signs in others.items()}
    hits: dict[Sign, int] = defaultdict(int)
    for signs in shared.values():
        for sign in signs:
            hits[sign] += 1
    found = []
    for id, signs in shared.items():
        kinds = {kind for kind, value in signs if hits[kind, value] <= MOST_HITS}
        if Likeness.CUSTOMER in kinds:
            kinds = {Likeness.CUSTOMER}  # whose address and number they share with themselves
        if Likeness.EMAIL in kinds:
            kinds.discard(Likeness.DOMAIN)  # it says nothing more
        if kinds:
            reasons = sorted(kinds, key=lambda kind: (-WEIGHTS[kind], kind))
            found.append(Twin(id, round(1 - prod(1 - WEIGHTS[kind] for kind in reasons), 3), tuple(reasons)))
    return sorted(found, key=lambda each: (-each.score, -each.id))[:MOST_SHOWN]


async def possible_duplicates(subject_ids: list[int], viewer: User) -> list[list[Twin]]:
    """For each of these subjects, in as many statements for five hundred as for one."""
    rows = await Subject.filter(id__in=subject_ids, customer_id__not_isnull=True).values("id", "customer_id")
    customer_of = {row["id"]: row["customer_id"] for row in rows}
    signs = await _signs_of(set(customer_of.values()))
    wanted = frozenset(sign for held in signs.values() for sign in held)
    known = await _known_by(wanted)
    seen = Subject.visible_to(viewer).filter(
        customer_id__in=sorted(known) or [0],
        outcome=Outcome.OPEN,
        merged_into_id__isnull=True,
        discarded_at__isnull=True,
    )
    others = {row["id"]: frozenset(known[row["customer_id"]]) for row in await seen.values("id", "customer_id")}
    return [_of_one(id, customer_of, signs, others) for id in subject_ids]


async def possible_doubles(customer_ids: list[int], viewer: User) -> list[list[Twin]]:
    """For each of these customers, in as many statements for a hundred as for one."""
    signs = {id: held - {(Likeness.CUSTOMER, str(id))} for id, held in (await _signs_of(set(customer_ids))).items()}
    names = {row["id"]: row["name"] for row in await Customer.filter(id__in=customer_ids or [0]).values("id", "name")}
    known = await _known_by(frozenset(sign for held in signs.values() for sign in held))
    for row in await Customer.filter(name__in=sorted(set(names.values())) or [""]).values("id", "name"):
        known[row["id"]].add((Likeness.NAME, row["name"]))
    rows = await Customer.visible_to(viewer).filter(id__in=sorted(known) or [0]).values("id")
    others = {row["id"]: frozenset(known[row["id"]]) for row in rows}
    for id, name in names.items():
        signs[id].add((Likeness.NAME, name))
    return [likely(signs[id], {other: held for other, held in others.items() if other != id}) for id in customer_ids]


async def known_elsewhere(customer_ids: list[int], viewer: User) -> list[bool]:
    """Of each of these customers whether one whom the viewer does not see has the same number, address or document.

    The one exception to "what one does not see is not there" (DESIGN §4): so two channels do not write to one person
    without knowing it. Nothing else is said of them, and the workspace may switch it off.
    """
    if permissions.sees_all(viewer) or not (await Workspace.current()).hints_elsewhere:
        return [False] * len(customer_ids)
    signs = {id: _certain(held) for id, held in (await _signs_of(set(customer_ids))).items()}
    known = await _known_by(frozenset(sign for held in signs.values() for sign in held))
    living = Customer.filter(id__in=sorted(known) or [0], merged_into_id__isnull=True)
    seen = Customer.visible_to(viewer).filter(id__in=sorted(known) or [0])
    hidden = {row["id"] for row in await living.values("id")} - {row["id"] for row in await seen.values("id")}
    holders: dict[Sign, set[int]] = defaultdict(set)
    for id, held in known.items():
        for sign in held:
            holders[sign].add(id)
    return [
        any(len(holders[sign]) <= MOST_HITS and holders[sign] & hidden for sign in signs[id]) for id in customer_ids
    ]


def _certain(held: set[Sign]) -> set[Sign]:
    return {(kind, value) for kind, value in held if kind in (Likeness.TAX_ID, Likeness.EMAIL, Likeness.PHONE)}


def _of_one(
    id: int, customer_of: Mapping[int, int], signs: Mapping[int, set[Sign]], others: Mapping[int, frozenset[Sign]]
) -> list[Twin]:
    if id not in customer_of:
        return []
    return likely(signs[customer_of[id]], {other: held for other, held in others.items() if other != id})


async def _signs_of(customer_ids: set[int]) -> dict[int, set[Sign]]:
    """What each of these customers is known by, themselves included."""
    ids = sorted(customer_ids) or [0]
    held: dict[int, set[Sign]] = {id: {(Likeness.CUSTOMER, str(id))} for id in customer_ids}
    for row in await Customer.filter(id__in=ids, tax_id__not_isnull=True).values("id", "tax_id"):
        held[row["id"]].add((Likeness.TAX_ID, row["tax_id"]))
    for row in await CustomerEmail.filter(customer_id__in=ids).values("customer_id", "address", "domain"):
        held[row["customer_id"]].add((Likeness.EMAIL, row["address"]))
        if row["domain"] and row["domain"] not in PUBLIC_PROVIDERS:
            held[row["customer_id"]].add((Likeness.DOMAIN, row["domain"]))
    for row in await CustomerPhone.filter(customer_id__in=ids).values("customer_id", "number"):
        held[row["customer_id"]].add((Likeness.PHONE, row["number"]))
    return held


async def _known_by(wanted: frozenset[Sign]) -> dict[int, set[Sign]]:
    """The customers who have one of these signs, and which."""
    values: dict[Likeness, list[str]] = {kind: [] for kind in Likeness}
    for kind, value in sorted(wanted):
        values[kind].append(value)
    held: dict[int, set[Sign]] = defaultdict(set)
    for value in values[Likeness.CUSTOMER]:
        held[int(value)].add((Likeness.CUSTOMER, value))
    for row in await Customer.filter(tax_id__in=values[Likeness.TAX_ID] or [""]).values("id", "tax_id"):
        held[row["id"]].add((Likeness.TAX_ID, row["tax_id"]))
    emails = CustomerEmail.filter(address__in=values[Likeness.EMAIL] or [""])
    for row in await emails.values("customer_id", "address"):
        held[row["customer_id"]].add((Likeness.EMAIL, row["address"]))
    for row in await CustomerEmail.filter(domain__in=await _small(values[Likeness.DOMAIN])).values(
        "customer_id", "domain"
    ):
        held[row["customer_id"]].add((Likeness.DOMAIN, row["domain"]))
    phones = CustomerPhone.filter(number__in=values[Likeness.PHONE] or [""])
    for row in await phones.values("customer_id", "number"):
        held[row["customer_id"]].add((Likeness.PHONE, row["number"]))
    return held


async def _small(domains: list[str]) -> list[str]:
    """Those that few addresses have."""
    counted = CustomerEmail.filter(domain__in=domains or [""]).annotate(number=Count("id")).group_by("domain")
    return [row["domain"] for row in await counted.values("domain", "number") if row["number"] <= LARGEST_COMPANY] or [
        ""
    ]
