"""Many mails that lie there already: copies of a few that were filed, with all that these have led to. Files nothing.

To file fifty thousand takes ten minutes; to copy them takes one. What a new mail meets is the same: as many rows in
every table and index, words among them. Of SQLite only.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

APART = 1_000_000
"""Between the ids of a row and of its next copy."""
TABLES = (
    "customer",
    "customer_email",
    "subject",
    "participant",
    "stage_interval",
    "message",
    "subject_message",
    "inbound_mail",
    "raw_mail",
    "intake_effect",
    "event",
    "standing",
    "suggestion",
)
PLAIN = {"noun_id", "subject_id", "customer_id", "event_id"}
"""Ids that are no foreign keys."""
UNLIKE = {"address", "contact", "domain", "fingerprint", "from_address", "message_id"}
"""Texts of which each mail has its own."""


def copy(database: Path, times: int) -> None:
    """Each mail so often once more, and nothing left to do for those who read the log."""
    opened = sqlite3.connect(database, isolation_level=None)
    opened.execute("PRAGMA synchronous = OFF")
    opened.execute("PRAGMA cache_size = -64000")
    opened.execute("PRAGMA foreign_keys = OFF")
    statements = [_statement(opened, table) for table in TABLES]
    for number in range(1, times + 1):
        opened.execute("BEGIN IMMEDIATE")
        for statement in statements:
            opened.execute(statement, {"number": number, "apart": APART})
        opened.execute("COMMIT")
    opened.execute("UPDATE cursor SET position = (SELECT max(id) FROM event)")
    assert not opened.execute("PRAGMA foreign_key_check").fetchall()
    opened.close()


def _statement(opened: sqlite3.Connection, table: str) -> str:
    columns = dict(_columns(opened, table))
    first = "inbound_id" if table == "raw_mail" else "id"
    theirs = " AND noun IN ('Subject', 'Customer', 'Suggestion', 'InboundMail')" if table == "event" else ""
    named, told = (", ".join(each) for each in ((f'"{name}"' for name in columns), columns.values()))
    return f"INSERT INTO {table} ({named}) SELECT {told} FROM {table} WHERE {first} < :apart{theirs}"


def _columns(opened: sqlite3.Connection, table: str) -> Iterator[tuple[str, str]]:
    """Each column, and what a copy has in it."""
    others = {row[3] for row in opened.execute(f"PRAGMA foreign_key_list({table})") if row[2] in TABLES}
    for _, name, kind, *_ in opened.execute(f"PRAGMA table_info({table})").fetchall():
        if name == "id" or name in others or (name in PLAIN and kind == "BIGINT"):
            yield name, f'"{name}" + :number * :apart'
        elif name == "uid":
            yield name, '"uid" + :number * 100000'
        elif name == "rank":
            yield name, "\"rank\" || printf('V%05dV', :number)"
        elif name in UNLIKE and kind != "BIGINT":
            yield name, f"printf('%d-', :number) || \"{name}\""
        else:
            yield name, f'"{name}"'
