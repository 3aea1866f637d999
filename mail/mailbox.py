"""A mailbox on a server, as data: how to reach it, what came, what can go wrong. Does no I/O."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Security(StrEnum):
    TLS = "TLS"
    STARTTLS = "STARTTLS"
    NONE = "NONE"


class MailboxErrorCode(StrEnum):
    AUTH_FAILED = "AUTH_FAILED"
    UNREACHABLE = "UNREACHABLE"
    UNAVAILABLE = "UNAVAILABLE"
    TIMEOUT = "TIMEOUT"
    TLS_FAILED = "TLS_FAILED"
    FOLDER_MISSING = "FOLDER_MISSING"
    PROTOCOL = "PROTOCOL"
    CONNECTION_LOST = "CONNECTION_LOST"
    PRIVATE_HOST = "PRIVATE_HOST"
    PORT_REFUSED = "PORT_REFUSED"
    CLEARTEXT = "CLEARTEXT"
    SECRET_LOST = "SECRET_LOST"  # noqa: S105 - a code
    GRANT_REFUSED = "GRANT_REFUSED"
    GRANT_ENDED = "GRANT_ENDED"
    GRANT_UNAVAILABLE = "GRANT_UNAVAILABLE"
    CLIENT_REFUSED = "CLIENT_REFUSED"
    NOT_CHANGED = "NOT_CHANGED"


# English, with the account's own words as places; what a server says about itself never stands in a message.
SENTENCES = {
    MailboxErrorCode.AUTH_FAILED: "The server {host} refused the user name or the password.",
    MailboxErrorCode.UNREACHABLE: "The server {host} cannot be reached on port {port}.",
    MailboxErrorCode.UNAVAILABLE: "The server {host} gives no mail just now.",
    MailboxErrorCode.TIMEOUT: "The server {host} did not answer in time.",
    MailboxErrorCode.TLS_FAILED: "No secure connection to {host} could be made on port {port}.",
    MailboxErrorCode.FOLDER_MISSING: "The folder {folder} does not exist on {host}, or cannot be opened.",
    MailboxErrorCode.PROTOCOL: "The server {host} answered something that is not IMAP.",
    MailboxErrorCode.CONNECTION_LOST: "The connection to {host} was lost.",
    MailboxErrorCode.PRIVATE_HOST: (
        "The server {host} is in a private network that FUNIL_MAIL_ALLOW_PRIVATE does not allow."
    ),
    MailboxErrorCode.PORT_REFUSED: "Port {port} is not one on which mail servers listen.",
    MailboxErrorCode.CLEARTEXT: "Without TLS the password could be read on its way to {host}.",
    MailboxErrorCode.SECRET_LOST: "The stored password cannot be opened with this installation's keys; enter it again.",
    MailboxErrorCode.GRANT_REFUSED: "The server {host} refused the access that was granted for this account.",
    MailboxErrorCode.GRANT_ENDED: "The access that was granted for this account has ended; authorise it again.",
    MailboxErrorCode.GRANT_UNAVAILABLE: "The provider's sign-in service does not answer just now.",
    MailboxErrorCode.NOT_CHANGED: "The server {host} does not let filed mails be marked or moved.",
    MailboxErrorCode.CLIENT_REFUSED: (
        "The provider does not accept this installation's client id and secret; an administrator sets them."
    ),
}


@dataclass(frozen=True, kw_only=True)
class Account:
    """`token`: an OAuth 2 access token, in the place of a password. `addresses`: where the host was found, and nothing
    else is dialled; none: it is looked up. `trust`: whom TLS believes; none: the system's authorities."""

    host: str
    port: int
    security: Security
    username: str
    password: str = field(default="", repr=False)
    token: str | None = field(default=None, repr=False)
    folder: str = "INBOX"
    addresses: tuple[str, ...] = ()
    trust: ssl.SSLContext | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in ("host", "username", "password", "token", "folder"):
            if any(ord(char) < 32 or ord(char) == 127 for char in getattr(self, name) or ""):
                raise ValueError(f"The mailbox's {name} contains a control character.")
        if not 0 < self.port < 65_536:
            raise ValueError("A port is a number from 1 to 65535.")


class MailboxError(Exception):
    """A mailbox could not be read just now."""

    def __init__(self, code: MailboxErrorCode, account: Account) -> None:
        self.code = code
        self.params: Mapping[str, str | int] = {
            "host": account.host,
            "port": account.port,
            "folder": account.folder,
        }
        super().__init__(SENTENCES[code].format(**self.params))


class ConnectionLost(MailboxError):
    """The server, or something on the way, hung up."""

    def __init__(self, account: Account) -> None:
        super().__init__(MailboxErrorCode.CONNECTION_LOST, account)


@dataclass(frozen=True)
class Cursor:
    """Up to where a folder was taken: the last UID, in this numbering."""

    uidvalidity: int
    uid: int


@dataclass(frozen=True)
class Folder:
    uidvalidity: int
    uidnext: int
    exists: int


@dataclass(frozen=True, kw_only=True)
class Fetched:
    """`truncated`: only the start of a mail that is larger than allowed; `size` is the whole."""

    uid: int
    raw: bytes = field(repr=False)
    size: int
    received_at: datetime | None
    truncated: bool = False


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Mails to be stored in one commit with `cursor`. `missing`: listed, but the server had no body for them.

    `refused`: it said no to each mail of the batch, so perhaps the fault is the server's and not the mails'.
    `renumbered`: the folder has a new UIDVALIDITY, and everything in it comes again.
    """

    mails: tuple[Fetched, ...] = ()
    missing: tuple[int, ...] = ()
    refused: bool = False
    cursor: Cursor
    renumbered: bool = False
