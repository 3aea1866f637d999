"""A real IMAP server: pymap in a child process, or the Dovecot that FUNIL_TEST_IMAP names."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from imapclient import IMAPClient

from tests import nest

FOLDER = "INBOX"


@dataclass
class Post:
    """One account, and what was put into it."""

    host: str
    port: int
    username: str
    password: str
    folder: str = FOLDER
    pid: int = 0
    """Of the server's process, where it is this account's own."""
    delivered: list[tuple[bytes, datetime]] = field(default_factory=list)

    def deliver(self, raw: bytes, at: datetime) -> None:
        with self._connected() as client:
            client.append(self.folder, raw, msg_time=at)
        self.delivered.append((raw, at))

    def deliver_all(self, raws: Sequence[bytes], at: datetime) -> None:
        with self._connected() as client:
            for raw in raws:
                client.append(self.folder, raw, msg_time=at)
                self.delivered.append((raw, at))

    def mails(self, folder: str) -> int:
        """How many lie in a folder."""
        with self._connected() as client:
            return int(client.folder_status(folder, ["MESSAGES"])[b"MESSAGES"])

    def flags(self) -> set[bytes]:
        """All flags that any mail of the folder has."""
        with self._connected() as client:
            client.select_folder(self.folder, readonly=True)
            said = client.fetch(client.search(), ["FLAGS"])
            return {flag for items in said.values() for flag in items[b"FLAGS"]} - {b"\\Recent"}

    @contextlib.contextmanager
    def _connected(self) -> Iterator[IMAPClient]:
        client = IMAPClient(self.host, self.port, ssl=False, timeout=10)
        client.login(self.username, self.password)
        try:
            yield client
        finally:
            client.logout()


@dataclass
class Renumbered:
    """An account in a folder of its own whose UIDVALIDITY can be made to change, with the same mails in it."""

    path: Path

    @contextlib.contextmanager
    def first(self) -> Iterator[Post]:
        with account(self.path) as post:
            if dovecot() is not None:
                post.folder = "Intake"
                with post._connected() as client:
                    client.create_folder(post.folder)
            yield post

    @contextlib.contextmanager
    def then(self, before: Post) -> Iterator[Post]:
        """The account as it is after its server has lost its numbers."""
        if dovecot() is not None:
            after = Post(before.host, before.port, before.username, before.password, before.folder)
            with after._connected() as client:
                client.delete_folder(after.folder)
                client.create_folder(after.folder)
            for raw, at in before.delivered:
                after.deliver(raw, at)
            yield after
            return
        validity = self.path / "INBOX" / "uidvalidity"
        validity.write_text(str(int(validity.read_text("ascii")) + 1), "ascii")
        with account(self.path) as post:
            yield post


def dovecot() -> str | None:
    return os.environ.get("FUNIL_TEST_IMAP")


@contextlib.contextmanager
def account(path: Path) -> Iterator[Post]:
    """An account with an empty INBOX; on pymap its mails stay in `path`."""
    if (url := dovecot()) is not None:
        parts = urlsplit(url)
        yield Post(str(parts.hostname), int(parts.port or 143), f"t{uuid4().hex}", str(parts.password))
        return
    path.mkdir(exist_ok=True)
    with nest.imapd(path, port=0, username="eva", password="a secret") as (port, pid):
        yield Post("127.0.0.1", port, "eva", "a secret", pid=pid)
