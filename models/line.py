"""How mail servers are reached from here: the keys to passwords, who may be called, and who grants tokens.

Threads wait for the network, never a transaction; and never the threads of the rest of the process.
"""

import asyncio
import contextlib
import functools
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from mail import imap
from mail.caps import MB, STANDARD
from mail.mailbox import Account, Batch
from mail.oauth import Provider
from models import granting
from models.hosts import Network, pinned
from models.keyring import Keyring
from models.mailbox import Auth, Mailbox

T = TypeVar("T")

TIMEOUT = 20.0
BESIDE = 1 * MB
"""By which an answer may be larger than the largest mail."""

# Servers that do not answer must not keep the rest of the process waiting for a thread.
FETCHING = ThreadPoolExecutor(max_workers=128, thread_name_prefix="imap")
LISTENING = ThreadPoolExecutor(max_workers=200, thread_name_prefix="idle")


@dataclass(frozen=True)
class Line:
    keyring: Keyring
    now: Callable[[], datetime]
    allow_private: Sequence[Network] = ()
    trust: ssl.SSLContext | None = None
    providers: Mapping[str, Provider] = field(default_factory=dict)
    largest: int = STANDARD.raw

    async def account(self, mailbox: Mailbox) -> Account:
        """How to sign in just now; raises MailboxError and SealBroken."""
        if mailbox.auth is Auth.PASSWORD:
            return replace(mailbox.account(self.keyring), trust=self.trust)
        provider = self.providers.get(mailbox.auth)
        token = await granting.access_token(
            mailbox.id, keyring=self.keyring, provider=provider, now=self.now, trust=self.trust
        )
        return replace(mailbox.account_by(token=token), trust=self.trust)

    @contextlib.contextmanager
    def connected(self, account: Account, *, overall: float = imap.OVERALL) -> Iterator[imap.Connection]:
        """Signed in at an admitted address. Blocks."""
        there = pinned(account, self.allow_private)
        with imap.connect(there, min(TIMEOUT, overall), overall=overall, most=self.largest + BESIDE) as connection:
            yield connection

    @contextlib.asynccontextmanager
    async def fetching(
        self, account: Account, batches: Callable[[imap.Connection], Iterator[Batch]]
    ) -> AsyncIterator[Callable[[], Awaitable[Batch | None]]]:
        """Gives the batches one by one, each from a thread; None when there are no more."""
        held = contextlib.ExitStack()
        coming: Iterator[Batch] | None = None

        def next_batch() -> Batch | None:
            nonlocal coming
            coming = coming or batches(held.enter_context(self.connected(account)))
            return next(coming, None)

        try:
            yield lambda: in_thread(next_batch)
        except BaseException as failure:
            await in_thread(functools.partial(_hang_up, held, failure))
            raise
        await in_thread(held.close)


async def in_thread(work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(FETCHING, work)


def _hang_up(held: contextlib.ExitStack, failure: BaseException) -> None:
    """End without a word: a server that failed to answer will not answer a farewell either."""
    with contextlib.suppress(type(failure)):
        held.__exit__(type(failure), failure, failure.__traceback__)
