"""A timeline, live: new entries, and older ones whose note was reworded or deleted."""

from collections.abc import AsyncIterator
from typing import Annotated, Any

import strawberry

import models
from errors import Required
from schema.context import Info
from schema.ids import to_id
from schema.live.follow import Batch, ChangeKind, EventKind, LiveEvent, Stream
from schema.node import find
from schema.timeline import TimelineEntry
from schema.timeline_rows import facts, of_customer, of_subject

UPSETTING = {"SubjectMerged", "SubjectDeleted", "CustomerDeleted", "SubjectAssigned", "SubjectTransferred"}
"""Facts after which more entries may have come or gone than the message could name."""


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
    @strawberry.subscription(description="The timeline of one subject or one customer, live.")
    async def timeline_changed(
        self,
        info: Info,
        subject_id: Annotated[strawberry.ID | None, strawberry.argument(description="The subject; or")] = None,
        customer_id: Annotated[strawberry.ID | None, strawberry.argument(description="the customer.")] = None,
        since: Annotated[str | None, strawberry.argument(description="A position to go on from.")] = None,
    ) -> AsyncIterator[TimelineEvent]:
        stream = await Stream.open(info, since)
        noun = await _noun(info, subject_id, customer_id)
        async for batch in stream.batches():
            mine = [event for event in batch.events if _about(event, noun)]
            upset = any(event.kind in UPSETTING for event in mine) and (
                isinstance(noun, models.Customer) or _ends(mine)
            )
            if batch.resync or upset:
                yield _event(info, batch, EventKind.RESYNC_REQUIRED, [])
                return
            changes = await _changes(noun, mine, info)
            if changes:
                yield _event(info, batch, EventKind.CHANGE, changes)


def _ends(events: list[models.Event]) -> bool:
    return any(event.kind in ("SubjectMerged", "SubjectDeleted") for event in events)


async def _noun(info: Info, subject_id: str | None, customer_id: str | None) -> models.Subject | models.Customer:
    if (subject_id is None) == (customer_id is None):
        raise Required("Name a subject or a customer.", field="subjectId")
    if subject_id is not None:
        return await find(models.Subject, subject_id, info, field="subjectId")
    return await find(models.Customer, str(customer_id), info, field="customerId")


def _about(event: models.Event, noun: models.Subject | models.Customer) -> bool:
    return (event.subject_id if isinstance(noun, models.Subject) else event.customer_id) == noun.id


async def _changes(noun: Any, events: list[models.Event], info: Info) -> list[TimelineChange]:
    if not events:
        return []
    rows = await of_subject(noun.id) if isinstance(noun, models.Subject) else of_customer(noun.id, info.context.user)
    shown = rows.filter(kind__in=facts(None))
    added = await shown.filter(id__in=[event.id for event in events]).order_by("id")
    notes = {event.data["note"] for event in events if event.kind in ("NoteEdited", "NoteDeleted")}
    touched = [
        event
        for event in (await rows.filter(kind__in=["NoteAdded", "NoteEdited"]).order_by("id") if notes else [])
        if event.data["note"] in notes and event.id not in {row.id for row in added}
    ]
    return [_change(ChangeKind.CHANGED, event) for event in touched] + [
        _change(ChangeKind.ADDED, event) for event in added
    ]


def _change(kind: ChangeKind, event: models.Event) -> TimelineChange:
    return TimelineChange(kind=kind, entry_id=strawberry.ID(to_id("Event", event.id)), entry=event)  # type: ignore[arg-type]


def _event(info: Info, batch: Batch, kind: EventKind, changes: list[TimelineChange]) -> TimelineEvent:
    return TimelineEvent(
        kind=kind,
        position=info.context.position(batch.position),
        client_mutation_ids=batch.client_mutation_ids,
        changes=changes,
    )
