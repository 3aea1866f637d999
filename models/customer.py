"""Customers: the people and companies that subjects are about."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from tortoise import fields
from tortoise.expressions import Q
from tortoise.indexes import Index
from tortoise.models import Model
from tortoise.queryset import QuerySet

import permissions
from errors import Invalid, NotFound, Required, WrongState
from events import CustomerCreated, CustomerDeleted, CustomerUpdated
from mail.address import normalise
from models.base import at_most, one_line, transaction
from models.channel import Channel
from models.contact import check_address, check_phone, check_tax_id, folded
from models.customer_merging import CustomerMerging
from models.near import near
from models.user import User, check_email

MAX_CONTACTS = 20


class CustomerType(StrEnum):
    PERSON = "PERSON"
    COMPANY = "COMPANY"


class Lifecycle(StrEnum):
    """How near somebody is to us, apart from any one subject."""

    LEAD = "LEAD"
    PROSPECT = "PROSPECT"
    CUSTOMER = "CUSTOMER"
    FORMER = "FORMER"


class Customer(CustomerMerging):
    noun = "Customer"
    called = "customer"
    derived: ClassVar[frozenset[str]] = frozenset({"search"})

    type = fields.CharEnumField(CustomerType, max_length=10, default=CustomerType.PERSON)
    lifecycle = fields.CharEnumField(Lifecycle, max_length=10, default=Lifecycle.LEAD)
    name = fields.CharField(200)
    tax_id = fields.CharField(20, null=True)
    external_id = fields.CharField(120, null=True)
    """What another system calls them; imports know them by it."""
    address: dict[str, Any] | None = fields.JSONField(null=True)
    search = fields.TextField(default="")
    channel: fields.ForeignKeyNullableRelation[Channel] = fields.ForeignKeyField(
        "models.Channel", related_name="customers", null=True, on_delete=fields.RESTRICT
    )
    channel_id: int | None
    company: fields.ForeignKeyNullableRelation["Customer"] = fields.ForeignKeyField(
        "models.Customer", related_name="contacts", null=True, on_delete=fields.SET_NULL
    )
    company_id: int | None
    created_by: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="customers_created", on_delete=fields.RESTRICT
    )
    created_by_id: int
    merged_into: fields.ForeignKeyNullableRelation["Customer"] = fields.ForeignKeyField(
        "models.Customer", related_name="merged", null=True, on_delete=fields.SET_NULL
    )
    merged_into_id: int | None
    emails: fields.ReverseRelation["CustomerEmail"]
    phones: fields.ReverseRelation["CustomerPhone"]
    contacts: fields.ReverseRelation["Customer"]
    subjects: fields.ReverseRelation[Any]
    documents: fields.ReverseRelation[Any]

    class Meta:
        table = "customer"
        indexes = (
            Index(fields=("channel_id",), name="customer_channel"),
            Index(fields=("company_id",), name="customer_company"),
            Index(fields=("created_by_id",), name="customer_created_by"),
            Index(fields=("merged_into_id",), name="customer_merged_into"),
            Index(fields=("tax_id",), name="customer_tax_id"),
            Index(fields=("external_id",), name="customer_external_id"),
            Index(fields=("name", "id"), name="customer_name"),
        )

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["Customer"]:
        """Has a subject that is visible, or was created by this user, or belongs to a channel of theirs."""
        rows = cls.filter(merged_into_id__isnull=True)
        if permissions.sees_all(user):
            return rows
        subjects = cls._meta.fields_map["subjects"].related_model  # type: ignore[attr-defined]
        seen = near(subjects.visible_to(user), "customer_id", cls, "id")
        return rows.filter(Q(id__in=seen) | Q(created_by_id=user.id) | Q(channel_id__in=sorted(user.reach.member)))

    @property
    def event_links(self) -> dict[str, int | None]:
        return {"customer_id": self.id, "channel_id": self.channel_id}

    @classmethod
    async def create_new(
        cls,
        *,
        by: User,
        now: datetime,
        name: str,
        emails: list[str] | None = None,
        phones: list[str] | None = None,
        region: str = "BR",
        wrote_from: str | None = None,
        **given: Any,
    ) -> "Customer":
        """Enter a person or a company. `region` reads phone numbers that carry no country code.

        `wrote_from`: the address of a mail of theirs, which is as it is.
        """
        permissions.require(by, "customers")
        async with transaction():
            customer = cls(created_by_id=by.id, created_at=now, updated_at=now, name="")
            customer.update_from_dict(await customer._checked({"name": name, **given}, by=by))
            addresses, numbers = _contacts(emails, phones, region)
            customer.search = customer._searchable(addresses or [wrote_from or ""], numbers or [])
            await customer.save()
            await CustomerEmail.of_new(customer, addresses or ([wrote_from] if wrote_from else []))
            await CustomerPhone.of_new(customer, numbers or [])
            await customer.record_new(CustomerCreated(), by=by, now=now)
        return customer

    async def update(
        self,
        *,
        by: User,
        now: datetime,
        emails: list[str] | None = None,
        phones: list[str] | None = None,
        region: str = "BR",
        **changes: Any,
    ) -> None:
        """Change a customer; lists of e-mails and phones replace the old ones."""
        async with self.changing():
            permissions.require(by, "customers")
            self.update_from_dict(await self._checked(changes, by=by))
            addresses, numbers = _contacts(emails, phones, region)
            also = await self._set_contacts(addresses, numbers)
            await self.search_anew()
            changed = [name for name in self.changed_fields() if name != "search"]
            if changed or also:
                await self.record(CustomerUpdated(), by=by, now=now, also=also)

    async def delete_for_ever(self, *, by: User, now: datetime) -> None:
        """Purge a customer who has no subjects left; the event's skeleton stays."""
        async with self.changing():
            permissions.require(by, "customers_delete")
            if await self.subjects.filter(merged_into_id__isnull=True).exists():
                raise WrongState("This customer still has subjects. Delete or merge these first.")
            await self.subjects.all().update(customer_id=None)
            for contact in await self.living_contacts():
                await contact.update(by=by, now=now, company=None)
            await self.record_end(CustomerDeleted(), by=by, now=now)
            # Who was merged into them goes too; left alone, they would come to life again.
            await Customer.filter(merged_into_id=self.id).delete()
            await Customer.filter(id=self.id).delete()

    @classmethod
    async def with_address(cls, address: str) -> "Customer | None":
        """The customer who has this e-mail address; the oldest, should there be several."""
        row = await CustomerEmail.filter(address=normalise(address)).order_by("customer_id").first()
        return await cls.get(id=row.customer_id) if row else None

    async def _checked(self, changes: dict[str, Any], *, by: User) -> dict[str, Any]:
        if "name" in changes:
            changes["name"] = one_line(changes["name"])[:200].strip()
            if not changes["name"]:
                raise Required("A customer needs a name.", field="name")
        if changes.get("external_id") is not None:
            changes["external_id"] = at_most(120, one_line(changes["external_id"]), field="externalId") or None
        if changes.get("tax_id") is not None:
            changes["tax_id"] = check_tax_id(changes["tax_id"])
        if changes.get("address") is not None:
            changes["address"] = check_address(changes["address"])
        channel = changes.get("channel")
        if channel is not None and not permissions.may(by, "create", channel=channel.id):
            raise Invalid("A customer's home channel is one of your own.", field="channelId")
        company = changes.get("company")
        if company is not None:
            if company.id == self.id:
                raise Invalid("A company cannot be its own parent.", field="companyId")
            if company.type is not CustomerType.COMPANY:
                raise Invalid("Only a company has contacts.", field="companyId")
            await self._refuse_circle(company)
        if changes.get("type") is CustomerType.PERSON and self.id and await self.living_contacts().exists():
            raise WrongState("A company with contacts does not become a person.", field="type")
        return changes

    async def _refuse_circle(self, company: "Customer") -> None:
        """No company belongs to one that belongs to it."""
        above = company
        while above.company_id is not None:
            if above.company_id == self.id:
                raise Invalid("{company} belongs to this company already.", field="companyId", company=company.name)
            above = await Customer.get(id=above.company_id)

    async def _set_contacts(self, addresses: list[str] | None, numbers: list[str] | None) -> tuple[str, ...]:
        """Replace the lists that were given; says which of them really changed."""
        told: list[str] = []
        if addresses is not None and addresses != await self.email_addresses():
            kept = {row.address: row for row in await self.emails.all()}
            await CustomerEmail.filter(customer_id=self.id).delete()
            rows = [CustomerEmail(customer_id=self.id, address=a).marked_as(kept.get(a)) for a in addresses]
            await CustomerEmail.bulk_create(rows)
            told.append("emails")
        if numbers is not None and numbers != await self.phone_numbers():
            await CustomerPhone.filter(customer_id=self.id).delete()
            await CustomerPhone.bulk_create([CustomerPhone(customer_id=self.id, number=number) for number in numbers])
            told.append("phones")
        return tuple(told)

    async def set_do_not_email(self, address: str, *, wanted: bool, by: User, now: datetime) -> None:
        """Note that this address is to get no mail, or that it may again."""
        async with self.changing():
            permissions.require(by, "customers")
            held = CustomerEmail.filter(customer_id=self.id, address=normalise(address) or address)
            if not await held.exists():
                raise NotFound("The customer has no such address.", field="address")
            if await held.filter(do_not_email_at__isnull=wanted).update(do_not_email_at=now if wanted else None):
                await self.record(CustomerUpdated(), by=by, now=now, also=("emails",))

    async def email_addresses(self) -> list[str]:
        return [row.address for row in await self.emails.all().order_by("id")]

    async def phone_numbers(self) -> list[str]:
        return [row.number for row in await self.phones.all().order_by("id")]

    async def search_anew(self) -> None:
        self.search = self._searchable(await self.email_addresses(), await self.phone_numbers())

    def _searchable(self, addresses: list[str], numbers: list[str]) -> str:
        return folded(" ".join([self.name, self.tax_id or "", *addresses, *numbers]))


