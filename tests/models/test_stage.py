"""The columns of the funnel: made, ordered, changed, and deleted without losing a card."""

import asyncio
from datetime import timedelta

import pytest

from errors import Duplicate, Forbidden, Invalid, LimitReached, Required, WrongState
from models import LostReason, Outcome, Stage, StageKind, Subject
from tests.make import NOON, Cast, events, stage, stages, subject

LATER = NOON + timedelta(days=1)


async def names() -> list[str]:
    return [held.name for held in await stages()]


async def test_a_stage_is_added_at_the_end_or_after_another(cast: Cast) -> None:
    first, *_ = await stages()

    await Stage.create_new(by=cast.marcos, now=NOON, name="Depois de tudo")
    await Stage.create_new(by=cast.marcos, now=NOON, name="Logo no início", after=first, probability=15)

    assert (await names())[1] == "Logo no início"
    assert (await names())[-1] == "Depois de tudo"


async def test_a_stage_added_after_one_was_deleted_is_still_the_last(cast: Cast) -> None:
    _, second, *_ = await stages()
    await second.remove(by=cast.rita, now=NOON, taker=None)

    made = await Stage.create_new(by=cast.rita, now=NOON, name="Nova")

    orders = [held.order for held in await stages()]
    assert (await names())[-1] == "Nova"
    assert made.order == orders[-1]
    assert len(set(orders)) == len(orders)


async def test_a_funnel_has_at_most_ten_stages(cast: Cast) -> None:
    for number in range(5):
        await Stage.create_new(by=cast.rita, now=NOON, name=f"S{number}")

    with pytest.raises(LimitReached, match="at most 10"):
        await Stage.create_new(by=cast.rita, now=NOON, name="Um a mais")


async def test_stages_are_put_in_another_order_and_each_that_moved_tells(cast: Cast) -> None:
    first, second, *rest = await stages()
    wanted = [second.id, first.id, *(held.id for held in rest)]

    await Stage.reorder(wanted, by=cast.marcos, now=NOON)
    await Stage.reorder(wanted, by=cast.marcos, now=NOON)

    assert [held.id for held in await stages()] == wanted
    assert {event.noun_id for event in await events("StagesReordered")} == {first.id, second.id}


async def test_reorder_wants_every_stage_once(cast: Cast) -> None:
    ids = [held.id for held in await stages()]

    for wrong in (ids[:-1], [*ids, ids[0]], [*ids[:-1], 999]):
        with pytest.raises(Invalid, match="exactly once"):
            await Stage.reorder(wrong, by=cast.rita, now=NOON)


async def test_a_stage_with_subjects_is_deleted_only_by_naming_who_takes_them(cast: Cast) -> None:
    first, second, *_ = await stages()
    card = await subject(cast, stage=first)

    with pytest.raises(Required, match="takes this stage's subjects"):
        await first.remove(by=cast.rita, now=NOON, taker=None)
    with pytest.raises(Invalid, match="another stage"):
        await first.remove(by=cast.rita, now=NOON, taker=first)
    await first.remove(by=cast.rita, now=LATER, taker=second)

    stored = await Subject.get(id=card.id)
    assert (stored.stage_id, stored.stage_entered_at) == (second.id, LATER)
    assert [event.kind for event in await events()][-2:] == ["SubjectMoved", "StageDeleted"]
    assert (await events("StageDeleted"))[-1].data == {"taker": second.id}


async def test_taken_subjects_stand_at_the_end_in_their_order(cast: Cast) -> None:
    first, second, *_ = await stages()
    for title, where in (("d", first), ("c", first), ("b", second), ("a", second)):
        await subject(cast, title, stage=where)

    await first.remove(by=cast.rita, now=NOON, taker=second)

    rows = await Subject.filter(stage_id=second.id).order_by("rank", "id")
    assert [row.title for row in rows] == ["a", "b", "c", "d"]


async def test_what_has_ended_or_is_archived_is_taken_as_it_is(cast: Cast) -> None:
    first, second, *_ = await stages()
    lost, archived = await subject(cast, stage=first), await subject(cast, stage=first)
    await lost.lose(reason=(await LostReason.all().order_by("id"))[0], by=cast.ana, now=NOON)
    await archived.archive(by=cast.ana, now=NOON)

    await first.remove(by=cast.rita, now=LATER, taker=second)

    await lost.refresh_from_db()
    await archived.refresh_from_db()
    assert (lost.stage_id, lost.outcome, lost.closed_at) == (second.id, Outcome.LOST, NOON)
    assert (archived.stage_id, archived.archived_at) == (second.id, NOON)


