"""The installation's settings: the administrator's, checked, and followed by the clocks."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from errors import Forbidden, Invalid, Required
from models import Subject, User, Workspace
from tests.make import NOON, Cast, events, stages, subject


async def test_the_workspace_is_the_administrators(cast: Cast) -> None:
    workspace = await Workspace.current()

    for other in (cast.marcos, cast.bruno, cast.ana, cast.vera):
        with pytest.raises(Forbidden, match="Only an administrator"):
            await workspace.update(by=other, now=NOON, name="Meu")
    await workspace.update(
        by=cast.rita, now=NOON, name="Velas & Cia", locale="en", currency="EUR", zone="Europe/Lisbon"
    )

    stored = await Workspace.current()
    assert (stored.name, stored.locale, stored.currency, stored.zone) == ("Velas & Cia", "en", "EUR", "Europe/Lisbon")
    assert (await events("WorkspaceUpdated"))[-1].changed == ["name", "zone", "currency", "locale"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"zone": "America/Sampa"}, "no time zone"),
        ({"locale": "de"}, "languages are"),
        ({"currency": "XYZ"}, "no currency"),
        ({"idle_days": 0}, "between 1 and 3650"),
        ({"rotting_default": 4000}, "between 1 and 3650"),
        ({"name": "x" * 121}, "at most 120"),
    ],
)
async def test_settings_are_checked(cast: Cast, change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Invalid, match=sentence):
        await (await Workspace.current()).update(by=cast.rita, now=NOON, **change)


async def test_a_workspace_needs_a_name(cast: Cast) -> None:
    with pytest.raises(Required):
        await (await Workspace.current()).update(by=cast.rita, now=NOON, name=" ")


async def test_holidays_are_days_once_and_in_order(cast: Cast) -> None:
    workspace = await Workspace.current()

    await workspace.update(by=cast.rita, now=NOON, holidays=[date(2026, 12, 25), date(2026, 9, 7), date(2026, 12, 25)])

    assert workspace.holidays == ["2026-09-07", "2026-12-25"]


def midnight(day: int, month: int = 11) -> datetime:
    """Of São Paulo, which is three hours behind."""
    return NOON.replace(month=month, day=day, hour=3, minute=0)


async def test_other_idle_days_reset_the_clocks_at_the_next_tick(cast: Cast) -> None:
    card, theirs = await subject(cast), await subject(cast, by=cast.rita, channel=cast.europa, owner=None)
    await cast.europa.update(by=cast.rita, now=NOON, idle_days=30)
    system = await User.system()

    await (await Workspace.current()).update(by=cast.rita, now=NOON, idle_days=3)
    assert await Subject.tick(by=system, now=NOON) == 2
    assert await Subject.tick(by=system, now=NOON) == 0

    await card.refresh_from_db()
    await theirs.refresh_from_db()
    assert (card.idle_days, card.idle_from) == (3, midnight(23))
    assert (theirs.idle_days, theirs.idle_from) == (30, midnight(20, month=12))
    assert {event.event_class for event in await events("SubjectClocksReset")} == {"CLOCK"}


async def test_another_zone_resets_the_clocks_at_the_next_tick(cast: Cast) -> None:
    card = await subject(cast)
    assert card.idle_from == midnight(4, month=12)

    await (await Workspace.current()).update(by=cast.rita, now=NOON, zone="Pacific/Apia")
    await Subject.tick(by=await User.system(), now=NOON)

    await card.refresh_from_db()
    # Saturday already at UTC+13: fourteen days later is the 5th, which begins there at 11:00 UTC of the 4th.
    assert card.idle_from == midnight(4, month=12).replace(hour=11)


async def test_other_rotting_days_reset_the_clocks_at_the_next_tick(cast: Cast) -> None:
    first, *_ = await stages()
    card = await subject(cast, stage=first)
    assert card.rotting_from is None
    system = await User.system()

    await (await Workspace.current()).update(by=cast.rita, now=NOON, rotting_default=10)
    await Subject.tick(by=system, now=NOON)
    await card.refresh_from_db()
    assert card.rotting_from == NOON + timedelta(days=10)

    await first.update(by=cast.rita, now=NOON, rotting_days=2)
    await Subject.tick(by=system, now=NOON)
    await card.refresh_from_db()
    assert card.rotting_from == NOON + timedelta(days=2)
