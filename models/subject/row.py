"""The fields of a subject, who sees it, and what each verb settles before it is written down."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Self

from tortoise import fields
from tortoise.expressions import Q, Subquery
from tortoise.indexes import Index
from tortoise.models import Model
from tortoise.queryset import QuerySet

import permissions
from errors import NotFound
from events import Fact, InteractionKind
from models.activity.state import ActivityState
from models.base import Record, current_unit
from models.channel import Channel
from models.contact import folded
from models.customer import Customer
from models.event import Event
from models.marker import LostReason
from models.stage import Stage
from models.subject.clocks import board_until, idle_from, rotting_from
from models.subject.fields import RankField
from models.subject.outcome import Outcome
from models.user import User
from models.workspace import Workspace
from permissions import Keys


class SubjectKind(StrEnum):
    """PROSPECT: to be sifted, in no stage. OPPORTUNITY: in the funnel."""

    PROSPECT = "PROSPECT"
    OPPORTUNITY = "OPPORTUNITY"


class StageInterval(Model):
    """When a subject was in a stage. Plain ids: reports stay right when subject or stage are gone."""

    id = fields.BigIntField(primary_key=True)
    subject_id = fields.BigIntField()
    stage_id = fields.BigIntField()
    entered_at = fields.DatetimeField()
    left_at = fields.DatetimeField(null=True)

    class Meta:
        table = "stage_interval"
        indexes = (
            Index(fields=("subject_id", "left_at"), name="stage_interval_subject"),
            Index(fields=("stage_id", "entered_at"), name="stage_interval_stage"),
        )

    @classmethod
    async def leave(cls, left: Sequence[tuple[int, datetime]]) -> None:
        """These subjects leave the stages in which they stand."""
        for now in dict.fromkeys(now for _, now in left):
            ids = [id for id, at in left if at == now]
            await cls.filter(subject_id__in=ids, left_at__isnull=True).update(left_at=now)

    @classmethod
    async def begin(cls, intervals: Sequence["StageInterval"]) -> None:
        if len(intervals) == 1:
            await intervals[0].save()
        else:
            await cls.bulk_create(intervals)


class SubjectRow(Record):
    """What is stored of a subject. The verbs stand in the files beside this one."""

    noun = "Subject"
    called = "subject"
    derived: ClassVar[frozenset[str]] = frozenset(
        {
            "rank",
            "idle",
            "idle_from",
            "idle_days",
            "rotting",
            "rotting_days",
            "rotting_from",
            "on_board",
            "board_until",
            "search",
            "activity_state",
            "next_activity_id",
            "next_activity",
            "assignee_ids",
        }
        | {"last_interaction_at", "last_interaction_kind", "last_interaction_by_id", "last_open_stage_id"}
        | {"stage_entered_at", "assigned_at", "converted_at", "closed_at"}
    )

    title = fields.CharField(200)
    description = fields.TextField(null=True)
    kind = fields.CharEnumField(SubjectKind, max_length=12)
    outcome = fields.CharEnumField(Outcome, max_length=10, default=Outcome.OPEN)
    rank = RankField(max_length=120)
    value_minor = fields.BigIntField(null=True)
    value_currency = fields.CharField(3, null=True)
    manual_probability = fields.IntField(null=True)
    priority = fields.IntField(default=0)
    expected_close_on: date | None = fields.DateField(null=True)
    source = fields.CharField(200, null=True)
    lost_note: str | None = fields.TextField(null=True)
    search = fields.TextField(default="")
    activity_state = fields.CharEnumField(ActivityState, max_length=10, default=ActivityState.NONE)
    assignee_ids: list[int] = fields.JSONField(default=list, db_default=[])
    """Who has, or had, something to do here; the same people as in `SubjectAssignee`, which lists are filtered by."""

    assigned_at = fields.DatetimeField(null=True)
    converted_at = fields.DatetimeField(null=True)
    stage_entered_at = fields.DatetimeField(null=True)
    closed_at = fields.DatetimeField(null=True)
    archived_at = fields.DatetimeField(null=True)
    discarded_at = fields.DatetimeField(null=True)
    last_interaction_at = fields.DatetimeField()
    last_interaction_kind = fields.CharEnumField(InteractionKind, max_length=12, default=InteractionKind.CREATED)

    idle = fields.BooleanField(default=False)
    idle_days = fields.IntField()
    idle_from = fields.DatetimeField()
    rotting = fields.BooleanField(default=False)
    rotting_days = fields.IntField(null=True)
    rotting_from = fields.DatetimeField(null=True)
    on_board = fields.BooleanField(default=True)
    board_until = fields.DatetimeField(null=True)

    suggest_at = fields.DatetimeField(null=True)
    """When time alone may suggest something else."""

    stage: fields.ForeignKeyNullableRelation[Stage] = fields.ForeignKeyField(
        "models.Stage", related_name="subjects", null=True, on_delete=fields.RESTRICT
    )
    stage_id: int | None
    last_open_stage: fields.ForeignKeyNullableRelation[Stage] = fields.ForeignKeyField(
        "models.Stage", related_name="subjects_once_open", null=True, on_delete=fields.SET_NULL
    )
    last_open_stage_id: int | None
    channel: fields.ForeignKeyRelation[Channel] = fields.ForeignKeyField(
        "models.Channel", related_name="subjects", on_delete=fields.RESTRICT
    )
    channel_id: int
    owner: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="subjects", null=True, on_delete=fields.RESTRICT
    )
    owner_id: int | None
    customer: fields.ForeignKeyNullableRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="subjects", null=True, on_delete=fields.RESTRICT
    )
    customer_id: int | None
    lost_reason: fields.ForeignKeyNullableRelation[LostReason] = fields.ForeignKeyField(
        "models.LostReason", related_name="subjects", null=True, on_delete=fields.RESTRICT
    )
    lost_reason_id: int | None
    last_interaction_by: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="interactions", on_delete=fields.RESTRICT
    )
    last_interaction_by_id: int
    created_by: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="subjects_created", on_delete=fields.RESTRICT
    )
    created_by_id: int
    merged_into: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Subject", related_name="merged", null=True, on_delete=fields.SET_NULL
    )
    merged_into_id: int | None
    follow_up_of: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Subject", related_name="follow_ups", null=True, on_delete=fields.SET_NULL
    )
    follow_up_of_id: int | None
    next_activity: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Activity", related_name="next_on", null=True, on_delete=fields.SET_NULL
    )
    next_activity_id: int | None
    activities: fields.ReverseRelation[Any]
    assignees: fields.ReverseRelation[Any]
    marked: fields.ReverseRelation[Any]
    participants: fields.ReverseRelation[Any]
    notes: fields.ReverseRelation[Any]
    suggestions: fields.ReverseRelation[Any]
    proposals: fields.ReverseRelation[Any]
    orders: fields.ReverseRelation[Any]

    class Meta:
        abstract = True

    @classmethod
    def visible_to(cls, user: User) -> QuerySet[Self]:
        """The only door for reads (DESIGN §9)."""
        rows = cls.filter(merged_into_id__isnull=True)
        if permissions.sees_all(user):
            return rows
        reach = user.reach
        assigned: Any = cls._meta.fields_map["assignees"].related_model  # type: ignore[attr-defined]
        return rows.filter(
            Q(channel_id__in=sorted(reach.wide))
            | Q(owner_id=user.id)
            | (Q(owner_id__isnull=True) & Q(channel_id__in=sorted(reach.member)))
            | Q(id__in=Subquery(assigned.filter(user_id=user.id).values("subject_id")))
        )

    def seen_by(self, user: User) -> bool:
        """The same rule for a row that was read for several people; `permissions.sees` says it for one with an owner,
        a channel and assignees."""
        return permissions.sees(user, self.event_keys)

    @property
    def keys(self) -> Keys:
        return Keys(self.channel_id, self.owner_id, tuple(self.assignee_ids))

    @property
    def event_keys(self) -> Keys | None:
        return self.keys if self.merged_into_id is None else None

    @property
    def event_links(self) -> dict[str, int | None]:
        return {"subject_id": self.id, "customer_id": self.customer_id, "channel_id": self.channel_id}

    async def _hold(self) -> None:
        """One that was merged is the survivor's affair: whoever still has it open finds it gone."""
        await super()._hold()
        if self.merged_into_id is not None:
            raise NotFound("There is no such {noun}.", noun=self.called)

    @property
    def live(self) -> bool:
        """Open, and neither archived nor discarded: what can go idle or rot."""
        return self.outcome is Outcome.OPEN and self.archived_at is None and self.discarded_at is None

    def goes_idle(self, now: datetime) -> bool:
        return self.live and self.idle_from <= now

    def goes_rotting(self, now: datetime) -> bool:
        return self.live and self.rotting_from is not None and self.rotting_from <= now

    def settle(self, now: datetime) -> None:
        """Bring what follows from the rest in line with it: board, idle, rotting, search."""
        until = board_until(self.closed_at)
        hidden = self.archived_at or self.discarded_at or self.merged_into_id or self.outcome is Outcome.LOST
        self.on_board = not hidden and (until is None or until > now)
        self.board_until = until if self.on_board else None
        # Only the clock turns these two on: it also tells of it, and whoever waits for that must not miss it.
        self.idle = self.idle and self.goes_idle(now)
        self.rotting = self.rotting and self.goes_rotting(now)
        self.search = folded(self.title)

    async def record(self, fact: Fact, *, by: Any, now: datetime, also: tuple[str, ...] = ()) -> Event:
        event = await super().record(fact, by=by, now=now, also=also)
        event.standing = self.standing
        return event

    @property
    def standing(self) -> dict[str, Any]:
        """What the ledger keeps of a subject with each of its events: ids, enums and numbers."""
        return {
            "stage": self.stage_id,
            "outcome": self.outcome.value,
            "minor": self.value_minor,
            "currency": self.value_currency,
            "percent": self.manual_probability,
            "reason": self.lost_reason_id,
            "away": bool(self.archived_at or self.discarded_at or self.merged_into_id),
        }

    async def settle_and_record(self, fact: Fact, *, by: User, now: datetime, also: tuple[str, ...] = ()) -> Event:
        self.settle(now)
        return await self.record(fact, by=by, now=now, also=also)

    async def touch(self, kind: InteractionKind, *, by: User, now: datetime) -> None:
        """There was contact: the idle clock begins again. The caller records why."""
        workspace = await Workspace.current()
        self.last_interaction_at, self.last_interaction_kind, self.last_interaction_by_id = now, kind, by.id
        self.idle_from = idle_from(now, self.idle_days, workspace.zone)
        self.settle(now)

    async def enter(self, stage: Stage | None, *, now: datetime) -> None:
        """Stand in a stage from now on: interval, rotting clock, and the stage to reopen in."""
        unit = current_unit()
        workspace = await unit.once(Workspace.current)
        if self.id is not None:
            await unit.together(StageInterval.leave, (self.id, now))
        self.stage_id = stage.id if stage else None
        self.stage_entered_at = now if stage else None
        self.rotting_days = (stage.rotting_days or workspace.rotting_default) if stage else None
        self.rotting_from = rotting_from(self.stage_entered_at, self.rotting_days)

    async def begin_interval(self, *, now: datetime) -> None:
        if self.stage_id is not None:
            interval = StageInterval(subject_id=self.id, stage_id=self.stage_id, entered_at=now)
            await current_unit().together(StageInterval.begin, interval)


