"""What stands on a sheet of paper, before it is laid out and put into a language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    PROPOSAL = "PROPOSAL"
    ORDER = "ORDER"


@dataclass(frozen=True, kw_only=True)
class Party:
    """Whom it is from, or for: a name, and lines of whatever else is known."""

    name: str
    details: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line; amounts in units of the sheet's currency, `percent` from 0 to 100."""

    description: str
    quantity: Decimal
    unit: str | None
    price: Decimal
    percent: Decimal | None
    discount: Decimal | None
    total: Decimal


@dataclass(frozen=True, kw_only=True)
class Sheet:
    kind: Kind
    number: int
    revision: int
    title: str
    dated: date
    valid_until: date | None
    currency: str
    seller: Party
    customer: Party | None
    rows: Sequence[Row]
    discount: Decimal
    """What all discounts together take off."""
    total: Decimal
    terms: str | None
    cancelled: bool = False
