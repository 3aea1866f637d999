"""The floor: the same answers with as little as can be between the socket and SQLite.

`python -m benchmarks.floor FILE PORT`. It knows the same cookies and shows the same rows to the same people; three
requests are all it answers.
"""

import base64
import hashlib
import sqlite3
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.board import board
from benchmarks.move import move

SESSION = """
SELECT s.user_id, s.expires_at, s.last_seen_at, u.role FROM session s JOIN user_account u ON u.id = s.user_id
WHERE s.token_hash = ? AND s.revoked_at IS NULL AND u.active
"""


@dataclass(frozen=True)
class Asking:
    """Whoever asks: which channels they see whole, and of which they are a member."""

    user: int
    wide: list[int]
    member: list[int]


def number(id: str) -> int:
    return int(base64.b64decode(id).partition(b":")[2])


def signed_in(db: sqlite3.Connection, request: Request) -> Asking | None:
    digest = hashlib.sha256(request.cookies.get("funil", "").encode()).hexdigest()
    row = db.execute(SESSION, (digest,)).fetchone()
    if row is None or datetime.fromisoformat(row[1]) < datetime.now(UTC):
        return None
    rows = db.execute("SELECT channel_id, access, leader FROM membership WHERE user_id = ?", (row[0],)).fetchall()
    wide = [channel for channel, access, leader in rows if leader or access == "CHANNEL"]
    return Asking(row[0], wide, [channel for channel, _, _ in rows])


def small(db: sqlite3.Connection, asking: Asking, variables: dict[str, Any]) -> dict[str, Any]:
    id = number(variables["id"])
    row = db.execute("SELECT name FROM channel WHERE id = ?", (id,)).fetchone() if id in asking.member else None
    return {"channel": {"id": variables["id"], "name": row[0]} if row else None}


def application(file: str) -> Starlette:
    db = sqlite3.connect(file, isolation_level=None, cached_statements=500)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 10000"):
        db.execute(f"PRAGMA {pragma}")

    def answering(work: Any) -> Any:
        async def answer(request: Request) -> Response:
            variables = msgspec.json.decode(await request.body())["variables"]
            asking = signed_in(db, request)
            if asking is None:
                return Response(status_code=401)
            told = msgspec.json.encode({"data": work(db, asking, variables)})
            return Response(told, media_type="application/json")

        return answer

    works = {"/small": small, "/board": board, "/move": move}
    return Starlette(routes=[Route(path, answering(work), methods=["POST"]) for path, work in works.items()])


if __name__ == "__main__":
    uvicorn.run(application(sys.argv[1]), port=int(sys.argv[2]), log_level="warning", access_log=False)
