"""Money as clients see it: decimal amounts, where the rows keep whole minor units."""

from decimal import Decimal

import strawberry

import models
from models.money import amount_of


@strawberry.type(description="An amount in one currency.")
class Money:
    amount: Decimal = strawberry.field(description="In units of the currency, with its decimal places: `1234.50`.")
    currency: str = strawberry.field(description="ISO 4217, such as BRL.")


@strawberry.input(description="An amount in one currency.")
class MoneyInput:
    amount: Decimal = strawberry.field(
        description='In units of the currency, as a string: `"1234.50"`. Not negative, and no finer than the currency.'
    )
    currency: str = strawberry.field(description="ISO 4217, such as BRL.")

    def to_money(self) -> models.Money:
        return models.Money(self.amount, self.currency)


def money_of(minor: int | None, currency: str | None) -> Money | None:
    """The amount behind two columns; null as long as nothing was entered."""
    if minor is None or currency is None:
        return None
    return Money(amount=amount_of(minor, currency), currency=currency)
