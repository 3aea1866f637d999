"""What is done again and again, and how often.

Each `funil work` runs this clock, so with several of them an actor is sent several times. That is waste and no harm:
every actor derives its work from rows and does it once. One clock for all, by a lease, comes with fencing numbers.
"""

import asyncio
import logging
import time
from collections.abc import Mapping

from redis.exceptions import RedisError

from workers.means import Means

log = logging.getLogger(__name__)

SCHEDULE: Mapping[str, float] = {"poll_due": 0.5, "sweep": 60, "tick": 60, "forget": 600}
"""Actor → seconds. All of them also run at the start."""


async def run(means: Means, schedule: Mapping[str, float] = SCHEDULE) -> None:
    """Send each actor when its time has come, until cancelled."""
    due = dict.fromkeys(schedule, time.monotonic())
    while True:
        for name, every in schedule.items():
            if due[name] <= time.monotonic():
                due[name] = time.monotonic() + every
                await _send(means, name)
        await asyncio.sleep(max(0.0, min(due.values()) - time.monotonic()))


async def _send(means: Means, name: str) -> None:
    try:
        await means.post(name)
    except (RedisError, OSError) as error:
        log.warning("The clock could not send %s: %s", name, error)
