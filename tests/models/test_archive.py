"""Tidying away and bringing back, apart from outcome."""

from datetime import timedelta

import pytest

from errors import Forbidden, NotFound
from models import Outcome, Subject
from tests.make import NOON, Cast, events, stages, subject


async def test_archive_takes_a_card_off_the_board_and_leaves_its_outcome(cast: Cast) -> None:
    card = await subject(cast)

    await card.archive(by=cast.ana, now=NOON)

    stored = await Subject.get(id=card.id)
    assert (stored.archived_at, stored.on_board, stored.outcome) == (NOON, False, Outcome.OPEN)
    assert (await events())[-1].kind == "SubjectArchived"


async def test_archive_and_restore_twice_change_nothing(cast: Cast) -> None:
    card = await subject(cast)
    await card.archive(by=cast.ana, now=NOON)
    await card.archive(by=cast.ana, now=NOON + timedelta(days=1))
    assert card.archived_at == NOON

    await card.restore(by=cast.ana, now=NOON)
    await card.restore(by=cast.ana, now=NOON)

    assert card.on_board is True
    assert [event.kind for event in await events()][-2:] == ["SubjectArchived", "SubjectRestored"]


async def test_restore_does_not_bring_back_to_the_board_what_ended_long_ago(cast: Cast) -> None:
    *_, closed = await stages()
    card = await subject(cast)
    await card.move(to=closed, by=cast.ana, now=NOON)
    await card.archive(by=cast.ana, now=NOON)

    await card.restore(by=cast.ana, now=NOON + timedelta(days=31))

    assert card.on_board is False


@pytest.mark.parametrize("verb", ["archive", "restore"])
async def test_archive_and_restore_are_for_sellers_who_see_the_subject(cast: Cast, verb: str) -> None:
    card = await subject(cast)

    await getattr(card, verb)(by=cast.bruno, now=NOON)
    with pytest.raises(Forbidden):
        await getattr(card, verb)(by=cast.vera, now=NOON)
    for stranger in (cast.carla, cast.diego):
        with pytest.raises(NotFound):
            await getattr(card, verb)(by=stranger, now=NOON)
