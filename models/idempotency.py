"""Keys with which a client may safely say the same thing twice (DESIGN §4)."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

import msgspec
from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.indexes import Index
from tortoise.models import Model

from errors import Invalid, KeyReused
from models.base import Unit, attempt
from models.user import User

LASTS = timedelta(hours=24)


class IdempotencyKey(Model):
    """One acknowledged mutation of one actor, and what it answered with."""

    id = fields.BigIntField(primary_key=True)
    actor: fields.ForeignKeyRelation[User] = fields.ForeignKeyField("models.User", related_name="idempotency_keys")
    actor_id: int
    key = fields.CharField(64)
    input_hash = fields.CharField(64)
    noun = fields.CharField(20, null=True)
    ids: list[Any] = fields.JSONField(default=list)
    position = fields.BigIntField(null=True)
    at = fields.DatetimeField()

    class Meta:
        table = "idempotency_key"
        unique_together = (("actor", "key"),)
        indexes = (Index(fields=("at",), name="idempotency_key_at"),)

    @classmethod
    async def claim(cls, key: str, *, mutation: str, input: Any, by: User, now: datetime) -> "IdempotencyKey | None":
        """Insert the key first of all; None says it is new, a row that it was used for this very input before."""
        if not 16 <= len(key) <= 64:
            raise Invalid("An idempotency key has 16 to 64 characters.", field="idempotencyKey")
        wanted = hashlib.sha256(mutation.encode() + b"\0" + msgspec.json.encode(input, order="sorted")).hexdigest()
        await cls.filter(actor_id=by.id, key=key, at__lt=now - LASTS).delete()
        held = await cls.get_or_none(actor_id=by.id, key=key)
        if held is None:
            try:
                async with attempt():
                    await cls.create(actor_id=by.id, key=key, input_hash=wanted, at=now)
                return None
            except IntegrityError:
                # The database made us wait for the same request, sent twice; now it is answered.
                held = await cls.get(actor_id=by.id, key=key)
        if held.input_hash != wanted:
            raise KeyReused("This key was used for another request.", field="idempotencyKey")
        return held

    @classmethod
    async def forget_old(cls, now: datetime) -> None:
        """After a day nobody repeats a request; and what it answered must not outlive a purge."""
        await cls.filter(at__lt=now - LASTS).delete()

    @classmethod
    async def settle(cls, key: str, *, by: User, noun: str | None, ids: list[Any], unit: Unit) -> None:
        """Keep what the mutation answered with, in its own transaction."""
        await cls.filter(actor_id=by.id, key=key).update(noun=noun, ids=ids, position=unit.position)

    @classmethod
    async def forget(cls, key: str, *, by: User) -> None:
        """Nothing was done after all: the same key may be used for the next attempt. What somebody who said the same
        at the same time has done stays."""
        await cls.filter(actor_id=by.id, key=key, noun__isnull=True).delete()
