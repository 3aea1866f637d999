"""Who is there already: for a step of an import, the customers that its rows may mean, in a statement for each way."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from errors import Refused
from mail.address import normalise
from models.contact import check_phone, check_tax_id, folded
from models.customer import Customer, CustomerEmail, CustomerPhone, CustomerType
from models.importing.fields import Draft
from models.importing.start import MatchBy
from models.stage import Stage
from models.user import User

Sign = tuple[MatchBy, str]


def signs_of(draft: Draft, region: str) -> list[Sign]:
    """What the row's customer would be known by; what is malformed is refused when it is written."""
    found: list[Sign] = []
    if draft.external_id:
        found.append((MatchBy.EXTERNAL_ID, draft.external_id))
    if tax_id := draft.customer.get("tax_id"):
        found += [(MatchBy.TAX_ID, value) for value in _valid(check_tax_id, tax_id)]
    for address in draft.customer.get("emails", ()):
        found += [(MatchBy.EMAIL, value) for value in [normalise(address)] if value]
    for number in draft.customer.get("phones", ()):
        found += [(MatchBy.PHONE, value) for value in _valid(check_phone, number, region)]
    return found


def _valid(check: Any, *said: str) -> list[str]:
    try:
        return [check(*said)]
    except Refused:
        return []


@dataclass
class Known:
    """`customers`: sign → id of the customer. `companies`, `stages`, `owners`: by their folded names."""

    customers: dict[Sign, int] = field(default_factory=dict)
    companies: dict[str, Customer] = field(default_factory=dict)
    stages: dict[str, Stage] = field(default_factory=dict)
    owners: dict[str, User] = field(default_factory=dict)

    @classmethod
    async def of(cls, drafts: Iterable[Draft], *, by: User, region: str) -> "Known":
        drafts = list(drafts)
        wanted: dict[MatchBy, set[str]] = {way: set() for way in MatchBy}
        for way, value in (sign for draft in drafts for sign in signs_of(draft, region)):
            wanted[way].add(value)
        known = cls()
        await known._find(wanted, by)
        names = sorted({draft.company for draft in drafts if draft.company})
        companies = Customer.visible_to(by).filter(name__in=names or [""], type=CustomerType.COMPANY)
        known.companies = {folded(row.name): row for row in await companies.order_by("-id")}
        known.stages = {folded(row.name): row for row in await Stage.in_order()}
        people = await User.filter(active=True)
        known.owners = {folded(said): row for row in people for said in (row.name, row.email)}
        return known

    async def _find(self, wanted: dict[MatchBy, set[str]], by: User) -> None:
        held: list[tuple[Sign, int]] = []
        for way, column in ((MatchBy.EXTERNAL_ID, "external_id"), (MatchBy.TAX_ID, "tax_id")):
            rows = Customer.filter(**{f"{column}__in": sorted(wanted[way]) or [""]})
            held += [((way, row[column]), row["id"]) for row in await rows.values("id", column)]
        for way, model, column in (
            (MatchBy.EMAIL, CustomerEmail, "address"),
            (MatchBy.PHONE, CustomerPhone, "number"),
        ):
            others: Any = model.filter(**{f"{column}__in": sorted(wanted[way]) or [""]})
            held += [((way, row[column]), row["customer_id"]) for row in await others.values("customer_id", column)]
        ids = sorted({id for _, id in held})
        seen = {row["id"] for row in await Customer.visible_to(by).filter(id__in=ids or [0]).values("id")}
        for sign, id in sorted(held, key=lambda each: each[1]):
            if id in seen:
                self.customers.setdefault(sign, id)

    def match(self, signs: Iterable[Sign], ways: tuple[MatchBy, ...]) -> int | None:
        """The customer whom the row means, by the first way that finds one."""
        known = [sign for sign in signs if sign[0] in ways and sign in self.customers]
        found = [(ways.index(sign[0]), self.customers[sign]) for sign in known]
        return min(found)[1] if found else None

    def learn(self, signs: Iterable[Sign], customer_id: int) -> None:
        for sign in signs:
            self.customers.setdefault(sign, customer_id)


__all__ = ["Known", "Sign", "signs_of"]
