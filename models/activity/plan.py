"""Activity plans: steps before and after a day, laid out on one or many subjects at once."""

import contextlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from dateutil.relativedelta import relativedelta
from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model
from tortoise.queryset import QuerySet

import permissions
from errors import Duplicate, Invalid, LimitReached, Refused, Required
from events import ActivityPlanCreated, ActivityPlanDeleted, ActivityPlanUpdated
from models.activity import Activity
from models.activity.due import MOST, DueUnit
from models.activity.state import checked_day
from models.activity.type import LONGEST_NOTE, ActivityType, check_assignee
from models.base import Record, at_most, attempt, clean, one_line, transaction
from models.user import User
from models.workspace import Workspace

MOST_STEPS = 30
MOST_SUBJECTS = 100


class Responsible(StrEnum):
    """Who does a step: whoever is named when the plan is applied, always the same person, or the subject's owner."""

    ASK = "ASK"
    FIXED = "FIXED"
    OWNER = "OWNER"


class ActivityPlan(Record):
    noun = "ActivityPlan"
    called = "activity plan"

    name = fields.CharField(80, unique=True)
    steps: fields.ReverseRelation["ActivityPlanStep"]

    class Meta:
        table = "activity_plan"

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["ActivityPlan"]:
        return cls.all()

    @classmethod
    async def create_new(
        cls, *, by: User, now: datetime, name: str, steps: "Sequence[ActivityPlanStep]"
    ) -> "ActivityPlan":
        permissions.require(by, "activity_types")
        async with Workspace.alone():
            plan = cls(name="", created_at=now, updated_at=now)
            plan.name = await plan._checked(name)
            await plan.save()
            await plan._set_steps(steps)
            await plan.record_new(ActivityPlanCreated(), by=by, now=now)
        return plan

    async def update(
        self, *, by: User, now: datetime, steps: "Sequence[ActivityPlanStep] | None" = None, **changes: Any
    ) -> None:
        """Change name or steps. What was laid out by the plan before stays as it is."""
        async with Workspace.alone(), self.changing():
            permissions.require(by, "activity_types")
            if "name" in changes:
                self.name = await self._checked(changes["name"])
            if steps is not None:
                await self._set_steps(steps)
            also = () if steps is None else ("steps",)
            if self.changed_fields() or also:
                await self.record(ActivityPlanUpdated(), by=by, now=now, also=also)

    async def remove(self, *, by: User, now: datetime) -> None:
        async with self.changing():
            permissions.require(by, "activity_types")
            await self.record_end(ActivityPlanDeleted(), by=by, now=now)
            await ActivityPlan.filter(id=self.id).delete()

    async def in_order(self) -> "list[ActivityPlanStep]":
        return await self.steps.all().order_by("place", "id").prefetch_related("type", "user")

    async def _set_steps(self, steps: "Sequence[ActivityPlanStep]") -> None:
        if not steps:
            raise Required("A plan needs at least one step.", field="steps")
        if len(steps) > MOST_STEPS:
            raise LimitReached("A plan has at most {limit} steps.", field="steps", limit=MOST_STEPS)
        await self.steps.all().delete()
        for place, step in enumerate(steps):
            step.plan_id, step.place = self.id, place
            await step.check()
            await step.save()

    async def _checked(self, name: str) -> str:
        name = at_most(80, one_line(name), field="name")
        if not name:
            raise Required("A plan needs a name.", field="name")
        if await ActivityPlan.filter(name=name).exclude(id=self.id or 0).exists():
            raise Duplicate("There is an activity plan with this name already.", field="name")
        return name

    async def preview(
        self, subjects: Sequence[Any], *, on: date, by: User, now: datetime, responsible: User | None = None
    ) -> "list[Laid]":
        """What each step would come to on each subject, and which problems there are; tried, and taken back."""
        laid = []
        async with transaction():
            with contextlib.suppress(Undone):
                async with attempt():
                    laid = await self._lay(subjects, on=on, by=by, now=now, responsible=responsible)
                    raise Undone
        for each in laid:
            each.activity = None
        return laid

    async def apply(
        self, subjects: Sequence[Any], *, on: date, by: User, now: datetime, responsible: User | None = None
    ) -> list[Activity]:
        """Lay the plan out around a day, whole: a problem in any step refuses it all."""
        for subject in subjects:
            permissions.require(by, "plan", subject)
        async with transaction() as unit:
            laid = await self._lay(subjects, on=on, by=by, now=now, responsible=responsible)
            for each in laid:
                if each.problem is not None:
                    raise each.problem
            unit.group_id = str(uuid.uuid4())
        return [each.activity for each in laid if each.activity is not None]

    async def _lay(
        self, subjects: Sequence[Any], *, on: date, by: User, now: datetime, responsible: User | None
    ) -> "list[Laid]":
        checked_day(on, field="on")
        if not subjects:
            raise Required("Name at least one subject.", field="subjectIds")
        if len(subjects) > MOST_SUBJECTS:
            raise LimitReached("At most {limit} subjects at once.", field="subjectIds", limit=MOST_SUBJECTS)
        steps = await self.in_order()
        # By id, whatever the order asked: two who name the same subjects must not wait for each other.
        inorder = sorted(subjects, key=lambda subject: subject.id)
        return [
            await step.lay(subject, on=on, responsible=responsible, by=by, now=now)
            for subject in inorder
            for step in steps
        ]


