"""Taking mail from real servers: nothing is lost, nothing is taken twice, nothing there is changed."""

import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes

import pytest
from imapclient import IMAPClient

from mail.fetch import fetch_after
from mail.imap import connect, examine, idle
from mail.mailbox import Account, Batch, ConnectionLost, Cursor, Fetched, MailboxError, MailboxErrorCode, Security
from tests.mail.letters import letter


def take(account: Account, cursor: Cursor | None, limit: int = 500, largest: int = 25 * 1024 * 1024) -> list[Batch]:
    with connect(account, timeout=10) as connection:
        return list(fetch_after(connection, cursor, limit, largest=largest))


def start(account: Account) -> Cursor:
    return take(account, None)[-1].cursor


def mails(batches: list[Batch]) -> list[Fetched]:
    return [mail for batch in batches for mail in batch.mails]


def test_the_first_connection_takes_nothing_and_remembers_the_end(account: Account, owner: IMAPClient) -> None:
    owner.append(account.folder, letter("antes"))

    batches = take(account, None)

    assert mails(batches) == []
    assert mails(take(account, batches[-1].cursor)) == []


def test_new_mail_is_taken_once_byte_for_byte(account: Account, owner: IMAPClient) -> None:
    cursor = start(account)
    raw = letter("depois", subject="Olá")
    owner.append(account.folder, raw)

    first = take(account, cursor)
    second = take(account, first[-1].cursor)

    assert [mail.raw for mail in mails(first)] == [raw]
    assert mails(first)[0].size == len(raw)
    assert mails(second) == []


def test_the_servers_date_has_a_zone(account: Account, owner: IMAPClient) -> None:
    cursor = start(account)
    owner.append(account.folder, letter())

    (mail,) = mails(take(account, cursor))

    assert mail.received_at is not None
    assert abs(mail.received_at - datetime.now(UTC)) < timedelta(minutes=5)


def test_taking_changes_no_flag(account: Account, owner: IMAPClient) -> None:
    cursor = start(account)
    owner.append(account.folder, letter())

    (mail,) = mails(take(account, cursor))

    owner.noop()
    assert b"\\Seen" not in owner.get_flags([mail.uid])[mail.uid]


def test_mail_read_elsewhere_is_taken_all_the_same(account: Account, owner: IMAPClient) -> None:
    cursor = start(account)
    owner.append(account.folder, letter(), flags=[rb"\Seen"])

    assert len(mails(take(account, cursor))) == 1


def test_many_mails_come_in_batches_of_fifty_and_in_order(account: Account, owner: IMAPClient) -> None:
    cursor = start(account)
    for number in range(60):
        owner.append(account.folder, letter(str(number)))

    batches = take(account, cursor)

    assert [len(batch.mails) for batch in batches if batch.mails] == [50, 10]
    assert [mail.raw for mail in mails(batches)] == [letter(str(number)) for number in range(60)]


def test_a_limit_ends_the_visit_and_the_next_goes_on(account: Account, owner: IMAPClient) -> None:
    cursor = start(account)
    for number in range(5):
        owner.append(account.folder, letter(str(number)))

    first = take(account, cursor, limit=3)
    second = take(account, first[-1].cursor, limit=3)

    assert len(mails(first)) == 3
    assert [mail.raw for mail in mails(first + second)] == [letter(str(number)) for number in range(5)]


def test_every_batch_leads_on_from_where_it_ended(account: Account, owner: IMAPClient) -> None:
    """A reader that dies between two batches finds the rest by the last cursor it kept."""
    cursor = start(account)
    for number in range(52):
        owner.append(account.folder, letter(str(number)))

    with connect(account) as connection:
        first = next(iter(fetch_after(connection, cursor, 500)))
    rest = take(account, first.cursor)

    assert len(mails([first, *rest])) == 52
    assert len({mail.uid for mail in mails([first, *rest])}) == 52


def test_mail_deleted_in_between_leaves_a_gap_and_no_error(account: Account, owner: IMAPClient) -> None:
    cursor = start(account)
    for number in range(3):
        owner.append(account.folder, letter(str(number)))
    owner.noop()
    second = sorted(owner.search("ALL"))[1]
    owner.delete_messages([second])
    owner.expunge()

    assert [mail.raw for mail in mails(take(account, cursor))] == [letter("0"), letter("2")]


