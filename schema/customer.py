"""Customers as clients see them: the people and companies that subjects are about."""

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

import phonenumbers
import strawberry
from strawberry import Parent
from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

import models
import permissions
from models.contact import UNKNOWN_REGION, folded
from schema.address import Address, AddressInput
from schema.batch import batched
from schema.channel import Channel
from schema.context import Info
from schema.customer_subjects import subjects_of
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import Node, find, find_all, find_maybe, node_of, view
from schema.note import Note
from schema.page import Order, OrderDirection, Page, connection, page
from schema.plain import changes
from schema.subject_filter import SubjectFilter
from schema.timeline_rows import After, First, Kinds, of_customer, timeline_page

if TYPE_CHECKING:
    from schema.subject import SubjectConnection
    from schema.timeline import TimelineConnection

strawberry.enum(models.CustomerType, description="PERSON or COMPANY; only a company has contacts.")
strawberry.enum(models.Lifecycle, description="How near somebody is to us, apart from any one subject.")


@view(models.CustomerEmail, description="An e-mail address of a customer.")
class Email:
    address: str = strawberry.field(description="In lower case, the domain in ASCII.")
    undeliverable: bool = strawberry.field(description="Whether mail to it came back for good.")


@view(models.CustomerPhone, description="A phone number of a customer.")
class Phone:
    number: str = strawberry.field(description="In E.164 form: `+5511987654321`.")

    @strawberry.field(description="As people write it, with the country's code: `+55 11 98765-4321`.")
    def formatted(row: Parent[models.CustomerPhone]) -> str:
        parsed = phonenumbers.parse(row.number)
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


@view(models.Customer, description="A person or a company that subjects are about.")
class Customer(Node):
    type: models.CustomerType = strawberry.field(description="PERSON or COMPANY.")
    lifecycle: models.Lifecycle = strawberry.field(description="How near they are to us.")
    name: str = strawberry.field(description="1 to 200 characters.")
    tax_id: str | None = strawberry.field(
        description="CPF or CNPJ without punctuation, or a VAT number with its country; check digits are checked."
    )
    version: int = strawberry.field(description="Grows with each edit; give it as `expectedVersion`.")
    created_at: datetime = strawberry.field(description="When they were entered.")
    updated_at: datetime = strawberry.field(description="When anything on them last changed.")

    @strawberry.field(description="Their addresses, in the order entered.")
    async def emails(row: Parent[models.Customer], info: Info) -> list[Email]:
        return await info.context.loaders.emails.load(row.id)

    @strawberry.field(description="Their numbers, in the order entered.")
    async def phones(row: Parent[models.Customer], info: Info) -> list[Phone]:
        return await info.context.loaders.phones.load(row.id)

    @strawberry.field(description="Where they are.")
    def address(row: Parent[models.Customer]) -> Address | None:
        return Address(**row.address) if row.address else None

    @strawberry.field(description="Their home channel, where the viewer works in it.")
    async def channel(row: Parent[models.Customer], info: Info) -> Channel | None:
        return await info.context.loaders.visible_channels.load(row.channel_id) if row.channel_id else None

    @strawberry.field(
        description="The company that a person belongs to, or a company's parent, where the viewer sees it."
    )
    async def company(
        row: Parent[models.Customer], info: Info
    ) -> Annotated["Customer", strawberry.lazy("schema.customer")] | None:
        return await info.context.loaders.visible_customers.load(row.company_id) if row.company_id else None

    @strawberry.field(description="A company's people and daughters, as far as the viewer sees them, by name.")
    async def contacts(
        row: Parent[models.Customer], info: Info
    ) -> list[Annotated["Customer", strawberry.lazy("schema.customer")]]:
        return await batched(info, _contacts, info.context.user).load(row.id)  # type: ignore[no-any-return]

    @strawberry.field(description="The notes about them, newest first; those about their subjects stand there.")
    async def notes(row: Parent[models.Customer], info: Info) -> list[Note]:
        return await batched(info, _notes).load(row.id)  # type: ignore[no-any-return]

    @strawberry.field(
        graphql_type=Annotated["SubjectConnection", strawberry.lazy("schema.subject")],
        description="Their subjects, as far as the viewer sees them, newest first.",
    )
    async def subjects(
        row: Parent[models.Customer],
        info: Info,
        filter: Annotated[SubjectFilter | None, strawberry.argument(description="Which ones.")] = None,
        first: Annotated[int | None, strawberry.argument(description="1 to 100.")] = 20,
        after: Annotated[str | None, strawberry.argument(description="A cursor.")] = None,
    ) -> Page:
        return await subjects_of(row.id, info, filter, first=first, after=after)

    @strawberry.field(
        graphql_type=Annotated["TimelineConnection", strawberry.lazy("schema.timeline")],
        description="All that happened to them and to those of their subjects that the viewer sees, newest first.",
    )
    async def timeline(
        row: Parent[models.Customer], info: Info, first: First = 20, after: After = None, kinds: Kinds = None
    ) -> Page:
        found: Page = await timeline_page(of_customer(row.id, info.context.user), kinds, first, after)
        return found

    @strawberry.field(description="Whether the viewer may change them.")
    def viewer_can_edit(row: Parent[models.Customer], info: Info) -> bool:
        return permissions.may(info.context.user, "customers")

    @strawberry.field(description="Whether the viewer may delete them for ever.")
    def viewer_can_delete(row: Parent[models.Customer], info: Info) -> bool:
        return permissions.may(info.context.user, "customers_delete")


