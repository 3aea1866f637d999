"""Beginning to follow a matter: prospect or opportunity, for whom, by whom."""

import pytest

from errors import Forbidden, Invalid, NotFound, Required, WrongState
from models import Channel, Customer, Outcome, Participant, Stage, Subject, SubjectKind, User, transaction
from tests.make import NOON, Cast, customer, events, stages


async def begin(cast: Cast, by: User, channel: Channel | None = None, **given: object) -> Subject:
    made: Subject = await Subject.create_new(
        by=by,
        now=NOON,
        channel=channel or cast.brasil,
        title="Barcos",
        **given,  # type: ignore[arg-type]
    )
    return made


async def test_create_makes_a_prospect_where_the_channel_makes_prospects(cast: Cast) -> None:
    card = await begin(cast, cast.ana)

    assert (card.kind, card.stage_id, card.outcome) == (SubjectKind.PROSPECT, None, Outcome.OPEN)


async def test_create_makes_an_opportunity_in_the_first_open_stage_where_it_does_not(cast: Cast) -> None:
    first, *_ = await stages()
    await cast.brasil.update(by=cast.rita, now=NOON, makes_prospects=False)

    card = await begin(cast, cast.ana)

    assert (card.kind, card.stage_id, card.stage_entered_at) == (SubjectKind.OPPORTUNITY, first.id, NOON)


async def test_create_in_a_stage_makes_an_opportunity_whatever_the_channel_makes(cast: Cast) -> None:
    _, second, *_ = await stages()

    card = await begin(cast, cast.ana, stage=second)

    assert (card.kind, card.stage_id) == (SubjectKind.OPPORTUNITY, second.id)


async def test_create_refuses_a_prospect_in_a_stage(cast: Cast) -> None:
    first, *_ = await stages()

    with pytest.raises(Invalid, match="stands in no stage"):
        await begin(cast, cast.ana, stage=first, kind=SubjectKind.PROSPECT)


async def test_create_records_what_was_made_and_counts_as_an_interaction(cast: Cast) -> None:
    card = await begin(cast, cast.ana)

    made = (await events("SubjectCreated"))[-1]
    assert made.data == {"kind": "PROSPECT", "channel": cast.brasil.id, "stage": None, "owner": None}
    assert (made.before, made.after) == (None, {"channel": cast.brasil.id, "owner": None, "assignees": []})
    assert (made.subject_id, made.actor_id, made.version) == (card.id, cast.ana.id, 1)
    assert (card.last_interaction_at, card.last_interaction_by_id) == (NOON, cast.ana.id)


async def test_create_makes_the_addresses_of_its_customer_participants(cast: Cast) -> None:
    eva = await customer(cast, emails=["Eva@Sol.example"])

    card = await begin(cast, cast.ana, customer=eva)

    assert card.customer_id == eva.id
    assert [row.address for row in await Participant.filter(subject_id=card.id)] == ["eva@sol.example"]


async def test_create_with_a_new_customer_leaves_neither_when_the_subject_is_refused(cast: Cast) -> None:
    before = len(await events())

    async def quickly(title: str) -> None:
        """As the edge does it: both in one unit."""
        async with transaction():
            eva = await customer(cast, "Eva", emails=["eva@sol.example"])
            await Subject.create_new(by=cast.ana, now=NOON, channel=cast.brasil, title=title, customer=eva)

    with pytest.raises(Required, match="needs a title"):
        await quickly(" \n ")
    assert len(await events()) == before
    assert not await Subject.all().exists()
    assert not await Customer.all().exists()

    await quickly("Barcos")
    assert [event.kind for event in await events()][before:] == ["CustomerCreated", "SubjectCreated"]


@pytest.mark.parametrize("who", ["rita", "marcos", "bruno", "ana"])
async def test_create_leaves_a_subject_without_owner_to_those_who_see_the_channel_whole(cast: Cast, who: str) -> None:
    card = await begin(cast, getattr(cast, who))

    assert (card.owner_id, card.assigned_at) == (None, None)


async def test_create_gives_the_subject_to_whoever_sees_only_their_own(cast: Cast) -> None:
    card = await begin(cast, cast.carla)

    assert (card.owner_id, card.assigned_at) == (cast.carla.id, NOON)


async def test_create_for_somebody_else_is_for_those_who_see_the_channel_whole(cast: Cast) -> None:
    card = await begin(cast, cast.ana, owner=cast.carla)
    assert card.owner_id == cast.carla.id

    with pytest.raises(Forbidden, match="channels that you see whole"):
        await begin(cast, cast.carla, owner=cast.ana)


@pytest.mark.parametrize("who", ["diego", "vera"])
async def test_create_refuses_an_owner_who_does_not_sell_in_the_channel(cast: Cast, who: str) -> None:
    with pytest.raises(Invalid, match="does not sell in this channel"):
        await begin(cast, cast.rita, owner=getattr(cast, who))


async def test_create_lets_managers_own_subjects_of_any_channel(cast: Cast) -> None:
    card = await begin(cast, cast.rita, channel=cast.europa, owner=cast.marcos)

    assert card.owner_id == cast.marcos.id


@pytest.mark.parametrize("who", ["vera", "diego"])
async def test_create_is_for_sellers_of_the_channel(cast: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        await begin(cast, getattr(cast, who))

    assert not await Subject.all().exists()


async def test_create_refuses_an_archived_channel_until_it_is_restored(cast: Cast) -> None:
    await cast.brasil.archive(by=cast.rita, now=NOON)
    with pytest.raises(WrongState, match="takes no new subjects"):
        await begin(cast, cast.ana)

    await cast.brasil.restore(by=cast.rita, now=NOON)

    assert (await begin(cast, cast.ana)).id


async def test_create_stands_at_the_top_of_its_column(cast: Cast) -> None:
    first, *_ = await stages()
    older = await begin(cast, cast.ana, stage=first)
    newer = await begin(cast, cast.ana, stage=first)

    assert [row.id for row in await Subject.filter(stage_id=first.id).order_by("rank", "id")] == [newer.id, older.id]


async def test_create_in_a_funnel_without_an_open_stage_says_who_can_help(cast: Cast) -> None:
    await Stage.all().update(kind="CLOSED")

    with pytest.raises(NotFound, match="administrator must add one"):
        await begin(cast, cast.ana, kind=SubjectKind.OPPORTUNITY)
