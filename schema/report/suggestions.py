"""How suggestions fared."""

from typing import Annotated, Any

import strawberry
from strawberry import Parent

import models
from models.report.figure import some
from models.suggestion.results import Fared, fared
from schema.activity_type import ActivityType
from schema.context import Info
from schema.instant import instant
from schema.page import Page, page
from schema.report.figure import NEWEST, After, First, Only, figure
from schema.subject_filter import DateTimeRange
from schema.suggestion import SuggestionConnection, SuggestionFilter, chosen


@figure(Fared, description="How the suggestions of one occasion and kind of activity fared.")
class SuggestionResult:
    key: str = strawberry.field(description="Its name among the lines of this report; give it as `only`.")
    rule: models.SuggestionRule = strawberry.field(description="The occasion.")
    made: int = strawberry.field(description="How many were made: the sum of open, accepted, dismissed and stale.")
    open: int = strawberry.field(description="Not decided upon yet.")
    accepted: int = strawberry.field(description="Somebody scheduled what they said.")
    done: int = strawberry.field(description="Of those accepted: what was scheduled is done by now.")
    dismissed: int = strawberry.field(description="Somebody said no.")
    stale: int = strawberry.field(description="Overtaken by what happened before anybody decided.")

    @strawberry.field(description="The kind of activity.")
    async def type(row: Parent[Fared], info: Info) -> ActivityType:
        return await info.context.loaders.activity_types.load(row.type_id)  # type: ignore[no-any-return]

    @strawberry.field(graphql_type=SuggestionConnection, description="The suggestions, the newest first.")
    def suggestions(
        row: Parent[Fared],
        state: Annotated[
            models.SuggestionState | None, strawberry.argument(description="Only these; default: all that were made.")
        ] = None,
        done: Annotated[bool, strawberry.argument(description="Only those that became something done.")] = False,
        first: First = 20,
        after: After = None,
    ) -> Page:
        return page(row.behind(state, done=done), NEWEST, first=first, after=after)


@strawberry.type
class SuggestionsReport:
    @strawberry.field(description="How suggestions fared.")
    async def suggestions(
        self,
        info: Info,
        filter: Annotated[SuggestionFilter | None, strawberry.argument(description="Default: all of them.")] = None,
        made_at: Annotated[DateTimeRange | None, strawberry.argument(description="Made at these instants.")] = None,
        only: Only = None,
    ) -> list[SuggestionResult]:
        rows: Any = await chosen(filter or SuggestionFilter(), info)
        if made_at is not None:
            bounds = {"created_at__gte": made_at.start, "created_at__lt": made_at.end}
            rows = rows.filter(**{name: instant(at, field="madeAt") for name, at in bounds.items() if at is not None})
        return some(await fared(rows), only)