def _contacts(
    emails: list[str] | None, phones: list[str] | None, region: str
) -> tuple[list[str] | None, list[str] | None]:
    for given, field in ((emails, "emails"), (phones, "phones")):
        if given is not None and len(given) > MAX_CONTACTS:
            raise Invalid("A customer has at most {limit} of these.", field=field, limit=MAX_CONTACTS)
    addresses = None if emails is None else list(dict.fromkeys(check_email(email, field="emails") for email in emails))
    numbers = None if phones is None else list(dict.fromkeys(check_phone(phone, region) for phone in phones))
    return addresses, numbers


class CustomerEmail(Model):
    """One address of a customer, normalised: lower case, IDNA; nothing is guessed about dots or details."""

    id = fields.BigIntField(primary_key=True)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField("models.Customer", related_name="emails")
    customer_id: int
    address = fields.CharField(254)
    undeliverable = fields.BooleanField(default=False)
    undeliverable_at = fields.DatetimeField(null=True)
    do_not_email_at = fields.DatetimeField(null=True)
    """Since when they want no mail: they told their provider that a mail of ours is spam."""

    class Meta:
        table = "customer_email"
        unique_together = (("customer", "address"),)
        indexes = (Index(fields=("address",), name="customer_email_address"),)

    @classmethod
    async def of_new(cls, customer: Customer, addresses: list[str]) -> None:
        if len(addresses) == 1:
            await cls.create(customer_id=customer.id, address=addresses[0])
        elif addresses:
            await cls.bulk_create([cls(customer_id=customer.id, address=address) for address in addresses])

    @classmethod
    async def mark_undeliverable(cls, address: str, *, by: User, now: datetime) -> None:
        """Nothing sent to this address arrives, whoever has it; a person corrects it or writes by another way."""
        await cls._mark(address, undeliverable=True, at=now, by=by, now=now)

    @classmethod
    async def mark_deliverable(cls, address: str, *, by: User, now: datetime) -> None:
        """Somebody wrote from this address, or confirmed it."""
        await cls._mark(address, undeliverable=False, at=None, by=by, now=now)

    @classmethod
    async def mark_do_not_email(cls, address: str, *, by: User, now: datetime) -> None:
        """Whoever has this address complained of a mail of ours; until a person says otherwise, none goes there."""
        rows = await cls.filter(address=address, do_not_email_at__isnull=True).order_by("customer_id")
        for row in rows:
            await (await Customer.get(id=row.customer_id)).set_do_not_email(address, wanted=True, by=by, now=now)

    def marked_as(self, former: "CustomerEmail | None") -> "CustomerEmail":
        """What was known of the address before its customer's list was written anew."""
        if former is not None:
            self.undeliverable, self.undeliverable_at = former.undeliverable, former.undeliverable_at
            self.do_not_email_at = former.do_not_email_at
        return self

    @classmethod
    async def _mark(cls, address: str, *, undeliverable: bool, at: datetime | None, by: User, now: datetime) -> None:
        rows = await cls.filter(address=address, undeliverable=not undeliverable).order_by("customer_id")
        for row in rows:
            customer = await Customer.get(id=row.customer_id)
            async with customer.changing():
                await cls.filter(id=row.id).update(undeliverable=undeliverable, undeliverable_at=at)
                await customer.record(CustomerUpdated(), by=by, now=now, also=("emails",))


class CustomerPhone(Model):
    """One number of a customer, in E.164 form."""

    id = fields.BigIntField(primary_key=True)
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField("models.Customer", related_name="phones")
    customer_id: int
    number = fields.CharField(20)

    class Meta:
        table = "customer_phone"
        unique_together = (("customer", "number"),)
        indexes = (Index(fields=("number",), name="customer_phone_number"),)

    @classmethod
    async def of_new(cls, customer: Customer, numbers: list[str]) -> None:
        if numbers:
            await cls.bulk_create([cls(customer_id=customer.id, number=number) for number in numbers])
