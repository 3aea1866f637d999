"""Transactions and snapshots, the same on both databases."""

import asyncio
import contextlib

import pytest
from tortoise.exceptions import IntegrityError, OperationalError, TransactionManagementError
from tortoise.transactions import in_transaction

from storage import engine
from storage.postgres import Postgres
from storage.sqlite import Sqlite
from tests.storage.toys import Author


async def names() -> list[str]:
    return [author.name for author in await Author.all().order_by("name")]


async def test_a_transaction_sees_its_own_rows_and_others_see_them_after_it(library: str) -> None:
    written, seen = asyncio.Event(), asyncio.Event()

    async def write() -> list[str]:
        async with in_transaction():
            await Author.create(name="Ana")
            inside = await names()
            written.set()
            await seen.wait()
        return inside

    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        writing = tasks.create_task(write())
        await written.wait()
        before = await names()
        seen.set()

    assert writing.result() == ["Ana"]
    assert before == []
    assert await names() == ["Ana"]


async def test_what_fails_in_a_nested_transaction_is_undone_without_the_rest(library: str) -> None:
    async with in_transaction():
        await Author.create(name="Ana")
        with contextlib.suppress(KeyError):
            async with in_transaction():
                await Author.create(name="Bruno")
                raise KeyError
        async with in_transaction():
            await Author.create(name="Eva")

    assert await names() == ["Ana", "Eva"]


async def test_a_failed_statement_in_a_nested_transaction_leaves_the_outer_one_usable(library: str) -> None:
    await Author.create(id=99, name="Ana")

    async with in_transaction():
        with pytest.raises(IntegrityError):
            async with in_transaction():
                await Author.create(id=99, name="Bruno")
        await Author.create(name="Eva")

    assert await names() == ["Ana", "Eva"]


async def test_a_commit_never_loses_rows_silently(library: str) -> None:
    await Author.create(id=99, name="Ana")
    refused = False

    try:
        async with in_transaction():
            await Author.create(name="Bruno")
            with contextlib.suppress(IntegrityError):
                await Author.create(id=99, name="Eva")
    except TransactionManagementError:
        refused = True

    assert await names() == (["Ana"] if refused else ["Ana", "Bruno"])


async def test_a_transaction_that_is_cancelled_leaves_nothing_behind(library: str) -> None:
    written = asyncio.Event()

    async def write() -> None:
        async with in_transaction():
            await Author.create(name="Ana")
            written.set()
            await asyncio.Event().wait()

    writing = asyncio.create_task(write())
    await written.wait()
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing

    await Author.create(name="Bruno")
    assert await names() == ["Bruno"]


async def test_a_storm_of_cancellations_leaks_no_connection_and_no_lock(library: str) -> None:
    await Author.create(name="Ana")
    acknowledged: list[str] = []

    async def write(name: str) -> None:
        async with in_transaction():
            await Author.filter().count()
            await Author.create(name=name)
        acknowledged.append(name)

    async def try_for(seconds: float, name: str) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(write(name), seconds)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(names(), seconds)

    for wave in range(20):
        await asyncio.gather(*(try_for(0.0002 * (turn + wave), f"{wave:02}-{turn:02}") for turn in range(12)))

    async with asyncio.timeout(10):
        await write("last")
    assert set(acknowledged) <= set(await names())
    client = engine.connection()
    if isinstance(client, Postgres):
        pool = await client.opened()
        assert pool.get_size() == pool.get_idle_size()
    else:
        assert isinstance(client, Sqlite)
        assert not client._lock.locked()
        assert not (await client.opened()).in_transaction


async def test_a_task_that_outlives_its_transaction_is_told_so(library: str) -> None:
    ended = asyncio.Event()

    async def write_later() -> None:
        await ended.wait()
        await Author.create(name="Eva")

    async with in_transaction():
        late = asyncio.create_task(write_later())
    ended.set()

    with pytest.raises(TransactionManagementError, match="has ended"):
        await late
    assert await names() == []


async def test_a_snapshot_sees_one_state_while_others_write(library: str) -> None:
    await Author.create(name="Ana")
    looked, written = asyncio.Event(), asyncio.Event()

    async def look_twice() -> tuple[list[str], list[str]]:
        async with engine.snapshot():
            first = await names()
            looked.set()
            await written.wait()
            return first, await names()

    async with asyncio.timeout(10), asyncio.TaskGroup() as tasks:
        looking = tasks.create_task(look_twice())
        await looked.wait()
        await Author.create(name="Bruno")
        written.set()

    assert looking.result() == (["Ana"], ["Ana"])
    assert await names() == ["Ana", "Bruno"]


async def test_nothing_is_written_in_a_snapshot(library: str) -> None:
    async with engine.snapshot():
        with pytest.raises((OperationalError, TransactionManagementError), match=r"read-?only"):
            await Author.create(name="Ana")

    assert await names() == []


async def test_rows_are_returned_and_counted_alike(library: str) -> None:
    await Author.bulk_create([Author(name="Ana"), Author(name="Bruno")])

    returned = await engine.connection().execute_query_dict("UPDATE author SET name = 'Eva' RETURNING name")
    changed = await Author.all().update(name="Ana")

    assert returned == [{"name": "Eva"}, {"name": "Eva"}]
    assert changed == 2
    assert await Author.all().delete() == 2