def test_an_oversized_mail_is_taken_in_part(account: Account, owner: IMAPClient) -> None:
    cursor = start(account)
    raw = letter("x" * 600_000)
    owner.append(account.folder, raw)
    owner.append(account.folder, letter("pequeno"))

    large, small = mails(take(account, cursor, largest=500_000))

    assert large.truncated
    assert large.size == len(raw)
    read = message_from_bytes(large.raw)
    assert 250_000 < len(large.raw) < 270_000
    assert read["Subject"] == message_from_bytes(raw)["Subject"]
    assert [part.get_content_type() for part in read.walk()] == ["multipart/mixed", "text/plain"]
    assert not small.truncated


def test_large_mails_come_in_batches_no_larger_than_one_may_be(account: Account, owner: IMAPClient) -> None:
    cursor = start(account)
    for number in range(3):
        owner.append(account.folder, letter(f"{number}" * 40_000))

    batches = take(account, cursor, largest=100_000)

    assert [len(batch.mails) for batch in batches if batch.mails] == [2, 1]


def test_a_new_uidvalidity_brings_everything_again(account: Account, owner: IMAPClient) -> None:
    owner.append(account.folder, letter("antes"))
    here = start(account)

    batches = take(account, Cursor(here.uidvalidity + 1, 4_000))

    assert len(mails(batches)) == 1
    assert all(batch.renumbered for batch in batches)
    assert batches[-1].cursor == here


def test_a_new_uidvalidity_of_an_empty_folder_is_told(account: Account) -> None:
    here = start(account)

    batches = take(account, Cursor(here.uidvalidity + 1, 4_000))

    assert batches[-1].cursor.uidvalidity == here.uidvalidity
    assert batches[-1].renumbered


def test_idle_wakes_for_new_mail(account: Account) -> None:
    def deliver() -> None:
        time.sleep(0.3)
        with IMAPClient(account.host, account.port, ssl=False) as client:
            client.login(account.username, account.password)
            client.append(account.folder, letter())

    def wait() -> bool:
        with connect(account, timeout=10) as connection:
            assert connection.can_idle
            examine(connection)
            postman = threading.Thread(target=deliver)
            postman.start()
            try:
                return idle(connection, 10)
            finally:
                postman.join()

    try:
        assert wait()
    except ConnectionLost:  # a busy pymap hangs up on who idles, now and then; Dovecot does not
        assert wait()


def test_idle_ends_without_news(account: Account) -> None:
    with connect(account, timeout=10) as connection:
        examine(connection)

        assert not idle(connection, 0.3)
        assert not idle(connection, 10, until=lambda: True)
        assert examine(connection).exists == 0


def test_a_wrong_password_is_named(account: Account) -> None:
    with pytest.raises(MailboxError) as refused, connect(replace(account, password="errada")):
        pass

    assert refused.value.code is MailboxErrorCode.AUTH_FAILED
    assert "errada" not in str(refused.value)


def test_a_missing_folder_is_named(account: Account) -> None:
    with (
        pytest.raises(MailboxError, match="não existe") as missing,
        connect(replace(account, folder="não existe")) as connection,
    ):
        examine(connection)

    assert missing.value.code is MailboxErrorCode.FOLDER_MISSING


def test_a_server_without_tls_is_named(account: Account) -> None:
    with pytest.raises(MailboxError) as failed, connect(replace(account, security=Security.TLS), timeout=3):
        pass

    assert failed.value.code is MailboxErrorCode.TLS_FAILED


@pytest.mark.parametrize("name", ["host", "username", "password", "folder"])
def test_an_account_bears_no_control_characters(name: str) -> None:
    words = {"host": "a", "username": "a", "password": "a", "folder": "a", name: "a\r\nb A001 DELETE INBOX"}

    with pytest.raises(ValueError, match=f"{name} contains a control character"):
        Account(port=143, security=Security.NONE, **words)  # type: ignore[arg-type]
