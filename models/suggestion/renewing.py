"""Making suggestions anew: what was overtaken goes stale, what holds is made, once for each occasion."""

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from events import SubjectSuggested, SuggestionMade, SuggestionOvertaken, SuggestionRevised
from models.base import transaction
from models.outlook import House, situation_of
from models.subject import Subject
from models.suggestion.row import SuggestionRow, SuggestionState
from models.user import User
from suggest import Proposal, again_at, suggest

OPEN, STALE = SuggestionState.OPEN, SuggestionState.STALE
Key = tuple[str, int]


@dataclass
class Look:
    """What is proposed now beside what stands."""

    wanted: dict[Key, Proposal]
    held: "dict[Key, Renewing]"
    again_at: datetime | None

    @property
    def overtaken(self) -> "list[Renewing]":
        return [held for key, held in self.held.items() if held.state is OPEN and key not in self.wanted]

    @property
    def new(self) -> list[Proposal]:
        return [proposal for key, proposal in self.wanted.items() if key not in self.held]

    @property
    def revised(self) -> "list[tuple[Renewing, Proposal]]":
        """What holds again, and what is to be said otherwise: another owner, a late answer. A day that merely goes by
        is no news."""
        both = [(self.held[key], proposal) for key, proposal in self.wanted.items() if key in self.held]
        return [(held, proposal) for held, proposal in both if held.state is STALE or not held.says(proposal)]

    @property
    def news(self) -> int:
        return len(self.overtaken) + len(self.new) + len(self.revised)


class Renewing(SuggestionRow):
    class Meta:
        abstract = True

    @classmethod
    async def renew(cls, subject_id: int, *, by: User, now: datetime, house: House | None = None) -> int:
        """Bring the suggestions of a subject in line with what is known of it; how many changed. Twice changes nothing.

        It is looked at before the subject is held: most events change no suggestion, and then nothing is locked. What
        was seen holds as long as the subject has the same version, which every suggestion raises.
        """
        subject = await Subject.get_or_none(id=subject_id)
        if subject is None:
            return 0
        house = house or await House.now()
        look = await cls._look(subject, house, now=now)
        if look.news == 0:
            if subject.suggest_at != look.again_at:
                await Subject.filter(id=subject_id).update(suggest_at=look.again_at)
            return 0
        async with transaction():
            matter, seen = await _survivor(subject), subject.version
            async with matter.changing():
                if matter.id != subject_id or matter.version != seen:
                    look = await cls._look(await Subject.get(id=subject_id), house, now=now)
                for held in look.overtaken:
                    await held._overtake(matter, by=by, now=now)
                for held, proposal in look.revised:
                    await held._revise(matter, proposal, by=by, now=now)
                for proposal in look.new:
                    await cls._make(matter, proposal, by=by, now=now)
                if look.news:
                    await matter.record(SubjectSuggested(), by=by, now=now, also=("suggestions",))
            await Subject.filter(id=subject_id).update(suggest_at=look.again_at)
        return look.news

    @classmethod
    async def _look(cls, subject: Subject, house: House, *, now: datetime) -> Look:
        rows = await cls.filter(subject_id=subject.id)
        if subject.archived_at or subject.discarded_at or subject.merged_into_id:
            return Look({}, {row.key: row for row in rows}, None)
        decided = frozenset(row.key for row in rows if row.state not in (OPEN, STALE))
        situation = await situation_of(subject, now=now, house=house, decided=decided)
        wanted = {(each.occasion, each.type_id): each for each in suggest(situation)}
        return Look(wanted, {row.key: row for row in rows if row.key not in decided}, again_at(situation))

    def says(self, proposal: Proposal) -> bool:
        return self.assignee_id == proposal.assignee_id and self.reasons == proposal.told

    @classmethod
    async def _make(cls, matter: Subject, proposal: Proposal, *, by: User, now: datetime) -> Self:
        made = cls(subject_id=matter.id, occasion=proposal.occasion, type_id=proposal.type_id)
        made.created_at = made.updated_at = now
        made._matter = matter
        made._say(proposal)
        await made.save()
        await made.record_new(SuggestionMade(rule=made.rule, assignee=made.assignee_id), by=by, now=now)
        return made

    def _say(self, proposal: Proposal) -> None:
        self.rule, self.score, self.counted = proposal.rule, proposal.score, proposal.n
        self.due_on, self.assignee_id, self.reasons = proposal.due_on, proposal.assignee_id, proposal.told

    async def _revise(self, matter: Subject, proposal: Proposal, *, by: User, now: datetime) -> None:
        self._matter = matter
        async with self.changing():
            again, former = self.state is STALE, self.assignee_id
            self.state = OPEN
            self._say(proposal)
            fact = (
                SuggestionMade(rule=self.rule, assignee=self.assignee_id)
                if again
                else SuggestionRevised(rule=self.rule, assignee=self.assignee_id, from_assignee=former)
            )
            await self.record(fact, by=by, now=now)

    async def _overtake(self, matter: Subject, *, by: User, now: datetime) -> None:
        self._matter = matter
        async with self.changing():
            self.state = STALE
            await self.record(SuggestionOvertaken(rule=self.rule, assignee=self.assignee_id), by=by, now=now)


async def _survivor(subject: Subject) -> Subject:
    """Where it went: whoever sees that is told what became of its suggestions."""
    while subject.merged_into_id is not None:
        subject = await Subject.get(id=subject.merged_into_id)
    return subject
