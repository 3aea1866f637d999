"""The floor: the same answers with as little as can be between the socket and the database.

`python -m benchmarks.floor URL PORT`. It knows the same cookies and shows the same rows to the same people; four
requests are all it answers.
"""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.base import Floor
from benchmarks.board import board
from benchmarks.create import create
from benchmarks.move import move, number
from benchmarks.sight import Asking, signed_in


async def small(db: Floor, asking: Asking, variables: dict[str, Any]) -> dict[str, Any]:
    id = number(variables["id"])
    rows = await db.rows("SELECT name FROM channel WHERE id = ?", id) if id in asking.member else []
    return {"channel": {"id": variables["id"], "name": rows[0][0]} if rows else None}


def application(url: str) -> Starlette:
    db = Floor(url)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await db.open()
        yield

    def answering(work: Any) -> Any:
        async def answer(request: Request) -> Response:
            variables = msgspec.json.decode(await request.body())["variables"]
            asking = await signed_in(db, request)
            if asking is None:
                return Response(status_code=401)
            told = msgspec.json.encode({"data": await work(db, asking, variables)})
            return Response(told, media_type="application/json")

        return answer

    works = {"/small": small, "/board": board, "/move": move, "/create": create}
    routes = [Route(path, answering(work), methods=["POST"]) for path, work in works.items()]
    return Starlette(routes=routes, lifespan=lifespan)


if __name__ == "__main__":
    uvicorn.run(application(sys.argv[1]), port=int(sys.argv[2]), log_level="warning", access_log=False)
