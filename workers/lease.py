"""Being the one: of many workers, one at a time does what is to be done once. Knows not what that is.

A worker that was killed is replaced when its lease has run out. One that was stopped and goes on finds its lease run
out by its own clock and sends nothing; what it had sent already carries an old fencing number (`workers/fence.py`).
"""

import asyncio
import logging
import os
import platform
import secrets
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import timedelta

from tortoise.exceptions import BaseORMException

import storage.instant as instant
from models import Lease

log = logging.getLogger(__name__)

LASTS = timedelta(seconds=10)
"""After so long without a sign of life, another one takes over."""
RENEW = 3.0
"""Seconds between two signs of life: two may be missed."""
LOOK = 1.0
"""Seconds until those who wait, or whose database was away, try again."""


@dataclass
class Hold:
    """A lease in hand, and until when it surely is, by this process's monotonic clock."""

    name: str
    fence: int
    ends: float

    @property
    def stands(self) -> bool:
        return time.monotonic() < self.ends


async def run(name: str, parts: Sequence[Callable[[Hold], Coroutine[object, object, None]]]) -> None:
    """Take the lease as soon as it is free; as long as it is held, all parts run. Goes on until cancelled."""
    holder = f"{platform.node()[:80]} {os.getpid()} {secrets.token_hex(4)}"
    while True:
        hold = await _taken(name, holder)
        if hold is not None:
            await _use(hold, parts)
        await asyncio.sleep(LOOK)


async def _taken(name: str, holder: str) -> Hold | None:
    asked = time.monotonic()
    try:
        fence = await Lease.take(name, holder=holder, now=await instant.now(), lasts=LASTS)
    except (BaseORMException, OSError) as error:
        log.warning("The lease of the %s could not be looked at: %s", name, error)
        return None
    # Counted from before the question: this clock never runs longer than the one in the database.
    return None if fence is None else Hold(name, fence, asked + LASTS.total_seconds())


async def _use(hold: Hold, parts: Sequence[Callable[[Hold], Coroutine[object, object, None]]]) -> None:
    log.info("This process is the %s now (%s).", hold.name, hold.fence)
    tasks = [asyncio.create_task(part(hold)) for part in parts]
    try:
        await _keep(hold)
        log.warning("This process is the %s no longer (%s).", hold.name, hold.fence)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await _give_up(hold)


async def _keep(hold: Hold) -> None:
    """Renew the lease until it is lost, or has run out because the database did not answer."""
    wait = RENEW
    while hold.stands:
        await asyncio.sleep(min(wait, max(0.0, hold.ends - time.monotonic())))
        asked = time.monotonic()
        try:
            async with asyncio.timeout_at(asyncio.get_running_loop().time() + hold.ends - asked):
                kept = await Lease.renew(hold.name, fence=hold.fence, now=await instant.now(), lasts=LASTS)
        except (BaseORMException, OSError) as error:
            log.warning("The lease of the %s could not be renewed: %s", hold.name, error)
            wait = LOOK
            continue
        if not kept:
            return
        hold.ends, wait = asked + LASTS.total_seconds(), RENEW


async def _give_up(hold: Hold) -> None:
    try:
        await Lease.give_up(hold.name, fence=hold.fence)
    except (BaseORMException, OSError) as error:
        log.warning("The lease of the %s ends by itself: %s", hold.name, error)
