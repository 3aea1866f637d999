"""Suggestions, live: told together with the activities that they may become."""

from dataclasses import replace
from typing import Any

import strawberry

import models
import permissions
from schema.ids import to_id
from schema.live.follow import Batch, ChangeKind
from schema.suggestion import Suggestion


@strawberry.type(description="What became of one suggestion.")
class SuggestionChange:
    kind: ChangeKind = strawberry.field(
        description="ADDED or CHANGED: put it in or replace it. REMOVED: it was decided upon, overtaken, is for"
        " somebody else or out of sight; ignore one that you do not know."
    )
    suggestion_id: strawberry.ID = strawberry.field(description="Which suggestion.")
    suggestion: Suggestion | None = strawberry.field(
        description="As it stands now; with REMOVED, where the viewer still sees it."
    )


async def changed_suggestions(batch: Batch, viewer: models.User, *, mine: bool) -> tuple[list[SuggestionChange], Batch]:
    """What to tell, and the batch without what this viewer may not know of."""
    about: dict[int, list[models.Event]] = {}
    for event in batch.events:
        if event.noun == "Suggestion" and _may_know(event, viewer, mine=mine):
            about.setdefault(event.noun_id, []).append(event)
    shaken = [event for event in batch.events if event.noun == "Subject" and _shakes(event, viewer)]
    moved = await _of_subjects(shaken, viewer, mine=mine)
    ids = sorted({*about, *moved})
    rows = {row.id: row for row in await models.Suggestion.visible_to(viewer).filter(id__in=ids)} if ids else {}
    changes = [_change(id, about.get(id, []), rows.get(id), viewer, mine=mine) for id in ids]
    told = {event.id for events in about.values() for event in events} | {event.id for event in shaken if moved}
    return changes, replace(batch, events=tuple(event for event in batch.events if event.id in told))


def _may_know(event: models.Event, viewer: models.User, *, mine: bool) -> bool:
    """Whether the viewer saw it, or sees it, by the subject's keys; and unless all count, whether it is theirs."""
    theirs = viewer.id in (event.data.get("assignee"), event.data.get("from_assignee"))
    sides = (event.keys_before, event.keys_after)
    return (theirs or not mine) and any(permissions.sees(viewer, keys) for keys in sides)


def _shakes(event: models.Event, viewer: models.User) -> bool:
    was, is_ = (permissions.sees(viewer, keys) for keys in (event.keys_before, event.keys_after))
    return was != is_


async def _of_subjects(events: list[models.Event], viewer: models.User, *, mine: bool) -> set[int]:
    """The open suggestions of subjects that came into sight, or went out of it."""
    if not events:
        return set()
    subjects = sorted({event.noun_id for event in events})
    rows = models.Suggestion.filter(subject_id__in=subjects, state=models.SuggestionState.OPEN)
    if mine:
        rows = rows.filter(assignee_id=viewer.id)
    ids: list[Any] = await rows.values_list("id", flat=True)
    return set(ids)


def _change(
    id: int, events: list[models.Event], row: models.Suggestion | None, viewer: models.User, *, mine: bool
) -> SuggestionChange:
    open_ = row is not None and row.state is models.SuggestionState.OPEN
    shown = open_ and row is not None and (not mine or row.assignee_id == viewer.id)
    new = not events or any(event.kind == "SuggestionMade" for event in events)
    kind = ChangeKind.REMOVED if not shown else ChangeKind.ADDED if new else ChangeKind.CHANGED
    suggestion: Any = row
    return SuggestionChange(kind=kind, suggestion_id=strawberry.ID(to_id("Suggestion", id)), suggestion=suggestion)
