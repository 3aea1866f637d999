"""Senders whose mail is spam here: learned from discarded prospects, or named by a person."""

from collections.abc import Collection, Sequence
from datetime import datetime

from tortoise import fields
from tortoise.expressions import Q
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

import permissions
from events import SenderBlocked, SenderUnblocked
from mail.address import normalise
from models.base import Record, transaction
from models.channel import Channel
from models.user import User


class SenderBlock(Record):
    """An address whose mail waits in review as spam, and the subject or the channel from which that was learned."""

    noun = "SenderBlock"
    called = "blocked sender"

    created_at = fields.DatetimeField(null=True)  # type: ignore[assignment]
    updated_at = fields.DatetimeField(null=True)  # type: ignore[assignment]
    version = fields.IntField(default=1, db_default=1)
    address = fields.CharField(254, unique=True)
    learned_from = fields.BigIntField(null=True)
    channel: fields.ForeignKeyNullableRelation[Channel] = fields.ForeignKeyField(
        "models.Channel", related_name="blocks", null=True, on_delete=fields.SET_NULL
    )
    channel_id: int | None
    blocked_by: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="blocks", on_delete=fields.RESTRICT
    )
    blocked_by_id: int
    blocked_at = fields.DatetimeField()

    class Meta:
        table = "sender_block"
        indexes = (
            Index(fields=("learned_from",), name="sender_block_learned_from"),
            Index(fields=("blocked_by_id",), name="sender_block_blocked_by"),
            Index(fields=("channel_id",), name="sender_block_channel"),
        )

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["SenderBlock"]:
        """Managers all; others those of channels that they see whole, and their own."""
        if permissions.sees_all(user):
            return cls.all()
        return cls.filter(Q(channel_id__in=sorted(user.reach.wide)) | Q(blocked_by_id=user.id))

    @classmethod
    async def stops(cls, address: str) -> bool:
        return await cls.filter(address=normalise(address) or address).exists()

    @classmethod
    async def learn(
        cls, address: str, *, channel_id: int | None, by: User, now: datetime, subject_id: int | None = None
    ) -> "SenderBlock":
        """Block a sender, where the caller has seen to it that this is permitted."""
        address = normalise(address) or address
        async with transaction():
            held = await cls.get_or_none(address=address)
            if held is not None:
                return held
            block = await cls.create(
                address=address,
                learned_from=subject_id,
                channel_id=channel_id,
                blocked_by_id=by.id,
                blocked_at=now,
                created_at=now,
                updated_at=now,
            )
            await block.record_new(SenderBlocked(block=block.id), by=by, now=now)
            return block

    async def lift(self, *, by: User, now: datetime) -> None:
        """Let mail of this sender in again. What waits in review goes on waiting."""
        async with self.changing():
            permissions.require(by, "intake", channel=self.channel_id)
            await self.record_end(SenderUnblocked(block=self.id), by=by, now=now)
            await SenderBlock.filter(id=self.id).delete()

    @classmethod
    async def forgive(cls, subject_ids: Sequence[int], senders: Collection[str], *, by: User, now: datetime) -> None:
        """Unblock who was blocked because of these subjects, and these senders."""
        blocks = await cls.filter(Q(learned_from__in=list(subject_ids)) | Q(address__in=sorted(senders))).order_by("id")
        for block in blocks:
            await block.record_end(SenderUnblocked(block=block.id), by=by, now=now)
        await cls.filter(id__in=[block.id for block in blocks]).delete()

    @property
    def event_links(self) -> dict[str, int | None]:
        return {"channel_id": self.channel_id}
