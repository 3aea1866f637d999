"""What time it is by the database's clock, which all processes of an installation share."""

from datetime import UTC, datetime

from storage.engine import connection, dialect

CLOCKS = {
    "sqlite": "SELECT strftime('%Y-%m-%d %H:%M:%f', 'now') AS now",
    "postgres": "SELECT clock_timestamp() AT TIME ZONE 'UTC' AS now",
}


async def now() -> datetime:
    """To the millisecond at least."""
    (row,) = await connection().execute_query_dict(CLOCKS[dialect()])
    said = row["now"]
    return (datetime.fromisoformat(said) if isinstance(said, str) else said).replace(tzinfo=UTC)
