"""Failures to sign in, remembered by all processes together, in Redis. Knows no account and no rule.

The rule is models/throttle.py's. While Redis is away each process remembers its own.
"""

import logging
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from environment import digest
from late import Late
from models.throttle import FORGOTTEN, LONGEST_WAIT, Failures, Throttle, counted, forgiven, keys

if TYPE_CHECKING:
    from redis import asyncio as redis
    from redis import exceptions
else:
    redis, exceptions = Late("redis.asyncio"), Late("redis.exceptions")

log = logging.getLogger("funil.tries")

KEPT = int((FORGOTTEN + LONGEST_WAIT).total_seconds())
TRIES = 20
"""Processes that count the same address at once give way to each other so often."""
PATIENCE = 2


class SharedThrottle(Throttle):
    def __init__(self, url: str) -> None:
        super().__init__()
        self._redis: redis.Redis = redis.Redis.from_url(url, socket_timeout=PATIENCE, socket_connect_timeout=PATIENCE)

    async def attempt(self, address: str, ip: str | None, now: datetime) -> None:
        try:
            await self._count(address, ip, now)
        except (exceptions.RedisError, OSError) as failure:
            log.warning("Redis does not answer; this process counts for itself: %s", type(failure).__name__)
            await super().attempt(address, ip, now)

    async def passed(self, address: str, ip: str | None) -> None:
        await super().passed(address, ip)
        everybody, one = names(address, ip)
        try:
            kept = await self._redis.get(everybody)
            async with self._redis.pipeline() as pipe:
                pipe.delete(one)
                if kept is not None:
                    row = forgiven(msgspec.json.decode(kept, type=Failures))
                    pipe.set(everybody, msgspec.json.encode(row), ex=KEPT)
                await pipe.execute()
        except (exceptions.RedisError, OSError) as failure:
            log.warning("Redis does not answer; a failure stays counted: %s", type(failure).__name__)

    async def close(self) -> None:
        await self._redis.aclose()

    async def _count(self, address: str, ip: str | None, now: datetime) -> None:
        everybody, one = names(address, ip)
        async with self._redis.pipeline() as pipe:
            for _ in range(TRIES):
                await pipe.watch(one, everybody)
                first, second = [read(kept) for kept in await pipe.mget(one, everybody)]
                rows = counted(first, second, now)
                pipe.multi()  # type: ignore[no-untyped-call]
                for name, row in zip((one, everybody), rows, strict=True):
                    pipe.set(name, msgspec.json.encode(row), ex=KEPT)
                try:
                    await pipe.execute()
                except exceptions.WatchError:
                    continue
                return
        raise exceptions.RedisError("Too many processes count the same address at once.")


def read(kept: bytes | str | None) -> Failures | None:
    return msgspec.json.decode(kept, type=Failures) if kept else None


def names(address: str, ip: str | None) -> tuple[str, str]:
    """Hashed: whoever reads Redis need not learn who mistyped."""
    everybody, one = keys(address, ip)
    return f"funil:tries:{digest(everybody)}", f"funil:tries:{digest(one)}"


def throttle(redis_url: str | None) -> Throttle:
    """Shared where there is Redis."""
    return Throttle() if redis_url is None else SharedThrottle(redis_url)
