"""What a mail claimed to answer without the right to, and what became of that claim when a person looked at it."""

from datetime import datetime
from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.message import Message
from models.user import User


class PossibleThread(Model):
    """That a subject, which a mail began, may belong to an older one, `thread`. A person joins them, and parts them.

    `moved`: the ids of what went over when they were joined, by table, so that the same goes back.
    """

    id = fields.BigIntField(primary_key=True)
    subject: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField("models.Subject", related_name="possible_threads")
    subject_id: int
    thread: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField("models.Subject", related_name="claimed_by")
    thread_id: int
    message: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField(
        "models.Message", related_name="possible_threads"
    )
    message_id: int
    joined_at = fields.DatetimeField(null=True)
    joined_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="threads_joined", null=True, on_delete=fields.RESTRICT
    )
    joined_by_id: int | None
    moved: dict[str, list[Any]] = fields.JSONField(default=dict)

    class Meta:
        table = "possible_thread"
        unique_together = (("subject", "thread"),)
        indexes = (
            Index(fields=("thread_id",), name="possible_thread_thread"),
            Index(fields=("message_id",), name="possible_thread_message"),
            Index(fields=("joined_by_id",), name="possible_thread_joined_by"),
        )

    @classmethod
    async def claim(cls, subject_id: int, thread_ids: tuple[int, ...], message: Message) -> None:
        for thread_id in thread_ids:
            await cls.create(subject_id=subject_id, thread_id=thread_id, message_id=message.id)

    async def join(self, moved: dict[str, list[Any]], *, by: User, now: datetime) -> None:
        self.joined_at, self.joined_by_id, self.moved = now, by.id, moved
        await self.save(update_fields=["joined_at", "joined_by_id", "moved"])

    async def part(self) -> None:
        self.joined_at, self.joined_by_id, self.moved = None, None, {}
        await self.save(update_fields=["joined_at", "joined_by_id", "moved"])
