"""The web process: opens the database, wires the parts together, serves GraphQL. Only the command line imports it."""

import base64
import contextlib
import gc
import logging
import trace
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.types import ASGIApp, Lifespan, Message, Receive, Scope, Send

import measures
import models
import storage.engine as engine
import workers
from bus import Bus, LocalBus, RedisBus
from health import Health
from late import Late
from models.keyring import Keyring
from opening import SERVING, prepare
from pages import Board, Pages
from permissions import Role
from schema import schema
from schema.download import Downloads
from schema.granted import Granted
from schema.leaving import PATH, Leaving
from schema.live.tail import Tail
from schema.mailbox_access import CALLBACK
from schema.transport import Endpoint
from schema.upload import Uploads
from settings import Settings
from storage import company

if TYPE_CHECKING:
    from demo import playing
else:
    playing = Late("demo.playing")

log = logging.getLogger("funil.server")

WEB = Path(__file__).parent / "web"
BOARD = WEB / "app" / "dist"
GRAPHIQL = WEB / "graphiql" / "dist"


EXPOSED = ["retry-after", trace.HEADER, "x-ratelimit-limit", "x-ratelimit-cost", "x-ratelimit-remaining"]
"""What pages of other origins may read of an answer's head."""


GRAPHQL = "/graphql"


class Doors(Starlette):
    """Starlette's. A POST of GraphQL goes in at once, past routes and middleware that would do nothing for it but say
    that answers differ by origin; only pages of the listed origins need to be told more (CORSMiddleware)."""

    graphql: ASGIApp
    origins: frozenset[bytes]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] != GRAPHQL or scope["method"] != "POST" or self._listed(scope):
            await super().__call__(scope, receive, send)
            return

        async def varied(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"vary", b"Origin")]
            await send(message)

        await self.graphql(scope, receive, varied)

    def _listed(self, scope: Scope) -> bool:
        origins = self.origins
        return bool(origins) and any(name == b"origin" and value in origins for name, value in scope["headers"])


class Gateway:
    """The door of /graphql: the endpoint that the lifespan has made."""

    def __init__(self) -> None:
        self.endpoint: Endpoint | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.endpoint is None:
            raise RuntimeError("The server has not started yet.")
        await self.endpoint(scope, receive, send)

    def stop(self) -> None:
        """The server stops: whoever listens is sent away, to come back and resume."""
        if self.endpoint is not None:
            self.endpoint.crowd.send_away()


def application(settings: Settings, *, with_demo: bool = False) -> Starlette:
    """The ASGI application of one web process."""
    if with_demo:
        settings = playing.allowing(settings)
    gateway = Gateway()

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with running(settings, gateway, with_demo=with_demo):
            app.state.health.ready = True
            yield
            app.state.health.ready = False
            await app.state.health.close()

    app = doors(settings, gateway, lifespan)
    app.state.stop = gateway.stop
    return app


def doors(settings: Settings, graphql: ASGIApp, lifespan: Lifespan[Starlette] | None = None) -> Starlette:
    """What can be reached from outside, and by pages of which origins."""
    keyring, health = Keyring(settings.secret_keys), Health(settings)
    app = Doors(
        routes=[
            *health.routes(),
            Route(GRAPHQL, graphql),
            WebSocketRoute(GRAPHQL, graphql),
            Route(CALLBACK, Granted(settings, keyring).answer),
            Route("/files/{ticket}", Downloads(settings, keyring).answer),
            Route(PATH, Leaving(settings, keyring).answer, methods=["GET", "POST"]),
            Route("/uploads/{ticket}", Uploads(settings, keyring).answer, methods=["PUT"]),
            Mount("/graphiql", GZipMiddleware(Pages(directory=GRAPHIQL, html=True))),
            Mount("/", GZipMiddleware(Board(directory=BOARD, html=True))),
        ],
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=list(settings.origins),
                allow_credentials=True,
                allow_methods=["GET", "POST", "PUT"],
                allow_headers=["content-type", "authorization", "range", "if-none-match", "traceparent"],
                expose_headers=EXPOSED,
            )
        ],
        lifespan=lifespan,
    )
    app.graphql, app.origins = graphql, frozenset(origin.encode("latin-1") for origin in settings.origins)
    app.state.health = health
    return app


@contextlib.asynccontextmanager
async def running(settings: Settings, gateway: Gateway, *, with_demo: bool) -> AsyncIterator[None]:
    """Everything that lives as long as the process, opened in order and closed in the reverse one."""
    async with contextlib.AsyncExitStack() as stack:
        await prepare(settings, called=company.name(SERVING))
        stack.push_async_callback(engine.close)
        keyring = Keyring(settings.secret_keys)
        bus: Bus = RedisBus(settings.redis_url) if settings.redis_url else LocalBus()
        tail = Tail()
        bus.listen(tail.hint)
        mine = lambda _, events: tail.committed(events)  # noqa: E731
        listener = lambda position, events: bus.hint(position)  # noqa: E731
        for told in (mine, listener, measures.count_events):
            models.after_commit.append(told)
            stack.callback(models.after_commit.remove, told)
        await bus.start()
        stack.push_async_callback(bus.stop)
        await tail.start()
        stack.push_async_callback(tail.stop)
        if with_demo:
            await stack.enter_async_context(playing.running(settings, keyring, now=datetime.now(UTC)))
        if settings.redis_url is None:
            await stack.enter_async_context(workers.embedded(settings, keyring))
        workspace = await models.Workspace.current()
        token = await _setup_token(keyring, settings.address)
        endpoint = Endpoint(schema, settings, tail, workspace.epoch, token, keyring)
        await endpoint.start()
        stack.push_async_callback(endpoint.stop)
        gateway.endpoint = endpoint
        gc.collect()
        gc.freeze()
        yield


async def _setup_token(keyring: Keyring, address: str) -> str | None:
    """While there is no administrator, whoever reads the server's output may become it."""
    if await models.User.filter(role=Role.ADMIN).exists():
        return None
    token = base64.urlsafe_b64encode(keyring.derived("setup")[:18]).decode()
    print(f"\nThere is no administrator yet. Become it at {address}/setup#setup={token}", flush=True)
    print(f"or with the mutation `setup` and this token: {token}", flush=True)
    print("or with the command: funil user add --admin NAME EMAIL\n", flush=True)
    return token
