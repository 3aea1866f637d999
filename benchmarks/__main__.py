"""Measures both sides in turn, prints the ratios, and writes them down as JSON."""

import argparse
import asyncio
import json
import platform
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import intake, live, side
from benchmarks.side import Side, Unmeasured
from benchmarks.work import Piece, pieces
from benchmarks.world import build

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True)
class Cost:
    """Of one request, in milliseconds: medians over the rounds."""

    cpu: float
    latency: float


@dataclass(frozen=True)
class Comparison:
    work: str
    funil: Cost
    floor: Cost

    @property
    def ratio(self) -> Cost:
        return Cost(self.funil.cpu / self.floor.cpu, self.funil.latency / self.floor.latency)


def main() -> int:
    options = _options()
    try:
        compared, memory = _measure(options.rounds)
    except Unmeasured as failure:
        sys.stderr.write(f"benchmarks: {failure}\n")
        return 1
    _print(compared, memory, options.rounds)
    mine, theirs = intake.compare(options.mails, 0)
    print("\n" + intake.told(mine, theirs, options.mails, 0))
    crowds = live.compare(options.people, 5)
    print("\n" + live.told(crowds, options.people))
    file = options.json or RESULTS / f"{datetime.now(UTC):%Y-%m-%dT%H%M%S}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    rows = [{**asdict(each), "ratio": asdict(each.ratio)} for each in compared]
    told = {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version, "rounds": options.rounds}
    mail = {"mails": options.mails, "funil": asdict(mine), "floor": asdict(theirs)}
    file.write_text(
        json.dumps({**told, "memory": memory, "work": rows, "intake": mail, "live": live.rows(crowds)}, indent=1)
        + "\n",
        "utf-8",
    )
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What Funil costs, against a floor.")
    parser.add_argument("--rounds", type=int, default=5, help="of each side, in turn; default 5")
    parser.add_argument("--mails", type=int, default=1_000, help="that are taken in; default 1000")
    parser.add_argument("--people", type=int, default=200, help="who follow a board; the design says 2000")
    parser.add_argument("--json", type=Path, help="where the figures go; default: benchmarks/results/")
    return parser.parse_args()


def _measure(rounds: int) -> tuple[list[Comparison], dict[str, float]]:
    with tempfile.TemporaryDirectory(prefix="funil-bench-") as folder:
        theirs, ours = Path(folder, "floor"), Path(folder, "funil")
        ours.mkdir()
        world = asyncio.run(build(ours))
        shutil.copytree(ours, theirs)
        with side.floor(theirs / "funil.sqlite3", world.token) as floor, side.funil(ours, world.token) as funil:
            compared = [_compare(piece, funil, floor, rounds) for piece in pieces(world)]
            return compared, {each.name: round(each.memory) for each in (funil, floor)}


def _compare(piece: Piece, funil: Side, floor: Side, rounds: int) -> Comparison:
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
        return Cost((side.cpu - before) * 1000 / piece.requests, statistics.median(waits) * 1000)

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
    return Comparison(piece.name, *(_median(costs[each.name]) for each in (funil, floor)))


def _check(piece: Piece, ours: bytes, theirs: bytes) -> None:
    """A floor that says something else than we do measures nothing."""
    if piece.same and json.loads(ours)["data"] != json.loads(theirs)["data"]:
        raise Unmeasured(f"The floor's answer to “{piece.name}” is not Funil's.")


def _median(costs: list[Cost]) -> Cost:
    return Cost(*(statistics.median(getattr(cost, name) for cost in costs) for name in ("cpu", "latency")))


def _print(compared: list[Comparison], memory: dict[str, float], rounds: int) -> None:
    print(
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, medians of {rounds} rounds, one client\n"
    )
    print(f"{'':8}{'CPU ms a request':^34}{'latency ms':^30}")
    print(f"{'work':8}" + f"{'Funil':>10}{'floor':>10}{'ratio':>10}    " * 2)
    for each in compared:
        figures = "    ".join(
            f"{getattr(each.funil, name):10.2f}{getattr(each.floor, name):10.2f}{getattr(each.ratio, name):9.1f}x"
            for name in ("cpu", "latency")
        )
        print(f"{each.work:8}{figures}")
    print("\nmemory MB   " + ", ".join(f"{name} {value:.0f}" for name, value in memory.items()))
    print("Targets: board 1.4x, small 2x, move 2.5x; benchmarks/README.md says what is missing.")


if __name__ == "__main__":
    raise SystemExit(main())
