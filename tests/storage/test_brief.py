"""Brief statements run where they are asked for; long ones leave the loop to others."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage import brief, statements
from storage.brief import Handed, Kind, ask, begun_at_once, kind, on

COUNTED = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {}) SELECT count(*) FROM c"
LONG = COUNTED.format(3_000_000)


@pytest.fixture
async def opened(tmp_path: Path) -> AsyncIterator[Handed]:
    connection = await statements.connect(
        str(tmp_path / "brief.sqlite3"), {"busy_timeout": 5_000, "journal_mode": "WAL"}
    )
    await on(connection, lambda here: here.execute('CREATE TABLE "card" (id INTEGER PRIMARY KEY, title TEXT)'))
    assert isinstance(connection, Handed)
    yield connection
    await connection.close()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('SELECT "id" FROM "card"', Kind.READ),
        ('INSERT INTO "card" ("title") VALUES (?)', Kind.ROW),
        ('INSERT INTO "card" ("title") VALUES (?) RETURNING "id"', Kind.ROW),
        ('UPDATE "card" SET "title"=? WHERE "id"=?', Kind.ROW),
        ("SAVEPOINT savepoint_3", Kind.ROW),
        ("RELEASE SAVEPOINT savepoint_3", Kind.ROW),
        ("ROLLBACK TO SAVEPOINT savepoint_3", Kind.LONG),
        ('UPDATE "card" SET "title"=? WHERE "channel_id"=?', Kind.ROWS),
        ('UPDATE "card" SET "title"=? WHERE "channel_id"=? OR "id"=?', Kind.ROWS),
        ('DELETE FROM "card" WHERE "id"=?', Kind.ROWS),
        ('INSERT INTO "card" ("title") SELECT "title" FROM "card"', Kind.ROWS),
        ("WITH gone AS (SELECT 1) DELETE FROM card", Kind.LONG),
        ("COMMIT", Kind.LONG),
    ],
)
def test_what_may_touch_many_rows_or_wait_for_the_disk_goes_to_the_thread(query: str, expected: Kind) -> None:
    assert kind(query) is expected


async def test_a_brief_statement_does_not_visit_the_thread(opened: Handed) -> None:
    asked = opened.asked
    assert begun_at_once(opened, 5_000)
    row = await ask(opened, statements.insert, 'INSERT INTO "card" ("title") VALUES (?)', ["Boat"], wrote=True)
    assert await ask(opened, statements.select_rows, 'SELECT "title" FROM "card" WHERE "id"=?', [row], wrote=True) == [
        ("Boat",)
    ]
    assert opened.asked == asked
    await on(opened, statements.commit)


async def test_a_row_outside_a_transaction_or_a_large_one_is_written_by_the_thread(opened: Handed) -> None:
    insert = 'INSERT INTO "card" ("title") VALUES (?)'
    asked = opened.asked
    await ask(opened, statements.insert, insert, ["Boat"], wrote=False)
    await ask(opened, statements.insert, insert, ["b" * (brief.LARGE + 1)], wrote=True)
    await ask(opened, statements.insert_many, insert, [["b"]] * (brief.MOST_ROWS + 1), wrote=True)
    assert opened.asked == asked + 3


async def test_a_write_of_many_rows_stays_here_once_it_was_brief_until_it_is_not(opened: Handed) -> None:
    filled = f"INSERT INTO card (title) SELECT n FROM ({COUNTED.format('?').replace('count(*)', 'n')})"
    assert begun_at_once(opened, 5_000)

    async def visits(rows: int) -> int:
        before = opened.asked
        await ask(opened, statements.select, filled, [rows], wrote=True)
        return opened.asked - before

    assert [await visits(1) for _ in range(brief.PROVEN + 2)] == [*[1] * brief.PROVEN, 0, 0]
    assert await visits(100_000) == 0, "it was brief until now"
    assert [await visits(1) for _ in range(brief.PROVEN + 1)] == [*[1] * brief.PROVEN, 0]
    await on(opened, statements.roll_back)


async def test_a_write_of_many_rows_that_was_never_brief_keeps_to_the_thread(opened: Handed) -> None:
    filled = f"INSERT INTO card (title) SELECT n + 1 FROM ({COUNTED.format('?').replace('count(*)', 'n')})"
    assert begun_at_once(opened, 5_000)
    asked = opened.asked
    for _ in range(brief.PROVEN + 1):
        await ask(opened, statements.select, filled, [30_000], wrote=True)
    assert opened.asked == asked + brief.PROVEN + 1
    await on(opened, statements.roll_back)


async def test_a_long_read_is_stopped_and_leaves_the_loop_to_others(opened: Handed) -> None:
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0.001)
            turns += 1

    at_work = asyncio.create_task(others())
    assert await ask(opened, statements.select_rows, LONG, (), wrote=False) == [(3_000_000,)]
    assert turns > 5, "the loop had turns while it was read"
    asked = opened.asked
    await ask(opened, statements.select_rows, LONG, (), wrote=False)
    assert opened.asked == asked + 1, "the second time it goes to the thread at once"
    at_work.cancel()


async def test_a_read_that_was_stopped_comes_back_once_it_was_brief(opened: Handed) -> None:
    counted = COUNTED.format("?")

    async def visits(rows: int) -> int:
        before = opened.asked
        await ask(opened, statements.select_rows, counted, [rows], wrote=False)
        return opened.asked - before

    assert await visits(1) == 0
    assert await visits(3_000_000) == 1
    assert [await visits(1) for _ in range(brief.PROVEN + 1)] == [*[1] * brief.PROVEN, 0]


async def test_a_read_that_others_keep_from_the_processor_goes_on_and_one_that_waits_for_long_does_not(
    opened: Handed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of these sleeps, and takes next to nothing of the processor."""
    connection = opened._connection
    assert connection is not None
    connection.create_function("sleeps", 1, time.sleep)

    async def visits(number: int) -> int:
        before = opened.asked
        slow = f"{COUNTED.format(500)} WHERE n > 1 OR sleeps({brief.LONGEST * 2}) OR n > {number}"
        await ask(opened, statements.select_rows, slow, (), wrote=False)
        return opened.asked - before

    monkeypatch.setattr(brief, "AT_MOST", 60)
    assert await visits(600) == 0
    monkeypatch.setattr(brief, "AT_MOST", brief.LONGEST)
    assert await visits(700) == 1


async def test_statements_wait_for_what_the_thread_was_asked_before(opened: Handed) -> None:
    def slowly(here: sqlite3.Connection) -> None:
        time.sleep(0.1)
        here.execute("INSERT INTO card VALUES (1, 'Boat')")

    slow = asyncio.create_task(on(opened, slowly))
    await asyncio.sleep(0)
    assert await ask(opened, statements.select_rows, "SELECT title FROM card", (), wrote=False) == [("Boat",)]
    await slow


async def test_whoever_asks_and_asks_lets_others_have_a_turn(opened: Handed) -> None:
    turned: list[int] = []
    asyncio.get_running_loop().call_soon(turned.append, 1)
    for _ in range(2 * brief.IN_A_ROW):
        await ask(opened, statements.select_rows, "SELECT 1", (), wrote=False)
    assert turned


async def test_a_writer_of_another_process_is_waited_for_by_the_thread(opened: Handed, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "brief.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert not begun_at_once(opened, 5_000)
    other.execute("ROLLBACK")
    other.close()
    assert begun_at_once(opened, 5_000)
    [(patience,)] = await ask(opened, statements.select_rows, "SELECT * FROM pragma_busy_timeout", (), wrote=False)
    assert patience == 5_000
    await on(opened, statements.roll_back)
