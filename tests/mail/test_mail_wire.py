"""The wire: TLS that verifies, tokens by either mechanism, drips and giant literals that do not hold anybody."""

import base64
import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mail.fetch import fetch_after
from mail.imap import connect
from mail.mailbox import Account, Cursor, MailboxError, MailboxErrorCode, Security
from mail.wire import dial, trusted
from tests.mail.papers import papers
from tests.mail.test_mail_imap_faults import GREETING, after_search, says, server

TOKEN = "ya29.a-token"


def with_token(account: Account) -> Account:
    return replace(account, username="eva@firma.example", password="", token=TOKEN)


@contextlib.contextmanager
def bearer(capabilities: str, answers: list[bytes]) -> Iterator[tuple[Account, list[bytes]]]:
    """A server that has these capabilities, and says these things one after the other once somebody signs in."""
    listening = socket.create_server(("127.0.0.1", 0))
    said: list[bytes] = []

    def serve() -> None:
        with contextlib.suppress(OSError):
            client, _ = listening.accept()
            with client, client.makefile("rb") as lines:
                client.sendall(f"* OK [CAPABILITY IMAP4rev1 {capabilities}] ready\r\n".encode())
                left, tag = list(answers), b""
                for line in lines:
                    if line.split()[1:2] == [b"CAPABILITY"]:
                        text = f"* CAPABILITY IMAP4rev1 {capabilities}\r\n".encode()
                        client.sendall(text + line.split()[0] + b" OK done\r\n")
                    elif line.split()[1:2] == [b"LOGOUT"]:
                        client.sendall(b"* BYE\r\n" + line.split()[0] + b" OK out\r\n")
                    else:
                        said.append(line.strip())
                        tag = line.split()[0] if b"AUTHENTICATE" in line else tag
                        client.sendall(left.pop(0).replace(b"TAG", tag))

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    port = listening.getsockname()[1]
    try:
        yield with_token(Account(host="127.0.0.1", port=port, security=Security.NONE, username="x")), said
    finally:
        listening.close()
        thread.join(5)


OAUTHBEARER = b"n,a=eva@firma.example,\1auth=Bearer ya29.a-token\1\1"
XOAUTH2 = b"user=eva@firma.example\1auth=Bearer ya29.a-token\1\1"


@pytest.mark.parametrize(
    ("capabilities", "name", "told"),
    [
        ("AUTH=OAUTHBEARER AUTH=XOAUTH2 SASL-IR", b"OAUTHBEARER", OAUTHBEARER),
        ("AUTH=OAUTHBEARER", b"OAUTHBEARER", OAUTHBEARER),
        ("AUTH=XOAUTH2 SASL-IR", b"XOAUTH2", XOAUTH2),
        ("AUTH=XOAUTH2 AUTH=PLAIN", b"XOAUTH2", XOAUTH2),
    ],
)
def test_a_token_signs_in_by_what_the_server_knows(capabilities: str, name: bytes, told: bytes) -> None:
    at_once = "SASL-IR" in capabilities
    with (
        bearer(capabilities, [b"TAG OK in\r\n"] if at_once else [b"+ \r\n", b"TAG OK in\r\n"]) as (account, said),
        connect(account, 2),
    ):
        pass
    command, *more = said[0].split()[1:]
    assert (command, more[0]) == (b"AUTHENTICATE", name)
    assert base64.b64decode(more[1] if at_once else said[1]) == told


@pytest.mark.parametrize(("capability", "answer"), [("AUTH=OAUTHBEARER", b"AQ=="), ("AUTH=XOAUTH2", b"")])
@pytest.mark.parametrize("ir", [" SASL-IR", ""])
def test_the_reason_for_a_refused_token_is_answered_and_then_it_is_refused(
    capability: str, answer: bytes, ir: str
) -> None:
    why = b"+ " + base64.b64encode(b'{"status":"401","schemes":"bearer"}') + b"\r\n"
    turns = [*([] if ir else [b"+ \r\n"]), why, b"TAG NO [AUTHENTICATIONFAILED] no\r\n"]
    with (
        bearer(capability + ir, turns) as (account, said),
        pytest.raises(MailboxError) as failed,
        connect(account, 2),
    ):
        pass
    assert failed.value.code is MailboxErrorCode.GRANT_REFUSED
    assert said[-1] == answer
    assert TOKEN not in str(failed.value) and TOKEN not in repr(account)


def test_a_control_character_in_a_token_never_reaches_the_server() -> None:
    with pytest.raises(ValueError, match="token contains a control character"):
        Account(host="h", port=1, security=Security.TLS, username="x", token="a\1\1b")


