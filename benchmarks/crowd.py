"""Many who follow a board over sockets of their own, and what one event to all of them costs. Knows no database."""

import asyncio
import contextlib
import statistics
import time
from dataclasses import dataclass

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.house import House
from benchmarks.side import Side

FOLLOWED = """
subscription($id: ID!) { funnelChanged(channelId: $id) { kind position clientMutationIds
  changes { kind subjectId version subject {
    id title kind outcome version rank priority expectedCloseOn source activityState idle rotting stageEnteredAt
    createdAt updatedAt value { amount currency } customer { id name type } owner { id name }
    nextActivity { id summary dueOn state type { id name } } markers { id name color }
    stage { id }
  } } } }
"""
CHANGE = "mutation($input: SubjectUpdateInput!) { subjectUpdate(input: $input) { position errors { message } } }"
SOCKETS = 20
"""Of one person, at most."""
OF_ONE_SCOPE = 10
WARM, ALONE = 10, 20
"""Changes before anything is measured, and at least so many of which nobody hears."""


@dataclass(frozen=True)
class Told:
    """Of one message: the server's CPU in microseconds; the latency of all of them in milliseconds."""

    crowd: str
    cpu: float
    p50: float
    p99: float
    bytes: int


class Crowd:
    """Sockets, when each message came, and the length of the last one."""

    def __init__(self, port: int) -> None:
        self.port, self.came, self._news, self.size = port, list[float](), asyncio.Event(), 0
        self._reading: list[asyncio.Task[None]] = []

    async def follow(self, token: str, channel: str, document: str, stack: contextlib.AsyncExitStack) -> None:
        raw = await stack.enter_async_context(
            connect(
                f"ws://127.0.0.1:{self.port}/graphql",
                subprotocols=[Subprotocol("graphql-transport-ws")],
                additional_headers={"cookie": f"funil={token}"},
                compression=None,
                open_timeout=60,
                ping_interval=None,
            )
        )
        await raw.send('{"type":"connection_init"}')
        await raw.recv()
        payload = {"query": document, "variables": {"id": channel}}
        await raw.send(msgspec.json.encode({"type": "subscribe", "id": "1", "payload": payload}).decode())
        self._reading.append(asyncio.create_task(self._read(raw)))

    async def _read(self, raw: ClientConnection) -> None:
        async for message in raw:
            if '"next"' in str(message)[:40]:
                self.came.append(time.perf_counter())
                self.size = len(message)
                self._news.set()

    async def heard(self, number: int) -> None:
        async with asyncio.timeout(120):
            while len(self.came) < number:
                self._news.clear()
                await self._news.wait()

    async def leave(self) -> None:
        for task in self._reading:
            task.cancel()
        await asyncio.gather(*self._reading, return_exceptions=True)


async def _change(server: Side, house: House, card: int, number: int) -> None:
    server.connect()
    given = {"input": {"id": house.cards[card], "title": f"A boat {number}"}}
    await asyncio.to_thread(server.ask, "/graphql", CHANGE, given)


async def measure(server: Side, house: House, crowd: str, people: int, rounds: int) -> Told:
    """So many events, each to all of one scope."""
    await asyncio.to_thread(server.rest)
    alone = await _silent(server, house, rounds)
    heard = Crowd(server.connection.port)
    scopes = people // OF_ONE_SCOPE if crowd == "scopes" else 1
    async with contextlib.AsyncExitStack() as stack:
        for number in range(people):
            channel = number // OF_ONE_SCOPE % scopes if crowd == "scopes" else 0
            who = channel if crowd == "scopes" else number // SOCKETS
            document = FOLLOWED.replace(" title ", f" title{number}: title ") if crowd == "distinct" else FOLLOWED
            await heard.follow(house.tokens[who], house.channels[channel], document, stack)
        await asyncio.sleep(5)
        for number in range(scopes):
            await _change(server, house, number, -1)
        await heard.heard(people)
        waits, sent, idle = list[float](), 0, await _idle(server)
        before, wall = server.cpu, time.perf_counter()
        for number in range(rounds * scopes):
            at, begun = len(heard.came), time.perf_counter()
            await _change(server, house, number % scopes, number)
            await heard.heard(at + people // scopes)
            waits += [came - begun for came in heard.came[at:]]
            sent += people // scopes
        spent = server.cpu - before - idle * (time.perf_counter() - wall) - alone * rounds * scopes
        await heard.leave()
    waits.sort()
    p50, p99 = statistics.median(waits), waits[int(len(waits) * 0.99)]
    return Told(crowd, spent * 1e6 / sent, p50 * 1e3, p99 * 1e3, heard.size)


async def _idle(server: Side) -> float:
    """CPU that sockets cost while nothing happens, per second."""
    before = server.cpu
    await asyncio.sleep(2)
    return (server.cpu - before) / 2


async def _silent(server: Side, house: House, rounds: int) -> float:
    """CPU of a change that nobody hears of."""
    for number in range(WARM):
        await _change(server, house, 0, -1 - number)
    before, many = server.cpu, rounds + ALONE
    for number in range(many):
        await _change(server, house, 0, number)
    return (server.cpu - before) / many
