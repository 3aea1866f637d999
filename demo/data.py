"""Plays the demo team's last months through the ordinary verbs, once, into a new installation."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from demo import agenda, papers
from demo.customers import enter
from demo.desk import Desk
from demo.endings import ENDED
from demo.matter import MARKERS, Closed, Lost, Matter, Won
from demo.opportunities import CONTACTED, NEGOTIATING, PROPOSED, PROSPECTING
from demo.prospects import PROSPECTS
from demo.team import COLLEAGUES, DemoUser, Team, assemble
from models.account import hashed
from models.base import transaction
from models.channel import Channel
from models.customer import Customer
from models.marker import LostReason, Marker
from models.money import Money
from models.note import Note
from models.stage import Stage, StageKind
from models.subject import Outcome, Subject, SubjectKind
from models.trade import Proposal
from models.user import User
from models.workspace import Workspace

MATTERS = (*PROSPECTS, *PROSPECTING, *CONTACTED, *PROPOSED, *NEGOTIATING, *ENDED)
BEGAN = timedelta(days=120)
WON, LOST = ([matter for matter in ENDED if isinstance(matter.end, end)] for end in (Won, Lost))
OFFERED = (*PROPOSED[:4], *NEGOTIATING[:2], *WON[:2], *LOST[:1])
"""To these customers a proposal went when the card came to its third stage; the first one has waited too long."""
REVISED = (PROPOSED[1], NEGOTIATING[0])
"""They asked for a better price, and got it."""
ORDERED = WON[2:3]
"""They ordered without being offered anything."""
ROTTING_DAYS = (None, 14, 15, 21)
"""Of the first stages; who proposes should hear within two weeks."""

Deed = Callable[[datetime], Awaitable[None]]


@dataclass
class Scene:
    """Everything that the matters refer to."""

    now: datetime
    locale: str
    zone: ZoneInfo
    team: Team
    stages: list[Stage]
    closing: Stage
    reasons: list[LostReason]
    markers: dict[str, Marker]
    customers: dict[str, Customer]
    dice: Random = field(default_factory=lambda: Random(7))

    def at(self, days: int) -> datetime:
        """Some time in the working day so many days ago; what would be on a weekend was done on Friday."""
        day = self.now.astimezone(self.zone).date() - timedelta(days=days)
        if days > 0:
            day -= timedelta(days=max(0, day.weekday() - 4))
        moment = datetime.combine(day, time(9 + self.dice.randrange(9), self.dice.randrange(60)), tzinfo=self.zone)
        return min(moment.astimezone(self.now.tzinfo), self.now - timedelta(minutes=20 + self.dice.randrange(40)))


async def seed(*, now: datetime, locale: str) -> list[DemoUser]:
    """Fill a founded installation. Does nothing where a channel exists; who may sign in is told only this once."""
    if await Channel.all().exists():
        return []
    password = secrets.token_urlsafe(9)
    password_hash = await hashed(password)
    async with transaction():
        scene = await _set(now=now, locale=locale, password_hash=password_hash)
        # In the order of their dates, as they would have been recorded: a customer's timeline spans subjects.
        desk = Desk(scene.team, scene.customers, locale)
        steps = [step for matter in MATTERS for step in _told(matter, scene)]
        steps += [(scene.at(days), deed) for days, deed in desk.deeds()]
        for at, deed in sorted(steps, key=lambda step: step[0]):
            await deed(at)
        await Subject.tick(by=await User.system(), now=now)
        await Proposal.tick(by=await User.system(), now=now)
        today, some = now.astimezone(scene.zone).date(), list(scene.customers.values())[:6]
        await papers.tell(some, by=scene.team.admin, now=now, today=today)
        await agenda.fill(locale=locale, sellers=list(scene.team.people.values()), now=now)
    made = {user.email for user in scene.team.people.values()}
    return [DemoUser(each.email, password, each.role, each.name) for each in COLLEAGUES if each.email in made]


async def _set(*, now: datetime, locale: str, password_hash: str) -> Scene:
    began, dice = now - BEGAN, Random(7)
    workspace = await Workspace.current()
    team = await assemble(password_hash=password_hash, locale=locale, now=began)
    stages = await Stage.in_order()
    opening = [stage for stage in stages if stage.kind is StageKind.OPEN]
    for stage, days in zip(opening, ROTTING_DAYS, strict=False):
        await stage.update(by=team.admin, now=began, rotting_days=days)
    return Scene(
        now=now,
        locale=locale,
        zone=ZoneInfo(workspace.zone),
        team=team,
        stages=opening,
        closing=next(stage for stage in stages if stage.kind is StageKind.CLOSED),
        reasons=await LostReason.all().order_by("id"),
        markers={
            key: await Marker.create_new(by=team.admin, now=began, name=words.of(locale), color=color)
            for key, (words, color) in MARKERS.items()
        },
        customers=await enter(team, now=began, dice=dice),
        dice=dice,
    )


def _told(matter: Matter, scene: Scene) -> list[tuple[datetime, Deed]]:
    """The steps of one matter, each later than the one before."""
    story = Story(matter, scene)
    steps: list[tuple[int, Deed]] = [(matter.created, story.begin)]
    if matter.assigned is not None:
        steps.append((matter.assigned, story.assign))
    steps += [(days, story.move_to(stage)) for days, stage in zip(matter.moves, scene.stages[1:], strict=False)]
    if matter in OFFERED:
        offered = matter.moves[1] if len(matter.moves) > 1 else matter.created
        steps.append((offered, story.offer))
        if matter in REVISED:
            steps.append((max(offered - 2, 0), story.renegotiate))
    steps += [(said.days, story.note(said.by, said.words.of(scene.locale))) for said in matter.notes]
    if matter.end is not None:
        steps.append((matter.end.days, story.end))
    if matter.archived is not None:
        steps.append((matter.archived, story.archive))
    dated: list[tuple[datetime, Deed]] = []
    for days, deed in sorted(steps, key=lambda step: -step[0]):
        at = scene.at(days)
        if dated and at <= dated[-1][0]:
            at = dated[-1][0] + timedelta(minutes=3)
        dated.append((at, deed))
    return dated


class Story:
    """One subject as it grows."""

    def __init__(self, matter: Matter, scene: Scene) -> None:
        self._matter, self._scene = matter, scene
        self._by = scene.team.people[matter.owner or matter.by]
        self._offered: Proposal | None = None

    async def begin(self, now: datetime) -> None:
        matter, scene, people = self._matter, self._scene, self._scene.team.people
        given: dict[str, Any] = {"priority": matter.priority, "manual_probability": matter.probability}
        if matter.value is not None:
            given["value"] = Money(Decimal(matter.value), matter.currency)
        if matter.close_in is not None:
            given["expected_close_on"] = scene.now.astimezone(scene.zone).date() + timedelta(days=matter.close_in)
        if matter.source is not None:
            given["source"] = matter.source.of(scene.locale)
        self.subject: Subject = await Subject.create_new(
            by=people[matter.by],
            now=now,
            channel=scene.team.channels[matter.channel],
            title=matter.title.of(scene.locale),
            kind=SubjectKind.PROSPECT if matter.prospect else SubjectKind.OPPORTUNITY,
            customer=scene.customers[matter.customer] if matter.customer else None,
            owner=people[matter.owner] if matter.owner and matter.assigned is None else None,
            **given,
        )
        marks = [scene.markers[key] for key in matter.markers]
        await self.subject.mark(add=marks, remove=[], by=people[matter.by], now=now)

    async def assign(self, now: datetime) -> None:
        people = self._scene.team.people
        await self.subject.assign(to=people[self._matter.owner or ""], by=people[self._matter.by], now=now)

    def move_to(self, stage: Stage) -> Deed:
        async def move(now: datetime) -> None:
            await self.subject.move(to=stage, by=self._by, now=now)

        return move

    def note(self, author: str, words: str) -> Deed:
        async def write(now: datetime) -> None:
            await Note.add(words, by=self._scene.team.people[author], now=now, subject=self.subject)

        return write

    async def offer(self, now: datetime) -> None:
        scene = self._scene
        today, late = scene.now.astimezone(scene.zone).date(), self._matter is OFFERED[0]
        until = now.astimezone(scene.zone).date() if late else today + timedelta(days=15)
        self._offered = await papers.offer(
            self.subject, self._matter, by=self._by, now=now, locale=scene.locale, until=until
        )

    async def renegotiate(self, now: datetime) -> None:
        scene = self._scene
        until = scene.now.astimezone(scene.zone).date() + timedelta(days=15)
        if self._offered is not None:
            await papers.renegotiate(
                self._offered, self._matter, by=self._by, now=now, locale=scene.locale, until=until
            )

    async def end(self, now: datetime) -> None:
        match self._matter.end:
            case Won():
                if self._offered is not None:
                    await self._offered.accept(confirm=True, by=self._by, now=now)
                if self._matter in ORDERED:
                    await papers.order(self.subject, self._matter, by=self._by, now=now, locale=self._scene.locale)
                await self.subject.win(by=self._by, now=now)
            case Lost(reason=place, note=note):
                reason = self._scene.reasons[place]
                words = note.of(self._scene.locale) if note else None
                if self._offered is not None:
                    await self._offered.refuse(by=self._by, now=now, note=papers.TOO_DEAR.of(self._scene.locale))
                await self.subject.lose(reason=reason, by=self._by, now=now, note=words)
            case Closed():
                await self.subject.move(to=self._scene.closing, outcome=Outcome.CLOSED, by=self._by, now=now)

    async def archive(self, now: datetime) -> None:
        await self.subject.archive(by=self._by, now=now)
