"""Activities, live: the viewer's own open ones, or all open ones that they see."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Annotated, Any

import strawberry
from tortoise.expressions import Q

import models
import permissions
from models.activity.state import OPEN
from schema.activity import Activity
from schema.context import Info
from schema.ids import to_id
from schema.live.follow import Batch, ChangeKind, EventKind, LiveEvent, Stream
from schema.live.suggestions import SuggestionChange, changed_suggestions
from schema.position import Position

NEW = {"ActivityScheduled", "ActivityLogged"}
JOINING = {"CustomerMerged", "CustomerParted", "CustomerRevived"}
"""What takes activities from one customer to another; an activity shows whom it is about."""


@strawberry.type(description="What became of one activity.")
class ActivityChange:
    kind: ChangeKind = strawberry.field(
        description="ADDED or CHANGED: put it in or replace it. REMOVED: it is done, cancelled, somebody else's or out"
        " of sight; ignore one that you do not know."
    )
    activity_id: strawberry.ID = strawberry.field(description="Which activity.")
    activity: Activity | None = strawberry.field(
        description="As it stands now; with REMOVED, where the viewer still sees it."
    )


@strawberry.type(description="What happened to activities and suggestions, whole up to its position.")
class ActivityEvent(LiveEvent):
    client_mutation_ids: list[str] = strawberry.field(description="The echoes of the mutations that caused this.")
    changes: list[ActivityChange] = strawberry.field(description="One for each activity concerned.")
    suggestions: list[SuggestionChange] = strawberry.field(description="One for each suggestion concerned.")


@strawberry.type
class ActivitySubscription:
    @strawberry.subscription(
        description="Open activities, live, also as their days begin and end: the list of `activities` with the states"
        " OVERDUE, TODAY, PLANNED and UNDATED, and with `mine` the viewer's own. Open suggestions, too, likewise."
    )
    async def activities_changed(
        self,
        info: Info,
        mine: Annotated[bool, strawberry.argument(description="Only the viewer's own.")] = True,
        since: Annotated[Position | None, strawberry.argument(description="A position to go on from.")] = None,
    ) -> AsyncIterator[ActivityEvent]:
        stream = await Stream.open(info, since)
        async for batch in stream.batches():
            if batch.resync:
                yield _event(info, batch, [], EventKind.RESYNC_REQUIRED)
                return
            changes, told = await _changes(batch, info.context.user, mine=mine)
            proposed, also = await changed_suggestions(batch, info.context.user, mine=mine)
            if changes or proposed:
                yield _event(info, _joined(batch, told, also), changes, suggestions=proposed)


async def _changes(batch: Batch, viewer: models.User, *, mine: bool) -> tuple[list[ActivityChange], Batch]:
    """What to tell, and the batch without what this viewer may not know of."""
    about: dict[int, list[models.Event]] = {}
    for event in batch.events:
        if event.noun == "Activity" and _may_know(event, viewer, mine=mine):
            about.setdefault(event.noun_id, []).append(event)
    shaken = [event for event in batch.events if event.noun == "Subject" and _shakes(event, viewer)]
    joined = [event for event in batch.events if event.kind in JOINING]
    lost = set() if mine else await _lost_with_customers(joined, viewer)
    moved = await _of_subjects(shaken, viewer, mine=mine) | await _of_customers(joined, mine, viewer) | lost
    left = lost | await _of_subjects([event for event in shaken if _told_to(event, viewer)], viewer, mine=mine)
    ids = sorted({*about, *moved})
    if not ids:
        return [], replace(batch, events=())
    rows = {row.id: row for row in await models.Activity.visible_to(viewer).filter(id__in=ids)}
    # Who sees a customer is not written in the event: what is about one that is out of sight was so before.
    unknown = {id for id in about if id not in rows and not any(_told_to(event, viewer) for event in about[id])}
    # A merge is news of both subjects' activities; to who sees neither it is none.
    unknown |= moved - left - {*rows, *about}
    about = {id: events for id, events in about.items() if id not in unknown}
    ids = [id for id in ids if id not in unknown]
    changes = [_change(id, about.get(id, []), rows.get(id), viewer, mine=mine) for id in ids]
    into = {row.subject_id for row in rows.values()}
    known = {event.id for event in shaken if _told_to(event, viewer) or event.data.get("into") in into}
    about_customers = {row.customer_id for id, row in rows.items() if id in moved}
    known |= {event.id for event in joined if event.noun_id in about_customers}
    told = {event.id for events in about.values() for event in events} | (known if moved else set())
    return changes, replace(batch, events=tuple(event for event in batch.events if event.id in told))


def _may_know(event: models.Event, viewer: models.User, *, mine: bool) -> bool:
    """Whether the viewer saw it, or sees it: theirs before or after, or, unless only theirs count, its subject's."""
    if mine:
        return _theirs(event, viewer)
    return event.subject_id is None or _told_to(event, viewer)


