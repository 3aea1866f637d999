"""What customers have bought, owe and were served, summed by currency: one statement for any number of customers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tortoise.functions import Count, Sum

from models.trade.document import CustomerDocument, DocumentKind, DocumentState
from models.trade.order import Order, OrderState
from models.user import User

Sums = dict[str, int]
"""Currency → minor units; amounts of several currencies are never added (decision 0007)."""


@dataclass
class Books:
    """Of one kind of document of one customer."""

    amounts: Sums = field(default_factory=lambda: defaultdict(int))
    """Of all that was not cancelled."""
    balances: Sums = field(default_factory=lambda: defaultdict(int))
    overdue: Sums = field(default_factory=lambda: defaultdict(int))
    open_count: int = 0
    overdue_count: int = 0

    def take(self, row: dict[str, Any]) -> None:
        currency, number = row["currency"], int(row["number"])
        self.amounts[currency] += int(row["amount"])
        if row["state"] is not DocumentState.OPEN:
            return
        self.balances[currency] += int(row["balance"])
        self.open_count += number
        if row["overdue"]:
            self.overdue[currency] += int(row["balance"])
            self.overdue_count += number


Shelf = dict[DocumentKind, Books]


async def books_of(customer_ids: Sequence[int]) -> list[Shelf]:
    """By customer, in their order. Who may be told what is for the caller to say."""
    counted = CustomerDocument.filter(customer_id__in=list(set(customer_ids))).exclude(state=DocumentState.CANCELLED)
    counted = counted.annotate(amount=Sum("amount_minor"), balance=Sum("balance_minor"), number=Count("id"))
    names = ("customer_id", "kind", "state", "overdue", "currency")
    held: dict[int, Shelf] = {id: {kind: Books() for kind in DocumentKind} for id in customer_ids}
    for row in await counted.group_by(*names).values(*names, "amount", "balance", "number"):
        held[row["customer_id"]][DocumentKind(row["kind"])].take(
            {**row, "state": DocumentState(row["state"]), "overdue": bool(row["overdue"])}
        )
    return [held[id] for id in customer_ids]


async def ordered_by(customer_ids: Sequence[int], viewer: User) -> list[Sums]:
    """What confirmed orders come to, of those on subjects that the viewer sees."""
    rows = Order.about_customers(customer_ids, viewer).filter(state=OrderState.CONFIRMED)
    counted = rows.annotate(amount=Sum("total_minor")).group_by("subject__customer_id", "currency")
    held: dict[int, Sums] = {id: {} for id in customer_ids}
    for row in await counted.values("subject__customer_id", "currency", "amount"):
        held[row["subject__customer_id"]][row["currency"]] = int(row["amount"])
    return [held[id] for id in customer_ids]