@contextlib.contextmanager
def tls_server(folder: Path, host: str = "localhost") -> Iterator[tuple[int, Path, list[str | None]]]:
    """Greets by TLS and notes the name that was asked for."""
    authority, pem = papers(folder, host)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    asked: list[str | None] = []
    context.sni_callback = lambda sock, name, ctx: asked.append(name)
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with contextlib.suppress(OSError):
            client, _ = listening.accept()
            with context.wrap_socket(client, server_side=True) as safe, safe.makefile("rb") as lines:
                safe.sendall(b"* OK [CAPABILITY IMAP4rev1] ready\r\n")
                for line in lines:
                    bye = b"* BYE\r\n" if b"LOGOUT" in line else b""
                    safe.sendall(bye + line.split()[0] + b" OK done\r\n")

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1], authority, asked
    finally:
        listening.close()
        thread.join(5)


def secured(port: int, **given: object) -> Account:
    told = {"host": "localhost", "port": port, "security": Security.TLS, "username": "eva", "password": "segredo"}
    return Account(**{**told, "addresses": ("127.0.0.1",), **given})  # type: ignore[arg-type]


def test_the_certificate_is_for_the_name_though_the_address_is_dialled(tmp_path: Path) -> None:
    with (
        tls_server(tmp_path) as (port, authority, asked),
        connect(secured(port, trust=trusted(str(authority))), 5),
    ):
        pass
    assert asked == ["localhost"]


@pytest.mark.parametrize("other", [{"trust": None}, {"host": "imap.firma.example"}])
def test_a_certificate_that_does_not_fit_is_refused(tmp_path: Path, other: dict[str, object]) -> None:
    with tls_server(tmp_path) as (port, authority, _), pytest.raises(MailboxError) as failed:  # noqa: SIM117
        with connect(secured(port, **{"trust": trusted(str(authority)), **other}), 5):
            pass
    assert failed.value.code is MailboxErrorCode.TLS_FAILED


def test_only_the_admitted_address_is_dialled() -> None:
    """The name says this machine; it was found elsewhere, and there nobody listens."""
    with server({}) as account, pytest.raises(MailboxError) as failed:  # noqa: SIM117
        with connect(replace(account, host="localhost", addresses=("127.0.0.77",)), 1):
            pass
    assert failed.value.code in (MailboxErrorCode.UNREACHABLE, MailboxErrorCode.TIMEOUT)


def test_of_several_addresses_the_one_that_answers_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as there:
        port = there.getsockname()[1]
        with dial(("127.0.0.78", "127.0.0.1"), port, 4) as sock:
            assert sock.getpeername()[0] == "127.0.0.1"


def test_a_server_that_drips_is_cut_at_the_deadline() -> None:
    """Each byte is in time, and there is no end of them."""

    def drip(tag: bytes, client: socket.socket) -> None:
        client.sendall(b"* 1 FETCH (UID 1 BODY[] {100000}\r\n")
        with contextlib.suppress(OSError):
            for _ in range(100):
                client.sendall(b"x")
                time.sleep(0.1)

    began = time.monotonic()
    with server({b"UID": after_search(drip)}) as account, pytest.raises(MailboxError) as failed:  # noqa: SIM117
        with connect(account, 2, overall=1.0) as connection:
            list(fetch_after(connection, Cursor(7, 0), 10))
    assert failed.value.code is MailboxErrorCode.TIMEOUT
    assert time.monotonic() - began < 4


def test_a_greeting_that_drips_is_cut_too() -> None:
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with contextlib.suppress(OSError):
            client, _ = listening.accept()
            with client:
                for _ in range(100):
                    client.sendall(b"*")
                    time.sleep(0.1)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    account = Account(
        host="127.0.0.1", port=listening.getsockname()[1], security=Security.NONE, username="x", password="y"
    )
    with pytest.raises(MailboxError) as failed, connect(account, 2, overall=0.5):
        pass
    listening.close()
    thread.join(15)
    assert failed.value.code is MailboxErrorCode.TIMEOUT


def test_a_literal_of_three_gigabytes_is_not_made_room_for() -> None:
    giant = says(b"* 1 FETCH (UID 1 BODY[] {3221225472}\r\nabc")
    with server({b"UID": after_search(giant)}, GREETING) as account, pytest.raises(MailboxError) as failed:  # noqa: SIM117
        with connect(account, 2) as connection:
            list(fetch_after(connection, Cursor(7, 0), 10))
    assert failed.value.code is MailboxErrorCode.PROTOCOL
