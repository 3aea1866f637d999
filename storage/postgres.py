"""PostgreSQL as a Tortoise engine: asyncpg's pool, which no cancelled task drains. Knows neither models nor migrations.

In stock Tortoise a transaction whose BEGIN is cancelled keeps its connection for ever.
"""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import ConnectionWrapper, TransactionalDBClient, TransactionContext
from tortoise.backends.base_postgres.client import translate_exceptions
from tortoise.connection import get_connections
from tortoise.exceptions import DBConnectionError, OperationalError, TransactionManagementError
from tortoise.models import Model

from storage import rows
from storage.blocks import SavepointBlock
from storage.finish import finish

SERVER_SETTINGS = {
    "statement_timeout": "8s",
    "idle_in_transaction_session_timeout": "30s",
    # Compiling a plan costs more than our statements take.
    "jit": "off",
}

STATEMENTS = 500
"""That a connection keeps prepared. A move, a mail and what follows from them are some two hundred; of asyncpg's
hundred each would be thrown out until it comes again."""

LOST = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    # What asyncpg calls a connection whose server has said farewell and not hung up yet.
    asyncpg.InternalClientError,
)
"""What is said when the server goes, comes, is full, or ends a connection: the same may work a moment later."""
NO_LONGER_THERE = ("connection is closed", "been released back to the pool", "pool is clos")
"""asyncpg's words, in errors without a class of their own, for a connection that broke while nobody looked at it."""


