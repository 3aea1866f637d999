"""The blocks in which a connection belongs to one task: SQLite's transaction and snapshot, and anybody's savepoint.

Whatever is cancelled meanwhile, a block gives back what it took, and with no transaction left open.
"""

from collections.abc import Coroutine
from itertools import count
from typing import TYPE_CHECKING, Any, Protocol

from tortoise.backends.base.client import TransactionalDBClient, TransactionContext
from tortoise.connection import get_connections
from tortoise.exceptions import TransactionManagementError

from storage.finish import finish
from storage.readers import Readers

if TYPE_CHECKING:
    import aiosqlite

    from storage.sqlite import Sqlite, Transaction

SAVEPOINTS = count()


class WriteBlock(TransactionContext):
    """Holds the write connection from BEGIN IMMEDIATE to the end of the block."""

    def __init__(self, client: "Sqlite") -> None:
        self.writer = client
        self.connection_name = client.connection_name

    async def __aenter__(self) -> TransactionalDBClient:
        await self.writer._lock.acquire()
        try:
            self.client: Transaction = self.writer.transaction(await self.writer.opened())
            if not self.client.begun():
                await _begun(self.client, self.client.ask("BEGIN IMMEDIATE"))
        except BaseException:
            self.writer._lock.release()
            raise
        self._token = get_connections().set(self.connection_name, self.client)
        return self.client

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        get_connections().reset(self._token)
        try:
            if not self.client._finalized:
                await finish(self.client.rollback() if exc_type else self.client.commit())
        finally:
            self.writer._lock.release()


class SnapshotBlock(TransactionContext):
    """Holds one reader; what the block reads is the state that its first statement met."""

    def __init__(self, client: "Sqlite", readers: Readers) -> None:
        self.reading = client
        self.readers = readers
        self.connection_name = client.connection_name

    async def __aenter__(self) -> TransactionalDBClient:
        self._reader: aiosqlite.Connection = await self.readers.take()
        try:
            self.client: Transaction = self.reading.transaction(self._reader)
            await _begun(self.client, self.client.ask("BEGIN"))
        except BaseException:
            self.readers.give_back(self._reader)
            raise
        self._token = get_connections().set(self.connection_name, self.client)
        return self.client

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        get_connections().reset(self._token)
        try:
            if not self.client._finalized:
                await finish(self.client.rollback())
        finally:
            self.readers.give_back(self._reader)


class Nesting(Protocol):
    """A transaction of either database, as far as a savepoint needs it."""

    connection_name: str
    _finalized: bool

    async def ask(self, sql: str) -> object: ...


class SavepointBlock(TransactionContext):
    """A transaction inside a transaction: what fails in it is undone without the rest."""

    def __init__(self, client: "Nesting") -> None:
        self.outer = client
        self.connection_name = client.connection_name
        self._name = f"savepoint_{next(SAVEPOINTS)}"

    async def __aenter__(self) -> Any:
        if self.outer._finalized:
            raise TransactionManagementError("The transaction around this one has ended.")
        await finish(self.outer.ask(f"SAVEPOINT {self._name}"))
        return self.outer

    async def __aexit__(self, exc_type: Any, exc_val: Any, exc_tb: Any) -> None:
        if self.outer._finalized:
            return
        if exc_type:
            await finish(self.outer.ask(f"ROLLBACK TO SAVEPOINT {self._name}"))
        await finish(self.outer.ask(f"RELEASE SAVEPOINT {self._name}"))


async def _begun(client: "Transaction", beginning: Coroutine[object, object, None]) -> None:
    """Begins; a begin that is cancelled or fails leaves no transaction open."""
    try:
        await finish(beginning)
    except BaseException:
        await finish(client.abandon())
        raise
