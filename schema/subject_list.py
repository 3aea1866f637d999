"""Lists of subjects: which, in what order, in pages; and one by its id."""

from datetime import date
from enum import Enum
from typing import Annotated, Any

import strawberry
from tortoise.expressions import RawSQL
from tortoise.functions import Coalesce

import models
from schema.context import Info
from schema.node import node_of
from schema.page import Order, OrderDirection, Page, page
from schema.subject import Subject, SubjectConnection
from schema.subject_filter import SubjectFilter, to_filter
from schema.survivor import merged


@strawberry.enum(
    description="What a list of subjects is ordered by. Without a value they count as worth nothing, without a"
    " day as the last, prospects as in their stage since they were created."
)
class SubjectOrderField(Enum):
    CREATED_AT = "created_at"
    UPDATED_AT = "updated_at"
    LAST_INTERACTION_AT = "last_interaction_at"
    STAGE_ENTERED_AT = "stage_entered"
    EXPECTED_CLOSE_ON = "close_on"
    TITLE = "search"
    PRIORITY = "priority"
    VALUE = "worth"


@strawberry.input(description="The order of a list of subjects; equal rows by id.")
class SubjectOrder:
    field: SubjectOrderField = strawberry.field(default=SubjectOrderField.CREATED_AT, description="By what.")
    direction: OrderDirection = strawberry.field(default=OrderDirection.DESC, description="Which way round.")


STANDING_IN: dict[str, tuple[str, Any]] = {
    "worth": ("value_minor", 0),
    "close_on": ("expected_close_on", date(9999, 12, 31)),
    # By its table: beside a join `F("created_at")` is anybody's.
    "stage_entered": ("stage_entered_at", RawSQL('"subject"."created_at"')),
}
"""What a list is ordered by where a column may be null: the column, and what stands in for null."""


def ordered(rows: Any, order: SubjectOrder | None) -> tuple[Any, Order]:
    """Rows and their keyset order. What may be null is given a value, so that every cursor compares."""
    order = order or SubjectOrder()
    column, descending = order.field.value, order.direction is OrderDirection.DESC
    if column in STANDING_IN:
        field, otherwise = STANDING_IN[column]
        return rows.annotate(**{column: Coalesce(field, otherwise)}), Order(
            (column, "id"), descending=descending, of={column: field}
        )
    return rows, Order((column, "id"), descending=descending)


@strawberry.type
class SubjectQuery:
    @strawberry.field(graphql_type=SubjectConnection, description="A list of subjects, in pages.")
    async def subjects(
        self,
        info: Info,
        filter: Annotated[SubjectFilter | None, strawberry.argument(description="Which ones.")] = None,
        order_by: Annotated[SubjectOrder | None, strawberry.argument(description="Default: the newest first.")] = None,
        first: Annotated[int | None, strawberry.argument(description="1 to 100.")] = 20,
        after: Annotated[str | None, strawberry.argument(description="A cursor.")] = None,
        last: Annotated[int | None, strawberry.argument(description="1 to 100, from the end.")] = None,
        before: Annotated[str | None, strawberry.argument(description="A cursor.")] = None,
    ) -> Page:
        chosen = await to_filter(filter, info)
        rows, order = ordered(chosen.applied(models.Subject.visible_to(info.context.user)), order_by)
        return page(rows, order, first=first, after=after, last=last, before=before)

    @strawberry.field(
        description="One subject; of a merged one the survivor; null when there is none the viewer may know of."
    )
    async def subject(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")]
    ) -> Subject | None:
        row = await node_of(id, info)
        if isinstance(row, models.Subject):
            return row  # type: ignore[return-value]
        gone = await merged(id, info)
        return gone.survivor if gone and gone.noun == "Subject" else None