CustomerConnection = connection(Customer, "Customer")


async def _contacts(company_ids: list[int], viewer: models.User) -> list[list[models.Customer]]:
    held: dict[int | None, list[models.Customer]] = {id: [] for id in company_ids}
    for row in await models.Customer.visible_to(viewer).filter(company_id__in=company_ids).order_by("search", "id"):
        held[row.company_id].append(row)
    return list(held.values())


async def _notes(customer_ids: list[int]) -> list[list[models.Note]]:
    held: dict[int | None, list[models.Note]] = {id: [] for id in customer_ids}
    for row in await models.Note.filter(customer_id__in=customer_ids).order_by("-id"):
        held[row.customer_id].append(row)
    return list(held.values())


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


@strawberry.type(description="The answer of `customerCreate` and `customerUpdate`.")
class CustomerPayload(Payload):
    customer: Customer | None = strawberry.field(description="The customer as they stand now; null when refused.")


@strawberry.type(description="The answer of `customerDelete`.")
class CustomerDeletePayload(Payload):
    deleted_customer_id: strawberry.ID | None = strawberry.field(description="The id of the customer who is gone.")


@strawberry.input(description="A customer to enter together with what they are about.")
class CustomerDraft:
    name: str = strawberry.field(description="1 to 200 characters.")
    type: models.CustomerType = strawberry.field(default=models.CustomerType.PERSON, description="PERSON or COMPANY.")
    lifecycle: models.Lifecycle = strawberry.field(
        default=models.Lifecycle.LEAD, description="How near they are to us."
    )
    tax_id: str | None = strawberry.field(
        default=None, description="CPF or CNPJ, with or without punctuation, or a VAT number with its country."
    )
    emails: list[str] | None = strawberry.field(default=None, description="At most `Limits.contactsPerCustomer`.")
    phones: list[str] | None = strawberry.field(
        default=None,
        description="At most `Limits.contactsPerCustomer`. A number without + is read as one of the workspace's"
        " country, where its locale names one.",
    )
    address: AddressInput | None = strawberry.field(default=None, description="Where they are.")
    channel_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="Their home channel, one of the viewer's: its members see them even without a subject.",
    )
    company_id: strawberry.ID | None = strawberry.field(default=None, description="The company they belong to.")


@strawberry.input(description="A new customer.")
class CustomerCreateInput(CustomerDraft, MutationInput): ...


