"""Messages: what was said to or by a customer, by mail or WhatsApp, and the subjects they belong to."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from tortoise import fields
from tortoise.expressions import Q
from tortoise.functions import Count
from tortoise.indexes import Index
from tortoise.models import Model
from tortoise.queryset import QuerySet

from events import MessageBounced, MessageRead
from mail.address import normalise
from models.base import Record
from models.channel import Channel
from models.customer import CustomerEmail
from models.near import near
from models.user import User
from permissions import Keys


class Direction(StrEnum):
    """IN: a customer said it. OUT: we did. INTERNAL: one of us, to the others."""

    IN = "IN"
    OUT = "OUT"
    INTERNAL = "INTERNAL"


class Medium(StrEnum):
    EMAIL = "EMAIL"
    WHATSAPP = "WHATSAPP"


class MessageState(StrEnum):
    """RECEIVED: it came in. The others are of what goes out. DRAFT: its author alone sees it. QUEUED: it is to be sent.
    SENDING: it is being handed over. SENT: a server took it. UNKNOWN: a server may have taken it. FAILED: given up.
    BOUNCED: it came back. OPENED: somebody went to WhatsApp with it, and has not said yet whether they sent it.
    """

    RECEIVED = "RECEIVED"
    DRAFT = "DRAFT"
    QUEUED = "QUEUED"
    SENDING = "SENDING"
    SENT = "SENT"
    UNKNOWN = "UNKNOWN"
    FAILED = "FAILED"
    BOUNCED = "BOUNCED"
    OPENED = "OPENED"


DELAYS_MEAN_FAILURE, DELAYS_WITHIN = 3, timedelta(days=7)
HANDED_OVER = (MessageState.SENT, MessageState.UNKNOWN, MessageState.BOUNCED)
"""A server has it, or may have it: never sent again by itself."""


class BounceKind(StrEnum):
    """FAILED: it will not arrive (RFC 3464 class 5). DELAYED: the server still tries (class 4)."""

    FAILED = "FAILED"
    DELAYED = "DELAYED"


class Message(Record):
    """One mail, once, however often and in how many channels it arrived: unique by its fingerprint."""

    noun = "Message"
    called = "message"

    derived: ClassVar[frozenset[str]] = frozenset({"state", "attempts", "next_attempt_at", "last_error", "last_answer"})

    # Those of the first release have none.
    created_at = fields.DatetimeField(null=True)  # type: ignore[assignment]
    updated_at = fields.DatetimeField(null=True)  # type: ignore[assignment]
    version = fields.IntField(default=1, db_default=1)
    fingerprint = fields.CharField(64, unique=True)
    message_id = fields.CharField(998)
    direction = fields.CharEnumField(Direction, max_length=8)
    medium = fields.CharEnumField(Medium, max_length=10, default=Medium.EMAIL)
    state = fields.CharEnumField(MessageState, max_length=10, default=MessageState.RECEIVED)
    from_address = fields.CharField(254, null=True)
    from_name = fields.CharField(200, null=True)
    to: list[str] = fields.JSONField(default=list)
    cc: list[str] = fields.JSONField(default=list)
    subject_line: str | None = fields.TextField(null=True)
    text = fields.TextField()
    new_text = fields.TextField()
    html: str | None = fields.TextField(null=True)
    remote_images = fields.IntField(default=0, db_default=0)
    automatic = fields.BooleanField(default=False)
    flags: list[str] = fields.JSONField(default=list)
    at = fields.DatetimeField()
    author: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="messages", null=True, on_delete=fields.RESTRICT
    )
    author_id: int | None
    channel: fields.ForeignKeyNullableRelation[Channel] = fields.ForeignKeyField(
        "models.Channel", related_name="messages_sent", null=True, on_delete=fields.RESTRICT
    )
    channel_id: int | None
    bcc: list[str] = fields.JSONField(default=list, db_default=[])
    references: list[str] = fields.JSONField(default=list, db_default=[])
    outstanding: list[str] = fields.JSONField(default=list, db_default=[])
    """The recipients for whom no server has taken it yet."""
    attempts = fields.IntField(default=0, db_default=0)
    next_attempt_at = fields.DatetimeField(null=True)
    handed_over_at = fields.DatetimeField(null=True)
    """Since then a server may have it; written down before its first byte leaves."""
    sent_at = fields.DatetimeField(null=True)
    read_at = fields.DatetimeField(null=True)
    away_until: date | None = fields.DateField(null=True)
    """The last day of an absence, by an automatic reply."""
    last_error = fields.CharField(40, null=True)
    last_answer = fields.CharField(500, null=True)
    template: dict[str, Any] | None = fields.JSONField(null=True)
    """What WhatsApp has approved, in the place of `text`: name, language, parameters."""
    places: fields.ReverseRelation["SubjectMessage"]
    bounces: fields.ReverseRelation["MessageBounce"]

    _matter: Any = None

    class Meta:
        table = "message"
        indexes = (
            Index(fields=("message_id",), name="message_message_id"),
            Index(fields=("author_id",), name="message_author"),
            Index(fields=("from_address", "at"), name="message_from"),
            Index(fields=("direction", "at"), name="message_direction"),
            Index(fields=("channel_id",), name="message_channel"),
            Index(fields=("state", "next_attempt_at"), name="message_state"),
        )

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["Message"]:
        """A message follows its subjects; a draft is its author's alone."""
        subjects: Any = SubjectMessage._meta.fields_map["subject"].related_model  # type: ignore[attr-defined]
        seen = SubjectMessage.filter(subject_id__in=near(subjects.visible_to(user), "id", SubjectMessage, "subject_id"))
        return cls.filter(
            Q(author_id=user.id) | ~Q(state=MessageState.DRAFT), id__in=near(seen, "message_id", cls, "id")
        )

    @property
    def event_keys(self) -> Keys | None:
        return self._matter.event_keys if self._matter is not None else None

    @property
    def event_links(self) -> dict[str, int | None]:
        """What becomes of a message stands in the history of its subject; a draft is in nobody's."""
        if self._matter is None or self.state is MessageState.DRAFT:
            return {}
        return dict(self._matter.event_links)

    async def matter(self) -> Any:
        """The subject that a message of ours is about; None when that is gone."""
        place = await SubjectMessage.filter(message_id=self.id).order_by("id").prefetch_related("subject").first()
        return place.subject if place else None

    async def _hold(self) -> None:
        await super()._hold()
        self._matter = await self.matter()
        self._remember()

    async def bounced(
        self, kind: BounceKind, *, code: str, diagnostic: str, address: str, by: User, now: datetime
    ) -> None:
        """Somebody's server reports on this message. A delay that is reported three times in a week is a failure."""
        address = normalise(address) or address[:254]
        async with self.changing():
            await MessageBounce.create(
                message_id=self.id, kind=kind, code=code[:20], diagnostic=diagnostic[:500], address=address, at=now
            )
            final = kind is BounceKind.FAILED or await MessageBounce.too_often(address, now)
            if final:
                self.state = MessageState.BOUNCED
                await CustomerEmail.mark_undeliverable(address, by=by, now=now)
            await self.record(MessageBounced(message=self.id, final=final), by=by, now=now)

    async def was_read(self, *, by: User, now: datetime) -> None:
        """The recipient's mail program says that it was opened (RFC 8098)."""
        async with self.changing():
            if self.read_at is None:
                self.read_at = now
                await self.record(MessageRead(message=self.id), by=by, now=now)


