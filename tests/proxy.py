"""A bad line between us and a server: slow, losing packets, cut in the middle, or open and silent."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

PIECE = 8_000
"""Bytes that travel together at most."""
AGAIN = 0.2
"""Seconds until a packet that was lost is sent once more: TCP loses nothing, it comes later."""


@dataclass
class Proxy:
    """`latency`: seconds each way; `loss`: of packets, 0 to 1; `cut`, `silent`: after so many bytes of the server's."""

    target: int
    port: int = 0
    latency: float = 0.0
    loss: float = 0.0
    cut: int | None = None
    silent: int | None = None
    passed: int = 0
    """Bytes of the server's, on all connections since it was last made to misbehave."""
    hides: bytes = b""
    """What somebody on the way takes out of the server's words, as one who wants to read along does."""
    said: bytearray = field(default_factory=bytearray)
    """All that the client has said."""
    dice: random.Random = field(default_factory=lambda: random.Random(7))
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    writers: list[asyncio.StreamWriter] = field(default_factory=list)

    def misbehave(self, *, cut: int | None = None, silent: int | None = None) -> None:
        self.cut, self.silent, self.passed = cut, silent, 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self.target)
        self.writers += [writer, back]
        for one, other, is_servers in ((reader, back, False), (there, writer, True)):
            task = asyncio.create_task(self._carry(one, other, is_servers))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, is_servers: bool) -> None:
        """One direction, in order: what waits for a lost packet comes after it."""
        with contextlib.suppress(ConnectionError):
            while piece := await reader.read(PIECE):
                await asyncio.sleep(self.latency + (AGAIN if self.dice.random() < self.loss else 0))
                if is_servers:
                    self.passed += len(piece)
                    piece = piece.replace(self.hides, b"X" * len(self.hides)) if self.hides else piece
                else:
                    self.said += piece
                if is_servers and self.cut is not None and self.passed > self.cut:
                    writer.transport.abort()
                    return
                if self.silent is not None and self.passed > self.silent:
                    await asyncio.Event().wait()
                writer.write(piece)
                await writer.drain()
        writer.close()

    def hang_up(self) -> None:
        for writer in self.writers:
            writer.transport.abort()


@contextlib.asynccontextmanager
async def proxy(target: int) -> AsyncIterator[Proxy]:
    """On a port of loopback, before the one that is given."""
    held = Proxy(target)
    server = await asyncio.start_server(held.serve, "127.0.0.1", 0)
    held.port = server.sockets[0].getsockname()[1]
    try:
        yield held
    finally:
        server.close()
        for task in list(held.tasks):
            task.cancel()
        await asyncio.gather(*held.tasks, return_exceptions=True)
        held.hang_up()
        await asyncio.sleep(0)
