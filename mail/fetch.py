"""Taking mails out of a folder: by windows of UIDs, in batches, sizes first, giants in part. Knows no database."""

import imaplib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from imapclient.exceptions import ProtocolError

from mail import oversized
from mail.caps import STANDARD
from mail.imap import Connection, examine, passes
from mail.mailbox import Batch, Cursor, Fetched, MailboxError, MailboxErrorCode

BATCH = 50
WINDOW = 5_000  # imaplib reads no line over a million bytes: a search of a whole large folder would not fit
PEEK = "BODY.PEEK[]"
START = f"BODY.PEEK[TEXT]<0.{oversized.TEXT}>"
HEADER = f"BODY.PEEK[HEADER]<0.{oversized.HEADER}>"


def fetch_after(
    connection: Connection, cursor: Cursor | None, limit: int, *, largest: int = STANDARD.raw
) -> Iterator[Batch]:
    """The mails after the cursor, oldest first, at most `limit`; each batch says where to go on.

    Without a cursor nothing is taken: the first batch only says where the folder ends now. History is an import.
    """
    folder = examine(connection)
    if cursor is None:
        yield Batch(cursor=Cursor(folder.uidvalidity, max(0, folder.uidnext - 1)))
        return
    renumbered = cursor.uidvalidity != folder.uidvalidity
    last = 0 if renumbered else cursor.uid
    taken = 0
    while last + 1 < folder.uidnext and taken < limit:
        end = folder.uidnext - 1 if folder.exists <= WINDOW else min(last + WINDOW, folder.uidnext - 1)
        uids = _search(connection, last + 1, end)[: limit - taken]
        taken += len(uids)
        for batch in _in_batches(connection, uids, largest):
            last = batch.cursor.uid
            yield replace(batch, cursor=Cursor(folder.uidvalidity, last), renumbered=renumbered)
        if taken < limit and last < end:
            last = end
            yield Batch(cursor=Cursor(folder.uidvalidity, last), renumbered=renumbered)
    if renumbered and not last:
        yield Batch(cursor=Cursor(folder.uidvalidity, 0), renumbered=True)


def past(connection: Connection, uidvalidity: int, first: int, last: int, *, since: date) -> Iterator[list[int]]:
    """UIDs from `first` to `last` of mails that arrived on `since` or later, window by window."""
    folder = examine(connection)
    if folder.uidvalidity != uidvalidity:
        raise MailboxError(MailboxErrorCode.UNAVAILABLE, connection.account)
    while first <= last:
        end = min(first + WINDOW - 1, last)
        yield _search(connection, first, end, since=since)
        first = end + 1


def of_past(
    connection: Connection, cursor: Cursor, last: int, *, since: date, largest: int = STANDARD.raw
) -> Iterator[Batch]:
    """The mails after the cursor up to `last` that arrived on `since` or later: a history that is imported."""
    first = cursor.uid + 1
    for uids in past(connection, cursor.uidvalidity, first, last, since=since):
        for batch in _in_batches(connection, uids, largest):
            yield replace(batch, cursor=Cursor(cursor.uidvalidity, batch.cursor.uid))


def _search(connection: Connection, first: int, last: int, *, since: date | None = None) -> list[int]:
    with connection.border():
        found = connection.client.search(["UID", f"{first}:{last}", *(["SINCE", since] if since else [])])
    # A range with its end before its start is read backwards, and `n:*` always holds the last mail.
    return sorted({int(uid) for uid in found if first <= int(uid) <= last})


def _in_batches(connection: Connection, uids: list[int], largest: int) -> Iterator[Batch]:
    """By fifty, and by so many bytes as one large mail may have. The numbering is the caller's to say."""
    for start in range(0, len(uids), BATCH):
        some = uids[start : start + BATCH]
        refused: set[int] = set()
        said = _fetch(connection, some, ["RFC822.SIZE"], refused)
        sizes = {uid: size for uid, items in said.items() if isinstance(size := items.get(b"RFC822.SIZE"), int)}
        for group in _groups(some, sizes, largest):
            mails = dict(_mails(connection, group, sizes, largest, refused))
            yield Batch(
                mails=tuple(mails.values()),
                missing=tuple(uid for uid in group if uid not in mails),
                refused=refused.issuperset(group),
                cursor=Cursor(0, group[-1]),
            )


