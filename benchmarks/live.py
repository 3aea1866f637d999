"""One event to many who follow a board, against a floor: the same bytes written to as many plain sockets.

`python -m benchmarks.live --people 2000`. CPU is the server's, of one message, without what the same changes cost when
nobody listens; latency is from the request of a change to its message at a client, over all messages. Three crowds: all
of one scope; scopes of ten each, in channels of their own; and everyone with a document of their own.
"""

import argparse
import asyncio
import contextlib
import os
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks import base, side
from benchmarks.crowd import OF_ONE_SCOPE, SOCKETS, Told, measure
from benchmarks.house import House, build
from benchmarks.side import Side

Serving = Callable[[Path, str, str], contextlib.AbstractContextManager[Side]]
"""A server on a database: a folder of its own, whose session asks, and the URL."""
CROWDS = ("one scope", "scopes", "distinct")


def compare(
    people: int,
    rounds: int,
    crowds: Sequence[str] = CROWDS,
    *,
    postgres: str | None = None,
    server: Serving = side.funil,
) -> list[Told]:
    """The floor, and then the crowds at one kind of server."""
    with tempfile.TemporaryDirectory(prefix="funil-live-") as name:
        folder = Path(name)
        url, channels = base.url_of(folder, "bench_live", postgres), max(1, people // OF_ONE_SCOPE)
        asyncio.run(base.made(url))
        try:
            house = asyncio.run(build(url, max(channels, -(-people // SOCKETS)), channels))
            with server(folder, house.admin, url) as side:
                return asyncio.run(_all(side, house, people, rounds, crowds))
        finally:
            asyncio.run(base.dropped(url))


async def _all(side: Side, house: House, people: int, rounds: int, crowds: Sequence[str]) -> list[Told]:
    told = [await measure(side, house, crowd, people, rounds) for crowd in crowds]
    return [await floor(people, rounds * 5, told[0].bytes), *told]


def told(found: list[Told], people: int) -> str:
    [least, *crowds] = found
    lines = [
        f"one event to {people} who follow a board; the floor's write of {least.bytes} bytes: {least.cpu:.1f} µs CPU\n"
    ]
    lines.append(f"{'crowd':12}{'CPU µs':>10}{'ratio':>10}{'p50 ms':>10}{'p99 ms':>10}")
    lines += [f"{e.crowd:12}{e.cpu:10.1f}{e.cpu / least.cpu:9.1f}x{e.p50:10.0f}{e.p99:10.0f}" for e in crowds]
    lines.append("targets: one scope 3.5x, distinct 20x")
    return "\n".join(lines)


def rows(told: list[Told]) -> list[dict[str, Any]]:
    return [asdict(each) for each in told]


async def floor(people: int, rounds: int, size: int) -> Told:
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
    return Told("floor", spent * 1e6 / (people * rounds), 0.0, 0.0, size)


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


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.live", description=__doc__)
    parser.add_argument("--people", type=int, default=2_000, help="who follow; default 2000")
    parser.add_argument("--rounds", type=int, default=10, help="events to each; default 10")
    parser.add_argument("--crowds", nargs="+", default=CROWDS, choices=CROWDS, help="which of them; default all")
    parser.add_argument("--postgres", action="store_true", help="on the server that FUNIL_TEST_DATABASE names")
    asked = parser.parse_args()
    print(
        told(
            compare(asked.people, asked.rounds, asked.crowds, postgres=base.server() if asked.postgres else None),
            asked.people,
        )
    )
    return 0


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    raise SystemExit(main())
