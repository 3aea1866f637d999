"""One look into one mailbox: the lease that lets one poller look, and what is said of its health afterwards."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from tortoise.exceptions import BaseORMException
from tortoise.queryset import QuerySet

from events import MailboxHealthChanged
from mail.mailbox import MailboxErrorCode
from models.base import transaction
from models.mailbox import Mailbox, MailboxPhase
from models.user import User

LEASE = timedelta(seconds=30)
"""Renewed while the look goes on; the mailbox of a worker that was killed waits no longer than this."""
RENEW = 10.0
"""Seconds between two renewals."""
LONGEST_WAIT = 3_600
REFUSALS = 3
"""So often a server may refuse the password before a person is needed."""
REFUSING = (MailboxErrorCode.AUTH_FAILED, MailboxErrorCode.GRANT_REFUSED)
HOPELESS = (MailboxErrorCode.SECRET_LOST, MailboxErrorCode.GRANT_ENDED)
"""Trying again changes nothing, and might lock the account."""


class LeaseLost(Exception):
    """Another poller has taken the mailbox over, or a person has changed it; what was stored stands."""


@dataclass(frozen=True)
class Looking:
    """One look, and the instant it began. Whoever has lost the lease may write nothing more."""

    mailbox: Mailbox
    holder: str
    began: datetime

    @property
    def mine(self) -> QuerySet[Mailbox]:
        return Mailbox.filter(id=self.mailbox.id, lease_holder=self.holder)

    @property
    def unchanged(self) -> QuerySet[Mailbox]:
        """Mine, and nobody has edited the account meanwhile: what this look found would belong to another one."""
        return self.mine.filter(version=self.mailbox.version)

    @classmethod
    async def begin(cls, mailbox_id: int, now: datetime) -> "Looking | None":
        """One poller for each mailbox: the first whose UPDATE finds it due and free."""
        holder = uuid4().hex
        if not await Mailbox.due(now).filter(id=mailbox_id).update(leased_until=now + LEASE, lease_holder=holder):
            return None
        return cls(await Mailbox.get(id=mailbox_id), holder, now)

    async def worked(self, *, more: bool, now: datetime) -> None:
        """It could be read. `more`: there is work for another look at once."""
        asks_again = bool(self.mailbox.bodiless)
        every = self.mailbox.poll_every
        wait = timedelta(seconds=0 if more else min(60, every) if asks_again else every)
        await self._release(
            next_attempt_at=self.began + wait,
            phase=MailboxPhase.READY,
            last_error=None,
            failures=0,
            last_polled_at=now,
            **({} if more or asks_again else {"rescan": False}),
        )

    async def failed(self, code: MailboxErrorCode, *, now: datetime) -> None:
        """It could not; it is tried again by itself, or waits for a person."""
        failures = self.mailbox.failures + 1
        needs_person = code in HOPELESS or (code in REFUSING and failures >= REFUSALS)
        await self._release(
            next_attempt_at=now + back_off(failures, self.mailbox.poll_every),
            phase=MailboxPhase.NEEDS_AUTH if needs_person else MailboxPhase.FAILING,
            last_error=code.value,
            failures=failures,
        )

    @contextlib.asynccontextmanager
    async def renewing(self, now: Callable[[], datetime]) -> AsyncIterator[None]:
        """Keeps the lease while a slow server is waited for. One that was lost is lost: `mine` finds no row."""
        ended = asyncio.Event()

        async def renew() -> None:
            while not ended.is_set():
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(ended.wait(), RENEW)
                    return
                with contextlib.suppress(BaseORMException, OSError):
                    await self.mine.update(leased_until=now() + LEASE)

        renewing = asyncio.create_task(renew())
        try:
            yield
        finally:
            ended.set()
            await renewing

    async def give_back(self) -> None:
        await self.mine.update(leased_until=None, lease_holder=None)

    async def _release(
        self, *, next_attempt_at: datetime, phase: MailboxPhase, last_error: str | None, **health: object
    ) -> None:
        """Give the lease back. Who asked for another look while this one went on is not made to wait."""
        before = self.mailbox
        async with transaction():
            await self.unchanged.filter(next_attempt_at__lte=self.began).update(next_attempt_at=next_attempt_at)
            told = await self.unchanged.update(phase=phase, last_error=last_error, **health)
            await self.give_back()
            if told and (before.phase, before.last_error) != (phase, last_error):
                # Not an edit: the row keeps its version, and nobody is in conflict with the weather.
                fact = MailboxHealthChanged(phase=phase.value, error=last_error)
                await before.record_new(fact, by=await User.system(), now=self.began)


def back_off(failures: int, poll_every: int) -> timedelta:
    """1, 2, 4 … 60 minutes for a mailbox that is looked into every minute; a quicker one begins quicker."""
    first = min(60, poll_every)
    wait = min(LONGEST_WAIT, first * 2 ** min(failures - 1, 20))
    return timedelta(seconds=wait * random.uniform(0.8, 1.0))  # noqa: S311 - spreads the load, guards nothing
