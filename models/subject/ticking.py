"""What time does to subjects: they go idle, rot, leave the board. Stored when its instant comes (DESIGN §4)."""

from datetime import datetime
from typing import Any

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from events import Fact, SubjectClocksReset, SubjectLeftBoard, SubjectWentIdle, SubjectWentRotting
from models.base import transaction
from models.channel import Channel
from models.stage import Stage
from models.subject.clocks import begins_a_day, idle_from, rotting_from
from models.subject.merging import Merging
from models.subject.outcome import Outcome
from models.user import User
from models.workspace import Workspace

BATCH = 200
"""Rows in one transaction: short enough that nobody waits for the clock."""


class Ticking(Merging):
    class Meta:
        abstract = True

    @classmethod
    async def tick(cls, *, by: User, now: datetime) -> int:
        """Bring the clocks in line with how they are configured, then flip what is due; how many rows changed."""
        return await cls._reset_clocks(by=by, now=now) + await cls.flip(by=by, now=now)

    @classmethod
    async def flip(cls, *, by: User, now: datetime) -> int:
        """Flip what is due; how many rows changed. Doing it twice changes nothing the second time."""
        live = cls.filter(outcome=Outcome.OPEN, archived_at__isnull=True, discarded_at__isnull=True)
        live = live.filter(merged_into_id__isnull=True)
        changed = await cls._flip(live.filter(idle=False, idle_from__lte=now), "idle", by=by, now=now)
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
        """Subjects whose stored instants no longer follow from days and zone as configured are brought in line."""
        workspace = await Workspace.current()
        followed = cls.filter(merged_into_id__isnull=True, outcome=Outcome.OPEN)
        stale: set[int] = set()
        for channel in await Channel.all():
            days = channel.idle_days or workspace.idle_days
            stale |= await _ids(followed.filter(channel_id=channel.id).exclude(idle_days=days))
        for stage in await Stage.in_order():
            here = followed.filter(stage_id=stage.id)
            rotting_days = stage.rotting_days or workspace.rotting_default
            if rotting_days is None:
                stale |= await _ids(here.filter(rotting_days__isnull=False))
            else:
                stale |= await _ids(here.filter(Q(rotting_days__isnull=True) | ~Q(rotting_days=rotting_days)))
        # Days begin at other instants in another zone; there are as many of these as days, not as subjects.
        begins: list[Any] = await followed.distinct().values_list("idle_from", flat=True)
        elsewhere = [instant for instant in begins if not begins_a_day(instant, workspace.zone)]
        stale |= await _ids(followed.filter(idle_from__in=elsewhere))
        if workspace.clock_zone != workspace.zone:
            stale |= await _miscounted(followed, workspace.zone)
        for id in sorted(stale):
            await cls._reset_one(id, workspace, by=by, now=now)
        if workspace.clock_zone != workspace.zone:
            await Workspace.filter(id=workspace.id, zone=workspace.zone).update(clock_zone=workspace.zone)
        return len(stale)

    @classmethod
    async def _reset_one(cls, id: int, workspace: Workspace, *, by: User, now: datetime) -> None:
        async with transaction():
            subject = await cls.get_or_none(id=id, merged_into_id__isnull=True)
            if subject is None:
                return
            async with subject.changing():
                channel = await Channel.get(id=subject.channel_id)
                stage = await Stage.get_or_none(id=subject.stage_id)
                subject.idle_days = channel.idle_days or workspace.idle_days
                subject.idle_from = idle_from(subject.last_interaction_at, subject.idle_days, workspace.zone)
                subject.rotting_days = (stage.rotting_days or workspace.rotting_default) if stage else None
                subject.rotting_from = rotting_from(subject.stage_entered_at, subject.rotting_days)
                subject.settle(now)
                if subject.changed_fields():
                    await subject.record(SubjectClocksReset(), by=by, now=now)


async def _miscounted(rows: QuerySet[Any], zone: str) -> set[int]:
    """Those that go idle at a midnight of this zone, and at the wrong one: it was another day there at their last
    contact, in summer time or out of it."""
    held = await rows.values("id", "last_interaction_at", "idle_days", "idle_from")
    return {
        row["id"] for row in held if row["idle_from"] != idle_from(row["last_interaction_at"], row["idle_days"], zone)
    }


async def _ids(rows: QuerySet[Any]) -> set[int]:
    ids: list[Any] = await rows.values_list("id", flat=True)
    return set(ids)
