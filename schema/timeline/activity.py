"""What is told of activities: planned, done, called off; and of what the software proposed."""

from datetime import date

import strawberry
from strawberry import Parent

import models
from schema.activity import Activity
from schema.context import Info
from schema.spelling import spelled_fields
from schema.suggestion import Suggestion
from schema.timeline.entry import TimelineEntry, entry
from schema.timeline_rows import TimelineKind


@strawberry.type
class _ActivityFact(TimelineEntry):
    @strawberry.field(description="The activity as it stands now; null when it is gone.")
    async def activity(row: Parent[models.Event], info: Info) -> Activity | None:
        return await info.context.loaders.visible_activities.load(row.noun_id)  # type: ignore[no-any-return]


@entry("ActivityScheduled", TimelineKind.ACTIVITY, "Something was planned.")
class ActivityScheduledEntry(_ActivityFact): ...


@strawberry.type
class _SuggestionFact(TimelineEntry):
    @strawberry.field(description="The suggestion as it stands now.")
    async def suggestion(row: Parent[models.Event], info: Info) -> Suggestion | None:
        return await info.context.loaders.suggestions.load(row.noun_id)  # type: ignore[no-any-return]


@entry("SuggestionAccepted", TimelineKind.ACTIVITY, "What the software proposed was scheduled.")
class SuggestionAcceptedEntry(_SuggestionFact):
    @strawberry.field(description="What it became.")
    async def activity(row: Parent[models.Event], info: Info) -> Activity | None:
        return await info.context.loaders.visible_activities.load(row.data["activity"])  # type: ignore[no-any-return]


@entry("SuggestionDismissed", TimelineKind.ACTIVITY, "What the software proposed was not wanted.")
class SuggestionDismissedEntry(_SuggestionFact): ...


@entry("ActivityLogged", TimelineKind.ACTIVITY, "Something was done that was not planned.")
class ActivityLoggedEntry(_ActivityFact): ...


@entry("ActivityUpdated", TimelineKind.ACTIVITY, "What is planned was changed.")
class ActivityUpdatedEntry(_ActivityFact):
    @strawberry.field(description="The names of the fields that changed.")
    def fields(row: Parent[models.Event]) -> list[str]:
        return spelled_fields(row)


@entry("ActivityRescheduled", TimelineKind.ACTIVITY, "What is planned got another day.")
class ActivityRescheduledEntry(_ActivityFact):
    @strawberry.field(name="from", description="The day before; null: it had none.")
    def from_due(row: Parent[models.Event]) -> date | None:
        return _day(row, "from_due")

    @strawberry.field(name="to", description="The day after; null: none.")
    def to_due(row: Parent[models.Event]) -> date | None:
        return _day(row, "due")


def _day(row: models.Event, name: str) -> date | None:
    number = row.data.get(name)
    return date.fromordinal(number) if number else None


@entry("ActivityCompleted", TimelineKind.ACTIVITY, "What was planned is done.")
class ActivityCompletedEntry(_ActivityFact): ...


@entry("ActivityCancelled", TimelineKind.ACTIVITY, "What was planned was called off.")
class ActivityCancelledEntry(_ActivityFact): ...
