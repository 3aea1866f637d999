"""A prospect becomes an opportunity, or goes into a subject that is followed already."""

import asyncio
from datetime import timedelta

import pytest

from errors import Forbidden, Invalid, NotFound, WrongState
from models import (
    Marker,
    Note,
    Outcome,
    Participant,
    StageKind,
    Subject,
    SubjectKind,
    SubjectMarker,
    SubjectMessage,
)
from tests.make import NOON, Cast, customer, events, stage, stages, subject
from tests.models.post import letter

LATER = NOON + timedelta(days=1)


async def prospect(cast: Cast, title: str = "Eva pergunta", **given: object) -> Subject:
    return await subject(cast, title, kind=SubjectKind.PROSPECT, **given)


async def test_convert_goes_to_the_first_open_stage_unless_told(cast: Cast) -> None:
    first, _, third, *_ = await stages()
    one, other = await prospect(cast), await prospect(cast)

    await one.convert(by=cast.ana, now=LATER)
    await other.convert(by=cast.ana, now=LATER, stage=third)

    assert (one.stage_id, other.stage_id) == (first.id, third.id)
    assert (one.kind, one.converted_at, one.stage_entered_at) == (SubjectKind.OPPORTUNITY, LATER, LATER)


async def test_convert_keeps_the_customer_unless_another_is_named(cast: Cast) -> None:
    eva, sol = await customer(cast, "Eva"), await customer(cast, "Sol", emails=["oi@sol.example"])
    one, other, nobodys = await prospect(cast, customer=eva), await prospect(cast, customer=eva), await prospect(cast)

    await one.convert(by=cast.ana, now=LATER)
    await other.convert(by=cast.ana, now=LATER, customer=sol)
    await nobodys.convert(by=cast.ana, now=LATER)

    assert (one.customer_id, other.customer_id, nobodys.customer_id) == (eva.id, sol.id, None)
    assert [row.address for row in await Participant.filter(subject_id=other.id)] == ["oi@sol.example"]
    assert [event.data["customer"] for event in await events("SubjectConverted")] == [eva.id, sol.id, None]


async def test_convert_into_a_won_stage_wins(cast: Cast) -> None:
    won = await stage("Ganho", StageKind.WON, by=cast.rita)
    one = await prospect(cast)

    await one.convert(by=cast.ana, now=LATER, stage=won)

    assert (one.outcome, one.closed_at) == (Outcome.WON, LATER)


async def test_convert_is_for_prospects(cast: Cast) -> None:
    card = await subject(cast)

    with pytest.raises(WrongState, match="opportunity already"):
        await card.convert(by=cast.ana, now=NOON)


async def test_convert_is_not_for_viewers(cast: Cast) -> None:
    one = await prospect(cast)

    with pytest.raises(Forbidden):
        await one.convert(by=cast.vera, now=NOON)


async def test_merge_moves_notes_messages_markers_and_participants(cast: Cast) -> None:
    hot, cold = [await Marker.create_new(by=cast.rita, now=NOON, name=name) for name in ("quente", "frio")]
    loser, survivor = (
        await prospect(cast, customer=await customer(cast, emails=["eva@sol.example"])),
        await subject(cast),
    )
    await loser.mark(add=[hot, cold], remove=[], by=cast.ana, now=NOON)
    await survivor.mark(add=[hot], remove=[], by=cast.ana, now=NOON)
    note = await Note.add("Quer dez barcos", by=cast.ana, now=NOON, subject=loser)
    both, own = await letter("um", loser, survivor), await letter("dois", loser)

    await loser.merge_into(survivor, by=cast.ana, now=LATER)

    assert (await Note.get(id=note.id)).subject_id == survivor.id
    assert {row.marker_id for row in await SubjectMarker.filter(subject_id=survivor.id)} == {hot.id, cold.id}
    assert {row.message_id for row in await SubjectMessage.filter(subject_id=survivor.id)} == {both.id, own.id}
    assert [row.address for row in await Participant.filter(subject_id=survivor.id)] == ["eva@sol.example"]
    for left in (SubjectMarker, SubjectMessage, Participant, Note):
        assert not await left.filter(subject_id=loser.id).exists()


