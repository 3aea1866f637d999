"""What the database itself says it has."""

import sqlite3
from contextlib import closing

import asyncpg

from storage import engine
from storage.url import sqlite_file

INDEXES = {
    "sqlite": """
        SELECT t.name AS "table", i."unique" AS is_unique,
               (SELECT group_concat(name) FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) AS columns
        FROM sqlite_master t, pragma_index_list(t.name) i WHERE t.type = 'table' AND i.origin <> 'pk'
    """,
    "postgres": """
        SELECT t.relname AS "table", i.indisunique AS is_unique,
               (SELECT string_agg(a.attname, ',' ORDER BY k.n) FROM unnest(i.indkey) WITH ORDINALITY AS k (number, n)
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.number) AS columns
        FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace s ON s.oid = t.relnamespace
        WHERE s.nspname = 'public' AND NOT i.indisprimary
    """,
}


async def indexes() -> set[tuple[str, str, bool]]:
    """Table, columns, and whether they are unique, of each index but the primary keys."""
    rows = await engine.connection().execute_query_dict(INDEXES[engine.dialect()])
    return {
        (row["table"], row["columns"], bool(row["is_unique"])) for row in rows if row["table"] != "tortoise_migrations"
    }


WHOLE = {
    "columns": """
        SELECT table_name, column_name, ordinal_position, data_type, character_maximum_length, numeric_precision,
               numeric_scale, is_nullable, column_default, is_identity, identity_generation
        FROM information_schema.columns WHERE table_schema = current_schema()
    """,
    "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()",
    "constraints": """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = current_schema()::regnamespace
    """,
    "sequences": """
        SELECT sequencename, data_type::text, start_value, increment_by, cycle FROM pg_sequences
        WHERE schemaname = current_schema()
    """,
    "comments": """
        SELECT objoid::regclass::text, objsubid, description FROM pg_description
        WHERE objoid > 16383 AND classoid = 'pg_class'::regclass
    """,
}
"""Of a database on PostgreSQL everything that a statement on its schema could have made."""


async def schema(url: str) -> dict[str, object]:
    """Tables with their columns, indexes and relations, however the statements were worded that made them."""
    if url.startswith("sqlite"):
        return _schema_of(sqlite_file(url))
    connection = await asyncpg.connect(url)
    try:
        return {what: sorted(map(str, await connection.fetch(sql))) for what, sql in WHOLE.items()}
    finally:
        await connection.close()


def _schema_of(file: str) -> dict[str, object]:
    tables: dict[str, object] = {}
    with closing(sqlite3.connect(file)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        for (name,) in names.fetchall():
            indexes = connection.execute(f'PRAGMA index_list("{name}")').fetchall()
            columns = {row[1]: connection.execute(f'PRAGMA index_info("{row[1]}")').fetchall() for row in indexes}
            tables[name] = (
                connection.execute(f'PRAGMA table_info("{name}")').fetchall(),
                sorted((row[1], row[2], str(columns[row[1]])) for row in indexes),
                sorted(row[2:] for row in connection.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()),
            )
    return tables
