"""The funnel of the past: as of a day, its conversions, how long subjects stayed, how they ended."""

from datetime import date, datetime, timedelta
from typing import Annotated

import strawberry
from strawberry import Parent

import models
from errors import Invalid
from models.activity.state import FIRST, LAST, midnight
from models.ledger import Turn
from models.money import weighed
from models.report import past
from models.report.figure import some
from schema.context import Info
from schema.ids import to_id
from schema.marker import LostReason
from schema.money import Money
from schema.page import Page, page
from schema.report.figure import (
    NEWEST,
    After,
    Channels,
    Days,
    Figure,
    First,
    Only,
    Which,
    WorthFigure,
    figure,
    money,
    period,
    standings,
)
from schema.report.standing import StandingConnection
from schema.stage import Stage

ENDED = (models.Outcome.WON, models.Outcome.LOST, models.Outcome.CLOSED)


@figure(past.ColumnThen, description="A column of the funnel as it stood.")
class FunnelColumnThen(WorthFigure):
    @strawberry.field(description="The id of its stage, also where that was deleted since; null: the prospects.")
    def stage_id(row: Parent[past.ColumnThen]) -> strawberry.ID | None:
        return strawberry.ID(to_id("Stage", row.stage_id)) if row.stage_id else None

    @strawberry.field(description="The stage; null: the prospects, or deleted since.")
    async def stage(row: Parent[past.ColumnThen], info: Info) -> Stage | None:
        return await info.context.loaders.stages.load(row.stage_id) if row.stage_id else None

    @strawberry.field(
        description="The sums of value × probability of what was open, by currency: by the probability that it had"
        " been given, else by the stage's of today."
    )
    def weighted_values(row: Parent[past.ColumnThen]) -> list[Money]:
        return money({name: weighed(minor) for name, minor in row.weighted.items()})

    @strawberry.field(graphql_type=StandingConnection, description="What stood there, with its value at that time.")
    def standings(row: Parent[past.ColumnThen], first: First = 20, after: After = None) -> Page:
        return page(row.rows, NEWEST, first=first, after=after)


@figure(past.Passage, description="How many subjects passed from one stage and outcome into another.")
class ConversionFigure(WorthFigure):
    turn: Turn = strawberry.field(description="What kind of change it was.")
    from_outcome: models.Outcome | None = strawberry.field(description="The outcome before; null: it was created.")
    outcome: models.Outcome = strawberry.field(description="The outcome after.")
    share: float = strawberry.field(description="Of all that left there in the period (or began): 0 to 1.")

    @strawberry.field(description="From where; null: a prospect, created, or a stage that was deleted since.")
    async def from_stage(row: Parent[past.Passage], info: Info) -> Stage | None:
        return await info.context.loaders.stages.load(row.from_stage_id) if row.from_stage_id else None

    @strawberry.field(description="Into which; null: a prospect, or a stage that was deleted since.")
    async def stage(row: Parent[past.Passage], info: Info) -> Stage | None:
        return await info.context.loaders.stages.load(row.stage_id) if row.stage_id else None

    @strawberry.field(graphql_type=StandingConnection, description="The passages: each with its value at that time.")
    def standings(row: Parent[past.Passage], first: First = 20, after: After = None) -> Page:
        return page(row.rows, NEWEST, first=first, after=after)


@figure(past.Stay, description="How long open subjects stayed in a stage; the time in which they were archived counts.")
class StayFigure(Figure):
    @strawberry.field(description="The stage; null: as prospects, or a stage that was deleted since.")
    async def stage(row: Parent[past.Stay], info: Info) -> Stage | None:
        return await info.context.loaders.stages.load(row.stage_id) if row.stage_id else None

    @strawberry.field(
        name="p50", description="Seconds that half of them did not exceed, by nearest rank; null: none ended."
    )
    def half(row: Parent[past.Stay]) -> float | None:
        return row.p50

    @strawberry.field(name="p75", description="Seconds that three quarters of them did not exceed, by nearest rank.")
    def three_quarters(row: Parent[past.Stay]) -> float | None:
        return row.p75

    @strawberry.field(name="p90", description="Seconds that nine tenths of them did not exceed, by nearest rank.")
    def nine_tenths(row: Parent[past.Stay]) -> float | None:
        return row.p90

    open: int = strawberry.field(
        description="How many stood there open at the period's end; they are in no percentile."
    )

    @strawberry.field(graphql_type=StandingConnection, description="The changes that ended these stays: see `stayed`.")
    def standings(row: Parent[past.Stay], first: First = 20, after: After = None) -> Page:
        return page(row.rows, NEWEST, first=first, after=after)

    @strawberry.field(graphql_type=StandingConnection, description="What stood there open at the period's end.")
    def open_standings(row: Parent[past.Stay], first: First = 20, after: After = None) -> Page:
        return page(row.still, NEWEST, first=first, after=after)


