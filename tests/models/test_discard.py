"""Prospects that are spam: thrown away, their senders blocked, and brought back."""

import pytest

from errors import Forbidden, NotFound, WrongState
from models import SenderBlock, Subject, SubjectKind
from tests.make import NOON, Cast, events, subject
from tests.models.post import EVA, letter


async def test_discard_takes_the_prospect_off_the_board_and_blocks_its_sender(cast: Cast) -> None:
    prospect = await subject(cast, kind=SubjectKind.PROSPECT)
    await letter("Ganhe dinheiro", prospect, sender="Spam@Sol.example")

    await prospect.discard(by=cast.ana, now=NOON)

    stored = await Subject.get(id=prospect.id)
    assert (stored.discarded_at, stored.on_board) == (NOON, False)
    block = await SenderBlock.get(address="spam@sol.example")
    assert (block.learned_from, block.blocked_by_id) == (prospect.id, cast.ana.id)
    assert (await events())[-1].kind == "SubjectDiscarded"


async def test_restore_takes_it_all_back(cast: Cast) -> None:
    prospect = await subject(cast, kind=SubjectKind.PROSPECT)
    await letter("Bom dia", prospect)
    await prospect.discard(by=cast.ana, now=NOON)

    await prospect.restore(by=cast.ana, now=NOON)

    assert (prospect.discarded_at, prospect.on_board) == (None, True)
    assert not await SenderBlock.filter(address=EVA).exists()
    assert (await events("SubjectRestored"))[-1].data == {"automatic": False}


async def test_discard_is_for_prospects(cast: Cast) -> None:
    card = await subject(cast)

    with pytest.raises(WrongState, match="Only a prospect is discarded"):
        await card.discard(by=cast.ana, now=NOON)


async def test_discard_twice_changes_nothing(cast: Cast) -> None:
    prospect = await subject(cast, kind=SubjectKind.PROSPECT)
    await prospect.discard(by=cast.ana, now=NOON)
    before = len(await events())

    await prospect.discard(by=cast.ana, now=NOON)

    assert len(await events()) == before


async def test_discard_is_for_sellers_who_see_it(cast: Cast) -> None:
    prospect = await subject(cast, kind=SubjectKind.PROSPECT)

    with pytest.raises(Forbidden):
        await prospect.discard(by=cast.vera, now=NOON)
    with pytest.raises(NotFound):
        await prospect.discard(by=cast.diego, now=NOON)


async def test_what_was_discarded_is_restored_before_it_is_converted(cast: Cast) -> None:
    prospect = await subject(cast, kind=SubjectKind.PROSPECT)
    await prospect.discard(by=cast.ana, now=NOON)

    with pytest.raises(WrongState, match="was discarded"):
        await prospect.convert(by=cast.ana, now=NOON)


async def test_restore_unblocks_a_sender_of_whom_another_prospect_had_taught(cast: Cast) -> None:
    first, second = [await subject(cast, kind=SubjectKind.PROSPECT) for _ in range(2)]
    for prospect in (first, second):
        await letter(f"Bom dia {prospect.id}", prospect)
        await prospect.discard(by=cast.ana, now=NOON)

    await second.restore(by=cast.ana, now=NOON)

    assert not await SenderBlock.filter(address=EVA).exists()
