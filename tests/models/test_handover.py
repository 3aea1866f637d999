"""Who is responsible: assigning within a channel, transferring between channels (DESIGN §9's second row)."""

from datetime import timedelta

import pytest

from errors import Forbidden, Invalid, NotFound, WrongState
from models import Membership, Subject, User
from permissions import Access
from tests.make import NOON, Cast, events, subject

LATER = NOON + timedelta(days=1)


async def unowned(cast: Cast) -> Subject:
    return await subject(cast, owner=None)


async def join(cast: Cast, who: User, access: Access) -> User:
    """Let somebody of Brasil into Europa too."""
    await cast.europa.set_member(who, access=access, leader=False, by=cast.rita, now=NOON)
    acting = await User.acting(who.id)
    assert acting is not None
    return acting


@pytest.mark.parametrize("who", ["rita", "marcos", "bruno", "ana"])
async def test_assign_to_another_is_for_those_who_see_the_channel_whole(cast: Cast, who: str) -> None:
    card = await subject(cast)

    await card.assign(to=cast.carla, by=getattr(cast, who), now=LATER)

    assert (card.owner_id, card.assigned_at) == (cast.carla.id, LATER)
    assert (await events("SubjectAssigned"))[-1].data == {"from_owner": cast.ana.id, "to_owner": cast.carla.id}


async def test_assign_by_somebody_who_sees_only_their_own_is_refused(cast: Cast) -> None:
    card = await subject(cast, owner=cast.carla)

    with pytest.raises(Forbidden, match="channels that you see whole"):
        await card.assign(to=cast.ana, by=cast.carla, now=LATER)
    with pytest.raises(Forbidden):
        await card.assign(to=None, by=cast.carla, now=LATER)


async def test_assign_by_a_viewer_is_refused_and_by_a_stranger_finds_nothing(cast: Cast) -> None:
    card = await subject(cast)

    with pytest.raises(Forbidden):
        await card.assign(to=cast.carla, by=cast.vera, now=LATER)
    with pytest.raises(NotFound):
        await card.assign(to=cast.diego, by=cast.diego, now=LATER)


async def test_whoever_sees_a_subject_without_owner_may_take_it(cast: Cast) -> None:
    card = await unowned(cast)

    await card.assign(to=cast.carla, by=cast.carla, now=LATER)

    assert card.owner_id == cast.carla.id


async def test_viewers_and_strangers_take_nothing(cast: Cast) -> None:
    card = await unowned(cast)

    with pytest.raises(Forbidden):
        await card.assign(to=cast.vera, by=cast.vera, now=LATER)
    with pytest.raises(NotFound):
        await card.assign(to=cast.diego, by=cast.diego, now=LATER)


async def test_what_somebody_owns_is_not_taken(cast: Cast) -> None:
    card = await subject(cast, owner=cast.carla)
    other = await subject(cast, owner=cast.ana)

    await card.assign(to=cast.ana, by=cast.ana, now=LATER)
    with pytest.raises(NotFound):
        await other.assign(to=cast.carla, by=cast.carla, now=LATER)


async def test_assign_to_nobody_takes_the_owner_off(cast: Cast) -> None:
    card = await subject(cast)

    await card.assign(to=None, by=cast.ana, now=LATER)

    assert (card.owner_id, card.assigned_at) == (None, None)


async def test_assign_to_whoever_has_it_changes_nothing(cast: Cast) -> None:
    card = await subject(cast)
    before = len(await events())

    await card.assign(to=cast.ana, by=cast.ana, now=LATER)

    assert len(await events()) == before
    assert card.version == 1


@pytest.mark.parametrize("who", ["diego", "vera"])
async def test_assign_to_somebody_who_does_not_sell_there_is_refused(cast: Cast, who: str) -> None:
    card = await subject(cast)

    with pytest.raises(Invalid, match="does not sell in this channel"):
        await card.assign(to=getattr(cast, who), by=cast.rita, now=LATER)


