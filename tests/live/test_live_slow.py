"""A reader that is slow gets fewer and larger messages; one that does not read is cut, and may resume."""

import asyncio
import json
import socket as plain
from datetime import UTC, datetime

import pytest

import models
from tests.live.board import Board
from tests.live.line import line
from tests.live.projection import BOARD, FUNNEL
from tests.make import Cast, subject
from tests.web import Visitor, Web

pytestmark = pytest.mark.once


def now() -> datetime:
    return datetime.now(UTC)


async def sleeper(visitor: Visitor, since: str, **variables: str) -> plain.socket:
    """A socket that asks for the board and then reads nothing: raw, since every library reads ahead."""
    host, port = visitor.web.url.removeprefix("http://").split(":")
    raw = plain.socket()
    raw.setsockopt(plain.SOL_SOCKET, plain.SO_RCVBUF, 4096)
    raw.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(raw, (host, int(port)))
    head = [
        "GET /graphql HTTP/1.1",
        f"Host: {host}:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Protocol: graphql-transport-ws",
        f"Cookie: {visitor.headers['cookie']}",
    ]
    await loop.sock_sendall(raw, ("\r\n".join(head) + "\r\n\r\n").encode())
    await until(raw, b"\r\n\r\n")
    await loop.sock_sendall(raw, frame(json.dumps({"type": "connection_init"})))
    await until(raw, b"connection_ack")
    payload = {"query": FUNNEL, "variables": {"since": since, **variables}}
    await loop.sock_sendall(raw, frame(json.dumps({"type": "subscribe", "id": "1", "payload": payload})))
    return raw


async def until(raw: plain.socket, sign: bytes) -> None:
    loop, held = asyncio.get_running_loop(), b""
    async with asyncio.timeout(5):
        while sign not in held:
            held = held[-200:] + await loop.sock_recv(raw, 65_536)


def frame(text: str) -> bytes:
    """A masked text frame; the mask is zero."""
    data = text.encode()
    length = bytes([0x80 | len(data)]) if len(data) < 126 else bytes([0x80 | 126]) + len(data).to_bytes(2, "big")
    return b"\x81" + length + bytes(4) + data


async def test_who_reads_nothing_is_cut_and_delays_nobody_and_may_resume(web: Web, cast: Cast) -> None:
    web.endpoint.patience = 0.5
    cards = [await subject(cast, description="y" * 20_000, now=now()) for _ in range(20)]
    ana, bruno = await web.sign_in(cast.ana), await web.sign_in(cast.bruno)
    board = Board(await ana.ask(BOARD))
    raw = await sleeper(ana, board.position)
    try:
        async with line(bruno) as held:
            awake, slowest = await held.subscribe(FUNNEL, since=board.position), 0.0
            assert await awake.silent(0.1) and web.endpoint.crowd.subscriptions == 2
            for number in range(100):
                begun = asyncio.get_running_loop().time()
                async with models.transaction():
                    for card in cards:
                        await card.update(priority=(number + 1) % 2, by=cast.ana, now=now())
                assert await awake.change()
                slowest = max(slowest, asyncio.get_running_loop().time() - begun)
                if web.endpoint.crowd.subscriptions == 1:
                    break
            assert slowest < 2
            assert web.endpoint.crowd.subscriptions == 1
            await until(raw, (1013).to_bytes(2, "big") + b"You read too slowly")
    finally:
        raw.close()

    async with line(ana) as held:
        feed = await held.subscribe(FUNNEL, since=board.position)
        while board.number < web.tail.head:
            board.apply(await feed.next())
    assert board.cards == Board(await ana.ask(BOARD)).cards
