"""The data that both sides are measured on: ten stages of a hundred cards, made by the ordinary verbs.

Knows neither the floor nor how anything is measured.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import models
from models import suggesting
from models.account import first_admin
from models.founding import found
from permissions import Access, Role
from schema.ids import to_id
from storage import engine
from storage.migrate import migrate

STAGES, CARDS, ELSEWHERE = 10, 100, 60
"""Columns, cards in each that the verbs make, and cards of another team that must not show."""


@dataclass(frozen=True)
class World:
    """Who asks, and the ids that the requests name."""

    token: str
    channel: str
    stages: list[str]
    cards: list[str]
    """Column by column, as many of each."""
    customers: list[str]
    """Each with a card of theirs."""
    seller: str
    """Who asks."""


async def build(url: str, subjects: int) -> World:
    """Fill a new database with so many open subjects at least; it is closed again when this returns."""
    now = datetime.now(UTC)
    await migrate(url)
    await engine.open(url)
    try:
        await found(name="Bench", zone="America/Sao_Paulo", currency="BRL", locale="en", now=now)
        async with models.transaction():
            world = await _fill(now, min(CARDS, subjects // STAGES))
        await _copied(subjects // len(world.cards) - 1)
        # Else it would be done while something else is measured, and on one side only.
        while await suggesting.catch_up(by=await models.User.system(), now=now):
            continue
        return world
    finally:
        await engine.close()


async def _copied(times: int) -> None:
    """As many cards again, each behind its original, with its markers."""
    connection = models.Subject._meta.db
    same = sorted({*models.Subject._meta.fields_db_projection.values()} - {"id", "rank"})
    columns = ", ".join(f'"{name}"' for name in same)
    [[last]] = (await connection.execute_query("SELECT MAX(id) FROM subject"))[1]
    for number in range(1, times + 1):
        copied = f"INSERT INTO subject (id, rank, {columns}) SELECT id + {number * last}, rank || '{'V' * number}',"
        await connection.execute_query(f"{copied} {columns} FROM subject WHERE id <= {last}")
        marked = f"SELECT subject_id + {number * last}, marker_id FROM subject_marker WHERE subject_id <= {last}"
        await connection.execute_query(f"INSERT INTO subject_marker (subject_id, marker_id) {marked}")
    if connection.capabilities.dialect == "postgres":
        await connection.execute_query("SELECT setval(pg_get_serial_sequence('subject', 'id'), MAX(id)) FROM subject")
        await connection.execute_script("ANALYZE")


async def _fill(now: datetime, each: int) -> World:
    rita = await first_admin(
        name="Rita", email="rita@funil.example", password_hash="-", zone="UTC", locale="en", now=now
    )
    ana = await models.User.create(
        name="Ana", email="ana@funil.example", role=Role.AGENT, locale="en", created_at=now, updated_at=now
    )
    brasil = await models.Channel.create_new(by=rita, now=now, name="Brasil")
    europa = await models.Channel.create_new(by=rita, now=now, name="Europa")
    await brasil.set_member(ana, access=Access.CHANNEL, leader=False, by=rita, now=now)
    stages = await models.Stage.in_order()
    for number in range(len(stages), STAGES):
        stages.append(await models.Stage.create_new(by=rita, now=now, name=f"Stage {number + 1}", probability=60))
    for stage in stages:
        if stage.kind is not models.StageKind.OPEN:
            await stage.update(by=rita, now=now, kind=models.StageKind.OPEN, probability=90)
    cards = await _cards(rita, ana, brasil, stages, now, each)
    for number in range(ELSEWHERE):
        await models.Subject.create_new(
            by=rita, now=now, channel=europa, stage=stages[number % STAGES], title=f"Matter {number}"
        )
    theirs: Any = models.Subject.filter(channel_id=brasil.id, customer_id__not_isnull=True).order_by("id")
    _, token = await models.Session.begin(ana, now=now, terms=models.Terms())
    return World(
        token=token,
        channel=to_id("Channel", brasil.id),
        stages=[to_id("Stage", stage.id) for stage in stages],
        cards=cards,
        customers=[to_id("Customer", id) for id in dict.fromkeys(await theirs.values_list("customer_id", flat=True))],
        seller=to_id("User", ana.id),
    )


async def _cards(
    rita: models.User, ana: models.User, channel: models.Channel, stages: list[models.Stage], now: datetime, each: int
) -> list[str]:
    """Ids of the cards, column by column; some with and some without an owner, a value, markers."""
    dice = Random(7)
    markers = [await models.Marker.create_new(by=rita, now=now, name=f"Marker {number}") for number in range(8)]
    customers = [await models.Customer.create_new(by=rita, now=now, name=f"Customer {number}") for number in range(200)]
    ids = []
    for stage in stages:
        for number in range(each):
            subject = await models.Subject.create_new(
                by=rita,
                now=now - timedelta(hours=number),
                channel=channel,
                stage=stage,
                title=f"Bakery ovens, branch {number}",
                customer=dice.choice(customers),
                owner=ana if dice.random() < 0.7 else None,
                value=models.Money(Decimal(dice.randrange(100, 90_000)), "BRL") if dice.random() < 0.9 else None,
                priority=dice.randrange(4),
                source="site",
            )
            await subject.mark(add=dice.sample(markers, dice.randrange(4)), remove=[], by=rita, now=now)
            ids.append(to_id("Subject", subject.id))
    return ids
