"""The table of outcomes (DESIGN §4), row by row, and the verbs that end a subject and begin it again."""

from datetime import timedelta
from typing import Any

import pytest

import models
from errors import Invalid, Required, WrongState
from models import LostReason, Outcome, Stage, StageKind, Subject, SubjectKind
from models.subject.outcome import Ending, after_move
from tests.make import NOON, Cast, events, stage, stages, subject

BEFORE = NOON - timedelta(days=3)
ENDED = {outcome: Ending(outcome, None if outcome is Outcome.OPEN else BEFORE) for outcome in Outcome}
LATER = NOON + timedelta(days=2)


@pytest.mark.parametrize("held", list(Outcome))
@pytest.mark.parametrize("named", [None, Outcome.OPEN])
def test_whatever_goes_to_an_open_stage_is_open(held: Outcome, named: Outcome | None) -> None:
    assert after_move(ENDED[held], StageKind.OPEN, named, NOON) == Ending(Outcome.OPEN, None)


@pytest.mark.parametrize("held", list(Outcome))
@pytest.mark.parametrize("named", [None, Outcome.WON])
def test_whatever_goes_to_a_won_stage_is_won_and_keeps_the_day_if_it_was(held: Outcome, named: Outcome | None) -> None:
    closed_at = BEFORE if held is Outcome.WON else NOON

    assert after_move(ENDED[held], StageKind.WON, named, NOON) == Ending(Outcome.WON, closed_at)


@pytest.mark.parametrize("named", [None, Outcome.WON, Outcome.LOST, Outcome.CLOSED])
def test_an_open_subject_that_goes_to_a_closed_stage_ends_as_the_person_says(named: Outcome | None) -> None:
    assert after_move(ENDED[Outcome.OPEN], StageKind.CLOSED, named, NOON) == Ending(named or Outcome.CLOSED, NOON)


@pytest.mark.parametrize("held", [Outcome.WON, Outcome.LOST, Outcome.CLOSED])
def test_an_ended_subject_that_goes_to_a_closed_stage_keeps_its_ending(held: Outcome) -> None:
    assert after_move(ENDED[held], StageKind.CLOSED, None, NOON) == ENDED[held]
    assert after_move(ENDED[held], StageKind.CLOSED, held, NOON) == ENDED[held]


