"""A socket with many subscriptions, each with a queue of its own."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

from websockets.exceptions import ConnectionClosed

import models
from tests.web import Socket, Visitor


class Feed:
    """What one subscription is told."""

    def __init__(self, line: "Line", id: str) -> None:
        self.line, self.id = line, id
        self.messages: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def raw(self, seconds: float = 5) -> dict[str, Any]:
        async with asyncio.timeout(seconds):
            return await self.messages.get()

    async def next(self, seconds: float = 5) -> Any:
        """The next event."""
        message = await self.raw(seconds)
        assert message["type"] == "next", message
        assert "errors" not in message["payload"], message
        [event] = message["payload"]["data"].values()
        return event

    async def change(self, seconds: float = 5) -> Any:
        """The next event with changes; tellings of totals alone are passed over."""
        while True:
            event = await self.next(seconds)
            if event.get("changes", True) or event["kind"] != "CHANGE":
                return event

    async def refusal(self, seconds: float = 5) -> Any:
        """The coded error with which a subscription is refused or ends."""
        message = await self.raw(seconds)
        errors = message["payload"] if message["type"] == "error" else message["payload"]["errors"]
        if message["type"] == "next":
            await self.end()
        return errors[0]

    async def end(self, seconds: float = 5) -> None:
        message = await self.raw(seconds)
        assert message["type"] == "complete", message

    async def silent(self, seconds: float = 0.3) -> bool:
        """Whether nothing comes for a while but totals."""
        with contextlib.suppress(TimeoutError):
            while not (await self.next(seconds)).get("changes", True):
                continue
            return False
        return True

    async def leave(self) -> None:
        await self.line.socket.send(type="complete", id=self.id)


class Line:
    def __init__(self, socket: Socket) -> None:
        self.socket = socket
        self.feeds: dict[str, Feed] = {}
        self.code: int | None = None
        self._over = asyncio.Event()

    async def subscribe(self, document: str, **variables: Any) -> Feed:
        """Begin where the log ends now: the protocol does not say when a subscription has begun, and what happens
        before would be missed (a frontend begins with the position of what it fetched)."""
        if "$since: Position)" in document and "since" not in variables:
            workspace = await models.Workspace.current()
            variables["since"] = f"{workspace.epoch}.{await models.Event.head()}"
        id = str(next(self.socket.ids))
        feed = self.feeds[id] = Feed(self, id)
        payload = {"query": document, "variables": variables}
        await self.socket.send(type="subscribe", id=id, payload=payload)
        return feed

    async def read(self) -> None:
        try:
            async for text in self.socket.raw:
                message = json.loads(text)
                if message.get("id") in self.feeds:
                    self.feeds[message["id"]].messages.put_nowait(message)
        except ConnectionClosed:
            self.code = self.socket.raw.close_code
        self.code = self.socket.raw.close_code
        self._over.set()

    async def closed(self, seconds: float = 5) -> int | None:
        """The code with which the server closed."""
        async with asyncio.timeout(seconds):
            await self._over.wait()
        return self.code


@contextlib.asynccontextmanager
async def line(visitor: Visitor) -> AsyncIterator[Line]:
    async with visitor.socket() as socket:
        held = Line(socket)
        reading = asyncio.create_task(held.read())
        try:
            yield held
        finally:
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)
