"""A timeline, live. What became of its entries is found out in `timeline_changes.py`."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Annotated, Any

import strawberry

import models
from errors import Required
from schema.context import Info
from schema.ids import to_id
from schema.live.follow import Batch, ChangeKind, EventKind, LiveEvent, Stream
from schema.live.timeline_changes import News, customer_news, subject_news
from schema.node import find
from schema.position import Position
from schema.timeline import TimelineEntry


@strawberry.type(description="What became of one entry.")
class TimelineChange:
    kind: ChangeKind = strawberry.field(description="ADDED, CHANGED or REMOVED.")
    entry_id: strawberry.ID = strawberry.field(description="Which entry.")
    entry: TimelineEntry | None = strawberry.field(description="As it stands now; null when REMOVED.")


@strawberry.type(description="What happened to the timeline, whole up to its position.")
class TimelineEvent(LiveEvent):
    client_mutation_ids: list[str] = strawberry.field(description="The echoes of the mutations that caused this.")
    changes: list[TimelineChange] = strawberry.field(description="One for each entry concerned, oldest first.")


@strawberry.type
class TimelineSubscription:
    @strawberry.subscription(
        description="The timeline of one subject or one customer, live. When that is out of sight, all is REMOVED and"
        " nothing follows."
    )
    async def timeline_changed(
        self,
        info: Info,
        subject_id: Annotated[strawberry.ID | None, strawberry.argument(description="The subject; or")] = None,
        customer_id: Annotated[strawberry.ID | None, strawberry.argument(description="the customer.")] = None,
        since: Annotated[Position | None, strawberry.argument(description="A position to go on from.")] = None,
    ) -> AsyncIterator[TimelineEvent]:
        stream = await Stream.open(info, since)
        noun = await _noun(info, subject_id, customer_id)
        async for batch in stream.batches():
            if batch.resync:
                yield _event(info, batch, EventKind.RESYNC_REQUIRED, [])
                return
            news = await _news(noun, batch, info.context.user)
            if news.changes:
                changes = [_change(kind, id, row) for kind, id, row in news.changes]
                yield _event(info, replace(batch, events=news.told), EventKind.CHANGE, changes)
            if news.gone:
                return


async def _noun(info: Info, subject_id: str | None, customer_id: str | None) -> models.Subject | models.Customer:
    if (subject_id is None) == (customer_id is None):
        raise Required("Name a subject or a customer.", field="subjectId")
    if subject_id is not None:
        return await find(models.Subject, subject_id, info, field="subjectId")
    return await find(models.Customer, str(customer_id), info, field="customerId")


async def _news(noun: models.Subject | models.Customer, batch: Batch, viewer: models.User) -> News:
    if isinstance(noun, models.Subject):
        return await subject_news(noun, batch, viewer)
    return await customer_news(noun, batch, viewer)


def _change(kind: ChangeKind, id: int, row: models.Event | None) -> TimelineChange:
    shown: Any = row
    return TimelineChange(kind=kind, entry_id=strawberry.ID(to_id("Event", id)), entry=shown)


def _event(info: Info, batch: Batch, kind: EventKind, changes: list[TimelineChange]) -> TimelineEvent:
    return TimelineEvent(
        kind=kind,
        position=info.context.position(batch.position),
        client_mutation_ids=batch.client_mutation_ids,
        changes=changes,
    )