@pytest.mark.parametrize(
    ("kind", "named", "sentence"),
    [
        (StageKind.OPEN, Outcome.WON, "open stage is open"),
        (StageKind.OPEN, Outcome.LOST, "open stage is open"),
        (StageKind.WON, Outcome.LOST, "is won"),
        (StageKind.WON, Outcome.OPEN, "not open"),
        (StageKind.CLOSED, Outcome.OPEN, "not open"),
    ],
)
def test_an_outcome_that_the_stage_forbids_is_refused(kind: StageKind, named: Outcome, sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        after_move(ENDED[Outcome.OPEN], kind, named, NOON)


async def reason(*, needs_note: bool = False) -> LostReason:
    return (await LostReason.filter(needs_note=needs_note).order_by("id"))[0]


async def between_the_open_ones(cast: Cast) -> tuple[Stage, Stage, Stage, Stage, Stage]:
    """open, won, open, won, open, closed: won stages may stand anywhere. The two last open ones go."""
    first, second, third, fourth, _ = await stages()
    early = await Stage.create_new(by=cast.rita, now=NOON, name="Piloto pago", kind=StageKind.WON, after=first)
    late = await Stage.create_new(by=cast.rita, now=NOON, name="Ganho", kind=StageKind.WON, after=second)
    await fourth.remove(by=cast.rita, now=NOON, taker=None)
    return first, early, second, late, third


async def test_win_goes_to_the_first_won_stage_after_the_current_one(cast: Cast) -> None:
    first, early, second, late, _ = await between_the_open_ones(cast)
    one, other = await subject(cast, stage=first), await subject(cast, stage=second)

    await one.win(by=cast.ana, now=LATER)
    await other.win(by=cast.ana, now=LATER)

    assert (one.stage_id, other.stage_id) == (early.id, late.id)
    assert (one.outcome, one.closed_at, one.stage_entered_at) == (Outcome.WON, LATER, LATER)


async def test_win_goes_back_to_the_nearest_won_stage_when_none_follows(cast: Cast) -> None:
    *_, late, third = await between_the_open_ones(cast)
    card = await subject(cast, stage=third)

    await card.win(by=cast.ana, now=LATER)

    assert card.stage_id == late.id


async def test_win_goes_to_the_closing_stage_when_the_funnel_has_no_won_one(cast: Cast) -> None:
    *_, closed = await stages()
    card = await subject(cast)

    await card.win(by=cast.ana, now=LATER)

    assert (card.stage_id, card.outcome) == (closed.id, Outcome.WON)


async def test_win_stays_where_it_is_when_nothing_closes(cast: Cast) -> None:
    first, *_, closed = await stages()
    await closed.remove(by=cast.rita, now=NOON, taker=None)
    card = await subject(cast, stage=first)

    await card.win(by=cast.ana, now=LATER)

    assert (card.stage_id, card.outcome, card.closed_at) == (first.id, Outcome.WON, LATER)


async def test_win_of_a_card_that_was_lost_in_a_won_stage_leaves_it_there(cast: Cast) -> None:
    won = await stage("Ganho", StageKind.WON, by=cast.rita)
    await stage("Pago", StageKind.WON, by=cast.rita)
    card = await subject(cast)
    await card.move(to=won, by=cast.ana, now=NOON)
    await card.lose(reason=await reason(), by=cast.ana, now=NOON)

    await card.win(by=cast.ana, now=LATER)

    assert (card.stage_id, card.outcome, card.lost_reason_id) == (won.id, Outcome.WON, None)


async def test_win_twice_changes_nothing(cast: Cast) -> None:
    card = await subject(cast)
    await card.win(by=cast.ana, now=NOON)
    before = len(await events())

    await card.win(by=cast.ana, now=LATER)

    assert card.closed_at == NOON
    assert len(await events()) == before


async def test_win_is_not_for_prospects(cast: Cast) -> None:
    prospect = await subject(cast, kind=SubjectKind.PROSPECT)

    with pytest.raises(WrongState, match="converted before"):
        await prospect.win(by=cast.ana, now=NOON)


async def test_lose_keeps_the_stage_says_why_and_leaves_the_board(cast: Cast) -> None:
    _, second, *_ = await stages()
    card = await subject(cast, stage=second)
    too_dear = await reason()

    await card.lose(reason=too_dear, by=cast.ana, now=LATER)

    stored = await Subject.get(id=card.id)
    assert (stored.outcome, stored.stage_id, stored.closed_at) == (Outcome.LOST, second.id, LATER)
    assert stored.lost_reason_id == too_dear.id
    assert stored.on_board is False
    assert (await events("SubjectLost"))[-1].data == {"stage": second.id, "reason": too_dear.id}


@pytest.mark.parametrize("note", [None, "", "  \n ", "\x00"])
async def test_lose_asks_for_the_note_that_the_reason_demands(cast: Cast, note: str | None) -> None:
    card = await subject(cast)

    with pytest.raises(Required, match="asks for a note"):
        await card.lose(reason=await reason(needs_note=True), note=note, by=cast.ana, now=NOON)

    assert (await Subject.get(id=card.id)).outcome is Outcome.OPEN


async def test_lose_again_for_another_reason_keeps_the_day(cast: Cast) -> None:
    card = await subject(cast)
    await card.lose(reason=await reason(), by=cast.ana, now=NOON)

    await card.lose(reason=await reason(needs_note=True), note="mudou de ideia", by=cast.ana, now=LATER)

    assert (card.closed_at, card.lost_note, len(await events("SubjectLost"))) == (NOON, "mudou de ideia", 2)


async def test_moving_to_the_closing_stage_as_lost_wants_a_reason(cast: Cast) -> None:
    *_, closed = await stages()
    card = await subject(cast)

    with pytest.raises(Required, match="why it was lost"):
        await card.move(to=closed, outcome=Outcome.LOST, by=cast.ana, now=NOON)
    await card.move(to=closed, outcome=Outcome.LOST, reason=await reason(), by=cast.ana, now=NOON)

    assert (card.outcome, card.stage_id) == (Outcome.LOST, closed.id)


async def test_reopen_in_an_open_stage_stays_there(cast: Cast) -> None:
    _, second, *_ = await stages()
    card = await subject(cast, stage=second)
    await card.lose(reason=await reason(), note="caro", by=cast.ana, now=NOON)

    await card.reopen(by=cast.ana, now=LATER)

    assert (card.outcome, card.stage_id, card.closed_at) == (Outcome.OPEN, second.id, None)
    assert (card.lost_reason_id, card.lost_note, card.on_board) == (None, None, True)


async def test_reopen_goes_back_to_the_last_open_stage(cast: Cast) -> None:
    first, _, third, _, closed = await stages()
    card = await subject(cast, stage=first)
    await card.move(to=third, by=cast.ana, now=NOON)
    await card.move(to=closed, by=cast.ana, now=NOON)

    await card.reopen(by=cast.ana, now=LATER)

    assert (card.stage_id, card.stage_entered_at) == (third.id, LATER)
    assert (await events("SubjectReopened"))[-1].data == {"from_outcome": "CLOSED", "stage": third.id}


async def test_reopen_goes_to_the_open_stage_before_when_the_last_one_was_deleted(cast: Cast) -> None:
    _, second, third, _, closed = await stages()
    card = await subject(cast, stage=second)
    await card.move(to=third, by=cast.ana, now=NOON)
    await card.move(to=closed, by=cast.ana, now=NOON)
    await third.remove(by=cast.rita, now=NOON, taker=None)

    await card.reopen(by=cast.ana, now=LATER)

    assert card.stage_id == second.id


async def test_reopen_goes_to_the_first_open_stage_when_it_was_never_in_one(cast: Cast) -> None:
    first, *_, closed = await stages()
    card = await subject(cast, stage=closed)
    assert card.outcome is Outcome.CLOSED

    await card.reopen(by=cast.ana, now=LATER)

    assert card.stage_id == first.id


async def test_reopen_does_not_go_to_a_stage_that_has_changed_its_kind(cast: Cast) -> None:
    first, second, *_, closed = await stages()
    card = await subject(cast, stage=first)
    await card.move(to=second, by=cast.ana, now=NOON)
    await card.move(to=closed, by=cast.ana, now=NOON)
    await second.update(by=cast.rita, now=NOON, kind=StageKind.WON)

    await card.reopen(by=cast.ana, now=LATER)

    assert card.stage_id == first.id


async def test_a_lost_prospect_is_reopened_as_a_prospect(cast: Cast) -> None:
    prospect = await subject(cast, kind=SubjectKind.PROSPECT)
    await prospect.lose(reason=await reason(), by=cast.ana, now=NOON)

    await prospect.reopen(by=cast.ana, now=LATER)

    assert (prospect.kind, prospect.stage_id, prospect.outcome) == (SubjectKind.PROSPECT, None, Outcome.OPEN)


@pytest.mark.parametrize("verb", ["win", "lose", "reopen", "move"])
async def test_what_is_archived_is_restored_before_it_ends_or_begins(cast: Cast, verb: str) -> None:
    first, *_ = await stages()
    card = await subject(cast)
    await card.archive(by=cast.ana, now=NOON)
    all_more: dict[str, dict[str, Any]] = {"lose": {"reason": await reason()}, "move": {"to": first}}
    more = all_more.get(verb, {})

    with pytest.raises(WrongState, match="Restore it first"):
        await getattr(card, verb)(by=cast.ana, now=NOON, **more)


async def test_the_time_in_each_stage_is_kept(cast: Cast) -> None:
    first, second, *_ = await stages()
    card = await subject(cast, stage=first)

    await card.move(to=second, by=cast.ana, now=LATER)

    spans = await models.StageInterval.filter(subject_id=card.id).order_by("id")
    assert [(span.stage_id, span.entered_at, span.left_at) for span in spans] == [
        (first.id, NOON, LATER),
        (second.id, LATER, None),
    ]