class Undone(Exception):
    """Everything was tried; nothing is kept."""


@dataclass
class Laid:
    """What one step comes to on one subject."""

    step: "ActivityPlanStep"
    subject: Any
    due_on: date | None = None
    assignee: User | None = None
    activity: Activity | None = None
    problem: Refused | None = field(default=None)


class ActivityPlanStep(Model):
    """One activity of a plan: so many days, weeks or months before or after its day."""

    id = fields.BigIntField(primary_key=True)
    plan: fields.ForeignKeyRelation[ActivityPlan] = fields.ForeignKeyField("models.ActivityPlan", related_name="steps")
    plan_id: int
    place = fields.IntField(default=0)
    type: fields.ForeignKeyRelation[ActivityType] = fields.ForeignKeyField(
        "models.ActivityType", related_name="steps", on_delete=fields.RESTRICT
    )
    type_id: int
    amount = fields.IntField(default=0)
    unit = fields.CharEnumField(DueUnit, max_length=10, default=DueUnit.DAYS)
    before = fields.BooleanField(default=False)
    responsible = fields.CharEnumField(Responsible, max_length=10, default=Responsible.ASK)
    user: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="plan_steps", null=True, on_delete=fields.RESTRICT
    )
    user_id: int | None
    summary = fields.CharField(200, null=True)
    note: str | None = fields.TextField(null=True)

    class Meta:
        table = "activity_plan_step"
        indexes = (
            Index(fields=("plan_id", "place"), name="activity_plan_step_plan"),
            Index(fields=("type_id",), name="activity_plan_step_type"),
            Index(fields=("user_id",), name="activity_plan_step_user"),
        )

    async def check(self) -> None:
        if not 0 <= self.amount <= MOST:
            raise Invalid("A step lies from 0 to {limit} before or after.", field="steps", limit=MOST)
        if (self.responsible is Responsible.FIXED) != (self.user_id is not None):
            raise Required("Name who does a step with a fixed responsible, and only there.", field="steps")
        if self.user_id is not None:
            check_assignee(await User.get(id=self.user_id), field="steps")
        if self.summary is not None:
            self.summary = at_most(200, one_line(self.summary), field="steps") or None
        if self.note is not None:
            self.note = at_most(LONGEST_NOTE, clean(self.note), field="steps") or None

    def due(self, on: date) -> date:
        try:
            length = relativedelta(**{self.unit.value.lower(): self.amount})
            return checked_day(on - length if self.before else on + length, field="on")
        except (OverflowError, ValueError):
            raise Invalid("A due date lies between 1970 and 2200.", field="on") from None

    async def lay(self, subject: Any, *, on: date, responsible: User | None, by: User, now: datetime) -> Laid:
        """Schedule this step on a subject, or say why it cannot be."""
        laid = Laid(self, subject)
        try:
            laid.due_on = self.due(on)
            laid.assignee = await self._who(subject, responsible)
            given: dict[str, Any] = {"summary": self.summary, "note": self.note}
            async with attempt():
                laid.activity = await Activity.schedule(
                    by=by,
                    now=now,
                    subject=subject,
                    type=self.type,
                    due_on=laid.due_on,
                    assignee=laid.assignee,
                    **{name: text for name, text in given.items() if text is not None},
                )
        except Refused as refused:
            laid.problem = refused
        return laid

    async def _who(self, subject: Any, responsible: User | None) -> User:
        if self.responsible is Responsible.OWNER:
            responsible = await User.get_or_none(id=subject.owner_id)
            if responsible is None:
                raise Required("This subject has no owner who could do this step.", field="responsibleId")
        if self.responsible is Responsible.FIXED:
            responsible = self.user
        if responsible is None:
            raise Required("Name who does the steps of this plan.", field="responsibleId")
        return check_assignee(responsible, field="responsibleId")
