"""Another program, which webhooks call: a real HTTP server that keeps what it is told, and can refuse as servers do."""

import contextlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from models.webhook.calling import signature
from tests.web import listening


@dataclass(frozen=True)
class Told:
    headers: dict[str, str]
    body: bytes

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def said(self) -> Any:
        return json.loads(self.body)

    @property
    def events(self) -> list[dict[str, Any]]:
        return self.said["data"]["events"]  # type: ignore[no-any-return]

    def signed_with(self, secret: str) -> bool:
        wanted = signature(secret, id=self.id, timestamp=int(self.headers["webhook-timestamp"]), body=self.body)
        return self.headers["webhook-signature"] == wanted


@dataclass
class Receiver:
    """`answers`: the statuses of the next answers; then 204 again."""

    port: int = 0
    told: list[Told] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    before_answer: Callable[[], Awaitable[object] | None] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/funil?team=1"

    async def take(self, request: Request) -> Response:
        self.told.append(Told(dict(request.headers), await request.body()))
        if self.before_answer is not None:
            act, self.before_answer = self.before_answer, None
            if (doing := act()) is not None:
                await doing
        return Response(status_code=self.answers.pop(0) if self.answers else 204, headers={"location": "/elsewhere"})

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["Receiver"]:
        app = Starlette(routes=[Route("/{rest:path}", self.take, methods=["GET", "POST"])])
        config = uvicorn.Config(app, port=0, log_level="warning", lifespan="off")
        async with listening(config) as self.port:
            yield self
