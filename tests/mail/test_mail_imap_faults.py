"""A server that misbehaves, by script: whatever it does, it ends soon and with a name."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from mail.fetch import fetch_after
from mail.imap import connect, examine, idle
from mail.mailbox import Account, ConnectionLost, Cursor, MailboxError, MailboxErrorCode, Security

Answer = Callable[[bytes, socket.socket], bytes | None]
GREETING = b"* OK [CAPABILITY IMAP4rev1 IDLE] ready\r\n"


@contextlib.contextmanager
def server(answers: dict[bytes, Answer], greeting: bytes = GREETING) -> Iterator[Account]:
    """Serves one client. `answers`: by command; None means that the server has hung up or fallen silent."""
    listening = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def serve() -> None:
        with contextlib.suppress(OSError):
            client, _ = listening.accept()
            with client, client.makefile("rb") as lines:
                client.sendall(greeting)
                for line in lines:
                    tag, command = line.split()[:2] if line.strip() != b"DONE" else (b"", b"DONE")
                    answer = {**ORDINARY, **answers}[command.upper()](tag, client)
                    if answer is None:
                        stop.wait(10)
                        return
                    client.sendall(answer)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    port = listening.getsockname()[1]
    try:
        yield Account(host="127.0.0.1", port=port, security=Security.NONE, username="ana", password="segredo")
    finally:
        stop.set()
        listening.close()
        thread.join(5)


def says(text: bytes) -> Answer:
    return lambda tag, client: text.replace(b"TAG", tag)


def hangs_up(text: bytes = b"") -> Answer:
    def answer(tag: bytes, client: socket.socket) -> None:
        client.sendall(text.replace(b"TAG", tag))
        client.shutdown(socket.SHUT_RDWR)

    return answer


def stalls(text: bytes = b"") -> Answer:
    def answer(tag: bytes, client: socket.socket) -> None:
        client.sendall(text.replace(b"TAG", tag))

    return answer


ORDINARY: dict[bytes, Answer] = {
    b"CAPABILITY": says(b"* CAPABILITY IMAP4rev1 IDLE\r\nTAG OK done\r\n"),
    b"LOGIN": says(b"TAG OK in\r\n"),
    b"EXAMINE": says(b"* 1 EXISTS\r\n* OK [UIDVALIDITY 7] v\r\n* OK [UIDNEXT 2] n\r\nTAG OK [READ-ONLY] done\r\n"),
    b"LOGOUT": says(b"* BYE\r\nTAG OK out\r\n"),
    b"IDLE": says(b"+ idling\r\n"),
    b"DONE": says(b""),
}
FULL = {b"UID": says(b"* SEARCH 1\r\nTAG OK done\r\n")}


def visit(account: Account, timeout: float = 2.0) -> None:
    with connect(account, timeout) as connection:
        list(fetch_after(connection, Cursor(7, 0), 10))


def wait(account: Account, seconds: float) -> bool:
    with connect(account, 1) as connection:
        examine(connection)
        return idle(connection, seconds)


def after_search(then: Answer) -> Answer:
    """The first UID command is the search, the second the sizes, the third the bodies."""
    said = iter(
        [
            says(b"* SEARCH 1\r\nTAG OK done\r\n"),
            says(b"* 1 FETCH (UID 1 RFC822.SIZE 9)\r\nTAG OK done\r\n"),
            then,
            then,
            then,
        ]
    )
    return lambda tag, client: next(said)(tag, client)


FAULTS: dict[str, tuple[dict[bytes, Answer], bytes, MailboxErrorCode]] = {
    "has no greeting": ({}, b"", MailboxErrorCode.TIMEOUT),
    "a greeting that is not IMAP": ({}, b"220 smtp.example ESMTP\r\n", MailboxErrorCode.PROTOCOL),
    "says BYE at once": ({}, b"* BYE too busy\r\n", MailboxErrorCode.UNREACHABLE),
    "refuses the password": (
        {b"LOGIN": says(b"TAG NO [AUTHENTICATIONFAILED] no\r\n")},
        GREETING,
        MailboxErrorCode.AUTH_FAILED,
    ),
    "has too many guests": ({b"LOGIN": says(b"TAG NO [LIMIT] too many\r\n")}, GREETING, MailboxErrorCode.UNREACHABLE),
    "hangs up at the password": ({b"LOGIN": hangs_up()}, GREETING, MailboxErrorCode.CONNECTION_LOST),
    "says nothing to the password": ({b"LOGIN": stalls()}, GREETING, MailboxErrorCode.TIMEOUT),
    "has no such folder": (
        {b"EXAMINE": says(b"TAG NO [NONEXISTENT] none\r\n")},
        GREETING,
        MailboxErrorCode.FOLDER_MISSING,
    ),
    "lets Microsoft's users in and not through": (
        {b"EXAMINE": says(b"TAG BAD User is authenticated but not connected.\r\n")},
        GREETING,
        MailboxErrorCode.AUTH_FAILED,
    ),
    "opens a folder without UIDVALIDITY": (
        {b"EXAMINE": says(b"* 1 EXISTS\r\n* OK [UIDNEXT 2] n\r\nTAG OK done\r\n")},
        GREETING,
        MailboxErrorCode.PROTOCOL,
    ),
    "hangs up at the search": ({b"UID": hangs_up()}, GREETING, MailboxErrorCode.CONNECTION_LOST),
    "says BYE at the search": ({b"UID": hangs_up(b"* BYE expired\r\n")}, GREETING, MailboxErrorCode.CONNECTION_LOST),
    "finds nonsense": ({b"UID": says(b"* SEARCH one two\r\nTAG OK done\r\n")}, GREETING, MailboxErrorCode.PROTOCOL),
    "sends a line of a megabyte": (
        {b"UID": says(b"* SEARCH " + b"1 " * 600_000 + b"\r\nTAG OK done\r\n")},
        GREETING,
        MailboxErrorCode.PROTOCOL,
    ),
    "cuts a literal": (
        {b"UID": after_search(hangs_up(b"* 1 FETCH (UID 1 BODY[] {1000}\r\nabc"))},
        GREETING,
        MailboxErrorCode.CONNECTION_LOST,
    ),
    "stalls in a literal": (
        {b"UID": after_search(stalls(b"* 1 FETCH (UID 1 BODY[] {1000}\r\nabc"))},
        GREETING,
        MailboxErrorCode.TIMEOUT,
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_server_that_misbehaves_is_left_soon_and_the_fault_has_a_name(name: str) -> None:
    answers, greeting, code = FAULTS[name]

    began = time.monotonic()
    with server(answers, greeting) as account, pytest.raises(MailboxError) as failed:
        visit(account)

    assert failed.value.code is code
    assert time.monotonic() - began < 8


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"* 1 FETCH (UID 1 BODY[] NIL)\r\n",
        b"* 1 FETCH (UID 2 BODY[] {1}\r\na)\r\n",
        b"* 1 FETCH (UID 1 BODY[] {1}\r\na\r\n",
    ],
)
def test_a_mail_without_a_body_is_told_and_stops_nothing(body: bytes) -> None:
    with server({b"UID": after_search(says(body + b"TAG OK done\r\n"))}) as account, connect(account, 2) as connection:
        (batch,) = fetch_after(connection, Cursor(7, 0), 10)

    assert batch.mails == ()
    assert (batch.missing, batch.refused) == ((1,), False)
    assert batch.cursor == Cursor(7, 1)


@pytest.mark.parametrize("said", [b"NO [SERVERBUG] corrupt", b"NO server busy", b"BAD Request is throttled."])
def test_a_server_that_refuses_all_that_it_listed_is_told_apart(said: bytes) -> None:
    refuses = after_search(says(b"TAG " + said + b"\r\n"))

    with server({b"UID": refuses}) as account, connect(account, 2) as connection:
        (batch,) = fetch_after(connection, Cursor(7, 0), 10)

    assert (batch.missing, batch.refused) == ((1,), True)


@pytest.mark.parametrize("code", [b"UNAVAILABLE", b"INUSE", b"LIMIT"])
def test_a_no_that_will_pass_is_no_word_about_the_mails(code: bytes) -> None:
    refuses = after_search(says(b"TAG NO [" + code + b"] later\r\n"))

    with (
        server({b"UID": refuses}) as account,
        connect(account, 2) as connection,
        pytest.raises(MailboxError) as failed,
    ):
        list(fetch_after(connection, Cursor(7, 0), 10))

    assert failed.value.code is MailboxErrorCode.UNAVAILABLE


def test_one_mail_that_the_server_cannot_fetch_leaves_the_others() -> None:
    said = iter(
        [
            b"* SEARCH 1 2\r\nTAG OK done\r\n",
            b"* 1 FETCH (UID 1 RFC822.SIZE 9)\r\n* 2 FETCH (UID 2 RFC822.SIZE 1)\r\nTAG OK done\r\n",
            b"TAG NO [SERVERBUG] corrupt\r\n",
            b"TAG NO [SERVERBUG] corrupt\r\n",
            b"* 2 FETCH (UID 2 BODY[] {1}\r\na)\r\nTAG OK done\r\n",
        ]
    )
    folder = says(b"* 2 EXISTS\r\n* OK [UIDVALIDITY 7] v\r\n* OK [UIDNEXT 3] n\r\nTAG OK done\r\n")
    answers = {b"EXAMINE": folder, b"UID": lambda tag, client: says(next(said))(tag, client)}

    with server(answers) as account, connect(account, 2) as connection:
        (batch,) = fetch_after(connection, Cursor(7, 0), 10)

    assert [mail.uid for mail in batch.mails] == [2]
    assert (batch.missing, batch.refused, batch.cursor) == ((1,), False, Cursor(7, 2))


@pytest.mark.parametrize("last_words", [b"", b"* BYE timeout\r\n"])
def test_a_connection_lost_in_idle_is_noticed_at_once(last_words: bytes) -> None:
    with server({b"IDLE": hangs_up(b"+ idling\r\n" + last_words)}) as account:
        began = time.monotonic()
        with pytest.raises(ConnectionLost):
            wait(account, 60)

    assert time.monotonic() - began < 5


def test_a_server_that_only_says_still_here_wakes_nobody() -> None:
    with server({b"IDLE": says(b"+ idling\r\n* OK still here\r\n"), b"DONE": says(b"")}) as account:
        began = time.monotonic()
        with pytest.raises(MailboxError):  # it never answers DONE
            wait(account, 0.5)

    assert time.monotonic() - began >= 0.5


def test_no_server_at_all() -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]

    account = Account(host="127.0.0.1", port=port, security=Security.NONE, username="ana", password="segredo")
    with pytest.raises(MailboxError, match=rf"127\.0\.0\.1 cannot be reached on port {port}") as failed:
        visit(account)

    assert failed.value.code is MailboxErrorCode.UNREACHABLE


def test_a_name_that_does_not_exist() -> None:
    account = Account(host="nao.existe.invalid", port=993, security=Security.TLS, username="ana", password="segredo")

    with pytest.raises(MailboxError) as failed:
        visit(account)

    assert failed.value.code in (MailboxErrorCode.UNREACHABLE, MailboxErrorCode.TIMEOUT)


def test_starttls_where_there_is_none() -> None:
    with server({b"STARTTLS": says(b"TAG BAD what\r\n")}) as plain, pytest.raises(MailboxError) as failed:
        visit(Account(host=plain.host, port=plain.port, security=Security.STARTTLS, username="ana", password="segredo"))

    assert failed.value.code is MailboxErrorCode.TLS_FAILED
