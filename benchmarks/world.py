"""The data that both sides are measured on: the generated year, brought to today, and the seller who asks.

Knows neither the floor nor how anything is measured.
"""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import models
from benchmarks import base
from benchmarks.year import kept, live
from models import ledger, suggesting
from models.account import new_user
from models.subject.board import Board
from permissions import Access, Role
from schema.ids import to_id
from storage import engine
from storage.moving import move

ELSEWHERE = 60
"""Cards of a team that the seller is not in: of these they see the one on which they have something to do."""
AHEAD = timedelta(hours=1)
"""The clock runs so far ahead, that nothing falls due on one side while both are measured."""


@dataclass(frozen=True)
class World:
    """Who asks, and the ids that the requests name."""

    token: str
    channel: str
    stages: list[str]
    """The open ones."""
    cards: list[str]
    """Column by column, as many of each."""
    customers: list[str]
    """Each with a card of theirs."""
    seller: str
    """Who asks."""


async def build(folder: Path, url: str, subjects: int) -> World:
    """Fill a new database with the year of so many open subjects; it is closed again when this returns."""
    made = folder / "world.sqlite3"
    shutil.copy(await kept(subjects), made)
    await engine.open(f"sqlite:///{made}")
    try:
        world = await _today(datetime.now(UTC))
    finally:
        await engine.close()
    if url.startswith("sqlite"):
        made.rename(base.file_of(url))
    else:
        await move(f"sqlite:///{made}", url)
        await base.analysed(url)
    return world


async def _today(now: datetime) -> World:
    system = await models.User.system()
    admin = await models.User.filter(role=Role.ADMIN).order_by("id").first()
    assert admin is not None
    await admin.load_reach()
    ana = await _hire(admin, now)
    await models.Activity.rezone(by=system, now=now + AHEAD)
    await models.Activity.tick(by=system, now=now + AHEAD)
    await models.Subject.tick(by=system, now=now + AHEAD)
    # Else it would be done while something else is measured, and on one side only.
    while await suggesting.catch_up(by=system, now=now) or await ledger.catch_up():
        continue
    stages = [stage for stage in await models.Stage.in_order() if stage.kind is models.StageKind.OPEN]
    channel = await models.Channel.get(name="Brasil")
    theirs: Any = live().filter(channel_id=channel.id, customer_id__not_isnull=True).order_by("id")
    _, token = await models.Session.begin(ana, now=now, terms=models.Terms())
    return World(
        token=token,
        channel=to_id("Channel", channel.id),
        stages=[to_id("Stage", stage.id) for stage in stages],
        cards=[to_id("Subject", id) for id in await _cards(ana, stages)],
        customers=[to_id("Customer", id) for id in dict.fromkeys(await theirs.values_list("customer_id", flat=True))],
        seller=to_id("User", ana.id),
    )


async def _hire(admin: models.User, now: datetime) -> models.User:
    """Ana comes into all channels of the year, and another one opens without her."""
    ana = await new_user(name="Ana", email="ana@bench.example", role=Role.AGENT, zone=admin.zone, locale="en", now=now)
    for channel in await models.Channel.all():
        await channel.set_member(ana, access=Access.CHANNEL, leader=False, by=admin, now=now)
    elsewhere = await models.Channel.create_new(by=admin, now=now, name="Elsewhere")
    for number in range(ELSEWHERE):
        card = await models.Subject.create_new(by=admin, now=now, channel=elsewhere, title=f"Matter {number}")
        if number == 0:
            await models.Activity.schedule(by=admin, now=now, subject=card, summary="Look at it", assignee=ana)
    await ana.load_reach()
    return ana


async def _cards(ana: models.User, stages: list[models.Stage]) -> list[int]:
    """Ids of the cards that she may work on, as many of each column, by rank."""
    columns: dict[int, list[int]] = {stage.id: [] for stage in stages}
    found: Any = Board(ana).opportunities().order_by("rank", "id").values_list("stage_id", "id")
    for stage, id in await found:
        if stage in columns:
            columns[stage].append(id)
    each = min(len(ids) for ids in columns.values())
    return [id for ids in columns.values() for id in ids[:each]]
