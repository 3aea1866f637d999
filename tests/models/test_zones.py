"""The workspace goes to a wrong zone, and on to the right one just while the clock follows it to the wrong one."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest

import models
from models import Activity, CustomerDocument, Proposal
from models.base import transaction
from models.trade.mirroring import upsert
from tests.make import NOON, Cast, customer, events, subject
from tests.models.test_document import draft
from tests.models.test_proposal import sent

LAST = date(2026, 11, 21)


async def an_activity(cast: Cast, card: models.Subject) -> None:
    call = await models.ActivityType.first()
    await Activity.schedule(by=cast.rita, now=NOON, subject=card, type=call, due_on=LAST, assignee=None)


async def a_proposal(cast: Cast, card: models.Subject) -> None:
    await sent(card, cast.ana, valid_until=LAST)


async def a_document(cast: Cast, card: models.Subject) -> None:
    await upsert("erp", [draft(customer_id=(await customer(cast)).id, due_on=LAST)], by=cast.rita, now=NOON)


MADE: list[tuple[Any, Callable[[Cast, models.Subject], Awaitable[None]]]] = [
    (Activity, an_activity),
    (Proposal, a_proposal),
    (CustomerDocument, a_document),
]


@pytest.mark.parametrize(("kind", "make"), MADE)
async def test_the_clock_comes_to_an_end_and_tells_it_once(
    cast: Cast, kind: Any, make: Callable[[Cast, models.Subject], Awaitable[None]]
) -> None:
    card = await subject(cast)
    await make(cast, card)
    system, at_it = await models.User.system(), asyncio.Event()
    before, workspace = await models.Event.head(), await models.Workspace.current()
    await workspace.update(by=cast.rita, now=NOON, zone="Pacific/Honolulu")

    async def rita() -> None:
        async with transaction(), card.changing():
            await kind.all().select_for_update()
            await workspace.update(by=cast.rita, now=NOON, zone="Asia/Tokyo")
            at_it.set()
            await asyncio.sleep(0.2)

    async def clock() -> None:
        await at_it.wait()
        await asyncio.wait_for(kind.rezone(by=system, now=NOON), 2)

    await asyncio.gather(rita(), clock())

    assert await kind.all().values_list("zone", flat=True) == ["Asia/Tokyo"]
    told = [event.kind for event in await events() if event.id > before and event.noun == kind.noun]
    assert told == [f"{kind.noun.removeprefix('Customer')}ZoneChanged"]
