"""Channels: who works there, which addresses reach it."""

import asyncio

import pytest

from errors import Duplicate, Forbidden, Invalid, Required
from models import Channel, Membership, Subject, User
from permissions import Access
from tests.make import NOON, Cast, events, subject


async def member(channel: Channel, who: User) -> tuple[Access, bool] | None:
    held = await Membership.get_or_none(channel_id=channel.id, user_id=who.id)
    return (held.access, held.leader) if held else None


async def test_a_channel_has_one_leader_and_the_former_stays_as_a_member(cast: Cast) -> None:
    await cast.brasil.set_member(cast.carla, access=Access.OWN, leader=True, by=cast.rita, now=NOON)

    assert await member(cast.brasil, cast.carla) == (Access.CHANNEL, True)
    assert await member(cast.brasil, cast.bruno) == (Access.CHANNEL, False)
    assert await Membership.filter(channel_id=cast.brasil.id, leader=True).count() == 1
    told = (await events("MemberSet"))[-2:]
    assert [(event.data["user"], event.data["leader"]) for event in told] == [
        (cast.bruno.id, False),
        (cast.carla.id, True),
    ]
    assert [event.reach_user_id for event in told] == [cast.bruno.id, cast.carla.id]


async def test_a_leader_sees_the_channel_whole(cast: Cast) -> None:
    hers, others = await subject(cast, owner=cast.carla), await subject(cast)
    assert [row.id for row in await Subject.visible_to(cast.carla)] == [hers.id]

    await cast.brasil.set_member(cast.carla, access=Access.OWN, leader=True, by=cast.rita, now=NOON)
    carla = await User.acting(cast.carla.id)

    assert carla is not None
    assert {row.id for row in await Subject.visible_to(carla)} == {hers.id, others.id}


async def test_setting_what_is_set_changes_nothing(cast: Cast) -> None:
    before = len(await events())

    await cast.brasil.set_member(cast.carla, access=Access.OWN, leader=False, by=cast.rita, now=NOON)

    assert len(await events()) == before


async def test_a_leader_sets_and_removes_members_of_their_own_channel_only(cast: Cast) -> None:
    await cast.brasil.set_member(cast.diego, access=Access.OWN, leader=False, by=cast.bruno, now=NOON)
    assert await member(cast.brasil, cast.diego) == (Access.OWN, False)

    await cast.brasil.remove_member(cast.diego, by=cast.bruno, now=NOON)
    assert await member(cast.brasil, cast.diego) is None
    for by, channel in ((cast.bruno, cast.europa), (cast.ana, cast.brasil), (cast.vera, cast.brasil)):
        with pytest.raises(Forbidden, match="leader of a channel"):
            await channel.set_member(cast.carla, access=Access.OWN, leader=False, by=by, now=NOON)
        with pytest.raises(Forbidden):
            await channel.remove_member(cast.diego, by=by, now=NOON)


async def test_removing_nobody_changes_nothing(cast: Cast) -> None:
    await cast.brasil.remove_member(cast.diego, by=cast.rita, now=NOON)

    assert not await events("MemberRemoved")


async def test_only_active_people_are_members(cast: Cast) -> None:
    await cast.diego.update(by=cast.rita, now=NOON, active=False)

    for nobody in (cast.diego, await User.system()):
        with pytest.raises(Invalid, match="Only an active user"):
            await cast.brasil.set_member(nobody, access=Access.OWN, leader=False, by=cast.rita, now=NOON)


async def test_an_alias_belongs_to_one_channel(cast: Cast) -> None:
    for same in ("brasil@funil.example", "BRASIL@Funil.Example", "brasil+feira@funil.example"):
        with pytest.raises(Duplicate, match="already belongs to the channel Brasil"):
            await cast.europa.update(by=cast.rita, now=NOON, aliases=[same])
        with pytest.raises(Duplicate):
            await Channel.create_new(by=cast.rita, now=NOON, name="Ásia", aliases=[same])

    await cast.brasil.update(by=cast.rita, now=NOON, aliases=["BRASIL@funil.example", "vendas@São-Paulo.example"])
    assert cast.brasil.aliases == ["brasil@funil.example", "vendas@xn--so-paulo-rza.example"]


async def test_an_alias_that_is_given_up_is_free(cast: Cast) -> None:
    await cast.brasil.update(by=cast.rita, now=NOON, aliases=[])

    await cast.europa.update(by=cast.rita, now=NOON, aliases=["brasil@funil.example"])

    assert cast.europa.aliases == ["brasil@funil.example"]


async def test_what_a_channel_says_of_itself_is_checked(cast: Cast) -> None:
    with pytest.raises(Duplicate, match="channel with this name"):
        await Channel.create_new(by=cast.rita, now=NOON, name=" Brasil")
    with pytest.raises(Required, match="needs a name"):
        await cast.brasil.update(by=cast.rita, now=NOON, name="")
    with pytest.raises(Invalid, match="at most 80"):
        await cast.brasil.update(by=cast.rita, now=NOON, name="x" * 81)
    with pytest.raises(Invalid, match="not an e-mail address"):
        await cast.brasil.update(by=cast.rita, now=NOON, aliases=["brasil"])
    with pytest.raises(Invalid, match="between 1 and 3650"):
        await cast.brasil.update(by=cast.rita, now=NOON, idle_days=0)
    with pytest.raises(Invalid, match="90 days"):
        await cast.brasil.update(by=cast.rita, now=NOON, response_hours=0)
    with pytest.raises(Invalid, match="#rrggbb"):
        await cast.brasil.update(by=cast.rita, now=NOON, color="verde")


@pytest.mark.parametrize("who", ["bruno", "ana", "vera"])
async def test_channels_are_the_managers_to_keep(cast: Cast, who: str) -> None:
    by = getattr(cast, who)

    with pytest.raises(Forbidden):
        await Channel.create_new(by=by, now=NOON, name="Ásia")
    for verb in (cast.brasil.archive, cast.brasil.restore):
        with pytest.raises(Forbidden):
            await verb(by=by, now=NOON)
    with pytest.raises(Forbidden):
        await cast.brasil.update(by=by, now=NOON, name="Meu")


async def test_channels_are_seen_by_their_members_and_managers(cast: Cast) -> None:
    for who, seen in (("rita", 2), ("marcos", 2), ("carla", 1), ("vera", 1), ("diego", 1)):
        assert await Channel.visible_to(getattr(cast, who)).count() == seen


async def test_archive_and_restore_once_each(cast: Cast) -> None:
    for _ in range(2):
        await cast.europa.archive(by=cast.marcos, now=NOON)
    for _ in range(2):
        await cast.europa.restore(by=cast.marcos, now=NOON)

    kinds = [event.kind for event in await events()]
    assert (kinds.count("ChannelArchived"), kinds.count("ChannelRestored")) == (1, 1)


async def test_two_channels_that_want_the_same_alias_at_once_do_not_both_get_it(cast: Cast) -> None:
    opening = (
        Channel.create_new(by=cast.rita, now=NOON, name=name, aliases=["asia@funil.example"])
        for name in ("Ásia", "Índia")
    )

    answers = await asyncio.gather(*opening, return_exceptions=True)

    assert sorted(type(answer).__name__ for answer in answers) == ["Channel", "Duplicate"]


async def test_the_same_name_given_twice_at_once_is_given_once(cast: Cast) -> None:
    opening = (Channel.create_new(by=cast.rita, now=NOON, name="Ásia") for _ in range(2))

    answers = await asyncio.gather(*opening, return_exceptions=True)

    assert sorted(type(answer).__name__ for answer in answers) == ["Channel", "Duplicate"]