async def test_merge_hides_the_loser_and_names_the_survivor(cast: Cast) -> None:
    loser, survivor = await prospect(cast), await subject(cast)

    await loser.merge_into(survivor, by=cast.ana, now=LATER)

    assert [row.id for row in await Subject.visible_to(cast.rita)] == [survivor.id]
    stored = await Subject.get(id=loser.id)
    assert (stored.merged_into_id, stored.on_board) == (survivor.id, False)


async def test_merge_is_told_on_both_sides_and_the_loser_is_seen_by_nobody_afterwards(cast: Cast) -> None:
    loser, survivor = await prospect(cast), await subject(cast)

    await loser.merge_into(survivor, by=cast.ana, now=LATER)

    gone, grown = (await events("SubjectMerged"))[-2:]
    assert gone.data == grown.data == {"into": survivor.id, "loser": loser.id}
    assert (gone.noun_id, gone.after, gone.before and gone.before["channel"]) == (loser.id, None, cast.brasil.id)
    assert (grown.noun_id, grown.after and grown.after["channel"]) == (survivor.id, cast.brasil.id)


async def test_merge_takes_the_customer_and_the_newer_interaction_along(cast: Cast) -> None:
    eva = await customer(cast)
    survivor = await subject(cast)
    loser = await prospect(cast, customer=eva, now=LATER)

    await loser.merge_into(survivor, by=cast.ana, now=LATER)

    assert (survivor.customer_id, survivor.last_interaction_at) == (eva.id, LATER)
    assert survivor.idle_from == loser.idle_from


async def test_merge_leaves_the_survivors_own_customer(cast: Cast) -> None:
    sol, eva = await customer(cast, "Sol"), await customer(cast, "Eva")
    survivor, loser = await subject(cast, customer=sol), await prospect(cast, customer=eva)

    await loser.merge_into(survivor, by=cast.ana, now=LATER)

    assert survivor.customer_id == sol.id


async def test_what_went_into_a_loser_before_goes_on_to_the_survivor(cast: Cast) -> None:
    first, second, survivor = await prospect(cast), await prospect(cast), await subject(cast)
    await first.merge_into(second, by=cast.ana, now=NOON)

    await second.merge_into(survivor, by=cast.ana, now=LATER)

    assert (await Subject.get(id=first.id)).merged_into_id == survivor.id


async def test_merge_refuses_itself_and_opportunities(cast: Cast) -> None:
    one, card = await prospect(cast), await subject(cast)

    with pytest.raises(Invalid, match="into itself"):
        await one.merge_into(one, by=cast.ana, now=NOON)
    with pytest.raises(WrongState, match="Only a prospect"):
        await card.merge_into(one, by=cast.ana, now=NOON)


async def test_merge_into_what_one_may_not_see_finds_nothing(cast: Cast) -> None:
    one = await prospect(cast)
    hidden = await subject(cast, by=cast.diego, channel=cast.europa, owner=cast.diego)

    with pytest.raises(NotFound):
        await one.merge_into(hidden, by=cast.ana, now=NOON)

    assert (await Subject.get(id=one.id)).merged_into_id is None


async def test_two_prospects_that_go_into_each_other_at_once_leave_one(cast: Cast) -> None:
    one, other = await prospect(cast), await prospect(cast)

    answers = await asyncio.gather(
        one.merge_into(await Subject.get(id=other.id), by=cast.ana, now=NOON),
        other.merge_into(await Subject.get(id=one.id), by=cast.ana, now=NOON),
        return_exceptions=True,
    )

    assert sorted(type(answer).__name__ for answer in answers) == ["NoneType", "NotFound"]
    assert await Subject.visible_to(cast.rita).count() == 1


async def test_whoever_still_has_the_loser_open_finds_it_gone(cast: Cast) -> None:
    loser, survivor, third = await prospect(cast), await subject(cast), await prospect(cast)
    stale = await Subject.get(id=loser.id)
    await loser.merge_into(survivor, by=cast.ana, now=NOON)

    with pytest.raises(NotFound):
        await stale.convert(by=cast.ana, now=LATER)
    with pytest.raises(NotFound):
        await stale.update(by=cast.ana, now=LATER, title="Tarde demais")
    with pytest.raises(NotFound):
        await third.merge_into(stale, by=cast.ana, now=LATER)
