"""What is stored of a proposal and of its earlier revisions."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar, Self

from tortoise import fields
from tortoise.expressions import Subquery
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

import permissions
from events import InteractionKind
from models.activity.state import midnight
from models.base import Record
from models.message import Message
from models.money import Money
from models.trade.line import TradeLine
from models.trade.row import TradeRow
from models.user import User


class ProposalState(StrEnum):
    """DRAFT is being written; SENT awaits an answer; the rest are answers, and time that ran out."""

    DRAFT = "DRAFT"
    SENT = "SENT"
    ACCEPTED = "ACCEPTED"
    REFUSED = "REFUSED"
    EXPIRED = "EXPIRED"


class ProposalRow(TradeRow):
    noun = "Proposal"
    called = "proposal"
    series = "proposal"
    owns = "proposal_id"
    verb = "propose"
    interaction = InteractionKind.PROPOSAL
    derived: ClassVar[frozenset[str]] = frozenset({"zone", "expires_at", "total_minor", "discount_minor"})

    revision = fields.IntField(default=1)
    state = fields.CharEnumField(ProposalState, max_length=10, default=ProposalState.DRAFT)
    valid_until: date | None = fields.DateField(null=True)
    expires_at: datetime | None = fields.DatetimeField(null=True)
    """When its last day is over in `zone`; the clock then lets a SENT one expire."""
    zone = fields.CharField(64)
    sent_at: datetime | None = fields.DatetimeField(null=True)
    decided_at: datetime | None = fields.DatetimeField(null=True)
    refused_note: str | None = fields.TextField(null=True)

    subject: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "models.Subject", related_name="proposals", on_delete=fields.CASCADE
    )
    message: fields.ForeignKeyNullableRelation[Message] = fields.ForeignKeyField(
        "models.Message", related_name="proposals", null=True, on_delete=fields.SET_NULL
    )
    message_id: int | None
    created_by: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="proposals_created", on_delete=fields.RESTRICT
    )
    revisions: fields.ReverseRelation["ProposalRevision"]
    orders: fields.ReverseRelation[Any]

    class Meta:
        abstract = True

    def set_validity(self, day: date | None, zone: str) -> None:
        """The day counts to its end, by the workspace's zone."""
        self.valid_until, self.zone = day, zone
        self.expires_at = None if day is None else midnight(day + timedelta(days=1), zone)


PROPOSAL_INDEXES = (
    Index(fields=("subject_id", "id"), name="proposal_subject"),
    Index(fields=("message_id",), name="proposal_message"),
    Index(fields=("created_by_id",), name="proposal_created_by"),
    Index(fields=("state", "expires_at"), name="proposal_expires_at"),
    Index(fields=("created_at", "id"), name="proposal_created_at"),
)


class ProposalRevision(Record):
    """An earlier revision as it was sent, with its lines."""

    noun = "ProposalRevision"
    called = "revision"

    revision = fields.IntField()
    state = fields.CharEnumField(ProposalState, max_length=10)
    valid_until: date | None = fields.DateField(null=True)
    currency = fields.CharField(3)
    total_minor = fields.BigIntField()
    discount_minor = fields.BigIntField()
    terms: str | None = fields.TextField(null=True)
    sent_at: datetime | None = fields.DatetimeField(null=True)
    proposal: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField(
        "models.Proposal", related_name="revisions", on_delete=fields.CASCADE
    )
    proposal_id: int
    lines: fields.ReverseRelation[TradeLine]

    class Meta:
        table = "proposal_revision"
        unique_together = (("proposal", "revision"),)

    @classmethod
    def visible_to(cls, user: User) -> QuerySet[Self]:
        """It follows its proposal."""
        if permissions.sees_all(user):
            return cls.all()
        proposals: Any = cls._meta.fields_map["proposal"].related_model  # type: ignore[attr-defined]
        return cls.filter(proposal_id__in=Subquery(proposals.visible_to(user).values("id")))

    @classmethod
    async def keep(cls, proposal: ProposalRow, *, now: datetime) -> None:
        """Put what was sent away, unchangeable: its lines are this row's from now on."""
        names = ("revision", "state", "valid_until", "currency", "total_minor", "discount_minor", "terms", "sent_at")
        kept: dict[str, Any] = {name: getattr(proposal, name) for name in names}
        made = await cls.create(**kept, proposal_id=proposal.id, created_at=now, updated_at=now)
        await TradeLine.filter(proposal_id=proposal.id).update(proposal_id=None, revision_id=made.id)

    @property
    def total(self) -> Money:
        return Money.of_minor(self.total_minor, self.currency)
