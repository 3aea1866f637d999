"""That one subject or customer went into another: what went along and what the survivor was given, so that it can be
undone. Verbs of subjects and customers write it; knows none of their rules."""

import contextlib
from collections.abc import AsyncIterator, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.expressions import Q, Subquery
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

from errors import WrongState
from models.base import Record
from models.belongings import Moved
from models.user import User

UNDONE_WITHIN = timedelta(days=30)
KEPT: dict[str, tuple[str, ...]] = {
    "Subject": (
        *("title", "description", "owner_id", "assigned_at", "customer_id", "value_minor", "value_currency"),
        *("manual_probability", "priority", "expected_close_on", "source", "idle_from"),
        *("last_interaction_at", "last_interaction_kind", "last_interaction_by_id"),
    ),
    "Customer": ("name", "type", "lifecycle", "tax_id", "external_id", "address", "channel_id", "company_id"),
}
"""The columns of a survivor that a merge may change."""


@dataclass(frozen=True)
class Standing:
    """What stood on a row at some time, in a form that JSON keeps."""

    columns: Mapping[str, Any]

    @classmethod
    def of(cls, row: Any) -> "Standing":
        return cls({name: _plain(getattr(row, name)) for name in KEPT[row.noun]})

    def changed(self, row: Any) -> dict[str, list[Any]]:
        """What is different now: column → before, after."""
        now = Standing.of(row).columns
        return {name: [was, now[name]] for name, was in self.columns.items() if was != now[name]}


class Merge(Record):
    """`lost_id`: the tombstone's. `changes`: what the survivor was given, for as long as it can be undone."""

    noun = "Merge"
    called = "merge"

    subject: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Subject", related_name="merges", null=True, on_delete=fields.CASCADE
    )
    subject_id: int | None
    customer: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Customer", related_name="merges", null=True, on_delete=fields.CASCADE
    )
    customer_id: int | None
    lost_id = fields.BigIntField()
    merged_by: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="merges", on_delete=fields.RESTRICT
    )
    merged_by_id: int
    undone_at = fields.DatetimeField(null=True)
    moved: dict[str, Any] = fields.JSONField(default=dict)
    changes: dict[str, list[Any]] = fields.JSONField(default=dict)

    class Meta:
        table = "merge"
        indexes = (
            Index(fields=("subject_id", "id"), name="merge_subject"),
            Index(fields=("customer_id", "id"), name="merge_customer"),
            Index(fields=("merged_by_id",), name="merge_merged_by"),
            Index(fields=("created_at",), name="merge_created_at"),
        )

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["Merge"]:
        """A merge follows its survivor."""
        subjects: Any = cls._meta.fields_map["subject"].related_model  # type: ignore[attr-defined]
        customers: Any = cls._meta.fields_map["customer"].related_model  # type: ignore[attr-defined]
        return cls.filter(
            Q(subject_id__in=Subquery(subjects.visible_to(user).values("id")))
            | Q(customer_id__in=Subquery(customers.visible_to(user).values("id")))
        )

    @property
    def until(self) -> datetime | None:
        """Until when it can be undone; None once it was."""
        return None if self.undone_at else self.created_at + UNDONE_WITHIN

    @classmethod
    async def write(
        cls, loser: Any, survivor: Any, moved: Moved, before: Standing, *, by: User, now: datetime
    ) -> "Merge":
        """In the unit of the verb, which has recorded the fact."""
        return await cls.create(
            **{f"{survivor.noun.lower()}_id": survivor.id},
            lost_id=loser.id,
            merged_by_id=by.id,
            moved=moved.dump(),
            changes=before.changed(survivor),
            created_at=now,
            updated_at=now,
        )

    def take_back(self, survivor: Any) -> None:
        """What the survivor was given and still has goes; what was edited since stays."""
        stands = Standing.of(survivor).columns
        for name, (was, given) in self.changes.items():
            if stands[name] == given:
                setattr(survivor, name, survivor._meta.fields_map[name].to_python_value(was))

    @contextlib.asynccontextmanager
    async def undoing(self, *, now: datetime) -> AsyncIterator["Merge"]:
        """As it is stored now, to be taken back; that happens once, and in time."""
        held = await Merge.filter(id=self.id).select_for_update().get()
        if held.undone_at is not None:
            raise WrongState("This merge was undone already.")
        if now >= held.created_at + UNDONE_WITHIN or not held.moved:
            raise WrongState("A merge is undone within {days} days.", days=UNDONE_WITHIN.days)
        yield held
        self.undone_at = held.undone_at = now
        await Merge.filter(id=self.id).update(undone_at=now, updated_at=now, moved={}, changes={})

    @classmethod
    async def forget_old(cls, *, now: datetime) -> int:
        """What can be undone no more needs no memory of what stood where; how many that were."""
        old = cls.filter(created_at__lt=now - UNDONE_WITHIN, undone_at__isnull=True).exclude(moved={})
        ids: Iterable[Any] = await old.limit(500).values_list("id", flat=True)
        return await cls.filter(id__in=list(ids) or [0]).update(moved={}, changes={})


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
