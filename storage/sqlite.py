"""SQLite as a Tortoise engine: one connection that writes, a few that only read. Knows neither models nor migrations.

Stock Tortoise has one connection and one lock, so a reader waits behind every transaction; and it begins deferred
transactions, which fail with "database is locked" as soon as a second process writes.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

import aiosqlite
from tortoise.backends.base.client import ConnectionWrapper, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper
from tortoise.exceptions import IntegrityError, OperationalError, TransactionManagementError
from tortoise.models import Model

from storage import rows, statements
from storage.blocks import SavepointBlock, SnapshotBlock, WriteBlock
from storage.brief import Kind, Work, ask, begun_at_once, kind, on
from storage.finish import finish
from storage.readers import Readers

T = TypeVar("T")

READERS = 4
BUSY_TIMEOUT = 10_000


class Sqlite(SqliteClient):
    """The client of one file: statements that write take turns, statements that read do not wait for them."""

    _writing = False
    """Whether a transaction is open, so that writing a row does not wait for the disk."""

    def __init__(self, file_path: str, **settings: Any) -> None:
        super().__init__(file_path, **settings)
        self.pragmas.setdefault("busy_timeout", BUSY_TIMEOUT)
        self.pragmas.setdefault("synchronous", "FULL")
        self._opening = asyncio.Lock()
        # A database in memory belongs to its one connection.
        self._readers = None if file_path == ":memory:" else Readers(self._open_reader, READERS)

    async def opened(self) -> aiosqlite.Connection:
        await self.create_connection(with_db=True)
        if self._connection is None:
            raise OperationalError("The database has been closed.")
        return self._connection

    async def create_connection(self, with_db: bool) -> None:  # noqa: ARG002  # Tortoise's signature
        async with self._opening:
            if self._connection is None:
                await finish(self._open_writer())

    async def close(self) -> None:
        if self._readers is not None:
            await finish(self._readers.close())
        connection, self._connection = self._connection, None
        if connection is not None:
            await finish(connection.close())

    def acquire_connection(self) -> ConnectionWrapper[Any]:
        return Turn(self._lock, self)

    def _in_transaction(self) -> TransactionContext:
        return WriteBlock(self)

    def snapshot(self) -> TransactionContext:
        """In its block the task sees one state of the database, and waits for no writer."""
        return WriteBlock(self) if self._readers is None else SnapshotBlock(self, self._readers)

    def transaction(self, connection: aiosqlite.Connection) -> "Transaction":
        return Transaction(self, connection)

    def pool(self) -> Mapping[str, int]:
        """Its readers: there is one connection that writes."""
        return {} if self._readers is None else self._readers.count()

    async def execute_insert(self, query: str, values: list[Any]) -> int:
        return await self._write(statements.insert, query, values)

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        await self._write(statements.insert_many_or_none, query, values)

    async def execute_query(self, query: str, values: list[Any] | None = None) -> tuple[int, Sequence[Any]]:
        return await self._run(statements.select, query, values)

    async def execute_query_dict(self, query: str, values: list[Any] | None = None) -> list[dict[str, Any]]:
        return await self._run(statements.select_dicts, query, values)

    async def execute_rows(self, query: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
        """Rows as the driver has them: no names, nothing converted."""
        return await self._run(statements.select_rows, query, values)

    async def execute_models(self, model: type[Model], query: str, values: Sequence[Any]) -> list[Any]:
        """Rows of a model, found by a statement that selects all its columns as Tortoise has them."""
        return await rows.read(model, self, query, values)

    async def execute_script(self, query: str) -> None:
        await self._write(statements.script, query, None)

    async def _run(self, work: Work[T], query: str, values: Any) -> T:
        query = query.replace("\x00", "'||CHAR(0)||'")
        if self._readers is None or kind(query) is not Kind.READ:
            return await self._write(work, query, values)
        self.log.debug("%s: %s", query, values)
        try:
            return await self._readers.run(work, query, values or ())
        except sqlite3.Error as failure:
            raise translated(failure) from failure

    async def _write(self, work: Work[T], query: str, values: Any) -> T:
        self.log.debug("%s: %s", query, values)
        try:
            async with self.acquire_connection() as connection:
                # One errand: a cancelled caller cannot leave it half done.
                return await ask(connection, work, query, values or (), wrote=self._writing)
        except sqlite3.Error as failure:
            raise translated(failure) from failure

    async def _open_writer(self) -> None:
        try:
            self._connection = await statements.connect(self.filename, self.pragmas)
        except sqlite3.Error as failure:
            raise translated(failure) from failure
        await self._post_connect()

    async def _open_reader(self) -> aiosqlite.Connection:
        # The writer goes first: it makes the file and turns it to WAL.
        await self.create_connection(with_db=True)
        return await statements.connect(self.filename, {**self.pragmas, "query_only": "ON"})


class Transaction(Sqlite, SqliteTransactionWrapper):
    """A connection in the hands of one transaction.

    `moment`: as long as it is the same object nothing was written here, and nobody else can: what was read stands.
    """

    _writing = True
    moment: object

    def __init__(self, client: Sqlite, connection: aiosqlite.Connection) -> None:
        SqliteTransactionWrapper.__init__(self, client)
        self.pragmas = client.pragmas
        self.moment = object()
        self._connection: aiosqlite.Connection = connection
        self._readers = None

    def acquire_connection(self) -> ConnectionWrapper[Any]:
        if self._finalized:
            raise TransactionManagementError(
                "The transaction has ended. A task started inside a transaction keeps its connection: "
                "start tasks after it, in a context of their own."
            )
        return Turn(self._lock, self)

    def _in_transaction(self) -> TransactionContext:
        return SavepointBlock(self)

    def snapshot(self) -> TransactionContext:
        return SavepointBlock(self)

    async def create_connection(self, with_db: bool) -> None:  # noqa: ARG002  # Tortoise's signature
        raise OperationalError("The database was closed while a transaction was open.")

    async def close(self) -> None:
        raise TransactionManagementError("The connection can be closed only after its transaction.")

    async def execute_many(self, query: str, values: list[list[Any]]) -> None:
        await self._write(statements.insert_many, query, values)

    async def _write(self, work: Work[T], query: str, values: Any) -> T:
        if kind(query) is not Kind.READ:
            self.moment = object()
        return await super()._write(statements.inside(work), query, values)

    def begun(self) -> bool:
        """Whether it has begun to write at once; else somebody else writes just now."""
        return begun_at_once(self._connection, int(self.pragmas["busy_timeout"]))

    async def commit(self) -> None:
        await self._end(statements.commit)

    async def rollback(self) -> None:
        await self._end(statements.roll_back)

    async def abandon(self) -> None:
        self._finalized = True
        await self._on_it(statements.roll_back)

    async def ask(self, sql: str) -> None:
        self.moment = object()
        try:
            await ask(self._connection, statements.said, sql, (), wrote=True)
        except sqlite3.Error as failure:
            raise translated(failure) from failure

    async def _end(self, how: Callable[[sqlite3.Connection], None]) -> None:
        if self._finalized:
            raise TransactionManagementError("Transaction already finalised")
        self._finalized = True
        await self._on_it(how)

    async def _on_it(self, work: Callable[[sqlite3.Connection], object]) -> None:
        try:
            await on(self._connection, work)
        except sqlite3.Error as failure:
            raise translated(failure) from failure


class Turn(ConnectionWrapper[Any]):
    """A turn at a connection; unlike the stock one it gives the lock back when connecting fails or is cancelled."""

    __slots__ = ()

    async def __aenter__(self) -> Any:
        await self._lock.acquire()
        try:
            await self.ensure_connection()
        except BaseException:
            self._lock.release()
            raise
        return self.connection


def translated(failure: sqlite3.Error) -> Exception:
    """Tortoise's word for an error of SQLite; a mistake in the program keeps its own."""
    if isinstance(failure, sqlite3.IntegrityError):
        return IntegrityError(failure)
    if isinstance(failure, sqlite3.ProgrammingError | sqlite3.InterfaceError):
        return failure
    return OperationalError(failure)


client_class = Sqlite
