"""Statements of SQLite that are run where they are asked for: the way to a connection's thread and back costs several
times what most of them take. Knows neither models nor locks.

What may wait for the disk or for others (COMMIT, a statement that commits by itself) goes the long way. A read that
holds everybody up for too long is stopped, and begins anew in the thread. A write cannot be stopped: one that may touch
many rows goes to the thread. Both do so until they were brief there several times.
"""

import asyncio
import re
import sqlite3
import time
from collections.abc import Callable
from enum import Enum, auto
from functools import lru_cache
from typing import Any, TypeVar

import aiosqlite
from tortoise.exceptions import OperationalError

T = TypeVar("T")
Work = Callable[[sqlite3.Connection, str, Any], T]

LONGEST = 0.002
"""Seconds of the processor for which one statement may hold up all others."""
AT_MOST = 0.01
"""Seconds by the clock on the wall: it waits for the disk. Less than that may be others who keep the machine busy."""
STEPS = 1_000
"""Instructions of SQLite's machine between two looks at the clock: some ten microseconds."""
LARGE = 64 * 1024
"""Characters or bytes of one value; a larger one is a matter of milliseconds by itself."""
TEXTS = (str, bytes)
MOST_ROWS = 20
"""Of one INSERT."""
IN_A_ROW = 8
"""After so many statements the loop has a turn, whoever asks and however many they have."""
MOST_LONG = 2_000
PROVEN = 5
"""So often in a row a statement took half as long at most in the thread, until it is run here: one that may write many
rows, or one that was stopped, be it only that others kept the machine busy just then."""

READS = re.compile(
    r"\s*(?:(?:SELECT|EXPLAIN|VALUES)\b|WITH\b(?!.*\b(?:INSERT|UPDATE|DELETE|REPLACE)\b))", re.IGNORECASE | re.DOTALL
)
ONE_ROW = re.compile(
    r"\s*(?:INSERT INTO [^(]+\([^)]*\) VALUES ?\([^)]*\)(?: RETURNING .*)?|UPDATE .* WHERE \"?id\"?=\?"
    r"|(?:RELEASE )?SAVEPOINT \w+)\s*",
    re.DOTALL,
)
SOME_ROWS = re.compile(r"\s*(?:INSERT|UPDATE|DELETE)\b")


class Kind(Enum):
    """READ: may be stopped. ROW: writes one row. ROWS: writes what a condition finds. LONG: for the thread."""

    READ = auto()
    ROW = auto()
    ROWS = auto()
    LONG = auto()


class Handed(aiosqlite.Connection):
    """A connection and its thread, which knows whether that has nothing to do."""

    asked = 0
    """Counted by the loop only."""
    done = 0
    """Counted by the thread only."""

    def rests(self) -> bool:
        return self.asked == self.done


_long: set[str] = set()
"""Reads that were stopped."""
_proven: dict[str, int] = {}
"""How often in a row such a read, or a write of many rows, was brief."""
_in_a_row = 0


@lru_cache(4_000)
def kind(query: str) -> Kind:
    if READS.match(query):
        return Kind.READ
    if ONE_ROW.fullmatch(query):
        return Kind.ROW
    return Kind.ROWS if SOME_ROWS.match(query) else Kind.LONG


async def on(connection: aiosqlite.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    """Runs `work` in the connection's thread, after all that was asked of it before."""
    opened = _opened(connection)
    if not isinstance(connection, Handed):
        raise TypeError("A connection is opened by storage.statements.connect.")

    def counted(opened: sqlite3.Connection) -> T:
        try:
            return work(opened)
        finally:
            connection.done += 1

    connection.asked += 1
    done: T = await connection._execute(counted, opened)  # type: ignore[no-untyped-call]
    return done


async def ask(connection: aiosqlite.Connection, work: Work[T], query: str, values: Any, *, wrote: bool) -> T:
    """Runs `work` here and now if it is brief, else in the thread. `wrote`: in a transaction that may write."""
    global _in_a_row
    opened, which = _opened(connection), kind(query)
    doubtful = query in _long if which is Kind.READ else which is Kind.ROWS
    if doubtful and (wrote or which is Kind.READ):
        work = _watched(work)
    fits = which is not Kind.LONG and not (doubtful and _proven.get(query, 0) < PROVEN)
    fits = fits and (which is Kind.READ or (wrote and _small(values)))
    if not fits or not isinstance(connection, Handed) or not connection.rests():
        return await on(connection, lambda opened: work(opened, query, values))
    _in_a_row += 1
    if _in_a_row % IN_A_ROW == 0:
        await asyncio.sleep(0)
        if not connection.rests():
            return await on(connection, lambda opened: work(opened, query, values))
    if which is not Kind.READ:
        return work(opened, query, values)
    opened.set_progress_handler(_at_an_end(), STEPS)
    try:
        return work(opened, query, values)
    except sqlite3.OperationalError as failure:
        if str(failure) != "interrupted":
            raise
    finally:
        opened.set_progress_handler(None, 0)
    if len(_long) >= MOST_LONG:
        _long.clear()
    _long.add(query)
    _proven[query] = 0
    return await on(connection, lambda opened: work(opened, query, values))


def _at_an_end() -> Callable[[], bool]:
    """Tells, from now on, whether a statement has had its time."""
    began, used = time.perf_counter(), time.thread_time()

    def at_an_end() -> bool:
        passed = time.perf_counter() - began
        return passed > LONGEST and (passed > AT_MOST or time.thread_time() - used > LONGEST)

    return at_an_end


def _watched(work: Work[T]) -> Work[T]:
    """`work`, which notes whether it was brief; by the clock of whichever thread runs it, however busy others are."""

    def watched(opened: sqlite3.Connection, query: str, values: Any) -> T:
        began = time.thread_time()
        done = work(opened, query, values)
        if len(_proven) >= MOST_LONG:
            _proven.clear()
        _proven[query] = _proven.get(query, 0) + 1 if time.thread_time() - began < LONGEST / 2 else 0
        return done

    return watched


def begun_at_once(connection: aiosqlite.Connection, patience: int) -> bool:
    """Begin to write, if no other process does just now. `patience`: the connection's busy_timeout, in milliseconds."""
    opened = _opened(connection)
    if not isinstance(connection, Handed) or not connection.rests():
        return False
    opened.execute("PRAGMA busy_timeout=0")
    try:
        opened.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False
    finally:
        opened.execute(f"PRAGMA busy_timeout={patience}")
    return True


def _opened(connection: aiosqlite.Connection) -> sqlite3.Connection:
    if connection._connection is None:
        raise OperationalError("The database has been closed.")
    return connection._connection


def _small(values: Any) -> bool:
    """One row, or a few, without a large value among them."""
    rows = values if values and type(values[0]) in (list, tuple) else (values,)
    if len(rows) > MOST_ROWS:
        return False
    for row in rows:
        for value in row:
            if type(value) in TEXTS and len(value) > LARGE:
                return False
    return True
