"""A real SMTP server that keeps what it is given, and can refuse, delay and hang up as servers do."""

import asyncio
import contextlib
import warnings
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTPUTF8
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

USER, PASSWORD = "eva", "a secret"


@dataclass(frozen=True)
class Taken:
    """One mail that was handed over, whether or not its sender heard of it."""

    sender: str | None
    recipients: tuple[str, ...]
    content: bytes

    @property
    def mail(self) -> EmailMessage:
        return message_from_bytes(self.content, policy=SMTPUTF8)

    @property
    def message_id(self) -> str:
        return str(self.mail["Message-ID"])


@dataclass
class Sink:
    """`rcpt`: what is said to some recipients. `data`: what is said of each next mail; then 250 again."""

    port: int = 0
    taken: list[Taken] = field(default_factory=list)
    rcpt: dict[str, str] = field(default_factory=dict)
    mail: str | None = None
    data: list[str] = field(default_factory=list)
    before_data: list[str] = field(default_factory=list)
    delay: float = 0.0
    before_reply: Callable[[], None] | None = None
    """What happens once between a mail and the reply to it."""

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.mail is not None:
            return self.mail
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.rcpt:
            return self.rcpt[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.sleep(self.delay)
        said = self.data.pop(0) if self.data else "250 2.0.0 OK queued"
        if said.startswith(("4", "5")):
            return said
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        self.taken.append(Taken((envelope.mail_from or "").strip("<>") or None, tuple(envelope.rcpt_tos), content))
        if self.before_reply is not None:
            then, self.before_reply = self.before_reply, None
            then()
        if said == "hang up":
            _abort(server)
        return said if said[0].isdigit() else "250 OK"

    @property
    def message_ids(self) -> list[str]:
        return [taken.message_id for taken in self.taken]


class Server(SMTP):
    """aiosmtpd, with a way to hang up at the DATA command itself."""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        handler: Sink = self.event_handler
        said = handler.before_data.pop(0) if handler.before_data else ""
        if said == "hang up":
            _abort(self)
            return
        if said:
            await self.push(said)
            return
        await super().smtp_DATA(arg)


def _abort(conversation: SMTP) -> None:
    if isinstance(conversation.transport, asyncio.WriteTransport):
        conversation.transport.abort()


def _signs_in(server: Any, session: Any, envelope: Any, mechanism: str, given: Any) -> AuthResult:
    right = isinstance(given, LoginPassword) and (given.login, given.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=right, handled=False)


@contextlib.asynccontextmanager
async def sink(**settings: Any) -> AsyncIterator[Sink]:
    """Listening on loopback as long as the test lasts, in the test's own loop."""
    held = Sink()
    conversations: list[SMTP] = []

    def served() -> SMTP:
        conversations.append(made := _served(held, settings))
        return made

    server = await asyncio.get_running_loop().create_server(served, "127.0.0.1", 0)
    held.port = server.sockets[0].getsockname()[1]
    try:
        yield held
    finally:
        server.close()
        for each in conversations:
            if each._writer is not None:
                each._writer.transport.abort()
            if each._handler_coroutine is not None:
                with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                    each._handler_coroutine.cancel()
                    await each._handler_coroutine
        await asyncio.sleep(0)


def _served(held: Sink, settings: dict[str, Any]) -> SMTP:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of signing in without TLS: it is loopback
        return Server(
            held,
            hostname="sink.example",
            enable_SMTPUTF8=True,
            authenticator=_signs_in,
            auth_require_tls=False,
            **settings,
        )
