"""Work that must come to its end although its caller is cancelled. Knows no database."""

import asyncio
from collections.abc import Coroutine
from typing import TypeVar

T = TypeVar("T")


async def finish(work: Coroutine[object, object, T]) -> T:
    """Awaits `work` to its end; a cancellation that comes meanwhile is passed on only then."""
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait((task,))
        except asyncio.CancelledError as cancellation:
            cancelled = cancellation
    if cancelled is None:
        return task.result()
    # Looked at, so that asyncio doesn't report it as never retrieved: the cancellation is what the caller hears.
    if not task.cancelled():
        task.exception()
    raise cancelled
