"""How a subject travels: created, dragged, sorted, converted."""

from datetime import datetime
from typing import Any

import permissions
from errors import Invalid, Required, WrongState
from events import SubjectConverted, SubjectCreated, SubjectMoved
from models.base import at_most, clean, transaction
from models.channel import Channel
from models.customer import Customer
from models.marker import LostReason
from models.stage import Stage, StageKind, first_open
from models.subject.clocks import idle_from
from models.subject.links import Participant
from models.subject.outcome import Ending, Outcome, after_move
from models.subject.placing import Placing
from models.subject.rank import between
from models.subject.row import SubjectKind
from models.user import User
from models.workspace import Workspace

MAX_NOTE = 2_000


class Moving(Placing):
    class Meta:
        abstract = True

    @classmethod
    async def create_new(
        cls,
        *,
        by: User,
        now: datetime,
        channel: Channel,
        title: str,
        stage: Stage | None = None,
        kind: SubjectKind | None = None,
        customer: Customer | None = None,
        owner: User | None = None,
        follow_up_of: Any = None,
        **given: Any,
    ) -> Any:
        """Begin to follow a matter. Without a stage: a prospect where the channel makes these, else in the first."""
        permissions.require(by, "create", channel=channel.id)
        async with transaction():
            (await channel.steady()).open_for_work()
            kind = kind or _kind(channel, stage)
            if kind is SubjectKind.PROSPECT and stage is not None:
                raise Invalid("A prospect stands in no stage.", field="stageId")
            if kind is SubjectKind.OPPORTUNITY and stage is None:
                stage = await first_open()
            workspace = await Workspace.current()
            days = channel.idle_days or workspace.idle_days
            subject = cls(
                title="",
                kind=kind,
                channel_id=channel.id,
                customer_id=customer.id if customer else None,
                follow_up_of_id=follow_up_of.id if follow_up_of else None,
                created_by_id=by.id,
                created_at=now,
                updated_at=now,
                last_interaction_at=now,
                last_interaction_by_id=by.id,
                idle_days=days,
                idle_from=idle_from(now, days, workspace.zone),
            )
            subject.update_from_dict(subject.checked({"title": title, **given}))
            await subject._give_owner(owner, channel=channel, by=by, now=now)
            if stage is not None:
                await stage.steady()
            await subject.enter(stage, now=now)
            if stage is not None:
                subject._end(after_move(Ending(Outcome.OPEN, None), stage.kind, None, now), stage)
            subject.rank = between(None, await subject._first_rank(stage))
            subject.settle(now)
            await subject.save()
            await subject.begin_interval(now=now)
            if customer is not None:
                await Participant.add_customer(subject, customer, by=by, now=now)
            fact = SubjectCreated(kind=kind, channel=channel.id, stage=subject.stage_id, owner=subject.owner_id)
            await subject.record_new(fact, by=by, now=now)
        return subject

    async def move(
        self,
        *,
        to: Stage | None,
        by: User,
        now: datetime,
        after: "Moving | None" = None,
        before: "Moving | None" = None,
        at_end: bool = False,
        outcome: Outcome | None = None,
        reason: LostReason | None = None,
        note: str | None = None,
    ) -> None:
        """Drag the card: to the top of a column, behind or before another. Entering a stage converts a prospect."""
        async with self.changing():
            permissions.require(by, "move", self)
            self.check_at_work()
            if to is not None:
                await to.steady()
            if to is None and self.kind is SubjectKind.OPPORTUNITY:
                raise WrongState(
                    "An opportunity does not become a prospect again; discard it or lose it.", field="stageId"
                )
            held, from_stage, from_kind = Ending(self.outcome, self.closed_at), self.stage_id, self.kind
            if to is not None:
                self._end(after_move(held, to.kind, outcome, now), to, reason=reason, note=note)
                if to.id != from_stage:
                    await self.enter(to, now=now)
                    await self.begin_interval(now=now)
            elif outcome is not None:
                raise Invalid("The prospects column ends nothing.", field="outcome")
            placed = to is None or to.id == from_stage
            if after is not None or before is not None or at_end or not placed:
                self.rank = await self._place(to, after=after, before=before, at_end=at_end, by=by, now=now)
            if from_kind is SubjectKind.PROSPECT and to is not None:
                self.kind, self.converted_at = SubjectKind.OPPORTUNITY, now
                await self.settle_and_record(SubjectConverted(stage=to.id, customer=self.customer_id), by=by, now=now)
                return
            self.settle(now)
            if not self.changed_fields():
                return
            fact = SubjectMoved(
                from_stage=from_stage,
                to_stage=self.stage_id,
                from_outcome=held.outcome,
                outcome=self.outcome,
                reason=self.lost_reason_id,
            )
            await self.settle_and_record(fact, by=by, now=now)

    async def be_taken(self, *, of: Stage, to: Stage, by: User, now: datetime) -> None:
        """Its column is deleted: to the end of another one, archived or not. What has ended keeps its ending."""
        async with self.changing():
            permissions.require(by, "move", self)
            if self.stage_id != of.id:
                return  # somebody has dragged it out meanwhile
            held = Ending(self.outcome, self.closed_at)
            if held.outcome is Outcome.OPEN:
                self._end(after_move(held, to.kind, None, now), to)
            await self.enter(to, now=now)
            await self.begin_interval(now=now)
            self.rank = await self._place(to, after=None, before=None, at_end=True, by=by, now=now)
            fact = SubjectMoved(
                from_stage=of.id,
                to_stage=to.id,
                from_outcome=held.outcome,
                outcome=self.outcome,
                reason=self.lost_reason_id,
            )
            await self.settle_and_record(fact, by=by, now=now)

    async def convert(
        self, *, by: User, now: datetime, stage: Stage | None = None, customer: Customer | None = None
    ) -> None:
        """Make an opportunity of a prospect. Nothing is copied, so nothing is lost."""
        async with self.changing():
            permissions.require(by, "convert", self)
            self.check_at_work()
            if self.kind is not SubjectKind.PROSPECT:
                raise WrongState("This subject is an opportunity already.")
            stage = await (stage or await first_open()).steady()
            self.kind, self.converted_at = SubjectKind.OPPORTUNITY, now
            if customer is not None:
                self.customer_id = customer.id
                await Participant.add_customer(self, customer, by=by, now=now)
            self._end(after_move(Ending(self.outcome, self.closed_at), stage.kind, None, now), stage)
            await self.enter(stage, now=now)
            await self.begin_interval(now=now)
            self.rank = between(None, await self._first_rank(stage))
            await self.settle_and_record(SubjectConverted(stage=stage.id, customer=self.customer_id), by=by, now=now)

    def _end(self, ending: Ending, stage: Stage, *, reason: LostReason | None = None, note: str | None = None) -> None:
        """Take on what a stage means for the outcome."""
        if ending.outcome is Outcome.LOST and self.outcome is not Outcome.LOST:
            self.lose_for(reason, note)
        if ending.outcome is not Outcome.LOST:
            self.lost_reason_id, self.lost_note = None, None
        self.outcome, self.closed_at = ending.outcome, ending.closed_at
        if stage.kind is StageKind.OPEN:
            self.last_open_stage_id = stage.id

    def lose_for(self, reason: LostReason | None, note: str | None) -> None:
        if reason is None:
            raise Required("Say why it was lost.", field="reasonId")
        note = clean_note(note)
        if reason.needs_note and note is None:
            raise Required("The reason {reason} asks for a note.", field="note", reason=reason.name)
        self.lost_reason_id, self.lost_note = reason.id, note


def clean_note(note: str | None) -> str | None:
    return at_most(MAX_NOTE, clean(note or ""), field="note") or None


def _kind(channel: Channel, stage: Stage | None) -> SubjectKind:
    return SubjectKind.PROSPECT if stage is None and channel.makes_prospects else SubjectKind.OPPORTUNITY
