"""The socket beneath IMAP: only to addresses that were admitted, verified by the host's name, and cut when time is up.

imaplib itself would look the name up again, wait for ever on a server that drips, and make room for any literal.
"""

import contextlib
import functools
import imaplib
import socket
import ssl
import threading
import time
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from imapclient import IMAPClient, SocketTimeout

from mail.mailbox import Account, MailboxErrorCode, Security


class Watch:
    """Ends a connection at its deadline, whatever it is waiting for: each byte that drips would else buy more time.

    `why`: what it ended for, which what the libraries then say does not tell.
    """

    def __init__(self, seconds: float) -> None:
        self.why: MailboxErrorCode | None = None
        self._holds: socket.socket | None = None
        self._wire: Wire | None = None
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def hold(self, sock: socket.socket) -> None:
        self._holds = sock
        if self.why is not None:
            self._cut()

    def follow(self, wire: "Wire") -> None:
        """After STARTTLS the connection has another socket."""
        self._wire = wire

    def stop(self) -> None:
        self._timer.cancel()

    def _cut(self) -> None:
        self.why = self.why or MailboxErrorCode.TIMEOUT
        for sock in (self._holds, getattr(self._wire, "sock", None)):
            if isinstance(sock, socket.socket):
                with contextlib.suppress(OSError):
                    # Not SSLSocket's own: that one takes the session from under whoever is reading.
                    socket.socket.shutdown(sock, socket.SHUT_RDWR)


@dataclass
class Answers:
    """What is said to a server's challenges, one after the other, and from then on."""

    first: list[bytes]
    then: bytes

    def next(self, _challenge: bytes) -> bytes:
        return b64encode(self.first.pop(0) if self.first else self.then)


class Wire(imaplib.IMAP4):
    """imaplib over one pinned socket. `most`: the largest literal that is taken."""

    def __init__(self, account: Account, watch: Watch, *, connect_timeout: float, most: int) -> None:
        self._account, self._watch, self._connect_timeout, self._most = account, watch, connect_timeout, most
        super().__init__(account.host, account.port)
        watch.follow(self)

    def _create_socket(self, timeout: float | None = None) -> socket.socket:  # noqa: ARG002 - ours is set before
        account = self._account
        sock = dial(account.addresses or (account.host,), account.port, self._connect_timeout)
        self._watch.hold(sock)
        if account.security is not Security.TLS:
            return sock
        context = account.trust or trusted()
        wrapped = context.wrap_socket(sock, server_hostname=account.host, do_handshake_on_connect=False)
        self._watch.hold(wrapped)
        try:
            wrapped.do_handshake()
        except BaseException:
            wrapped.close()
            raise
        return wrapped

    def read(self, size: int) -> bytes:
        # The parser asks for a whole literal at once, and Python makes room for it before the first byte has come.
        if size > self._most:
            self._watch.why = MailboxErrorCode.PROTOCOL
            raise self.abort(f"a literal of {size} bytes")
        return super().read(size)

    def sasl(self, mechanism: str, first: bytes, then: bytes) -> None:
        """AUTHENTICATE with the response in the same line where the server takes it so (RFC 4959), else when asked.

        `then` answers whatever the server says after that: why it refuses a token, and waits (RFC 7628 §3.2.3).
        """
        answers = [] if "SASL-IR" in self.capabilities else [first]
        initial = () if answers else (b64encode(first).decode("ascii"),)
        self.literal: Any = Answers(answers, then).next  # imaplib asks for a bound method
        typ, said = self._simple_command("AUTHENTICATE", mechanism, *initial)
        self.literal = None
        if typ != "OK":
            raise self.error(said[-1].decode("utf-8", "replace") if said and said[-1] else "refused")
        self.state = "AUTH"


class Client(IMAPClient):  # type: ignore[misc]  # imapclient has no types
    """imapclient on such a wire."""

    def __init__(self, account: Account, watch: Watch, *, connect: float, read: float, most: int) -> None:
        self._pinned = functools.partial(Wire, account, watch, connect_timeout=connect, most=most)
        super().__init__(
            account.host, account.port, ssl=account.security is Security.TLS, timeout=SocketTimeout(connect, read)
        )

    def _create_IMAP4(self) -> Wire:  # noqa: N802 - imapclient's name
        return self._pinned()


def dial(addresses: Sequence[str], port: int, timeout: float) -> socket.socket:
    """A connection to the first of these that answers, within `timeout` seconds for all."""
    deadline = time.monotonic() + timeout
    failure: OSError = OSError("no address")
    for left, address in enumerate(addresses):
        # What is left is shared, so that one dead address does not take the time of the next.
        patience = max(0.05, (deadline - time.monotonic()) / (len(addresses) - left))
        try:
            return socket.create_connection((address, port), timeout=patience)
        except OSError as error:
            failure = error
    raise failure


@functools.cache
def trusted(ca_file: str | None = None) -> ssl.SSLContext:
    """Whom TLS believes: the system's authorities, and those of `ca_file`. Verification cannot be switched off."""
    context = ssl.create_default_context()
    if ca_file is not None:
        context.load_verify_locations(cafile=ca_file)
    return context
