"""The Sent folder of a real account: what is put there is found again, byte for byte, and nothing else is."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from imapclient import IMAPClient

from mail.imap import connect
from mail.mailbox import Account, MailboxError, MailboxErrorCode
from mail.sent import NAMES, lies_in_sent, put_into_sent
from tests.mail.letters import letter

AT = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
MARKED = "Correio enviado"
"""What tests/servers/dovecot.sh marks as \\Sent where it is made (RFC 6154)."""


@pytest.fixture
def sender(account: Account) -> Account:
    """Somebody of whom Dovecot has heard nothing yet; pymap has one person."""
    if account.username == "demouser":
        return account
    return replace(account, username=f"s{uuid.uuid4().hex}", folder="INBOX")


@pytest.fixture
def program(sender: Account) -> Iterator[IMAPClient]:
    """Their mail program; there is no folder for what is sent."""
    with IMAPClient(sender.host, sender.port, ssl=False) as client:
        client.login(sender.username, sender.password)
        for _, _, name in client.list_folders():
            if name in (*NAMES, MARKED):
                client.delete_folder(name)
        yield client


def raw(id: str) -> bytes:
    return letter("Segue a proposta.", message_id=id)


def found(sender: Account, id: str) -> bool:
    with connect(sender, timeout=10) as connection:
        return lies_in_sent(connection, id)


def put(sender: Account, id: str) -> None:
    with connect(sender, timeout=10) as connection:
        put_into_sent(connection, raw(id), AT)


def test_what_is_put_there_is_read_already_and_found_by_its_id_alone(sender: Account, program: IMAPClient) -> None:
    id = f"<{uuid.uuid4().hex}@funil.example>"
    assert not found(sender, id)
    with pytest.raises(MailboxError) as refused:
        put(sender, id)
    assert refused.value.code is MailboxErrorCode.FOLDER_MISSING

    program.create_folder("Sent")
    assert not found(sender, id)
    put(sender, id)
    put(sender, f"<{uuid.uuid4().hex}@funil.example>")

    assert found(sender, id)
    assert not found(sender, id.replace("@", "x@"))
    program.select_folder("Sent", readonly=True)
    [uid] = program.search(["HEADER", "Message-ID", id])
    held = program.fetch([uid], ["FLAGS", "BODY.PEEK[]", "INTERNALDATE"])[uid]
    assert held[b"BODY[]"] == raw(id)
    assert b"\\Seen" in held[b"FLAGS"]
    assert held[b"INTERNALDATE"].astimezone(UTC) == AT


def test_an_id_that_would_not_stand_in_a_command_is_not_asked_for(sender: Account, program: IMAPClient) -> None:
    program.create_folder("Sent")
    for id in ('<a"b@c.example>', "<a\\b@c.example>", "<a@b>\r\nA1 LOGOUT", "", "no brackets", "<é@b.example>"):
        assert not found(sender, id), id


def test_the_folder_that_the_server_marks_goes_before_one_that_is_only_called_so(
    sender: Account, program: IMAPClient
) -> None:
    id = f"<{uuid.uuid4().hex}@funil.example>"
    program.create_folder("Sent")
    program.create_folder(MARKED)
    marks = program.find_special_folder(b"\\Sent")
    put(sender, id)

    program.select_folder(marks or "Sent", readonly=True)
    assert len(program.search(["HEADER", "Message-ID", id])) == 1
    assert found(sender, id)
