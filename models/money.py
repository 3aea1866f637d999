"""Money: an amount and its currency, kept as integer minor units so that sums are exact. Knows no noun."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from babel.numbers import get_currency_precision

from errors import Invalid
from models.workspace import check_currency

MOST = 10**15
"""In minor units: ten trillion of most currencies; larger figures are typing errors."""


@lru_cache(maxsize=500)
def _places(currency: str) -> int:
    """How many decimal places its amounts have."""
    return int(get_currency_precision(currency))


def amount_of(minor: int, currency: str) -> Decimal:
    """In units of the currency, with its decimal places."""
    return Decimal(minor).scaleb(-_places(currency))


def weighed(hundredths: int) -> int:
    """A sum of minor units × per cent in minor units, rounded half up. Nothing is negative (`Money.minor`)."""
    return (hundredths + 50) // 100


def decimals(number: Decimal) -> int:
    """How many decimal places it has, without zeros at its end. Counted: what is reckoned is rounded to 28 digits."""
    _, digits, exponent = number.as_tuple()
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return max(0, -int(exponent) - zeros) if number else 0


@dataclass(frozen=True)
class Money:
    amount: Decimal
    currency: str

    @classmethod
    def of_minor(cls, minor: int, currency: str) -> "Money":
        return cls(amount_of(minor, currency), currency)

    def minor(self, *, field: str = "value") -> int:
        """Whole minor units (cents, for most); a finer amount is refused, not rounded."""
        check_currency(self.currency)
        if not self.amount.is_finite():
            raise Invalid("An amount is a number.", field=field)
        scaled = self.amount.scaleb(_places(self.currency)) if abs(self.amount) <= MOST else self.amount
        if abs(scaled) > MOST:
            raise Invalid("This amount is too large.", field=field)
        if decimals(self.amount) > _places(self.currency):
            raise Invalid(
                "{currency} has {places} decimal places.",
                field=field,
                currency=self.currency,
                places=_places(self.currency),
            )
        if scaled < 0:
            raise Invalid("A value is not negative.", field=field)
        return int(scaled)
