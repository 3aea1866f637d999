"""pymap's mailbox in memory, with every mail also kept in a folder, byte by byte and under its UID. Knows no network.

pymap's own maildir backend (0.36.7) is not used: it re-serialises what it stores, so that line ends and odd headers
change, and it notices a mail by another connection only by looking once a second.
"""

import asyncio
import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from pymap.backend.dict.mailbox import MailboxData, MailboxSet, Message
from pymap.exceptions import NotSupportedError
from pymap.parsing.message import AppendMessage
from pymap.parsing.specials import ObjectId

VALIDITY = "uidvalidity"
LAST = "last-uid"
UID = re.compile(r"(\d+)\.eml")
ONE_FOLDER = "The demo mailbox has one folder, INBOX."


class KeptMailbox(MailboxData):
    """INBOX: what is appended is on the disk before the client hears of it, and keeps its UID over a restart."""

    def __init__(self, mailboxes: MailboxSet, folder: Path) -> None:
        super().__init__(mailboxes._content_cache, mailboxes._thread_cache)
        self._folder = folder
        self._appending = asyncio.Lock()
        self._max_uid = 0

    async def load(self) -> None:
        """Take up the mails of the folder again."""
        self._uid_validity = await asyncio.to_thread(self._read_validity)
        for uid, content, when in await asyncio.to_thread(self._read_mails):
            self._max_uid = uid - 1
            await super().append(AppendMessage(content, when))
        self._max_uid = max(self._max_uid, await asyncio.to_thread(self._read_last))

    async def append(self, append_msg: AppendMessage, *, recent: bool = False) -> Message:
        async with self._appending:
            when = append_msg.when or datetime.now(UTC)
            await asyncio.to_thread(self._keep, self._max_uid + 1, append_msg.literal, when)
            return await super().append(append_msg, recent=recent)

    async def delete(self, uids: Iterable[int]) -> None:
        gone = list(uids)
        await super().delete(gone)
        await asyncio.to_thread(self._drop, gone, self._max_uid)

    async def copy(self, uid: int, destination: MailboxData, *, recent: bool = False) -> NoReturn:  # noqa: ARG002 - pymap's
        raise NotSupportedError(ONE_FOLDER)

    async def move(self, uid: int, destination: MailboxData, *, recent: bool = False) -> NoReturn:  # noqa: ARG002 - pymap's
        raise NotSupportedError(ONE_FOLDER)

    def _read_validity(self) -> int:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = self._folder / VALIDITY
        if not kept.exists():
            kept.write_text(str(self._uid_validity), "ascii")
        return int(kept.read_text("ascii"))

    def _read_mails(self) -> list[tuple[int, bytes, datetime]]:
        files = {int(found[1]): path for path in self._folder.iterdir() if (found := UID.fullmatch(path.name))}
        return [
            (uid, path.read_bytes(), datetime.fromtimestamp(path.stat().st_mtime, UTC))
            for uid, path in sorted(files.items())
        ]

    def _keep(self, uid: int, content: bytes, when: datetime) -> None:
        aside = self._folder / f"{uid}.new"
        aside.write_bytes(content)
        os.utime(aside, (when.timestamp(), when.timestamp()))
        aside.replace(self._folder / f"{uid}.eml")

    def _read_last(self) -> int:
        kept = self._folder / LAST
        return int(kept.read_text("ascii")) if kept.exists() else 0

    def _drop(self, uids: list[int], last: int) -> None:
        # A UID is never given to a second mail, not even when the newest one is gone after a restart.
        (self._folder / LAST).write_text(str(last), "ascii")
        for uid in uids:
            (self._folder / f"{uid}.eml").unlink(missing_ok=True)


class KeptMailboxes(MailboxSet):
    """The account: INBOX and nothing else."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.inbox = KeptMailbox(self, folder / "INBOX")
        self._inbox = self.inbox

    async def add_mailbox(self, name: str) -> ObjectId:  # noqa: ARG002 - pymap's
        raise NotSupportedError(ONE_FOLDER)

    async def rename_mailbox(self, before: str, after: str) -> None:  # noqa: ARG002 - pymap's
        raise NotSupportedError(ONE_FOLDER)
