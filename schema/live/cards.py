"""What became of the cards of a board: decided card by card, from rows that are read once for all who follow."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import strawberry

import models
import permissions
from models.subject.board import Board
from permissions import Keys
from schema.ids import to_id
from schema.live.follow import MOVING, Batch, ChangeKind
from schema.live.look import Look
from schema.subject import Subject

TOGETHER = 200
"""Cards of one stretch of the log that are read for everybody; of more, everybody reads their own."""


@strawberry.type(description="What became of one card.")
class SubjectChange:
    kind: ChangeKind = strawberry.field(
        description="Put it in or replace it, or take it out. Ignore a REMOVED that you do not know."
    )
    subject_id: strawberry.ID = strawberry.field(description="Which card.")
    subject: Subject | None = strawberry.field(description="The card as it stands now; null when REMOVED.")
    version: int = strawberry.field(description="The version of the card that is told; lower ones are older news.")


async def changed_cards(board: Board, batch: Batch, look: Look) -> tuple[list[SubjectChange], Batch]:
    """What this viewer is told of these events (DESIGN §6), and the batch without what they may not know of.

    Visible and matching now → the current row; else REMOVED where the card may have been known; else nothing.
    """
    about: dict[int, list[models.Event]] = {}
    for event in batch.events:
        if event.noun == "Subject" and concerns(board, event):
            about.setdefault(event.noun_id, []).append(event)
    now = {row.id: row for row in await _cards(board, batch, about, look)} if about else {}
    changes = [_change(id, events, now.get(id), board) for id, events in about.items()]
    renamed, customers = await _renamed(board, batch, set(about), look)
    told = {event.id for events in about.values() for event in events} | {event.id for event in customers}
    return changes + renamed, replace(batch, events=tuple(event for event in batch.events if event.id in told))


def concerns(board: Board, event: models.Event) -> bool:
    """Whether the card was, or is, one that this viewer may have on this board."""
    sides = [keys for keys in (event.before, event.after) if keys is not None]
    if board.channel_id is not None:
        sides = [keys for keys in sides if keys["channel"] == board.channel_id]
    return any(permissions.sees(board.viewer, Keys.load(keys)) for keys in sides)


async def _cards(board: Board, batch: Batch, ids: Iterable[int], look: Look) -> Sequence[models.Subject]:
    """Of these cards those that stand on this board now."""
    all = sorted({event.noun_id for event in batch.events if event.noun == "Subject"})
    if len(all) > TOGETHER:
        return await board.subjects().filter(id__in=list(ids))
    rows = await look.once((board.filter, "id", *all), lambda: board.anybodys().filter(id__in=all))
    return [row for row in rows if board.shows(row)]


def _change(id: int, events: list[models.Event], row: models.Subject | None, board: Board) -> SubjectChange:
    if row is None:
        return _told(ChangeKind.REMOVED, id, None, events[-1].version)
    new = not permissions.sees(board.viewer, events[0].keys_before)
    moved = any(MOVING & set(event.changed) for event in events)
    return _told(ChangeKind.ADDED if new else ChangeKind.MOVED if moved else ChangeKind.CHANGED, id, row, row.version)


def _told(kind: ChangeKind, id: int, row: models.Subject | None, version: int) -> SubjectChange:
    shown: Any = row
    return SubjectChange(kind=kind, subject_id=strawberry.ID(to_id("Subject", id)), subject=shown, version=version)


async def _renamed(
    board: Board, batch: Batch, told: set[int], look: Look
) -> tuple[list[SubjectChange], list[models.Event]]:
    """Cards show their customer: when that changes, so do they; and a filter by text may match no more."""
    renames = [event for event in batch.events if event.noun == "Customer" and event.changed]
    if not renames:
        return [], []
    customers = sorted({event.noun_id for event in renames})
    about = await look.once(("customer", *customers), lambda: models.Subject.filter(customer_id__in=customers))
    held = await look.once(
        (board.filter, "customer", *customers), lambda: board.anybodys().filter(customer_id__in=customers)
    )
    shown = {row.id for row in held}
    rows = [row for row in about if row.id not in told and board.shows(row) and (row.id in shown or board.filter.text)]
    changes = [
        _told(ChangeKind.CHANGED, row.id, row, row.version)
        if row.id in shown
        else _told(ChangeKind.REMOVED, row.id, None, row.version)
        for row in rows
    ]
    known = {row.customer_id for row in rows}
    return changes, [event for event in renames if event.noun_id in known]
