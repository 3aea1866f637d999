"""Places in a column: whatever is dragged wherever, the order holds, keys differ and stay short."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import Subject, SubjectKind, transaction
from models.subject.rank import LONGEST, between, spread
from tests.make import NOON, Cast, events, stages, subject

MOVES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=300)


@given(st.integers(1, 12), MOVES)
@settings(max_examples=60, deadline=None)
def test_random_drags_keep_order_and_uniqueness(cards: int, moves: list[tuple[int, int]]) -> None:
    column: list[tuple[str, int]] = []
    for card in range(cards):
        column.insert(0, (between(None, column[0][0] if column else None), card))
    for taken, put in moves:
        _, card = column.pop(taken % len(column))
        place = put % (len(column) + 1)
        above = column[place - 1][0] if place else None
        below = column[place][0] if place < len(column) else None
        column.insert(place, (between(above, below), card))

    ranks = [rank for rank, _ in column]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == cards
    assert max(map(len, ranks)) <= 60


@pytest.mark.parametrize(
    ("lower", "upper"), [(None, None), (None, "a1"), (None, "a1x7Q"), ("a0", "a1"), ("a0", "a0001"), ("a1x", None)]
)
def test_two_clients_at_the_same_time_make_different_keys(lower: str | None, upper: str | None) -> None:
    keys = {between(lower, upper) for _ in range(50)}

    assert len(keys) > 45
    assert all((lower or "") < key and (upper is None or key < upper) for key in keys)


def test_a_thousand_cards_on_top_of_each_other_have_short_keys() -> None:
    top = between(None, None)
    for _ in range(1_000):
        below, top = top, between(None, top)
        assert top < below
    assert len(top) < 12


def test_a_tie_does_not_stop_a_drag() -> None:
    assert between("a1", "a1") > "a1"


def test_a_column_that_is_spread_anew_has_short_keys_in_order() -> None:
    keys = spread(500)

    assert keys == sorted(set(keys))
    assert max(map(len, keys)) <= 4


async def test_drags_in_the_database_keep_the_order_that_was_seen(cast: Cast) -> None:
    first, *_ = await stages()
    async with transaction():
        cards = [await subject(cast, str(n), stage=first) for n in range(6)]
    shown = [card.id for card in reversed(cards)]

    for step in range(40):
        taken = shown.pop(step * 7 % 6)
        place = step * 5 % 6
        card, neighbour = await Subject.get(id=taken), await Subject.get(id=shown[min(place, 4)])
        if place < 5:
            await card.move(to=first, before=neighbour, by=cast.ana, now=NOON)
        else:
            await card.move(to=first, after=neighbour, by=cast.ana, now=NOON)
        shown.insert(place, taken)

        ranks = await Subject.filter(stage_id=first.id).order_by("rank", "id").values_list("id", flat=True)
        assert list(ranks) == shown


async def test_a_gap_that_is_halved_for_ever_is_made_wide_again(cast: Cast) -> None:
    """Whoever always drops cards under the same first one would make keys grow without end."""
    first, *_ = await stages()
    tight = "a0" + "V" * (LONGEST - 3)
    top, low = await subject(cast, "cima", stage=first), await subject(cast, "baixo", stage=first)
    await Subject.filter(id=top.id).update(rank=tight + "1")
    await Subject.filter(id=low.id).update(rank=tight + "2")
    card = await subject(cast, "carta", stage=first)
    await card.move(to=first, at_end=True, by=cast.ana, now=NOON)
    await top.refresh_from_db()

    await card.move(to=first, after=top, by=cast.ana, now=NOON)

    rows = await Subject.filter(stage_id=first.id).order_by("rank", "id")
    assert [row.title for row in rows] == ["cima", "carta", "baixo"]
    assert max(len(row.rank) for row in rows) < 10
    told = {event.noun_id for event in await events("SubjectMoved") if event.version > 1}
    assert told >= {top.id, low.id, card.id}


@pytest.mark.parametrize("place", ["after", "before"])
async def test_prospects_are_sorted_by_hand_too(cast: Cast, place: str) -> None:
    low, middle, top = [await subject(cast, title, kind=SubjectKind.PROSPECT) for title in "cba"]

    neighbour: dict[str, Any] = {place: low}
    await top.move(to=None, by=cast.ana, now=NOON, **neighbour)

    rows = [row.id for row in await Subject.filter(stage_id__isnull=True).order_by("rank", "id")]
    assert rows == ([middle.id, low.id, top.id] if place == "after" else [middle.id, top.id, low.id])