@strawberry.input(description="What changes on a customer; absent leaves, null clears.")
class CustomerUpdateInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The customer.")
    name: strawberry.Maybe[str] = strawberry.field(description="1 to 200 characters.")
    type: strawberry.Maybe[models.CustomerType] = strawberry.field(description="PERSON or COMPANY.")
    lifecycle: strawberry.Maybe[models.Lifecycle] = strawberry.field(description="How near they are to us.")
    tax_id: strawberry.Maybe[str | None] = strawberry.field(description="CPF, CNPJ, or a VAT number with its country.")
    emails: strawberry.Maybe[list[str]] = strawberry.field(
        description="All their addresses; those not named are dropped."
    )
    phones: strawberry.Maybe[list[str]] = strawberry.field(
        description="All their numbers; those not named are dropped."
    )
    address: strawberry.Maybe[AddressInput | None] = strawberry.field(description="The whole address.")
    channel_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(description="Their home channel.")
    company_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(description="The company they belong to.")


@strawberry.input(description="A customer to delete.")
class CustomerDeleteInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The customer.")


async def customer_from(draft: CustomerDraft, info: Info) -> models.Customer:
    """Enter the customer that a client described."""
    return await models.Customer.create_new(
        by=info.context.user,
        now=info.context.now,
        name=draft.name,
        type=draft.type,
        lifecycle=draft.lifecycle,
        tax_id=draft.tax_id,
        emails=draft.emails,
        phones=draft.phones,
        region=await _region(info),
        address=draft.address.parts() if draft.address else None,
        channel=await find_maybe(models.Channel, draft.channel_id, info, field="channelId"),
        company=await find_maybe(models.Customer, draft.company_id, info, field="companyId"),
    )


async def _region(info: Info) -> str:
    """The country whose numbers may be written without its code; where the locale names none, every number needs it."""
    return (await info.context.workspace()).locale.partition("-")[2] or UNKNOWN_REGION


async def _chosen(filter: CustomerFilter, info: Info) -> QuerySet[models.Customer]:
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
    for word in folded(filter.text or "").split()[:8]:
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
        rows = await _chosen(filter or CustomerFilter(), info)
        wanted = order_by or CustomerOrder()
        order = Order((wanted.field.value, "id"), descending=wanted.direction is OrderDirection.DESC)
        return await page(rows, order, first=first, after=after, last=last, before=before)

    @strawberry.field(description="One customer; null when there is none that the viewer may know of.")
    async def customer(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Their id.")]
    ) -> Customer | None:
        row = await node_of(id, info)
        return row if isinstance(row, models.Customer) else None  # type: ignore[return-value]


@strawberry.type
class CustomerMutation:
    @mutation(CustomerPayload)
    async def customer_create(info: Info, input: CustomerCreateInput) -> models.Customer:
        """Enter a person or a company. Whoever enters a customer sees them from then on."""
        return await customer_from(input, info)

    @mutation(CustomerPayload)
    async def customer_update(info: Info, input: CustomerUpdateInput) -> models.Customer:
        """Change a customer. Lists of addresses and numbers replace the former ones; an address that stays keeps its
        mark of being undeliverable."""
        customer = await find(models.Customer, input.id, info, expecting=input.expected_version)
        patch = changes(input, "name", "type", "lifecycle", "tax_id", "emails", "phones")
        if input.address is not None:
            patch["address"] = input.address.value.parts() if input.address.value else None
        if input.channel_id is not None:
            patch["channel"] = await find_maybe(models.Channel, input.channel_id.value, info, field="channelId")
        if input.company_id is not None:
            patch["company"] = await find_maybe(models.Customer, input.company_id.value, info, field="companyId")
        await customer.update(by=info.context.user, now=info.context.now, region=await _region(info), **patch)
        return customer

    @mutation(CustomerDeletePayload)
    async def customer_delete(info: Info, input: CustomerDeleteInput) -> strawberry.ID:
        """Delete for ever a customer who has no subjects any more, with the notes about them. Managers and
        administrators."""
        customer = await find(models.Customer, input.id, info, expecting=input.expected_version)
        await customer.delete_for_ever(by=info.context.user, now=info.context.now)
        return input.id
