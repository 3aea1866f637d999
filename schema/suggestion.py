"""Suggestions as clients see them: what to do next, and why. The mutations stand in `suggestion_mutations.py`."""

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Parent
from tortoise.queryset import QuerySet

import models
import permissions
import suggest
from schema.activity import Activity, numbers
from schema.activity_type import ActivityType
from schema.context import Info
from schema.node import Node, view
from schema.page import Order, Page, connection, page
from schema.refusal import Text, text
from schema.related import computed, one
from schema.subject_filter import DateRange, visible_channels
from schema.user import User

if TYPE_CHECKING:
    from schema.subject import Subject

strawberry.enum(models.SuggestionState, description="What became of a suggestion.")
strawberry.enum(models.SuggestionRule, description="The occasion of a suggestion.")
BEST = Order(("score", "id"), descending=True)


@strawberry.enum(description="What a suggestion rests on.")
class SuggestionGround(Enum):
    RULE = "RULE"
    HABIT = "HABIT"


@strawberry.type(description="What a suggestion rests on: a rule, or how people have gone on so far.")
class SuggestionBasis:
    kind: SuggestionGround = strawberry.field(description="RULE, or HABIT where cases were counted.")
    n: int | None = strawberry.field(description="How many cases were counted; null for a rule.")
    window: int | None = strawberry.field(description="Over how many days back; null for a rule.")


@view(models.Suggestion, description="A next activity that the software proposes for a subject, and why.")
class Suggestion(Node):
    rule: models.SuggestionRule = strawberry.field(description="Its occasion.")
    state: models.SuggestionState = strawberry.field(
        description="OPEN until somebody accepts or dismisses it; STALE when it was overtaken by what happened."
    )
    due_on: date = strawberry.field(description="The day it should be done, in its assignee's zone.")
    score: float = strawberry.field(description="0 to 1; higher ones come first. Good for order only.")
    created_at: datetime = strawberry.field(description="When it was made.")
    decided_at: datetime | None = strawberry.field(description="When somebody accepted or dismissed it.")
    dismiss_reason: str | None = strawberry.field(description="Why it was dismissed, where that was said.")
    version: int = strawberry.field(description="Grows with each change; give it as `expectedVersion`.")

    subject: Annotated["Subject", strawberry.lazy("schema.subject")] = one(
        seen=True, description="The subject it is about."
    )

    type: ActivityType = one(description="The kind of activity that is proposed.")

    assignee: User | None = one(
        description="Who should do it: the owner, or whoever did what it follows; null: nobody yet."
    )

    @computed("rule", "type_id", description="What to do, as a sentence.")
    async def summary(row: Parent[models.Suggestion], info: Info) -> Text:
        code = f"suggestion_do_{row.rule.value.lower()}"
        return text(code, await _named({"type": row.type_id}, info), info.context.locale)

    @computed("reasons", description="Why: all that speaks for it, the strongest first.")
    async def reasons(row: Parent[models.Suggestion], info: Info) -> list[Text]:
        said = [(held["code"], await _named(held["params"], info)) for held in row.reasons]
        return [text(code, params, info.context.locale) for code, params in said]

    @computed("counted", description="What it rests on.")
    def basis(row: Parent[models.Suggestion]) -> SuggestionBasis:
        if row.counted is None:
            return SuggestionBasis(kind=SuggestionGround.RULE, n=None, window=None)
        return SuggestionBasis(kind=SuggestionGround.HABIT, n=row.counted, window=suggest.WINDOW)

    decided_by: User | None = one(description="Who accepted or dismissed it.")

    activity: Activity | None = one(seen=True, description="What it became, where it was accepted.")

    @computed("state", "subject_id", description="Whether the viewer may accept or dismiss it.")
    async def viewer_can_decide(row: Parent[models.Suggestion], info: Info) -> bool:
        if row.state is not models.SuggestionState.OPEN:
            return False
        subject = await info.context.loaders.visible_subjects.load(row.subject_id)
        return subject is not None and permissions.may(info.context.user, "plan", subject)


async def _named(params: dict[str, Any], info: Info) -> dict[str, Any]:
    """Types and stages by the names they have now."""
    loaders = {"type": info.context.loaders.activity_types, "stage": info.context.loaders.stages}
    named = {}
    for name, value in params.items():
        row = await loaders[name].load(value) if name in loaders else None
        named[name] = row.name if row is not None else None if name in loaders else value
    return named


SuggestionConnection = connection(Suggestion, "Suggestion")


@strawberry.input(description="Which suggestions. What is absent does not narrow; lists are alternatives.")
class SuggestionFilter:
    states: list[models.SuggestionState] | None = strawberry.field(
        default=None, description="In one of these states; default: OPEN."
    )
    assignee_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="For one of these people.")
    unassigned: bool | None = strawberry.field(default=None, description="True: for nobody; false: for somebody.")
    subject_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="About one of these subjects.")
    channel_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="About subjects of one of these channels."
    )
    type_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="Of one of these kinds.")
    rules: list[models.SuggestionRule] | None = strawberry.field(default=None, description="On one of these occasions.")
    due_on: DateRange | None = strawberry.field(default=None, description="Due on one of these days.")


async def chosen(filter: SuggestionFilter, info: Info) -> QuerySet[Any]:
    """Of those that the viewer sees these, narrowed by stored columns alone. A channel out of sight is NOT_FOUND."""
    rows: QuerySet[Any] = models.Suggestion.visible_to(info.context.user)
    if filter.channel_ids is not None:
        channels = numbers(filter.channel_ids, models.Channel)
        await visible_channels(tuple(channels), info)
        rows = rows.filter(subject__channel_id__in=channels)
    for column, wanted, noun in (
        ("assignee_id", filter.assignee_ids, models.User),
        ("type_id", filter.type_ids, models.ActivityType),
        ("subject_id", filter.subject_ids, models.Subject),
    ):
        if wanted is not None:
            rows = rows.filter(**{f"{column}__in": numbers(wanted, noun)})
    if filter.states is not None:
        rows = rows.filter(state__in=filter.states)
    if filter.rules is not None:
        rows = rows.filter(rule__in=filter.rules)
    if filter.unassigned is not None:
        rows = rows.filter(assignee_id__isnull=filter.unassigned)
    if filter.due_on is not None:
        bounds = {"due_on__gte": filter.due_on.start, "due_on__lte": filter.due_on.end}
        rows = rows.filter(**{name: day for name, day in bounds.items() if day is not None})
    return rows


@strawberry.type
class SuggestionQuery:
    @strawberry.field(graphql_type=SuggestionConnection, description="A list of suggestions, in pages; best first.")
    async def suggestions(
        self,
        info: Info,
        filter: Annotated[SuggestionFilter | None, strawberry.argument(description="Default: the open ones.")] = None,
        first: Annotated[int | None, strawberry.argument(description="1 to 100.")] = 20,
        after: Annotated[str | None, strawberry.argument(description="A cursor.")] = None,
    ) -> Page:
        filter = filter or SuggestionFilter()
        if filter.states is None:
            filter.states = [models.SuggestionState.OPEN]
        return page(await chosen(filter, info), BEST, first=first, after=after)


async def open_suggestions(subject_ids: list[int]) -> list[list[models.Suggestion]]:
    held: dict[int, list[models.Suggestion]] = {id: [] for id in subject_ids}
    rows = models.Suggestion.filter(subject_id__in=subject_ids, state=models.SuggestionState.OPEN)
    for row in await rows.order_by("-score", "-id"):
        held[row.subject_id].append(row)
    return list(held.values())
