"""Handing a mail to a real SMTP server: taken, refused for good or for now, unreachable, unknown."""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mail.mailbox import Security
from mail.smtp import (
    Answer,
    OutcomeUnknown,
    RefusedForGood,
    RefusedForNow,
    Server,
    SmtpError,
    SmtpErrorCode,
    Unreachable,
    send,
)
from tests.mail.papers import papers
from tests.sink import PASSWORD, USER, Sink, sink

MAIL = b"From: vendas@funil.example\r\nTo: eva@firma.example\r\nMessage-ID: <1@funil.example>\r\n\r\nOi\r\n.ponto\r\n"
EVA, LIA = "eva@firma.example", "lia@firma.example"


def at(held: Sink, **given: Any) -> Server:
    return Server(**{"host": "127.0.0.1", "port": held.port, "security": Security.NONE, **given})


async def sent(held: Sink, *recipients: str, **given: Any) -> Any:
    told = {"sender": "vendas@funil.example", "patience": 5, "last_patience": 5, **given}
    return await send(at(held), MAIL, recipients=recipients or (EVA,), **told)


async def test_a_mail_is_handed_over_byte_by_byte_with_its_envelope() -> None:
    async with sink() as held:
        receipt = await sent(held, EVA, LIA)

    assert receipt.accepted == (EVA, LIA)
    assert receipt.answer == "2.0.0 OK queued"
    [taken] = held.taken
    assert (taken.sender, taken.recipients, taken.content) == ("vendas@funil.example", (EVA, LIA), MAIL)


async def test_what_must_never_be_answered_has_no_sender_in_its_envelope() -> None:
    async with sink() as held:
        await sent(held, sender=None)

    assert held.taken[0].sender is None


async def test_who_signs_in_by_the_wrong_password_sends_nothing() -> None:
    async with sink(auth_required=True) as held:
        await send(at(held, username=USER, password=PASSWORD), MAIL, sender=None, recipients=[EVA])
        with pytest.raises(Unreachable) as refused:
            await send(at(held, username=USER, password="wrong"), MAIL, sender=None, recipients=[EVA])
        with pytest.raises(Unreachable) as without:
            await send(at(held, username=USER, token="ya29"), MAIL, sender=None, recipients=[EVA])

    assert refused.value.code is without.value.code is SmtpErrorCode.AUTH_FAILED
    assert len(held.taken) == 1
    assert "wrong" not in str(refused.value)


async def test_a_recipient_who_is_refused_keeps_the_mail_from_no_other() -> None:
    async with sink() as held:
        held.rcpt = {EVA: "550 5.1.1 No such user"}
        receipt = await sent(held, EVA, LIA)

    assert receipt.accepted == (LIA,)
    assert receipt.refused == {EVA: Answer(550, "5.1.1 No such user")}
    assert (receipt.refused[EVA].status, receipt.refused[EVA].for_good) == ("5.1.1", True)


@pytest.mark.parametrize(
    ("sink_says", "error", "status"),
    [
        ({"rcpt": {EVA: "550 5.1.1 No such user"}}, RefusedForGood, "5.1.1"),
        ({"rcpt": {EVA: "450 Greylisted"}}, RefusedForNow, "4.0.0"),
        ({"mail": "553 5.7.1 Not yours"}, RefusedForGood, "5.7.1"),
        ({"mail": "451 4.3.2 Later"}, RefusedForNow, "4.3.2"),
        ({"before_data": ["554 5.5.1 No valid recipients"]}, RefusedForGood, "5.5.1"),
        ({"before_data": ["452 4.3.1 Disk full"]}, RefusedForNow, "4.3.1"),
        ({"data": ["550 5.7.1 Looks like spam"]}, RefusedForGood, "5.7.1"),
        ({"data": ["421 4.3.0 Closing"]}, RefusedForNow, "4.3.0"),
    ],
)
async def test_a_refusal_is_for_good_or_for_now(sink_says: dict[str, Any], error: type[SmtpError], status: str) -> None:
    async with sink() as held:
        held.__dict__.update(sink_says)
        with pytest.raises(error) as refused:
            await sent(held)

    assert refused.value.answer is not None
    assert refused.value.answer.status == status
    assert not held.taken


async def test_one_greylisted_recipient_among_refused_ones_makes_it_worth_another_try() -> None:
    async with sink() as held:
        held.rcpt = {EVA: "550 5.1.1 No such user", LIA: "450 4.2.0 Later"}
        with pytest.raises(RefusedForNow) as refused:
            await sent(held, EVA, LIA)

    assert {who: answer.for_good for who, answer in refused.value.refused.items()} == {EVA: True, LIA: False}


