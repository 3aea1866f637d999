"""What a line costs and what a document comes to: exact Decimal arithmetic, rounded once. Knows no row.

A line is quantity × unit price, less its discount, rounded HALF UP to the currency's smallest unit; a document is the
sum of its rounded lines, so that whoever adds up the printed column gets the printed total. Half up because customers'
calculators and spreadsheets do so, and Odoo's quotations; amounts are never negative, so "up" is one direction.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext

from errors import Invalid
from models.money import MOST

PARTS = 10_000
"""A quantity is kept in ten-thousandths, a percentage in hundredths: whole numbers are exact in every database."""
DIGITS = 50
"""More than the longest product has."""


@dataclass(frozen=True)
class Discount:
    """Of a line: in hundredths of a per cent, or as an amount in minor units; at most one of them."""

    points: int | None = None
    minor: int | None = None


@dataclass(frozen=True)
class Total:
    """In minor units: before the discount, and what is to be paid."""

    gross: int
    net: int

    @property
    def discount(self) -> int:
        return self.gross - self.net


def line_total(quantity: int, price: int, discount: Discount | None = None) -> Total:
    """`quantity` in ten-thousandths, `price` in minor units of the currency."""
    discount = discount or Discount()
    with localcontext(prec=DIGITS):
        exact = Decimal(quantity) * price / PARTS
        gross = _rounded(exact)
        if discount.minor is not None:
            net = gross - discount.minor
        else:
            net = _rounded(exact * (PARTS - (discount.points or 0)) / PARTS)
    if net < 0:
        raise Invalid("A discount is at most what the line costs.", field="discount")
    if gross > MOST:
        raise Invalid("This amount is too large.", field="unitPrice")
    return Total(gross, net)


def summed(totals: Iterable[Total]) -> Total:
    """What a document comes to."""
    lines = list(totals)
    total = Total(sum(line.gross for line in lines), sum(line.net for line in lines))
    if total.gross > MOST:
        raise Invalid("This amount is too large.", field="lines")
    return total


def _rounded(exact: Decimal) -> int:
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
