"""The demo's SMTP server on loopback: takes every mail, sends none, and keeps what it took in a folder."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from demo.imap import HOST
from demo.outbox import folder_of

KEPT = 200


class Keeper:
    """aiosmtpd's handler: one file for each mail, on the disk before the sender hears of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._last = max((int(path.stem) for path in folder.glob("*.eml")), default=0)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802, ARG002
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        self._last += 1
        await asyncio.to_thread(self._keep, self._last, content)
        return "250 2.0.0 Kept"

    def _keep(self, number: int, content: bytes) -> None:
        aside = self._folder / f"{number}.new"
        aside.write_bytes(content)
        aside.replace(self._folder / f"{number}.eml")
        (self._folder / f"{number - KEPT}.eml").unlink(missing_ok=True)


@contextlib.asynccontextmanager
async def running(data_dir: Path) -> AsyncIterator[int]:
    """Listening as long as the demo runs; the port."""
    folder = folder_of(data_dir)
    await asyncio.to_thread(lambda: folder.mkdir(mode=0o700, parents=True, exist_ok=True))
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    keeper = await asyncio.to_thread(Keeper, folder)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(keeper, hostname="localhost", enable_SMTPUTF8=True), HOST, 0)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        server.close()
