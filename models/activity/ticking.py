"""What time does to activities: a day begins, a day is over. Stored when its instant comes (DESIGN §4)."""

from datetime import datetime
from typing import Any

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from events import ActivityFellDue, ActivityZoneChanged
from models.activity.finishing import Finishing
from models.activity.state import OPEN, ActivityState
from models.base import transaction
from models.user import User
from models.workspace import Workspace

BATCH = 200
"""Rows in one transaction: short enough that nobody waits for the clock."""


class Ticking(Finishing):
    class Meta:
        abstract = True

    @classmethod
    async def tick(cls, *, by: User, now: datetime) -> int:
        """Flip what is due; how many changed. Doing it twice changes nothing the second time."""
        begins = Q(state=ActivityState.PLANNED, today_from__lte=now)
        ends = Q(state=ActivityState.TODAY, overdue_from__lte=now)
        return await cls._each(cls.filter(begins | ends), by=by, now=now)

    @classmethod
    async def rezone(cls, *, by: User, now: datetime) -> int:
        """Open ones whose instants follow from a zone that their assignee, or the workspace, has left."""
        waiting = cls.filter(state__in=OPEN)
        left = waiting.filter(assignee_id__isnull=True).exclude(zone__in=Workspace.here())
        changed = await cls._each(left, by=by, now=now)
        zones: list[Any] = await User.all().distinct().values_list("zone", flat=True)
        for zone in zones:
            here = Subquery(User.filter(zone=zone).values("id"))
            changed += await cls._each(waiting.filter(assignee_id__in=here).exclude(zone=zone), by=by, now=now)
        return changed

    @classmethod
    async def _each(cls, due: QuerySet[Any], *, by: User, now: datetime) -> int:
        changed = 0
        while ids := await due.order_by("id").limit(BATCH).values_list("id", flat=True):
            async with transaction():
                for id in ids:
                    activity = await cls.get_or_none(id=id)
                    if activity is not None:
                        await activity._catch_up(by=by, now=now)
            changed += len(ids)
        return changed

    async def _catch_up(self, *, by: User, now: datetime) -> None:
        async with self.about(by=by), self.changing():
            if not self.is_open:
                return
            before = self.zone
            await self.settle(now)
            if self.changed_fields():
                moved = self.zone != before
                fact = ActivityZoneChanged if moved else ActivityFellDue
                await self.record(fact(state=self.state, assignee=self.assignee_id), by=by, now=now)
                await self.tell_subject(by=by, now=now)
