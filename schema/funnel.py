"""The funnel: the board in one request, with a number of statements that does not grow with its cards."""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, cast

import strawberry
from strawberry import Parent
from tortoise.queryset import QuerySet

import models
from models.money import weighed
from models.subject.board import COUNTED, GROUPED, PROSPECTS, Board, Totals, by_column, whole
from schema.batch import batched
from schema.context import Info
from schema.ids import to_id
from schema.money import Money
from schema.node import find, find_all
from schema.page import Order, Page, page
from schema.plan.statements import read
from schema.position import Position
from schema.stage import Stage
from schema.subject import SubjectConnection
from schema.subject_filter import SubjectFilter, to_filter

RANKED = Order(("rank", "id"))


@strawberry.type(description="How many subjects are in which state of activity.")
class ActivityStateCounts:
    overdue: int = strawberry.field(description="Their next activity is overdue.")
    today: int = strawberry.field(description="Their next activity is due today.")
    planned: int = strawberry.field(description="Their next activity is due later.")
    undated: int = strawberry.field(description="Their next activity has no date.")
    none: int = strawberry.field(description="Nothing is planned.")


@dataclass
class Sums:
    """The totals of a column, and the currency in which they are told."""

    totals: Totals
    currency: str


@strawberry.type(description="What stands in a column, or in all stages together.")
class ColumnTotals:
    @strawberry.field(description="The stage; null for the prospects column and for the whole funnel.")
    def stage_id(row: Parent[Sums]) -> strawberry.ID | None:
        return strawberry.ID(to_id("Stage", row.totals.stage_id)) if row.totals.stage_id else None

    @strawberry.field(description="How many subjects.")
    def count(row: Parent[Sums]) -> int:
        return row.totals.count

    @strawberry.field(
        description="The sum of their values in the workspace's currency; a subject without a value counts 0."
    )
    def value(row: Parent[Sums]) -> Money:
        return _money(row.totals.value.get(row.currency, 0), row.currency)

    @strawberry.field(
        description="The sum of value × probability over OPEN subjects, in the workspace's currency; rounded half up,"
        " once."
    )
    def weighted_value(row: Parent[Sums]) -> Money:
        return _money(weighed(row.totals.weighted.get(row.currency, 0)), row.currency)

    @strawberry.field(description="The sums of values in other currencies; nothing is converted.")
    def other_values(row: Parent[Sums]) -> list[Money]:
        return [_money(minor, name) for name, minor in sorted(row.totals.value.items()) if name != row.currency]

    @strawberry.field(description="The subjects by the state of their next activity.")
    def activity_states(row: Parent[Sums]) -> ActivityStateCounts:
        held = row.totals.activity_states
        names = ("overdue", "today", "planned", "undated", "none")
        return ActivityStateCounts(**{name: held.get(models.ActivityState[name.upper()], 0) for name in names})

    @strawberry.field(description="How many are idle.")
    def idle(row: Parent[Sums]) -> int:
        return row.totals.idle

    @strawberry.field(description="How many rot in their stage.")
    def rotting(row: Parent[Sums]) -> int:
        return row.totals.rotting


@dataclass(eq=False)
class View:
    """One look at the board. What its columns have in common is found once, and only for who asks."""

    board: Board
    position: Position
    stages: list[models.Stage]
    """Those that are shown."""
    whole: bool
    """Whether these are all: only then prospects are shown, too."""

    @cached_property
    def cards(self) -> QuerySet[models.Subject]:
        return self.board.opportunities()


@dataclass
class Column:
    view: View
    stage: models.Stage | None


async def _sums(stage_ids: list[int], view: View) -> list[Sums]:
    """By stage; 0 is the prospects column."""
    groups = await read(view.board.groups(), (*GROUPED, *COUNTED))
    columns = by_column(view.stages, groups.named(*GROUPED, *COUNTED))
    currency = (await models.Workspace.current()).currency
    return [Sums(columns[id or PROSPECTS], currency) for id in stage_ids]


