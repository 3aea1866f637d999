"""Stages: the columns of the funnel, shared by all users and in one order."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model
from tortoise.queryset import QuerySet

import permissions
from errors import Duplicate, Invalid, LimitReached, NotFound, Required, WrongState
from events import StageCreated, StageDeleted, StagesReordered, StageUpdated
from models.activity.type import ActivityType
from models.base import Record, at_most, clean, one_line
from models.user import User
from models.workspace import MAX_STAGES, Workspace, check_days

MOST_PLAYS = 10
"""Kinds of activity that a stage recommends."""
LONGEST = 5_000
"""Characters of a requirements text."""


class StageKind(StrEnum):
    """What a stage means for its subjects' outcome. Code never matches a stage by its name."""

    OPEN = "OPEN"
    WON = "WON"
    CLOSED = "CLOSED"


FIXED_PROBABILITY = {StageKind.WON: 100, StageKind.CLOSED: 0}


class Stage(Record):
    noun = "Stage"
    called = "stage"

    name = fields.CharField(80)
    kind = fields.CharEnumField(StageKind, max_length=10, default=StageKind.OPEN)
    probability = fields.IntField(default=0)
    order = fields.IntField(source_field="position")
    folded = fields.BooleanField(default=False)
    rotting_days = fields.IntField(null=True)
    requirements = fields.TextField(null=True)
    subjects: fields.ReverseRelation[Any]
    plays: fields.ReverseRelation["StagePlay"]

    class Meta:
        table = "stage"
        ordering = ("order", "id")

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["Stage"]:
        return cls.all()

    @classmethod
    async def in_order(cls) -> list["Stage"]:
        return await cls.all().order_by("order", "id")

    @classmethod
    async def create_new(
        cls,
        *,
        by: User,
        now: datetime,
        after: "Stage | None" = None,
        playbook: list[ActivityType] | None = None,
        **given: Any,
    ) -> "Stage":
        """Add a column, at the end or after another one."""
        permissions.require(by, "stages")
        async with Workspace.alone():
            stages = await cls.in_order()
            if len(stages) >= MAX_STAGES:
                raise LimitReached("A funnel has at most {limit} stages.", limit=MAX_STAGES)
            stage = cls(name="", order=stages[-1].order + 1 if stages else 0, created_at=now, updated_at=now)
            stage.update_from_dict(await stage._checked({"name": "", **given}))
            await stage.save()
            await stage._set_playbook(playbook)
            await stage.record_new(StageCreated(), by=by, now=now)
            if after is not None:
                ids = [held.id for held in stages]
                ids.insert(ids.index(after.id) + 1, stage.id)
                await cls.reorder(ids, by=by, now=now)
                await stage.refresh_from_db(fields=["order"])
        return stage

    async def update(
        self, *, by: User, now: datetime, playbook: list[ActivityType] | None = None, **changes: Any
    ) -> None:
        async with Workspace.alone(), self.changing():
            permissions.require(by, "stages")
            if "kind" in changes and changes["kind"] != self.kind:
                if await self.subjects.all().exists():
                    raise WrongState("The kind of a stage changes only while it is empty.", field="kind")
                await self._leave_an_open_one(field="kind")
            self.update_from_dict(await self._checked(changes))
            also = ("playbook",) if await self._set_playbook(playbook) else ()
            if self.changed_fields() or also:
                await self.record(StageUpdated(), by=by, now=now, also=also)

    @classmethod
    async def reorder(cls, ids: list[int], *, by: User, now: datetime) -> list["Stage"]:
        """Put the stages in this order; every stage is named exactly once."""
        permissions.require(by, "stages")
        async with Workspace.alone():
            stages = {stage.id: stage for stage in await cls.in_order()}
            if sorted(ids) != sorted(stages):
                raise Invalid("Name every stage exactly once.", field="stageIds")
            if [stage.order for stage in (stages[id] for id in ids)] == list(range(len(ids))):
                return [stages[id] for id in ids]
            for place, id in enumerate(ids):
                async with stages[id].changing():
                    if stages[id].order != place:
                        stages[id].order = place
                        await stages[id].record(StagesReordered(order=ids), by=by, now=now)
        return [stages[id] for id in ids]

    async def remove(self, *, by: User, now: datetime, taker: "Stage | None") -> None:
        """Delete a column; `taker` gets its subjects. Those that have ended keep their ending."""
        async with Workspace.alone(), self.changing():
            permissions.require(by, "stages")
            await self._leave_an_open_one()
            if taker is not None and taker.id == self.id:
                raise Invalid("Name another stage to take the subjects.", field="moveSubjectsToId")
            if taker is None and await self.subjects.all().exists():
                raise Required("Name the stage that takes this stage's subjects.", field="moveSubjectsToId")
            if taker is not None:
                for subject in await self.subjects.filter(merged_into_id__isnull=True).order_by("rank", "id"):
                    await subject.be_taken(of=self, to=taker, by=by, now=now)
                # Those that went into others are nobody's news; should one be taken out again, it has a stage.
                await self.subjects.all().update(stage_id=taker.id)
            await self.record_end(StageDeleted(taker=taker.id if taker else None), by=by, now=now)
            await Stage.filter(id=self.id).delete()

    async def _set_playbook(self, playbook: list[ActivityType] | None) -> bool:
        if playbook is None:
            return False
        wanted = list(dict.fromkeys(each.id for each in playbook))
        if len(wanted) > MOST_PLAYS:
            raise LimitReached("A stage recommends at most {limit} kinds.", field="playbookTypeIds", limit=MOST_PLAYS)
        held: list[Any] = await self.plays.all().order_by("place", "id").values_list("type_id", flat=True)
        if held == wanted:
            return False
        await self.plays.all().delete()
        rows = [StagePlay(stage_id=self.id, type_id=id, place=place) for place, id in enumerate(wanted)]
        await StagePlay.bulk_create(rows)
        return True

    async def _leave_an_open_one(self, *, field: str | None = None) -> None:
        """New subjects, and those that are reopened, must have somewhere to stand."""
        if not await Stage.filter(kind=StageKind.OPEN).exclude(id=self.id).exists():
            raise WrongState("A funnel keeps at least one open stage.", field=field)

    async def _checked(self, changes: dict[str, Any]) -> dict[str, Any]:
        if "name" in changes:
            changes["name"] = at_most(80, one_line(changes["name"]), field="name")
            if not changes["name"]:
                raise Required("A stage needs a name.", field="name")
            if await Stage.filter(name=changes["name"]).exclude(id=self.id or 0).exists():
                raise Duplicate("There is a stage with this name already.", field="name")
        kind = changes.get("kind", self.kind)
        if kind in FIXED_PROBABILITY:
            changes["probability"] = FIXED_PROBABILITY[kind]
        if not 0 <= changes.get("probability", 0) <= 100:
            raise Invalid("A probability lies between 0 and 100 per cent.", field="probability")
        check_days(changes.get("rotting_days"), field="rottingDays")
        if changes.get("requirements") is not None:
            changes["requirements"] = at_most(LONGEST, clean(changes["requirements"]), field="requirements")
        return changes


