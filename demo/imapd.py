"""The demo's IMAP server, run as a child process: `python -m demo.imapd FOLDER`. Knows nothing of Funil but its parent.

It reads one line of JSON from its standard input (port, username, password), answers with one line (the port it
listens on), and ends when that input ends: so it never outlives whoever started it, however that one died.
"""

import asyncio
import json
import os
import signal
import sys
from argparse import Namespace
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

from proxyprotocol.sock import SocketInfoLocal
from pymap.backend.dict import DictBackend
from pymap.backend.dict.filter import FilterSet
from pymap.imap import IMAPServer
from pysasl.hashing import Cleartext
from typing_extensions import Buffer

from demo.kept import KeptMailboxes

LOOPBACK = "127.0.0.1"
Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


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
