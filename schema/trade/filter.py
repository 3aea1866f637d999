"""What narrows and orders lists of proposals and orders."""

from decimal import Decimal
from enum import Enum
from typing import Any

import strawberry
from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

import models
from models.money import Money as Amount
from schema.activity import numbers
from schema.instant import instant
from schema.page import Order, OrderDirection
from schema.subject_filter import DateRange, DateTimeRange, MoneyRange

strawberry.enum(models.ProposalState, description="DRAFT is being written, SENT awaits an answer; EXPIRED: too late.")
strawberry.enum(models.OrderState, description="DRAFT is being written, CONFIRMED stands, CANCELLED does not count.")


@strawberry.input(description="What lists of proposals and of orders have in common.")
class TradeFilter:
    numbers: list[int] | None = strawberry.field(default=None, description="With one of these numbers.")
    subject_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="On one of these subjects.")
    customer_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="On a subject of one of these customers."
    )
    channel_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="On a subject in one of these channels."
    )
    owner_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="On a subject that one of these users owns."
    )
    total: MoneyRange | None = strawberry.field(default=None, description="By what it comes to.")
    created_at: DateTimeRange | None = strawberry.field(default=None, description="By the instant of creation.")


@strawberry.input(description="Which proposals. What is absent does not narrow; lists are alternatives.")
class ProposalFilter(TradeFilter):
    states: list[models.ProposalState] | None = strawberry.field(default=None, description="In one of these states.")
    valid_until: DateRange | None = strawberry.field(default=None, description="By the last day on which it holds.")


@strawberry.input(description="Which orders. What is absent does not narrow; lists are alternatives.")
class OrderFilter(TradeFilter):
    states: list[models.OrderState] | None = strawberry.field(default=None, description="In one of these states.")


@strawberry.enum(description="What a list of proposals or orders is ordered by.")
class TradeOrderField(Enum):
    CREATED_AT = "created_at"
    UPDATED_AT = "updated_at"
    NUMBER = "number"
    TOTAL = "total_minor"


@strawberry.input(description="The order of a list of proposals or orders; equal rows by id.")
class TradeOrder:
    field: TradeOrderField = strawberry.field(default=TradeOrderField.CREATED_AT, description="By what.")
    direction: OrderDirection = strawberry.field(default=OrderDirection.DESC, description="Which way round.")


def ordered(order: TradeOrder | None) -> Order:
    order = order or TradeOrder()
    return Order((order.field.value, "id"), descending=order.direction is OrderDirection.DESC)


def narrowed(rows: QuerySet[Any], filter: ProposalFilter | OrderFilter | None) -> QuerySet[Any]:
    """Narrowed by stored columns alone, of the row and of its subject."""
    if filter is None:
        return rows
    if filter.states is not None:
        rows = rows.filter(state__in=filter.states)
    if filter.numbers is not None:
        rows = rows.filter(number__in=filter.numbers)
    if filter.subject_ids is not None:
        rows = rows.filter(subject_id__in=numbers(filter.subject_ids, models.Subject))
    rows = _on_subjects(rows, filter)
    if filter.total is not None:
        rows = _between(rows, filter.total)
    if filter.created_at is not None:
        span = {"created_at__gte": filter.created_at.start, "created_at__lt": filter.created_at.end}
        rows = rows.filter(**{name: instant(at, field="filter") for name, at in span.items() if at is not None})
    if isinstance(filter, ProposalFilter) and filter.valid_until is not None:
        days = {"valid_until__gte": filter.valid_until.start, "valid_until__lte": filter.valid_until.end}
        rows = rows.filter(valid_until__not_isnull=True, **{name: day for name, day in days.items() if day is not None})
    return rows


def _on_subjects(rows: QuerySet[Any], filter: TradeFilter) -> QuerySet[Any]:
    wanted = (
        ("customer_id", filter.customer_ids, models.Customer),
        ("channel_id", filter.channel_ids, models.Channel),
        ("owner_id", filter.owner_ids, models.User),
    )
    given = {f"{column}__in": numbers(ids, noun) for column, ids, noun in wanted if ids is not None}
    if not given:
        return rows
    return rows.filter(subject_id__in=Subquery(models.Subject.filter(**given).values("id")))


def _between(rows: QuerySet[Any], span: MoneyRange) -> QuerySet[Any]:
    def minor(amount: Decimal | None) -> int | None:
        return None if amount is None else Amount(amount, span.currency).minor(field="filter")

    bounds = {"total_minor__gte": minor(span.start), "total_minor__lte": minor(span.end)}
    given = {name: amount for name, amount in bounds.items() if amount is not None}
    return rows.filter(currency=span.currency, **given)
