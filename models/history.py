"""Importing the history of a mailbox: what arrived on a day or later, and lay there before it was connected."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from datetime import date, datetime

import permissions
from errors import Invalid, WrongState
from mail import fetch
from mail.mailbox import Batch, Cursor, MailboxError, MailboxErrorCode
from models.base import transaction
from models.inbound import IMPORTED, InboundMail, IntakeState
from models.job import Job, JobKind, JobState, Turn, TurnLost
from models.keyring import SealBroken
from models.line import Line, in_thread
from models.looking import HOPELESS, back_off
from models.mailbox import Mailbox, MailboxPhase
from models.taking import insert
from models.user import User

AHEAD = 200
"""So many mails of a mailbox may wait to be filed: new mail is filed after these, and shall not wait long."""
PAUSE = 2.0
TRIES = 12
"""With the waits between them these are hours."""

Then = Callable[[Sequence[int]], Awaitable[None]]


async def import_history(mailbox: Mailbox, *, since: date, by: User, now: datetime) -> Job:
    """Have the mails fetched that arrived on `since` or later. Each then goes the way of any mail, without answers."""
    async with mailbox.changing():
        permissions.require(by, "mailboxes")
        if mailbox.phase is MailboxPhase.DISCONNECTED:
            raise WrongState("This mailbox is disconnected. Connect it again.")
        if since > now.date():
            raise Invalid("A history begins in the past.", field="since")
        going = Job.filter(mailbox_id=mailbox.id, state__in=(JobState.QUEUED, JobState.RUNNING))
        if await going.filter(kind=JobKind.MAIL_HISTORY).exists():
            raise WrongState("The history of this mailbox is being imported already.")
        return await Job.queue(
            JobKind.MAIL_HISTORY, by=by, now=now, terms={"since": since.isoformat()}, mailbox=mailbox
        )


async def work(turn: Turn, *, line: Line, then: Then | None = None) -> None:
    """One turn: batch by batch until all is taken, time is up, or enough waits to be filed."""
    mailbox = await Mailbox.get(id=turn.job.mailbox_id)
    if mailbox.phase is MailboxPhase.DISCONNECTED:
        await turn.fail("mailbox_disconnected")
        return
    if mailbox.uidvalidity is None or mailbox.last_uid is None:
        await turn.put_off(PAUSE)
        return
    try:
        await _take(turn, mailbox, line, then)
    except MailboxError as failure:
        await _failed(turn, mailbox, failure.code)
    except SealBroken:
        await turn.fail(MailboxErrorCode.SECRET_LOST.value)


async def _take(turn: Turn, mailbox: Mailbox, line: Line, then: Then | None) -> None:
    place = await _begun(turn, mailbox, line)
    validity, last = place["uidvalidity"], place["last"]
    cursor, since = Cursor(validity, place["uid"]), date.fromisoformat(turn.job.terms["since"])
    account = await line.account(mailbox)
    async with line.fetching(
        account, lambda there: fetch.of_past(there, cursor, last, since=since, largest=line.largest)
    ) as next_batch:
        while not turn.over and await _room(mailbox):
            batch = await next_batch()
            if batch is None:
                await turn.finish()
                return
            stored = await _store(turn, mailbox, batch)
            if stored and then is not None:
                await then(stored)
    await turn.put_off(0 if turn.over else PAUSE)


async def _begun(turn: Turn, mailbox: Mailbox, line: Line) -> dict[str, int]:
    """Where it goes on. At the beginning, and when the folder was numbered anew, all of it is counted first."""
    place = turn.job.place
    if place.get("uidvalidity") == mailbox.uidvalidity:
        return place
    assert mailbox.uidvalidity is not None and mailbox.last_uid is not None  # noqa: S101, PT018 - `work` has looked
    validity, last, since = mailbox.uidvalidity, mailbox.last_uid, date.fromisoformat(turn.job.terms["since"])
    account = await line.account(mailbox)

    def count() -> int:
        with line.connected(account) as connection:
            return sum(map(len, fetch.past(connection, validity, 1, last, since=since)))

    total = await in_thread(count)
    place = {"uidvalidity": validity, "uid": 0, "last": last}
    async with transaction():
        await turn.advance(done=0, place=place, total=total)
    return place


async def _store(turn: Turn, mailbox: Mailbox, batch: Batch) -> list[int]:
    """Deliveries and the job's place in one commit, so that a crash neither loses nor doubles any."""
    async with transaction():
        here = {**turn.job.place, "uid": batch.cursor.uid}
        looked = turn.job.done + len(batch.mails) + len(batch.missing)
        await turn.advance(done=looked, place=here)
        return await insert(mailbox, batch.cursor.uidvalidity, batch.mails, now=turn.now(), flags=[IMPORTED])


async def _room(mailbox: Mailbox) -> bool:
    waiting = InboundMail.filter(mailbox_id=mailbox.id, state=IntakeState.PENDING, attempts=0)
    return await waiting.count() < AHEAD


async def _failed(turn: Turn, mailbox: Mailbox, code: MailboxErrorCode) -> None:
    with suppress(TurnLost):
        if code in HOPELESS or turn.job.failures + 1 >= TRIES:
            await turn.fail(code.value)
        else:
            wait = back_off(turn.job.failures + 1, mailbox.poll_every)
            await turn.put_off(wait.total_seconds(), problem=code.value)
