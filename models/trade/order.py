"""Orders: what a customer has ordered. DRAFT until somebody confirms it; a confirmed one may still be cancelled."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from tortoise import fields
from tortoise.indexes import Index

from errors import WrongState
from events import InteractionKind, OrderCancelled, OrderConfirmed, OrderCreated, OrderStateChanged, OrderUpdated
from models.base import at_most, clean
from models.trade.line import LineDraft, TradeLine, lines_of
from models.trade.row import TradeRow, checked_terms
from models.trade.totals import Total
from models.user import User

LONGEST_NOTE = 2_000


class OrderState(StrEnum):
    """DRAFT is being written; CONFIRMED stands; CANCELLED will not be delivered."""

    DRAFT = "DRAFT"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


class Order(TradeRow):
    noun = "Order"
    called = "order"
    series = "order"
    owns = "order_id"
    verb = "order"
    interaction = InteractionKind.ORDER
    derived: ClassVar[frozenset[str]] = frozenset({"total_minor", "discount_minor"})

    state = fields.CharEnumField(OrderState, max_length=10, default=OrderState.DRAFT)
    confirmed_at: datetime | None = fields.DatetimeField(null=True)
    cancelled_at: datetime | None = fields.DatetimeField(null=True)
    cancelled_note: str | None = fields.TextField(null=True)

    subject: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "models.Subject", related_name="orders", on_delete=fields.CASCADE
    )
    proposal: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Proposal", related_name="orders", null=True, on_delete=fields.SET_NULL
    )
    proposal_id: int | None
    created_by: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="orders_created", on_delete=fields.RESTRICT
    )

    class Meta:
        table = "sales_order"
        unique_together = (("number",),)
        indexes = (
            Index(fields=("subject_id", "id"), name="sales_order_subject"),
            Index(fields=("proposal_id",), name="sales_order_proposal"),
            Index(fields=("created_by_id",), name="sales_order_created_by"),
            Index(fields=("state", "id"), name="sales_order_state"),
            Index(fields=("created_at", "id"), name="sales_order_created_at"),
        )

    @classmethod
    async def create_new(
        cls,
        subject: Any,
        lines: Sequence[LineDraft],
        *,
        by: User,
        now: datetime,
        currency: str | None = None,
        terms: str | None = None,
    ) -> "Order":
        """Write an order without a proposal."""
        async with cls(subject_id=subject.id).about(by=by) as matter:
            matter.check_at_work()
            made = await cls.begun(matter, currency=currency, by=by, now=now)
            made.terms = checked_terms(terms)
            entered, total = lines_of(lines, made.currency)
            made.total_up(total)
            await made._enter(matter, entered, by=by, now=now)
        return made

    @classmethod
    async def of_proposal(cls, proposal: Any, lines: Sequence[TradeLine], *, by: User, now: datetime) -> "Order":
        """The order that an accepted proposal becomes, in the unit in which it is accepted."""
        made = await cls.begun(proposal._matter, currency=proposal.currency, by=by, now=now)
        made.proposal_id, made.terms = proposal.id, proposal.terms
        made.total_up(Total(proposal.total_minor + proposal.discount_minor, proposal.total_minor))
        await made._enter(proposal._matter, lines, by=by, now=now)
        return made

    async def _enter(self, matter: Any, lines: Sequence[TradeLine], *, by: User, now: datetime) -> None:
        self._matter = matter
        await self.save()
        await self.keep_lines(lines)
        await self.record_new(self._stands(), by=by, now=now)
        await matter.touch(self.interaction, by=by, now=now)
        await matter.record(OrderCreated(order=self.id, proposal=self.proposal_id), by=by, now=now)

    async def update(
        self, *, by: User, now: datetime, lines: Sequence[LineDraft] | None = None, **changes: Any
    ) -> None:
        """Change a draft; `lines` replace the old ones."""
        async with self.about(by=by) as matter:
            matter.check_at_work()
            if self.state is not OrderState.DRAFT:
                raise WrongState("Only a draft is changed.")
            if "terms" in changes:
                self.terms = checked_terms(changes["terms"])
            also = () if lines is None else await self.set_lines(lines)
            if self.changed_fields() or also:
                await self.record(OrderUpdated(order=self.id), by=by, now=now, also=also)

    async def confirm(self, *, by: User, now: datetime) -> None:
        """It stands: from now on it is not changed any more."""
        async with self.about(by=by) as matter:
            matter.check_at_work()
            if self.state is not OrderState.DRAFT:
                raise WrongState("Only a draft is confirmed.")
            await self.require_lines()
            self.state, self.confirmed_at = OrderState.CONFIRMED, now
            await self.tell(OrderConfirmed(order=self.id), self._stands(), by=by, now=now)

    async def cancel(self, *, by: User, now: datetime, note: str | None = None) -> None:
        """It will not be delivered. The proposal it came from may then be revised."""
        async with self.about(by=by) as matter:
            matter.check_at_work()
            if self.state is OrderState.CANCELLED:
                raise WrongState("This order was cancelled already.")
            self.state, self.cancelled_at = OrderState.CANCELLED, now
            self.cancelled_note = at_most(LONGEST_NOTE, clean(note or ""), field="note") or None
            await self.tell(OrderCancelled(order=self.id), self._stands(), by=by, now=now)

    def _stands(self) -> OrderStateChanged:
        return OrderStateChanged(order=self.id, state=self.state)
