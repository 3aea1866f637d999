"""Work that waits for others goes on beside the worker's threads: each of these is for whoever has something to do.

dramatiq holds a thread for each actor until it ends. A look into a mailbox whose server has fallen silent lasts as long
as its time-outs; thirty of them at the same instant would leave nobody to look into the others, file or send.
"""

import asyncio
import logging
from collections.abc import Coroutine

log = logging.getLogger(__name__)

A_MOMENT = 2.0
"""Seconds that a thread waits; most looks are over by then."""
LONGEST = 120.0
"""Seconds after which it is cancelled, as dramatiq does with what holds a thread."""


class Beside:
    """Of one process and its loop."""

    def __init__(self, *, moment: float = A_MOMENT, longest: float = LONGEST) -> None:
        self._moment, self._longest = moment, longest
        self._going_on: set[asyncio.Task[None]] = set()

    async def let(self, work: Coroutine[object, object, None]) -> bool:
        """Wait a moment for it, and leave it to itself then; whether it is over. Who is told to stop stops it, too."""
        task = asyncio.create_task(asyncio.wait_for(work, self._longest))
        try:
            await asyncio.wait({task}, timeout=self._moment)
        except BaseException:
            await _ended(task)
            raise
        if task.done():
            task.result()
            return True
        self._going_on.add(task)
        task.add_done_callback(self._over)
        return False

    async def end(self) -> None:
        """Nobody waits for it any more: what it holds it gives back."""
        for task in list(self._going_on):
            await _ended(task)

    def _over(self, task: asyncio.Task[None]) -> None:
        self._going_on.discard(task)
        if not task.cancelled() and (failure := task.exception()) is not None:
            log.error("What went on beside the workers has failed.", exc_info=failure)


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait({task})