@strawberry.type(description="A column of the board.")
class FunnelColumn:
    @strawberry.field(description="The stage; null for the prospects column.")
    def stage(row: Parent[Column]) -> Stage | None:
        return row.stage  # type: ignore[return-value]

    @strawberry.field(description="Count, sums and histogram over all its subjects, not only this page.")
    async def totals(row: Parent[Column], info: Info) -> ColumnTotals:
        return await batched(info, _sums, row.view).load(row.stage.id if row.stage else 0)  # type: ignore[no-any-return]

    @strawberry.field(graphql_type=SubjectConnection, description="Its cards, by rank.")
    def subjects(
        row: Parent[Column],
        first: Annotated[int, strawberry.argument(description="1 to 100.")] = 50,
        after: Annotated[str | None, strawberry.argument(description="A cursor of this column.")] = None,
    ) -> Page:
        if row.stage is None:
            return page(row.view.board.prospects(), RANKED, first=first, after=after)
        return page(row.view.cards, RANKED, first=first, after=after, of=("stage_id", row.stage.id))


@strawberry.type(description="The subjects of one or all channels, by stage.")
class Funnel:
    @strawberry.field(
        description="Where the log stood before anything here was read: give it as `since` to `funnelChanged`."
    )
    def position(row: Parent[View]) -> Position:
        return row.position

    @strawberry.field(description="The leading column, where a selected channel makes prospects; else null.")
    async def prospects(row: Parent[View], info: Info) -> FunnelColumn | None:
        shown = row.whole and await _makes_prospects(info, row.board)
        return Column(row, None) if shown else None  # type: ignore[return-value]

    @strawberry.field(description="The stages, from left to right; with `stageIds` only these.")
    def columns(row: Parent[View]) -> list[FunnelColumn]:
        return [Column(row, stage) for stage in row.stages]  # type: ignore[misc]

    @strawberry.field(description="All stages shown, together. Prospects stand in no stage total.")
    async def totals(row: Parent[View], info: Info) -> ColumnTotals:
        prospects, *columns = await batched(info, _sums, row).load_many([0, *(stage.id for stage in row.stages)])
        return Sums(whole([held.totals for held in columns]), prospects.currency)  # type: ignore[return-value]


for type_, made in ((Funnel, View), (FunnelColumn, Column), (ColumnTotals, Sums)):
    cast(Any, type_).is_type_of = classmethod(lambda _, row, info, made=made: isinstance(row, made))


@strawberry.type
class FunnelQuery:
    @strawberry.field(
        description="The board. By default without archived, discarded, lost and those closed over 30 days ago."
    )
    async def funnel(
        self,
        info: Info,
        channel_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="One channel; default: all.")
        ] = None,
        stage_ids: Annotated[list[strawberry.ID] | None, strawberry.argument(description="Only these columns.")] = None,
        filter: Annotated[SubjectFilter | None, strawberry.argument(description="Which subjects.")] = None,
    ) -> Funnel:
        position = info.context.position(await models.Event.head())
        board = await board_of(info, channel_id, filter)
        stages = await models.Stage.in_order()
        if stage_ids is not None:
            wanted = {stage.id for stage in await find_all(models.Stage, stage_ids, info, field="stageIds")}
            stages = [stage for stage in stages if stage.id in wanted]
        return View(board, position, stages, whole=stage_ids is None)  # type: ignore[return-value]


async def board_of(info: Info, channel_id: str | None, filter: SubjectFilter | None) -> Board:
    """The board that these arguments name; a channel that the viewer may not know of is NOT_FOUND."""
    channel = await find(models.Channel, channel_id, info, field="channelId") if channel_id else None
    return Board(info.context.user, channel.id if channel else None, await to_filter(filter, info))


async def _makes_prospects(info: Info, board: Board) -> bool:
    channels = models.Channel.visible_to(info.context.user).filter(makes_prospects=True)
    if board.channel_id is not None:
        channels = channels.filter(id=board.channel_id)
    return await channels.exists()


def _money(minor: int, currency: str) -> Money:
    return Money(amount=models.Money.of_minor(minor, currency).amount, currency=currency)
