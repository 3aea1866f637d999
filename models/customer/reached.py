"""By what customers are reached: e-mail addresses and phone numbers, as they were checked."""

from datetime import datetime
from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from events import CustomerUpdated
from mail.address import domain
from models.user import User


class CustomerEmail(Model):
    """One address of a customer, normalised: lower case, IDNA; nothing is guessed about dots or details."""

    id = fields.BigIntField(primary_key=True)
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField("models.Customer", related_name="emails")
    customer_id: int
    address = fields.CharField(254)
    domain = fields.CharField(254, null=True)
    """Of the address; null in rows of releases that did not write it down, until `note_domains` has."""
    undeliverable = fields.BooleanField(default=False)
    undeliverable_at = fields.DatetimeField(null=True)
    do_not_email_at = fields.DatetimeField(null=True)
    """Since when they want no mail: they told their provider that a mail of ours is spam."""

    class Meta:
        table = "customer_email"
        unique_together = (("customer", "address"),)
        indexes = (
            Index(fields=("address",), name="customer_email_address"),
            Index(fields=("domain",), name="customer_email_domain"),
        )

    @classmethod
    def at(cls, address: str, customer_id: int) -> "CustomerEmail":
        return cls(customer_id=customer_id, address=address, domain=domain(address))

    @classmethod
    async def note_domains(cls) -> int:
        """Write down the domains of addresses that came from an older release, some at a time; how many these were."""
        rows = await cls.filter(domain__isnull=True).order_by("id").limit(1_000)
        for row in rows:
            row.domain = domain(row.address)
        if rows:
            await cls.bulk_update(rows, fields=("domain",))
        return len(rows)

    async def whose(self) -> Any:
        """The customer."""
        model: Any = self._meta.fields_map["customer"].related_model  # type: ignore[attr-defined]
        return await model.get(id=self.customer_id)

    @classmethod
    async def of_new(cls, customer: Any, addresses: list[str]) -> None:
        if len(addresses) == 1:
            await cls.create(customer_id=customer.id, address=addresses[0], domain=domain(addresses[0]))
        elif addresses:
            await cls.bulk_create([cls.at(address, customer.id) for address in addresses])

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
            await (await row.whose()).set_do_not_email(address, wanted=True, by=by, now=now)

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
            customer = await row.whose()
            async with customer.changing():
                await cls.filter(id=row.id).update(undeliverable=undeliverable, undeliverable_at=at)
                await customer.record(CustomerUpdated(), by=by, now=now, also=("emails",))


class CustomerPhone(Model):
    """One number of a customer, in E.164 form."""

    id = fields.BigIntField(primary_key=True)
    customer: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField("models.Customer", related_name="phones")
    customer_id: int
    number = fields.CharField(20)

    class Meta:
        table = "customer_phone"
        unique_together = (("customer", "number"),)
        indexes = (Index(fields=("number",), name="customer_phone_number"),)

    @classmethod
    async def of_new(cls, customer: Any, numbers: list[str]) -> None:
        if numbers:
            await cls.bulk_create([cls(customer_id=customer.id, number=number) for number in numbers])
