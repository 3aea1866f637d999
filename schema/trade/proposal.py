"""Proposals as clients see them. The mutations stand in `proposal_mutations.py`."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Parent

import models
from schema.context import Info
from schema.message import Message
from schema.money import Money, money_of
from schema.node import Node, view
from schema.page import Page, connection, page
from schema.related import computed, many, one
from schema.trade.filter import ProposalFilter, TradeOrder, narrowed, ordered
from schema.trade.line import TradeLine
from schema.trade.printed import PrintedDownload, printed_download
from schema.user import User

if TYPE_CHECKING:
    from schema.subject import Subject
    from schema.trade.order import Order

Locale = Annotated[
    str | None,
    strawberry.argument(description="`pt-BR` or `en`; null: the workspace's."),
]


@view(models.ProposalRevision, description="An earlier revision of a proposal, as it was sent. Nothing changes it.")
class ProposalRevision:
    revision: int = strawberry.field(description="1 for the first.")
    state: models.ProposalState = strawberry.field(description="How it stood when it was revised.")
    valid_until: date | None = strawberry.field(description="The last day on which it held.")
    terms: str | None = strawberry.field(description="What was said below the lines.")
    sent_at: datetime | None = strawberry.field(description="When it was sent last.")

    lines: list[TradeLine] = many("lines", "position", description="Its lines, in their order.")

    @computed("total_minor", "currency", description="What it came to.")
    def total(row: Parent[models.ProposalRevision]) -> Money:
        return money_of(row.total_minor, row.currency)  # type: ignore[return-value]

    @computed("discount_minor", "currency", description="What all discounts took off.")
    def discount(row: Parent[models.ProposalRevision]) -> Money:
        return money_of(row.discount_minor, row.currency)  # type: ignore[return-value]

    @computed("id", description="It as a PDF.")
    def pdf(row: Parent[models.ProposalRevision], info: Info, locale: Locale = None) -> PrintedDownload:
        return printed_download(row, locale, info.context)


@view(models.Proposal, description="What a customer is offered, at what price and until when.")
class Proposal(Node):
    number: int = strawberry.field(description="Counts through the workspace without gaps, from 1.")
    revision: int = strawberry.field(description="1, and one more with each revision of what was sent.")
    state: models.ProposalState = strawberry.field(description="Stored; the clock lets a SENT one expire.")
    valid_until: date | None = strawberry.field(
        description="The last day on which it holds, in the workspace's zone; null: it does not end by itself."
    )
    expires_at: datetime | None = strawberry.field(description="The instant at which that day is over.")
    terms: str | None = strawberry.field(description="What is said below the lines: payment, delivery.")
    currency: str = strawberry.field(description="ISO 4217, of all its amounts.")
    refused_note: str | None = strawberry.field(description="What was said when it was refused.")
    created_at: datetime = strawberry.field(description="When it was begun.")
    updated_at: datetime = strawberry.field(description="When anything on it last changed.")
    sent_at: datetime | None = strawberry.field(description="When this revision was sent last.")
    decided_at: datetime | None = strawberry.field(description="When it was accepted or refused.")
    version: int = strawberry.field(description="Grows with each change; give it as `expectedVersion`.")

    subject: Annotated["Subject", strawberry.lazy("schema.subject")] = one(description="What it is about.")

    created_by: User = one(description="Who began it.")

    message: Message | None = one(seen=True, description="The message with which it was sent last, if by one.")

    lines: list[TradeLine] = many("lines", "position", description="Its lines, in their order; at most 100.")

    revisions: list[ProposalRevision] = many("revisions", "-revision", description="Earlier revisions, latest first.")

    orders: list[Annotated["Order", strawberry.lazy("schema.trade.order")]] = many(
        "orders", "-id", description="What it became when it was accepted; cancelled ones, too. Newest first."
    )

    @computed("total_minor", "currency", description="The sum of the lines' rounded totals.")
    def total(row: Parent[models.Proposal]) -> Money:
        return money_of(row.total_minor, row.currency)  # type: ignore[return-value]

    @computed("discount_minor", "currency", description="What all discounts take off.")
    def discount(row: Parent[models.Proposal]) -> Money:
        return money_of(row.discount_minor, row.currency)  # type: ignore[return-value]

    @computed("id", description="It as a PDF, as it stands.")
    def pdf(row: Parent[models.Proposal], info: Info, locale: Locale = None) -> PrintedDownload:
        return printed_download(row, locale, info.context)


ProposalConnection: Any = connection(Proposal, "Proposal")


@strawberry.type
class ProposalQuery:
    @strawberry.field(
        graphql_type=ProposalConnection, description="Proposals on the subjects that the viewer sees, in pages."
    )
    async def proposals(
        self,
        info: Info,
        filter: Annotated[ProposalFilter | None, strawberry.argument(description="Which ones.")] = None,
        order_by: Annotated[TradeOrder | None, strawberry.argument(description="Default: the newest first.")] = None,
        first: Annotated[int | None, strawberry.argument(description="1 to 100.")] = 20,
        after: Annotated[str | None, strawberry.argument(description="A cursor.")] = None,
        last: Annotated[int | None, strawberry.argument(description="1 to 100, from the end.")] = None,
        before: Annotated[str | None, strawberry.argument(description="A cursor.")] = None,
    ) -> Page:
        rows = narrowed(models.Proposal.visible_to(info.context.user), filter)
        return page(rows, ordered(order_by), first=first, after=after, last=last, before=before)
