"""One event to many who follow a board, against a floor: the same bytes written to as many plain sockets.

`python -m benchmarks.live --people 2000`. CPU is the server's, of one message, without what the same changes cost when
nobody listens; latency is from the request of a change to its message at a client, over all messages. Three crowds: all
of one scope; scopes of ten each, in channels of their own; and everyone with a document of their own.
"""

import argparse
import asyncio
import contextlib
import os
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

import models
from benchmarks import side
from benchmarks.side import Side
from models.account import first_admin
from models.founding import found
from permissions import Access, Role
from schema.ids import to_id
from storage import engine
from storage.migrate import migrate

FOLLOWED = """
subscription($id: ID!) { funnelChanged(channelId: $id) { kind position clientMutationIds
  changes { kind subjectId version subject {
    id title kind outcome version rank priority expectedCloseOn source activityState idle rotting stageEnteredAt
    createdAt updatedAt value { amount currency } customer { id name type } owner { id name } markers { id name color }
    stage { id }
  } } } }
"""
CHANGE = "mutation($input: SubjectUpdateInput!) { subjectUpdate(input: $input) { position errors { message } } }"
SOCKETS = 20
"""Of one person, at most."""
OF_ONE_SCOPE = 10


@dataclass(frozen=True)
class Told:
    """Of one message: the server's CPU in microseconds; the latency of all of them in milliseconds."""

    crowd: str
    cpu: float
    p50: float
    p99: float


@dataclass(frozen=True)
class House:
    admin: str
    tokens: list[str]
    """Of people, each of whom sees the channel of their own number, and all the first one."""
    channels: list[str]
    cards: list[str]


async def build(folder: Path, people: int, channels: int) -> House:
    now, url = datetime.now(UTC), f"sqlite:///{folder}/funil.sqlite3"
    await migrate(url)
    await engine.open(url)
    try:
        await found(name="Bench", zone="UTC", currency="BRL", locale="en", now=now)
        rita = await first_admin(
            name="Rita", email="rita@funil.example", password_hash="-", zone="UTC", locale="en", now=now
        )
        async with models.transaction():
            rows = [await models.Channel.create_new(by=rita, now=now, name=f"Team {n}") for n in range(channels)]
            cards = [await models.Subject.create_new(by=rita, now=now, channel=row, title="A boat") for row in rows]
            tokens = [await _person(n, rows, rita, now) for n in range(people)]
            _, admin = await models.Session.begin(rita, now=now, terms=models.Terms())
        ids = [to_id("Channel", row.id) for row in rows], [to_id("Subject", card.id) for card in cards]
        return House(admin, tokens, *ids)
    finally:
        await engine.close()


async def _person(number: int, channels: list[models.Channel], rita: models.User, now: datetime) -> str:
    who = await models.User.create(
        name=f"P{number}",
        email=f"p{number}@funil.example",
        role=Role.AGENT,
        locale="en",
        created_at=now,
        updated_at=now,
    )
    for channel in {channels[0], channels[number % len(channels)]}:
        await channel.set_member(who, access=Access.CHANNEL, leader=False, by=rita, now=now)
    return (await models.Session.begin(who, now=now, terms=models.Terms()))[1]


