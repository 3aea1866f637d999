"""Dragging cards: ranks, stages, outcomes."""

from datetime import timedelta

import pytest

import models
from errors import Forbidden, Invalid, WrongState
from models import Outcome, StageKind, Subject, SubjectKind
from tests.make import NOON, Cast, events, stage, stages, subject


async def column(of: models.Stage) -> list[str]:
    return [row.title for row in await Subject.filter(stage_id=of.id).order_by("rank", "id")]


async def test_move_puts_a_card_at_the_top_of_another_column(cast: Cast) -> None:
    first, second, *_ = await stages()
    await subject(cast, "Barcos", stage=second)
    card = await subject(cast, "Velas", stage=first)

    await card.move(to=second, by=cast.ana, now=NOON)

    assert await column(second) == ["Velas", "Barcos"]
    assert await column(first) == []
    moved = (await events("SubjectMoved"))[-1]
    assert (moved.data["from_stage"], moved.data["to_stage"]) == (first.id, second.id)
    assert "stage_id" in moved.changed
    assert moved.version == card.version == 2


async def test_move_places_a_card_behind_another_one_and_writes_one_row(cast: Cast) -> None:
    first, *_ = await stages()
    cards = [await subject(cast, title, stage=first) for title in "cba"]
    before = {row.id: row.updated_at for row in await Subject.all()}
    a, b, c = await Subject.filter(stage_id=first.id).order_by("rank", "id")

    await a.move(to=first, after=b, by=cast.ana, now=NOON + timedelta(hours=1))

    assert await column(first) == ["b", "a", "c"]
    touched = [row.id for row in await Subject.all() if row.updated_at != before[row.id]]
    assert touched == [a.id]
    assert len(cards) == 3
    assert c.title == "c"


async def test_move_before_the_first_and_at_the_end(cast: Cast) -> None:
    first, *_ = await stages()
    for title in "cba":
        await subject(cast, title, stage=first)
    a, _, c = await Subject.filter(stage_id=first.id).order_by("rank", "id")

    await c.move(to=first, before=a, by=cast.ana, now=NOON)
    await a.move(to=first, at_end=True, by=cast.ana, now=NOON)

    assert await column(first) == ["c", "b", "a"]


async def test_move_to_where_it_is_changes_nothing(cast: Cast) -> None:
    first, *_ = await stages()
    card = await subject(cast, stage=first)
    before = len(await events())

    await card.move(to=first, by=cast.ana, now=NOON)

    assert len(await events()) == before
    assert card.version == 1


async def test_move_refuses_a_neighbour_that_has_left_the_column(cast: Cast) -> None:
    first, second, *_ = await stages()
    card, other = await subject(cast, stage=first), await subject(cast, "Velas", stage=second)

    with pytest.raises(Invalid, match="not in this column any more"):
        await card.move(to=first, after=other, by=cast.ana, now=NOON)


async def test_move_converts_a_prospect_that_enters_a_stage(cast: Cast) -> None:
    first, *_ = await stages()
    prospect = await subject(cast, kind=SubjectKind.PROSPECT)

    await prospect.move(to=first, by=cast.ana, now=NOON)

    assert prospect.kind is SubjectKind.OPPORTUNITY
    assert prospect.converted_at == NOON
    assert [event.kind for event in await events()][-1] == "SubjectConverted"


async def test_move_never_makes_a_prospect_of_an_opportunity(cast: Cast) -> None:
    card = await subject(cast)

    with pytest.raises(WrongState, match="does not become a prospect again"):
        await card.move(to=None, by=cast.ana, now=NOON)


async def test_move_is_not_for_viewers(cast: Cast) -> None:
    first, second, *_ = await stages()
    card = await subject(cast, stage=first)

    with pytest.raises(Forbidden):
        await card.move(to=second, by=cast.vera, now=NOON)

    assert (await Subject.get(id=card.id)).stage_id == first.id


@pytest.mark.parametrize("named", [None, Outcome.CLOSED, Outcome.WON])
async def test_move_into_the_closing_stage_takes_the_outcome_that_was_named(cast: Cast, named: Outcome | None) -> None:
    *_, closed = await stages()
    card = await subject(cast)

    await card.move(to=closed, outcome=named, by=cast.ana, now=NOON)

    assert card.outcome is (named or Outcome.CLOSED)
    assert card.closed_at == NOON


async def test_move_between_two_won_stages_keeps_the_day_it_was_won(cast: Cast) -> None:
    won = await stage("Ganho", StageKind.WON, by=cast.rita)
    paid = await stage("Pago", StageKind.WON, by=cast.rita)
    card = await subject(cast)

    await card.move(to=won, by=cast.ana, now=NOON)
    await card.move(to=paid, by=cast.ana, now=NOON + timedelta(days=2))

    assert card.outcome is Outcome.WON
    assert card.closed_at == NOON


async def test_move_out_of_the_closing_stage_reopens(cast: Cast) -> None:
    first, *_, closed = await stages()
    card = await subject(cast, stage=first)
    await card.move(to=closed, by=cast.ana, now=NOON)

    await card.move(to=first, by=cast.ana, now=NOON)

    assert card.outcome is Outcome.OPEN
    assert card.closed_at is None
