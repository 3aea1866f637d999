"""Customers as clients see them. Lists stand in `customer_list.py`, mutations in `customer_mutations.py`."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import phonenumbers
import strawberry
from strawberry import Parent

import models
import permissions
from schema.activity import ActivityConnection, Ordered, Which, about_customers, activity_page
from schema.activity import After as ActivityAfter
from schema.activity import First as ActivityFirst
from schema.address import Address
from schema.batch import batched
from schema.channel import Channel
from schema.context import Info
from schema.duplicate import CustomerDuplicate, Elsewhere, doubles_of, elsewhere_of
from schema.file import File, files_of
from schema.merge import Merge
from schema.node import Node, view
from schema.note import Note
from schema.page import Order, Page, page
from schema.related import computed, many, one
from schema.subject_filter import SubjectFilter, to_filter
from schema.timeline_rows import After, First, Kinds, of_customer, timeline_page
from schema.trade.customer_tabs import CustomerFinance, CustomerSales, CustomerServices, Finance, Sales, Services

if TYPE_CHECKING:
    from schema.subject import SubjectConnection
    from schema.timeline import TimelineConnection

NEWEST = Order(("created_at", "id"), descending=True)
strawberry.enum(models.CustomerType, description="PERSON or COMPANY; only a company has contacts.")
strawberry.enum(models.Lifecycle, description="How near somebody is to us, apart from any one subject.")


@view(models.CustomerEmail, description="An e-mail address of a customer.")
class Email:
    address: str = strawberry.field(description="In lower case, the domain in ASCII.")
    undeliverable: bool = strawberry.field(description="Whether mail to it came back for good.")
    undeliverable_at: datetime | None = strawberry.field(description="When it did so last.")
    do_not_email_at: datetime | None = strawberry.field(
        description="Since when it is to get no mail: its reader called one of ours spam, or a person said so."
    )


@view(models.CustomerPhone, description="A phone number of a customer.")
class Phone:
    number: str = strawberry.field(description="In E.164 form: `+5511987654321`.")

    @computed("number", description="As people write it, with the country's code: `+55 11 98765-4321`.")
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
    external_id: str | None = strawberry.field(description="What another system calls them; imports know them by it.")
    version: int = strawberry.field(description="Grows with each edit; give it as `expectedVersion`.")
    created_at: datetime = strawberry.field(description="When they were entered.")
    updated_at: datetime = strawberry.field(description="When anything on them last changed.")

    emails: list[Email] = many("emails", description="Their addresses, in the order entered.")

    phones: list[Phone] = many("phones", description="Their numbers, in the order entered.")

    @computed("address", description="Where they are.")
    def address(row: Parent[models.Customer]) -> Address | None:
        return Address(**row.address) if row.address else None

    channel: Channel | None = one(seen=True, description="Their home channel, where the viewer works in it.")

    company: Annotated["Customer", strawberry.lazy("schema.customer")] | None = one(
        seen=True, description="The company that a person belongs to, or a company's parent, where the viewer sees it."
    )

    @computed("id", description="A company's people and daughters, as far as the viewer sees them, by name.")
    async def contacts(
        row: Parent[models.Customer], info: Info
    ) -> list[Annotated["Customer", strawberry.lazy("schema.customer")]]:
        return await batched(info, _contacts, info.context.user).load(row.id)  # type: ignore[no-any-return]

    notes: list[Note] = many(
        "notes", "-id", description="The notes about them, newest first; those about their subjects stand there."
    )

    @computed("id", description="The files that were attached to them, the newest first.")
    async def files(row: Parent[models.Customer], info: Info) -> list[File]:
        return await batched(info, files_of, "customer_id").load(row.id)  # type: ignore[no-any-return]

    @computed(
        "id",
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
        rows = (await to_filter(filter, info)).applied(models.Subject.visible_to(info.context.user))
        return page(rows, NEWEST, first=first, after=after, of=("customer_id", row.id))

    @computed(
        "id",
        graphql_type=ActivityConnection,
        description="What is to be done, or was done, about them and their subjects, as far as the viewer sees it.",
    )
    def activities(
        row: Parent[models.Customer],
        info: Info,
        filter: Which = None,
        order_by: Ordered = None,
        first: ActivityFirst = 20,
        after: ActivityAfter = None,
    ) -> Page:
        rows = about_customers(models.Activity.visible_to(info.context.user), [row.id])
        return activity_page(rows, filter, order_by, first, after)

    @computed(
        "id",
        graphql_type=Annotated["TimelineConnection", strawberry.lazy("schema.timeline")],
        description="All that happened to them and to those of their subjects that the viewer sees, newest first.",
    )
    async def timeline(
        row: Parent[models.Customer], info: Info, first: First = 20, after: After = None, kinds: Kinds = None
    ) -> Page:
        return timeline_page(await of_customer(row.id, info.context.user), kinds, first, after)

    @computed("id", description="What was offered and sold to them.")
    def sales(row: Parent[models.Customer]) -> CustomerSales:
        return Sales(row.id)  # type: ignore[return-value]

    @computed(
        "id",
        description="What they owe. Null for who may not see it: viewers, and agents without `User.finance`.",
    )
    def finance(row: Parent[models.Customer], info: Info) -> CustomerFinance | None:
        return Finance(row.id) if permissions.sees_finance(info.context.user) else None  # type: ignore[return-value]

    @computed("id", description="How they were served. Null for who may not see it, as `finance`.")
    def services(row: Parent[models.Customer], info: Info) -> CustomerServices | None:
        return Services(row.id) if permissions.sees_finance(info.context.user) else None  # type: ignore[return-value]

    @computed(description="Whether the viewer may change them.")
    def viewer_can_edit(row: Parent[models.Customer], info: Info) -> bool:
        return permissions.may(info.context.user, "customers")

    @computed(
        "id",
        description="Customers who may be the same person or company: with the same CPF or CNPJ, e-mail address, phone"
        " number or name, or addresses of one company. At most 10 that the viewer sees, the likeliest first; what more"
        " than 20 of these share says nothing.",
    )
    async def possible_duplicates(row: Parent[models.Customer], info: Info) -> list[CustomerDuplicate]:
        return await batched(info, doubles_of, info.context.user).load(row.id)  # type: ignore[no-any-return]

    @computed(
        "id",
        description="Whether they are known in a channel that the viewer does not see; not who, and not where. Dear"
        " (1,000 of a document's cost): for a page, not for a list.",
    )
    async def elsewhere(row: Parent[models.Customer], info: Info) -> Elsewhere:
        return await batched(info, elsewhere_of, info.context.user).load(row.id)  # type: ignore[no-any-return]

    merges: list[Merge] = many("merges", "-id", description="Who went into them, the latest first, undone or not.")

    @computed("channel_id", description="Whether the viewer may merge them with others, and take that back.")
    def viewer_can_merge(row: Parent[models.Customer], info: Info) -> bool:
        return permissions.may(info.context.user, "customers_merge", channel=row.channel_id)

    @computed(description="Whether the viewer may delete them for ever.")
    def viewer_can_delete(row: Parent[models.Customer], info: Info) -> bool:
        return permissions.may(info.context.user, "customers_delete")


async def _contacts(company_ids: list[int], viewer: models.User) -> list[list[models.Customer]]:
    held: dict[int | None, list[models.Customer]] = {id: [] for id in company_ids}
    for row in await models.Customer.visible_to(viewer).filter(company_id__in=company_ids).order_by("search", "id"):
        held[row.company_id].append(row)
    return list(held.values())
