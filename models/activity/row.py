"""The fields of an activity, who sees it, and what each verb settles before it is written down."""

from datetime import date, datetime
from typing import Any, ClassVar, Self

from tortoise import fields
from tortoise.expressions import Q
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

import permissions
from models.activity.state import OPEN, ActivityState, instants, state_at
from models.activity.type import ActivityType
from models.base import Record
from models.customer import Customer
from models.near import among, near
from models.user import User
from models.workspace import Workspace
from permissions import Keys


class ActivityRow(Record):
    noun = "Activity"
    called = "activity"
    derived: ClassVar[frozenset[str]] = frozenset({"state", "today_from", "overdue_from", "zone"})

    summary = fields.CharField(200, default="")
    note: str | None = fields.TextField(null=True)
    due_on: date | None = fields.DateField(null=True)
    today_from = fields.DatetimeField(null=True)
    overdue_from = fields.DatetimeField(null=True)
    zone = fields.CharField(64)
    """The zone by which the day was turned into instants: the assignee's, or the workspace's."""
    state = fields.CharEnumField(ActivityState, max_length=10, default=ActivityState.UNDATED)
    done_at = fields.DatetimeField(null=True)
    feedback: str | None = fields.TextField(null=True)
    cancelled_at = fields.DatetimeField(null=True)
    cancel_reason: str | None = fields.TextField(null=True)

    type: fields.ForeignKeyNullableRelation[ActivityType] = fields.ForeignKeyField(
        "models.ActivityType", related_name="activities", null=True, on_delete=fields.RESTRICT
    )
    type_id: int | None
    assignee: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="activities", null=True, on_delete=fields.RESTRICT
    )
    assignee_id: int | None
    subject: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Subject", related_name="activities", null=True, on_delete=fields.SET_NULL
    )
    subject_id: int | None
    customer: fields.ForeignKeyNullableRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="activities", null=True, on_delete=fields.SET_NULL
    )
    customer_id: int | None
    channel_id = fields.BigIntField(null=True)
    """The subject's channel when it was done: reports count it there, also when the subject is gone."""
    done_stage_id = fields.BigIntField(null=True)
    """The subject's stage when it was done: reports count it there. What was done before 0.2 has none."""
    planned_stage_id = fields.BigIntField(null=True)
    """The subject's stage when it was planned or logged: suggestions count what people go on with there."""
    after_type_id = fields.BigIntField(null=True)
    """The kind of what had been done last on the subject by then."""
    previous: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Activity", related_name="following", null=True, on_delete=fields.SET_NULL
    )
    previous_id: int | None
    created_by: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="activities_created", on_delete=fields.RESTRICT
    )
    created_by_id: int
    done_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="activities_done", null=True, on_delete=fields.RESTRICT
    )
    done_by_id: int | None

    _matter: Any = None

    class Meta:
        abstract = True

    @classmethod
    def visible_to(cls, user: User) -> QuerySet[Self]:
        """An activity follows its subject or customer; whoever has to do it, or did it, sees it in any case."""
        if permissions.sees_all(user):
            return cls.all()
        subjects: Any = cls._meta.fields_map["subject"].related_model  # type: ignore[attr-defined]
        return cls.filter(
            Q(assignee_id=user.id)
            | Q(done_by_id=user.id)
            | Q(subject_id__in=near(subjects.visible_to(user), "id", cls, "subject_id"))
            | Q(customer_id__in=near(Customer.visible_to(user), "id", cls, "customer_id"))
        )

    @classmethod
    def about_customers(cls, ids: list[int]) -> Q:
        """What is about these customers themselves, or about one of their subjects."""
        subjects: Any = cls._meta.fields_map["subject"].related_model  # type: ignore[attr-defined]
        return Q(customer_id__in=ids) | among("subject_id", subjects.filter(customer_id__in=ids), "id")

    @property
    def event_keys(self) -> Keys | None:
        return self._matter.event_keys if self._matter is not None else None

    @property
    def event_links(self) -> dict[str, int | None]:
        """An activity on a subject stands in the timeline of the subject's customer, too."""
        if self._matter is not None:
            return dict(self._matter.event_links)
        return {"subject_id": self.subject_id, "customer_id": self.customer_id}

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    async def settle(self, now: datetime) -> None:
        """Bring instants and state in line with day and assignee."""
        assignee = await User.get(id=self.assignee_id) if self.assignee_id is not None else None
        self.zone = assignee.zone if assignee else (await Workspace.current()).zone
        self.today_from, self.overdue_from = instants(self.due_on, self.zone) if self.due_on else (None, None)
        if self.is_open:
            self.state = state_at(self.today_from, self.overdue_from, now)


ACTIVITY_INDEXES = (
    Index(fields=("subject_id", "state", "overdue_from"), name="activity_subject"),
    Index(fields=("customer_id", "state"), name="activity_customer"),
    Index(fields=("assignee_id", "state", "overdue_from"), name="activity_assignee"),
    Index(fields=("state", "today_from"), name="activity_today_from"),
    Index(fields=("state", "overdue_from"), name="activity_overdue_from"),
    Index(fields=("type_id",), name="activity_type_of"),
    Index(fields=("previous_id",), name="activity_previous"),
    Index(fields=("created_by_id",), name="activity_created_by"),
    Index(fields=("done_by_id", "done_at"), name="activity_done_by"),
    Index(fields=("done_at", "id"), name="activity_done_at"),
    Index(fields=("channel_id", "done_at"), name="activity_channel"),
    Index(fields=("after_type_id", "planned_stage_id", "created_at"), name="activity_after"),
)
