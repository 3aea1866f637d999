"""What people make of suggestions: they do as it says, or not."""

from datetime import datetime
from typing import Any

import permissions
from errors import WrongState
from events import SubjectSuggested, SuggestionAccepted, SuggestionDismissed
from models.activity import Activity, ActivityState, ActivityType
from models.base import at_most, clean, transaction
from models.subject import Subject
from models.suggestion.renewing import Renewing
from models.suggestion.row import SuggestionState
from models.user import User
from suggest import SuggestionRule

LONGEST_REASON = 2_000
FOLLOWING = (SuggestionRule.CHAIN, SuggestionRule.HABIT)
"""These go on from what was done last."""


class Deciding(Renewing):
    class Meta:
        abstract = True

    async def accept(self, *, by: User, now: datetime, **edits: Any) -> Activity:
        """Do as it says, with these edits: the ordinary verb schedules it; an ended subject is opened again first."""
        async with transaction():
            subject = await self._held_for(by)
            async with self.changing():
                self._check_open()
                if self.rule is SuggestionRule.REOPEN:
                    await subject.reopen(by=by, now=now)
                activity = await Activity.schedule(by=by, now=now, subject=subject, **await self._draft(edits))
                self.activity_id = activity.id
                self._decide(SuggestionState.ACCEPTED, by=by, now=now)
                fact = SuggestionAccepted(rule=self.rule, activity=activity.id, assignee=self.assignee_id)
                await self.record(fact, by=by, now=now)
            await self._tell_subject(by=by, now=now)
        return activity

    async def dismiss(self, *, by: User, now: datetime, reason: str | None = None) -> None:
        """No, thank you; why may be said. The same occasion is not proposed again."""
        async with transaction():
            await self._held_for(by)
            async with self.changing():
                self._check_open()
                self._decide(SuggestionState.DISMISSED, by=by, now=now)
                self.dismiss_reason = at_most(LONGEST_REASON, clean(reason), field="reason") or None if reason else None
                fact = SuggestionDismissed(rule=self.rule, assignee=self.assignee_id)
                await self.record(fact, by=by, now=now)
            await self._tell_subject(by=by, now=now)

    async def _held_for(self, by: User) -> Subject:
        """Its subject, held until the unit ends, for whoever may plan on it."""
        self._matter = await Subject.get(id=self.subject_id)
        async with self._matter.changing():
            permissions.require(by, "plan", self._matter)
        return self._matter

    async def _draft(self, edits: dict[str, Any]) -> dict[str, Any]:
        """What is scheduled: as it says, unless edited."""
        given: dict[str, Any] = {"due_on": self.due_on, **edits}
        given["type"] = edits.get("type") or await ActivityType.get(id=self.type_id)
        if "assignee" not in given and self.assignee_id is not None:
            given["assignee"] = await User.get(id=self.assignee_id)
        if self.rule in FOLLOWING:
            done = Activity.filter(subject_id=self.subject_id, state=ActivityState.DONE)
            given["previous"] = await done.order_by("-done_at", "-id").first()
        return given

    def _check_open(self) -> None:
        if self.state is SuggestionState.STALE:
            raise WrongState("This suggestion was overtaken by what has happened since.")
        if self.state is not SuggestionState.OPEN:
            raise WrongState("This suggestion was decided upon already.")

    def _decide(self, state: SuggestionState, *, by: User, now: datetime) -> None:
        self.state, self.decided_by_id, self.decided_at = state, by.id, now

    async def _tell_subject(self, *, by: User, now: datetime) -> None:
        """The card shows its suggestions: it changes with them."""
        subject = await Subject.get(id=self.subject_id)
        async with subject.changing():
            await subject.record(SubjectSuggested(), by=by, now=now, also=("suggestions",))
