"""Teams with a channel and a card each, and people who see those of their own team and the first one's."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

import models
from models.account import first_admin
from models.founding import found
from permissions import Access, Role
from schema.ids import to_id
from storage import engine
from storage.migrate import migrate


@dataclass(frozen=True)
class House:
    admin: str
    tokens: list[str]
    """Of people, each of whom sees the channel of their own number, and all the first one."""
    channels: list[str]
    cards: list[str]


async def build(url: str, people: int, channels: int) -> House:
    now = datetime.now(UTC)
    await migrate(url)
    await engine.open(url)
    try:
        await found(name="Bench", zone="UTC", currency="BRL", locale="en", now=now)
        rita = await first_admin(
            name="Rita", email="rita@funil.example", password_hash="-", zone="UTC", locale="en", now=now
        )
        async with models.transaction():
            rows = [await models.Channel.create_new(by=rita, now=now, name=f"Team {n}") for n in range(channels)]
            marker = await models.Marker.create_new(by=rita, now=now, name="Fair")
            cards = [await _card(number, row, marker, rita, now) for number, row in enumerate(rows)]
            tokens = [await _person(n, rows, rita, now) for n in range(people)]
            _, admin = await models.Session.begin(rita, now=now, terms=models.Terms())
        ids = [to_id("Channel", row.id) for row in rows], [to_id("Subject", card.id) for card in cards]
        return House(admin, tokens, *ids)
    finally:
        await engine.close()


async def _card(
    number: int, channel: models.Channel, marker: models.Marker, rita: models.User, now: datetime
) -> models.Subject:
    customer = await models.Customer.create_new(by=rita, now=now, name=f"Eva {number}", channel=channel)
    value = models.Money(Decimal(900 + number), "BRL")
    card: models.Subject = await models.Subject.create_new(
        by=rita, now=now, channel=channel, title="A boat", customer=customer, owner=rita, value=value
    )
    await card.mark(add=[marker], remove=[], by=rita, now=now)
    await models.Activity.schedule(by=rita, now=now, subject=card, summary="Call her")
    return card


async def _person(number: int, channels: list[models.Channel], rita: models.User, now: datetime) -> str:
    who = await models.User.create(
        name=f"P{number}",
        email=f"p{number}@funil.example",
        role=Role.AGENT,
        locale="en",
        created_at=now,
        updated_at=now,
    )
    for channel in {channels[0], channels[number % len(channels)]}:
        await channel.set_member(who, access=Access.CHANNEL, leader=False, by=rita, now=now)
    return (await models.Session.begin(who, now=now, terms=models.Terms()))[1]
