"""What was sold to a customer, what they owe and how they were served: the tabs of their page, with their sums."""

from dataclasses import dataclass
from typing import Annotated, Any

import strawberry
from strawberry import Parent

import models
from models.trade.balance import Books, Sums, books_of, ordered_by
from schema.batch import batched
from schema.context import Info
from schema.money import Money, money_of
from schema.page import Order, Page, page
from schema.trade.document import CustomerDocumentConnection
from schema.trade.order import OrderConnection
from schema.trade.proposal import ProposalConnection

NEWEST = Order(("created_at", "id"), descending=True)
ISSUED = Order(("issued_on", "id"), descending=True)
First = Annotated[int | None, strawberry.argument(description="1 to 100.")]
After = Annotated[str | None, strawberry.argument(description="A cursor.")]
States = Annotated[
    list[models.DocumentState] | None, strawberry.argument(description="Those in one of these states; null: all.")
]


@dataclass(frozen=True)
class Sales:
    id: int


@dataclass(frozen=True)
class Finance:
    id: int


@dataclass(frozen=True)
class Services:
    id: int


def monies(sums: Sums) -> list[Money]:
    """By currency, in the order of their codes; nothing is converted."""
    return [money_of(minor, currency) for currency, minor in sorted(sums.items())]  # type: ignore[misc]


async def _books(row: Any, kind: models.DocumentKind, info: Info) -> Books:
    shelf = await batched(info, books_of).load(row.id)
    return shelf[kind]  # type: ignore[no-any-return]


def _documents(
    row: Any,
    kind: models.DocumentKind,
    states: list[models.DocumentState] | None,
    first: int | None,
    after: str | None,
    info: Info,
) -> Page:
    rows = models.CustomerDocument.visible_to(info.context.user).filter(kind=kind)
    if states is not None:
        rows = rows.filter(state__in=states)
    return page(rows, ISSUED, first=first, after=after, of=("customer_id", row.id))


@strawberry.type(description="What was offered and sold to a customer.")
class CustomerSales:
    @strawberry.field(
        graphql_type=OrderConnection,
        description="Orders on those of their subjects that the viewer sees, newest first.",
    )
    def orders(row: Parent[Sales], info: Info, first: First = 20, after: After = None) -> Page:
        return page(models.Order.about_customers([row.id], info.context.user), NEWEST, first=first, after=after)

    @strawberry.field(
        graphql_type=ProposalConnection,
        description="Proposals on those of their subjects that the viewer sees, newest first.",
    )
    def proposals(row: Parent[Sales], info: Info, first: First = 20, after: After = None) -> Page:
        return page(models.Proposal.about_customers([row.id], info.context.user), NEWEST, first=first, after=after)

    @strawberry.field(
        graphql_type=CustomerDocumentConnection, description="Invoices from the ERP, by day of issue, newest first."
    )
    def invoices(row: Parent[Sales], info: Info, states: States = None, first: First = 20, after: After = None) -> Page:
        return _documents(row, models.DocumentKind.INVOICE, states, first, after, info)

    @strawberry.field(description="What those of these orders come to that are CONFIRMED, by currency.")
    async def ordered(row: Parent[Sales], info: Info) -> list[Money]:
        return monies(await batched(info, ordered_by, info.context.user).load(row.id))

    @strawberry.field(description="What the invoices come to that were not cancelled, by currency.")
    async def invoiced(row: Parent[Sales], info: Info) -> list[Money]:
        return monies((await _books(row, models.DocumentKind.INVOICE, info)).amounts)


@strawberry.type(description="What a customer owes, as the ERP says.")
class CustomerFinance:
    @strawberry.field(
        graphql_type=CustomerDocumentConnection, description="Receivables, by day of issue, newest first."
    )
    def receivables(
        row: Parent[Finance], info: Info, states: States = None, first: First = 20, after: After = None
    ) -> Page:
        return _documents(row, models.DocumentKind.RECEIVABLE, states, first, after, info)

    @strawberry.field(description="What is still to be paid of the OPEN ones, by currency.")
    async def balance(row: Parent[Finance], info: Info) -> list[Money]:
        return monies((await _books(row, models.DocumentKind.RECEIVABLE, info)).balances)

    @strawberry.field(description="What of that is overdue, by currency: its last day is over in the workspace's zone.")
    async def overdue(row: Parent[Finance], info: Info) -> list[Money]:
        return monies((await _books(row, models.DocumentKind.RECEIVABLE, info)).overdue)

    @strawberry.field(description="How many are OPEN.")
    async def open_count(row: Parent[Finance], info: Info) -> int:
        return (await _books(row, models.DocumentKind.RECEIVABLE, info)).open_count

    @strawberry.field(description="How many are overdue.")
    async def overdue_count(row: Parent[Finance], info: Info) -> int:
        return (await _books(row, models.DocumentKind.RECEIVABLE, info)).overdue_count


@strawberry.type(description="How a customer was served, as the ERP says.")
class CustomerServices:
    @strawberry.field(
        graphql_type=CustomerDocumentConnection, description="Service orders, by day of issue, newest first."
    )
    def orders(
        row: Parent[Services], info: Info, states: States = None, first: First = 20, after: After = None
    ) -> Page:
        return _documents(row, models.DocumentKind.SERVICE_ORDER, states, first, after, info)

    @strawberry.field(
        graphql_type=CustomerDocumentConnection, description="Service invoices, by day of issue, newest first."
    )
    def invoices(
        row: Parent[Services], info: Info, states: States = None, first: First = 20, after: After = None
    ) -> Page:
        return _documents(row, models.DocumentKind.SERVICE_INVOICE, states, first, after, info)

    @strawberry.field(description="How many service orders are OPEN.")
    async def open_count(row: Parent[Services], info: Info) -> int:
        return (await _books(row, models.DocumentKind.SERVICE_ORDER, info)).open_count

    @strawberry.field(description="What the service invoices come to that were not cancelled, by currency.")
    async def invoiced(row: Parent[Services], info: Info) -> list[Money]:
        return monies((await _books(row, models.DocumentKind.SERVICE_INVOICE, info)).amounts)
