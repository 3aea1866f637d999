"""Messages: what was said to or by a customer, by mail or WhatsApp, and the subjects they belong to."""

from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.expressions import Subquery
from tortoise.indexes import Index
from tortoise.models import Model
from tortoise.queryset import QuerySet

from models.user import User


class Direction(StrEnum):
    IN = "IN"
    OUT = "OUT"


class Medium(StrEnum):
    EMAIL = "EMAIL"
    WHATSAPP = "WHATSAPP"


class MessageState(StrEnum):
    """RECEIVED: it came in. The other states are those of a message that goes out."""

    RECEIVED = "RECEIVED"
    DRAFT = "DRAFT"
    QUEUED = "QUEUED"
    SENDING = "SENDING"
    SENT = "SENT"
    UNKNOWN = "UNKNOWN"
    FAILED = "FAILED"
    BOUNCED = "BOUNCED"


class Message(Model):
    """One mail, once, however often and in how many channels it arrived: unique by its fingerprint."""

    noun = "Message"
    called = "message"

    id = fields.BigIntField(primary_key=True)
    fingerprint = fields.CharField(64, unique=True)
    message_id = fields.CharField(998)
    direction = fields.CharEnumField(Direction, max_length=3)
    medium = fields.CharEnumField(Medium, max_length=10, default=Medium.EMAIL)
    state = fields.CharEnumField(MessageState, max_length=10, default=MessageState.RECEIVED)
    from_address = fields.CharField(254, null=True)
    from_name = fields.CharField(200, null=True)
    to: list[str] = fields.JSONField(default=list)
    cc: list[str] = fields.JSONField(default=list)
    subject_line = fields.TextField(null=True)
    text = fields.TextField()
    new_text = fields.TextField()
    html = fields.TextField(null=True)
    automatic = fields.BooleanField(default=False)
    flags: list[str] = fields.JSONField(default=list)
    at = fields.DatetimeField()
    author: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="messages", null=True, on_delete=fields.RESTRICT
    )
    author_id: int | None
    places: fields.ReverseRelation["SubjectMessage"]

    class Meta:
        table = "message"
        indexes = (
            Index(fields=("message_id",), name="message_message_id"),
            Index(fields=("author_id",), name="message_author"),
            Index(fields=("from_address", "at"), name="message_from"),
        )

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["Message"]:
        """A message follows its subjects."""
        subjects: Any = SubjectMessage._meta.fields_map["subject"].related_model  # type: ignore[attr-defined]
        seen = SubjectMessage.filter(subject_id__in=Subquery(subjects.visible_to(user).values("id"))).values(
            "message_id"
        )
        return cls.filter(id__in=Subquery(seen))


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
        rows: list[Any] = await cls.filter(subject_id=subject_id, message__direction=Direction.IN).values_list(
            "message__from_address", flat=True
        )
        return sorted({address for address in rows if address})

    @classmethod
    async def of_no_other(cls, subject_id: int) -> list[int]:
        """The ids of the messages that belong to this subject alone."""
        mine = {row.message_id for row in await cls.filter(subject_id=subject_id)}
        others = cls.filter(message_id__in=sorted(mine)).exclude(subject_id=subject_id)
        return sorted(mine - {row.message_id for row in await others})
