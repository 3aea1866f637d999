"""Connections to IMAP servers: signing in, opening a folder for reading only, waiting for mail. Knows no database.

Blocking, one connection for one thread. What libraries and network throw is turned into a `MailboxError` here, once.
"""

import contextlib
import imaplib
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from imapclient.exceptions import LoginError

from mail.caps import MB
from mail.mailbox import (
    SENTENCES,
    Account,
    ConnectionLost,
    Folder,
    MailboxError,
    MailboxErrorCode,
    Security,
)
from mail.wire import Client, Watch, trusted

__all__ = [
    "SENTENCES",
    "Account",
    "Connection",
    "ConnectionLost",
    "Folder",
    "MailboxError",
    "MailboxErrorCode",
    "Security",
    "border",
    "connect",
    "examine",
    "idle",
    "passes",
]

CONNECT_TIMEOUT = 10.0
OVERALL = 110.0
LARGEST_LITERAL = 64 * MB
LONGEST_IDLE = 9 * 60.0
PASSING = ("[UNAVAILABLE]", "[LIMIT]", "[INUSE]", "[SERVERBUG]")
"""What a server says that would have given it at another time (RFC 5530)."""


@dataclass(frozen=True)
class Connection:
    """A signed-in connection."""

    client: Client = field(repr=False)
    account: Account
    watch: Watch = field(repr=False)

    @property
    def can_idle(self) -> bool:
        with self.border():
            return bool(self.client.has_capability("IDLE"))

    def border(self) -> contextlib.AbstractContextManager[None]:
        return border(self.account, watch=self.watch)


@contextlib.contextmanager
def connect(
    account: Account, timeout: float = 30.0, *, overall: float = OVERALL, most: int = LARGEST_LITERAL
) -> Iterator[Connection]:
    """Sign in; sign out at the end, or just hang up when something went wrong.

    `timeout`: seconds in which each answer begins; `overall`: for everything; `most`: bytes of one literal.
    """
    watch = Watch(overall)
    try:
        client = _opened(account, timeout, watch, most)
        try:
            with border(account, watch=watch):
                _sign_in(client, account)
            yield Connection(client, account, watch)
        except BaseException:
            _hang_up(client)
            raise
        try:
            client.logout()
        except (imaplib.IMAP4.error, OSError):
            _hang_up(client)
    finally:
        watch.stop()


def examine(connection: Connection) -> Folder:
    """Open the folder for reading only: nothing that follows can change a flag."""
    account, client = connection.account, connection.client
    with connection.border():
        try:
            said = client.select_folder(account.folder, readonly=True)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as refusal:
            # Microsoft says yes to the password and no to the folder when the account may not use IMAP.
            code = MailboxErrorCode.AUTH_FAILED if "not connected" in str(refusal) else MailboxErrorCode.FOLDER_MISSING
            raise MailboxError(MailboxErrorCode.UNAVAILABLE if passes(refusal) else code, account) from None
        if b"UIDNEXT" not in said:
            said = said | client.folder_status(account.folder, ["UIDNEXT"])
        return Folder(int(said[b"UIDVALIDITY"]), int(said[b"UIDNEXT"]), int(said.get(b"EXISTS", 0)))


def idle(connection: Connection, timeout: float, *, until: Callable[[], bool] | None = None) -> bool:
    """Wait for new mail in the opened folder, at most nine minutes; True when there is some. `until` ends the wait."""
    account, client = connection.account, connection.client
    deadline = time.monotonic() + min(timeout, LONGEST_IDLE)
    with connection.border():
        client.idle()
        arrived = False
        while not arrived and not (until and until()) and (left := deadline - time.monotonic()) > 0:
            patience = min(left, 1.0) if until else left
            asked = time.monotonic()
            said = client.idle_check(timeout=patience)
            # After the other side hung up, imapclient says "nothing" at once and for ever (reference: email.md §2.1).
            if not said and time.monotonic() - asked < patience * 0.9:
                raise ConnectionLost(account)
            if any(each and each[0] == b"BYE" for each in said):
                raise ConnectionLost(account)
            arrived = any(len(each) > 1 and each[1] in (b"EXISTS", b"RECENT") for each in said)
        client.idle_done()
    return arrived


