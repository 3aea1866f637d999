"""Suggestions: next activities that the software proposes, and what people made of them."""

import contextlib
from collections.abc import AsyncIterator
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from tortoise import fields
from tortoise.expressions import F, Q, Subquery
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

import permissions
from errors import WrongState
from events import (
    SubjectSuggested,
    SuggestionAccepted,
    SuggestionDismissed,
    SuggestionMade,
    SuggestionOvertaken,
)
from models.activity import Activity, ActivityType
from models.base import Record, at_most, clean, transaction
from models.outlook import situation_of
from models.subject import Subject
from models.user import User
from permissions import Keys
from suggest import Proposal, SuggestionRule, suggest


class SuggestionState(StrEnum):
    """OPEN → ACCEPTED or DISMISSED by a person, STALE by itself when it was overtaken."""

    OPEN = "OPEN"
    ACCEPTED = "ACCEPTED"
    DISMISSED = "DISMISSED"
    STALE = "STALE"


class Suggestion(Record):
    noun = "Suggestion"
    called = "suggestion"
    derived: ClassVar[frozenset[str]] = frozenset({"score", "due_on", "assignee_id", "reasons"})

    rule = fields.CharEnumField(SuggestionRule, max_length=15)
    occasion = fields.CharField(120)
    """What it answers; the same occasion is proposed once, whatever became of it."""
    state = fields.CharEnumField(SuggestionState, max_length=10, default=SuggestionState.OPEN)
    due_on: date = fields.DateField()
    score = fields.FloatField()
    reasons: list[dict[str, Any]] = fields.JSONField(default=list)
    counted = fields.IntField(null=True)
    """How many cases a habit rests on; null: a rule."""
    decided_at = fields.DatetimeField(null=True)
    dismiss_reason: str | None = fields.TextField(null=True)
    type: fields.ForeignKeyRelation[ActivityType] = fields.ForeignKeyField(
        "models.ActivityType", related_name="suggestions", on_delete=fields.CASCADE
    )
    type_id: int
    subject: fields.ForeignKeyRelation[Subject] = fields.ForeignKeyField("models.Subject", related_name="suggestions")
    subject_id: int
    assignee: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="suggestions", null=True, on_delete=fields.SET_NULL
    )
    assignee_id: int | None
    decided_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="suggestions_decided", null=True, on_delete=fields.SET_NULL
    )
    decided_by_id: int | None
    activity: fields.ForeignKeyNullableRelation[Activity] = fields.ForeignKeyField(
        "models.Activity", related_name="suggested_by", null=True, on_delete=fields.SET_NULL
    )
    activity_id: int | None

    _matter: Subject | None = None

    class Meta:
        table = "suggestion"
        unique_together = (("subject", "occasion", "type"),)
        indexes = (
            Index(fields=("subject_id", "state"), name="suggestion_subject"),
            Index(fields=("assignee_id", "state", "score"), name="suggestion_assignee"),
            Index(fields=("type_id",), name="suggestion_type"),
            Index(fields=("decided_by_id",), name="suggestion_decided_by"),
            Index(fields=("activity_id",), name="suggestion_activity"),
        )

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["Suggestion"]:
        """A suggestion follows its subject."""
        if permissions.sees_all(user):
            return cls.all()
        return cls.filter(subject_id__in=Subquery(Subject.visible_to(user).values("id")))

    @property
    def event_keys(self) -> Keys | None:
        return self._matter.event_keys if self._matter is not None else None

    @property
    def event_links(self) -> dict[str, int | None]:
        return dict(self._matter.event_links) if self._matter is not None else {"subject_id": self.subject_id}

    @classmethod
    def awaited(cls) -> QuerySet[Subject]:
        """The subjects that have changed since suggestions were last made for them."""
        rows = Subject.filter(merged_into_id__isnull=True, archived_at__isnull=True, discarded_at__isnull=True)
        return rows.filter(Q(suggested_version__isnull=True) | ~Q(suggested_version=F("version")))

    @classmethod
    async def renew(cls, subject_id: int, *, by: User, now: datetime) -> int:
        """Make the suggestions of a subject anew: what was overtaken goes stale, what is new is made; how many changed.

        The second time changes nothing.
        """
        async with transaction():
            subject = await Subject.get_or_none(id=subject_id, merged_into_id__isnull=True)
            if subject is None:
                return 0
            async with subject.changing():
                wanted = {(each.occasion, each.type_id): each for each in suggest(await situation_of(subject, now=now))}
                changed = await cls._overtake(subject, wanted, by=by, now=now)
                changed += await cls._make(subject, wanted.values(), by=by, now=now)
                if changed:
                    await subject.record(SubjectSuggested(), by=by, now=now, also=("suggestions",))
                await Subject.filter(id=subject.id).update(suggested_version=subject.version)
        return changed

    @classmethod
    async def _overtake(
        cls, subject: Subject, wanted: dict[tuple[str, int], Proposal], *, by: User, now: datetime
    ) -> int:
        overtaken = 0
        for suggestion in await cls.filter(subject_id=subject.id, state=SuggestionState.OPEN):
            if (suggestion.occasion, suggestion.type_id) not in wanted:
                suggestion._matter = subject
                async with suggestion.changing():
                    suggestion.state = SuggestionState.STALE
                    await suggestion.record(SuggestionOvertaken(), by=by, now=now)
                overtaken += 1
        return overtaken

    @classmethod
    async def _make(cls, subject: Subject, wanted: Any, *, by: User, now: datetime) -> int:
        made = 0
        held = {(row.occasion, row.type_id): row for row in await cls.filter(subject_id=subject.id)}
        for proposal in wanted:
            former = held.get((proposal.occasion, proposal.type_id))
            if former is None:
                await cls._made(subject, proposal, now=now).begin(by=by, now=now)
            elif former.state is not SuggestionState.STALE:
                continue
            else:
                await former._again(subject, proposal, by=by, now=now)
            made += 1
        return made

    @classmethod
    def _made(cls, subject: Subject, proposal: Proposal, *, now: datetime) -> "Suggestion":
        made = cls(
            subject_id=subject.id, occasion=proposal.occasion, type_id=proposal.type_id, created_at=now, updated_at=now
        )
        made._matter = subject
        made._say(proposal)
        return made

    def _say(self, proposal: Proposal) -> None:
        self.rule, self.score, self.counted = proposal.rule, proposal.score, proposal.n
        self.due_on, self.assignee_id = proposal.due_on, proposal.assignee_id
        self.reasons = [{"code": reason.code, "params": reason.params} for reason in proposal.reasons]

    async def begin(self, *, by: User, now: datetime) -> None:
        await self.save()
        await self.record_new(SuggestionMade(rule=self.rule, type=self.type_id), by=by, now=now)

    async def _again(self, subject: Subject, proposal: Proposal, *, by: User, now: datetime) -> None:
        """What was overtaken holds again: a meeting that was called off, say."""
        self._matter = subject
        async with self.changing():
            self.state = SuggestionState.OPEN
            self._say(proposal)
            await self.record(SuggestionMade(rule=self.rule, type=self.type_id), by=by, now=now)

    async def accept(self, *, by: User, now: datetime, **edits: Any) -> Activity:
        """Do as it says, with these edits: the ordinary verb schedules it; an ended subject is opened again first."""
        async with self._deciding(by=by), self.changing():
            self._check_open()
            subject = self._held()
            if self.rule is SuggestionRule.REOPEN:
                await subject.reopen(by=by, now=now)
            given = {"type": await ActivityType.get(id=self.type_id), "due_on": self.due_on, **edits}
            if "assignee" not in given and self.assignee_id is not None:
                given["assignee"] = await User.get(id=self.assignee_id)
            activity = await Activity.schedule(by=by, now=now, subject=subject, **given)
            self._decide(SuggestionState.ACCEPTED, by=by, now=now)
            self.activity_id = activity.id
            await self.record(SuggestionAccepted(rule=self.rule, activity=activity.id), by=by, now=now)
        return activity

    async def dismiss(self, *, by: User, now: datetime, reason: str | None = None) -> None:
        """No, thank you; why may be said. The same occasion is not proposed again."""
        async with self._deciding(by=by), self.changing():
            self._check_open()
            self._decide(SuggestionState.DISMISSED, by=by, now=now)
            self.dismiss_reason = at_most(2_000, clean(reason), field="reason") or None if reason else None
            await self.record(SuggestionDismissed(rule=self.rule), by=by, now=now)
            await self._held().record(SubjectSuggested(), by=by, now=now, also=("suggestions",))

    @contextlib.asynccontextmanager
    async def _deciding(self, *, by: User) -> AsyncIterator[None]:
        """Hold the subject, for whoever may plan on it."""
        async with transaction():
            self._matter = await Subject.get(id=self.subject_id)
            async with self._matter.changing():
                permissions.require(by, "plan", self._matter)
                yield

    def _held(self) -> Subject:
        if self._matter is None:
            raise RuntimeError("A suggestion is decided upon while its subject is held.")
        return self._matter

    def _decide(self, state: SuggestionState, *, by: User, now: datetime) -> None:
        self.state, self.decided_by_id, self.decided_at = state, by.id, now

    def _check_open(self) -> None:
        if self.state is SuggestionState.STALE:
            raise WrongState("This suggestion was overtaken by what has happened since.")
        if self.state is not SuggestionState.OPEN:
            raise WrongState("This suggestion was decided upon already.")
