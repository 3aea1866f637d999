"""The log of everything that happened: the one source of timelines, live updates, reports and audit. Never trimmed."""

from datetime import datetime
from typing import Any

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.indexes import Index
from tortoise.models import Model

from events import EventClass, Fact
from permissions import Keys

LOG_LOCK = 0x46554E494C
"""The advisory lock ("FUNIL") that lets event ids appear in commit order on PostgreSQL."""


class Event(Model):
    """One fact about one row. `noun_id` is no foreign key: the skeleton outlives a purge."""

    id = fields.BigIntField(primary_key=True)
    kind = fields.CharField(40)
    event_class = fields.CharEnumField(EventClass, max_length=10)
    noun = fields.CharField(20)
    noun_id = fields.BigIntField()
    subject_id = fields.BigIntField(null=True)
    customer_id = fields.BigIntField(null=True)
    channel_id = fields.BigIntField(null=True)
    actor_id = fields.BigIntField()
    at = fields.DatetimeField()
    version = fields.IntField()
    changed: list[str] = fields.JSONField(default=list)
    data: dict[str, Any] = fields.JSONField(default=dict)
    before: dict[str, Any] | None = fields.JSONField(null=True)
    after: dict[str, Any] | None = fields.JSONField(null=True)
    standing: dict[str, Any] | None = fields.JSONField(null=True)
    """Of an event of a subject: stage, outcome and worth as it left them, for `models/ledger`. Older ones have none."""
    reach_user_id = fields.BigIntField(null=True)
    group_id = fields.CharField(36, null=True)
    client_mutation_id = fields.CharField(64, null=True)
    final = fields.BooleanField(default=False)

    class Meta:
        table = "event"
        indexes = (
            Index(fields=("noun", "noun_id", "version"), name="event_noun"),
            Index(fields=("subject_id", "id"), name="event_subject"),
            Index(fields=("customer_id", "id"), name="event_customer"),
            Index(fields=("channel_id", "id"), name="event_channel"),
            Index(fields=("reach_user_id", "id"), name="event_reach_user"),
            Index(fields=("actor_id", "at"), name="event_actor"),
            Index(fields=("at",), name="event_at"),
        )

    @property
    def fact(self) -> Fact:
        return Fact.load(self.kind, self.data)

    @property
    def keys_before(self) -> Keys | None:
        return Keys.load(self.before)

    @property
    def keys_after(self) -> Keys | None:
        return Keys.load(self.after)

    @classmethod
    async def append(cls, events: list["Event"], connection: BaseDBAsyncClient) -> int:
        """Insert in order, as the last step before the commit; the id of the last one."""
        if connection.capabilities.dialect == "postgres":
            await connection.execute_query("SELECT pg_advisory_xact_lock($1)", [LOG_LOCK])
        if len(events) == 1:
            await events[0].save()
            return int(events[0].id)
        await cls.bulk_create(events, batch_size=200)
        newest = await cls.head()
        for back, event in enumerate(reversed(events)):
            event.id = newest - back
        return newest

    @classmethod
    async def head(cls) -> int:
        """The id of the newest event; 0 in an empty log."""
        newest: list[Any] = await cls.all().order_by("-id").limit(1).values_list("id", flat=True)
        return int(newest[0]) if newest else 0

    @classmethod
    async def after_position(cls, position: int, *, limit: int = 500) -> list["Event"]:
        """What came after a position, whole units only: a unit that the limit cuts is read to its end."""
        events = await cls.filter(id__gt=position).order_by("id").limit(limit)
        while events and not events[-1].final:
            more = await cls.filter(id__gt=events[-1].id).order_by("id").limit(limit)
            if not more:
                break
            cut = next((n for n, event in enumerate(more) if event.final), len(more) - 1)
            events += more[: cut + 1]
        return events

    @classmethod
    async def oldest_after(cls, position: int) -> datetime | None:
        """When the first event after this position happened."""
        rows: list[Any] = await cls.filter(id__gt=position).order_by("id").limit(1).values_list("at", flat=True)
        return rows[0] if rows else None