@contextlib.contextmanager
def border(
    account: Account,
    otherwise: MailboxErrorCode = MailboxErrorCode.CONNECTION_LOST,
    *,
    watch: Watch | None = None,
) -> Iterator[None]:
    """Library and network errors become ours here; the order matters, they inherit from one another.

    `otherwise`: what an error of the network itself means at this point. `watch`: when it has cut the connection,
    it says why.
    """
    try:
        with _named(account, otherwise):
            yield
    except MailboxError:
        if watch is not None and watch.why is not None:
            raise MailboxError(watch.why, account) from None
        raise


@contextlib.contextmanager
def _named(account: Account, otherwise: MailboxErrorCode) -> Iterator[None]:
    try:
        yield
    except MailboxError:
        raise
    except LoginError as refusal:
        if isinstance(refusal.__context__, imaplib.IMAP4.abort):  # imapclient calls a hang-up a refusal
            raise ConnectionLost(account) from None
        # A server that is busy says no to a right password, too.
        wrong = MailboxErrorCode.AUTH_FAILED if account.token is None else MailboxErrorCode.GRANT_REFUSED
        raise MailboxError(MailboxErrorCode.UNREACHABLE if passes(refusal) else wrong, account) from None
    except ssl.SSLError:
        raise MailboxError(MailboxErrorCode.TLS_FAILED, account) from None
    except TimeoutError:
        raise MailboxError(MailboxErrorCode.TIMEOUT, account) from None
    except (imaplib.IMAP4.abort, OSError):
        if otherwise is MailboxErrorCode.CONNECTION_LOST:
            raise ConnectionLost(account) from None
        raise MailboxError(otherwise, account) from None
    # The libraries fall over nonsense in many ways; whatever it was, the server did not speak IMAP.
    except (imaplib.IMAP4.error, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError):
        raise MailboxError(MailboxErrorCode.PROTOCOL, account) from None


def _opened(account: Account, timeout: float, watch: Watch, most: int) -> Client:
    with border(account, otherwise=MailboxErrorCode.UNREACHABLE, watch=watch):
        try:
            client = Client(account, watch, connect=min(CONNECT_TIMEOUT, timeout), read=timeout, most=most)
        except imaplib.IMAP4.error as greeting:
            # BYE instead of a greeting, or nothing at all: no service now. Another protocol's greeting is an abort.
            strange = isinstance(greeting, imaplib.IMAP4.abort) and "EOF" not in str(greeting)
            code = MailboxErrorCode.PROTOCOL if strange else MailboxErrorCode.UNREACHABLE
            raise MailboxError(code, account) from None
        client.normalise_times = False
        return client


def _sign_in(client: Client, account: Account) -> None:
    if account.security is Security.STARTTLS:
        try:
            client.starttls(account.trust or trusted())
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error:
            raise MailboxError(MailboxErrorCode.TLS_FAILED, account) from None
    if account.token is not None:
        _bear(client, account.username, account.token)
    elif client.has_capability("AUTH=PLAIN"):
        # LOGIN is for ASCII only, and some servers have switched it off.
        secret = f"\0{account.username}\0{account.password}".encode()
        client.sasl_login("PLAIN", lambda _challenge: secret)
    else:
        client.login(account.username, account.password)


def _bear(client: Client, username: str, token: str) -> None:
    """Sign in by an access token: OAUTHBEARER (RFC 7628), or the XOAUTH2 that Google and Microsoft had before it."""
    try:
        if client.has_capability("AUTH=OAUTHBEARER"):
            named = username.replace("=", "=3D").replace(",", "=2C")
            client._imap.sasl("OAUTHBEARER", f"n,a={named},\1auth=Bearer {token}\1\1".encode(), b"\1")
        else:
            client._imap.sasl("XOAUTH2", f"user={username}\1auth=Bearer {token}\1\1".encode(), b"")
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as refusal:
        raise LoginError(str(refusal)) from None


def passes(refusal: Exception, *but: str) -> bool:
    """Whether it is a no that would be a yes at another time."""
    said = str(refusal).upper()
    return any(code in said for code in PASSING if code not in but)


def _hang_up(client: Client) -> None:
    with contextlib.suppress(OSError, imaplib.IMAP4.error):
        client.shutdown()
