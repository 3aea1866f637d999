"""Making suggestions anew: what was overtaken goes stale, what holds is made, once for each occasion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from events import SubjectSuggested, SuggestionMade, SuggestionOvertaken, SuggestionRevised
from models.base import transaction
from models.outlook import House, situations_of
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
    async def renew(cls, *ids: int, by: User, now: datetime, house: House | None = None) -> int:
        """Bring the suggestions of subjects in line with what is known; how many changed. Twice changes nothing.

        They are looked at before they are held: most events change no suggestion, and then nothing is locked. What
        was seen holds as long as a subject has the same version, which every suggestion raises.
        """
        subjects = await Subject.filter(id__in=sorted(ids)).order_by("id")
        house = house or await House.now()
        looks = await cls._looks(subjects, house, now=now)
        await _look_again([subject for subject in subjects if not looks[subject.id].news], looks)
        rest = [subject for subject in subjects if looks[subject.id].news]
        if not rest:
            return 0
        async with transaction() as unit:
            matters = {subject.id: await _survivor(subject) for subject in rest}
            held = {row.id: row for row in await Subject.hold_all({matter.id for matter in matters.values()})}
            changed = [row.id for row in rest if getattr(held.get(row.id), "version", None) != row.version]
            rest = [subject for subject in rest if matters[subject.id].id in held]
            if changed:
                looks |= await cls._looks(await Subject.filter(id__in=changed), house, now=now)
            made = await cls._made({subject.id: looks[subject.id].new for subject in rest}, now=now)
            async with unit.gather(list(held)):
                for subject in rest:
                    look, matter = looks[subject.id], held[matters[subject.id].id]
                    await cls._follow(look, made[subject.id], matter, by=by, now=now)
            await _look_again(rest, looks)
        return sum(looks[subject.id].news for subject in rest)

    @classmethod
    async def _follow(cls, look: Look, made: "Sequence[Renewing]", matter: Subject, *, by: User, now: datetime) -> None:
        """Whoever holds the subject is alone with its suggestions, so that they need not be read once more."""
        for held in look.overtaken:
            await held._overtake(matter, by=by, now=now)
        for held, proposal in look.revised:
            await held._revise(matter, proposal, by=by, now=now)
        for new in made:
            new._matter = matter
            await new.record_new(SuggestionMade(rule=new.rule, assignee=new.assignee_id), by=by, now=now)
        if look.news:
            await matter.record(SubjectSuggested(), by=by, now=now, also=("suggestions",))

    @classmethod
    async def _made(cls, wanted: Mapping[int, Sequence[Proposal]], *, now: datetime) -> "dict[int, list[Self]]":
        """New rows of subjects, in as few statements, however many."""
        made = {id: [cls._new(id, proposal, now=now) for proposal in proposals] for id, proposals in wanted.items()}
        rows = {(row.subject_id, *row.key): row for each in made.values() for row in each}
        if rows:
            await cls.bulk_create(list(rows.values()))
            stored = cls.filter(subject_id__in=sorted(wanted), created_at=now)
            for id, *key in await stored.values_list("id", "subject_id", "occasion", "type_id"):
                if tuple(key) in rows:
                    rows[tuple(key)].id = id
        return made

    @classmethod
    async def _looks(cls, subjects: Sequence[Subject], house: House, *, now: datetime) -> dict[int, Look]:
        ids = [subject.id for subject in subjects]
        rows: dict[int, list[Renewing]] = {id: [] for id in ids}
        for row in await cls.filter(subject_id__in=ids).order_by("id"):
            rows[row.subject_id].append(row)
        live = [row for row in subjects if not (row.archived_at or row.discarded_at or row.merged_into_id)]
        decided = {id: frozenset(row.key for row in rows[id] if row.state not in (OPEN, STALE)) for id in ids}
        looks = {id: Look({}, {row.key: row for row in rows[id]}, None) for id in ids}
        for id, situation in (await situations_of(live, now=now, house=house, decided=decided)).items():
            wanted = {(each.occasion, each.type_id): each for each in suggest(situation)}
            held = {row.key: row for row in rows[id] if row.key not in decided[id]}
            looks[id] = Look(wanted, held, again_at(situation))
        return looks

    def says(self, proposal: Proposal) -> bool:
        return self.assignee_id == proposal.assignee_id and self.reasons == proposal.told

    @classmethod
    def _new(cls, subject_id: int, proposal: Proposal, *, now: datetime) -> Self:
        made = cls(subject_id=subject_id, occasion=proposal.occasion, type_id=proposal.type_id)
        made.created_at = made.updated_at = now
        made._say(proposal)
        return made

    def _say(self, proposal: Proposal) -> None:
        self.rule, self.score, self.counted = proposal.rule, proposal.score, proposal.n
        self.due_on, self.assignee_id, self.reasons = proposal.due_on, proposal.assignee_id, proposal.told

    async def _revise(self, matter: Subject, proposal: Proposal, *, by: User, now: datetime) -> None:
        self._matter = matter
        async with self.held():
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
        async with self.held():
            self.state = STALE
            await self.record(SuggestionOvertaken(rule=self.rule, assignee=self.assignee_id), by=by, now=now)


async def _look_again(subjects: Sequence[Subject], looks: Mapping[int, Look]) -> None:
    """Note when time alone may suggest something else."""
    rest = [subject for subject in subjects if subject.suggest_at != looks[subject.id].again_at]
    if not rest:
        return
    async with transaction() as unit, unit.gather([subject.id for subject in rest]) as gathering:
        for subject in rest:
            subject.suggest_at = looks[subject.id].again_at
            gathering.save(subject, "suggest_at")


async def _survivor(subject: Subject) -> Subject:
    """Where it went: whoever sees that is told what became of its suggestions."""
    while subject.merged_into_id is not None:
        subject = await Subject.get(id=subject.merged_into_id)
    return subject
