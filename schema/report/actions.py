"""Actions performed: by person, kind, channel, stage and period."""

from datetime import date
from typing import Annotated, Any

import strawberry
from strawberry import Parent
from tortoise.queryset import QuerySet

import models
from models.report.actions import ActionBy, Actions, performed
from models.report.figure import some
from models.report.period import Every
from schema.activity import ActivityConnection, ActivityFilter, chosen
from schema.activity_type import ActivityType
from schema.channel import Channel
from schema.context import Info
from schema.page import Page, page
from schema.report.figure import NEWEST, After, Days, Figure, First, Only, figure, period
from schema.stage import Stage
from schema.user import User

strawberry.enum(ActionBy, description="What actions are counted by.")


@figure(Actions, description="How many actions somebody performed.")
class ActionFigure(Figure):
    @strawberry.field(name="from", description="The first day that it counts.")
    def first(row: Parent[Actions]) -> date:
        return row.days.first

    @strawberry.field(name="to", description="The last day that it counts.")
    def last(row: Parent[Actions]) -> date:
        return row.days.last

    @strawberry.field(description="Who did it; null unless counted by PERSON.")
    async def person(row: Parent[Actions], info: Info) -> User | None:
        return await _of(row, "done_by_id", info.context.loaders.users)  # type: ignore[no-any-return]

    @strawberry.field(description="The kind; null for free text, and unless counted by TYPE.")
    async def type(row: Parent[Actions], info: Info) -> ActivityType | None:
        return await _of(row, "type_id", info.context.loaders.activity_types)  # type: ignore[no-any-return]

    @strawberry.field(
        description="The channel of its subject when it was written down as done; null for what was about a customer"
        " alone, where the viewer does not see the channel, and unless counted by CHANNEL."
    )
    async def channel(row: Parent[Actions], info: Info) -> Channel | None:
        return await _of(row, "channel_id", info.context.loaders.visible_channels)  # type: ignore[no-any-return]

    @strawberry.field(
        description="The stage of its subject when it was written down as done; null for a prospect, for a stage that"
        " was deleted since, for what was done before release 0.2, and unless counted by STAGE."
    )
    async def stage(row: Parent[Actions], info: Info) -> Stage | None:
        return await _of(row, "done_stage_id", info.context.loaders.stages)  # type: ignore[no-any-return]

    @strawberry.field(graphql_type=ActivityConnection, description="The actions, the newest first.")
    def activities(row: Parent[Actions], first: First = 20, after: After = None) -> Page:
        return page(row.rows, NEWEST, first=first, after=after)


async def _of(row: Actions, column: str, rows: Any) -> Any:
    id = row.values.get(column)
    return None if id is None else await rows.load(id)


@strawberry.type
class ActionsReport:
    @strawberry.field(
        description="What was done: activities that were completed or logged. What was written down later counts on the"
        " day that was named. They are never changed or deleted; when their subject is, they still count."
    )
    async def actions(
        self,
        info: Info,
        days: Days,
        by: Annotated[
            list[ActionBy] | None,
            strawberry.argument(description="What they are counted by; default: PERSON, TYPE, CHANNEL."),
        ] = None,
        every: Annotated[
            Every | None, strawberry.argument(description="Each part of the period by itself, at most 62.")
        ] = None,
        filter: Annotated[ActivityFilter | None, strawberry.argument(description="Which ones.")] = None,
        only: Only = None,
    ) -> list[ActionFigure]:
        wanted = [ActionBy.PERSON, ActionBy.TYPE, ActionBy.CHANNEL] if by is None else by
        rows: QuerySet[Any] = chosen(models.Activity.visible_to(info.context.user), filter)
        return some(await performed(rows, await period(days, info), by=wanted, every=every), only)
