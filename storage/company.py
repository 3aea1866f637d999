"""Who is connected to a PostgreSQL database, by the names that processes give themselves. Knows not what they do."""

import os
import socket

from storage.engine import connection, dialect

LONGEST_NAME = 63
NAMED = """SELECT DISTINCT application_name AS name FROM pg_stat_activity
  WHERE datname = current_database() AND starts_with(application_name, $1::text || ' ') ORDER BY 1"""


def name(kind: str) -> str:
    """How this process is to be known: `funil serve 4711@norte`."""
    return f"{kind} {os.getpid()}@{socket.gethostname()}"[:LONGEST_NAME]


async def present(kind: str) -> list[str]:
    """The processes of a kind that have the open database open, too. An SQLite file has one alone."""
    if dialect() == "sqlite":
        return []
    return [row["name"] for row in await connection().execute_query_dict(NAMED, [kind])]
