"""What the database holds after it all, read as it lies there: no code of the server's has a say in it."""

import base64
import hashlib
import itertools
import re
import sqlite3
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, closing
from email import message_from_bytes
from pathlib import Path
from typing import Any, Protocol

import asyncpg

from tests.crash.seller import Seller
from tests.crash.writer import Writer

OURS = "box@funil.example"
"""The mailbox that the writer's mails come by."""


class Books(Protocol):
    """Rows of either backend. `?` stands for a value."""

    async def rows(self, sql: str, *values: Any) -> list[Any]: ...


async def check_file(books: Books) -> None:
    """I8: the file is sound, and every row's references lead somewhere. PostgreSQL sees to that itself."""
    if not isinstance(books, File):
        return
    assert await _one(books, "PRAGMA integrity_check") == "ok"
    assert await books.rows("PRAGMA foreign_key_check") == []


async def check_log(books: Books) -> None:
    """Ids only grow, the last unit is whole, and each version of a row was told by exactly one event."""
    assert await _one(books, "SELECT final FROM event ORDER BY id DESC LIMIT 1") == 1
    told = "SELECT noun_id, max(version) AS newest FROM event WHERE noun = 'Subject' GROUP BY noun_id"
    behind = await books.rows(f"SELECT id FROM subject JOIN ({told}) AS told ON noun_id = id WHERE newest <> version")
    assert behind == [], "A subject's row and its last event disagree."
    untold = "SELECT id FROM subject WHERE id NOT IN (SELECT noun_id FROM event WHERE kind = 'SubjectCreated')"
    assert await books.rows(untold) == []
    again = "SELECT noun_id FROM event WHERE kind = 'SubjectCreated' GROUP BY noun_id HAVING count(*) <> 1"
    assert await books.rows(again) == []


async def check_mail(books: Books, writer: Writer) -> None:
    """I1, I2: each mail that was taken lies here once, as it was, and did one thing in each of its channels."""
    inbox = "FROM inbound_mail JOIN mailbox ON mailbox.id = mailbox_id WHERE address = ?"
    kept = await books.rows(f"SELECT content FROM raw_mail WHERE inbound_id IN (SELECT inbound_mail.id {inbox})", OURS)
    assert _hashes(content for (content,) in kept) == _hashes(writer.raw), "Mails are lost, doubled or altered."
    states = Counter(dict(await books.rows(f"SELECT state, count(*) {inbox} GROUP BY state", OURS)))
    assert states == {"FILED": len(writer.raw)}, states

    effects = await books.rows(
        """SELECT subject_line, channel.name, outcome FROM intake_effect JOIN channel ON channel.id = channel_id
        JOIN inbound_mail ON inbound_mail.id = inbound_id JOIN mailbox ON mailbox.id = inbound_mail.mailbox_id
        WHERE address = ?""",
        OURS,
    )
    wanted = {(line, channel, "CREATED"): 1 for line, channels in writer.wanted.items() for channel in channels}
    assert Counter(effects) == wanted

    made = await books.rows(
        "SELECT title, name FROM subject JOIN channel ON channel.id = channel_id WHERE title LIKE 'Pedido n%'"
    )
    assert Counter(made) == {(line, channel): 1 for line, channel, _ in wanted}, "One subject for each channel."
    ids = [message_from_bytes(raw)["Message-ID"].strip("<> ") for raw in writer.raw]
    messages = Counter(id.strip("<> ") for (id,) in await books.rows("SELECT message_id FROM message"))
    assert all(messages[id] == 1 for id in ids), "One message for each mail."
    assert len(ids) == len(set(ids))
    told = "SELECT subject_id FROM event WHERE kind = 'MessageReceived' GROUP BY subject_id HAVING count(*) <> 1"
    assert await books.rows(told) == []
    people = await books.rows("SELECT address, count(*) FROM customer_email GROUP BY address HAVING count(*) > 1")
    assert people == [], "Two first mails made two customers."


async def check_deeds(books: Books, sellers: Iterable[Seller]) -> None:
    """I4, I5: what was acknowledged stands; what was said twice was done once."""
    for seller in sellers:
        for title in seller.created:
            created = "SELECT count(*) FROM event WHERE kind = 'SubjectCreated' AND noun_id = ?"
            assert await _one(books, created, _first_named(title, seller)) == 1
        for words, id in seller.notes.items():
            assert await books.rows("SELECT id FROM note WHERE text = ?", words) == [(_number(id),)]
        for id, title in seller.titles.items():
            assert await _one(books, "SELECT title FROM subject WHERE id = ?", _number(id)) == title
        for id, stage_id in seller.stages.items():
            assert await _one(books, "SELECT stage_id FROM subject WHERE id = ?", _number(id)) == _number(stage_id)
        for answer in seller.answers:
            kept = await books.rows("SELECT ids, position FROM idempotency_key WHERE key = ?", answer.key)
            assert len(kept) == 1, f"{answer} has no key, or several."
            ids, position = kept[0]
            assert ids == f"[{_number(answer.id)}]"
            # What changed nothing, such as a move to where the card is, has no event of its own.
            assert position in (None, answer.position), (answer, position)
            assert position is None or await _one(books, "SELECT final FROM event WHERE id = ?", position) == 1
    mine = sum(len(seller.titles) for seller in sellers)
    assert await _one(books, "SELECT count(*) FROM subject WHERE title LIKE 'Assunto %'") == mine


def check_logs(logs: Iterable[Path], secrets: Iterable[str]) -> None:
    """I9: no password, token or word of a person stands in what the processes said."""
    said = "\n".join(log.read_text("utf-8", "replace") for log in logs)
    assert said, "They said nothing at all?"
    assert [secret for secret in secrets if secret and secret in said] == []


def _first_named(title: str, seller: Seller) -> int:
    place = seller.created.index(title)
    return _number(list(seller.titles)[place])


class File:
    """A SQLite file, opened for reading once its server is gone: a second process may not before."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def rows(self, sql: str, *values: Any) -> list[Any]:
        return self._connection.execute(sql, values).fetchall()


class Server:
    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def rows(self, sql: str, *values: Any) -> list[Any]:
        numbers = itertools.count(1)
        numbered = re.sub(r"\?", lambda _: f"${next(numbers)}", sql)
        return [tuple(row) for row in await self._connection.fetch(numbered, *values)]


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Books]:
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(f"file:{url.removeprefix('sqlite:///')}?mode=ro", uri=True)) as file:
            yield File(file)
        return
    connection = await asyncpg.connect(url)
    try:
        yield Server(connection)
    finally:
        await connection.close()


async def _one(books: Books, sql: str, *values: Any) -> Any:
    ((value,),) = await books.rows(sql, *values)
    return value


def _hashes(contents: Iterable[bytes]) -> Counter[str]:
    return Counter(hashlib.sha256(content).hexdigest() for content in contents)


def _number(id: str) -> int:
    return int(base64.b64decode(id).rpartition(b":")[2])
