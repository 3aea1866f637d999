"""Entering customers and changing them: what they may be, and by what they are reached."""

from datetime import datetime
from typing import Any, Self

import permissions
from errors import Invalid, NotFound, Required, WrongState
from events import CustomerCreated, CustomerUpdated
from mail.address import normalise
from models.base import at_most, one_line, transaction
from models.contact import check_address, check_phone, check_tax_id
from models.customer.merging import Merging
from models.customer.reached import CustomerEmail, CustomerPhone
from models.customer.row import CustomerType
from models.user import User, check_email

MAX_CONTACTS = 20


class Editing(Merging):
    class Meta:
        abstract = True

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
    ) -> Self:
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

    async def set_do_not_email(self, address: str, *, wanted: bool, by: User, now: datetime) -> None:
        """Note that this address is to get no mail, or that it may again."""
        async with self.changing():
            permissions.require(by, "customers")
            held = CustomerEmail.filter(customer_id=self.id, address=normalise(address) or address)
            if not await held.exists():
                raise NotFound("The customer has no such address.", field="address")
            if await held.filter(do_not_email_at__isnull=wanted).update(do_not_email_at=now if wanted else None):
                await self.record(CustomerUpdated(), by=by, now=now, also=("emails",))

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

    async def _refuse_circle(self, company: Self) -> None:
        """No company belongs to one that belongs to it."""
        above = company
        while above.company_id is not None:
            if above.company_id == self.id:
                raise Invalid("{company} belongs to this company already.", field="companyId", company=company.name)
            above = await type(self).get(id=above.company_id)

    async def _set_contacts(self, addresses: list[str] | None, numbers: list[str] | None) -> tuple[str, ...]:
        """Replace the lists that were given; says which of them really changed."""
        told: list[str] = []
        if addresses is not None and addresses != await self.email_addresses():
            kept = {row.address: row for row in await self.emails.all()}
            await CustomerEmail.filter(customer_id=self.id).delete()
            rows = [CustomerEmail.at(a, self.id).marked_as(kept.get(a)) for a in addresses]
            await CustomerEmail.bulk_create(rows)
            told.append("emails")
        if numbers is not None and numbers != await self.phone_numbers():
            await CustomerPhone.filter(customer_id=self.id).delete()
            await CustomerPhone.bulk_create([CustomerPhone(customer_id=self.id, number=number) for number in numbers])
            told.append("phones")
        return tuple(told)


def _contacts(
    emails: list[str] | None, phones: list[str] | None, region: str
) -> tuple[list[str] | None, list[str] | None]:
    for given, field in ((emails, "emails"), (phones, "phones")):
        if given is not None and len(given) > MAX_CONTACTS:
            raise Invalid("A customer has at most {limit} of these.", field=field, limit=MAX_CONTACTS)
    addresses = None if emails is None else list(dict.fromkeys(check_email(email, field="emails") for email in emails))
    numbers = None if phones is None else list(dict.fromkeys(check_phone(phone, region) for phone in phones))
    return addresses, numbers
