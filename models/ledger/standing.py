"""Where a subject stood, as what, and from when to when: one row for each change. Read from the log, never edited by
hand; `funnelAsOf` and the other reports of the past count these rows."""

from typing import Any, ClassVar

from tortoise import fields
from tortoise.expressions import Q
from tortoise.indexes import Index
from tortoise.models import Model
from tortoise.queryset import QuerySet

import permissions
from models.ledger.stand import FOREVER, Stand, Turn
from models.near import near
from models.subject import Outcome, Subject
from models.user import User


class Standing(Model):
    """Plain ids: it outlives its subject, its stage and its channel, so that the past does not change."""

    noun: ClassVar[str] = "Standing"
    called: ClassVar[str] = "standing"

    id = fields.BigIntField(primary_key=True)
    subject_id = fields.BigIntField()
    event_id = fields.BigIntField()
    turn = fields.CharEnumField(Turn, max_length=8)
    since = fields.DatetimeField()
    until = fields.DatetimeField()
    """When the board showed it so no longer; `since` where it never did: lost, put away."""

    stage_id = fields.BigIntField(null=True)
    outcome = fields.CharEnumField(Outcome, max_length=10)
    away = fields.BooleanField()
    channel_id = fields.BigIntField()
    owner_id = fields.BigIntField(null=True)
    value_minor = fields.BigIntField(null=True)
    value_currency = fields.CharField(3, null=True)
    percent = fields.IntField(null=True)
    reason_id = fields.BigIntField(null=True)

    from_stage_id = fields.BigIntField(null=True)
    from_outcome = fields.CharEnumField(Outcome, max_length=10, null=True)
    entered_at = fields.DatetimeField()
    """When the present stay in the stage began."""
    closed_at = fields.DatetimeField(null=True)
    stayed = fields.BigIntField(null=True)
    """Seconds of the stay that this change ended, where it was an open one."""

    ends = fields.BooleanField()
    """Whether the matter ended with this change."""
    undone = fields.BooleanField(default=False)
    """It ended otherwise later, or was opened again."""
    merged_into_id = fields.BigIntField(null=True)
    erased = fields.BooleanField(default=False)

    class Meta:
        table = "standing"
        indexes = (
            Index(fields=("subject_id", "id"), name="standing_subject"),
            Index(fields=("until", "since"), name="standing_until"),
            Index(fields=("since", "turn"), name="standing_since"),
            Index(fields=("merged_into_id",), name="standing_merged_into"),
        )

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["Standing"]:
        """Today's permissions: as the subject, or the one that it went into. What was deleted for ever is counted for
        those who see the whole channel that it was in."""
        if permissions.sees_all(user):
            return cls.all()
        seen = Subject.visible_to(user)
        return cls.filter(
            Q(subject_id__in=near(seen, "id", cls, "subject_id"))
            | Q(merged_into_id__in=near(seen, "id", cls, "merged_into_id"))
            | Q(erased=True, channel_id__in=sorted(user.reach.wide))
        )

    @property
    def stand(self) -> Stand:
        told: dict[str, Any] = {name: getattr(self, name) for name in Stand.__dataclass_fields__}
        return Stand(**told)


__all__ = ["FOREVER", "Standing", "Turn"]
