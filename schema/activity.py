"""Activities as clients see them. The mutations stand in `activity_mutations.py`."""

from datetime import UTC, date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Parent
from tortoise.functions import Coalesce
from tortoise.queryset import QuerySet

import models
import permissions
from errors import LimitReached
from schema.activity_type import ActivityType
from schema.context import Info
from schema.ids import number_of
from schema.instant import instant
from schema.node import Node, view
from schema.page import Order, OrderDirection, Page, connection, page
from schema.related import computed, one
from schema.subject_filter import DateRange, DateTimeRange
from schema.user import User

if TYPE_CHECKING:
    from schema.customer import Customer
    from schema.subject import Subject

MOST_IDS = 100
LAST = datetime(9999, 12, 31, tzinfo=UTC)


@view(models.Activity, description="Something to do, or done, about a subject or a customer.")
class Activity(Node):
    summary: str = strawberry.field(description="What, in up to 200 characters; may be empty where the type says it.")
    note: str | None = strawberry.field(description="More about it.")
    due_on: date | None = strawberry.field(description="The day, in the assignee's zone.")
    today_from: datetime | None = strawberry.field(description="When that day begins there: TODAY from then on.")
    overdue_from: datetime | None = strawberry.field(description="When that day is over there: OVERDUE from then on.")
    state: models.ActivityState = strawberry.field(description="Stored, and flipped by the clock at those instants.")
    done_at: datetime | None = strawberry.field(description="When it was done.")
    feedback: str | None = strawberry.field(description="What came of it.")
    cancelled_at: datetime | None = strawberry.field(description="When it was called off.")
    cancel_reason: str | None = strawberry.field(description="Why it was called off.")
    created_at: datetime = strawberry.field(description="When it was planned or logged.")
    version: int = strawberry.field(description="Grows with each change; give it as `expectedVersion`.")

    type: ActivityType | None = one(description="Its kind; null for free text.")

    assignee: User | None = one(description="Who has to do it, or did; null: nobody in particular.")

    created_by: User = one(description="Who planned or logged it.")

    done_by: User | None = one(description="Who did it.")

    subject: Annotated["Subject", strawberry.lazy("schema.subject")] | None = one(
        seen=True, description="The subject it is about, where the viewer sees it."
    )

    @computed(
        "customer_id",
        "subject_id",
        description="The customer it is about, or its subject's, where the viewer sees them.",
    )
    async def customer(
        row: Parent[models.Activity], info: Info
    ) -> Annotated["Customer", strawberry.lazy("schema.customer")] | None:
        id = row.customer_id
        if row.subject_id is not None:
            subject = await info.context.loaders.visible_subjects.load(row.subject_id)
            id = subject.customer_id if subject else None
        return await info.context.loaders.visible_customers.load(id) if id else None

    previous: Annotated["Activity", strawberry.lazy("schema.activity")] | None = one(
        seen=True, description="The one that this followed."
    )

    @computed(
        "state", "subject_id", description="Whether the viewer may change it; what is done or cancelled nobody changes."
    )
    async def viewer_can_edit(row: Parent[models.Activity], info: Info) -> bool:
        viewer = info.context.user
        if not row.is_open:
            return False
        if row.subject_id is None:
            return permissions.may(viewer, "customers")
        subject = await info.context.loaders.visible_subjects.load(row.subject_id)
        return subject is not None and permissions.may(viewer, "plan", subject)


ActivityConnection = connection(Activity, "Activity")


@strawberry.input(description="Which activities. What is absent does not narrow; lists are alternatives.")
class ActivityFilter:
    states: list[models.ActivityState] | None = strawberry.field(default=None, description="In one of these states.")
    assignee_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="Of one of these people.")
    unassigned: bool | None = strawberry.field(default=None, description="True: of nobody; false: of somebody.")
    type_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="Of one of these kinds.")
    subject_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="About one of these subjects.")
    customer_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="About one of these customers, or one of their subjects."
    )
    due_on: DateRange | None = strawberry.field(default=None, description="Due on one of these days.")
    done_at: DateTimeRange | None = strawberry.field(default=None, description="Done at one of these instants.")


