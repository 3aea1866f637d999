"""What is done again and again, and how often: once for the installation, by whichever worker holds the lease.

What it sends carries the lease's fencing number; the actors derive their work from rows, so a message too many is
waste and no harm.
"""

import asyncio
import logging
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

from late import Late
from workers.lease import Hold
from workers.means import Means

if TYPE_CHECKING:
    from redis import exceptions
else:
    exceptions = Late("redis.exceptions")

log = logging.getLogger(__name__)

SCHEDULE: Mapping[str, float] = {
    "poll_due": 0.5,
    "work_due": 2,
    "fall_due": 1,
    "webhooks_due": 1,
    "suggest": 2,
    "keep_ledger": 2,
    "sweep": 20,
    "tick": 60,
    "shelve": 20,
    "send_digests": 60,
    "forget": 600,
}
"""Actor → seconds. All of them also run whenever a process has become the clock."""
AGAIN = 1.0
"""Seconds until what could not be sent is sent once more: who has lost a queue is not made to wait for a turn."""


async def run(means: Means, hold: Hold, schedule: Mapping[str, float] = SCHEDULE) -> None:
    """Send each actor when its time has come, until cancelled."""
    due = dict.fromkeys(schedule, time.monotonic())
    while True:
        for name, every in schedule.items():
            if due[name] <= time.monotonic():
                sent = await _send(means, hold, name)
                due[name] = time.monotonic() + (every if sent else min(every, AGAIN))
        await asyncio.sleep(max(0.0, min(due.values()) - time.monotonic()))


async def _send(means: Means, hold: Hold, name: str) -> bool:
    if not hold.stands:
        return False
    try:
        await means.post(name, fence=hold.fence)
    except (exceptions.RedisError, OSError) as error:
        log.warning("The clock could not send %s: %s", name, error)
        return False
    return True
