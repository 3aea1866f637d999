"""Asking a mailbox's Sent folder, and keeping copies there: what `models/posting.py` cannot know by itself."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from mail import imap, sent
from models.line import Line
from models.mailbox import Auth, Mailbox

T = TypeVar("T")

OVERALL = 60.0
# Threads of our own: a server that does not answer keeps nothing else waiting.
LOOKING = ThreadPoolExecutor(max_workers=8, thread_name_prefix="sent")


@dataclass(frozen=True)
class SentFolder:
    """By way of the account with which the mailbox receives. Raises MailboxError and SealBroken."""

    line: Line

    async def has(self, mailbox: Mailbox, message_id: str) -> bool:
        return await self._connected(mailbox, lambda connection: sent.lies_in_sent(connection, message_id))

    async def keep(self, mailbox: Mailbox, content: bytes, at: datetime) -> None:
        await self._connected(mailbox, lambda connection: sent.put_into_sent(connection, content, at))

    async def token(self, mailbox: Mailbox) -> str | None:
        """What the provider granted, in the place of a password."""
        return None if mailbox.auth is Auth.PASSWORD else (await self.line.account(mailbox)).token

    async def _connected(self, mailbox: Mailbox, work: Callable[[imap.Connection], T]) -> T:
        account = await self.line.account(mailbox)

        def conversation() -> T:
            with self.line.connected(account, overall=OVERALL) as connection:
                return work(connection)

        return await asyncio.get_running_loop().run_in_executor(LOOKING, conversation)
