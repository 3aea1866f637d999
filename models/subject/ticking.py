"""What time does to subjects: they go idle, rot, leave the board. Stored when its instant comes (DESIGN §4)."""

from datetime import datetime
from typing import Any

from tortoise.queryset import QuerySet

from events import Fact, SubjectClocksReset, SubjectLeftBoard, SubjectWentIdle, SubjectWentRotting
from models.base import transaction
from models.channel import Channel
from models.stage import Stage
from models.subject.clocks import idle_from, rotting_from
from models.subject.outcome import Outcome
from models.subject.tidying import Tidying
from models.user import User
from models.workspace import Workspace

BATCH = 200
"""Rows in one transaction: short enough that nobody waits for the clock."""


class Ticking(Tidying):
    class Meta:
        abstract = True

    @classmethod
    async def tick(cls, *, by: User, now: datetime) -> int:
        """Flip what is due; how many rows changed. Doing it twice changes nothing the second time."""
        changed = await cls._reset_clocks(by=by, now=now)
        live = cls.filter(outcome=Outcome.OPEN, archived_at__isnull=True, discarded_at__isnull=True)
        live = live.filter(merged_into_id__isnull=True)
        changed += await cls._flip(live.filter(idle=False, idle_from__lte=now), "idle", by=by, now=now)
        changed += await cls._flip(live.filter(rotting=False, rotting_from__lte=now), "rotting", by=by, now=now)
        changed += await cls._flip(cls.filter(on_board=True, board_until__lte=now), "on_board", by=by, now=now)
        return changed

    @classmethod
    async def _flip(cls, due: QuerySet[Any], flag: str, *, by: User, now: datetime) -> int:
        changed = 0
        while ids := await due.order_by("id").limit(BATCH).values_list("id", flat=True):
            async with transaction():
                for id in ids:
                    subject = await cls.get_or_none(id=id)
                    if subject is not None:
                        await subject._flip_one(flag, by=by, now=now)
            changed += len(ids)
        return changed

    async def _flip_one(self, flag: str, *, by: User, now: datetime) -> None:
        async with self.changing():
            self.settle(now)
            if flag == "idle":
                self.idle = self.goes_idle(now)
            elif flag == "rotting":
                self.rotting = self.goes_rotting(now)
            if self.changed_fields():
                await self.record(self._told(flag, now), by=by, now=now)

    def _told(self, flag: str, now: datetime) -> Fact:
        if flag == "idle":
            return SubjectWentIdle(days=self.idle_days)
        if flag == "rotting":
            return SubjectWentRotting(days=(now - (self.stage_entered_at or now)).days)
        return SubjectLeftBoard()

    @classmethod
    async def _reset_clocks(cls, *, by: User, now: datetime) -> int:
        """Subjects whose stored instants no longer follow from the configured days are brought in line."""
        workspace = await Workspace.current()
        changed = 0
        for channel in await Channel.all():
            days = channel.idle_days or workspace.idle_days
            here = cls.filter(channel_id=channel.id, merged_into_id__isnull=True, outcome=Outcome.OPEN)
            stale = here.exclude(idle_days=days)
            for id in await stale.values_list("id", flat=True):
                subject = await cls.get(id=id)
                async with subject.changing():
                    subject.idle_days = days
                    subject.idle_from = idle_from(subject.last_interaction_at, days, workspace.zone)
                    await subject.settle_and_record(SubjectClocksReset(), by=by, now=now)
                changed += 1
        return changed + await cls._reset_rotting(workspace, by=by, now=now)

    @classmethod
    async def _reset_rotting(cls, workspace: Workspace, *, by: User, now: datetime) -> int:
        changed = 0
        for stage in await Stage.in_order():
            days = stage.rotting_days or workspace.rotting_default
            rows = cls.filter(stage_id=stage.id, outcome=Outcome.OPEN)
            for id, entered, due in await rows.values_list("id", "stage_entered_at", "rotting_from"):
                if due == rotting_from(entered, days):
                    continue
                subject = await cls.get(id=id)
                async with subject.changing():
                    subject.rotting_from = rotting_from(subject.stage_entered_at, days)
                    await subject.settle_and_record(SubjectClocksReset(), by=by, now=now)
                changed += 1
        return changed
