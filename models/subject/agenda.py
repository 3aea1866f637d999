"""What is next on a subject, and who has, or had, something to do on it: whoever has sees the subject."""

from datetime import UTC, datetime
from typing import Any

import permissions
from events import SubjectAgendaChanged
from models.activity.state import OPEN, ActivityState
from models.subject.links import SubjectAssignee
from models.subject.row import SubjectRow
from models.user import User

NEVER = datetime.max.replace(tzinfo=UTC)


class Agenda(SubjectRow):
    class Meta:
        abstract = True

    async def replan(self, *, shown: int, by: User, now: datetime) -> None:
        """The next activity is the open one whose day is over first, undated ones last, then the oldest (DESIGN §8).

        `shown` has just changed: a card that shows it, or showed it until now, is told of it.
        """
        former = self.next_activity_id
        await self.look_ahead()
        shows = shown in (former, self.next_activity_id)
        if self.changed_fields() or shows:
            await self.settle_and_record(
                SubjectAgendaChanged(), by=by, now=now, also=("next_activity",) if shows else ()
            )

    async def look_ahead(self) -> None:
        """Bring what is next in line with the activities that hang on it now."""
        upcoming: list[Any] = await self.activities.filter(state__in=OPEN).values("id", "overdue_from", "state")
        first = min(upcoming, key=lambda row: (row["overdue_from"] or NEVER, row["id"]), default=None)
        self.next_activity_id = first["id"] if first else None
        self.activity_state = first["state"] if first else ActivityState.NONE

    async def count_in(self) -> None:
        """Bring who sees it for having something to do in line with the rows that say so."""
        rows: list[Any] = await self.assignees.all().order_by("id").values_list("user_id", flat=True)
        self.assignee_ids = rows

    async def let_in(self, user: User, *, by: User, now: datetime) -> None:
        """Give somebody something to do here. Who does not see the subject yet is let in by those who may assign it."""
        if user.id in self.assignee_ids:
            return
        acting = await User.acting(user.id)
        if acting is None or not permissions.sees(acting, self.keys):
            permissions.require(by, "assign", self)
        await SubjectAssignee.create(subject_id=self.id, user_id=user.id, since=now)
        self.assignee_ids = [*self.assignee_ids, user.id]
