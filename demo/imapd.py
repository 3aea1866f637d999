"""The demo's IMAP server, run as a child process: `python -P demo/imapd.py FOLDER`. Imports nothing of Funil.

It reads one line of JSON from its standard input (port, username, password), answers with one line (the port it
listens on), and ends when that input ends: so it never outlives whoever started it, however that one died.

The server is pymap with its mailbox in memory, and every mail is also kept in a folder, byte by byte and under its UID.
pymap's own maildir backend (0.36.7) re-serialises what it stores, so that line ends and odd headers change, and notices
a mail by another connection only by looking once a second.
"""

import asyncio
import json
import os
import re
import signal
import sys
from argparse import Namespace
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from proxyprotocol.sock import SocketInfoLocal
from pymap.backend.dict import DictBackend
from pymap.backend.dict.filter import FilterSet
from pymap.backend.dict.mailbox import MailboxData, MailboxSet, Message
from pymap.exceptions import NotSupportedError
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.parsing.specials import ObjectId
from pysasl.hashing import Cleartext
from typing_extensions import Buffer

LOOPBACK = "127.0.0.1"
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
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


class WholeAnswers(asyncio.StreamWriter):
    """Sends an answer at once. pymap writes it in pieces, and imapclient gives up an IDLE on half a line."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        super().__init__(writer.transport, writer.transport.get_protocol(), reader, asyncio.get_running_loop())
        self._pieces: list[bytes] = []

    def write(self, data: Buffer) -> None:
        self._pieces.append(bytes(data))

    def writelines(self, data: Iterable[Buffer]) -> None:
        self._pieces += map(bytes, data)

    async def drain(self) -> None:
        self._send()
        await super().drain()

    def close(self) -> None:
        self._send()
        super().close()

    def _send(self) -> None:
        if self._pieces:
            super().write(b"".join(self._pieces))
            self._pieces = []


async def serve(folder: Path, *, port: int, username: str, password: str) -> None:
    mailboxes = KeptMailboxes(folder)
    await mailboxes.inbox.load()
    imap = await _imap_server(mailboxes, username, password)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        whole = WholeAnswers(reader, writer)
        await imap(reader, whole, SocketInfoLocal(whole))

    async with await _listening(talk, port) as server:
        print(server.sockets[0].getsockname()[1], flush=True)
        await asyncio.to_thread(sys.stdin.buffer.read)


async def _imap_server(mailboxes: KeptMailboxes, username: str, password: str) -> IMAPServer:
    arguments = Namespace(
        host=LOOPBACK,
        port=0,
        debug=False,
        cert=None,
        key=None,
        tls=False,
        passlib_cfg=None,
        proxy_protocol=None,
        demo_data=False,
        demo_user=username,
        demo_password=password,
    )
    # The password is random, on loopback and signed in with every second: hashing it would only warm the room.
    backend, config = await DictBackend.init(arguments, hash_context=Cleartext())
    config.set_cache[username] = (mailboxes, FilterSet())
    config.apply_context()
    return IMAPServer(backend.login, config)


async def _listening(talk: Talk, port: int) -> asyncio.Server:
    try:
        return await asyncio.start_server(talk, LOOPBACK, port)
    except OSError:
        return await asyncio.start_server(talk, LOOPBACK, 0)


def main() -> None:
    # Ctrl-C reaches the whole group of processes; the parent decides when its mailbox goes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # pymap greets every client with the machine's name and may ask a name server for it each time.
    os.environ.setdefault("FQDN", "localhost")
    wanted = json.loads(sys.stdin.buffer.readline())
    asyncio.run(serve(Path(sys.argv[1]), **wanted))


if __name__ == "__main__":
    main()