@figure(past.Ending, description="How matters ended, why, and where.")
class EndingFigure(WorthFigure):
    outcome: models.Outcome = strawberry.field(description="How.")

    @strawberry.field(description="Why; null where nothing was lost.")
    async def reason(row: Parent[past.Ending], info: Info) -> LostReason | None:
        return await info.context.loaders.lost_reasons.load(row.reason_id) if row.reason_id else None

    @strawberry.field(description="In which stage they were until then; null: prospects, or deleted since.")
    async def stage(row: Parent[past.Ending], info: Info) -> Stage | None:
        return await info.context.loaders.stages.load(row.stage_id) if row.stage_id else None

    @strawberry.field(graphql_type=StandingConnection, description="The endings, each with its value at that time.")
    def standings(row: Parent[past.Ending], first: First = 20, after: After = None) -> Page:
        return page(row.rows, NEWEST, first=first, after=after)


@strawberry.type(description="The funnel as it stood.")
class FunnelThen:
    at: datetime = strawberry.field(description="The first instant after that day, in the workspace's zone.")
    columns: list[FunnelColumnThen] = strawberry.field(
        description="The prospects, then the stages of today in order, then deleted ones with what stood in them."
    )


@strawberry.type
class PastReport:
    @strawberry.field(
        description="The funnel at the end of a day in the workspace's zone: what the board showed by default, so"
        " without what was archived, discarded or lost, and with what had ended within 30 days."
        " With today's permissions. Of a day that is not over: as it stands."
    )
    async def funnel_as_of(
        self,
        info: Info,
        date: Annotated[date, strawberry.argument(description="The day.")],
        channel_ids: Channels = None,
        filter: Which = None,
        only: Only = None,
    ) -> FunnelThen:
        if not FIRST <= date <= LAST:
            raise Invalid("The days of a report lie between 1970 and 2200.", field="date")
        at = midnight(date + timedelta(days=1), (await models.Workspace.current()).zone)
        rows = await standings(channel_ids, filter, info)
        return FunnelThen(at=at, columns=some(await past.funnel_at(rows, at), only))

    @strawberry.field(
        description="The conversion matrix: what passed from where to where in these days, each passage once. Lost ones"
        " pass from their stage into the same stage with the outcome LOST."
    )
    async def funnel(
        self,
        info: Info,
        days: Days,
        channel_ids: Channels = None,
        filter: Which = None,
        turns: Annotated[
            list[Turn] | None, strawberry.argument(description="Which kinds of change; default: BEGUN and MOVED.")
        ] = None,
        only: Only = None,
    ) -> list[ConversionFigure]:
        rows = await standings(channel_ids, filter, info)
        wanted = [Turn.BEGUN, Turn.MOVED] if turns is None else turns
        return some(await past.passages(rows, await period(days, info), turns=wanted), only)

    @strawberry.field(
        description="How long open subjects stayed in each stage before they left it or ended, of the stays that ended"
        " in these days."
    )
    async def time_in_stage(
        self, info: Info, days: Days, channel_ids: Channels = None, filter: Which = None, only: Only = None
    ) -> list[StayFigure]:
        rows = await standings(channel_ids, filter, info)
        return some(await past.stays(rows, await period(days, info)), only)

    @strawberry.field(
        description="What was won, lost or closed in these days, for which reason, and in which stage it was until"
        " then. What was opened again since, or ended otherwise, does not count."
    )
    async def lost_reasons(
        self,
        info: Info,
        days: Days,
        outcomes: Annotated[
            list[models.Outcome] | None, strawberry.argument(description="Default: WON, LOST and CLOSED.")
        ] = None,
        channel_ids: Channels = None,
        filter: Which = None,
        only: Only = None,
    ) -> list[EndingFigure]:
        rows = await standings(channel_ids, filter, info)
        wanted = ENDED if outcomes is None else outcomes
        return some(await past.endings(rows, await period(days, info), outcomes=wanted), only)