def _groups(uids: list[int], sizes: Mapping[int, int], largest: int) -> Iterator[list[int]]:
    group: list[int] = []
    weight = 0
    for uid in uids:
        size = min(sizes.get(uid, 0), largest)
        if group and weight + size > largest:
            yield group
            group, weight = [], 0
        group.append(uid)
        weight += size
    if group:
        yield group


def _mails(
    connection: Connection, uids: list[int], sizes: Mapping[int, int], largest: int, refused: set[int]
) -> Iterator[tuple[int, Fetched]]:
    normal = [uid for uid in uids if uid in sizes and sizes[uid] <= largest]
    for uid, said in _fetch(connection, normal, [PEEK, "INTERNALDATE"], refused).items():
        if isinstance(raw := said.get(b"BODY[]"), bytes):
            yield uid, _fetched(uid, raw, sizes[uid], said)
    for uid in (uid for uid in uids if sizes.get(uid, 0) > largest):
        said = _fetch(connection, [uid], ["BODYSTRUCTURE", HEADER, "INTERNALDATE"], refused).get(uid, {})
        if raw := _in_part(connection, uid, said, refused):
            yield uid, _fetched(uid, raw, sizes[uid], said, truncated=True)


def _fetched(uid: int, raw: bytes, size: int, said: Mapping[bytes, Any], *, truncated: bool = False) -> Fetched:
    received_at = _utc(said.get(b"INTERNALDATE"))
    return Fetched(uid=uid, raw=raw, size=max(size, len(raw)), received_at=received_at, truncated=truncated)


def _in_part(connection: Connection, uid: int, said: Mapping[bytes, Any], refused: set[int]) -> bytes:
    """Row 4: headers and the beginning of the first text; nothing when the server does not give even these."""
    header = said.get(b"BODY[HEADER]<0>")
    if not isinstance(header, bytes) or not header:
        return b""
    parts = oversized.leaves(said.get(b"BODYSTRUCTURE"))
    chosen = oversized.first_text(parts)
    if not parts:
        # A server that cannot tell the parts: the beginning as it stands, which most often is the text.
        start = _fetch(connection, [uid], [START], refused).get(uid, {}).get(b"BODY[TEXT]<0>")
        return header + (start if isinstance(start, bytes) else b"")
    if chosen is None:
        return oversized.composed(header, parts, None, b"", b"")
    # What is no multipart has no MIME headers of its own: they stand among the mail's.
    alone = chosen.section == "1" and len(parts) == 1
    wanted = [f"BODY.PEEK[{chosen.section}]<0.{oversized.TEXT}>"]
    wanted += [] if alone else [f"BODY.PEEK[{chosen.section}.MIME]"]
    told = _fetch(connection, [uid], wanted, refused).get(uid, {})
    text, mime = told.get(f"BODY[{chosen.section}]<0>".encode()), told.get(f"BODY[{chosen.section}.MIME]".encode())
    if alone:
        mime = b"".join(match[0] for match in oversized.CONTENT.finditer(header + b"\r\n"))
    return oversized.composed(header, parts, chosen, mime or b"", text or b"")


def _fetch(
    connection: Connection, uids: Iterable[int], wanted: list[str], refused: set[int]
) -> dict[int, dict[bytes, Any]]:
    """A FETCH; if the server or the parser stumbles over one of many mails, that one alone is left out.

    `refused` grows by those that the server said no to. A no that will pass is no word about the mails.
    """
    numbers = list(uids)
    if not numbers:
        return {}
    with connection.border():
        try:
            return _answered(connection.client.fetch(numbers, wanted), numbers)
        except imaplib.IMAP4.abort:
            raise
        except (imaplib.IMAP4.error, ValueError, LookupError, TypeError) as failure:
            # Dovecot says SERVERBUG of a single mail whose file is broken, for ever.
            if passes(failure, "[SERVERBUG]"):
                raise MailboxError(MailboxErrorCode.UNAVAILABLE, connection.account) from None
            if len(numbers) == 1:
                if isinstance(failure, imaplib.IMAP4.error) and not isinstance(failure, ProtocolError):
                    refused.update(numbers)
                return {}
    return {uid: said for number in numbers for uid, said in _fetch(connection, [number], wanted, refused).items()}


def _answered(said: Mapping[Any, dict[bytes, Any]], numbers: list[int]) -> dict[int, dict[bytes, Any]]:
    return {uid: said[uid] for uid in numbers if uid in said}


def _utc(moment: object) -> datetime | None:
    if not isinstance(moment, datetime):
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
