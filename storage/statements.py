"""What the thread of an SQLite connection is asked to do, each in one go. Knows no lock and no client."""

import asyncio
import sqlite3
from typing import Any, TypeVar

import aiosqlite
from tortoise.exceptions import OperationalError

from storage.brief import Handed, Work

T = TypeVar("T")


async def connect(file: str, pragmas: dict[str, Any]) -> aiosqlite.Connection:
    """A connection with its thread, pragmas set; nothing is left behind when one of them is refused."""

    def opened() -> sqlite3.Connection:
        # Its thread and the loop take turns at it (`storage/brief.py`).
        connection = sqlite3.connect(file, isolation_level=None, cached_statements=512, check_same_thread=False)
        try:
            connection.row_factory = sqlite3.Row
            # The time-out comes first: turning to WAL waits for other processes as well.
            for name in sorted(pragmas, key=lambda name: name != "busy_timeout"):
                connection.execute(f"PRAGMA {name}={pragmas[name]}")
        except BaseException:
            connection.close()
            raise
        return connection

    connection = Handed(opened, iter_chunk_size=64)
    # A process that forgets to close still ends; SQLite needs no farewell.
    connection._thread.daemon = True
    try:
        return await connection
    except BaseException:
        # Its thread still has to say that it ended, to a loop that must not be closed by then.
        await asyncio.to_thread(connection._thread.join)
        raise


def insert(connection: sqlite3.Connection, query: str, values: Any) -> int:
    cursor = connection.execute(query, values)
    cursor.fetchall()
    return cursor.lastrowid or 0


def insert_many(connection: sqlite3.Connection, query: str, values: Any) -> None:
    connection.executemany(query, values)


def insert_many_or_none(connection: sqlite3.Connection, query: str, values: Any) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.executemany(query, values)
        connection.execute("COMMIT")
    finally:
        roll_back(connection)


def select(connection: sqlite3.Connection, query: str, values: Any) -> tuple[int, list[Any]]:
    cursor = connection.execute(query, values)
    rows = cursor.fetchall()
    # Not `total_changes`, as in stock Tortoise: that counts the rows a cascade deletes as well.
    return (cursor.rowcount if cursor.rowcount >= 0 else len(rows)), rows


def select_rows(connection: sqlite3.Connection, query: str, values: Any) -> list[tuple[Any, ...]]:
    cursor = connection.cursor()
    cursor.row_factory = None
    return cursor.execute(query, values).fetchall()


def select_dicts(connection: sqlite3.Connection, query: str, values: Any) -> list[dict[str, Any]]:
    return list(map(dict, connection.execute(query, values)))


def said(connection: sqlite3.Connection, query: str, _: Any) -> None:
    connection.execute(query)


def script(connection: sqlite3.Connection, query: str, _: Any) -> None:
    """Statement by statement, because `executescript` commits an open transaction before it begins."""
    for statement in split(query):
        connection.execute(statement)


def split(query: str) -> list[str]:
    """The statements of a script; a semicolon in a text, a comment or a trigger ends none."""
    statements, current = [], ""
    for piece in query.split(";"):
        current += piece + ";"
        if sqlite3.complete_statement(current):
            statements.append(current)
            current = ""
    return [*statements, current.removesuffix(";")] if current.strip(" \t\r\n;") else statements


def inside(work: Work[T]) -> Work[T]:
    """`work`, refused when SQLite has rolled the transaction back by itself, as it does on a full disk."""

    def checked(connection: sqlite3.Connection, query: str, values: Any) -> T:
        require_transaction(connection)
        return work(connection, query, values)

    return checked


def require_transaction(connection: sqlite3.Connection) -> None:
    if not connection.in_transaction:
        raise OperationalError("SQLite rolled the transaction back because of an earlier error in it.")


def commit(connection: sqlite3.Connection) -> None:
    require_transaction(connection)
    try:
        connection.execute("COMMIT")
    finally:
        roll_back(connection)


def roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")
