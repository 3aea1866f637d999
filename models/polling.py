"""Taking new mail out of mailboxes: raw bytes and cursor in one commit. What a mail says is read later, elsewhere."""

import asyncio
import contextlib
import functools
import random
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar
from uuid import uuid4

from tortoise.exceptions import BaseORMException
from tortoise.queryset import QuerySet

from events import MailboxRenumbered
from mail import imap
from mail.caps import STANDARD
from mail.mailbox import Batch, Cursor, Fetched, MailboxError, MailboxErrorCode
from models.base import transaction
from models.hosts import Network, pinned
from models.inbound import InboundMail, RawMail
from models.keyring import Keyring, SealBroken
from models.mailbox import RESTING, Mailbox, MailboxPhase
from models.user import User

T = TypeVar("T")

LONGEST = timedelta(seconds=50)
MOST = 500
LEASE = timedelta(seconds=30)
"""Renewed while the poll goes on; the mailbox of a worker that was killed waits no longer than this."""
RENEW = 10.0
"""Seconds between two renewals."""
TIMEOUT = 20.0
TAKEN_BESIDE = 1024 * 1024
"""Bytes by which an answer may be larger than the largest mail."""
LONGEST_WAIT = 3_600
REFUSALS = 3
"""So often a server may refuse the password before a person is needed."""
TRIES = 3
"""So many looks ask for a mail that is listed and has no body."""
TRIES_OF_REFUSED = 12
"""Where the server refuses everything it lists: with the waits between them these are hours."""
HISTORY = timedelta(days=1)

# Threads of our own: servers that do not answer must not keep the rest of the process waiting for one.
FETCHING = ThreadPoolExecutor(max_workers=32, thread_name_prefix="imap")
LISTENING = ThreadPoolExecutor(max_workers=200, thread_name_prefix="idle")


@dataclass(frozen=True)
class Looking:
    """One look into one mailbox, and the instant it began. Whoever has lost the lease may write nothing more."""

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


class LeaseLost(Exception):
    """Another poller has taken the mailbox over, or a person has changed it; what was stored stands."""


async def poll(
    mailbox_id: int,
    *,
    keyring: Keyring,
    now: Callable[[], datetime],
    then: Callable[[Sequence[int]], Awaitable[None]] | None = None,
    allow_private: Sequence[Network] = (),
    trust: ssl.SSLContext | None = None,
    largest: int = STANDARD.raw,
) -> int:
    """Take what is new, if it is time and nobody else is at it; how many. `then` hears of each stored batch's ids."""
    looking = await _lease(mailbox_id, now())
    if looking is None:
        return 0
    taken = looked = 0
    more = refused = False
    try:
        looks = _fetching(looking.mailbox, keyring, allow_private, trust, largest)
        async with _renewing(looking, now), looks as next_batch:
            while (batch := await next_batch()) is not None:
                stored = await _store(looking, batch, now=now())
                taken += len(stored)
                looked += len(batch.mails) + len(batch.missing)
                if stored and then is not None:
                    await then(stored)
                if looking.mailbox.bodiless:
                    more, refused = False, batch.refused
                    break
                if more := looked >= MOST or now() - looking.began > LONGEST:
                    break
    except MailboxError as failure:
        await _failed(looking, failure.code, now=now())
    except SealBroken:
        await _failed(looking, MailboxErrorCode.SECRET_LOST, now=now())
    except LeaseLost:
        await _give_back(looking)
    except BaseException:
        await _give_back(looking)
        raise
    else:
        if refused:
            await _failed(looking, MailboxErrorCode.UNAVAILABLE, now=now())
        else:
            await _worked(looking, more=more, now=now())
    return taken


async def listen(
    mailbox_id: int,
    *,
    keyring: Keyring,
    until: Callable[[], bool],
    now: Callable[[], datetime],
    allow_private: Sequence[Network] = (),
    trust: ssl.SSLContext | None = None,
) -> bool | None:
    """Wait (IDLE, at most nine minutes) until the server says that there is mail, and make the mailbox due.

    False: it said nothing. None: it cannot say such things. Raises MailboxError and SealBroken.
    """
    mailbox = await Mailbox.get(id=mailbox_id)
    account = replace(mailbox.account(keyring), trust=trust)

    def wait() -> bool | None:
        # An IDLE may last nine minutes; that it still lives is for `imap.idle` to see.
        overall = imap.LONGEST_IDLE + 2 * TIMEOUT
        with imap.connect(pinned(account, allow_private), TIMEOUT, overall=overall) as connection:
            if not connection.can_idle:
                return None
            imap.examine(connection)
            return imap.idle(connection, imap.LONGEST_IDLE, until=until)

    arrived = await asyncio.get_running_loop().run_in_executor(LISTENING, wait)
    if arrived:
        await Mailbox.filter(id=mailbox_id).exclude(phase__in=RESTING).update(next_attempt_at=now())
    return arrived


