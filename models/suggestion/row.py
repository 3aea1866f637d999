"""The fields of a suggestion, and who sees it."""

from datetime import date
from enum import StrEnum
from typing import Any, ClassVar, Self

from tortoise import fields
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

from models.activity import Activity, ActivityType
from models.base import Record
from models.near import near
from models.subject import Subject
from models.user import User
from permissions import Keys
from suggest import SuggestionRule


class SuggestionState(StrEnum):
    """OPEN → ACCEPTED or DISMISSED by a person, STALE by itself when it was overtaken."""

    OPEN = "OPEN"
    ACCEPTED = "ACCEPTED"
    DISMISSED = "DISMISSED"
    STALE = "STALE"


class SuggestionRow(Record):
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
    subject: fields.ForeignKeyRelation[Subject] = fields.ForeignKeyField(
        "models.Subject", related_name="suggestions", on_delete=fields.CASCADE
    )
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
        abstract = True

    @classmethod
    def visible_to(cls, user: User) -> QuerySet[Self]:
        """A suggestion follows its subject."""
        return cls.filter(subject_id__in=near(Subject.visible_to(user), "id", cls, "subject_id"))

    @property
    def event_keys(self) -> Keys | None:
        return self._matter.event_keys if self._matter is not None else None

    @property
    def event_links(self) -> dict[str, int | None]:
        return dict(self._matter.event_links) if self._matter is not None else {"subject_id": self.subject_id}

    @property
    def key(self) -> tuple[str, int]:
        return self.occasion, self.type_id


SUGGESTION_INDEXES = (
    Index(fields=("subject_id", "state"), name="suggestion_subject"),
    Index(fields=("assignee_id", "state", "score"), name="suggestion_assignee"),
    Index(fields=("type_id",), name="suggestion_type"),
    Index(fields=("decided_by_id",), name="suggestion_decided_by"),
    Index(fields=("activity_id",), name="suggestion_activity"),
    Index(fields=("state", "score", "id"), name="suggestion_state"),
    Index(fields=("created_at",), name="suggestion_created_at"),
)