async def test_a_connection_lost_before_the_mail_means_that_nothing_was_sent() -> None:
    async with sink() as held:
        held.before_data = ["hang up"]
        with pytest.raises(Unreachable):
            await sent(held)

    assert not held.taken


async def test_a_connection_lost_after_the_mail_leaves_its_fate_unknown() -> None:
    told: list[str] = []

    async def handing_over() -> None:
        told.append("now")

    async with sink() as held:
        held.data = ["hang up"]
        with pytest.raises(OutcomeUnknown):
            await sent(held, handing_over=handing_over)
        held.data, held.delay = [], 0.5
        with pytest.raises(OutcomeUnknown):
            await sent(held, handing_over=handing_over, last_patience=0.1)

    assert told == ["now", "now"]
    assert len(held.taken) >= 1


async def test_nothing_is_handed_over_when_that_cannot_be_written_down() -> None:
    async def handing_over() -> None:
        raise OSError("the disk is full")

    async with sink() as held:
        with pytest.raises(OSError, match="disk"):
            await sent(held, handing_over=handing_over)

    assert not held.taken


async def test_a_server_that_is_not_there_silent_or_no_mail_server_is_unreachable() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        port = silent.getsockname()[1]
        with pytest.raises(Unreachable) as gone:
            await send(Server(host="127.0.0.1", port=port, security=Security.NONE), MAIL, sender=None, recipients=[EVA])
        silent.listen()
        server = Server(host="127.0.0.1", port=port, security=Security.NONE)
        with pytest.raises(Unreachable) as mute:
            await send(server, MAIL, sender=None, recipients=[EVA], patience=0.2)
        with pytest.raises(Unreachable) as tls:
            await send(Server(host="127.0.0.1", port=port), MAIL, sender=None, recipients=[EVA], patience=0.2)

    assert gone.value.code is SmtpErrorCode.UNREACHABLE
    assert mute.value.code is SmtpErrorCode.TIMEOUT
    assert tls.value.code in (SmtpErrorCode.TIMEOUT, SmtpErrorCode.TLS_FAILED)


async def test_starttls_is_required_and_never_optional() -> None:
    async with sink() as held:
        server = at(held, security=Security.STARTTLS, username=USER, password=PASSWORD)
        with pytest.raises(Unreachable) as refused:
            await send(server, MAIL, sender=None, recipients=[EVA])

    assert refused.value.code is SmtpErrorCode.TLS_FAILED


async def test_tls_believes_only_whom_it_is_told_to(tmp_path: Path) -> None:
    authority, papers_of_server = papers(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(papers_of_server)
    async with sink(tls_context=context) as held:
        named = at(held, host="localhost", addresses=("127.0.0.1",), security=Security.STARTTLS)
        with pytest.raises(Unreachable) as refused:
            await send(named, MAIL, sender=None, recipients=[EVA])
        believing = replace(named, trust=ssl.create_default_context(cafile=authority))
        await send(believing, MAIL, sender=None, recipients=[EVA])
        elsewhere = replace(believing, host="mail.example")
        with pytest.raises(Unreachable) as other_name:
            await send(elsewhere, MAIL, sender=None, recipients=[EVA])

    assert refused.value.code is other_name.value.code is SmtpErrorCode.TLS_FAILED
    assert len(held.taken) == 1


async def test_letters_beyond_ascii_need_a_server_that_can() -> None:
    async with sink() as held:
        receipt = await sent(held, "josé@firma.example")
    assert receipt.accepted == ("josé@firma.example",)

    async with plain_server() as port:
        server = Server(host="127.0.0.1", port=port, security=Security.NONE)
        with pytest.raises(RefusedForGood) as refused:
            await send(server, MAIL, sender=None, recipients=["josé@firma.example"])
    assert refused.value.code is SmtpErrorCode.NOT_ASCII


@contextlib.asynccontextmanager
async def plain_server() -> AsyncIterator[int]:
    """A server that knows no extension."""

    ended = asyncio.Event()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 old.example\r\n")
        while line := await reader.readline():
            writer.write(b"221 bye\r\n" if line.startswith(b"QUIT") else b"250 old.example\r\n")
        writer.close()
        await writer.wait_closed()
        ended.set()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    yield int(server.sockets[0].getsockname()[1])
    await ended.wait()
    server.close()


@pytest.mark.parametrize(("host", "port"), [("smtp.example\r\nRCPT", 25), ("smtp.example", 0)])
def test_a_server_s_name_holds_no_command(host: str, port: int) -> None:
    with pytest.raises(ValueError, match=r"control character|port"):
        Server(host=host, port=port)
