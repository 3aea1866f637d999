"""The lines of proposals and orders: what is sold, how much of it, at what price."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from errors import Invalid, LimitReached, Required, within
from models.base import at_most, clean, one_line
from models.money import Money, decimals
from models.trade.totals import PARTS, Discount, Total, line_total, summed

MOST_LINES = 100
LARGEST_QUANTITY = 10**9
LONGEST_DESCRIPTION, LONGEST_UNIT = 500, 20


@dataclass(frozen=True, kw_only=True)
class LineDraft:
    """What somebody enters: amounts in the document's currency, `percent` from 0 to 100."""

    description: str
    unit_price: Decimal
    quantity: Decimal = Decimal(1)
    unit: str | None = None
    percent: Decimal | None = None
    discount: Decimal | None = None


class TradeLine(Model):
    """One line of a proposal as it stands, of an earlier revision, or of an order: of exactly one of these."""

    id = fields.BigIntField(primary_key=True)
    position = fields.IntField()
    description = fields.CharField(LONGEST_DESCRIPTION)
    quantity_parts = fields.BigIntField()
    """In ten-thousandths."""
    unit = fields.CharField(LONGEST_UNIT, null=True)
    currency = fields.CharField(3)
    price_minor = fields.BigIntField()
    discount_points = fields.IntField(null=True)
    """In hundredths of a per cent."""
    discount_minor = fields.BigIntField(null=True)
    total_minor = fields.BigIntField()

    proposal: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Proposal", related_name="lines", null=True, on_delete=fields.CASCADE
    )
    proposal_id: int | None
    revision: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.ProposalRevision", related_name="lines", null=True, on_delete=fields.CASCADE
    )
    revision_id: int | None
    order: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Order", related_name="lines", null=True, on_delete=fields.CASCADE
    )
    order_id: int | None

    class Meta:
        table = "trade_line"
        indexes = (
            Index(fields=("proposal_id", "position"), name="trade_line_proposal"),
            Index(fields=("revision_id", "position"), name="trade_line_revision"),
            Index(fields=("order_id", "position"), name="trade_line_order"),
        )

    @property
    def quantity(self) -> Decimal:
        return Decimal(self.quantity_parts) / PARTS

    @property
    def percent(self) -> Decimal | None:
        return None if self.discount_points is None else Decimal(self.discount_points) / 100

    @property
    def total(self) -> Total:
        return line_total(self.quantity_parts, self.price_minor, Discount(self.discount_points, self.discount_minor))

    def says(self) -> tuple[Any, ...]:
        """All that a person entered."""
        return (
            self.description, self.quantity_parts, self.unit, self.currency, self.price_minor, self.discount_points,
            self.discount_minor,
        )  # fmt: skip

    def copied(self, **to: int) -> "TradeLine":
        """The same line of another document."""
        names = ("position", "description", "quantity_parts", "unit", "currency", "price_minor", "discount_points")
        kept = {name: getattr(self, name) for name in (*names, "discount_minor", "total_minor")}
        return TradeLine(**kept, **to)


def lines_of(drafts: Sequence[LineDraft], currency: str) -> tuple[list[TradeLine], Total]:
    """The lines as they will be stored, in their order, and what they come to."""
    if len(drafts) > MOST_LINES:
        raise LimitReached("A document has at most {limit} lines.", field="lines", limit=MOST_LINES)
    lines = []
    for position, draft in enumerate(drafts):
        with within("lines"), within(str(position)):
            lines.append(_line(draft, currency, position))
    return lines, summed(line.total for line in lines)


def _line(draft: LineDraft, currency: str, position: int) -> TradeLine:
    description = at_most(LONGEST_DESCRIPTION, clean(draft.description), field="description")
    if not description:
        raise Required("A line says what is sold.", field="description")
    if draft.percent is not None and draft.discount is not None:
        raise Invalid("A discount is a percentage or an amount, not both.", field="discount")
    line = TradeLine(
        position=position,
        description=description,
        quantity_parts=_quantity(draft.quantity),
        unit=at_most(LONGEST_UNIT, one_line(draft.unit or ""), field="unit") or None,
        currency=currency,
        price_minor=Money(draft.unit_price, currency).minor(field="unitPrice"),
        discount_points=None if draft.percent is None else _points(draft.percent),
        discount_minor=None if draft.discount is None else Money(draft.discount, currency).minor(field="discount"),
    )
    line.total_minor = line.total.net
    return line


def _quantity(quantity: Decimal) -> int:
    if not quantity.is_finite() or not 0 < quantity <= LARGEST_QUANTITY or decimals(quantity) > 4:
        raise Invalid("A quantity is more than 0 and has at most 4 decimal places.", field="quantity")
    return int(quantity * PARTS)


def _points(percent: Decimal) -> int:
    if not percent.is_finite() or not 0 <= percent <= 100 or decimals(percent) > 2:
        raise Invalid("A discount lies between 0 and 100 per cent and has at most 2 decimal places.", field="discount")
    return int(percent * 100)
