"""The live board: after each unit of change, what became of the cards, and the new totals."""

import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Annotated, Any

import strawberry
from graphql import FieldNode, FragmentSpreadNode

import models
import permissions
from models.subject.board import Board
from schema.context import Info
from schema.funnel import ColumnTotals, Sums, board_of
from schema.ids import to_id
from schema.live.follow import LOOK, MOVING, Batch, ChangeKind, EventKind, LiveEvent, Stream
from schema.position import Position
from schema.subject import Subject
from schema.subject_filter import SubjectFilter

TOTALS_EVERY = 0.25
"""Seconds between two tellings of the totals: at most four a second (DESIGN §6)."""


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
            Position | None, strawberry.argument(description="A position: `funnel.position`, or of the last message.")
        ] = None,
    ) -> AsyncIterator[FunnelEvent]:
        stream = await Stream.open(info, since)
        board = await board_of(info, channel_id, filter)
        course, wanted = info.context.course, selected(info, "totals")
        pace = Pace(owing=wanted and course is not None and course.owing)
        stream.wait = pace.wait
        async for batch in stream.batches():
            if batch.resync:
                yield _event(info, batch, [], EventKind.RESYNC_REQUIRED)
                return
            changes, told = await changed_cards(board, batch)
            due = wanted and pace.due(bool(changes) or _touches_totals(batch))
            if changes or due:
                totals = await _totals(info, board) if due else []
                yield _event(info, told, changes, totals=totals)
            stream.wait = pace.wait


def selected(info: Info, name: str) -> bool:
    """Whether a field of the messages is asked for, directly or in fragments."""
    raw: Any = info._raw_info
    waiting = [node.selection_set for node in raw.field_nodes]
    while waiting:
        for node in waiting.pop().selections:
            if isinstance(node, FieldNode):
                if node.name.value == name:
                    return True
            elif isinstance(node, FragmentSpreadNode):
                waiting.append(raw.fragments[node.name.value].selection_set)
            else:
                waiting.append(node.selection_set)
    return False


class Pace:
    """When the totals are told: at once, but not within a quarter of a second of the last time."""

    def __init__(self, *, owing: bool = False) -> None:
        self._told_at = -TOTALS_EVERY
        self._owing = owing

    def due(self, touched: bool) -> bool:
        now = time.monotonic()
        self._owing = self._owing or touched
        if not self._owing or now - self._told_at < TOTALS_EVERY:
            return False
        self._told_at, self._owing = now, False
        return True

    @property
    def wait(self) -> float:
        """For how long the stream may wait for more."""
        return max(0.0, self._told_at + TOTALS_EVERY - time.monotonic()) if self._owing else LOOK


def _event(
    info: Info,
    batch: Batch,
    changes: list[SubjectChange],
    kind: EventKind = EventKind.CHANGE,
    *,
    totals: Sequence[Any] = (),
) -> FunnelEvent:
    return FunnelEvent(
        kind=kind,
        position=info.context.position(batch.position),
        group_id=strawberry.ID(batch.group_id) if batch.group_id else None,
        client_mutation_ids=batch.client_mutation_ids,
        changes=changes,
        totals=list(totals),
    )


async def _totals(info: Info, board: Board) -> list[Any]:
    currency = (await info.context.workspace()).currency
    stages = await models.Stage.in_order()
    return [Sums(totals, currency) for totals in (await board.totals(stages)).values()]


def _touches_totals(batch: Batch) -> bool:
    """A stage's probability is in the weighted sums of its column."""
    return any(event.noun in ("Stage", "Workspace") for event in batch.events)


async def changed_cards(board: Board, batch: Batch) -> tuple[list[SubjectChange], Batch]:
    """What this viewer is told of these events (DESIGN §6), and the batch without what they may not know of.

    Visible and matching now → the current row; else REMOVED where the card may have been known; else nothing.
    """
    about: dict[int, list[models.Event]] = {}
    for event in batch.events:
        if event.noun == "Subject" and _concerns(board, event):
            about.setdefault(event.noun_id, []).append(event)
    now = {row.id: row for row in await board.subjects().filter(id__in=list(about))} if about else {}
    changes = [_change(id, events, now.get(id), board) for id, events in about.items()]
    renamed, customers = await _renamed(board, batch, set(about))
    told = {event.id for events in about.values() for event in events} | {event.id for event in customers}
    return changes + renamed, replace(batch, events=tuple(event for event in batch.events if event.id in told))


def _concerns(board: Board, event: models.Event) -> bool:
    """Whether the card was, or is, one that this viewer may have on this board."""
    sides = [keys for keys in (event.keys_before, event.keys_after) if keys is not None]
    if board.channel_id is not None:
        sides = [keys for keys in sides if keys.channel == board.channel_id]
    return any(permissions.sees(board.viewer, keys) for keys in sides)


def _change(id: int, events: list[models.Event], row: models.Subject | None, board: Board) -> SubjectChange:
    if row is None:
        return _told(ChangeKind.REMOVED, id, None, events[-1].version)
    new = not permissions.sees(board.viewer, events[0].keys_before)
    moved = any(MOVING & set(event.changed) for event in events)
    return _told(ChangeKind.ADDED if new else ChangeKind.MOVED if moved else ChangeKind.CHANGED, id, row, row.version)


def _told(kind: ChangeKind, id: int, row: models.Subject | None, version: int) -> SubjectChange:
    shown: Any = row
    return SubjectChange(kind=kind, subject_id=strawberry.ID(to_id("Subject", id)), subject=shown, version=version)


async def _renamed(board: Board, batch: Batch, told: set[int]) -> tuple[list[SubjectChange], list[models.Event]]:
    """Cards show their customer: when that changes, so do they; and a filter by text may match no more."""
    renames = [event for event in batch.events if event.noun == "Customer" and event.changed]
    if not renames:
        return [], []
    customers = {event.noun_id for event in renames}
    seen = models.Subject.visible_to(board.viewer).filter(customer_id__in=sorted(customers))
    if board.channel_id is not None:
        seen = seen.filter(channel_id=board.channel_id)
    rows = [row for row in await seen if row.id not in told]
    shown = set(await board.subjects().filter(customer_id__in=sorted(customers)).values_list("id", flat=True))
    told_of = [row for row in rows if row.id in shown or board.filter.text]
    changes = [
        _told(ChangeKind.CHANGED, row.id, row, row.version)
        if row.id in shown
        else _told(ChangeKind.REMOVED, row.id, None, row.version)
        for row in told_of
    ]
    known = {row.customer_id for row in told_of}
    return changes, [event for event in renames if event.noun_id in known]
