"""What is still to be done: scheduling, changing and putting off."""

import contextlib
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from typing import Any, Self

import permissions
from errors import Invalid, Required, WrongState
from events import ActivityRescheduled, ActivityScheduled, ActivityUpdated, Fact
from models.activity.row import ActivityRow
from models.activity.state import ActivityState, checked_day, today
from models.activity.type import LONGEST_NOTE, ActivityType, check_assignee
from models.base import at_most, clean, one_line, transaction
from models.customer import Customer
from models.user import User
from models.workspace import Workspace

SNOOZE = 7
MOST_SNOOZED = 365


class Planning(ActivityRow):
    class Meta:
        abstract = True

    @classmethod
    async def schedule(
        cls,
        *,
        by: User,
        now: datetime,
        subject: Any = None,
        customer: Customer | None = None,
        type: ActivityType | None = None,
        previous: Any = None,
        **given: Any,
    ) -> Self:
        """Plan something about a subject or a customer. What is not given comes from the type: its text, who does it,
        and the date that its rule makes of the activity before."""
        made = cls._begun(by=by, now=now, subject=subject, customer=customer, type=type)
        async with made.about(by=by):
            if type is not None and type.archived_at is not None:
                raise WrongState("The activity type {name} is archived.", field="typeId", name=type.name)
            made.previous_id = previous.id if previous else None
            await made._fill(given, type, previous, by=by, now=now)
            await made.settle(now)
            await made.come_after(previous)
            await made.save()
            assignee = made.assignee_id
            await made.record_new(
                ActivityScheduled(type=made.type_id, assignee=assignee, previous=made.previous_id), by=by, now=now
            )
            await made.tell_subject(by=by, now=now)
        return made

    @classmethod
    def _begun(
        cls, *, by: User, now: datetime, subject: Any, customer: Customer | None, type: ActivityType | None
    ) -> Self:
        if (subject is None) == (customer is None):
            raise Required("Name the subject or the customer that this is about.", field="subjectId")
        made = cls(created_by_id=by.id, created_at=now, updated_at=now, type_id=type.id if type else None)
        made.subject_id = subject.id if subject else None
        made.customer_id = customer.id if customer else None
        made.channel_id = subject.channel_id if subject else customer.channel_id if customer else None
        return made

    @contextlib.asynccontextmanager
    async def about(self, *, by: User, verb: str = "plan") -> AsyncIterator[None]:
        """Hold the matter that this is about, for whoever may work on it; then the activity itself."""
        async with transaction():
            if self.subject_id is None:
                self._permit_on_customer(by)
                yield
                return
            subjects: Any = self._meta.fields_map["subject"].related_model  # type: ignore[attr-defined]
            self._matter = await subjects.get(id=self.subject_id)
            async with self._matter.changing():
                permissions.require(by, verb, self._matter)
                yield

    def _permit_on_customer(self, by: User) -> None:
        permissions.require(by, "customers")

    async def come_after(self, previous: Any) -> None:
        """Remember where the subject stood, and what had been done last: people's habits are counted by that."""
        if self._matter is None:
            return
        self.planned_stage_id = self._matter.stage_id
        done = type(self).filter(subject_id=self.subject_id, state=ActivityState.DONE).order_by("-done_at", "-id")
        last = previous or await done.first()
        self.after_type_id = last.type_id if last else None

    async def update(self, *, by: User, now: datetime, **changes: Any) -> None:
        """Change what is still open: text, type, date, or who does it."""
        async with self.about(by=by), self.changing():
            self.check_open()
            former = self.assignee_id
            if "type" in changes:
                type: ActivityType | None = changes.pop("type")
                self.type_id = type.id if type else None
            if "assignee" in changes:
                await self._give_to(changes.pop("assignee"), by=by, now=now)
            self.update_from_dict(self._checked(changes))
            if not self.summary and self.type_id is None:
                raise Required("Say what is to be done, or choose a type.", field="summary")
            await self._settle_and_tell(
                ActivityUpdated(assignee=self.assignee_id, from_assignee=former), by=by, now=now
            )

    async def reschedule(self, *, to: date | None, by: User, now: datetime) -> None:
        """Give it another date, or none."""
        async with self.about(by=by), self.changing():
            self.check_open()
            former, self.due_on = self.due_on, checked_day(to, field="dueOn") if to else None
            fact = ActivityRescheduled(
                assignee=self.assignee_id,
                from_due=former.toordinal() if former else None,
                due=to.toordinal() if to else None,
            )
            await self._settle_and_tell(fact, by=by, now=now)

    async def snooze(self, *, by: User, now: datetime, days: int = SNOOZE) -> None:
        """Put it off: so many days from its date, or from today where that is later (features.md §2.2)."""
        if not 1 <= days <= MOST_SNOOZED:
            raise Invalid("Something is put off by 1 to {limit} days.", field="days", limit=MOST_SNOOZED)
        here = today(now, self.zone)
        await self.reschedule(to=max(self.due_on or here, here) + timedelta(days=days), by=by, now=now)

    def day_named(self, name: str, *, now: datetime) -> date:
        """TODAY, TOMORROW or NEXT_MONDAY where its assignee is."""
        here = today(now, self.zone)
        ahead = {"TODAY": 0, "TOMORROW": 1, "NEXT_MONDAY": 7 - here.weekday()}[name]
        return here + timedelta(days=ahead)

    def check_open(self) -> None:
        if self.state is ActivityState.DONE:
            raise WrongState("This activity is done, and stays as it was written. Log a correction instead.")
        if self.state is ActivityState.CANCELLED:
            raise WrongState("This activity was cancelled.")

    async def _fill(
        self, given: dict[str, Any], type: ActivityType | None, previous: Any, *, by: User, now: datetime
    ) -> None:
        """What is said, and for the rest what the type says."""
        given.setdefault("summary", (type.default_summary if type else None) or "")
        given.setdefault("note", type.default_note if type else None)
        if "assignee" in given:
            await self._give_to(given.pop("assignee"), by=by, now=now)
        else:
            await self._give_to(await self._natural_assignee(type, previous, by), by=by, now=now)
        if "due_on" not in given and type is not None:
            given["due_on"] = await self._due_by_rule(type, previous, now)
        self.update_from_dict(self._checked(given))
        if not self.summary and type is None:
            raise Required("Say what is to be done, or choose a type.", field="summary")

    async def _natural_assignee(self, type: ActivityType | None, previous: Any, by: User) -> User | None:
        """The type's own, else whoever did what came before, else whoever plans; the software plans for the owner."""
        if type is not None and type.default_assignee_id is not None:
            return await User.get(id=type.default_assignee_id)
        if previous is not None and previous.assignee_id is not None:
            return await User.get(id=previous.assignee_id)
        if by.role in permissions.PEOPLE:
            return by
        owner_id = self._matter.owner_id if self._matter is not None else None
        return await User.get_or_none(id=owner_id)

    async def _due_by_rule(self, type: ActivityType, previous: Any, now: datetime) -> date:
        workspace = await Workspace.current()
        assignee = await User.get_or_none(id=self.assignee_id)
        here = today(now, assignee.zone if assignee else workspace.zone)
        free = [date.fromisoformat(day) for day in workspace.holidays]
        return type.rule.due(today=here, previous=previous.due_on if previous else None, holidays=free)

    async def _give_to(self, assignee: User | None, *, by: User, now: datetime) -> None:
        """Whoever gets an activity sees its subject from now on: who cannot see it yet is let in by who may assign."""
        if assignee is not None and assignee.id != self.assignee_id:
            check_assignee(assignee)
            if self._matter is not None:
                await self._matter.let_in(assignee, by=by, now=now)
        self.assignee_id = assignee.id if assignee else None

    def _checked(self, changes: dict[str, Any]) -> dict[str, Any]:
        if "summary" in changes:
            changes["summary"] = at_most(200, one_line(changes["summary"] or ""), field="summary")
        if changes.get("note") is not None:
            changes["note"] = at_most(LONGEST_NOTE, clean(changes["note"]), field="note")
        if changes.get("due_on") is not None:
            checked_day(changes["due_on"], field="dueOn")
        return changes

    async def _settle_and_tell(self, fact: Fact, *, by: User, now: datetime) -> None:
        await self.settle(now)
        if self.changed_fields():
            await self.record(fact, by=by, now=now)
            await self.tell_subject(by=by, now=now)

    async def tell_subject(self, *, by: User, now: datetime) -> None:
        """The card shows its next activity: it changes with it."""
        if self._matter is not None:
            await self._matter.replan(shown=self.id, by=by, now=now)
