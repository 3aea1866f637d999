"""Activities: something to do, or done, about a subject or a customer. Their verbs stand in files of their own."""

from collections.abc import Mapping
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
    async def forget_with(cls, subjects: Mapping[int, Any], *, by: User, now: datetime) -> None:
        """These subjects, by id, are purged: what was planned goes, what was done stays without a word of text."""
        on_them = cls.filter(subject_id__in=list(subjects))
        planned = await on_them.filter(state__in=OPEN).order_by("id").select_for_update()
        for activity in planned:
            activity._matter = subjects[activity.subject_id or 0]
            async with activity.held():
                await activity.record_end(ActivityForgotten(assignee=activity.assignee_id), by=by, now=now)
        await cls.filter(id__in=[activity.id for activity in planned]).delete()
        await on_them.update(subject_id=None, summary="", note=None, feedback=None, cancel_reason=None)


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