async def test_assign_to_somebody_who_has_left_is_refused(cast: Cast) -> None:
    card = await subject(cast)
    await cast.carla.update(by=cast.rita, now=NOON, active=False)

    with pytest.raises(Invalid, match="does not sell"):
        await card.assign(to=cast.carla, by=cast.rita, now=LATER)


async def test_assign_stores_who_saw_it_before_and_who_sees_it_after(cast: Cast) -> None:
    card = await unowned(cast)

    await card.assign(to=cast.ana, by=cast.ana, now=LATER)

    told = (await events("SubjectAssigned"))[-1]
    assert (told.before and told.before["owner"], told.after and told.after["owner"]) == (None, cast.ana.id)


async def test_transfer_takes_the_owner_off_who_does_not_work_there(cast: Cast) -> None:
    card = await subject(cast)

    await card.transfer(to=cast.europa, by=cast.marcos, now=LATER)

    assert (card.channel_id, card.owner_id, card.assigned_at) == (cast.europa.id, None, None)
    told = (await events("SubjectTransferred"))[-1]
    assert told.data == {"from_channel": cast.brasil.id, "to_channel": cast.europa.id}
    assert (told.before and told.before["channel"], told.after and told.after["channel"]) == (
        cast.brasil.id,
        cast.europa.id,
    )


async def test_transfer_keeps_an_owner_who_works_there_too(cast: Cast) -> None:
    await join(cast, cast.ana, Access.OWN)
    card = await subject(cast)

    await card.transfer(to=cast.europa, by=cast.marcos, now=LATER)

    assert card.owner_id == cast.ana.id


async def test_transfer_names_a_new_owner_who_works_there(cast: Cast) -> None:
    card = await subject(cast)

    with pytest.raises(Invalid, match="does not sell in this channel"):
        await card.transfer(to=cast.europa, owner=cast.carla, by=cast.marcos, now=LATER)
    await card.transfer(to=cast.europa, owner=cast.diego, by=cast.marcos, now=LATER)

    assert (card.owner_id, card.assigned_at) == (cast.diego.id, LATER)


async def test_transfer_by_an_agent_needs_both_channels_whole(cast: Cast) -> None:
    card = await subject(cast)

    with pytest.raises(Forbidden, match="between channels that you see whole"):
        await card.transfer(to=cast.europa, by=cast.ana, now=LATER)
    ana = await join(cast, cast.ana, Access.OWN)
    with pytest.raises(Forbidden):
        await card.transfer(to=cast.europa, by=ana, now=LATER)
    ana = await join(cast, cast.ana, Access.CHANNEL)
    await card.transfer(to=cast.europa, by=ana, now=LATER)

    assert card.channel_id == cast.europa.id


async def test_transfer_to_an_archived_channel_is_refused(cast: Cast) -> None:
    card = await subject(cast)
    await cast.europa.archive(by=cast.rita, now=NOON)

    with pytest.raises(WrongState, match="takes no new subjects"):
        await card.transfer(to=cast.europa, by=cast.rita, now=LATER)


async def test_transfer_to_where_it_is_changes_nothing(cast: Cast) -> None:
    card = await subject(cast)

    await card.transfer(to=cast.brasil, by=cast.ana, now=LATER)

    assert not await events("SubjectTransferred")


async def test_transfer_counts_idle_days_as_the_new_channel_does(cast: Cast) -> None:
    await cast.europa.update(by=cast.rita, now=NOON, idle_days=2)
    card = await subject(cast)

    await card.transfer(to=cast.europa, by=cast.marcos, now=LATER)

    # Two days after a Friday noon in São Paulo, at its midnight.
    assert (card.idle_days, card.idle_from.isoformat()) == (2, "2026-11-22T03:00:00+00:00")


async def test_an_owner_who_left_the_channel_still_sees_what_is_theirs(cast: Cast) -> None:
    card = await subject(cast, owner=cast.carla)
    await cast.brasil.remove_member(cast.carla, by=cast.bruno, now=NOON)
    carla = await User.acting(cast.carla.id)
    assert carla is not None
    assert not await Membership.filter(user_id=carla.id).exists()

    assert [row.id for row in await Subject.visible_to(carla)] == [card.id]
