"""Both sides in turn, piece of work by piece of work: what each costs, and that both do the same."""

import asyncio
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks import base, side, written
from benchmarks.side import Side, Unmeasured
from benchmarks.work import Piece, pieces
from benchmarks.world import build


@dataclass(frozen=True)
class Cost:
    """Of one request, in milliseconds: CPU of server and database, and what its client waits."""

    cpu: float
    p50: float
    p99: float


@dataclass(frozen=True)
class Comparison:
    database: str
    subjects: int
    work: str
    bytes: int
    """Of an answer."""
    funil: Cost
    floor: Cost

    @property
    def ratio(self) -> Cost:
        mine, theirs = asdict(self.funil), asdict(self.floor)
        return Cost(**{name: mine[name] / theirs[name] for name in mine})


def measured(postgres: str | None, subjects: int, rounds: int) -> tuple[list[Comparison], dict[str, float]]:
    """All pieces on the year of so many open subjects, and the megabytes of each side after them."""
    name = "postgres" if postgres else "sqlite"
    with tempfile.TemporaryDirectory(prefix="funil-bench-") as temporary:
        folder = Path(temporary)
        ours, theirs = (base.url_of(folder, each, postgres) for each in ("bench_funil", "bench_floor"))
        try:
            asyncio.run(base.made(ours))
            world = asyncio.run(build(folder, ours, subjects))
            asyncio.run(base.made(theirs, ours))
            with side.floor(theirs, world.token) as floor, side.funil(folder, world.token, ours) as funil:
                funil.rest()
                started = funil.memory
                compared = [_compare(piece, funil, floor, rounds, (name, subjects)) for piece in pieces(world)]
                used = {f"{each.name} on {name}": round(each.memory) for each in (funil, floor)}
                return compared, {f"Funil on {name} at its start": round(started), **used}
        finally:
            for url in (ours, theirs):
                asyncio.run(base.dropped(url))


def _compare(piece: Piece, funil: Side, floor: Side, rounds: int, where: tuple[str, int]) -> Comparison:
    asked = {funil.name: 0, floor.name: 0}

    def ask(side: Side) -> bytes:
        number = asked[side.name]
        asked[side.name] += 1
        path = "/graphql" if side is funil else piece.path
        return side.ask(path, piece.document, piece.variables(number))

    def a_round(side: Side) -> Cost:
        side.connect()
        waits, before = [], side.cpu
        for _ in range(piece.requests):
            began = time.perf_counter()
            ask(side)
            waits.append(time.perf_counter() - began)
        waits.sort()
        cpu = (side.cpu - before) * 1000 / piece.requests
        return Cost(cpu, statistics.median(waits) * 1000, waits[int(len(waits) * 0.99)] * 1000)

    size = len(_same(piece, funil, floor, ask))
    for warm in (funil, floor):
        warm.connect()
        for _ in range(piece.requests // 4):
            ask(warm)
    costs: dict[str, list[Cost]] = {each.name: [] for each in (funil, floor)}
    for _ in range(rounds):
        for each in (funil, floor):
            costs[each.name].append(a_round(each))
    return Comparison(*where, piece.name, size, *(median(costs[each.name]) for each in (funil, floor)))


def _same(piece: Piece, funil: Side, floor: Side, ask: Callable[[Side], bytes]) -> bytes:
    """A floor that says or writes something else than we do measures nothing. Funil's first answer."""
    urls = funil.database, floor.database
    before = asyncio.run(_heads(*urls))
    for each in (funil, floor):
        each.connect()
    ours, theirs = ask(funil), ask(floor)
    if piece.same and told(ours) != told(theirs):
        raise Unmeasured(f"The floor's answer to “{piece.name}” is not Funil's.")
    if not piece.same:
        asyncio.run(written.require_same(*urls, before, piece.name))
    return ours


def told(answer: bytes) -> object:
    """Without the position, which counts whatever happened on either side."""
    data = json.loads(answer)["data"]
    for each in data.values():
        if isinstance(each, dict):
            each.pop("position", None)
    return data


async def _heads(ours: str, theirs: str) -> tuple[int, int]:
    return await written.head(ours), await written.head(theirs)


def median(costs: list[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("cpu", "p50", "p99")))
