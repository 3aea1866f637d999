"""The tables of a PostgreSQL database: what there is, and how to fill it in one go. Knows nothing of what they mean."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import asyncpg

from storage.lock import MIGRATING
from storage.url import CONNECTION, Unusable, config, shown

RECORD = "tortoise_migrations"
"""Where it is noted which migrations were applied; it is filled by applying them."""
TABLES = """SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns,
  array_agg(format_type(a.atttypid, NULL) ORDER BY a.attnum) AS types,
  (SELECT array_agg(k.attname::text ORDER BY array_position(i.indkey::int2[], k.attnum))
   FROM pg_index i JOIN pg_attribute k ON k.attrelid = i.indrelid AND k.attnum = ANY(i.indkey)
   WHERE i.indrelid = c.oid AND i.indisprimary) AS key
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND NOT starts_with(c.relname, 'search_')
GROUP BY c.oid, c.relname ORDER BY c.relname"""
"""Without the indexes of words, which follow from the rows."""
SEQUENCES = "SELECT sequencename AS name, last_value FROM pg_sequences WHERE schemaname = current_schema()"
FOREIGN_KEYS = """SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS rule
FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY conname"""
OTHERS = """SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
  AND backend_type = 'client backend' AND application_name <> ALL($1::text[])"""
OURSELVES = "funil safekeeping"


@dataclass(frozen=True)
class Table:
    name: str
    columns: tuple[str, ...]
    types: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def sorted(self) -> str:
        """A statement for all rows in the order of the key."""
        return f'SELECT {_quoted(self.columns)} FROM "{self.name}" ORDER BY {_quoted(self.key)}'  # noqa: S608


def _quoted(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)


async def connect(database_url: str) -> Any:
    """A connection of one's own, without the limits that requests have."""
    credentials = config(database_url)["connections"][CONNECTION]["credentials"]
    reach = {name: credentials.get(name) for name in ("host", "port", "user", "password", "database", "ssl")}
    try:
        return await asyncpg.connect(**reach, server_settings={"application_name": OURSELVES})
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as failure:
        raise Unusable(f"The database {shown(database_url)} cannot be opened: {failure}.") from failure


async def tables(connection: Any) -> list[Table]:
    rows = await connection.fetch(TABLES)
    return [Table(row["name"], tuple(row["columns"]), tuple(row["types"]), tuple(row["key"] or ())) for row in rows]


async def sequences(connection: Any) -> dict[str, int]:
    """The highest number that each sequence gave out."""
    return {row["name"]: int(row["last_value"] or 0) for row in await connection.fetch(SEQUENCES)}


async def continue_sequences(connection: Any, highest: dict[str, int]) -> None:
    """Numbers that were given out are never given out again, also those of rows that are gone."""
    known = await sequences(connection)
    for name, value in highest.items():
        if name in known and value > 0:
            await connection.execute("SELECT setval($1::regclass, $2)", f'"{name}"', value)


async def drop_tables(connection: Any) -> None:
    for table in await tables(connection):
        await connection.execute(f'DROP TABLE "{table.name}" CASCADE')


async def refuse_company(connection: Any, database_url: str) -> None:
    """Refuse while anybody else is connected: a server or a worker, or a person with a terminal."""
    others = await connection.fetchval(OTHERS, [OURSELVES, MIGRATING])
    if others:
        raise Unusable(
            f"{others} connections are open to {shown(database_url)}. Stop every `funil serve` and `funil work` on it, "
            "and whatever else is connected, then try again."
        )


@contextlib.asynccontextmanager
async def without_foreign_keys(connection: Any) -> AsyncIterator[None]:
    """Rows may come in any order; at the end the whole is checked, and what points nowhere is an error."""
    keys = await connection.fetch(FOREIGN_KEYS)
    for key in keys:
        await connection.execute(f'ALTER TABLE {key["table"]} DROP CONSTRAINT "{key["name"]}"')
    yield
    for key in keys:
        await connection.execute(f'ALTER TABLE {key["table"]} ADD CONSTRAINT "{key["name"]}" {key["rule"]}')
