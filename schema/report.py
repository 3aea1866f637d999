"""Reports: counts over what the viewer sees, by the filters of the lists behind them."""

from typing import Annotated, Any

import strawberry
from strawberry import Parent

import models
from models.suggestion.results import Fared, fared
from schema.activity_type import ActivityType
from schema.context import Info
from schema.instant import instant
from schema.subject_filter import DateTimeRange
from schema.suggestion import SuggestionFilter, chosen


@strawberry.type(description="How the suggestions of one occasion and kind of activity fared.")
class SuggestionResult:
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

    @classmethod
    def is_type_of(cls, row: object, info: Info) -> bool:
        return isinstance(row, Fared)


@strawberry.type(description="Counts over what the viewer sees.")
class Report:
    @strawberry.field(description="How suggestions fared; the list behind each line is `suggestions` with its filter.")
    async def suggestions(
        self,
        info: Info,
        filter: Annotated[SuggestionFilter | None, strawberry.argument(description="Default: all of them.")] = None,
        made_at: Annotated[DateTimeRange | None, strawberry.argument(description="Made at these instants.")] = None,
    ) -> list[SuggestionResult]:
        rows: Any = await chosen(filter or SuggestionFilter(), info)
        if made_at is not None:
            bounds = {"created_at__gte": made_at.start, "created_at__lt": made_at.end}
            rows = rows.filter(**{name: instant(at, field="madeAt") for name, at in bounds.items() if at is not None})
        return await fared(rows)  # type: ignore[return-value]


@strawberry.type
class ReportQuery:
    @strawberry.field(description="Counts, by the filters of the lists.")
    def report(self) -> Report:
        return Report()
