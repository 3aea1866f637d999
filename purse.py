"""How much may be asked for in a while: purses that are emptied and fill again by themselves. Knows not whose they are.

They are kept in this process. With Redis, processes tell each other what was spent, behind the requests and never
before them: Redis away costs accuracy, never an answer.
"""

import asyncio
import contextlib
import logging
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from contextvars import Context
from dataclasses import dataclass
from typing import TYPE_CHECKING

from late import Late

if TYPE_CHECKING:
    from redis import asyncio as redis
    from redis import exceptions
else:
    redis, exceptions = Late("redis.asyncio"), Late("redis.exceptions")

log = logging.getLogger("funil.purse")

MOST_PURSES = 20_000
"""A purse that nobody has touched for longest is forgotten: it is full, or an attacker made up its name."""
TELL_EVERY = 0.25
"""Seconds in which what was spent here is not known elsewhere."""
SPEND = """
local now = redis.call('TIME')
now = now[1] + now[2] / 1000000
local held = redis.call('HMGET', KEYS[1], 'level', 'at')
local size, refill = tonumber(ARGV[2]), tonumber(ARGV[3])
local level = size
if held[1] then level = math.min(size, held[1] + (now - held[2]) * refill) end
level = level - ARGV[1]
redis.call('HSET', KEYS[1], 'level', string.format('%.6f', level), 'at', string.format('%.6f', now))
redis.call('EXPIRE', KEYS[1], math.ceil((size - level) / refill) + 1)
return string.format('%.6f', level)
"""


@dataclass(frozen=True)
class Spent:
    """What was asked for, what is left, and in how many seconds it would be granted: 0 when it was."""

    asked: int
    left: int
    wait: int = 0


@dataclass
class Purse:
    level: float
    at: float


class Purses:
    """`size` is what a full one holds, `refill` what comes back each second; a size of 0 stands for no limit."""

    def __init__(self, size: int, refill: float, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.size, self.refill = size, refill
        self._clock = clock
        self._purses: OrderedDict[str, Purse] = OrderedDict()

    def spend(self, name: str, asked: int) -> Spent:
        """Take it out, or say how long to wait: what was refused costs nothing."""
        if self.size == 0:
            return Spent(asked, asked)
        purse = self._purse(name)
        if purse.level < asked:
            return Spent(asked, max(0, int(purse.level)), max(1, math.ceil((asked - purse.level) / self.refill)))
        purse.level -= asked
        self._tell(name, asked)
        return Spent(asked, int(purse.level))

    async def start(self) -> None:
        """There is nobody to tell."""

    async def stop(self) -> None:
        """There is nobody to tell."""

    def _purse(self, name: str) -> Purse:
        now = self._clock()
        purse = self._purses.setdefault(name, Purse(self.size, now))
        self._purses.move_to_end(name)
        purse.level = min(self.size, purse.level + (now - purse.at) * self.refill)
        purse.at = now
        if len(self._purses) > MOST_PURSES:
            self._purses.popitem(last=False)
        return purse

    def _tell(self, name: str, asked: int) -> None:
        """Nobody else needs to know."""


class SharedPurses(Purses):
    """The same purses in all processes. Between two tellings each may give away what another has given already."""

    def __init__(self, size: int, refill: float, *, url: str, kind: str) -> None:
        super().__init__(size, refill)
        self._kind = kind
        self._redis: redis.Redis = redis.Redis.from_url(url, socket_timeout=2, socket_connect_timeout=2)
        self._script = self._redis.register_script(SPEND)
        self._untold: dict[str, int] = {}
        self._news = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._task = Context().run(asyncio.get_running_loop().create_task, self._telling())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
        await self._redis.aclose()

    def _tell(self, name: str, asked: int) -> None:
        self._untold[name] = self._untold.get(name, 0) + asked
        self._news.set()

    async def _telling(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            untold, self._untold = self._untold, {}
            try:
                await self._settle(untold)
            except (exceptions.RedisError, OSError) as failure:
                # What was spent meanwhile is forgotten elsewhere: these purses are of use by the second.
                log.warning("Redis does not answer; each process counts for itself: %s", type(failure).__name__)
            await asyncio.sleep(TELL_EVERY)

    async def _settle(self, untold: dict[str, int]) -> None:
        async with self._redis.pipeline(transaction=False) as pipe:
            for name, spent in untold.items():
                await self._script(
                    keys=[f"funil:purse:{self._kind}:{name}"], args=[spent, self.size, self.refill], client=pipe
                )
            levels = await pipe.execute()
        for name, level in zip(untold, levels, strict=True):
            purse = self._purse(name)
            purse.level = min(purse.level, float(level) - self._untold.get(name, 0))


def purses(size: int, refill: float, *, redis_url: str | None, kind: str) -> Purses:
    """Shared where there is Redis."""
    return (
        Purses(size, refill) if redis_url is None or size == 0 else SharedPurses(size, refill, url=redis_url, kind=kind)
    )
