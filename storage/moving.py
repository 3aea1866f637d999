"""Taking an SQLite database into an empty PostgreSQL one: every row with its id, compared value by value, or nothing.

The ids and the numbering stay, so whatever points into the data from outside still does: links, cookies, positions.
"""

import contextlib
import datetime as dt
import hashlib
import json
import sqlite3
from asyncio import to_thread
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from tortoise.transactions import in_transaction

from storage import lock, migrate, searching, tables
from storage.tables import Table
from storage.url import CONNECTION, Unusable, scheme, shown, sqlite_file
from storage.verifying import require_sound

Value = Callable[[Any], Any]


async def move(source_url: str, target_url: str) -> dict[str, int]:
    """Copy everything in one transaction, and say how many rows each table has. The caller sees to it that no server
    has the source open."""
    file = Path(sqlite_file(source_url))
    if scheme(target_url) != "postgres":
        raise Unusable(f"{shown(target_url)} is no PostgreSQL database; write postgres://user:password@host/name.")
    if not await to_thread(file.exists):
        raise Unusable(f"There is no database {file}.")
    async with lock.alone(target_url), migrate.connected(target_url), in_transaction(CONNECTION) as transaction:
        raw: Any = transaction._connection  # asyncpg's own, for COPY
        await tables.refuse_company(raw, target_url)
        if await tables.tables(raw):
            raise Unusable(f"{shown(target_url)} is not empty. Make an empty database for the installation to move to.")
        await migrate.apply_to(migrate.known(), transaction, target_url)
        with contextlib.closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as source:
            require_sound(source, file)
            wanted = [table for table in await tables.tables(raw) if table.name != tables.RECORD]
            _require_same(source, wanted, file)
            async with tables.without_foreign_keys(raw):
                counts = {table.name: await _copy(source, table, raw) for table in wanted}
            await tables.continue_sequences(raw, _numbering(source))
            for table in wanted:
                await _compare(source, table, raw)
        await searching.prepare(transaction, migrate.MIGRATIONS)
        await searching.rebuild(transaction, migrate.MIGRATIONS)
    return counts


def _require_same(source: sqlite3.Connection, wanted: list[Table], file: Path) -> None:
    """Both have the tables and columns of this release."""
    for table in wanted:
        here = {name for (name,) in source.execute("SELECT name FROM pragma_table_info(?)", [table.name])}
        if here != set(table.columns):
            raise Unusable(f"{file} is not of this version ({table.name} differs). Run `funil migrate` first.")


async def _copy(source: sqlite3.Connection, table: Table, connection: Any) -> int:
    copied = await connection.copy_records_to_table(table.name, records=_rows(source, table), columns=table.columns)
    return int(copied.rpartition(" ")[2])


def _rows(source: sqlite3.Connection, table: Table) -> Iterator[tuple[Any, ...]]:
    """The rows as PostgreSQL wants them, one at a time: some hold whole mails."""
    readers = [READERS.get(kind, _as_it_is) for kind in table.types]
    for row in source.execute(table.sorted):
        yield tuple(None if value is None else read(value) for read, value in zip(readers, row, strict=True))


def _as_it_is(value: Any) -> Any:
    return value


def _instant(value: str) -> dt.datetime:
    read = dt.datetime.fromisoformat(value)
    return read if read.tzinfo else read.replace(tzinfo=dt.UTC)


READERS: Mapping[str, Value] = {
    "boolean": bool,
    "timestamp with time zone": _instant,
    "date": dt.date.fromisoformat,
    "numeric": lambda value: Decimal(str(value)),
    "double precision": float,
    "bytea": bytes,
}
"""By PostgreSQL's name of a type, how SQLite's value of it is read; texts, whole numbers and JSON are as they are."""


def _numbering(source: sqlite3.Connection) -> dict[str, int]:
    """Of each table's numbers the highest that was given out, by the name of PostgreSQL's sequence."""
    return {f"{name}_id_seq": number for name, number in source.execute("SELECT name, seq FROM sqlite_sequence")}


async def _compare(source: sqlite3.Connection, table: Table, connection: Any) -> None:
    """Count and sum of all values, as they lie here and as they lie there."""
    here, there = Sum(table), Sum(table)
    for row in _rows(source, table):
        here.add(row)
    async for row in connection.cursor(table.sorted, prefetch=50):
        there.add(tuple(row))
    if here != there:
        raise Unusable(f"{table.name} is not the same on both sides; nothing was moved.")


class Sum:
    """A checksum over rows in their order; what is equal to people is equal here."""

    def __init__(self, table: Table) -> None:
        self.count, self._sum = 0, hashlib.sha256()
        self._json = [kind in ("json", "jsonb") for kind in table.types]

    def add(self, row: tuple[Any, ...]) -> None:
        self.count += 1
        for value, is_json in zip(row, self._json, strict=True):
            written = json.dumps(json.loads(value), sort_keys=True) if is_json and value is not None else _said(value)
            self._sum.update(f"{len(written)}:{written};".encode())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sum) and (self.count, self._sum.digest()) == (other.count, other._sum.digest())

    __hash__ = None  # type: ignore[assignment]


def _said(value: Any) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, Decimal):
        return str(value.normalize())
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    return repr(value)
