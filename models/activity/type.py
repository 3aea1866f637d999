"""Activity types: what is done (a call, a visit), when the next one is due, and what follows it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model
from tortoise.queryset import QuerySet

import permissions
from errors import Duplicate, Invalid, Required, WrongState
from events import ActivityTypeArchived, ActivityTypeCreated, ActivityTypeRestored, ActivityTypeUpdated
from models.activity.due import DueBase, DueRule, DueUnit, checked_rule
from models.base import Record, at_most, clean, one_line
from models.channel import check_color
from models.user import User
from models.workspace import Workspace
from permissions import Role
from suggest import Purpose

MOST_SUGGESTED = 10
LONGEST_NOTE = 20_000


class Chaining(StrEnum):
    """What follows an activity of this type when it is done: types are suggested, or one is scheduled at once."""

    SUGGEST = "SUGGEST"
    TRIGGER = "TRIGGER"


class ActivityType(Record):
    noun = "ActivityType"
    called = "activity type"

    name = fields.CharField(60, unique=True)
    icon = fields.CharField(40, default="check")
    color = fields.CharField(7, default="#7a7a7a")
    due_amount = fields.IntField(default=0)
    due_unit = fields.CharEnumField(DueUnit, max_length=10, default=DueUnit.DAYS)
    due_base = fields.CharEnumField(DueBase, max_length=15, default=DueBase.COMPLETION)
    working_days = fields.BooleanField(default=False)
    chaining = fields.CharEnumField(Chaining, max_length=10, default=Chaining.SUGGEST)
    purpose = fields.CharEnumField(Purpose, max_length=10, null=True)
    """What it is good for, whatever its name: suggestions choose by it."""
    default_summary = fields.CharField(200, null=True)
    default_note: str | None = fields.TextField(null=True)
    archived_at = fields.DatetimeField(null=True)
    triggers: fields.ForeignKeyNullableRelation["ActivityType"] = fields.ForeignKeyField(
        "models.ActivityType", related_name="triggered_by", null=True, on_delete=fields.RESTRICT
    )
    triggers_id: int | None
    default_assignee: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="activity_types", null=True, on_delete=fields.SET_NULL
    )
    default_assignee_id: int | None
    followers: fields.ReverseRelation["ActivityTypeFollower"]

    class Meta:
        table = "activity_type"
        indexes = (
            Index(fields=("triggers_id",), name="activity_type_triggers"),
            Index(fields=("default_assignee_id",), name="activity_type_assignee"),
        )

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["ActivityType"]:
        return cls.all()

    @property
    def rule(self) -> DueRule:
        return DueRule(self.due_amount, self.due_unit, self.due_base, self.working_days)

    @classmethod
    async def create_new(
        cls, *, by: User, now: datetime, suggests: "list[ActivityType] | None" = None, **given: Any
    ) -> "ActivityType":
        permissions.require(by, "activity_types")
        async with Workspace.alone():
            made = cls(name="", created_at=now, updated_at=now)
            await made._change({"name": "", **given}, suggests)
            await made.save()
            await made._set_suggested(suggests)
            await made.record_new(ActivityTypeCreated(), by=by, now=now)
        return made

    async def update(
        self, *, by: User, now: datetime, suggests: "list[ActivityType] | None" = None, **changes: Any
    ) -> None:
        """Change a type. What is scheduled keeps its date; only what comes later follows the new rule."""
        async with Workspace.alone(), self.changing():
            permissions.require(by, "activity_types")
            await self._change(changes, suggests)
            also = ("suggests",) if await self._set_suggested(suggests) else ()
            if self.changed_fields() or also:
                await self.record(ActivityTypeUpdated(), by=by, now=now, also=also)

    async def archive(self, *, by: User, now: datetime) -> None:
        """Offer it no more. What was scheduled or done with it keeps its type, and reports count it."""
        async with Workspace.alone(), self.changing():
            permissions.require(by, "activity_types")
            if self.archived_at is not None:
                return
            trigger = await ActivityType.filter(triggers_id=self.id, archived_at__isnull=True).first()
            if trigger is not None:
                raise WrongState("{name} is followed by this type at once. Change that first.", name=trigger.name)
            self.archived_at = now
            await self.record(ActivityTypeArchived(), by=by, now=now)

    async def restore(self, *, by: User, now: datetime) -> None:
        async with Workspace.alone(), self.changing():
            permissions.require(by, "activity_types")
            if self.archived_at is not None:
                self.archived_at = None
                await self.record(ActivityTypeRestored(), by=by, now=now)

    async def suggested(self) -> "list[ActivityType]":
        """The types that may well follow this one, in order."""
        rows = await self.followers.all().order_by("place", "id").prefetch_related("suggested")
        return [row.suggested for row in rows if row.suggested.archived_at is None]

    async def _change(self, changes: dict[str, Any], suggests: "list[ActivityType] | None") -> None:
        if "triggers" in changes:
            triggered: ActivityType | None = changes.pop("triggers")
            changes["triggers_id"] = triggered.id if triggered else None
        if "default_assignee" in changes:
            assignee: User | None = changes.pop("default_assignee")
            if assignee is not None:
                check_assignee(assignee, field="defaultAssigneeId")
            changes["default_assignee_id"] = assignee.id if assignee else None
        self.update_from_dict(await self._checked(changes))
        self._settle_chaining(given=changes, suggests=suggests)
        checked_rule(self.rule)
        await self._refuse_circle()

    def _settle_chaining(self, *, given: dict[str, Any], suggests: "list[ActivityType] | None") -> None:
        """A type suggests or triggers, never both: naming one clears the other (features.md §2.2)."""
        if given.get("triggers_id") is not None and "chaining" not in given:
            self.chaining = Chaining.TRIGGER
        if suggests and "chaining" not in given:
            self.chaining = Chaining.SUGGEST
        if self.chaining is Chaining.SUGGEST:
            self.triggers_id = None
        elif self.triggers_id is None:
            raise Required("Name the type that follows at once.", field="triggersId")
        elif suggests:
            raise Invalid("A type suggests others or triggers one, not both.", field="suggestsIds")

    async def _refuse_circle(self) -> None:
        """Types that trigger each other in a circle would never end."""
        seen = {self.id} if self.id else set()
        following = self.triggers_id
        while following is not None:
            if following in seen:
                raise Invalid("These types would trigger each other for ever.", field="triggersId")
            seen.add(following)
            next_up = await ActivityType.get_or_none(id=following)
            following = next_up.triggers_id if next_up else None

    async def _set_suggested(self, suggests: "list[ActivityType] | None") -> bool:
        if suggests is None and self.chaining is Chaining.TRIGGER:
            suggests = []
        if suggests is None:
            return False
        wanted = list(dict.fromkeys(each.id for each in suggests))
        if len(wanted) > MOST_SUGGESTED:
            raise Invalid("A type suggests at most {limit} others.", field="suggestsIds", limit=MOST_SUGGESTED)
        held: list[Any] = await self.followers.all().order_by("place", "id").values_list("suggested_id", flat=True)
        if held == wanted:
            return False
        await self.followers.all().delete()
        rows = [ActivityTypeFollower(type_id=self.id, suggested_id=id, place=place) for place, id in enumerate(wanted)]
        await ActivityTypeFollower.bulk_create(rows)
        return True

    async def _checked(self, changes: dict[str, Any]) -> dict[str, Any]:
        if "name" in changes:
            changes["name"] = at_most(60, one_line(changes["name"]), field="name")
            if not changes["name"]:
                raise Required("An activity type needs a name.", field="name")
            if await ActivityType.filter(name=changes["name"]).exclude(id=self.id or 0).exists():
                raise Duplicate("There is an activity type with this name already.", field="name")
        if changes.get("color") is not None:
            check_color(changes["color"])
        if "icon" in changes:
            changes["icon"] = at_most(40, one_line(changes["icon"]), field="icon") or "check"
        if changes.get("default_summary") is not None:
            changes["default_summary"] = at_most(200, one_line(changes["default_summary"]), field="defaultSummary")
        if changes.get("default_note") is not None:
            changes["default_note"] = at_most(LONGEST_NOTE, clean(changes["default_note"]), field="defaultNote")
        return changes


class ActivityTypeFollower(Model):
    """That one type may well follow another."""

    id = fields.BigIntField(primary_key=True)
    type: fields.ForeignKeyRelation[ActivityType] = fields.ForeignKeyField(
        "models.ActivityType", related_name="followers"
    )
    type_id: int
    suggested: fields.ForeignKeyRelation[ActivityType] = fields.ForeignKeyField(
        "models.ActivityType", related_name="suggested_by"
    )
    suggested_id: int
    place = fields.IntField(default=0)

    class Meta:
        table = "activity_type_follower"
        unique_together = (("type", "suggested"),)
        indexes = (Index(fields=("suggested_id",), name="activity_type_follower_suggested"),)


def check_assignee(user: User, *, field: str = "assigneeId") -> User:
    """Activities are for people who work here."""
    if not user.active or user.role in (Role.SYSTEM, Role.VIEWER, Role.INTEGRATION):
        raise Invalid("{name} cannot be given an activity.", field=field, name=user.name)
    return user
