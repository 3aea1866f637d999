"""The live board: after each unit of change, what became of the cards, and the new totals."""

import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import strawberry
from graphql import FieldNode, FragmentSpreadNode

import models
from models.subject.board import Board
from schema.context import Context, Info
from schema.funnel import ColumnTotals, Sums, board_of
from schema.live.cards import SubjectChange, changed_cards, concerns
from schema.live.follow import LOOK, Batch, EventKind, LiveEvent, Stream
from schema.live.look import Look
from schema.position import Position
from schema.subject_filter import SubjectFilter

TOTALS_EVERY = 0.25
"""Seconds between two tellings of the totals: at most four a second (DESIGN §6)."""


BESIDE = {"Customer", "Stage", "Workspace"}
"""What a board shows beside its cards."""


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
        context = info.context
        stream = await Stream.open(info, since)
        news = News(await board_of(info, channel_id, filter), selected(info, "totals"))
        if context.course is not None:
            context.course.news = news
        async for event in news.of(stream, owing=context.course is not None and context.course.owing):
            yield event


@dataclass(frozen=True)
class News:
    """What is told of a board, with its totals or without."""

    board: Board
    totals: bool

    async def of(self, stream: Stream, *, owing: bool = False) -> AsyncIterator[FunnelEvent]:
        """Message by message. `owing`: totals may have been put off before."""
        context, pace = stream.context, Pace(owing=self.totals and owing)
        stream.wait, stream.news = pace.wait, self.stirs
        async for batch in stream.batches():
            if batch.resync:
                yield _event(context, batch, [], EventKind.RESYNC_REQUIRED)
                return
            look = context.look or Look()
            changes, told = await changed_cards(self.board, batch, look)
            due = self.totals and pace.due(bool(changes) or _touches_totals(batch))
            if changes or due:
                yield _event(context, told, changes, totals=await _totals(self.board, look) if due else [])
            stream.wait = pace.wait

    def stirs(self, event: models.Event) -> bool:
        return concerns(self.board, event) if event.noun == "Subject" else event.noun in BESIDE


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
    context: Context,
    batch: Batch,
    changes: list[SubjectChange],
    kind: EventKind = EventKind.CHANGE,
    *,
    totals: Sequence[Any] = (),
) -> FunnelEvent:
    return FunnelEvent(
        kind=kind,
        position=context.position(batch.position),
        group_id=strawberry.ID(batch.group_id) if batch.group_id else None,
        client_mutation_ids=batch.client_mutation_ids,
        changes=changes,
        totals=list(totals),
    )


async def _totals(board: Board, look: Look) -> list[Any]:
    """Read once for all whose board is this one, seen with such eyes."""

    async def read() -> list[Any]:
        currency = (await models.Workspace.current()).currency
        columns = await board.totals(await models.Stage.in_order())
        return [Sums(totals, currency) for totals in columns.values()]

    return await look.once(("totals", board.viewer.sight, board.channel_id, board.filter), read)


def _touches_totals(batch: Batch) -> bool:
    """A stage's probability is in the weighted sums of its column."""
    return any(event.noun in ("Stage", "Workspace") for event in batch.events)
