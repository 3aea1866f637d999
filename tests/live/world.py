"""A small company at work: four people who follow everything they may, all the time, while things happen."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import models
from models import SubjectKind
from schema.ids import to_id
from tests.live.follower import Watched, activities, board, configuration, fetched, intake, timeline
from tests.live.line import line
from tests.make import Cast, customer, person, stages, subject
from tests.models.post import mailbox
from tests.web import Visitor, Web

CORE = 5
"""Board, configuration, two timelines and activities: what is checked each time. A document has 500 selections."""


def id_of(row: Any) -> str:
    return to_id(row.noun, row.id)


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class World:
    """Rita administers, Ana sees Brasil whole, Carla her own there, Diego leads Europa."""

    web: Web
    cast: Cast
    visitors: dict[str, Visitor]
    stages: list[models.Stage]
    card: models.Subject
    sol: models.Customer
    urgent: models.Marker
    reason: models.LostReason
    helena: models.User
    last: int = 0
    watched: list[Watched] = field(default_factory=list)

    async def do(self, who: str, mutation: str, selection: str = "", **input: Any) -> Any:
        """One request of somebody, who is not refused."""
        payload = await self.visitors[who].do(mutation, input, selection)
        assert payload["errors"] == [], (mutation, input, payload["errors"])
        return payload

    async def new(self, title: str, **given: Any) -> models.Subject:
        """A card that is there when the scenario begins."""
        return await subject(self.cast, title, **{"now": now(), "stage": self.stages[0], "customer": self.sol, **given})

    async def prospect(self, title: str, **given: Any) -> models.Subject:
        return await subject(
            self.cast, title, **{"now": now(), "kind": SubjectKind.PROSPECT, "customer": self.sol, **given}
        )

    async def check(self, *, whole: bool = False) -> None:
        """For each of them, what they were told adds up to what a fresh fetch tells. `whole`: narrowed boards, too."""
        for name in self.visitors:
            mine = [watched for watched in self.watched if watched.visitor is self.visitors[name]]
            mine = mine if whole else mine[:CORE]
            for some in (mine[begin : begin + 2] for begin in range(0, len(mine), 2)):
                answer = await fetched(some)
                await asyncio.gather(*(watched.check(answer, number) for number, watched in enumerate(some)))

    async def tidy(self) -> None:
        """Take away the cards that a scenario has left, so that the board stays as small as it was."""
        async with models.transaction():
            for card in await models.Subject.filter(id__gt=self.last, merged_into_id__isnull=True):
                await card.delete_for_ever(by=self.cast.rita, now=now())

    def resyncs(self) -> dict[str, int]:
        return {watched.name: watched.resyncs for watched in self.watched if watched.resyncs}


@contextlib.asynccontextmanager
async def world(web: Web, cast: Cast) -> AsyncIterator[World]:
    made = await _made(web, cast)
    async with contextlib.AsyncExitStack() as stack:
        for name, visitor in list(made.visitors.items()):
            held = await stack.enter_async_context(line(visitor))
            made.watched += [
                board(name, visitor, held),
                configuration(name, visitor, held),
                timeline(name, visitor, held, "subject", id_of(made.card)),
                timeline(name, visitor, held, "customer", id_of(made.sol)),
                intake(name, visitor, held),
            ]
            if name in ("ana", "diego"):
                made.watched.append(activities(name, visitor, held, assignee=id_of(getattr(cast, name))))
            if name in ("rita", "carla"):
                made.watched.append(activities(name, visitor, held))
            if name == "rita":
                brasil, ana, urgent = (id_of(row) for row in (cast.brasil, cast.ana, made.urgent))
                narrow = {"ownerIds": [ana], "archived": None}
                said = {"text": "padaria", "markers": {"none": [urgent]}}
                made.watched += [
                    board(name, visitor, held, channelId=brasil, filter=narrow),
                    board(name, visitor, held, filter=said),
                ]
        for watched in made.watched:
            await watched.begin()
            stack.push_async_callback(watched.end)
        yield made


async def _able_to_send(web: Web, cast: Cast) -> None:
    keyring = models.Keyring(web.settings.secret_keys)
    account = {
        "address": "saida@funil.example",
        "host": "imap.funil.example",
        "username": "saida",
        "password": "secret",
    }
    box = await models.Mailbox.connect(by=cast.rita, now=now(), keyring=keyring, **account)
    await box.set_sending(by=cast.rita, now=now(), keyring=keyring, host="smtp.funil.example", password="secret")
    await cast.brasil.update(by=cast.rita, now=now(), mailbox=box)


async def _made(web: Web, cast: Cast) -> World:
    first, second, *_ = columns = await stages()
    await mailbox()
    sol = await customer(cast, "Padaria Sol", channel=cast.brasil, emails=["eva@sol.example"], now=now())
    made = World(
        web=web,
        cast=cast,
        visitors={name: await web.sign_in(getattr(cast, name)) for name in ("rita", "ana", "carla", "diego")},
        stages=columns,
        card=await subject(cast, "Barcos", owner=None, stage=first, customer=sol, now=now()),
        sol=sol,
        urgent=await models.Marker.create_new(by=cast.rita, now=now(), name="Urgente"),
        reason=(await models.LostReason.all().order_by("id"))[0],
        helena=await person("Helena", cast.ana.role),
    )
    await _able_to_send(web, cast)
    worth = models.Money(Decimal("1500.50"), "BRL")
    await subject(cast, "Velas", stage=first, now=now(), value=worth, manual_probability=40)
    await subject(cast, "Remos", stage=second, owner=cast.carla, now=now(), value=worth, customer=sol)
    made.last = (await subject(cast, "Motores", channel=cast.europa, by=cast.rita, owner=cast.diego, now=now())).id
    return made