async def test_what_was_won_stays_won_when_its_stage_is_deleted(cast: Cast) -> None:
    first, *_ = await stages()
    won = await stage("Ganho", StageKind.WON, by=cast.rita)
    card = await subject(cast)
    await card.win(by=cast.ana, now=NOON)

    await won.remove(by=cast.rita, now=LATER, taker=first)

    await card.refresh_from_db()
    assert (card.stage_id, card.outcome, card.closed_at) == (first.id, Outcome.WON, NOON)


async def test_open_subjects_that_a_closing_stage_takes_are_closed(cast: Cast) -> None:
    first, *_, closed = await stages()
    card = await subject(cast, stage=first)

    await first.remove(by=cast.rita, now=LATER, taker=closed)

    await card.refresh_from_db()
    assert (card.outcome, card.closed_at) == (Outcome.CLOSED, LATER)


async def test_a_funnel_keeps_an_open_stage(cast: Cast) -> None:
    first, second, third, fourth, closed = await stages()
    for held in (second, third, fourth):
        await held.remove(by=cast.rita, now=NOON, taker=None)

    with pytest.raises(WrongState, match="at least one open stage"):
        await first.remove(by=cast.rita, now=NOON, taker=closed)
    with pytest.raises(WrongState, match="at least one open stage"):
        await first.update(by=cast.rita, now=NOON, kind=StageKind.WON)
    await closed.remove(by=cast.rita, now=NOON, taker=None)

    assert await names() == [first.name]


async def test_the_kind_of_a_stage_changes_only_while_it_is_empty(cast: Cast) -> None:
    first, second, *_ = await stages()
    await subject(cast, stage=first)

    with pytest.raises(WrongState, match="only while it is empty"):
        await first.update(by=cast.rita, now=NOON, kind=StageKind.WON)
    await second.update(by=cast.rita, now=NOON, kind=StageKind.WON)

    assert (second.kind, second.probability) == (StageKind.WON, 100)


async def test_what_a_stage_says_of_itself_is_checked(cast: Cast) -> None:
    first, second, *_ = await stages()

    await first.update(by=cast.marcos, now=NOON, name=" Novo\nnome ", folded=True, rotting_days=5, requirements="CNPJ")
    assert (first.name, first.folded, first.rotting_days, first.version) == ("Novo nome", True, 5, 2)
    with pytest.raises(Duplicate):
        await first.update(by=cast.rita, now=NOON, name=second.name)
    with pytest.raises(Required, match="needs a name"):
        await first.update(by=cast.rita, now=NOON, name="  ")
    with pytest.raises(Invalid, match="at most 80"):
        await first.update(by=cast.rita, now=NOON, name="x" * 81)
    with pytest.raises(Invalid, match="between 0 and 100"):
        await first.update(by=cast.rita, now=NOON, probability=101)
    with pytest.raises(Invalid, match="between 1 and 3650"):
        await first.update(by=cast.rita, now=NOON, rotting_days=0)


@pytest.mark.parametrize("who", ["bruno", "ana", "vera"])
async def test_stages_are_the_managers_to_keep(cast: Cast, who: str) -> None:
    first, *_ = await stages()
    by = getattr(cast, who)

    with pytest.raises(Forbidden):
        await Stage.create_new(by=by, now=NOON, name="Minha")
    with pytest.raises(Forbidden):
        await first.update(by=by, now=NOON, name="Minha")
    with pytest.raises(Forbidden):
        await Stage.reorder([held.id for held in await stages()], by=by, now=NOON)
    with pytest.raises(Forbidden):
        await first.remove(by=by, now=NOON, taker=None)


async def test_many_who_add_stages_at_once_stay_within_ten(cast: Cast) -> None:
    adding = (Stage.create_new(by=cast.rita, now=NOON, name=f"S{number}") for number in range(8))

    answers = await asyncio.gather(*adding, return_exceptions=True)

    assert [type(answer) for answer in answers].count(LimitReached) == 3
    assert len(await stages()) == 10


async def test_the_same_stage_added_twice_at_once_is_added_once(cast: Cast) -> None:
    adding = (Stage.create_new(by=cast.rita, now=NOON, name="Nova") for _ in range(2))

    answers = await asyncio.gather(*adding, return_exceptions=True)

    assert sorted(type(answer).__name__ for answer in answers) == ["Duplicate", "Stage"]
