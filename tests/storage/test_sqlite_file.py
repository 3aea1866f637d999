"""An SQLite file under our client: writers take turns, readers don't wait."""

import asyncio
import contextlib
import sqlite3
import sys
from pathlib import Path

import pytest
from tortoise.exceptions import IntegrityError, OperationalError
from tortoise.transactions import in_transaction

from storage import engine
from tests.storage.conftest import opened

ROOT = Path(__file__).parents[2]
FOR_EVER = "WITH RECURSIVE count(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM count) SELECT max(x) FROM count"


async def tally() -> int:
    [row] = await engine.connection().execute_query_dict("SELECT n FROM tally")
    return int(row["n"])


async def test_two_processes_that_read_and_then_write_never_find_it_locked(file: str) -> None:
    times = 150

    counting = [
        await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.storage.counting", file, str(times), cwd=ROOT, stderr=asyncio.subprocess.PIPE
        )
        for _ in range(2)
    ]
    ends = [(await process.communicate())[1] for process in counting]

    assert [process.returncode for process in counting] == [0, 0], ends
    assert await tally() == 2 * times


async def test_a_transaction_holds_the_file_from_its_beginning(file: str) -> None:
    other = sqlite3.connect(engine.sqlite_file(file), timeout=0, isolation_level=None)

    async with in_transaction():
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
    other.execute("BEGIN IMMEDIATE")

    other.close()


async def test_a_reader_does_not_wait_for_a_transaction(file: str) -> None:
    begun, read = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with in_transaction() as transaction:
            await transaction.execute_query("UPDATE tally SET n = 1")
            begun.set()
            await read.wait()

    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        tasks.create_task(write())
        await begun.wait()
        seen_meanwhile = await tally()
        read.set()

    assert seen_meanwhile == 0
    assert await tally() == 1


async def test_a_write_outside_a_transaction_waits_for_its_end(file: str) -> None:
    begun, end = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        async with in_transaction() as transaction:
            await transaction.execute_query("UPDATE tally SET n = n + 1")
            begun.set()
            await end.wait()

    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        tasks.create_task(hold())
        await begun.wait()
        adding = tasks.create_task(engine.connection().execute_query("UPDATE tally SET n = n + 10"))
        await asyncio.sleep(0.05)
        waited = not adding.done()
        end.set()

    assert waited
    assert await tally() == 11


async def test_a_cancelled_read_stops_and_frees_its_reader(file: str) -> None:
    for _ in range(6):  # more often than there are readers
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.02):
                await engine.connection().execute_query(FOR_EVER)

    async with asyncio.timeout(10):
        assert await asyncio.gather(*(tally() for _ in range(12))) == [0] * 12


async def test_many_readers_at_once_all_get_their_answer(file: str) -> None:
    answers = await asyncio.gather(*(tally() for _ in range(100)))

    assert answers == [0] * 100


async def test_a_script_inside_a_transaction_does_not_commit_it(file: str) -> None:
    with contextlib.suppress(KeyError):
        async with in_transaction() as transaction:
            await transaction.execute_script("UPDATE tally SET n = 7; CREATE TABLE left_over (t TEXT DEFAULT 'a;b');")
            raise KeyError

    assert await tally() == 0
    assert not await engine.connection().execute_query_dict("SELECT 1 FROM sqlite_master WHERE name = 'left_over'")


async def test_many_rows_are_inserted_all_or_none(file: str) -> None:
    await engine.connection().execute_script("CREATE TABLE word (t TEXT UNIQUE)")

    with pytest.raises(IntegrityError):
        await engine.connection().execute_many("INSERT INTO word VALUES (?)", [["a"], ["b"], ["a"]])

    assert await engine.connection().execute_query_dict("SELECT t FROM word") == []


async def test_a_cascade_is_not_counted_as_deleted_rows(file: str) -> None:
    connection = engine.connection()
    await connection.execute_script(
        "CREATE TABLE shop (id INTEGER PRIMARY KEY);"
        "CREATE TABLE till (shop INTEGER REFERENCES shop (id) ON DELETE CASCADE);"
        "INSERT INTO shop VALUES (1); INSERT INTO till VALUES (1); INSERT INTO till VALUES (1);"
    )

    deleted, _ = await connection.execute_query("DELETE FROM shop")

    assert deleted == 1
    assert await connection.execute_query_dict("SELECT * FROM till") == []


async def test_a_statement_that_changes_rows_goes_to_the_writer_also_behind_a_with(file: str) -> None:
    rows = await engine.connection().execute_query_dict("WITH one AS (SELECT 1) UPDATE tally SET n = 5 RETURNING n")

    assert rows == [{"n": 5}]
    assert await tally() == 5


async def test_the_file_is_opened_for_safety(file: str) -> None:
    async with in_transaction() as transaction:
        settings = [
            next(iter((await transaction.execute_query_dict(f"PRAGMA {name}"))[0].values()))
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        ]

    assert settings == ["wal", 1, 2, 10_000]


async def test_an_error_of_sqlite_is_tortoises_error(file: str) -> None:
    with pytest.raises(OperationalError, match="no such table"):
        await engine.connection().execute_query("SELECT * FROM nowhere")
    with pytest.raises(OperationalError, match="no such table"):
        await engine.connection().execute_query("DELETE FROM nowhere")


async def test_a_database_in_memory_has_reads_writes_and_transactions() -> None:
    async with opened("sqlite:///:memory:"):
        await engine.connection().execute_script("CREATE TABLE tally (n INTEGER); INSERT INTO tally VALUES (1);")
        async with in_transaction() as transaction:
            await transaction.execute_query("UPDATE tally SET n = 2")
        async with engine.snapshot():
            assert await tally() == 2


async def test_what_was_written_is_there_after_closing_and_opening(file: str) -> None:
    await engine.connection().execute_query("UPDATE tally SET n = 3")
    await engine.close()

    await engine.open(file, ["tests.storage.toys"])

    assert await tally() == 3
