"""Small builders: the rows a test begins with, made by the ordinary verbs."""

from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

import models
from permissions import Access, Role

NOON = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
"""A Friday noon in São Paulo."""


@dataclass
class Cast:
    rita: models.User
    marcos: models.User
    bruno: models.User
    ana: models.User
    carla: models.User
    diego: models.User
    vera: models.User
    brasil: models.Channel
    europa: models.Channel


async def gather_cast() -> None:
    """The people and channels that most tests begin with."""
    rita = await person("Rita", Role.ADMIN)
    brasil = await models.Channel.create_new(by=rita, now=NOON, name="Brasil", aliases=["brasil@funil.example"])
    europa = await models.Channel.create_new(by=rita, now=NOON, name="Europa", aliases=["europa@funil.example"])
    members = {
        "Bruno": (Role.AGENT, brasil, Access.CHANNEL, True),
        "Ana": (Role.AGENT, brasil, Access.CHANNEL, False),
        "Carla": (Role.AGENT, brasil, Access.OWN, False),
        "Diego": (Role.AGENT, europa, Access.CHANNEL, True),
        "Vera": (Role.VIEWER, brasil, Access.CHANNEL, False),
    }
    for name, (role, channel, access, leader) in members.items():
        await channel.set_member(await person(name, role), access=access, leader=leader, by=rita, now=NOON)
    await person("Marcos", Role.MANAGER)


async def the_cast() -> Cast:
    """Them as they stand in the database."""
    people = {
        user.name.lower(): await models.User.acting(user.id) for user in await models.User.exclude(password_hash="")
    }
    channels = {channel.name.lower(): channel for channel in await models.Channel.all()}
    return Cast(**{each.name: people.get(each.name) or channels[each.name] for each in fields(Cast)})  # type: ignore[arg-type]


async def person(name: str, role: Role) -> models.User:
    """Somebody who may act and has joined; whoever signs in by a password in a test is given one there."""
    user = await models.User.create(
        name=name,
        email=f"{name.lower()}@funil.example",
        password_hash="-",
        role=role,
        created_at=NOON,
        updated_at=NOON,
        locale="en",
    )
    await user.load_reach()
    return user


async def stages() -> list[models.Stage]:
    return await models.Stage.in_order()


async def subject(cast: Cast, title: str = "Barcos", **given: Any) -> models.Subject:
    """An opportunity of Ana's in Brasil's first stage, unless told otherwise."""
    defaults: dict[str, Any] = {"by": cast.ana, "now": NOON, "channel": cast.brasil, "owner": cast.ana}
    if "kind" not in given:
        defaults["kind"] = models.SubjectKind.OPPORTUNITY
    made: models.Subject = await models.Subject.create_new(title=title, **{**defaults, **given})
    return made


async def stage(name: str, kind: models.StageKind, *, by: models.User) -> models.Stage:
    return await models.Stage.create_new(by=by, now=NOON, name=name, kind=kind)


async def customer(cast: Cast, name: str = "Padaria Sol", **given: Any) -> models.Customer:
    return await models.Customer.create_new(**{"by": cast.ana, "now": NOON, "name": name, **given})


async def events(kind: str | None = None) -> list[models.Event]:
    rows = models.Event.all().order_by("id")
    return await (rows.filter(kind=kind) if kind else rows)
