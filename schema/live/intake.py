"""The mail that comes in, live: taken, filed, decided upon by people."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Annotated, Any

import strawberry

import models
import permissions
from schema.context import Info
from schema.ids import from_id, to_id
from schema.intake import InboundMail
from schema.live.follow import Batch, ChangeKind, EventKind, LiveEvent, Stream
from schema.node import find
from schema.position import Position

DECIDED = {"MailFiled", "IntakeReleased", "IntakeDiscarded", "IntakeTransferred", "MailPurged"}
TAKEN = "MailTaken"


@strawberry.type(description="What became of one mail.")
class IntakeChange:
    kind: ChangeKind = strawberry.field(description="ADDED, CHANGED or REMOVED.")
    mail_id: strawberry.ID = strawberry.field(description="Which mail.")
    mail: InboundMail | None = strawberry.field(description="As it stands now; null when REMOVED.")


@strawberry.type(description="What happened to the mail that came in, whole up to its position.")
class IntakeEvent(LiveEvent):
    client_mutation_ids: list[str] = strawberry.field(description="The echoes of the mutations that caused this.")
    changes: list[IntakeChange] = strawberry.field(description="One for each mail concerned.")


@strawberry.type
class IntakeSubscription:
    @strawberry.subscription(
        description="The mail that came in, live: what `intake` shows without a filter, or of one mailbox. Which"
        " subject an effect is on follows `subjectChanged`."
    )
    async def intake_changed(
        self,
        info: Info,
        mailbox_id: Annotated[strawberry.ID | None, strawberry.argument(description="Only of this mailbox.")] = None,
        since: Annotated[Position | None, strawberry.argument(description="A position to go on from.")] = None,
    ) -> AsyncIterator[IntakeEvent]:
        stream = await Stream.open(info, since)
        mailbox = await find(models.Mailbox, mailbox_id, info, field="mailboxId") if mailbox_id else None
        async for batch in stream.batches():
            if batch.resync:
                yield _event(info, batch, EventKind.RESYNC_REQUIRED, [])
                return
            told = replace(batch, events=tuple(event for event in batch.events if _concerns(event)))
            if not told.events:
                continue
            changes = await _changes(told, info.context.user, mailbox)
            if changes:
                shown = {from_id(change.mail_id)[1] for change in changes}
                own = tuple(event for event in told.events if event.kind == TAKEN or event.noun_id in shown)
                yield _event(info, replace(told, events=own), EventKind.CHANGE, changes)


def _concerns(event: models.Event) -> bool:
    return event.kind == TAKEN or (event.noun == "InboundMail" and event.kind in DECIDED)


async def _changes(batch: Batch, viewer: models.User, mailbox: models.Mailbox | None) -> list[IntakeChange]:
    new = await _taken(batch)
    about = {event.noun_id for event in batch.events if event.noun == "InboundMail"}
    # What came again is seen by whoever sees what it did the first time.
    prints = models.InboundMail.filter(id__in=sorted(about) or [0], fingerprint__not_isnull=True)
    known = {row["fingerprint"] for row in await prints.values("fingerprint")}
    same = await models.InboundMail.filter(fingerprint__in=sorted(known)).values("id") if known else []
    ids = new | about | {row["id"] for row in same}
    rows = models.InboundMail.visible_to(viewer).filter(id__in=sorted(ids) or [0])
    seen = {row.id: row for row in await (rows.filter(mailbox_id=mailbox.id) if mailbox else rows)}
    gone = {event.noun_id for event in batch.events if _left_sight(event, viewer)} - seen.keys()
    fresh = new if permissions.sees_all(viewer) else {e.noun_id for e in batch.events if e.kind == "MailFiled"}
    told = [
        _change(ChangeKind.ADDED if id in fresh else ChangeKind.CHANGED, id, row) for id, row in sorted(seen.items())
    ]
    return [*told, *(_change(ChangeKind.REMOVED, id, None) for id in sorted(gone))]


async def _taken(batch: Batch) -> set[int]:
    """The deliveries that polls have stored: those of a mailbox within a range of ids."""
    ids: set[int] = set()
    for event in batch.events:
        if event.kind == TAKEN:
            within = {"id__gte": event.data["first"], "id__lte": event.data["last"]}
            rows = models.InboundMail.filter(mailbox_id=event.noun_id, **within)
            ids |= {row["id"] for row in await rows.values("id")}
    return ids


def _left_sight(event: models.Event, viewer: models.User) -> bool:
    """It waited in a channel that this viewer sees whole, and waits elsewhere now."""
    return event.kind == "IntakeTransferred" and event.data["from_channel"] in viewer.reach.wide


def _change(kind: ChangeKind, id: int, row: Any) -> IntakeChange:
    return IntakeChange(kind=kind, mail_id=strawberry.ID(to_id("InboundMail", id)), mail=row)


def _event(info: Info, batch: Batch, kind: EventKind, changes: list[IntakeChange]) -> IntakeEvent:
    return IntakeEvent(
        kind=kind,
        position=info.context.position(batch.position),
        client_mutation_ids=batch.client_mutation_ids,
        changes=changes,
    )
