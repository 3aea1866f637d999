"""A server that takes our mail, as data: how to reach it, what it answered, what can go wrong. Does no I/O."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mail.mailbox import Security


class SmtpErrorCode(StrEnum):
    REFUSED = "SMTP_REFUSED"
    REFUSED_FOR_NOW = "SMTP_REFUSED_FOR_NOW"
    UNREACHABLE = "SMTP_UNREACHABLE"
    TIMEOUT = "SMTP_TIMEOUT"
    TLS_FAILED = "SMTP_TLS_FAILED"
    AUTH_FAILED = "SMTP_AUTH_FAILED"
    PROTOCOL = "SMTP_PROTOCOL"
    NOT_ASCII = "SMTP_NOT_ASCII"
    UNKNOWN = "SMTP_UNKNOWN"
    NO_SERVER = "SMTP_NO_SERVER"
    NO_FILES = "SMTP_NO_FILES"


# English, with the account's own words as places; what a server says about itself stands in no sentence.
SENTENCES = {
    SmtpErrorCode.REFUSED: "The server {host} refused the message for good.",
    SmtpErrorCode.REFUSED_FOR_NOW: "The server {host} does not take the message just now.",
    SmtpErrorCode.UNREACHABLE: "The server {host} cannot be reached on port {port}.",
    SmtpErrorCode.TIMEOUT: "The server {host} did not answer in time.",
    SmtpErrorCode.TLS_FAILED: "No secure connection to {host} could be made on port {port}.",
    SmtpErrorCode.AUTH_FAILED: "The server {host} refused the user name or the password for sending.",
    SmtpErrorCode.PROTOCOL: "The server {host} answered something that is not SMTP.",
    SmtpErrorCode.NOT_ASCII: "The server {host} cannot send to addresses with letters beyond ASCII (RFC 6531).",
    SmtpErrorCode.UNKNOWN: "The connection to {host} was lost before it said whether it took the message.",
    SmtpErrorCode.NO_SERVER: "The channel of this message has no server for sending any more.",
    SmtpErrorCode.NO_FILES: "The store that the files of this message lie in does not give them out just now.",
}


@dataclass(frozen=True, kw_only=True)
class Server:
    """`addresses`: where the host was found, and nothing else is dialled; none: it is looked up. `trust`: whom TLS
    believes; none: the system's authorities.

    Signing in: by `password`, by `token` (OAuth2, as XOAUTH2), or not at all where `username` is None.
    """

    host: str
    port: int
    security: Security = Security.TLS
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)
    addresses: tuple[str, ...] = ()
    trust: ssl.SSLContext | None = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in ("host", "username", "password", "token"):
            if any(ord(sign) < 32 or ord(sign) == 127 for sign in getattr(self, name) or ""):
                raise ValueError(f"The {name} contains a control character.")
        if not 0 < self.port < 65_536:
            raise ValueError("A port is a number from 1 to 65535.")


@dataclass(frozen=True)
class Answer:
    """What a server said: the reply code, the enhanced one where it gave one (RFC 3463), and its words."""

    code: int
    text: str

    @property
    def for_good(self) -> bool:
        return self.code >= 500

    @property
    def status(self) -> str:
        """`5.1.1`; where the server gave none, the class alone: `5.0.0`."""
        first = self.text.split(maxsplit=1)[0] if self.text.split() else ""
        pieces = first.split(".")
        if len(pieces) == 3 and all(piece.isascii() and piece.isdigit() and len(piece) < 4 for piece in pieces):
            return first
        return f"{self.code // 100}.0.0"


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """The server took the mail for `accepted`; for `refused` it did not, for good or for now."""

    accepted: tuple[str, ...]
    refused: Mapping[str, Answer] = field(default_factory=dict)
    answer: str = ""


class SmtpError(Exception):
    """A mail was not handed over. `refused` tells what was said about each recipient, where something was."""

    def __init__(
        self,
        code: SmtpErrorCode,
        server: Server,
        *,
        answer: Answer | None = None,
        refused: Mapping[str, Answer] | None = None,
    ) -> None:
        self.code = code
        self.answer = answer
        self.refused: Mapping[str, Answer] = refused or {}
        self.params: Mapping[str, str | int] = {"host": server.host, "port": server.port}
        super().__init__(SENTENCES[code].format(**self.params))


class RefusedForGood(SmtpError):
    """A reply of class 5: the same mail will not be taken another time."""


class RefusedForNow(SmtpError):
    """A reply of class 4: it may be taken later."""


class Unreachable(SmtpError):
    """No conversation came about, or it ended before the mail was handed over: nothing was sent."""


class OutcomeUnknown(SmtpError):
    """The mail was handed over and no reply came: it may or may not be on its way. Never send it again blindly."""
