"""Orders as clients see them. The mutations stand in `order_mutations.py`."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Parent

import models
from schema.context import Info
from schema.money import Money, money_of
from schema.node import Node, view
from schema.page import Page, connection, page
from schema.related import computed, many, one
from schema.trade.filter import OrderFilter, TradeOrder, narrowed, ordered
from schema.trade.line import TradeLine
from schema.trade.printed import PrintedDownload, printed_download
from schema.trade.proposal import Locale, Proposal
from schema.user import User

if TYPE_CHECKING:
    from schema.subject import Subject


@view(models.Order, description="What a customer has ordered.")
class Order(Node):
    number: int = strawberry.field(description="Counts through the workspace without gaps, from 1.")
    state: models.OrderState = strawberry.field(description="DRAFT until somebody confirms it.")
    terms: str | None = strawberry.field(description="What is said below the lines.")
    currency: str = strawberry.field(description="ISO 4217, of all its amounts.")
    created_at: datetime = strawberry.field(description="When it was begun.")
    updated_at: datetime = strawberry.field(description="When anything on it last changed.")
    confirmed_at: datetime | None = strawberry.field(description="When it was confirmed.")
    cancelled_at: datetime | None = strawberry.field(description="When it was cancelled.")
    cancelled_note: str | None = strawberry.field(description="What was said when it was cancelled.")
    version: int = strawberry.field(description="Grows with each change; give it as `expectedVersion`.")

    subject: Annotated["Subject", strawberry.lazy("schema.subject")] = one(description="What it is about.")

    proposal: Proposal | None = one(description="The proposal that it was accepted as.")

    created_by: User = one(description="Who began it.")

    lines: list[TradeLine] = many("lines", "position", description="Its lines, in their order; at most 100.")

    @computed("total_minor", "currency", description="The sum of the lines' rounded totals.")
    def total(row: Parent[models.Order]) -> Money:
        return money_of(row.total_minor, row.currency)  # type: ignore[return-value]

    @computed("discount_minor", "currency", description="What all discounts take off.")
    def discount(row: Parent[models.Order]) -> Money:
        return money_of(row.discount_minor, row.currency)  # type: ignore[return-value]

    @computed("id", description="It as a PDF, as it stands.")
    def pdf(row: Parent[models.Order], info: Info, locale: Locale = None) -> PrintedDownload:
        return printed_download(row, locale, info.context)


OrderConnection: Any = connection(Order, "Order")


@strawberry.type
class OrderQuery:
    @strawberry.field(
        graphql_type=OrderConnection, description="Orders on the subjects that the viewer sees, in pages."
    )
    async def orders(
        self,
        info: Info,
        filter: Annotated[OrderFilter | None, strawberry.argument(description="Which ones.")] = None,
        order_by: Annotated[TradeOrder | None, strawberry.argument(description="Default: the newest first.")] = None,
        first: Annotated[int | None, strawberry.argument(description="1 to 100.")] = 20,
        after: Annotated[str | None, strawberry.argument(description="A cursor.")] = None,
        last: Annotated[int | None, strawberry.argument(description="1 to 100, from the end.")] = None,
        before: Annotated[str | None, strawberry.argument(description="A cursor.")] = None,
    ) -> Page:
        rows = narrowed(models.Order.visible_to(info.context.user), filter)
        return page(rows, ordered(order_by), first=first, after=after, last=last, before=before)
