"""How many listen to one process, over sockets and event streams alike, and how they are sent away. Knows no noun."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from typing import Any, cast

import measures
import prose
from schema.context import Context

CONNECTIONS_PER_USER = 20
SUBSCRIPTIONS = 10_000


class Crowd:
    """Counts connections by user, sockets and streams together, and subscriptions in all."""

    def __init__(self) -> None:
        self.connections: Counter[int] = Counter()
        self.subscriptions = 0
        self.leaving = False
        self._streams: set[asyncio.Task[Any]] = set()

    @property
    def full(self) -> bool:
        return self.subscriptions >= SUBSCRIPTIONS

    def refuses(self, context: Context) -> str | None:
        """Why whoever asks may open no further stream."""
        if self.full or self.leaving:
            return prose.FULL
        viewer = context.viewer
        return prose.CROWDED if viewer and self.connections[viewer.id] >= CONNECTIONS_PER_USER else None

    def enter(self, user_id: int) -> bool:
        """Count a connection; says whether there was room for it."""
        self.connections[user_id] += 1
        measures.sockets.inc()
        return self.connections[user_id] <= CONNECTIONS_PER_USER

    def leave(self, user_id: int) -> None:
        self.connections[user_id] -= 1
        measures.sockets.dec()
        if not self.connections[user_id]:
            del self.connections[user_id]

    @contextlib.contextmanager
    def subscribed(self) -> Iterator[None]:
        self.subscriptions += 1
        measures.subscriptions.inc()
        try:
            yield
        finally:
            self.subscriptions -= 1
            measures.subscriptions.dec()

    async def streaming(self, context: Context, parts: AsyncIterator[str]) -> AsyncIterator[str]:
        """An event stream: one connection with one subscription. When the server stops it ends without `complete`,
        which tells the client to come back and resume."""
        task = cast("asyncio.Task[Any]", asyncio.current_task())
        user_id = context.viewer.id if context.viewer else 0
        self.enter(user_id)
        self._streams.add(task)
        try:
            with self.subscribed():
                async with aclosing(cast(Any, parts)) as open_parts:
                    async for part in open_parts:
                        yield part
        except asyncio.CancelledError:
            if not self.leaving:
                raise
            task.uncancel()
        finally:
            self._streams.discard(task)
            self.leave(user_id)

    def send_away(self) -> None:
        """The server stops: no stream begins, and those that are open end."""
        self.leaving = True
        for task in list(self._streams):
            task.cancel()


__all__ = ["Crowd"]
