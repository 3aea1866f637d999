"""The lines of proposals and orders, and how they are entered."""

from decimal import Decimal

import strawberry
from strawberry import Parent

import models
from schema.money import Money, money_of
from schema.node import view
from schema.related import computed


@strawberry.type(description="What is taken off a line: a percentage, or an amount.")
class LineDiscount:
    percent: Decimal | None = strawberry.field(description="0 to 100, with at most 2 decimal places.")
    amount: Money | None = strawberry.field(description="In the document's currency.")


@view(models.TradeLine, description="One line of a proposal or an order.")
class TradeLine:
    description: str = strawberry.field(description="What is sold: 1 to 500 characters.")
    unit: str | None = strawberry.field(description="Of what the quantity counts: `un`, `kg`, `h`.")

    @computed("quantity_parts", description="How much of it, with at most 4 decimal places.")
    def quantity(row: Parent[models.TradeLine]) -> Decimal:
        return row.quantity

    @computed("price_minor", "currency", description="What one unit costs.")
    def unit_price(row: Parent[models.TradeLine]) -> Money:
        return money_of(row.price_minor, row.currency)  # type: ignore[return-value]

    @computed("discount_points", "discount_minor", "currency", description="What is taken off; null: nothing.")
    def discount(row: Parent[models.TradeLine]) -> LineDiscount | None:
        if row.discount_points is None and row.discount_minor is None:
            return None
        return LineDiscount(percent=row.percent, amount=money_of(row.discount_minor, row.currency))

    @computed(
        "total_minor",
        "currency",
        description="Quantity × unit price less the discount, rounded half up to the currency's smallest unit.",
    )
    def total(row: Parent[models.TradeLine]) -> Money:
        return money_of(row.total_minor, row.currency)  # type: ignore[return-value]


@strawberry.input(description="What is taken off a line: `percent` or `amount`.")
class LineDiscountInput:
    percent: Decimal | None = strawberry.field(default=None, description="0 to 100, with at most 2 decimal places.")
    amount: Decimal | None = strawberry.field(
        default=None, description="In the document's currency, at most what the line costs."
    )


@strawberry.input(description="A line of a proposal or an order.")
class TradeLineInput:
    description: str = strawberry.field(description="What is sold: 1 to 500 characters; lines may be broken.")
    quantity: Decimal = strawberry.field(
        default=Decimal(1), description="More than 0, with at most 4 decimal places. Default: 1."
    )
    unit: str | None = strawberry.field(default=None, description="Of what: up to 20 characters.")
    unit_price: Decimal = strawberry.field(
        description='In the document\'s currency, as a string: `"1234.50"`. Not negative, no finer than the currency.'
    )
    discount: LineDiscountInput | None = strawberry.field(default=None, description="What is taken off; null: nothing.")


def drafts(lines: list[TradeLineInput] | None) -> list[models.LineDraft]:
    return [
        models.LineDraft(
            description=line.description,
            quantity=line.quantity,
            unit=line.unit,
            unit_price=line.unit_price,
            percent=line.discount.percent if line.discount else None,
            discount=line.discount.amount if line.discount else None,
        )
        for line in lines or ()
    ]


def patched_lines(given: strawberry.Maybe[list[TradeLineInput]]) -> list[models.LineDraft] | None:
    """The lines of an update; None where they stay."""
    return None if given is None else drafts(given.value)
