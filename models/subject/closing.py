"""How a subject ends, and begins again."""

from datetime import datetime

import permissions
from errors import WrongState
from events import SubjectLost, SubjectReopened, SubjectWon
from models.marker import LostReason
from models.stage import Stage, StageKind, first_open, next_won
from models.subject.moving import Moving
from models.subject.outcome import Outcome
from models.subject.rank import between
from models.subject.row import StageInterval, SubjectKind
from models.user import User


class Closing(Moving):
    class Meta:
        abstract = True

    async def win(self, *, by: User, now: datetime) -> None:
        """The sale is made. The card goes to the next stage of kind WON, if the funnel has one (DESIGN §4)."""
        async with self.changing():
            permissions.require(by, "win", self)
            self.check_at_work()
            if self.kind is SubjectKind.PROSPECT:
                raise WrongState("A prospect is converted before it is won.")
            if self.outcome is Outcome.WON:
                return
            from_stage = await Stage.get_or_none(id=self.stage_id)
            stage = await next_won(from_stage)
            self.outcome, self.closed_at = Outcome.WON, now
            self.lost_reason_id, self.lost_note = None, None
            if stage is not None and stage.id != self.stage_id:
                await self._stand_in(stage, now=now)
            fact = SubjectWon(from_stage=from_stage.id if from_stage else None, stage=self.stage_id)
            await self.settle_and_record(fact, by=by, now=now)

    async def lose(self, *, reason: LostReason, by: User, now: datetime, note: str | None = None) -> None:
        """Lost, and why. The stage stays, so that reports know where it died; the card leaves the board."""
        async with self.changing():
            permissions.require(by, "lose", self)
            self.check_at_work()
            self.lose_for(await reason.steady(), note)
            if self.outcome is not Outcome.LOST:
                self.outcome, self.closed_at = Outcome.LOST, now
            if not self.changed_fields():
                return
            await self.settle_and_record(SubjectLost(stage=self.stage_id, reason=reason.id), by=by, now=now)

    async def reopen(self, *, by: User, now: datetime) -> None:
        """Open again: in its stage if that is an open one, else in the last open one it was in."""
        async with self.changing():
            permissions.require(by, "reopen", self)
            self.check_at_work()
            if self.outcome is Outcome.OPEN:
                return
            former, self.outcome, self.closed_at = self.outcome, Outcome.OPEN, None
            self.lost_reason_id, self.lost_note = None, None
            if self.kind is SubjectKind.OPPORTUNITY:
                current = await Stage.get(id=self.stage_id)
                if current.kind is not StageKind.OPEN:
                    await self._stand_in(await self._last_open(), now=now)
            await self.settle_and_record(SubjectReopened(from_outcome=former, stage=self.stage_id), by=by, now=now)

    async def _last_open(self) -> Stage:
        """A stage that has since changed its kind or was deleted does not count; then it is the one before."""
        still_open = {stage.id: stage for stage in await Stage.in_order() if stage.kind is StageKind.OPEN}
        if self.last_open_stage_id in still_open:
            return still_open[self.last_open_stage_id]
        been_in = await StageInterval.filter(subject_id=self.id, stage_id__in=list(still_open)).order_by("-id").first()
        return still_open[been_in.stage_id] if been_in else await first_open()

    async def _stand_in(self, stage: Stage, *, now: datetime) -> None:
        await self.enter(stage, now=now)
        await self.begin_interval(now=now)
        self.rank = between(None, await self._first_rank(stage))
        if stage.kind is StageKind.OPEN:
            self.last_open_stage_id = stage.id
