"""Whether whoever opened a stream may still listen: sessions end, keys are revoked, people leave. Knows no socket."""

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import models
import prose
from errors import SignInNeeded
from schema.context import Context, clock
from schema.live.tail import Tail
from schema.session import terms

log = logging.getLogger("funil.live")

AGAIN = 2.0
"""Seconds until the next look, when a look failed because the database was away."""


@dataclass
class Presence:
    """One connection's right to be here: by a session or by a key, of a user who may sign in."""

    user_id: int
    session_id: int | None
    key_id: int | None
    terms: models.Terms
    until: datetime
    """When to look again, should nothing be heard before."""

    @classmethod
    def of(cls, context: Context) -> "Presence":
        session, key = context.session, context.api_key
        return cls(
            user_id=context.user.id,
            session_id=session.id if session else None,
            key_id=key.id if key else None,
            terms=terms(context.settings),
            until=context.now,
        )

    def concerned(self, events: Sequence[models.Event]) -> bool:
        """Whether these events may have ended it."""
        mine = {("User", self.user_id), ("Session", self.session_id), ("ApiKey", self.key_id)}
        return any((event.noun, event.noun_id) in mine for event in events)

    async def lasts(self, now: datetime) -> bool:
        """Look at what is stored; says until when nobody needs to look again."""
        if not await models.User.filter(id=self.user_id, active=True).exists():
            return False
        if self.session_id is not None:
            session = await models.Session.get_or_none(id=self.session_id)
            if session is None or not session.lasts(now, self.terms):
                return False
            self.until = min(session.expires_at, session.last_seen_at + self.terms.idle)
        if self.key_id is not None:
            key = await models.ApiKey.get_or_none(id=self.key_id)
            if key is None or key.revoked_at is not None or key.expires_at <= now:
                return False
            self.until = key.expires_at
        return True

    async def check(self, events: Sequence[models.Event], now: datetime) -> None:
        """For a stream that looks at each batch."""
        if (self.concerned(events) or now >= self.until) and not await self.lasts(now):
            raise SignInNeeded(prose.ENDED)

    async def ended(self, tail: Tail) -> None:
        """Returns once it is over; costs nothing while nothing happens."""
        news = asyncio.Event()
        stop = tail.watch(lambda events: news.set() if self.concerned(events) else None)
        try:
            while await self._still_lasts():
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(max(0.0, (self.until - clock()).total_seconds())):
                        await news.wait()
                news.clear()
        finally:
            stop()

    async def _still_lasts(self) -> bool:
        while True:
            try:
                return await self.lasts(clock())
            except Exception:
                log.exception("Whether a session still lasts could not be looked up.")
                await asyncio.sleep(AGAIN)
