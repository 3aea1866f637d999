"""The verbs of a customer, as mutations: find, call, return."""

import strawberry

import models
from models.contact import UNKNOWN_REGION
from schema.address import AddressInput
from schema.context import Info
from schema.customer import Customer
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import find, find_maybe
from schema.plain import changes


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
    external_id: str | None = strawberry.field(default=None, description="What another system calls them.")
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
    external_id: strawberry.Maybe[str | None] = strawberry.field(description="What another system calls them.")
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
        external_id=draft.external_id,
        emails=draft.emails,
        phones=draft.phones,
        region=await region(info),
        address=draft.address.parts() if draft.address else None,
        channel=await find_maybe(models.Channel, draft.channel_id, info, field="channelId"),
        company=await find_maybe(models.Customer, draft.company_id, info, field="companyId"),
    )


async def region(info: Info) -> str:
    """The country whose numbers may be written without its code; where the locale names none, every number needs it."""
    return (await info.context.workspace()).locale.partition("-")[2] or UNKNOWN_REGION


@strawberry.input(description="Whether an address is to get mail.")
class CustomerDoNotEmailInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The customer.")
    address: str = strawberry.field(description="One of their addresses.")
    do_not_email: bool = strawberry.field(description="True: no mail goes there; false: it may again.")


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
        patch = changes(input, "name", "type", "lifecycle", "tax_id", "external_id", "emails", "phones")
        if input.address is not None:
            patch["address"] = input.address.value.parts() if input.address.value else None
        if input.channel_id is not None:
            patch["channel"] = await find_maybe(models.Channel, input.channel_id.value, info, field="channelId")
        if input.company_id is not None:
            patch["company"] = await find_maybe(models.Customer, input.company_id.value, info, field="companyId")
        await customer.update(by=info.context.user, now=info.context.now, region=await region(info), **patch)
        return customer

    @mutation(CustomerPayload)
    async def customer_do_not_email(info: Info, input: CustomerDoNotEmailInput) -> models.Customer:
        """Note that an address is to get no mail, or that it may again. A complaint (ARF) notes it by itself."""
        customer = await find(models.Customer, input.id, info, expecting=input.expected_version)
        by, now = info.context.user, info.context.now
        await customer.set_do_not_email(input.address, wanted=input.do_not_email, by=by, now=now)
        return customer

    @mutation(CustomerDeletePayload)
    async def customer_delete(info: Info, input: CustomerDeleteInput) -> strawberry.ID:
        """Delete for ever a customer who has no subjects any more, with the notes about them. Managers and
        administrators."""
        customer = await find(models.Customer, input.id, info, expecting=input.expected_version)
        await customer.delete_for_ever(by=info.context.user, now=info.context.now)
        return input.id
