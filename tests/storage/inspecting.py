"""What the database itself says it has."""

from storage import engine

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
