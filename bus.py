"""Who is told that something was committed: a hint with the newest event id, never the event itself (DESIGN §6).

A lost hint costs two seconds, never an event: readers look at the log anyway.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from late import Late

if TYPE_CHECKING:
    from redis import asyncio as redis
    from redis import exceptions
else:
    redis, exceptions = Late("redis.asyncio"), Late("redis.exceptions")

CHANNEL = "funil:head"
log = logging.getLogger("funil.bus")


class Bus(Protocol):
    def hint(self, position: int) -> None: ...
    def listen(self, listener: Callable[[int], None]) -> None: ...
    async def start(self) -> None: ...
    async def stop(self) -> None: ...


class LocalBus:
    """One process: whoever commits calls whoever listens."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[int], None]] = []

    def listen(self, listener: Callable[[int], None]) -> None:
        self._listeners.append(listener)

    def hint(self, position: int) -> None:
        for listener in self._listeners:
            listener(position)

    async def start(self) -> None:
        """There is nothing to open."""

    async def stop(self) -> None:
        """There is nothing to close."""


class RedisBus(LocalBus):
    """Many processes: the hint also goes through Redis; while Redis is away, the log is still looked at."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._redis: redis.Redis = redis.Redis.from_url(url, socket_timeout=5, socket_connect_timeout=2)
        self._tasks: set[asyncio.Task[None]] = set()
        self._newest = 0
        self._publishing = False

    def hint(self, position: int) -> None:
        super().hint(position)
        self._newest = max(self._newest, position)
        if not self._publishing:
            self._publishing = True
            self._keep(asyncio.get_running_loop().create_task(self._publish()))

    async def start(self) -> None:
        self._keep(asyncio.create_task(self._subscribe()))

    async def stop(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._redis.aclose()

    def _keep(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _publish(self) -> None:
        """Hints that pile up while one is on its way go out as one."""
        sent = 0
        try:
            while sent < self._newest:
                sent = self._newest
                await self._redis.publish(CHANNEL, sent)
        except (exceptions.RedisError, OSError) as error:
            log.warning("A hint could not be published: %s", error)
        finally:
            self._publishing = False

    async def _subscribe(self) -> None:
        while True:
            with contextlib.suppress(exceptions.RedisError, OSError):
                async with self._redis.pubsub() as channel:
                    await channel.subscribe(CHANNEL)
                    async for message in channel.listen():
                        if message["type"] == "message":
                            super().hint(int(message["data"]))
            await asyncio.sleep(1)