SUBJECT_INDEXES = (
    Index(fields=("on_board", "stage_id", "rank", "id"), name="subject_board"),
    Index(fields=("channel_id", "on_board", "stage_id", "rank", "id"), name="subject_channel_board"),
    Index(fields=("stage_id", "rank", "id"), name="subject_stage_rank"),
    Index(fields=("owner_id", "on_board"), name="subject_owner"),
    Index(fields=("customer_id",), name="subject_customer"),
    Index(fields=("lost_reason_id",), name="subject_lost_reason"),
    Index(fields=("last_open_stage_id",), name="subject_last_open_stage"),
    Index(fields=("last_interaction_by_id",), name="subject_last_interaction_by"),
    Index(fields=("created_by_id",), name="subject_created_by"),
    Index(fields=("merged_into_id",), name="subject_merged_into"),
    Index(fields=("follow_up_of_id",), name="subject_follow_up_of"),
    Index(fields=("next_activity_id",), name="subject_next_activity"),
    Index(fields=("activity_state", "id"), name="subject_activity_state"),
    Index(fields=("created_at", "id"), name="subject_created_at"),
    Index(fields=("closed_at", "id"), name="subject_closed_at"),
    Index(fields=("idle", "idle_from"), name="subject_idle"),
    Index(fields=("rotting", "rotting_from"), name="subject_rotting"),
    Index(fields=("on_board", "board_until"), name="subject_board_until"),
    Index(fields=("suggest_at",), name="subject_suggest_at"),
)
