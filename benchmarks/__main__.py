"""Measures both sides in turn, prints the ratios, and writes them down as JSON."""

import argparse
import asyncio
import json
import platform
import sqlite3
import statistics
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import base, intake, live, side
from benchmarks.side import Side, Unmeasured
from benchmarks.work import Piece, pieces
from benchmarks.world import build

RESULTS = Path(__file__).parent / "results"


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
    funil: Cost
    floor: Cost

    @property
    def ratio(self) -> Cost:
        mine, theirs = asdict(self.funil), asdict(self.floor)
        return Cost(**{name: mine[name] / theirs[name] for name in mine})


def main() -> int:
    options = _options()
    began = time.monotonic()
    compared: list[Comparison] = []
    memory: dict[str, float] = {}
    try:
        for postgres in _databases(options.databases):
            for subjects in options.open:
                found, used = asyncio.run(_measured(postgres, subjects, options.rounds))
                _print(found, used, options.rounds)
                compared, memory = [*compared, *found], {**memory, **used}
    except Unmeasured as failure:
        sys.stderr.write(f"benchmarks: {failure}\n")
        return 1
    mails = []
    for stored in options.stored:
        mine, theirs = intake.compare(options.mails, stored)
        print("\n" + intake.told(mine, theirs, options.mails, stored))
        mails.append({"mails": options.mails, "stored": stored, "funil": asdict(mine), "floor": asdict(theirs)})
    crowds = live.compare(options.people, 5)
    print("\n" + live.told(crowds, options.people))
    file = options.json or RESULTS / f"{datetime.now(UTC):%Y-%m-%dT%H%M%S}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    told = {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version, "rounds": options.rounds}
    rows = [{**asdict(each), "ratio": asdict(each.ratio)} for each in compared]
    all_of_it = {**told, "memory": memory, "work": rows, "intake": mails, "live": live.rows(crowds)}
    file.write_text(json.dumps(all_of_it, indent=1) + "\n", "utf-8")
    print(f"\n{time.monotonic() - began:.0f} seconds; {file}")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What Funil costs, against a floor.")
    parser.add_argument("--rounds", type=int, default=3, help="of each side, in turn; default 3")
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgres"], choices=["sqlite", "postgres"])
    parser.add_argument("--open", type=int, nargs="+", default=[1_000], help="open subjects, such as 500 1000 20000")
    parser.add_argument("--mails", type=int, default=500, help="that are taken in; the design says 5000")
    parser.add_argument("--stored", type=int, nargs="+", default=[0], help="mails before, such as 1000 50000")
    parser.add_argument("--people", type=int, default=100, help="who follow a board; the design says 2000")
    parser.add_argument("--json", type=Path, help="where the figures go; default: benchmarks/results/")
    return parser.parse_args()


def _databases(wanted: list[str]) -> list[str | None]:
    """None is SQLite; else the address of a server."""
    found: list[str | None] = [None] if "sqlite" in wanted else []
    if "postgres" in wanted:
        if base.server() is None:
            print("PostgreSQL is not measured: FUNIL_TEST_DATABASE names none (tests/servers/postgres.sh starts one).")
        else:
            found.append(base.server())
    return found


async def _measured(postgres: str | None, subjects: int, rounds: int) -> tuple[list[Comparison], dict[str, float]]:
    name = "postgres" if postgres else "sqlite"
    with tempfile.TemporaryDirectory(prefix="funil-bench-") as folder:
        ours, theirs = (base.url_of(Path(folder), each, postgres) for each in ("bench_funil", "bench_floor"))
        try:
            await base.made(ours)
            world = await build(ours, subjects)
            await base.made(theirs, ours)
            with side.floor(theirs, world.token) as floor, side.funil(Path(folder), world.token, ours) as funil:
                funil.rest()
                compared = [_compare(piece, funil, floor, rounds, (name, subjects)) for piece in pieces(world)]
                return compared, {f"{each.name} on {name}": round(each.memory) for each in (funil, floor)}
        finally:
            for url in (ours, theirs):
                await base.dropped(url)


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

    for each in (funil, floor):
        each.connect()
    _check(piece, ask(funil), ask(floor))
    for warm in (funil, floor):
        warm.connect()
        for _ in range(piece.requests // 4):
            ask(warm)
    costs: dict[str, list[Cost]] = {each.name: [] for each in (funil, floor)}
    for _ in range(rounds):
        for each in (funil, floor):
            costs[each.name].append(a_round(each))
    return Comparison(*where, piece.name, *(_median(costs[each.name]) for each in (funil, floor)))


def _check(piece: Piece, ours: bytes, theirs: bytes) -> None:
    """A floor that says something else than we do measures nothing."""
    if piece.same and json.loads(ours)["data"] != json.loads(theirs)["data"]:
        raise Unmeasured(f"The floor's answer to “{piece.name}” is not Funil's.")


def _median(costs: list[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("cpu", "p50", "p99")))


def _print(compared: list[Comparison], memory: dict[str, float], rounds: int) -> None:
    first = compared[0]
    print(f"\n{first.database}, {first.subjects} open subjects, medians of {rounds} rounds, one client\n")
    print(f"{'':8}{'CPU ms a request':^31}{'p50 ms':^31}{'p99 ms':^31}")
    print(f"{'work':8}" + f"{'Funil':>10}{'floor':>10}{'ratio':>10} " * 3)
    for each in compared:
        mine, theirs, ratio = asdict(each.funil), asdict(each.floor), asdict(each.ratio)
        print(f"{each.work:8}" + "".join(f"{mine[n]:10.2f}{theirs[n]:10.2f}{ratio[n]:9.1f}x " for n in mine))
    print("memory MB   " + ", ".join(f"{name} {value:.0f}" for name, value in memory.items()))
    print("Targets, CPU: board 1.4x, small 2x, move 2.5x; benchmarks/README.md says what is missing.")


if __name__ == "__main__":
    raise SystemExit(main())
