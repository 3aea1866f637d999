"""The live board: after each unit of change, what became of the cards, and the new totals."""

import time
from collections.abc import AsyncIterator
from typing import Annotated, Any

import strawberry

import models
import permissions
from models.subject.board import Board
from schema.context import Info
from schema.funnel import ColumnTotals, Sums, board_of
from schema.ids import to_id
from schema.live.follow import LOOK, Batch, ChangeKind, EventKind, LiveEvent, Stream
from schema.subject import Subject
from schema.subject_filter import SubjectFilter

TOTALS_EVERY = 0.25
"""Seconds between two tellings of the totals: at most four a second (DESIGN §6)."""
MOVING = {"stage_id", "rank", "kind"}


@strawberry.type(description="What became of one card.")
class SubjectChange:
    kind: ChangeKind = strawberry.field(
        description="Put it in or replace it, or take it out. Ignore a REMOVED that you do not know."
    )
    subject_id: strawberry.ID = strawberry.field(description="Which card.")
    subject: Subject | None = strawberry.field(description="The card as it stands now; null when REMOVED.")
    version: int = strawberry.field(description="The version of the card that is told; lower ones are older news.")


@strawberry.type(description="What happened to the board, whole up to its position.")
class FunnelEvent(LiveEvent):
    group_id: strawberry.ID | None = strawberry.field(description="Of a bulk request, when all of this comes from one.")
    client_mutation_ids: list[str] = strawberry.field(description="The echoes of the mutations that caused this.")
    changes: list[SubjectChange] = strawberry.field(description="One for each card concerned.")
    totals: list[ColumnTotals] = strawberry.field(
        description="All columns' totals as they stand now, at most four times a second; empty when they follow later."
    )


@strawberry.type
class FunnelSubscription:
    @strawberry.subscription(
        description="The board, live: with `since` from a fetched position on, without from now on."
    )
    async def funnel_changed(
        self,
        info: Info,
        channel_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="One channel; default: all.")
        ] = None,
        filter: Annotated[SubjectFilter | None, strawberry.argument(description="The same as the query's.")] = None,
        since: Annotated[
            str | None, strawberry.argument(description="A position: `funnel.position`, or of the last message.")
        ] = None,
    ) -> AsyncIterator[FunnelEvent]:
        stream = await Stream.open(info, since)
        board = await board_of(info, channel_id, filter)
        told_at, owing = 0.0, False
        async for batch in stream.batches():
            if batch.resync:
                yield await _event(info, batch, [], [], EventKind.RESYNC_REQUIRED)
                return
            changes = await changed_cards(board, batch)
            owing = owing or bool(changes) or _touches_totals(batch)
            due = owing and time.monotonic() - told_at >= TOTALS_EVERY
            if changes or due:
                totals = await _totals(info, board) if due else []
                yield await _event(info, batch, changes, totals, EventKind.CHANGE)
            if due:
                told_at, owing = time.monotonic(), False
            stream.wait = TOTALS_EVERY if owing else LOOK


async def _event(
    info: Info, batch: Batch, changes: list[SubjectChange], totals: list[Any], kind: EventKind
) -> FunnelEvent:
    return FunnelEvent(
        kind=kind,
        position=info.context.position(batch.position),
        group_id=strawberry.ID(batch.group_id) if batch.group_id else None,
        client_mutation_ids=batch.client_mutation_ids,
        changes=changes,
        totals=totals,
    )


async def _totals(info: Info, board: Board) -> list[Any]:
    currency = (await info.context.workspace()).currency
    stages = await models.Stage.in_order()
    return [Sums(totals, currency) for totals in (await board.totals(stages)).values()]


def _touches_totals(batch: Batch) -> bool:
    """A stage's probability is in the weighted sums of its column."""
    return any(event.noun in ("Stage", "Workspace") for event in batch.events)


async def changed_cards(board: Board, batch: Batch) -> list[SubjectChange]:
    """What this viewer is told of these events (DESIGN §6): visible and matching now → the current row; else REMOVED where
    the card may have been known; else nothing."""
    told: dict[int, list[models.Event]] = {}
    for event in batch.events:
        if event.noun == "Subject" and _concerns(board, event):
            told.setdefault(event.noun_id, []).append(event)
    now = {row.id: row for row in await board.subjects().filter(id__in=list(told))} if told else {}
    changes = [_change(id, events, now.get(id), board) for id, events in told.items()]
    return [change for change in changes if change is not None] + await _renamed(board, batch, set(told))


def _concerns(board: Board, event: models.Event) -> bool:
    sides = [keys for keys in (event.keys_before, event.keys_after) if keys is not None]
    if board.channel_id is not None:
        sides = [keys for keys in sides if keys.channel == board.channel_id]
    return any(permissions.sees(board.viewer, keys) for keys in sides)


def _change(id: int, events: list[models.Event], row: models.Subject | None, board: Board) -> SubjectChange | None:
    subject_id = strawberry.ID(to_id("Subject", id))
    if row is None:
        known = any(
            permissions.sees(board.viewer, keys) for event in events for keys in (event.keys_before, event.keys_after)
        )
        return (
            SubjectChange(kind=ChangeKind.REMOVED, subject_id=subject_id, subject=None, version=events[-1].version)
            if known
            else None
        )
    new = events[0].before is None or not permissions.sees(board.viewer, events[0].keys_before)
    moved = any(MOVING & set(event.changed) for event in events)
    kind = ChangeKind.ADDED if new else ChangeKind.MOVED if moved else ChangeKind.CHANGED
    return SubjectChange(kind=kind, subject_id=subject_id, subject=row, version=row.version)  # type: ignore[arg-type]


async def _renamed(board: Board, batch: Batch, told: set[int]) -> list[SubjectChange]:
    """Cards show their customer: when that changes, so do they."""
    customers = {event.noun_id for event in batch.events if event.noun == "Customer" and event.changed}
    if not customers:
        return []
    rows = await board.subjects().filter(customer_id__in=sorted(customers)).exclude(id__in=sorted(told) or [0])
    return [
        SubjectChange(
            kind=ChangeKind.CHANGED,
            subject_id=strawberry.ID(to_id("Subject", row.id)),
            subject=row,
            version=row.version,
        )  # type: ignore[arg-type]
        for row in rows
    ]
