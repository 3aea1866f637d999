"""A real server on loopback, and people who talk to it: HTTP by httpx, WebSocket by websockets."""

import asyncio
import base64
import contextlib
import itertools
import json
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

import models
from bus import LocalBus
from commands.serve import WS_FRAME
from health import Health
from models.keyring import Keyring
from schema import schema
from schema.live.tail import Tail
from schema.transport import Endpoint
from server import doors
from settings import Settings, load

# httpx looks for this module at each request, and on the disk, as long as nobody has said that there is none.
sys.modules.setdefault("sniffio", None)  # type: ignore[arg-type]

OTHER_ORIGIN = "http://localhost:5173"
KEY = base64.b64encode(b"thirty-two bytes to test with...").decode()
SETUP_TOKEN = "the-token-that-serve-printed"


@dataclass
class Web:
    """The server of one test."""

    url: str
    tail: Tail
    settings: Settings
    workspace: models.Workspace
    endpoint: Endpoint
    health: Health

    async def sign_in(self, user: models.User) -> "Visitor":
        """A browser in which somebody is signed in (the password form has tests of its own)."""
        _, token = await models.Session.begin(user, now=datetime.now(UTC), terms=models.Terms())
        return Visitor(self, {"cookie": f"funil={token}"}, user)

    async def key(self, user: models.User, *scopes: Any) -> "Visitor":
        now = datetime.now(UTC)
        _, key = await models.ApiKey.issue(
            by=user, now=now, name="test", scopes=frozenset(scopes), expires_at=now + timedelta(days=1)
        )
        return Visitor(self, {"authorization": f"Bearer {key}"}, user)

    async def settled(self) -> None:
        """Whoever reads the log all the time has read what was committed, and asks for nothing just now."""
        while self.tail.head < await models.Event.head():
            await asyncio.sleep(0.005)

    def stranger(self) -> "Visitor":
        return Visitor(self, {}, None)


@dataclass
class Visitor:
    """Somebody with a browser or a program."""

    web: Web
    headers: dict[str, str]
    user: models.User | None
    _ids: Any = field(default_factory=lambda: itertools.count(1))

    async def post(self, document: str, variables: dict[str, Any] | None = None, **headers: str) -> httpx.Response:
        return await self.send({"query": document, "variables": variables or {}}, **headers)

    async def send(self, body: dict[str, Any], **headers: str) -> httpx.Response:
        async with httpx.AsyncClient(timeout=20, verify=False) as client:  # no TLS here: no certificates to load
            return await client.post(f"{self.web.url}/graphql", json=body, headers={**self.headers, **headers})

    async def ask(self, document: str, **variables: Any) -> Any:
        """The data of an answer that has no errors."""
        answer = (await self.post(document, variables)).json()
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    async def do(self, mutation: str, input: dict[str, Any], selection: str) -> Any:
        """The payload of a mutation, with whatever everybody wants to know of it."""
        name = mutation[0].upper() + mutation[1:]
        common = (
            "errors { code message field params conflict { currentVersion fields { name yours theirs } } }"
            " position clientMutationId replayed"
        )
        document = f"mutation($input: {name}Input!) {{ {mutation}(input: $input) {{ {selection} {common} }} }}"
        return (await self.ask(document, input=input))[mutation]

    @contextlib.asynccontextmanager
    async def socket(self, **headers: str) -> AsyncIterator["Socket"]:
        url = self.web.url.replace("http", "ws") + "/graphql"
        protocol = [Subprotocol("graphql-transport-ws")]
        async with connect(url, subprotocols=protocol, additional_headers={**self.headers, **headers}) as raw:
            socket = Socket(raw, self._ids)
            await socket.send(type="connection_init")
            await socket.receive("connection_ack")
            yield socket


@dataclass
class Socket:
    raw: ClientConnection
    ids: Any

    async def send(self, **message: Any) -> None:
        await self.raw.send(json.dumps(message))

    async def receive(self, *types: str, seconds: float = 5) -> Any:
        """The next message of one of these types."""
        async with asyncio.timeout(seconds):
            while True:
                message = json.loads(await self.raw.recv())
                if message["type"] in types:
                    return message

    async def subscribe(self, document: str, **variables: Any) -> str:
        id = str(next(self.ids))
        await self.send(type="subscribe", id=id, payload={"query": document, "variables": variables})
        return id

    async def next(self, seconds: float = 5) -> Any:
        """The data of the next message of a subscription."""
        message = await self.receive("next", "error", "complete", seconds=seconds)
        assert message["type"] == "next", message
        assert "errors" not in message["payload"], message["payload"]["errors"]
        return message["payload"]["data"]

    async def silent(self, seconds: float = 0.4) -> bool:
        """Whether nothing comes for a while."""
        try:
            await self.receive("next", "error", "complete", seconds=seconds)
        except TimeoutError:
            return True
        return False


@contextlib.asynccontextmanager
async def listening(config: uvicorn.Config) -> AsyncIterator[int]:
    """A uvicorn on this port. It is ended by hand: its own `serve` waits 0.2 s for nothing, in a thousand tests."""
    config.load()
    server = uvicorn.Server(config)
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        for each in server.servers:
            each.close()
        state = server.server_state
        for connection in list(state.connections):
            connection.shutdown()
        for task in state.tasks:
            task.cancel()
        await asyncio.gather(*state.tasks, return_exceptions=True)


@contextlib.asynccontextmanager
async def serving(data_dir: Path, database_url: str, **environ: str) -> AsyncIterator[Web]:
    """The endpoint over the database that the test has opened."""
    settings = load(
        {
            "FUNIL_DATA_DIR": str(data_dir),
            "FUNIL_DATABASE_URL": database_url,
            "FUNIL_ORIGINS": OTHER_ORIGIN,
            "FUNIL_SECRET_KEYS": KEY,
            "FUNIL_COST_BUCKET": "0",
            **environ,
        }
    )
    bus, tail = LocalBus(), Tail()
    bus.listen(tail.hint)

    def announce(position: int, events: list[models.Event]) -> None:
        tail.committed(events)
        bus.hint(position)

    models.after_commit.append(announce)
    await tail.start()
    workspace = await models.Workspace.current()
    endpoint = Endpoint(schema, settings, tail, workspace.epoch, SETUP_TOKEN, Keyring(settings.secret_keys))
    app = doors(settings, endpoint)
    config = uvicorn.Config(
        app,
        port=0,
        log_level="warning",
        lifespan="off",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        ws_max_size=WS_FRAME,
    )
    try:
        async with listening(config) as port:
            yield Web(f"http://127.0.0.1:{port}", tail, settings, workspace, endpoint, app.state.health)
    finally:
        await tail.stop()
        models.after_commit.remove(announce)
