"""What hangs on a subject and is no noun of its own: markers it carries, addresses that take part."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from mail.address import normalise
from models.customer import Customer, CustomerEmail
from models.marker import Marker
from models.message import SubjectMessage
from models.user import User

CONFIRMED = """
INSERT INTO participant (subject_id, address, name, added_by_id, added_at)
SELECT {0}, address, {1}, {2}, {3} FROM customer_email
WHERE customer_id = {4} AND address NOT IN (SELECT address FROM participant WHERE subject_id = {0}) ORDER BY id
"""


class SubjectMarker(Model):
    id = fields.BigIntField(primary_key=True)
    subject: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField("models.Subject", related_name="marked")
    subject_id: int
    marker: fields.ForeignKeyRelation[Marker] = fields.ForeignKeyField("models.Marker", related_name="carried")
    marker_id: int

    class Meta:
        table = "subject_marker"
        unique_together = (("subject", "marker"),)
        indexes = (Index(fields=("marker_id", "subject_id"), name="subject_marker_marker"),)

    @classmethod
    async def on_each(cls, subject_ids: Sequence[int]) -> dict[int, dict[int, int]]:
        """Which markers each of these subjects carries, and the id of the row that says so."""
        held: dict[int, dict[int, int]] = {id: {} for id in subject_ids}
        rows: Any = cls.filter(subject_id__in=list(subject_ids)).values_list("subject_id", "marker_id", "id")
        for subject_id, marker_id, id in await rows:
            held[subject_id][marker_id] = id
        return held

    @classmethod
    async def put_on(cls, given: Sequence[tuple[int, int]]) -> None:
        """Markers onto subjects that do not carry them."""
        await cls.bulk_create([cls(subject_id=subject_id, marker_id=marker_id) for subject_id, marker_id in given])

    @classmethod
    async def take_off(cls, ids: Sequence[int]) -> None:
        await cls.filter(id__in=list(ids)).delete()


class SubjectAssignee(Model):
    """That somebody has, or had, an activity on a subject: they keep seeing it (DESIGN §9)."""

    id = fields.BigIntField(primary_key=True)
    subject: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField("models.Subject", related_name="assignees")
    subject_id: int
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField("models.User", related_name="assigned_to")
    user_id: int
    since = fields.DatetimeField()

    class Meta:
        table = "subject_assignee"
        unique_together = (("subject", "user"),)
        indexes = (Index(fields=("user_id", "subject_id"), name="subject_assignee_user"),)


class Participant(Model):
    """An address that a user wrote to, or a person confirmed; never one that a mail merely named in Cc (DESIGN §2)."""

    noun = "Participant"
    called = "participant"

    id = fields.BigIntField(primary_key=True)
    subject: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField("models.Subject", related_name="participants")
    subject_id: int
    address = fields.CharField(254)
    name = fields.CharField(200, null=True)
    added_by: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="participants_added", on_delete=fields.RESTRICT
    )
    added_by_id: int
    added_at = fields.DatetimeField()

    class Meta:
        table = "participant"
        unique_together = (("subject", "address"),)
        indexes = (
            Index(fields=("address",), name="participant_address"),
            Index(fields=("added_by_id",), name="participant_added_by"),
        )

    @classmethod
    async def add(cls, subject: Any, address: str, *, by: User, now: datetime, name: str | None = None) -> None:
        address = normalise(address) or address
        if not await cls.filter(subject_id=subject.id, address=address).exists():
            await cls.create(subject_id=subject.id, address=address, name=name, added_by_id=by.id, added_at=now)

    @classmethod
    async def drop_customer(cls, subject: Any) -> None:
        """A customer whom the matter is no longer about takes part only as far as they wrote themselves."""
        addresses = [row.address for row in await CustomerEmail.filter(customer_id=subject.customer_id)]
        wrote = set(await SubjectMessage.senders_of(subject.id))
        gone = [address for address in addresses if address not in wrote]
        if gone:
            await cls.filter(subject_id=subject.id, address__in=gone).delete()

    @classmethod
    async def add_customer(cls, subject: Any, customer: Customer, *, by: User, now: datetime) -> None:
        """Naming somebody as the customer confirms their addresses."""
        connection = cls._meta.db
        sign = "?" if connection.capabilities.dialect == "sqlite" else "$"
        statement = CONFIRMED.format(*(f"{sign}{number}" for number in range(1, 6)))
        await connection.execute_query(statement, [subject.id, customer.name, by.id, now, customer.id])
