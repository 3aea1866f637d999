"""What the viewer has to do."""

from datetime import datetime

import strawberry
from strawberry import Parent

import models
from models.activity.day import NEXT, Day, day_of
from schema.activity import Activity
from schema.activity_type import ActivityType
from schema.context import Info
from schema.suggestion import Suggestion


@strawberry.type(description="How many open activities are in each state.")
class DayCounts:
    overdue: int = strawberry.field(description="Due before today.")
    today: int = strawberry.field(description="Due today.")
    planned: int = strawberry.field(description="Due later.")
    undated: int = strawberry.field(description="Without a day.")


@strawberry.type(description="How many activities of a kind are overdue or for today.")
class TypeCount:
    type: ActivityType | None = strawberry.field(description="The kind; null: free text.")
    count: int = strawberry.field(description="How many.")


@strawberry.type(description="What one person has to do, by their own zone.")
class MyDay:
    overdue: list[Activity] = strawberry.field(description="What was due before today, the oldest first. At most 100.")
    today: list[Activity] = strawberry.field(description="What is due today. At most 100.")
    next: list[Activity] = strawberry.field(description="What comes next, undated ones last. At most 20.")
    valid_until: datetime = strawberry.field(
        description="The next instant at which time alone changes this; ask again then, or follow `activitiesChanged`."
    )

    @strawberry.field(description="All open ones, by state.")
    def counts(row: Parent[Day]) -> DayCounts:
        names = ("overdue", "today", "planned", "undated")
        return DayCounts(**{name: row.counts[models.ActivityState[name.upper()]] for name in names})

    @strawberry.field(description="What the software proposes that the viewer do next, the best first. At most 20.")
    async def suggestions(row: Parent[Day], info: Info) -> list[Suggestion]:
        viewer, open_ = info.context.user, models.SuggestionState.OPEN
        mine = models.Suggestion.visible_to(viewer).filter(assignee_id=viewer.id, state=open_)
        return await mine.order_by("-score", "-id").limit(NEXT)  # type: ignore[return-value]

    @strawberry.field(description="What is overdue or for today, by kind, the most frequent first.")
    async def types(row: Parent[Day], info: Info) -> list[TypeCount]:
        load = info.context.loaders.activity_types.load
        return [TypeCount(type=await load(id) if id else None, count=count) for id, count in row.types.most_common()]

    @classmethod
    def is_type_of(cls, row: object, info: Info) -> bool:
        return isinstance(row, Day)


@strawberry.type
class MyDayQuery:
    @strawberry.field(description="What the viewer has to do.")
    async def my_day(self, info: Info) -> MyDay:
        return await day_of(info.context.user, now=info.context.now)  # type: ignore[return-value]
