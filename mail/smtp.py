"""The one file that speaks SMTP: hands one mail to a server. Knows no database and no noun.

What libraries and network throw is turned into one of four errors here, once: refused for good, refused for now,
unreachable, and unknown, which is what remains when the connection ends after the mail and before the reply to it.
"""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from typing import Any

import aiosmtplib
from aiosmtplib import SMTP

from mail.mailbox import Security
from mail.submission import (
    SENTENCES,
    Answer,
    OutcomeUnknown,
    Receipt,
    RefusedForGood,
    RefusedForNow,
    Server,
    SmtpError,
    SmtpErrorCode,
    Unreachable,
)

__all__ = [
    "SENTENCES",
    "Answer",
    "OutcomeUnknown",
    "Receipt",
    "RefusedForGood",
    "RefusedForNow",
    "Security",
    "Server",
    "SmtpError",
    "SmtpErrorCode",
    "Unreachable",
    "send",
]

CONNECT_TIMEOUT = 10.0
COMMAND_TIMEOUT = 60.0
FINAL_TIMEOUT = 300.0
"""For the reply to the mail itself, which servers give after scanning it (RFC 5321 §4.5.3.2.6 asks for ten minutes)."""
GREETING = "[127.0.0.1]"
"""Says nothing of this machine's name or network, and costs no look-up."""
GO_ON, TAKEN = 354, 250
LONGEST_ANSWER = 500


async def send(
    server: Server,
    content: bytes,
    *,
    sender: str | None,
    recipients: Sequence[str],
    handing_over: Callable[[], Awaitable[None]] | None = None,
    patience: float = COMMAND_TIMEOUT,
    last_patience: float = FINAL_TIMEOUT,
) -> Receipt:
    """Hand a mail over. `sender` None is the null sender, for what must never be answered (RFC 5321 §4.5.5).

    `handing_over` is awaited when the server is ready and before the mail's first byte: whoever must know after a crash
    whether it may be sent again writes it down there. Raises a `SmtpError` when no recipient was accepted.
    """
    async with _connected(server, patience) as client:
        with _border(server):
            accepted, refused = await _envelope(client, server, sender, recipients, content)
            ready = await client.execute_command(b"DATA", timeout=patience)
            if ready.code != GO_ON:
                raise _refusal(server, _answer(ready.code, ready.message), refused)
        if handing_over is not None:
            await handing_over()
        answer = await _hand_over(client, server, content, last_patience)
        if answer.code != TAKEN:
            raise _refusal(server, answer, refused)
        return Receipt(accepted=tuple(accepted), refused=refused, answer=answer.text)


@contextlib.asynccontextmanager
async def _connected(server: Server, patience: float) -> AsyncIterator[SMTP]:
    """A signed-in connection; at the end it is closed in order, or just hung up."""
    client = SMTP(
        hostname=server.host,
        sock=await _socket(server),
        use_tls=server.security is Security.TLS,
        start_tls=False,
        tls_context=server.trust,
        local_hostname=GREETING,
        timeout=patience,
    )
    try:
        with _border(server, tls=server.security is not Security.NONE):
            await client.connect()
        with _border(server):
            await _greet(client)
        if server.security is Security.STARTTLS:
            await _encrypt(client, server)
        await _sign_in(client, server)
        yield client
        with contextlib.suppress(aiosmtplib.SMTPException, OSError):
            await client.quit(timeout=CONNECT_TIMEOUT)
    finally:
        client.close()


async def _socket(server: Server) -> socket.socket:
    """Connected to the first of the addresses that answers; nothing but these is dialled where they are given."""
    loop = asyncio.get_running_loop()
    with _border(server):
        places = [
            place
            for host in server.addresses or (server.host,)
            for place in await loop.getaddrinfo(host, server.port, type=socket.SOCK_STREAM)
        ]
        for family, kind, protocol, _, place in places[:-1]:
            with contextlib.suppress(OSError):
                return await _dialled(family, kind, protocol, place)
        family, kind, protocol, _, place = places[-1]
        return await _dialled(family, kind, protocol, place)


async def _dialled(family: int, kind: int, protocol: int, place: tuple[Any, ...]) -> socket.socket:
    made = socket.socket(family, kind, protocol)
    try:
        made.setblocking(False)
        async with asyncio.timeout(CONNECT_TIMEOUT):
            await asyncio.get_running_loop().sock_connect(made, place)
    except BaseException:
        made.close()
        raise
    return made


async def _greet(client: SMTP) -> None:
    """Learn what the server can do; after STARTTLS once more."""
    try:
        await client.ehlo()
    except aiosmtplib.SMTPHeloError:
        await client.helo()


async def _encrypt(client: SMTP, server: Server) -> None:
    """Required where it is asked for: a server, or somebody on the way, that does not offer it gets nothing."""
    if not client.supports_extension("starttls"):
        raise Unreachable(SmtpErrorCode.TLS_FAILED, server)
    with _border(server, tls=True):
        await client.starttls()
        await _greet(client)


