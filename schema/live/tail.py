"""The end of the event log, read once per process for all its subscribers."""

import asyncio
import contextlib
import itertools
import logging
from collections import deque
from collections.abc import Callable
from contextvars import Context
from datetime import UTC, datetime

import measures
import models

log = logging.getLogger("funil.live")

WINDOW = 5_000
"""Events kept at hand; whoever is further behind reads the log itself."""
LOOK_EVERY = 2.0
"""Seconds between looks at the log when no hint comes."""
REPLAY = 500


class Tail:
    def __init__(self) -> None:
        self.head = 0
        self._floor = 0
        self._window: deque[models.Event] = deque()
        self._hinted = asyncio.Event()
        self._grown = asyncio.Condition()
        self._task: asyncio.Task[None] | None = None
        self._watchers: set[Callable[[list[models.Event]], None]] = set()

    async def start(self) -> None:
        self.head = self._floor = await models.Event.head()
        self._task = Context().run(asyncio.get_running_loop().create_task, self._follow())

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def hint(self, position: int) -> None:
        if position > self.head:
            self._hinted.set()

    def watch(self, watcher: Callable[[list[models.Event]], None]) -> Callable[[], None]:
        """Call `watcher` with whatever is read from now on; returns how to stop that."""
        self._watchers.add(watcher)
        return lambda: self._watchers.discard(watcher)

    async def after(self, position: int, *, wait: float) -> list[models.Event]:
        """What came after a position, in whole units; waits up to `wait` seconds for something to come."""
        if position >= self.head:
            await self._wait(position, wait)
        if position >= self.head:
            return []
        if position < self._floor:
            return await models.Event.after_position(position, limit=REPLAY)
        news = list(itertools.takewhile(lambda event: event.id > position, reversed(self._window)))
        return news[::-1]

    async def _wait(self, position: int, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds), self._grown:
                await self._grown.wait_for(lambda: self.head > position)

    async def _follow(self) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY):
                    await self._hinted.wait()
            self._hinted.clear()
            try:
                await self._read()
            except Exception:
                log.exception("The log could not be read; the next look is in %s seconds.", LOOK_EVERY)

    async def _read(self) -> None:
        while events := await models.Event.after_position(self.head, limit=REPLAY):
            self._window.extend(events)
            while len(self._window) > WINDOW:
                self._floor = self._window.popleft().id
            self.head = events[-1].id
            measures.live_seconds.observe(max(0.0, (datetime.now(UTC) - events[-1].at).total_seconds()))
            for watcher in list(self._watchers):
                watcher(events)
            async with self._grown:
                self._grown.notify_all()
            if len(events) < REPLAY:
                return  # what came meanwhile is hinted at anew
