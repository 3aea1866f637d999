"""Documents that an ERP owns: invoices, receivables, service orders and service invoices, mirrored here to be read.

Nobody edits them here: `mirroring.py` takes what the ERP says. That something is overdue is stored, and flipped by the
clock when its last day is over in the workspace's zone.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Self

from tortoise import fields
from tortoise.expressions import Q, Subquery
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

import permissions
from events import DocumentFellDue, DocumentMirrored, DocumentZoneChanged, Fact
from models.activity.state import midnight
from models.base import Record, current_unit, transaction
from models.customer import Customer
from models.event import Event
from models.user import User
from models.workspace import Workspace

BATCH = 500
LONGEST_SOURCE, LONGEST_ID, LONGEST_NUMBER, LONGEST_TEXT, LONGEST_URL = 60, 120, 60, 300, 1_000


class DocumentKind(StrEnum):
    """What a customer sees of it: a sale's invoice, an open account, a service ordered, a service invoiced."""

    INVOICE = "INVOICE"
    RECEIVABLE = "RECEIVABLE"
    SERVICE_ORDER = "SERVICE_ORDER"
    SERVICE_INVOICE = "SERVICE_INVOICE"


class DocumentState(StrEnum):
    """OPEN: something is still to be paid or done. SETTLED: nothing is. CANCELLED: it does not count."""

    OPEN = "OPEN"
    SETTLED = "SETTLED"
    CANCELLED = "CANCELLED"


FOR_ALL = (DocumentKind.INVOICE,)
"""Told to whoever sees the customer; the others are finance and services, which need the capability (DESIGN §9)."""


class CustomerDocument(Record):
    noun = "CustomerDocument"
    called = "customer document"

    kind = fields.CharEnumField(DocumentKind, max_length=16)
    state = fields.CharEnumField(DocumentState, max_length=10, default=DocumentState.OPEN)
    source = fields.CharField(LONGEST_SOURCE)
    external_id = fields.CharField(LONGEST_ID)
    number = fields.CharField(LONGEST_NUMBER, null=True)
    description = fields.CharField(LONGEST_TEXT, null=True)
    url = fields.CharField(LONGEST_URL, null=True)
    issued_on: date = fields.DateField()
    due_on: date | None = fields.DateField(null=True)
    settled_on: date | None = fields.DateField(null=True)
    currency = fields.CharField(3)
    amount_minor = fields.BigIntField()
    balance_minor = fields.BigIntField()
    """What is still to be paid of it; 0 unless it is OPEN."""
    zone = fields.CharField(64)
    overdue = fields.BooleanField(default=False)
    overdue_from: datetime | None = fields.DatetimeField(null=True)
    """When its last day is over in `zone`; null for what is not to be paid by a day."""
    customer: fields.ForeignKeyRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="documents", on_delete=fields.CASCADE
    )
    customer_id: int

    changed: Sequence[str] = ()
    """The columns that an upsert is about to change."""

    class Meta:
        table = "customer_document"
        unique_together = (("source", "external_id"),)
        indexes = (
            Index(fields=("customer_id", "kind", "issued_on", "id"), name="customer_document_customer"),
            Index(fields=("overdue", "overdue_from"), name="customer_document_overdue"),
        )

    @classmethod
    def visible_to(cls, user: User) -> QuerySet[Self]:
        """It follows its customer; finance and services only to whoever has the capability."""
        if permissions.sees_all(user):
            return cls.all()
        told = Q() if permissions.sees_finance(user) else Q(kind__in=list(FOR_ALL))
        return cls.filter(told, customer_id__in=Subquery(Customer.visible_to(user).values("id")))

    @property
    def event_links(self) -> dict[str, int | None]:
        return {"customer_id": self.customer_id}

    def settle(self, zone: str, now: datetime) -> None:
        """Bring what follows from day and state in line with them."""
        self.zone = zone
        waits = self.state is DocumentState.OPEN and self.due_on is not None and self.balance_minor > 0
        self.overdue_from = midnight(self.due_on + timedelta(days=1), zone) if waits and self.due_on else None
        self.overdue = self.overdue_from is not None and self.overdue_from <= now

    def told(self, fact: Fact, changed: Sequence[str], *, by: User, now: datetime) -> None:
        """Write down what happened to a row that a statement for many has stored, or is about to."""
        current_unit().events.append(
            Event(
                kind=type(fact).__name__, event_class=fact.event_class, noun=self.noun, noun_id=self.id,
                actor_id=by.id, at=now, version=self.version, changed=list(changed), data=fact.dump(),
                **self.event_links,
            )
        )  # fmt: skip

    def mirrored(self, changed: Sequence[str], *, by: User, now: datetime) -> None:
        self.told(DocumentMirrored(document=self.id), changed, by=by, now=now)

    @classmethod
    async def tick(cls, *, by: User, now: datetime) -> int:
        """Flip what fell due; how many were looked at. Doing it twice changes nothing the second time."""
        return await cls._each(cls.filter(overdue=False, overdue_from__lte=now), by=by, now=now)

    @classmethod
    async def rezone(cls, *, by: User, now: datetime) -> int:
        """Those whose last day ends by a zone that the workspace has left; how many that were."""
        left = cls.filter(overdue_from__not_isnull=True).exclude(zone__in=Workspace.here())
        return await cls._each(left, by=by, now=now)

    @classmethod
    async def _each(cls, due: QuerySet[Self], *, by: User, now: datetime) -> int:
        """Bring them in line with the zone of just now: where that is another one, their day may be far from over."""
        changed = 0
        while True:
            async with transaction():
                rows = await due.order_by("id").limit(BATCH).select_for_update()
                if not rows:
                    return changed
                zone = (await Workspace.current()).zone
                for row in rows:
                    was = row.overdue
                    row.settle(zone, now)
                    row.version += 1
                    row.updated_at = now
                    fact = DocumentFellDue if row.overdue and not was else DocumentZoneChanged
                    row.told(fact(document=row.id), ("overdue",) if was != row.overdue else (), by=by, now=now)
                written = ("overdue", "overdue_from", "zone", "version", "updated_at")
                await cls.bulk_update(rows, fields=written, batch_size=BATCH)
            changed += len(rows)
