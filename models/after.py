"""After filing: what a mailbox wants done to its mails on the server. A step of its own, tried again by itself."""

from datetime import datetime

from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from mail import settling
from mail.mailbox import MailboxError, MailboxErrorCode
from models.inbound import After, InboundMail, IntakeState
from models.keyring import SealBroken
from models.line import Line, in_thread
from models.looking import back_off
from models.mailbox import AfterFiling, Mailbox, MailboxPhase

FILED = (IntakeState.FILED, IntakeState.IGNORED, IntakeState.BOUNCED, IntakeState.DUPLICATE, IntakeState.PURGED)
"""What waits for a person stays where it lies."""


def _ready(now: datetime) -> QuerySet[Mailbox]:
    free = Q(after_attempt_at__isnull=True) | Q(after_attempt_at__lte=now)
    return Mailbox.filter(free, phase=MailboxPhase.READY).exclude(after_filing=AfterFiling.LEAVE)


async def waiting(now: datetime) -> list[int]:
    """The mailboxes with filed mails that something is still to be done to."""
    ready = [row["id"] for row in await _ready(now).values("id")]
    due = InboundMail.filter(mailbox_id__in=ready, after=After.DUE, state__in=FILED)
    return [row["mailbox_id"] for row in await due.distinct().values("mailbox_id")] if ready else []


async def put_away(mailbox_id: int, *, line: Line) -> int:
    """Mark or move what is filed; how many. Doing it twice changes nothing; what is gone on the server is done with."""
    mailbox = await _ready(line.now()).get_or_none(id=mailbox_id)
    if mailbox is None or mailbox.uidvalidity is None:
        return 0
    due = InboundMail.filter(mailbox_id=mailbox_id, after=After.DUE, state__in=FILED)
    # Numbers of an earlier numbering name other mails now.
    await due.exclude(uidvalidity=mailbox.uidvalidity).update(after=After.DONE)
    rows = await due.order_by("id").limit(settling.AT_ONCE).values("id", "uid")
    if not rows:
        return 0
    try:
        account = await line.account(mailbox)
        uids, validity, target = [row["uid"] for row in rows], mailbox.uidvalidity, mailbox.after_target or ""
        act = settling.mark if mailbox.after_filing is AfterFiling.MARK else settling.move

        def carry_out() -> bool:
            with line.connected(account) as connection:
                return act(connection, validity, uids, target)

        done = await in_thread(carry_out)
    except MailboxError as failure:
        await _failed(mailbox, failure.code, line)
        return 0
    except SealBroken:
        await _failed(mailbox, MailboxErrorCode.SECRET_LOST, line)
        return 0
    if done:
        await InboundMail.filter(id__in=[row["id"] for row in rows]).update(after=After.DONE)
    await _mine(mailbox).update(after_failures=0, after_error=None, after_attempt_at=None)
    return len(rows) if done else 0


async def _failed(mailbox: Mailbox, code: MailboxErrorCode, line: Line) -> None:
    failures = mailbox.after_failures + 1
    wait = back_off(failures, mailbox.poll_every)
    await _mine(mailbox).update(after_failures=failures, after_error=code.value, after_attempt_at=line.now() + wait)


def _mine(mailbox: Mailbox) -> QuerySet[Mailbox]:
    """Unless somebody has chosen otherwise meanwhile."""
    return Mailbox.filter(id=mailbox.id, version=mailbox.version)