@strawberry.enum(description="What a list of activities is ordered by; those without a day or an end count as last.")
class ActivityOrderField(Enum):
    DUE = "due"
    DONE_AT = "done"
    CREATED_AT = "created_at"


@strawberry.input(description="The order of a list of activities; equal rows by id.")
class ActivityOrder:
    field: ActivityOrderField = strawberry.field(default=ActivityOrderField.DUE, description="By what.")
    direction: OrderDirection = strawberry.field(default=OrderDirection.ASC, description="Which way round.")


COLUMNS = {"due": "overdue_from", "done": "done_at"}
First = Annotated[int | None, strawberry.argument(description="1 to 100.")]
After = Annotated[str | None, strawberry.argument(description="A cursor.")]
Which = Annotated[ActivityFilter | None, strawberry.argument(description="Which ones.")]
Ordered = Annotated[ActivityOrder | None, strawberry.argument(description="Default: what is over first comes first.")]


def chosen(rows: QuerySet[Any], filter: ActivityFilter | None) -> QuerySet[Any]:
    """These activities, narrowed by stored columns alone."""
    if filter is None:
        return rows
    for column, wanted, noun in (
        ("assignee_id", filter.assignee_ids, models.User),
        ("type_id", filter.type_ids, models.ActivityType),
        ("subject_id", filter.subject_ids, models.Subject),
    ):
        if wanted is not None:
            rows = rows.filter(**{f"{column}__in": numbers(wanted, noun)})
    if filter.customer_ids is not None:
        rows = about_customers(rows, numbers(filter.customer_ids, models.Customer))
    if filter.states is not None:
        rows = rows.filter(state__in=filter.states)
    if filter.unassigned is not None:
        rows = rows.filter(assignee_id__isnull=filter.unassigned)
    return _when(rows, filter)


def _when(rows: QuerySet[Any], filter: ActivityFilter) -> QuerySet[Any]:
    if filter.due_on is not None:
        bounds = {"due_on__gte": filter.due_on.start, "due_on__lte": filter.due_on.end}
        rows = rows.filter(**{name: day for name, day in bounds.items() if day is not None})
    if filter.done_at is not None:
        span = {"done_at__gte": filter.done_at.start, "done_at__lt": filter.done_at.end}
        given = {name: instant(at, field="filter") for name, at in span.items() if at is not None}
        rows = rows.filter(done_at__isnull=False, **given)
    return rows


def about_customers(rows: QuerySet[Any], ids: list[int]) -> QuerySet[Any]:
    """About these customers themselves, or about their subjects."""
    return rows.filter(models.Activity.about_customers(ids))


def numbers(ids: list[strawberry.ID], noun: Any) -> list[int]:
    if len(ids) > MOST_IDS:
        raise LimitReached("A filter names at most {limit} rows.", field="filter", limit=MOST_IDS)
    return [number_of(id, noun.noun, called=noun.called, field="filter") for id in ids]


def activity_page(
    rows: QuerySet[Any],
    filter: ActivityFilter | None,
    order_by: ActivityOrder | None,
    first: int | None,
    after: str | None,
    of: tuple[str, int] | None = None,
) -> Page:
    order_by = order_by or ActivityOrder()
    name = order_by.field.value
    rows, standing = chosen(rows, filter), {}
    if name in COLUMNS:
        rows, standing = rows.annotate(**{name: Coalesce(COLUMNS[name], LAST)}), {name: COLUMNS[name]}
    order = Order((name, "id"), descending=order_by.direction is OrderDirection.DESC, of=standing)
    return page(rows, order, first=first, after=after, of=of)


@strawberry.type
class ActivityQuery:
    @strawberry.field(graphql_type=ActivityConnection, description="A list of activities, in pages.")
    def activities(
        self, info: Info, filter: Which = None, order_by: Ordered = None, first: First = 20, after: After = None
    ) -> Page:
        rows = models.Activity.visible_to(info.context.user)
        return activity_page(rows, filter, order_by, first, after)
