"""One subject, live."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Annotated, Any

import strawberry

import models
from schema.context import Info
from schema.live.follow import MOVING, Batch, ChangeKind, EventKind, LiveEvent, Stream
from schema.node import find
from schema.position import Position
from schema.subject import Subject


@strawberry.type(description="What happened to the subject, whole up to its position.")
class SubjectEvent(LiveEvent):
    client_mutation_ids: list[str] = strawberry.field(description="The echoes of the mutations that caused this.")
    change: ChangeKind | None = strawberry.field(
        description="CHANGED or MOVED; REMOVED when it is deleted, merged or out of sight, and nothing follows."
        " Null with RESYNC_REQUIRED."
    )
    subject: Subject | None = strawberry.field(description="As it stands now; null when REMOVED.")


@strawberry.type
class SubjectSubscription:
    @strawberry.subscription(
        description="One subject, live: each change of it, its markers, notes, messages and customer."
    )
    async def subject_changed(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The subject.")],
        since: Annotated[Position | None, strawberry.argument(description="A position to go on from.")] = None,
    ) -> AsyncIterator[SubjectEvent]:
        stream = await Stream.open(info, since)
        subject = await find(models.Subject, id, info)
        async for batch in stream.batches():
            if batch.resync:
                yield _event(info, batch, EventKind.RESYNC_REQUIRED, None, None)
                return
            told = replace(batch, events=tuple(event for event in batch.events if _about(event, subject)))
            if not told.events:
                continue
            row = await models.Subject.visible_to(info.context.user).get_or_none(id=subject.id)
            if row is None:
                yield _event(info, told, EventKind.CHANGE, ChangeKind.REMOVED, None)
                return
            moved = any(event.noun == "Subject" and MOVING & set(event.changed) for event in told.events)
            yield _event(info, told, EventKind.CHANGE, ChangeKind.MOVED if moved else ChangeKind.CHANGED, row)
            subject = row


def _about(event: models.Event, subject: models.Subject) -> bool:
    if event.noun == "Customer":
        return bool(event.noun_id == subject.customer_id)
    return bool(event.subject_id == subject.id)


def _event(info: Info, batch: Batch, kind: EventKind, change: ChangeKind | None, row: Any) -> SubjectEvent:
    return SubjectEvent(
        kind=kind,
        position=info.context.position(batch.position),
        client_mutation_ids=batch.client_mutation_ids,
        change=change,
        subject=row,
    )
