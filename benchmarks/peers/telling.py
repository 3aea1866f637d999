"""A change, and those who follow the board of the stock peer: each has a queue, and is told by an execution of its own.

With `told` on the command line a message carries the row and all that it leads to, so that subscribers read nothing;
without it each of them reads what it may see.
"""

import asyncio
import sys
from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import strawberry
from tortoise.transactions import in_transaction

from benchmarks.peers import rows
from benchmarks.peers.loading import Loaders
from benchmarks.peers.types import Info, Subject, number, to_id

TOLD = "told" in sys.argv
followers: dict[int, set[asyncio.Queue[Any]]] = defaultdict(set)


async def position() -> str:
    newest, workspace = await rows.Event.all().order_by("-id").first(), await rows.Workspace.first()
    return f"{workspace.epoch if workspace else ''}.{newest.id if newest else 0}"


@strawberry.type
class Refusal:
    message: str


@strawberry.type
class Updated:
    position: str
    errors: list[Refusal]


@strawberry.input
class SubjectUpdateInput:
    id: strawberry.ID
    title: str


@strawberry.type
class Mutation:
    @strawberry.mutation
    async def subject_update(self, info: Info, input: SubjectUpdateInput) -> Updated:
        asking, now = info.context["asking"], datetime.now(UTC)
        async with in_transaction():
            row = await asking.subjects().get_or_none(id=number(input.id))
            if row is None:
                return Updated(position=await position(), errors=[Refusal(message="There is no such subject.")])
            row.title, row.version, row.updated_at = input.title, row.version + 1, now
            await row.save(update_fields=["title", "version", "updated_at"])
            links = {"noun_id": row.id, "subject_id": row.id, "channel_id": row.channel_id, "actor_id": asking.user.id}
            event = rows.Event(noun="Subject", kind="SubjectUpdated", event_class="CHANGE", at=now, **links)
            event.version, event.changed = row.version, ["title"]
            await event.save()
        at = await position()
        carried = (row.id, at, await _read(row) if TOLD else None)
        for queue in followers[row.channel_id]:
            queue.put_nowait(carried)
        return Updated(position=at, errors=[])


async def _read(row: rows.Subject) -> tuple[rows.Subject, Loaders]:
    """The row, and what it leads to, for all who are told of it."""
    loaders, key = Loaders(), row.next_activity_id
    activity = await rows.Activity.get_or_none(id=key)
    for loader, id in (
        (loaders.customers, row.customer_id),
        (loaders.users, row.owner_id),
        (loaders.stages, row.stage_id),
        (loaders.activities, key),
        (loaders.types, activity.type_id if activity else None),
        (loaders.markers, row.id),
    ):
        if id is not None:
            await loader.load(id)
    return row, loaders


@strawberry.type
class Change:
    kind: str
    subject_id: strawberry.ID
    version: int
    subject: Subject | None


@strawberry.type
class FunnelEvent:
    kind: str
    position: str
    client_mutation_ids: list[str]
    changes: list[Change]


@strawberry.type
class Subscription:
    @strawberry.subscription
    async def funnel_changed(self, info: Info, channel_id: strawberry.ID) -> AsyncIterator[FunnelEvent]:
        asking, channel, queue = info.context["asking"], number(channel_id), asyncio.Queue[Any]()
        followers[channel].add(queue)
        try:
            while True:
                id, at, known = await queue.get()
                if known is None:
                    row, info.context["loaders"] = await asking.board().get_or_none(id=id), Loaders()
                else:
                    row, info.context["loaders"] = known
                    row = row if row.channel_id in asking.wide else None
                if row is not None:
                    change = Change(kind="UPSERTED", subject_id=to_id("Subject", id), version=row.version, subject=row)
                    yield FunnelEvent(kind="CHANGED", position=at, client_mutation_ids=[], changes=[change])
        finally:
            followers[channel].discard(queue)
