"""Activities: something to do, or done, about a subject or a customer. Their verbs stand in files of their own."""

from datetime import datetime
from typing import Any

from events import ActivityForgotten
from models.activity.due import DueBase, DueRule, DueUnit
from models.activity.row import ACTIVITY_INDEXES
from models.activity.state import OPEN, ActivityState
from models.activity.ticking import Ticking
from models.activity.type import ActivityType, ActivityTypeFollower, Chaining
from models.user import User


class Activity(Ticking):
    """A call to make, a visit that was made. All of it is optional but what it is about."""

    class Meta:
        table = "activity"
        indexes = ACTIVITY_INDEXES

    @classmethod
    async def forget_with(cls, subject: Any, *, by: User, now: datetime) -> None:
        """A subject is purged: what was planned goes, what was done stays without a word of text, for the reports."""
        for activity in await cls.filter(subject_id=subject.id, state__in=OPEN):
            activity._matter = subject
            async with activity.changing():
                await activity.record_end(ActivityForgotten(assignee=activity.assignee_id), by=by, now=now)
            await cls.filter(id=activity.id).delete()
        await cls.filter(subject_id=subject.id).update(
            subject_id=None, summary="", note=None, feedback=None, cancel_reason=None
        )


__all__ = [
    "OPEN",
    "Activity",
    "ActivityState",
    "ActivityType",
    "ActivityTypeFollower",
    "Chaining",
    "DueBase",
    "DueRule",
    "DueUnit",
]
