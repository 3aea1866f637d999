"""State + events = fresh fetch while all that can be done to subjects is done in any order, and while time passes."""

import random
from collections.abc import Awaitable, Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import models
from errors import Refused
from models import Outcome, StageKind, Subject, SubjectKind
from tests.databases import server
from tests.live.world import World, now, world
from tests.make import Cast, stage, stages
from tests.web import Web

STEPS = 150 if server() is None else 60
LOOK_EVERY = 30
Verb = Callable[["Walk", Subject], Awaitable[None]]


class Walk:
    """Random choices among what there is, from a seed."""

    def __init__(self, company: World, columns: list[models.Stage], seed: int) -> None:
        self.company, self.columns, self.chance = company, columns, random.Random(seed)

    @property
    def by(self) -> dict[str, Any]:
        return {"by": self.company.cast.rita, "now": now()}

    async def card(self) -> Subject:
        cards = await Subject.filter(merged_into_id__isnull=True).order_by("id")
        return self.chance.choice(cards)

    async def create(self, _: Subject) -> None:
        kind = self.chance.choice(list(SubjectKind))
        stage = self.chance.choice(self.columns) if kind is SubjectKind.OPPORTUNITY else None
        value = self.chance.choice([None, models.Money(Decimal(7), "BRL")])
        where = self.chance.choice([self.company.cast.brasil, self.company.cast.europa])
        await Subject.create_new(channel=where, title="Novo", kind=kind, stage=stage, value=value, **self.by)

    async def update(self, card: Subject) -> None:
        changes: list[dict[str, Any]] = [
            {"title": f"Barco {self.chance.random()}"},
            {"value": models.Money(Decimal(self.chance.randint(1, 99)), self.chance.choice(["BRL", "EUR"]))},
            {"manual_probability": self.chance.choice([None, 80])},
            {"customer": self.chance.choice([None, self.company.sol])},
        ]
        await card.update(**self.chance.choice(changes), **self.by)

    async def move(self, card: Subject) -> None:
        to = self.chance.choice(self.columns)
        others = await Subject.filter(stage_id=to.id, merged_into_id__isnull=True).exclude(id=card.id)
        beside = self.chance.choice([*others, None])
        sides: list[dict[str, Any]] = [{"after": beside}, {"before": beside}]
        await card.move(to=to, **self.chance.choice(sides), **self.by)

    async def lose_by_move(self, card: Subject) -> None:
        closing = next(column for column in self.columns if column.kind is StageKind.CLOSED)
        await card.move(to=closing, outcome=Outcome.LOST, reason=self.company.reason, **self.by)

    async def convert(self, card: Subject) -> None:
        await card.convert(stage=self.chance.choice(self.columns), **self.by)

    async def merge(self, card: Subject) -> None:
        await card.merge_into(await self.card(), **self.by)

    async def assign(self, card: Subject) -> None:
        cast = self.company.cast
        await card.assign(to=self.chance.choice([cast.ana, cast.carla, cast.diego, None]), **self.by)

    async def transfer(self, card: Subject) -> None:
        cast = self.company.cast
        await card.transfer(to=self.chance.choice([cast.brasil, cast.europa]), **self.by)

    async def win(self, card: Subject) -> None:
        await card.win(**self.by)

    async def lose(self, card: Subject) -> None:
        await card.lose(reason=self.company.reason, note="Caro", **self.by)

    async def reopen(self, card: Subject) -> None:
        await card.reopen(**self.by)

    async def discard(self, card: Subject) -> None:
        await card.discard(**self.by)

    async def archive(self, card: Subject) -> None:
        await card.archive(**self.by)

    async def restore(self, card: Subject) -> None:
        await card.restore(**self.by)

    async def mark(self, card: Subject) -> None:
        add = self.chance.random() < 0.5
        await card.mark(
            add=[self.company.urgent] if add else [], remove=[] if add else [self.company.urgent], **self.by
        )

    async def note(self, card: Subject) -> None:
        await models.Note.add("Ligou", subject=card, **self.by)

    async def rename(self, _: Subject) -> None:
        await self.company.sol.update(name=f"Padaria {self.chance.randint(1, 9)}", **self.by)

    async def delete(self, card: Subject) -> None:
        if card.id != self.company.card.id:
            await card.delete_for_ever(**self.by)

    async def tick(self, _: Subject) -> None:
        later = now() + timedelta(days=self.chance.randint(1, 40))
        await Subject.tick(by=await models.User.system(), now=later)

    async def step(self) -> str:
        verbs: list[Verb] = [
            Walk.create, Walk.update, Walk.move, Walk.move, Walk.lose_by_move, Walk.convert, Walk.merge, Walk.assign,
            Walk.assign, Walk.transfer, Walk.win, Walk.lose, Walk.reopen, Walk.reopen, Walk.discard, Walk.archive,
            Walk.restore, Walk.restore, Walk.mark, Walk.note, Walk.rename, Walk.delete, Walk.tick,
        ]  # fmt: skip
        verb = self.chance.choice(verbs)
        try:
            await verb(self, await self.card())
        except Refused:
            return f"{verb.__name__} (refused)"
        return verb.__name__


async def test_state_and_events_are_a_fresh_fetch_on_a_random_walk(web: Web, cast: Cast) -> None:
    await stage("Ganho", StageKind.WON, by=cast.rita)
    async with world(web, cast) as company:
        walk, done = Walk(company, await stages(), seed=20_261_122), []
        for number in range(1, STEPS + 1):
            done.append(await walk.step())
            if number % LOOK_EVERY == 0:
                try:
                    await company.check()
                except AssertionError as error:
                    error.add_note(f"after {done[-LOOK_EVERY:]}")
                    raise
        assert company.resyncs() == {}
        assert sum("refused" not in verb for verb in done) > STEPS / 2


async def test_state_and_events_are_a_fresh_fetch_while_time_passes(web: Web, cast: Cast) -> None:
    """Cards go idle, rot and leave the board by the clock alone."""
    software = await models.User.system()
    async with world(web, cast) as company:
        await company.stages[0].update(rotting_days=3, by=cast.rita, now=now())
        closed = await company.new("Encerrado")
        await closed.win(by=cast.ana, now=now())
        flipped = []
        for days in (0, 4, 20, 31):
            flipped.append(await Subject.tick(by=software, now=now() + timedelta(days=days)))
            await company.check()
        kinds = {event.kind for event in await models.Event.filter(event_class="CLOCK")}
        assert kinds == {"SubjectClocksReset", "SubjectWentIdle", "SubjectWentRotting", "SubjectLeftBoard"}
        assert all(flipped)
        assert await Subject.tick(by=software, now=now() + timedelta(days=31)) == 0
