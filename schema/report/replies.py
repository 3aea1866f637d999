"""How soon customers were answered."""

from typing import Annotated

import strawberry
from strawberry import Parent

import models
from models.report.figure import some
from models.report.replies import Answered, Responses, responses
from schema.channel import Channel
from schema.context import Info
from schema.page import Page, page
from schema.report.figure import NEWEST, After, Days, Figure, First, Only, Which, figure, period, subjects
from schema.subject import MessageConnection

strawberry.enum(
    Answered,
    name="AnswerState",
    description="IN_TIME: answered within the channel's hours. LATE: after them. NOT_YET: by nobody until now.",
)


@figure(Responses, description="How soon one channel answered.")
class ResponseFigure(Figure):
    hours: int = strawberry.field(description="Within how many hours it wants to answer; 24 where it does not say.")

    @strawberry.field(description="The channel in which the subjects are today, where the viewer sees it.")
    async def channel(row: Parent[Responses], info: Info) -> Channel | None:
        return await info.context.loaders.visible_channels.load(row.channel_id)  # type: ignore[no-any-return]

    @strawberry.field(description="How many were answered within the hours.")
    def in_time(row: Parent[Responses]) -> int:
        return len(row.mails[Answered.IN_TIME])

    @strawberry.field(description="How many were answered after them.")
    def late(row: Parent[Responses]) -> int:
        return len(row.mails[Answered.LATE])

    @strawberry.field(description="How many nobody has answered; they are in neither time.")
    def not_yet(row: Parent[Responses]) -> int:
        return len(row.mails[Answered.NOT_YET])

    @strawberry.field(description="Seconds until the answer that half of them did not exceed, by nearest rank.")
    def median(row: Parent[Responses]) -> float | None:
        return row.median

    @strawberry.field(name="p90", description="Seconds that nine tenths of them did not exceed, by nearest rank.")
    def nine_tenths(row: Parent[Responses]) -> float | None:
        return row.p90

    @strawberry.field(graphql_type=MessageConnection, description="The mails that waited for an answer.")
    def messages(
        row: Parent[Responses],
        state: Annotated[Answered | None, strawberry.argument(description="Only these; default: all.")] = None,
        first: First = 20,
        after: After = None,
    ) -> Page:
        return page(row.rows(state), NEWEST, first=first, after=after)


@strawberry.type
class RepliesReport:
    @strawberry.field(
        description="First responses to people's mails that came in these days: from the first mail since we spoke last"
        " to the next thing that was sent on the same subject. Automatic mail neither asks nor answers. At most 20,000"
        " mails; ask for fewer days beyond."
    )
    async def response_times(
        self, info: Info, days: Days, filter: Which = None, only: Only = None
    ) -> list[ResponseFigure]:
        viewer = info.context.user
        rows = models.Subject.visible_to(viewer) if filter is None else await subjects(filter, info)
        return some(await responses(viewer, rows, await period(days, info)), only)
