"""Trying an account before or after it is connected. Nothing is stored; the errors are from a fixed list."""

from collections import OrderedDict, deque
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import permissions
from errors import LimitReached
from mail import trial
from mail.mailbox import Account, MailboxError, MailboxErrorCode
from mail.trial import Trial
from models.keyring import SealBroken
from models.line import Line, in_thread
from models.mailbox import Mailbox
from models.user import User

MOST, WITHIN = 5, timedelta(minutes=1)
OVERALL = 30.0


@dataclass(frozen=True)
class Tried:
    """`found`, or the code of what went wrong; `account` for the places of its sentence."""

    account: Account
    found: Trial | None = None
    error: MailboxErrorCode | None = None


class Pace:
    """How often each user may have a server called: else this were a scanner of ports. Of one process."""

    def __init__(self) -> None:
        self._times: OrderedDict[int, deque[datetime]] = OrderedDict()

    def admit(self, user_id: int, now: datetime) -> None:
        times = self._times.setdefault(user_id, deque())
        self._times.move_to_end(user_id)
        while times and now - times[0] >= WITHIN:
            times.popleft()
        if len(times) >= MOST:
            raise LimitReached("A mailbox may be tried {limit} times a minute. Wait a little.", limit=MOST)
        times.append(now)
        if len(self._times) > 1_000:
            self._times.popitem(last=False)


async def try_account(account: Account, *, by: User, line: Line, pace: Pace, within: float = OVERALL) -> Tried:
    """Try what somebody has entered, for so many seconds at most."""
    permissions.require(by, "mailboxes")
    pace.admit(by.id, line.now())
    return await _tried(replace(account, trust=line.trust), line, None, within)


async def try_mailbox(mailbox: Mailbox, *, by: User, line: Line, pace: Pace, within: float = OVERALL) -> Tried:
    """Try a connected mailbox as it is, for so many seconds at most."""
    permissions.require(by, "mailboxes")
    pace.admit(by.id, line.now())
    provider = line.providers.get(mailbox.auth)
    try:
        account = await line.account(mailbox)
    except MailboxError as failure:
        return Tried(mailbox.account_by(""), error=failure.code)
    except SealBroken:
        return Tried(mailbox.account_by(""), error=MailboxErrorCode.SECRET_LOST)
    return await _tried(account, line, provider.authserv_id if provider else None, within)


async def _tried(account: Account, line: Line, known: str | None, within: float) -> Tried:
    def look() -> Trial:
        with line.connected(account, overall=within) as connection:
            return trial.tried(connection, known=known)

    try:
        return Tried(account, await in_thread(look))
    except MailboxError as failure:
        return Tried(account, error=failure.code)
