"""An ERP's documents as clients see them, and how the ERP says what they are."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Parent

import models
from errors import NotFound
from models.trade import mirroring
from models.trade.judging import DocumentDraft, Mirrored, RowResult, Upserted
from schema.context import Info
from schema.ids import number_of
from schema.money import Money, MoneyInput, money_of
from schema.mutation import MutationInput, Payload, mutation
from schema.node import Node, view
from schema.page import connection
from schema.refusal import UserError, user_error
from schema.related import computed, one

if TYPE_CHECKING:
    from schema.customer import Customer

strawberry.enum(
    models.DocumentKind,
    description="INVOICE: of a sale. RECEIVABLE: an account to be paid. SERVICE_ORDER, SERVICE_INVOICE: of work.",
)
strawberry.enum(
    models.DocumentState, description="OPEN: something is still to be paid or done. CANCELLED: it does not count."
)
strawberry.enum(Upserted, description="What became of one row; UNCHANGED: it said nothing new.")


@view(models.CustomerDocument, description="A document that an ERP owns, as it last told of it. Read only.")
class CustomerDocument(Node):
    kind: models.DocumentKind = strawberry.field(description="What it is.")
    state: models.DocumentState = strawberry.field(description="Whether something is still to be paid or done.")
    source: str = strawberry.field(description="The system that it comes from.")
    external_id: str = strawberry.field(description="What it is known by there.")
    number: str | None = strawberry.field(description="The number that people know it by.")
    description: str | None = strawberry.field(description="What it is about.")
    url: str | None = strawberry.field(description="Where it can be looked at there.")
    issued_on: date = strawberry.field(description="The day of issue.")
    due_on: date | None = strawberry.field(description="The last day on which it is to be paid or done.")
    settled_on: date | None = strawberry.field(description="The day on which it was.")
    overdue: bool = strawberry.field(
        description="Whether something is still to be paid although that day is over in the workspace's zone. Stored,"
        " and flipped by the clock."
    )
    created_at: datetime = strawberry.field(description="When it was first told of.")
    updated_at: datetime = strawberry.field(description="When something new was last told of it.")

    customer: Annotated["Customer", strawberry.lazy("schema.customer")] = one(description="Whose it is.")

    @computed("amount_minor", "currency", description="What it comes to.")
    def amount(row: Parent[models.CustomerDocument]) -> Money:
        return money_of(row.amount_minor, row.currency)  # type: ignore[return-value]

    @computed("balance_minor", "currency", description="What is still to be paid of it.")
    def balance(row: Parent[models.CustomerDocument]) -> Money:
        return money_of(row.balance_minor, row.currency)  # type: ignore[return-value]


CustomerDocumentConnection: Any = connection(CustomerDocument, "CustomerDocument")


@strawberry.type(description="What became of one row.")
class DocumentResult:
    @strawberry.field(description="The id that the row gave.")
    def external_id(row: Parent[RowResult]) -> str:
        return row.external_id

    @strawberry.field(description="CREATED, UPDATED, UNCHANGED or REFUSED.")
    def status(row: Parent[RowResult]) -> Upserted:
        return row.status

    @strawberry.field(description="The document as it stands now, where the viewer sees it; null when refused.")
    async def document(row: Parent[RowResult], info: Info) -> CustomerDocument | None:
        if row.document is None:
            return None
        seen = info.context.loaders.one(models.CustomerDocument, seen=True)
        return await seen.load(row.document.id)  # type: ignore[no-any-return]

    @strawberry.field(description="Why it was refused.")
    def errors(row: Parent[RowResult], info: Info) -> list[UserError]:
        return [user_error(row.error, info.context.locale)] if row.error else []


@strawberry.type(description="The answer of `documentsUpsert`.")
class DocumentsPayload(Payload):
    mirrored: strawberry.Private["Mirrored | None"]

    @strawberry.field(description="One for each row, in the order given; empty when refused as a whole.")
    def results(self) -> list[DocumentResult]:
        return self.mirrored.results if self.mirrored else []  # type: ignore[return-value]


@strawberry.input(description="One document, whole: what is left out is empty from then on.")
class DocumentInput:
    external_id: str = strawberry.field(description="What it is known by in its system: 1 to 120 characters.")
    kind: models.DocumentKind = strawberry.field(description="What it is.")
    customer_id: strawberry.ID | None = strawberry.field(
        default=None, description="Whose it is; this or `taxId`. One who was merged: the survivor."
    )
    tax_id: str | None = strawberry.field(
        default=None, description="The CPF, CNPJ or VAT number of the one customer who has it, as it may be written."
    )
    state: models.DocumentState = strawberry.field(
        default=models.DocumentState.OPEN, description="Whether something is still to be paid or done."
    )
    issued_on: date = strawberry.field(description="The day of issue.")
    amount: MoneyInput = strawberry.field(description="What it comes to.")
    balance: MoneyInput | None = strawberry.field(
        default=None,
        description="What is still to be paid, at most the amount and in its currency. Null: the amount, while OPEN.",
    )
    due_on: date | None = strawberry.field(default=None, description="The last day on which it is to be paid or done.")
    settled_on: date | None = strawberry.field(default=None, description="The day on which it was.")
    number: str | None = strawberry.field(default=None, description="Up to 60 characters.")
    description: str | None = strawberry.field(default=None, description="Up to 300 characters, one line.")
    url: str | None = strawberry.field(default=None, description="Where it can be looked at: http or https.")


@strawberry.input(description="What an ERP has to say of its documents.")
class DocumentsUpsertInput(MutationInput):
    source: str = strawberry.field(description="Which system says it: 1 to 60 characters, the same each time.")
    documents: list[DocumentInput] = strawberry.field(description="1 to 500 documents.")


@strawberry.type
class DocumentMutation:
    @mutation(DocumentsPayload)
    async def documents_upsert(info: Info, input: DocumentsUpsertInput) -> Mirrored:
        """Bring invoices, receivables, service orders and service invoices from another system. A document is known by
        its source and external id: what is new is created, what differs is changed, the rest stays as it is. A row
        that is wrong is refused with its reason, and the others are taken. Managers, administrators, and keys of
        machine accounts (INTEGRATION) with the scope WRITE, for the customers that they see."""
        drafts = [_draft(document) for document in input.documents]
        return await mirroring.upsert(input.source, drafts, by=info.context.user, now=info.context.now)


def _draft(given: DocumentInput) -> DocumentDraft:
    names = ("kind", "external_id", "tax_id", "state", "number", "description", "url")
    said = {name: getattr(given, name) for name in (*names, "issued_on", "due_on", "settled_on")}
    return DocumentDraft(
        **said,
        customer_id=None if given.customer_id is None else _customer(given.customer_id),
        amount=given.amount.to_money(),
        balance=given.balance.to_money() if given.balance else None,
    )


def _customer(id: str) -> int:
    """What is no customer's id is nobody's: told of its row, as an id whose customer is gone."""
    try:
        return number_of(id, "Customer", called="customer")
    except NotFound:
        return 0
