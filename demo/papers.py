"""What the demo team offered and sold, and what their ERP says of the same customers."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from demo.matter import Matter, Words
from models.customer import Customer
from models.money import Money
from models.subject import Subject
from models.trade import DocumentKind, DocumentState, LineDraft, Order, Proposal
from models.trade.judging import DocumentDraft
from models.trade.mirroring import upsert
from models.user import User

SERVICE = Words("Instalação e frete", "Installation and freight")
TERMS = Words(
    "Pagamento: 50 % no pedido, 50 % na entrega.\nEntrega em 30 dias.", "Half with the order, half on delivery."
)
TOO_DEAR = Words("Ficou acima do orçamento deste ano.", "Above this year's budget.")
ERP = "erp"
BY_HAND = b"-" * 32
"""No mail leaves the demo's past, so no key signs one."""


async def offer(
    subject: Subject, matter: Matter, *, by: User, now: datetime, locale: str, until: date | None
) -> Proposal:
    """Two lines that come to what the subject is worth, handed over on the day."""
    worth = Decimal(matter.value or 0)
    service = (worth / 10).quantize(Decimal(1))
    lines = [
        LineDraft(description=matter.title.of(locale), unit_price=worth - service, unit="un"),
        LineDraft(description=SERVICE.of(locale), unit_price=service),
    ]
    terms = TERMS.of(locale)
    proposal = await Proposal.create_new(subject, lines, by=by, now=now, valid_until=until, terms=terms)
    await proposal.send(None, by=by, now=now, instance_key=BY_HAND)
    return proposal


async def renegotiate(
    proposal: Proposal, matter: Matter, *, by: User, now: datetime, locale: str, until: date | None
) -> None:
    """The customer asked for less: a discount on the first line, and the freight for nothing."""
    worth = Decimal(matter.value or 0)
    service = (worth / 10).quantize(Decimal(1))
    lines = [
        LineDraft(
            description=matter.title.of(locale),
            unit_price=worth - service,
            unit="un",
            discount=(worth / 20).quantize(Decimal(1)),
        ),
        LineDraft(description=SERVICE.of(locale), unit_price=service, percent=Decimal(100)),
    ]
    await proposal.revise(by=by, now=now)
    await proposal.update(by=by, now=now, lines=lines, valid_until=until)
    await proposal.send(None, by=by, now=now, instance_key=BY_HAND)


async def order(subject: Subject, matter: Matter, *, by: User, now: datetime, locale: str) -> Order:
    """What was ordered outright, by telephone."""
    lines = [LineDraft(description=matter.title.of(locale), unit_price=Decimal(matter.value or 0), unit="un")]
    made = await Order.create_new(subject, lines, by=by, now=now)
    await made.confirm(by=by, now=now)
    return made


async def tell(customers: list[Customer], *, by: User, now: datetime, today: date) -> None:
    """Invoices, accounts and services of some customers: paid, open, overdue."""
    drafts = [
        _draft(customer, number, kind, today)
        for number, customer in enumerate(customers, start=1)
        for kind in DocumentKind
    ]
    done = await upsert(ERP, drafts, by=by, now=now)
    refused = [each.error for each in done.results if each.error is not None]
    if refused:
        raise refused[0]


def _draft(customer: Customer, number: int, kind: DocumentKind, today: date) -> DocumentDraft:
    paid = number % 3 == 0 or kind is DocumentKind.INVOICE
    given: dict[str, Any] = {"state": DocumentState.SETTLED, "settled_on": today - timedelta(days=5)} if paid else {}
    code = f"{kind.value[0]}{kind.value[-1]}-{2600 + number}"
    return DocumentDraft(
        kind=kind,
        external_id=f"{kind}-{number}",
        customer_id=customer.id,
        issued_on=today - timedelta(days=40 - 7 * (number % 4)),
        due_on=today + timedelta(days=10 * (number % 3) - 12),
        amount=Money(Decimal(1_850 * number + 340), "BRL"),
        number=code,
        url=f"https://erp.example/{code}",
        **given,
    )