async def forget_leases() -> None:
    """At the start of the only process: whoever held a lease is dead."""
    await Mailbox.filter(leased_until__isnull=False).update(leased_until=None, lease_holder=None)


async def _lease(mailbox_id: int, now: datetime) -> Looking | None:
    """One poller for each mailbox: the first whose UPDATE finds it due and free."""
    holder = uuid4().hex
    if not await Mailbox.due(now).filter(id=mailbox_id).update(leased_until=now + LEASE, lease_holder=holder):
        return None
    return Looking(await Mailbox.get(id=mailbox_id), holder, now)


@contextlib.asynccontextmanager
async def _renewing(looking: Looking, now: Callable[[], datetime]) -> AsyncIterator[None]:
    """Keeps the lease while a slow server is waited for. One that was lost is lost: `mine` finds no row."""
    ended = asyncio.Event()

    async def renew() -> None:
        while not ended.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(ended.wait(), RENEW)
                return
            with contextlib.suppress(BaseORMException, OSError):
                await looking.mine.update(leased_until=now() + LEASE)

    renewing = asyncio.create_task(renew())
    try:
        yield
    finally:
        ended.set()
        await renewing


@contextlib.asynccontextmanager
async def _fetching(
    mailbox: Mailbox,
    keyring: Keyring,
    allow_private: Sequence[Network],
    trust: ssl.SSLContext | None,
    largest: int,
) -> AsyncIterator[Callable[[], Awaitable[Batch | None]]]:
    """Gives the batches after the mailbox's cursor, one by one. Threads wait for the network, never a transaction."""
    account = replace(mailbox.account(keyring), trust=trust)
    held = contextlib.ExitStack()
    batches: Iterator[Batch] | None = None

    def connected() -> Iterator[Batch]:
        there = pinned(account, allow_private)
        connection = held.enter_context(imap.connect(there, TIMEOUT, most=largest + TAKEN_BESIDE))
        return imap.fetch_after(connection, _cursor(mailbox), MOST, largest=largest)

    def next_batch() -> Batch | None:
        nonlocal batches
        batches = batches or connected()
        return next(batches, None)

    try:
        yield lambda: _in_thread(next_batch)
    except BaseException as failure:
        await _in_thread(functools.partial(_hang_up, held, failure))
        raise
    await _in_thread(held.close)


def _hang_up(held: contextlib.ExitStack, failure: BaseException) -> None:
    """End without a word: a server that failed to answer will not answer a farewell either."""
    with contextlib.suppress(type(failure)):
        held.__exit__(type(failure), failure, failure.__traceback__)


