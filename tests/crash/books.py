"""What the database holds after it all, read as it lies there: no code of the server's has a say in it."""

import base64
import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from pathlib import Path
from typing import Any

from tests.crash.seller import Seller
from tests.crash.writer import Writer

OURS = "box@funil.example"
"""The mailbox that the writer's mails come by."""


@dataclass
class Books:
    connection: sqlite3.Connection

    def rows(self, sql: str, *values: Any) -> list[Any]:
        return self.connection.execute(sql, values).fetchall()

    def one(self, sql: str, *values: Any) -> Any:
        ((value,),) = self.rows(sql, *values)
        return value

    def check_file(self) -> None:
        """I8: the file is sound, and every row's references lead somewhere."""
        assert self.one("PRAGMA integrity_check") == "ok"
        assert self.rows("PRAGMA foreign_key_check") == []

    def check_log(self) -> None:
        """Ids only grow, the last unit is whole, and each version of a row was told by exactly one event."""
        assert self.one("SELECT final FROM event ORDER BY id DESC LIMIT 1") == 1
        told = "SELECT noun_id, max(version) AS told FROM event WHERE noun = 'Subject' GROUP BY noun_id"
        behind = self.rows(f"SELECT id FROM subject JOIN ({told}) ON noun_id = id WHERE told <> version")
        assert behind == [], "A subject's row and its last event disagree."
        untold = "SELECT id FROM subject WHERE id NOT IN (SELECT noun_id FROM event WHERE kind = 'SubjectCreated')"
        assert self.rows(untold) == []
        again = "SELECT noun_id FROM event WHERE kind = 'SubjectCreated' GROUP BY noun_id HAVING count(*) <> 1"
        assert self.rows(again) == []

    def check_mail(self, writer: Writer) -> None:
        """I1, I2: each mail that was taken lies here once, as it was, and did one thing in each of its channels."""
        inbox = "FROM inbound_mail JOIN mailbox ON mailbox.id = mailbox_id WHERE address = ?"
        kept = self.rows(f"SELECT content FROM raw_mail WHERE inbound_id IN (SELECT inbound_mail.id {inbox})", OURS)
        assert _hashes(content for (content,) in kept) == _hashes(writer.raw), "Mails are lost, doubled or altered."
        states = Counter(dict(self.rows(f"SELECT state, count(*) {inbox} GROUP BY state", OURS)))
        assert states == {"FILED": len(writer.raw)}, states

        effects = self.rows(
            """SELECT subject_line, channel.name, outcome FROM intake_effect JOIN channel ON channel.id = channel_id
            JOIN inbound_mail ON inbound_mail.id = inbound_id JOIN mailbox ON mailbox.id = inbound_mail.mailbox_id
            WHERE address = ?""",
            OURS,
        )
        wanted = {(line, channel, "CREATED"): 1 for line, channels in writer.wanted.items() for channel in channels}
        assert Counter(effects) == wanted

        made = self.rows(
            "SELECT title, name FROM subject JOIN channel ON channel.id = channel_id WHERE title LIKE 'Pedido n%'"
        )
        assert Counter(made) == {(line, channel): 1 for line, channel, _ in wanted}, "One subject for each channel."
        ids = [message_from_bytes(raw)["Message-ID"].strip("<> ") for raw in writer.raw]
        messages = Counter(id.strip("<> ") for (id,) in self.rows("SELECT message_id FROM message"))
        assert all(messages[id] == 1 for id in ids), "One message for each mail."
        assert len(ids) == len(set(ids))
        told = "SELECT subject_id FROM event WHERE kind = 'MessageReceived' GROUP BY subject_id HAVING count(*) <> 1"
        assert self.rows(told) == []
        people = self.rows("SELECT address, count(*) FROM customer_email GROUP BY address HAVING count(*) > 1")
        assert people == [], "Two first mails made two customers."

    def check_deeds(self, sellers: Iterable[Seller]) -> None:
        """I4, I5: what was acknowledged stands; what was said twice was done once."""
        for seller in sellers:
            for title in seller.created:
                created = "SELECT count(*) FROM event WHERE kind = 'SubjectCreated' AND noun_id = ?"
                assert self.one(created, self._first_named(title, seller)) == 1
            for words, id in seller.notes.items():
                assert self.rows("SELECT id FROM note WHERE text = ?", words) == [(_number(id),)]
            for id, title in seller.titles.items():
                assert self.one("SELECT title FROM subject WHERE id = ?", _number(id)) == title
            for id, stage_id in seller.stages.items():
                assert self.one("SELECT stage_id FROM subject WHERE id = ?", _number(id)) == _number(stage_id)
            for answer in seller.answers:
                kept = self.rows("SELECT ids, position FROM idempotency_key WHERE key = ?", answer.key)
                assert len(kept) == 1, f"{answer} has no key, or several."
                ids, position = kept[0]
                assert ids == f"[{_number(answer.id)}]"
                # What changed nothing, such as a move to where the card is, has no event of its own.
                assert position in (None, answer.position), (answer, position)
                assert position is None or self.one("SELECT final FROM event WHERE id = ?", position) == 1
        mine = sum(len(seller.titles) for seller in sellers)
        assert self.one("SELECT count(*) FROM subject WHERE title LIKE 'Assunto %'") == mine

    def _first_named(self, title: str, seller: Seller) -> int:
        place = seller.created.index(title)
        return _number(list(seller.titles)[place])


@contextmanager
def opened(path: Path) -> Iterator[Books]:
    """The books of a server that is not running: a second process may not open the file of one that is."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        yield Books(connection)


def _hashes(contents: Iterable[bytes]) -> Counter[str]:
    return Counter(hashlib.sha256(content).hexdigest() for content in contents)


def _number(id: str) -> int:
    return int(base64.b64decode(id).rpartition(b":")[2])
