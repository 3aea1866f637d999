"""Why sales were not made: a list that reports count by."""

import pytest

from errors import Duplicate, Forbidden, WrongState
from models import LostReason
from tests.make import NOON, Cast, events, subject


async def test_a_reason_in_use_is_not_deleted_but_renamed(cast: Cast) -> None:
    reason = await LostReason.create_new(by=cast.rita, now=NOON, name="Muito longe")
    card = await subject(cast)
    await card.lose(reason=reason, by=cast.ana, now=NOON)

    with pytest.raises(WrongState, match="rename it instead"):
        await reason.remove(by=cast.rita, now=NOON)
    await reason.update(by=cast.rita, now=NOON, name="Fora da região")

    assert (await LostReason.get(id=reason.id)).name == "Fora da região"


async def test_a_reason_that_nobody_used_is_deleted(cast: Cast) -> None:
    reason = await LostReason.create_new(by=cast.rita, now=NOON, name="Muito longe", needs_note=True)

    await reason.remove(by=cast.marcos, now=NOON)

    assert not await LostReason.filter(id=reason.id).exists()
    assert (await events("LostReasonDeleted"))[-1].noun_id == reason.id


async def test_a_reason_stands_once(cast: Cast) -> None:
    await LostReason.create_new(by=cast.rita, now=NOON, name="Muito longe")

    with pytest.raises(Duplicate, match="lost reason with this name"):
        await LostReason.create_new(by=cast.rita, now=NOON, name="Muito longe")


async def test_reasons_are_the_managers_to_keep(cast: Cast) -> None:
    with pytest.raises(Forbidden, match="configuration"):
        await LostReason.create_new(by=cast.bruno, now=NOON, name="Muito longe")
