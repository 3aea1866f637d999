"""What is done to mails on the server once they are filed: a keyword, or another folder. The only file that changes
anything there, and only where a mailbox says so."""

import imaplib
from collections.abc import Callable, Sequence

from imapclient.exceptions import CapabilityError

from mail.imap import Connection, passes
from mail.mailbox import MailboxError, MailboxErrorCode

AT_ONCE = 500


def mark(connection: Connection, uidvalidity: int, uids: Sequence[int], keyword: str) -> bool:
    """Give each a keyword; False when the folder is numbered otherwise by now. Which are gone do not matter."""

    def act(kept: frozenset[bytes]) -> None:
        if not {rb"\*", keyword.lower().encode()} & kept:
            # It would say yes and forget it at once (RFC 3501 §7.1, PERMANENTFLAGS).
            raise CapabilityError("no new keywords")
        connection.client.add_flags(list(uids), [keyword], silent=True)

    return _done(connection, uidvalidity, act)


def move(connection: Connection, uidvalidity: int, uids: Sequence[int], folder: str) -> bool:
    """Put them into another folder, which is made when it is not there."""

    def act(_: frozenset[bytes]) -> None:
        client = connection.client
        if not client.folder_exists(folder):
            client.create_folder(folder)
        if client.has_capability("MOVE"):
            client.move(list(uids), folder)
            return
        if not client.has_capability("UIDPLUS"):
            # Without it EXPUNGE takes whatever else somebody has marked as deleted.
            raise CapabilityError("neither MOVE nor UIDPLUS")
        client.copy(list(uids), folder)
        client.delete_messages(list(uids), silent=True)
        client.uid_expunge(list(uids))

    return _done(connection, uidvalidity, act)


def _done(connection: Connection, uidvalidity: int, act: Callable[[frozenset[bytes]], None]) -> bool:
    """`act` is told which flags the folder keeps."""
    account = connection.account
    with connection.border():
        try:
            said = connection.client.select_folder(account.folder)
            if int(said[b"UIDVALIDITY"]) != uidvalidity:
                return False
            act(frozenset(flag.lower() for flag in said.get(b"PERMANENTFLAGS", ())))
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as refusal:
            code = MailboxErrorCode.UNAVAILABLE if passes(refusal) else MailboxErrorCode.NOT_CHANGED
            raise MailboxError(code, account) from None
    return True
