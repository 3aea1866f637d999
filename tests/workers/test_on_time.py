"""With the worker's own clock running: whoever looks on is told of a flip within two seconds of its instant."""

import time
from datetime import UTC, date, datetime, timedelta

import models
import workers
from tests.intake.conftest import KEYRING
from tests.live.line import line
from tests.live.projection import ACTIVITIES, FUNNEL
from tests.live.world import id_of
from tests.make import NOON, Cast, subject
from tests.web import Web

MIDNIGHT = datetime(2026, 12, 4, 3, tzinfo=UTC)
"""In São Paulo the 4th of December begins: 14 days after `NOON`, so what was begun then goes idle."""


class Clock:
    """Stands an hour before midnight until it is set going."""

    def __init__(self) -> None:
        self.going_since: float | None = None

    def __call__(self) -> datetime:
        if self.going_since is None:
            return MIDNIGHT - timedelta(hours=1)
        return MIDNIGHT + timedelta(seconds=time.monotonic() - self.going_since - 1.2)


async def test_a_flip_is_told_within_two_seconds_of_its_instant(web: Web, cast: Cast) -> None:
    clock = Clock()
    begins = await subject(cast, "Barcos", now=MIDNIGHT - timedelta(hours=5))
    silent, overdue = (
        await subject(cast, "Velas", now=NOON),
        await subject(cast, "Remos", now=MIDNIGHT - timedelta(hours=5)),
    )
    for card, due in ((begins, date(2026, 12, 4)), (overdue, date(2026, 12, 3))):
        await models.Activity.schedule(
            by=cast.ana, now=MIDNIGHT - timedelta(hours=4), subject=card, summary="Ligar", due_on=due
        )
    flips = {"Barcos TODAY", "Remos OVERDUE", "Velas idle"}
    came: dict[str, float] = {}
    async with (
        workers.embedded(web.settings, KEYRING, now=clock) as _,
        line(await web.sign_in(cast.ana)) as held,
    ):
        activities, funnel = await held.subscribe(ACTIVITIES, mine=True), await held.subscribe(FUNNEL)
        clock.going_since = time.monotonic()
        while len(came) < 2:
            for change in (await activities.next())["changes"]:
                came[change["activity"]["state"]] = (clock() - MIDNIGHT).total_seconds()
        while not flips <= came.keys():
            for change in (await funnel.change())["changes"]:
                late = (clock() - MIDNIGHT).total_seconds()
                card = change["subject"]
                told = f"{card['title']} {'idle' if card['idle'] else card['activityState']}"
                if told in flips:  # cards are also told what is suggested for them
                    came.setdefault(told, late)

    assert came.keys() == {"TODAY", "OVERDUE", *flips}, id_of(silent)
    assert all(0 <= late < 2 for late in came.values()), came