class Crowd:
    """Sockets, and when each message came."""

    def __init__(self, port: int) -> None:
        self.port, self.came, self._news = port, list[float](), asyncio.Event()
        self._reading: list[asyncio.Task[None]] = []

    async def follow(self, token: str, channel: str, document: str, stack: contextlib.AsyncExitStack) -> None:
        raw = await stack.enter_async_context(
            connect(
                f"ws://127.0.0.1:{self.port}/graphql",
                subprotocols=[Subprotocol("graphql-transport-ws")],
                additional_headers={"cookie": f"funil={token}"},
                compression=None,
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
            document = f"{FOLLOWED}# {number}" if crowd == "distinct" else FOLLOWED
            await heard.follow(house.tokens[who], house.channels[channel], document, stack)
        await asyncio.sleep(5)
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
    return Told(crowd, spent * 1e6 / sent, statistics.median(waits) * 1e3, waits[int(len(waits) * 0.99)] * 1e3)


async def _idle(server: Side) -> float:
    """CPU that sockets cost while nothing happens, per second."""
    before = server.cpu
    await asyncio.sleep(2)
    return (server.cpu - before) / 2


async def _silent(server: Side, house: House, rounds: int) -> float:
    """CPU of a change that nobody hears of."""
    before = server.cpu
    for number in range(rounds + 5):
        await _change(server, house, 0, -1 - number)
    return (server.cpu - before) / (rounds + 5)


async def floor(people: int, rounds: int, size: int = 900) -> Told:
    """Raw writes of as many bytes, from this process to sockets that another one reads."""
    writers: list[asyncio.StreamWriter] = []
    server = await asyncio.start_server(lambda _, writer: writers.append(writer), "127.0.0.1", 0, backlog=4096)
    port = server.sockets[0].getsockname()[1]
    async with _readers(port, people):
        while len(writers) < people:  # noqa: ASYNC110 - counts them
            await asyncio.sleep(0.05)
        message, before = b"x" * size, time.process_time()
        for _ in range(rounds):
            for writer in writers:
                writer.transport.write(message)
            await asyncio.sleep(0)
        spent = time.process_time() - before
        for writer in writers:
            writer.close()
        server.close()
    return Told("floor", spent * 1e6 / (people * rounds), 0.0, 0.0)


@contextlib.asynccontextmanager
async def _readers(port: int, people: int) -> AsyncIterator[None]:
    program = (
        f"import asyncio\nasync def one():\n r, _ = await asyncio.open_connection('127.0.0.1', {port})\n"
        " while await r.read(65536): pass\n"
        f"async def all(): await asyncio.gather(*(one() for _ in range({people})))\nasyncio.run(all())"
    )
    child = await asyncio.create_subprocess_exec("python3", "-c", program)
    try:
        yield
    finally:
        await child.wait()


CROWDS = ("one scope", "scopes", "distinct")


def compare(people: int, rounds: int, crowds: Sequence[str] = CROWDS) -> list[Told]:
    """The floor, and then the crowds."""
    with tempfile.TemporaryDirectory(prefix="funil-live-") as name:
        folder = Path(name)
        channels = max(1, people // OF_ONE_SCOPE)
        house = asyncio.run(build(folder, max(channels, -(-people // SOCKETS)), channels))
        with side.funil(folder, house.admin) as server:

            async def all_of_them() -> list[Told]:
                told = [await floor(people, rounds * 5)]
                return told + [await measure(server, house, crowd, people, rounds) for crowd in crowds]

            return asyncio.run(all_of_them())


def told(found: list[Told], people: int) -> str:
    [base, *crowds] = found
    lines = [f"one event to {people} who follow a board; the floor's write: {base.cpu:.1f} µs CPU a message\n"]
    lines.append(f"{'crowd':12}{'CPU µs':>10}{'ratio':>10}{'p50 ms':>10}{'p99 ms':>10}")
    lines += [f"{e.crowd:12}{e.cpu:10.1f}{e.cpu / base.cpu:9.1f}x{e.p50:10.0f}{e.p99:10.0f}" for e in crowds]
    lines.append("targets: one scope 3.5x, distinct 20x")
    return "\n".join(lines)


def rows(told: list[Told]) -> list[dict[str, Any]]:
    return [asdict(each) for each in told]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.live", description=__doc__)
    parser.add_argument("--people", type=int, default=2_000, help="who follow; default 2000")
    parser.add_argument("--rounds", type=int, default=10, help="events to each; default 10")
    parser.add_argument("--crowds", nargs="+", default=CROWDS, choices=CROWDS, help="which of them; default all")
    asked = parser.parse_args()
    print(told(compare(asked.people, asked.rounds, asked.crowds), asked.people))
    return 0


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    raise SystemExit(main())
