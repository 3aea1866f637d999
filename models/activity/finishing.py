"""What is over: done, logged, cancelled. What is done is the ledger that reports count, and never changes."""

from datetime import datetime
from typing import Any, Self

import permissions
from errors import Invalid, within
from events import ActivityCancelled, ActivityCompleted, ActivityLogged, InteractionKind
from models.activity.planning import Planning
from models.activity.state import ActivityState
from models.activity.type import LONGEST_NOTE, ActivityType, Chaining
from models.base import at_most, clean
from models.customer import Customer
from models.user import User


class Finishing(Planning):
    class Meta:
        abstract = True

    @classmethod
    async def log(
        cls,
        *,
        by: User,
        now: datetime,
        subject: Any = None,
        customer: Customer | None = None,
        type: ActivityType | None = None,
        feedback: str | None = None,
        done_at: datetime | None = None,
        **given: Any,
    ) -> Self:
        """Write down what was done without having been planned; `done_at` may lie in the past."""
        made = cls._begun(by=by, now=now, subject=subject, customer=customer, type=type)
        async with made.about(by=by):
            given = {"assignee": by, "due_on": None, **given}
            await made._fill(given, type, None, by=by, now=now)
            await made.settle(now)
            await made.come_after(None)
            made._finish(feedback, by=by, at=_past(done_at, now))
            await made.save()
            await made.record_new(ActivityLogged(type=made.type_id, assignee=made.assignee_id), by=by, now=now)
            await made._touch(by=by, now=now)
        return made

    async def complete(
        self,
        *,
        by: User,
        now: datetime,
        feedback: str | None = None,
        following: bool = True,
        upcoming: dict[str, Any] | None = None,
    ) -> Self | None:
        """Do it. With it is scheduled what is `upcoming`, else what its type triggers unless nothing is to follow."""
        async with self.about(by=by, verb="complete"), self.changing():
            self.check_open()
            type = await ActivityType.get_or_none(id=self.type_id)
            self._finish(feedback, by=by, at=now)
            fact = ActivityCompleted(type=self.type_id, assignee=self.assignee_id)
            await self.record(fact, by=by, now=now)
            await self._touch(by=by, now=now)
            if upcoming is not None:
                with within("next"):
                    return await self.follow(upcoming, by=by, now=now)
            if not following or type is None or type.chaining is not Chaining.TRIGGER:
                return None
            triggered = await ActivityType.get_or_none(id=type.triggers_id, archived_at__isnull=True)
            return await self.follow({"type": triggered}, by=by, now=now) if triggered else None

    async def cancel(self, *, by: User, now: datetime, reason: str | None = None) -> None:
        """It will not be done; why may be said."""
        async with self.about(by=by), self.changing():
            self.check_open()
            self.state, self.cancelled_at = ActivityState.CANCELLED, now
            self.cancel_reason = _text(reason, field="reason")
            await self.record(ActivityCancelled(assignee=self.assignee_id), by=by, now=now)
            await self.tell_subject(by=by, now=now)

    async def follow(self, wanted: dict[str, Any], *, by: User, now: datetime) -> Self:
        """Schedule what comes after it, about the same."""
        subjects: Any = self._meta.fields_map["subject"].related_model  # type: ignore[attr-defined]
        subject = self._matter or await subjects.get_or_none(id=self.subject_id)
        customer = await Customer.get_or_none(id=self.customer_id)
        return await self.schedule(by=by, now=now, subject=subject, customer=customer, previous=self, **wanted)

    async def followed_by(self) -> Self | None:
        """What was scheduled when it was done."""
        return await type(self).filter(previous_id=self.id).order_by("id").first()

    def _finish(self, feedback: str | None, *, by: User, at: datetime) -> None:
        self.state, self.done_at, self.done_by_id = ActivityState.DONE, at, by.id
        self.feedback = _text(feedback, field="feedback")
        if self._matter is not None:
            self.channel_id, self.done_stage_id = self._matter.channel_id, self._matter.stage_id

    async def _touch(self, *, by: User, now: datetime) -> None:
        """An action is an interaction: the idle clock begins again, unless there was a later one."""
        if self._matter is not None:
            if self.done_at is not None and self.done_at >= self._matter.last_interaction_at:
                await self._matter.touch(InteractionKind.ACTION, by=by, now=self.done_at)
            await self._matter.replan(shown=self.id, by=by, now=now)

    def _permit_on_customer(self, by: User) -> None:
        """Whoever has to do it may say so, whatever else they may; not with a key that only reads."""
        if self.assignee_id == by.id and by.role in permissions.PEOPLE:
            permissions.require(by, "self")
        else:
            super()._permit_on_customer(by)


def _past(at: datetime | None, now: datetime) -> datetime:
    if at is not None and at > now:
        raise Invalid("What is done lies in the past. Schedule it instead.", field="doneAt")
    return at or now


def _text(text: str | None, *, field: str) -> str | None:
    return at_most(LONGEST_NOTE, clean(text), field=field) or None if text else None
