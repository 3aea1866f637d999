"""What became of every delivery."""

from datetime import date
from typing import Annotated

import strawberry
from strawberry import Parent

import models
from models.report.figure import some
from models.report.intake import Taken, taken
from models.report.period import Every
from schema.context import Info
from schema.intake import InboundMailConnection
from schema.mailbox import Mailbox
from schema.page import Page, page
from schema.report.figure import NEWEST, After, Days, Figure, First, Only, figure, period


@figure(Taken, description="How many deliveries of a mailbox came to one state.")
class IntakeFigure(Figure):
    state: models.IntakeState = strawberry.field(description="What became of them.")

    @strawberry.field(name="from", description="The first day that it counts.")
    def first(row: Parent[Taken]) -> date:
        return row.days.first

    @strawberry.field(name="to", description="The last day that it counts.")
    def last(row: Parent[Taken]) -> date:
        return row.days.last

    @strawberry.field(description="The mailbox, where the viewer sees it.")
    async def mailbox(row: Parent[Taken], info: Info) -> Mailbox | None:
        return await info.context.loaders.visible_mailboxes.load(row.mailbox_id)  # type: ignore[no-any-return]

    @strawberry.field(graphql_type=InboundMailConnection, description="The deliveries, the newest first.")
    def mails(row: Parent[Taken], first: First = 20, after: After = None) -> Page:
        return page(row.rows, NEWEST, first=first, after=after)


@strawberry.type
class IntakeReport:
    @strawberry.field(
        description="Every delivery that mail servers took on these days, in exactly one line: the counts together are"
        " all that the viewer sees of them."
    )
    async def intake(
        self,
        info: Info,
        days: Days,
        every: Annotated[
            Every | None, strawberry.argument(description="Each part of the period by itself, at most 62; null: none.")
        ] = Every.DAY,
        only: Only = None,
    ) -> list[IntakeFigure]:
        rows = models.InboundMail.visible_to(info.context.user)
        return some(await taken(rows, await period(days, info), every=every), only)