class StagePlay(Model):
    """That a stage recommends a kind of activity: its playbook."""

    id = fields.BigIntField(primary_key=True)
    stage: fields.ForeignKeyRelation[Stage] = fields.ForeignKeyField("models.Stage", related_name="plays")
    stage_id: int
    type: fields.ForeignKeyRelation[ActivityType] = fields.ForeignKeyField(
        "models.ActivityType", related_name="played_in"
    )
    type_id: int
    place = fields.IntField(default=0)

    class Meta:
        table = "stage_play"
        unique_together = (("stage", "type"),)
        indexes = (Index(fields=("type_id",), name="stage_play_type"),)


async def next_won(current: Stage | None) -> Stage | None:
    """Where a won subject goes: the first WON after its stage, else the nearest before, else the first CLOSED."""
    if current is not None and current.kind is StageKind.WON:
        return current
    stages = await Stage.in_order()
    place = next((n for n, stage in enumerate(stages) if current is not None and stage.id == current.id), -1)
    after = [stage for stage in stages[place + 1 :] if stage.kind is StageKind.WON]
    before = [stage for stage in stages[: max(place, 0)] if stage.kind is StageKind.WON]
    closed = [stage for stage in stages if stage.kind is StageKind.CLOSED]
    return next(iter([*after, *reversed(before), *closed]), None)


async def first_open() -> Stage:
    """Where a new opportunity begins."""
    for stage in await Stage.in_order():
        if stage.kind is StageKind.OPEN:
            return stage
    raise NotFound("The funnel has no open stage; an administrator must add one.", field="stageId")
