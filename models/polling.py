"""Looking into mailboxes for new mail, and listening for it. What is stored stands in `taking`, health in `looking`."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import timedelta

from mail import fetch, imap
from mail.caps import MB
from mail.mailbox import Batch, Cursor, MailboxError, MailboxErrorCode
from models import granting, taking
from models.keyring import SealBroken
from models.line import LISTENING, TIMEOUT, Line
from models.looking import LeaseLost, Looking
from models.mailbox import RESTING, Auth, Mailbox

LONGEST = timedelta(seconds=50)
MOST = 500
SLOW = 3
"""After so many looks that ran out of time, a mail that takes so long is fetched in part only."""
IN_PART = 1 * MB


Then = Callable[[Sequence[int]], Awaitable[None]]


async def poll(mailbox_id: int, *, line: Line, then: Then | None = None) -> int:
    """Take what is new, if it is time and nobody else is at it; how many. `then` hears of each stored batch's ids."""
    now = line.now
    looking = await Looking.begin(mailbox_id, now())
    if looking is None:
        return 0
    taken = 0
    try:
        async with looking.renewing(now):
            taken, more, refused = await _take(looking, line, then)
    except MailboxError as failure:
        await _failed(looking, failure.code, line)
    except SealBroken:
        await looking.failed(MailboxErrorCode.SECRET_LOST, now=now())
    except LeaseLost:
        await looking.give_back()
    except BaseException:
        await looking.give_back()
        raise
    else:
        if refused:
            await looking.failed(MailboxErrorCode.UNAVAILABLE, now=now())
        else:
            await looking.worked(more=more, now=now())
    return taken


async def _take(looking: Looking, line: Line, then: Then | None) -> tuple[int, bool, bool]:
    """How many were new, whether there is more, and whether the server refused all that it listed."""
    taken = looked = 0
    more = refused = False
    async with line.fetching(await line.account(looking.mailbox), _new(looking, line)) as next_batch:
        while (batch := await next_batch()) is not None:
            stored = await taking.store(looking, batch, now=line.now())
            taken += len(stored)
            looked += len(batch.mails) + len(batch.missing)
            if stored and then is not None:
                await then(stored)
            if looking.mailbox.bodiless:
                more, refused = False, batch.refused
                break
            if more := looked >= MOST or line.now() - looking.began > LONGEST:
                break
    return taken, more, refused


async def listen(mailbox_id: int, *, line: Line, until: Callable[[], bool]) -> bool | None:
    """Wait (IDLE, at most nine minutes) until the server says that there is mail, and make the mailbox due.

    False: it said nothing. None: it cannot say such things. Raises MailboxError and SealBroken.
    """
    account = await line.account(await Mailbox.get(id=mailbox_id))

    def wait() -> bool | None:
        # An IDLE may last nine minutes; that it still lives is for `imap.idle` to see.
        with line.connected(account, overall=imap.LONGEST_IDLE + 2 * TIMEOUT) as connection:
            if not connection.can_idle:
                return None
            imap.examine(connection)
            return imap.idle(connection, imap.LONGEST_IDLE, until=until)

    arrived = await asyncio.get_running_loop().run_in_executor(LISTENING, wait)
    if arrived:
        await Mailbox.filter(id=mailbox_id).exclude(phase__in=RESTING).update(next_attempt_at=line.now())
    return arrived


async def forget_leases() -> None:
    """At the start of the only process: whoever held a lease is dead."""
    await Mailbox.filter(leased_until__isnull=False).update(leased_until=None, lease_holder=None)
    await Mailbox.filter(token_leased_until__isnull=False).update(token_leased_until=None, token_holder=None)


def _new(looking: Looking, line: Line) -> Callable[[imap.Connection], Iterator[Batch]]:
    mailbox = looking.mailbox
    if mailbox.uidvalidity is None or mailbox.last_uid is None:
        cursor = None
    else:
        cursor = Cursor(mailbox.uidvalidity, mailbox.last_uid)
    slow = mailbox.last_error == MailboxErrorCode.TIMEOUT and mailbox.failures >= SLOW
    largest = min(line.largest, IN_PART) if slow else line.largest
    return lambda connection: fetch.fetch_after(connection, cursor, MOST, largest=largest)


async def _failed(looking: Looking, code: MailboxErrorCode, line: Line) -> None:
    if code is MailboxErrorCode.GRANT_REFUSED and looking.mailbox.auth is not Auth.PASSWORD:
        await granting.distrust(looking.mailbox.id, keyring=line.keyring)
    await looking.failed(code, now=line.now())
