"""A few connections to an SQLite file that only read. Knows nothing of who writes."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, TypeVar

import aiosqlite
from tortoise.exceptions import OperationalError

from storage.brief import Work, ask
from storage.finish import finish

T = TypeVar("T")


class Readers:
    """At most `size` connections, opened when they are first needed; each is lent to one task at a time."""

    def __init__(self, connect: Callable[[], Coroutine[object, object, aiosqlite.Connection]], size: int) -> None:
        self._connect = connect
        self._turns = asyncio.Semaphore(size)
        self._open: set[aiosqlite.Connection] = set()
        self._idle: list[aiosqlite.Connection] = []

    async def run(self, work: Work[T], query: str, values: Any) -> T:
        reader = await self.take()
        try:
            return await ask(reader, work, query, values, wrote=False)
        except asyncio.CancelledError:
            # The thread would go on reading for nobody, and keep the next borrower waiting.
            with contextlib.suppress(ValueError):
                await reader.interrupt()
            raise
        finally:
            self.give_back(reader)

    async def take(self) -> aiosqlite.Connection:
        await self._turns.acquire()
        try:
            while not self._idle:
                await finish(self._add())
            return self._idle.pop()
        except BaseException:
            self._turns.release()
            raise

    def give_back(self, reader: aiosqlite.Connection) -> None:
        if reader in self._open:
            self._idle.append(reader)
        self._turns.release()

    def count(self) -> Mapping[str, int]:
        return {"used": len(self._open) - len(self._idle), "idle": len(self._idle)}

    async def close(self) -> None:
        readers, self._open, self._idle = self._open, set(), []
        for reader in readers:
            await reader.close()

    async def _add(self) -> None:
        readers = self._open
        reader = await self._connect()
        if self._open is not readers:
            await reader.close()
            raise OperationalError("The database was closed while a reader connected to it.")
        self._open.add(reader)
        self._idle.append(reader)
