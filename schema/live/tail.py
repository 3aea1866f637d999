"""The end of the event log, once per process for all its subscribers.

What this process has committed itself is at hand and is not read, as long as it follows upon what is known here: ids
have no gap, so nothing of others lies between. All else is read from the log, and that is the rule when in doubt.
"""

import asyncio
import contextlib
import itertools
import logging
from collections import deque
from collections.abc import Callable, Sequence
from contextvars import Context
from datetime import UTC, datetime

import measures
import models
from schema.live.look import Look

log = logging.getLogger("funil.live")

WINDOW = 5_000
"""Events kept at hand; whoever is further behind reads the log itself."""
LOOK_EVERY = 2.0
"""Seconds between looks at the log when no hint comes."""
REPLAY = 500
UNITS = 500
"""Committed here and not taken up yet; of more the first are forgotten, and then all of them are read."""


Stirs = Callable[[models.Event], bool]
"""Whether an event may be news for whoever waits."""


class Tail:
    def __init__(self) -> None:
        self.head = 0
        self._floor = 0
        self._look = Look()
        self._window: deque[models.Event] = deque()
        self._hinted = asyncio.Event()
        self._heard = 0
        self._committed: deque[Sequence[models.Event]] = deque(maxlen=UNITS)
        self._waiting: dict[asyncio.Future[None], Stirs | None] = {}
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
            self._heard = max(self._heard, position)
            self._hinted.set()

    def committed(self, events: Sequence[models.Event]) -> None:
        """A unit of this process, as soon as it is in the log."""
        self._committed.append(events)
        self.hint(events[-1].id)

    def watch(self, watcher: Callable[[list[models.Event]], None]) -> Callable[[], None]:
        """Call `watcher` with whatever is read from now on; returns how to stop that."""
        self._watchers.add(watcher)
        return lambda: self._watchers.discard(watcher)

    def look(self, position: int) -> Look:
        """What is read to tell of all up to here. Whoever is ahead of what is read here looks alone."""
        return self._look if position <= self.head else Look()

    async def after(self, position: int, *, wait: float, stirs: Stirs | None = None) -> list[models.Event]:
        """What came after a position, in whole units; waits up to `wait` seconds for something to come. `stirs`: only
        such events end the waiting, whatever else comes is heard of afterwards."""
        if position >= self.head:
            await self._wait(wait, stirs)
        if position >= self.head:
            return []
        if position < self._floor:
            return await models.Event.after_position(position, limit=REPLAY)
        news = list(itertools.takewhile(lambda event: event.id > position, reversed(self._window)))
        return news[::-1]

    async def _wait(self, seconds: float, stirs: Stirs | None) -> None:
        grown = asyncio.get_running_loop().create_future()
        self._waiting[grown] = stirs
        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await grown
        finally:
            del self._waiting[grown]

    async def _follow(self) -> None:
        while True:
            hinted = False
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY):
                    hinted = await self._hinted.wait()
            self._hinted.clear()
            try:
                self._take()
                if not hinted or self._heard > self.head:
                    await self._read()
            except Exception:
                log.exception("The log could not be read; the next look is in %s seconds.", LOOK_EVERY)

    def _take(self) -> None:
        """What was committed here, as far as nothing is missing before it."""
        news: list[models.Event] = []
        while self._committed:
            events = self._committed.popleft()
            if events[0].id == (news[-1].id if news else self.head) + 1 and _whole(events):
                news += events
        if news:
            self._tell(news)

    async def _read(self) -> None:
        while events := await models.Event.after_position(self.head, limit=REPLAY):
            self._tell(events)
            if len(events) < REPLAY:
                return  # what came meanwhile is hinted at anew

    def _tell(self, events: list[models.Event]) -> None:
        self._window.extend(events)
        while len(self._window) > WINDOW:
            self._floor = self._window.popleft().id
        self.head, self._look = events[-1].id, Look()
        measures.live_seconds.observe(max(0.0, (datetime.now(UTC) - events[-1].at).total_seconds()))
        for watcher in list(self._watchers):
            watcher(events)
        for grown, stirs in self._waiting.items():
            if not grown.done() and (stirs is None or any(map(stirs, events))):
                grown.set_result(None)


def _whole(events: Sequence[models.Event]) -> bool:
    return bool(events[-1].id - events[0].id == len(events) - 1)