class MessageBounce(Model):
    """A report that a message did not reach one of its recipients, or not yet."""

    id = fields.BigIntField(primary_key=True)
    message: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField("models.Message", related_name="bounces")
    message_id: int
    kind = fields.CharEnumField(BounceKind, max_length=10)
    code = fields.CharField(20)
    diagnostic = fields.CharField(500)
    address = fields.CharField(254)
    at = fields.DatetimeField()

    class Meta:
        table = "message_bounce"
        indexes = (
            Index(fields=("message_id", "id"), name="message_bounce_message"),
            Index(fields=("address", "at"), name="message_bounce_address"),
        )

    @classmethod
    async def delays(cls, addresses: list[str], now: datetime) -> dict[str, int]:
        """For each address, how often it was reported within seven days that it is not reached."""
        rows = await cls.filter(address__in=addresses or [""], at__gt=now - DELAYS_WITHIN).values("address")
        return dict(Counter(row["address"] for row in rows))

    @classmethod
    async def too_often(cls, address: str, now: datetime) -> bool:
        return await cls.filter(address=address, at__gt=now - DELAYS_WITHIN).count() >= DELAYS_MEAN_FAILURE


class SubjectMessage(Model):
    """That a message belongs to a subject; one that came to two channels belongs to two."""

    id = fields.BigIntField(primary_key=True)
    subject: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField("models.Subject", related_name="placed_messages")
    subject_id: int
    message: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField("models.Message", related_name="places")
    message_id: int

    class Meta:
        table = "subject_message"
        unique_together = (("subject", "message"),)
        indexes = (Index(fields=("message_id",), name="subject_message_message"),)

    @classmethod
    async def senders_of(cls, subject_id: int) -> list[str]:
        """The addresses that wrote to this subject."""
        return (await cls.senders([subject_id]))[subject_id]

    @classmethod
    async def senders(cls, subject_ids: Sequence[int]) -> dict[int, list[str]]:
        """The addresses that wrote to each of these subjects."""
        rows: Any = cls.filter(subject_id__in=list(subject_ids), message__direction=Direction.IN)
        wrote: dict[int, set[str]] = {id: set() for id in subject_ids}
        for subject_id, address in await rows.values_list("subject_id", "message__from_address"):
            if address:
                wrote[subject_id].add(address)
        return {id: sorted(addresses) for id, addresses in wrote.items()}

    @classmethod
    async def number_on(cls, subject_ids: Sequence[int]) -> dict[int, int]:
        """How many messages each of these subjects has."""
        rows: Any = cls.filter(subject_id__in=list(subject_ids)).annotate(number=Count("id")).group_by("subject_id")
        counted = {row["subject_id"]: row["number"] for row in await rows.values("subject_id", "number")}
        return {id: counted.get(id, 0) for id in subject_ids}

    @classmethod
    async def of_no_other(cls, subject_ids: Sequence[int]) -> list[int]:
        """The ids of the messages that belong to these subjects alone."""
        mine = {row["message_id"] for row in await cls.filter(subject_id__in=list(subject_ids)).values("message_id")}
        others = cls.filter(message_id__in=sorted(mine)).exclude(subject_id__in=list(subject_ids))
        return sorted(mine - {row["message_id"] for row in await others.values("message_id")})


class OtherId(Model):
    """A Message-ID that a provider gave to a message of ours on the way: answers name this one."""

    id = fields.BigIntField(primary_key=True)
    message: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField("models.Message", related_name="other_ids")
    message_id: int
    other_id = fields.CharField(998)

    class Meta:
        table = "message_other_id"
        unique_together = (("message", "other_id"),)
        indexes = (Index(fields=("other_id",), name="message_other_id_other"),)