async def _in_thread(work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(FETCHING, work)


def _cursor(mailbox: Mailbox) -> Cursor | None:
    if mailbox.uidvalidity is None or mailbox.last_uid is None:
        return None
    return Cursor(mailbox.uidvalidity, mailbox.last_uid)


async def _store(looking: Looking, batch: Batch, *, now: datetime) -> list[int]:
    """Rows 1 to 3 of the intake table: rows, raw bytes and cursor in one commit; the ids of the new deliveries."""
    async with transaction():
        # This UPDATE also holds the row, so that no second poller stores the same UIDs in between.
        if not await looking.unchanged.update(leased_until=now + LEASE):
            raise LeaseLost
        if batch.renumbered:
            await _renumber(looking.mailbox, batch, now=now)
        stored = await _insert(looking.mailbox, batch, now=now)
        asked = await _ask_again(looking.mailbox, batch, now=now)
        # Nothing that may yet be had is left behind; what was taken beyond it is known by its UID.
        last_uid = min(map(int, asked), default=batch.cursor.uid + 1) - 1
        await looking.mine.update(uidvalidity=batch.cursor.uidvalidity, last_uid=last_uid, bodiless=asked)
    looking.mailbox.bodiless = asked
    return stored


async def _ask_again(mailbox: Mailbox, batch: Batch, *, now: datetime) -> dict[str, int]:
    """Row 3: which mails without a body the next look asks for, and how often that was done; the others end here."""
    if not batch.missing:
        return {}
    here = InboundMail.filter(mailbox_id=mailbox.id, uidvalidity=batch.cursor.uidvalidity, uid__in=batch.missing)
    there = {row["uid"] for row in await here.values("uid")}
    # A look at a server that refused everything says nothing of its mails, and does not count together with others.
    alike = (mailbox.last_error == MailboxErrorCode.UNAVAILABLE) == batch.refused
    before = mailbox.bodiless if alike else {}
    asked = {uid: before.get(str(uid), 0) + 1 for uid in batch.missing if uid not in there}
    most = TRIES_OF_REFUSED if batch.refused else TRIES
    for uid in (uid for uid, times in asked.items() if times >= most):
        inbound = await InboundMail.create(
            mailbox_id=mailbox.id,
            uidvalidity=batch.cursor.uidvalidity,
            uid=uid,
            received_at=now,
            size=0,
            created_at=now,
            updated_at=now,
        )
        await inbound.give_up("vanished", rule="3", now=now)
    return {str(uid): times for uid, times in asked.items() if times < most}


async def _renumber(mailbox: Mailbox, batch: Batch, *, now: datetime) -> None:
    """Row 2: a new UIDVALIDITY. Told once; everything in the folder is looked at again."""
    async with mailbox.changing():
        if mailbox.uidvalidity != batch.cursor.uidvalidity:
            mailbox.uidvalidity, mailbox.last_uid, mailbox.rescan = batch.cursor.uidvalidity, 0, True
            mailbox.bodiless = {}
            fact = MailboxRenumbered(uidvalidity=batch.cursor.uidvalidity)
            await mailbox.record(fact, by=await User.system(), now=now)


async def _insert(mailbox: Mailbox, batch: Batch, *, now: datetime) -> list[int]:
    mails = [mail for mail in batch.mails if not (mailbox.rescan and _is_history(mail, mailbox))]
    if not mails:
        return []
    uids = [mail.uid for mail in mails]
    here = InboundMail.filter(mailbox_id=mailbox.id, uidvalidity=batch.cursor.uidvalidity, uid__in=uids)
    there = {row["uid"] for row in await here.values("uid")}
    new = {mail.uid: mail for mail in mails if mail.uid not in there}
    rows = [
        InboundMail(
            mailbox_id=mailbox.id,
            uidvalidity=batch.cursor.uidvalidity,
            uid=mail.uid,
            received_at=mail.received_at or now,
            size=mail.size,
            flags=["truncated"] if mail.truncated else [],
            created_at=now,
            updated_at=now,
        )
        for mail in new.values()
    ]
    await InboundMail.bulk_create(rows)
    ids = {row["uid"]: row["id"] for row in await here.values("id", "uid") if row["uid"] in new}
    await RawMail.bulk_create([RawMail(inbound_id=ids[uid], content=mail.raw) for uid, mail in new.items()])
    return sorted(ids.values())


def _is_history(mail: Fetched, mailbox: Mailbox) -> bool:
    """What lay in the folder before it was connected was never taken; a new numbering does not change that."""
    return mail.received_at is not None and mail.received_at < mailbox.created_at - HISTORY


async def _worked(looking: Looking, *, more: bool, now: datetime) -> None:
    asks_again = bool(looking.mailbox.bodiless)
    every = looking.mailbox.poll_every
    wait = timedelta(seconds=0 if more else min(60, every) if asks_again else every)
    await _release(
        looking,
        next_attempt_at=looking.began + wait,
        phase=MailboxPhase.READY,
        last_error=None,
        failures=0,
        last_polled_at=now,
        **({} if more or asks_again else {"rescan": False}),
    )


async def _failed(looking: Looking, code: MailboxErrorCode, *, now: datetime) -> None:
    failures = looking.mailbox.failures + 1
    refused = code is MailboxErrorCode.AUTH_FAILED and failures >= REFUSALS
    needs_person = refused or code is MailboxErrorCode.SECRET_LOST
    await _release(
        looking,
        next_attempt_at=now + back_off(failures, looking.mailbox.poll_every),
        phase=MailboxPhase.NEEDS_AUTH if needs_person else MailboxPhase.FAILING,
        last_error=code.value,
        failures=failures,
    )


def back_off(failures: int, poll_every: int) -> timedelta:
    """1, 2, 4 … 60 minutes for a mailbox that is looked into every minute; a quicker one begins quicker."""
    first = min(60, poll_every)
    wait = min(LONGEST_WAIT, first * 2 ** min(failures - 1, 20))
    return timedelta(seconds=wait * random.uniform(0.8, 1.0))  # noqa: S311 - spreads the load, guards nothing


async def _release(looking: Looking, *, next_attempt_at: datetime, **health: object) -> None:
    """Give the lease back. Who asked for another look while this one went on is not made to wait."""
    async with transaction():
        await looking.unchanged.filter(next_attempt_at__lte=looking.began).update(next_attempt_at=next_attempt_at)
        await looking.unchanged.update(**health)
        await _give_back(looking)


async def _give_back(looking: Looking) -> None:
    await looking.mine.update(leased_until=None, lease_holder=None)
