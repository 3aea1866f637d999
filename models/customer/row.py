"""Who customers are: their fields, and who sees them. Knows no verb."""

from enum import StrEnum
from typing import Any, ClassVar, Self

from tortoise import fields
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

import permissions
from errors import NotFound
from models.base import Record
from models.channel import Channel
from models.contact import folded
from models.customer.reached import CustomerEmail, CustomerPhone
from models.near import near
from models.user import User


class CustomerType(StrEnum):
    PERSON = "PERSON"
    COMPANY = "COMPANY"


class Lifecycle(StrEnum):
    """How near somebody is to us, apart from any one subject."""

    LEAD = "LEAD"
    PROSPECT = "PROSPECT"
    CUSTOMER = "CUSTOMER"
    FORMER = "FORMER"


class CustomerRow(Record):
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
    company: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Customer", related_name="contacts", null=True, on_delete=fields.SET_NULL
    )
    company_id: int | None
    created_by: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="customers_created", on_delete=fields.RESTRICT
    )
    created_by_id: int
    merged_into: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Customer", related_name="merged", null=True, on_delete=fields.SET_NULL
    )
    merged_into_id: int | None
    emails: fields.ReverseRelation[CustomerEmail]
    phones: fields.ReverseRelation[CustomerPhone]
    contacts: fields.ReverseRelation[Any]
    subjects: fields.ReverseRelation[Any]
    documents: fields.ReverseRelation[Any]

    class Meta:
        abstract = True

    @classmethod
    def visible_to(cls, user: User) -> QuerySet[Self]:
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

    async def _hold(self) -> None:
        """One that was merged is the survivor's affair: whoever still has it open finds it gone."""
        await super()._hold()
        if self.merged_into_id is not None:
            raise NotFound("There is no such {noun}.", noun=self.called)

    async def email_addresses(self) -> list[str]:
        return [row.address for row in await self.emails.all().order_by("id")]

    async def phone_numbers(self) -> list[str]:
        return [row.number for row in await self.phones.all().order_by("id")]

    async def search_anew(self) -> None:
        self.search = self._searchable(await self.email_addresses(), await self.phone_numbers())

    def _searchable(self, addresses: list[str], numbers: list[str]) -> str:
        return folded(" ".join([self.name, self.tax_id or "", *addresses, *numbers]))
