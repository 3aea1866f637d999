"""Customers in lists, and one by one."""

from enum import Enum
from typing import Annotated, Any

import strawberry
from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

import models
from models.contact import words
from schema.context import Info
from schema.customer import Customer
from schema.node import find_all, node_of
from schema.page import Order, OrderDirection, Page, connection, page
from schema.survivor import merged

CustomerConnection = connection(Customer, "Customer")


@strawberry.input(description="Which customers. What is absent does not narrow; lists are alternatives.")
class CustomerFilter:
    text: str | None = strawberry.field(
        default=None, description="Words in the name, tax id, addresses or numbers; accents and case do not matter."
    )
    types: list[models.CustomerType] | None = strawberry.field(default=None, description="People, companies.")
    lifecycles: list[models.Lifecycle] | None = strawberry.field(default=None, description="How near they are.")
    channel_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="With one of these home channels."
    )
    company_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="Belonging to one of these companies."
    )
    has_subjects: bool | None = strawberry.field(
        default=None, description="With, or without, a subject that the viewer sees."
    )


@strawberry.enum(description="What a list of customers is ordered by. NAME: without regard to accents and case.")
class CustomerOrderField(Enum):
    """The values are the columns; `search` begins with the name, folded."""

    NAME = "search"
    CREATED_AT = "created_at"
    UPDATED_AT = "updated_at"


@strawberry.input(description="The order of a list of customers; equal rows by id.")
class CustomerOrder:
    field: CustomerOrderField = strawberry.field(default=CustomerOrderField.NAME, description="By what.")
    direction: OrderDirection = strawberry.field(default=OrderDirection.ASC, description="Which way round.")


async def chosen_customers(filter: CustomerFilter, info: Info) -> QuerySet[models.Customer]:
    viewer = info.context.user
    rows = models.Customer.visible_to(viewer)
    if filter.types is not None:
        rows = rows.filter(type__in=filter.types)
    if filter.lifecycles is not None:
        rows = rows.filter(lifecycle__in=filter.lifecycles)
    nouns: tuple[tuple[str, Any, list[strawberry.ID] | None], ...] = (
        ("channel", models.Channel, filter.channel_ids),
        ("company", models.Customer, filter.company_ids),
    )
    for name, noun, ids in nouns:
        if ids is not None:
            wanted = await find_all(noun, ids, info, field=f"{name}Ids")
            rows = rows.filter(**{f"{name}_id__in": [row.id for row in wanted]})
    if filter.has_subjects is not None:
        subjects = models.Subject.visible_to(viewer).filter(customer_id__not_isnull=True)
        rows = rows.filter(
            **{"id__in" if filter.has_subjects else "id__not_in": Subquery(subjects.values("customer_id"))}
        )
    for word in words(filter.text):
        rows = rows.filter(search__contains=word)
    return rows


@strawberry.type
class CustomerQuery:
    @strawberry.field(
        graphql_type=CustomerConnection,
        description="The customers that the viewer sees: with a subject they see, of a channel of theirs, or entered by"
        " them.",
    )
    async def customers(
        self,
        info: Info,
        filter: Annotated[CustomerFilter | None, strawberry.argument(description="Which ones.")] = None,
        order_by: Annotated[CustomerOrder | None, strawberry.argument(description="Default: by name.")] = None,
        first: Annotated[int | None, strawberry.argument(description="1 to 100.")] = 20,
        after: Annotated[str | None, strawberry.argument(description="A cursor.")] = None,
        last: Annotated[int | None, strawberry.argument(description="1 to 100, from the end.")] = None,
        before: Annotated[str | None, strawberry.argument(description="A cursor.")] = None,
    ) -> Page:
        rows = await chosen_customers(filter or CustomerFilter(), info)
        wanted = order_by or CustomerOrder()
        order = Order((wanted.field.value, "id"), descending=wanted.direction is OrderDirection.DESC)
        return page(rows, order, first=first, after=after, last=last, before=before)

    @strawberry.field(
        description="One customer; of a merged one the survivor; null when there is none that the viewer may know of."
    )
    async def customer(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Their id.")]
    ) -> Customer | None:
        row = await node_of(id, info)
        if isinstance(row, models.Customer):
            return row  # type: ignore[return-value]
        gone = await merged(id, info)
        return gone.survivor if gone and gone.noun == "Customer" else None
