"""Proposals, orders and documents to be acted upon, made by the ordinary verbs."""

from decimal import Decimal
from typing import Any

import models
from models.trade import mirroring
from models.trade.judging import DocumentDraft
from tests.make import NOON

ROWING = models.LineDraft(description="Barco a remo", unit_price=Decimal("1000.00"), quantity=Decimal(3), unit="un")


async def papers(card: models.Subject, *, by: models.User, words: str = "Barco a remo") -> dict[str, Any]:
    """A proposal that is written, one that was sent twice, orders in every state."""
    line = models.LineDraft(description=words, unit_price=Decimal(1000), percent=Decimal("2.5"))
    offer, offered = [
        await models.Proposal.create_new(card, [line], by=by, now=NOON, terms=f"{words}: 30 dias") for _ in range(2)
    ]
    for _ in range(2):
        if offered.state is not models.ProposalState.DRAFT:
            await offered.revise(by=by, now=NOON)
        await offered.send(None, by=by, now=NOON, instance_key=b"k" * 32)
    ordering, ordered = [await models.Order.create_new(card, [line], by=by, now=NOON, terms=words) for _ in range(2)]
    await ordered.confirm(by=by, now=NOON)
    return {"offer": offer, "offered": offered, "ordering": ordering, "ordered": ordered}


async def documents(customer: models.Customer, *, by: models.User, source: str, words: str) -> list[Any]:
    """One of each kind, told by an ERP."""
    drafts = [
        DocumentDraft(
            kind=kind,
            external_id=f"{kind}-{customer.id}",
            customer_id=customer.id,
            issued_on=NOON.date(),
            due_on=NOON.date(),
            amount=models.Money(Decimal(100), "BRL"),
            number=words,
            description=words,
            url=f"https://erp.example/{words.replace(' ', '-')}",
        )
        for kind in models.DocumentKind
    ]
    done = await mirroring.upsert(source, drafts, by=by, now=NOON)
    assert [result.error for result in done.results] == [None] * len(drafts)
    return [result.document for result in done.results]
