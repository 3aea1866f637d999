"""The Sent folder of an account: whether a mail lies in it, and a copy put there. Beside `mail/imap.py` it speaks IMAP.

Blocking. A Message-ID is checked before it stands in a command: the library passes line breaks on (ops.md F9).
"""

import imaplib
import re
from datetime import datetime

from imapclient.imapclient import SENT

from mail.imap import Connection
from mail.mailbox import MailboxError, MailboxErrorCode

SEARCHABLE = re.compile(r"<[!-~]{3,400}>")
NAMES = ("Sent", "Sent Items", "Sent Messages", "INBOX.Sent", "Enviados", "Itens Enviados", "INBOX.Enviados")
"""Where a server marks none with \\Sent (RFC 6154)."""


def lies_in_sent(connection: Connection, message_id: str) -> bool:
    """Whether the account's Sent folder has a mail with this Message-ID."""
    if not SEARCHABLE.fullmatch(message_id) or '"' in message_id or "\\" in message_id:
        return False
    folder = _folder(connection)
    if folder is None:
        return False
    with connection.border():
        connection.client.select_folder(folder, readonly=True)
        return bool(connection.client.search(["HEADER", "Message-ID", message_id]))


def put_into_sent(connection: Connection, content: bytes, at: datetime) -> None:
    """A copy of what was sent, as read. Raises MailboxError, also where there is no such folder."""
    folder = _folder(connection)
    if folder is None:
        raise MailboxError(MailboxErrorCode.FOLDER_MISSING, connection.account)
    with connection.border():
        connection.client.append(folder, content, flags=[b"\\Seen"], msg_time=at)


def _folder(connection: Connection) -> str | None:
    with connection.border():
        try:
            marked = connection.client.find_special_folder(SENT)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error:  # a server without LIST extensions
            marked = None
        if marked:
            return str(marked)
        there = {str(name) for _, _, name in connection.client.list_folders()}
    return next((name for name in NAMES if name in there), None)
