"""What is done to filed mails on real servers: a keyword, or another folder, and nothing else."""

import contextlib
import uuid

import pytest
from imapclient import IMAPClient

from mail.fetch import fetch_after
from mail.imap import Account, MailboxError, connect
from mail.settling import mark, move
from tests.mail.letters import letter


def lying(account: Account, owner: IMAPClient, *words: str) -> tuple[int, list[int]]:
    """Mails with these words in the folder: its UIDVALIDITY, and their UIDs."""
    for word in words:
        owner.append(account.folder, letter(word))
    with connect(account, timeout=10) as connection:
        [end] = fetch_after(connection, None, 1)
    owner.select_folder(account.folder)
    return end.cursor.uidvalidity, owner.search()


def test_a_keyword_is_given_to_those_that_are_filed_where_the_server_keeps_such(
    account: Account, owner: IMAPClient
) -> None:
    validity, [first, second] = lying(account, owner, "um", "dois")
    keeps = rb"\*" in owner.select_folder(account.folder)[b"PERMANENTFLAGS"]

    for _ in range(2):
        refused = contextlib.nullcontext() if keeps else pytest.raises(MailboxError, match="does not let")
        with connect(account, timeout=10) as connection, refused:
            assert mark(connection, validity, [first, 4_000], "$Funil")

    owner.select_folder(account.folder)
    flags = {uid: set(found) - {rb"\Recent"} for uid, found in owner.get_flags([first, second]).items()}
    assert flags == {first: {b"$Funil"} if keeps else set(), second: set()}


def test_the_others_stay_when_those_that_are_filed_are_moved(account: Account, owner: IMAPClient) -> None:
    validity, [first, second] = lying(account, owner, "um", "dois")
    target = f"{account.folder}-feito"

    for _ in range(2):
        with connect(account, timeout=10) as connection:
            assert move(connection, validity, [first], target)

    owner.select_folder(account.folder)
    assert owner.search() == [second]
    owner.select_folder(target)
    [moved] = owner.fetch(owner.search(), ["BODY.PEEK[]"]).values()
    assert moved[b"BODY[]"] == letter("um")


@pytest.mark.parametrize("act", [mark, move])
def test_a_folder_that_is_numbered_otherwise_by_now_is_left_alone(
    account: Account, owner: IMAPClient, act: type
) -> None:
    validity, uids = lying(account, owner, "um")

    with connect(account, timeout=10) as connection:
        assert not act(connection, validity + 1, uids, f"x{uuid.uuid4().hex}")

    owner.select_folder(account.folder)
    assert [set(found) - {rb"\Recent"} for found in owner.get_flags(uids).values()] == [set()]