def _theirs(event: models.Event, viewer: models.User) -> bool:
    return viewer.id in (event.data.get("assignee"), event.data.get("from_assignee"))


def _told_to(event: models.Event, viewer: models.User) -> bool:
    """Whether the event itself says that this viewer saw it, or sees it."""
    sides = (event.keys_before, event.keys_after)
    return _theirs(event, viewer) or any(permissions.sees(viewer, keys) for keys in sides)


def _shakes(event: models.Event, viewer: models.User) -> bool:
    """Whether the viewer's sight of a subject changed, or its activities went to another one."""
    was, is_ = (permissions.sees(viewer, keys) for keys in (event.keys_before, event.keys_after))
    return was != is_ or event.kind in ("SubjectMerged", "SubjectParted")


async def _of_subjects(events: list[models.Event], viewer: models.User, *, mine: bool) -> set[int]:
    subjects = sorted({event.data.get("into", event.noun_id) for event in events})
    if not subjects:
        return set()
    rows = models.Activity.filter(subject_id__in=subjects, state__in=OPEN)
    if mine:
        rows = rows.filter(assignee_id=viewer.id)
    ids: list[Any] = await rows.values_list("id", flat=True)
    return set(ids)


async def _of_customers(events: list[models.Event], mine: bool, viewer: models.User) -> set[int]:
    """The open activities about customers who were merged or parted, as far as the viewer sees them now."""
    if not events:
        return set()
    customers = sorted({event.noun_id for event in events})
    rows = models.Activity.visible_to(viewer).filter(customer_id__in=customers, state__in=OPEN)
    if mine:
        rows = rows.filter(assignee_id=viewer.id)
    ids: list[Any] = await rows.values_list("id", flat=True)
    return set(ids)


async def _lost_with_customers(events: list[models.Event], viewer: models.User) -> set[int]:
    """The open activities that went with their customer out of the viewer's sight: whoever has something to do keeps
    theirs, and so does who sees a subject of that customer."""
    merged = {event.data["loser"]: event.noun_id for event in events if event.kind == "CustomerMerged"}
    seen = Q(created_by_id=viewer.id) | Q(channel_id__in=sorted(viewer.reach.member))
    known = await models.Customer.filter(seen, id__in=sorted(merged) or [0]).values("id")
    now_at = {merged[row["id"]] for row in known}
    parted = {event.noun_id: event.data["loser"] for event in events if event.kind == "CustomerParted"}
    still = await models.Customer.visible_to(viewer).filter(id__in=sorted(parted) or [0]).values("id")
    now_at |= {parted[row["id"]] for row in still}
    rows = models.Activity.filter(customer_id__in=sorted(now_at) or [0], state__in=OPEN)
    return {row["id"] for row in await rows.values("id")}


def _change(
    id: int, events: list[models.Event], row: models.Activity | None, viewer: models.User, *, mine: bool
) -> ActivityChange:
    shown = row is not None and row.is_open and (not mine or row.assignee_id == viewer.id)
    new = any(event.kind in NEW for event in events)
    kind = ChangeKind.REMOVED if not shown else ChangeKind.ADDED if new else ChangeKind.CHANGED
    activity: Any = row
    return ActivityChange(kind=kind, activity_id=strawberry.ID(to_id("Activity", id)), activity=activity)


def _joined(batch: Batch, *parts: Batch) -> Batch:
    told = {event.id for part in parts for event in part.events}
    return replace(batch, events=tuple(event for event in batch.events if event.id in told))


def _event(
    info: Info,
    batch: Batch,
    changes: list[ActivityChange],
    kind: EventKind = EventKind.CHANGE,
    *,
    suggestions: Sequence[SuggestionChange] = (),
) -> ActivityEvent:
    return ActivityEvent(
        kind=kind,
        position=info.context.position(batch.position),
        client_mutation_ids=batch.client_mutation_ids,
        changes=changes,
        suggestions=list(suggestions),
    )
