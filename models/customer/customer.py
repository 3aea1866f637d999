"""Customers: the people and companies that subjects are about."""

from datetime import datetime

from tortoise.indexes import Index

import permissions
from errors import WrongState
from events import CustomerDeleted
from mail.address import normalise
from models.customer.editing import Editing
from models.customer.reached import CustomerEmail
from models.user import User


class Customer(Editing):
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