async def _sign_in(client: SMTP, server: Server) -> None:
    if server.username is None:
        return
    with _border(server):
        try:
            if server.token is not None:
                await client.auth_xoauth2(server.username, server.token)
            else:
                await client.login(server.username, server.password or "")
        except aiosmtplib.SMTPAuthenticationError as refusal:
            # A server that is busy says no to a right password, too.
            code = SmtpErrorCode.AUTH_FAILED if refusal.code >= 500 else SmtpErrorCode.UNREACHABLE
            raise Unreachable(code, server, answer=_answer(refusal.code, refusal.message)) from None
        except (aiosmtplib.SMTPServerDisconnected, aiosmtplib.SMTPTimeoutError):
            raise
        except aiosmtplib.SMTPException:  # it offers no way to sign in that we know
            raise Unreachable(SmtpErrorCode.AUTH_FAILED, server) from None


async def _envelope(
    client: SMTP, server: Server, sender: str | None, recipients: Sequence[str], content: bytes
) -> tuple[list[str], dict[str, Answer]]:
    options, encoding = [], "ascii"
    if client.supports_extension("8bitmime") and not content.isascii():
        options.append("BODY=8BITMIME")
    if not all(address.isascii() for address in (sender or "", *recipients)):
        if not client.supports_extension("smtputf8"):
            raise RefusedForGood(SmtpErrorCode.NOT_ASCII, server)
        options.append("SMTPUTF8")
        encoding = "utf-8"
    await client.mail(sender or "", options=options, encoding=encoding)
    accepted: list[str] = []
    refused: dict[str, Answer] = {}
    for recipient in recipients:
        try:
            await client.rcpt(recipient, encoding=encoding)
            accepted.append(recipient)
        except aiosmtplib.SMTPRecipientRefused as refusal:
            refused[recipient] = _answer(refusal.code, refusal.message)
    if not accepted:
        raise _refusal(server, next(iter(refused.values()), Answer(554, "No recipients")), refused)
    return accepted, refused


async def _hand_over(client: SMTP, server: Server, content: bytes, patience: float) -> Answer:
    """The mail itself. From its first byte on, silence says nothing about what became of it."""
    try:
        protocol = client.protocol
        if protocol is None:
            raise Unreachable(SmtpErrorCode.UNREACHABLE, server)
        protocol.write(_stuffed(content))
        reply = await protocol.read_response(timeout=patience)
    except (aiosmtplib.SMTPException, OSError, ValueError, RuntimeError):
        raise OutcomeUnknown(SmtpErrorCode.UNKNOWN, server) from None
    if not 200 <= reply.code < 600:
        raise OutcomeUnknown(SmtpErrorCode.UNKNOWN, server)
    return _answer(reply.code, reply.message)


def _stuffed(content: bytes) -> bytes:
    """With CR LF at each line's end, dots doubled at its beginning, and the dot that ends it all (RFC 5321 §4.5.2)."""
    lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    if lines[-1] == b"":
        lines.pop()
    return b"".join((b"." if line.startswith(b".") else b"") + line + b"\r\n" for line in lines) + b".\r\n"


@contextlib.contextmanager
def _border(server: Server, *, tls: bool = False) -> Iterator[None]:
    """Library and network errors become ours here; the order matters, they inherit from one another."""
    try:
        yield
    except SmtpError:
        raise
    except (ssl.SSLError, aiosmtplib.SMTPNotSupported):
        raise Unreachable(SmtpErrorCode.TLS_FAILED, server) from None
    except (TimeoutError, aiosmtplib.SMTPTimeoutError):
        raise Unreachable(SmtpErrorCode.TIMEOUT, server) from None
    except aiosmtplib.SMTPResponseException as refusal:
        if not 400 <= refusal.code < 600:
            raise Unreachable(SmtpErrorCode.PROTOCOL, server) from None
        raise _refusal(server, _answer(refusal.code, refusal.message), {}) from None
    except (aiosmtplib.SMTPException, OSError) as failure:
        secure = tls and isinstance(failure.__cause__, ssl.SSLError)
        raise Unreachable(SmtpErrorCode.TLS_FAILED if secure else SmtpErrorCode.UNREACHABLE, server) from None
    except (ValueError, RuntimeError, UnicodeError):
        raise Unreachable(SmtpErrorCode.PROTOCOL, server) from None


def _answer(code: int, text: str) -> Answer:
    """What was said, as text that can be stored: one line, no control characters, no half of a surrogate pair."""
    words = "".join(sign if sign.isprintable() else " " for sign in text.encode("utf-8", "replace").decode("utf-8"))
    return Answer(code, " ".join(words.split())[:LONGEST_ANSWER])


def _refusal(server: Server, answer: Answer, refused: dict[str, Answer]) -> SmtpError:
    """For good only where nobody would be taken another time."""
    if answer.for_good and all(each.for_good for each in refused.values()):
        return RefusedForGood(SmtpErrorCode.REFUSED, server, answer=answer, refused=refused)
    return RefusedForNow(SmtpErrorCode.REFUSED_FOR_NOW, server, answer=answer, refused=refused)
