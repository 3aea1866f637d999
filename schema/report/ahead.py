"""What is expected to close, and what went cold."""

from datetime import date
from typing import Annotated

import strawberry
from strawberry import Parent

from models.money import weighed
from models.report.ahead import Basis, Month, Quiet, Silence, forecast, quiet
from models.report.figure import some
from schema.channel import Channel
from schema.context import Info
from schema.money import Money, money_of
from schema.page import Page, page
from schema.report.figure import NEWEST, After, First, Only, WorthFigure, figure, period, subjects
from schema.subject import SubjectConnection
from schema.subject_filter import DateRange, SubjectFilter
from schema.user import User

strawberry.enum(Basis, name="ForecastBasis", description="Whose probability a forecast takes.")
strawberry.enum(Silence, description="How a subject went cold.")

Today = Annotated[
    SubjectFilter | None,
    strawberry.argument(description="Which subjects; as in lists, archived ones only where it says so."),
]


@figure(Month, description="What is expected to close in a month, in one currency, by one basis.")
class ForecastFigure(WorthFigure):
    month: date | None = strawberry.field(description="Its first day; null: no day is expected.")
    currency: str | None = strawberry.field(description="ISO 4217; null: these have no value.")
    basis: Basis = strawberry.field(description="Whether the probabilities are the stages' or their own.")

    @strawberry.field(description="The sum of value × probability, rounded half up once; null without a currency.")
    def weighted(row: Parent[Month]) -> Money | None:
        return money_of(weighed(row.weighted), row.currency)

    @strawberry.field(graphql_type=SubjectConnection, description="The subjects.")
    def subjects(row: Parent[Month], first: First = 20, after: After = None) -> Page:
        return page(row.rows, NEWEST, first=first, after=after)


@figure(Quiet, description="What went cold, of one channel and owner.")
class IdleFigure(WorthFigure):
    silence: Silence = strawberry.field(description="How.")

    @strawberry.field(description="The channel, where the viewer sees it.")
    async def channel(row: Parent[Quiet], info: Info) -> Channel | None:
        return await info.context.loaders.visible_channels.load(row.channel_id)  # type: ignore[no-any-return]

    @strawberry.field(description="Whose it is; null: nobody's.")
    async def owner(row: Parent[Quiet], info: Info) -> User | None:
        return await info.context.loaders.users.load(row.owner_id) if row.owner_id else None

    @strawberry.field(graphql_type=SubjectConnection, description="The subjects.")
    def subjects(row: Parent[Quiet], first: First = 20, after: After = None) -> Page:
        return page(row.rows, NEWEST, first=first, after=after)


@strawberry.type
class AheadReport:
    @strawberry.field(description="Open subjects by the month of the day on which they are expected to close.")
    async def forecast(self, info: Info, filter: Today = None, only: Only = None) -> list[ForecastFigure]:
        return some(await forecast(await subjects(filter, info)), only)

    @strawberry.field(description="What is idle, or rots in its stage, just now.")
    async def idle(
        self,
        info: Info,
        filter: Today = None,
        days: Annotated[
            DateRange | None,
            strawberry.argument(description="Only what became so on these days, in the workspace's zone."),
        ] = None,
        only: Only = None,
    ) -> list[IdleFigure]:
        since = await period(days, info) if days is not None else None
        return some(await quiet(await subjects(filter, info), since), only)
