"""An IMAP server with moods, by script: it lists mails that it does not give, or gives nothing at all for a while."""

import contextlib
import re
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.intake.post import Post


@dataclass
class Moody:
    """`mails`: UID → its bytes, or None where there is no body; `broken`: those it says SERVERBUG of."""

    mails: dict[int, bytes | None] = field(default_factory=dict)
    broken: set[int] = field(default_factory=set)
    refusal: bytes | None = None
    """What it answers to every FETCH, while it is in that mood."""

    def answer(self, command: bytes, rest: bytes) -> bytes:
        if command == b"EXAMINE":
            end = max(self.mails, default=0) + 1
            return b"* %d EXISTS\r\n* OK [UIDVALIDITY 7] v\r\n* OK [UIDNEXT %d] n\r\nTAG OK done\r\n" % (
                len(self.mails),
                end,
            )
        if command == b"UID" and rest.upper().startswith(b"SEARCH"):
            return b"* SEARCH %s\r\nTAG OK done\r\n" % b" ".join(b"%d" % uid for uid in sorted(self.mails))
        if command == b"UID":
            return self._fetched(rest)
        return {b"CAPABILITY": b"* CAPABILITY IMAP4rev1\r\n", b"LOGOUT": b"* BYE\r\n"}.get(
            command, b""
        ) + b"TAG OK done\r\n"

    def _fetched(self, rest: bytes) -> bytes:
        uids = [int(uid) for uid in re.findall(rb"\d+", rest.split(b"(")[0])]
        if b":" in rest.split(b"(")[0]:
            uids = [uid for uid in self.mails if uids[0] <= uid <= uids[-1]]
        if self.refusal is not None and b"BODY" in rest:
            return b"TAG " + self.refusal + b"\r\n"
        if b"BODY" in rest and self.broken & set(uids):
            return b"TAG NO [SERVERBUG] Internal error occurred\r\n"
        said = b""
        for uid in uids:
            raw = self.mails.get(uid, b"")
            if b"BODY" not in rest:
                said += b"* %d FETCH (UID %d RFC822.SIZE %d)\r\n" % (uid, uid, len(raw or b"x"))
            elif raw is not None:
                said += b"* %d FETCH (UID %d BODY[] {%d}\r\n%s)\r\n" % (uid, uid, len(raw), raw)
        return said + b"TAG OK done\r\n"

    def serve(self, client: socket.socket) -> None:
        with contextlib.suppress(OSError), client, client.makefile("rb") as lines:
            client.sendall(b"* OK [CAPABILITY IMAP4rev1] ready\r\n")
            for line in lines:
                tag, command, *rest = line.strip().split(None, 2)
                client.sendall(self.answer(command.upper(), b"".join(rest)).replace(b"TAG", tag))


@contextlib.contextmanager
def moody() -> Iterator[tuple[Moody, Post]]:
    server = Moody()
    listening = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = listening.accept()
                threading.Thread(target=server.serve, args=(client,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield server, Post("127.0.0.1", int(listening.getsockname()[1]), "eva", "a secret")
    finally:
        listening.close()