class Postgres(AsyncpgDBClient):
    """The client of one database: every statement, and every transaction, borrows a connection of the pool."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.server_settings = {**SERVER_SETTINGS, **self.server_settings}
        self.extra.setdefault("statement_cache_size", STATEMENTS)
        self._opening = asyncio.Lock()

    async def opened(self) -> asyncpg.Pool:
        await self.create_connection(with_db=True)
        if self._pool is None:
            raise OperationalError("The database has been closed.")
        return self._pool

    async def create_connection(self, with_db: bool) -> None:
        async with self._opening:
            if self._pool is None:
                await finish(self._open_pool(with_db))

    def pool(self) -> Mapping[str, int]:
        if self._pool is None:
            return {}
        idle = self._pool.get_idle_size()
        return {"used": self._pool.get_size() - idle, "idle": idle}

    async def create_pool(self, **settings: Any) -> asyncpg.Pool:
        # Left alone, asyncpg clears the session after each loan: one more round trip for every statement. We leave
        # nothing in a session: settings are SET LOCAL, locks are pg_advisory_xact_lock. It still ends transactions.
        return await asyncpg.create_pool(None, reset=_leave_as_is, **settings)

    def _in_transaction(self) -> TransactionContext:
        return PooledBlock(self, "BEGIN", Transaction.commit)

    def snapshot(self) -> TransactionContext:
        """In its block the task sees one state of the database, and cannot write."""
        return PooledBlock(self, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", Transaction.rollback)

    @translate_exceptions
    async def execute_many(self, query: str, values: list[Any]) -> None:
        async with self.acquire_connection() as connection:
            self.log.debug("%s: %s", query, values)
            # All or nothing by itself, in a transaction and without one.
            await connection.executemany(query, values)

    @translate_exceptions
    async def execute_query(self, query: str, values: list[Any] | None = None) -> tuple[int, Sequence[Any]]:
        """As stock, but a statement with RETURNING gives its rows, and an INSERT its count, as they do on SQLite."""
        async with self.acquire_connection() as connection:
            self.log.debug("%s: %s", query, values)
            said = query.lstrip().upper()
            if said.startswith(("INSERT", "UPDATE", "DELETE")) and "RETURNING" not in said:
                status: str = await connection.execute(query, *(values or ()))
                return int(status.rpartition(" ")[2]), []
            found = await connection.fetch(query, *(values or ()))
            return len(found), found

    @translate_exceptions
    async def execute_rows(self, query: str, values: Sequence[Any]) -> Sequence[Sequence[Any]]:
        """Rows as the driver has them: nothing converted."""
        async with self.acquire_connection() as connection:
            self.log.debug("%s: %s", query, values)
            found: Sequence[Sequence[Any]] = await connection.fetch(query, *values)
            return found

    async def execute_models(self, model: type[Model], query: str, values: Sequence[Any]) -> list[Any]:
        """Rows of a model, found by a statement that selects all its columns as Tortoise has them."""
        return await rows.read(model, self, query, values)

    async def _open_pool(self, with_db: bool) -> None:
        try:
            await super().create_connection(with_db)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as failure:
            raise unconnected(failure) from failure

    async def _translate_exceptions(self, func: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        try:
            return await super()._translate_exceptions(func, *args, **kwargs)
        except LOST as failure:
            raise unconnected(failure) from failure
        except (asyncpg.PostgresError, asyncpg.InterfaceError) as failure:
            if any(words in str(failure) for words in NO_LONGER_THERE):
                raise unconnected(failure) from failure
            # A statement that took too long, a deadlock, a connection that broke: stock lets these through bare.
            raise OperationalError(failure) from failure


class Transaction(Postgres, TransactionWrapper):
    """A connection of the pool in the hands of one transaction."""

    def __init__(self, client: Postgres, connection: Any) -> None:
        TransactionWrapper.__init__(self, client)
        self._connection = connection

    def acquire_connection(self) -> ConnectionWrapper[Any]:
        if self._finalized:
            raise TransactionManagementError(
                "The transaction has ended. A task started inside a transaction keeps its connection: "
                "start tasks after it, in a context of their own."
            )
        return ConnectionWrapper(self._lock, self)

    def _in_transaction(self) -> TransactionContext:
        return SavepointBlock(self)

    def snapshot(self) -> TransactionContext:
        return SavepointBlock(self)

    async def create_connection(self, with_db: bool) -> None:  # noqa: ARG002  # Tortoise's signature
        raise OperationalError("The database was closed while a transaction was open.")

    async def close(self) -> None:
        raise TransactionManagementError("The connection can be closed only after its transaction.")

    async def begin(self) -> None:
        await self.ask("BEGIN")

    async def commit(self) -> None:
        # PostgreSQL answers COMMIT with ROLLBACK, and no error, when a statement of the transaction had failed.
        if await self._end("COMMIT") == "ROLLBACK":
            raise TransactionManagementError("PostgreSQL rolled the transaction back: a statement in it failed.")

    async def rollback(self) -> None:
        await self._end("ROLLBACK")

    async def ask(self, sql: str) -> str:
        status: str = await self._translate_exceptions(lambda _: self._connection.execute(sql))
        return status

    async def _end(self, how: str) -> str:
        if self._finalized:
            raise TransactionManagementError("Transaction already finalised")
        self._finalized = True
        return await self.ask(how)


class PooledBlock(TransactionContext):
    """Holds one connection of the pool for a transaction, and gives it back whatever is cancelled meanwhile."""

    def __init__(
        self, client: Postgres, begin: str, end: Callable[["Transaction"], Coroutine[object, object, None]]
    ) -> None:
        self.pooled = client
        self.connection_name = client.connection_name
        self._begin = begin
        self._end = end

    async def __aenter__(self) -> TransactionalDBClient:
        self._pool: asyncpg.Pool = await self.pooled.opened()
        try:
            connection = await self._pool.acquire()
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as failure:
            raise unconnected(failure) from failure
        self.client: Transaction = Transaction(self.pooled, connection)
        try:
            await finish(self.client.ask(self._begin))
        except BaseException:
            await finish(self._give_back())
            raise
        self._token = get_connections().set(self.connection_name, self.client)
        return self.client

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        get_connections().reset(self._token)
        try:
            if not self.client._finalized:
                await finish(self._undo() if exc_type else self._end(self.client))
        finally:
            await finish(self._give_back())

    async def _undo(self) -> None:
        """The server itself undoes what a lost connection had begun; what is told is why the block has ended."""
        with contextlib.suppress(DBConnectionError):
            await self.client.rollback()

    async def _give_back(self) -> None:
        connection = self.client._connection
        self.client._finalized = True
        # One that broke is no longer the pool's, or the pool drops it now; in either case the next one is whole.
        with contextlib.suppress(*LOST, asyncpg.InterfaceError):
            try:
                if not connection.is_closed() and connection.is_in_transaction():
                    await connection.execute("ROLLBACK")
            finally:
                await self._pool.release(connection)


def unconnected(failure: Exception) -> DBConnectionError:
    """Whatever keeps us from the server has one name."""
    return DBConnectionError(str(failure) or type(failure).__name__)


async def _leave_as_is(connection: object) -> None:
    """What a session keeps between two loans: all of it."""


client_class = Postgres
