"""Measures both sides in turn, prints the ratios, and writes them down as JSON."""

import argparse
import json
import platform
import sqlite3
import sys
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks import base, intake, live
from benchmarks.measuring import Comparison, measured
from benchmarks.side import Unmeasured

RESULTS = Path(__file__).parent / "results"


def main() -> int:
    options = _options()
    began = time.monotonic()
    told: dict[str, Any] = {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    told |= {"rounds": options.rounds, "memory": {}, "work": [], "intake": [], "live": []}
    try:
        for postgres in _databases(options.databases):
            _all(postgres, options, told)
    except Unmeasured as failure:
        sys.stderr.write(f"benchmarks: {failure}\n")
        return 1
    file = options.json or RESULTS / f"{datetime.now(UTC):%Y-%m-%dT%H%M%S}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
    print(f"\n{time.monotonic() - began:.0f} seconds; {file}")
    return 0


def _all(postgres: str | None, options: argparse.Namespace, told: dict[str, Any]) -> None:
    """On one database; what was found is added to `told`."""
    database = "postgres" if postgres else "sqlite"
    for subjects in options.open:
        found, used = measured(postgres, subjects, options.rounds)
        _print(found, used, options.rounds)
        told["work"] += [{**asdict(each), "ratio": asdict(each.ratio)} for each in found]
        told["memory"] |= used
    for stored in options.stored:
        mine, theirs = intake.compare(options.mails, stored, postgres)
        print(f"\n{database}: " + intake.told(mine, theirs, options.mails, stored))
        mails = {"database": database, "mails": options.mails, "stored": stored}
        told["intake"].append({**mails, "funil": asdict(mine), "floor": asdict(theirs)})
    if options.people:
        crowds = live.compare(options.people, 5, postgres=postgres)
        print(f"\n{database}: " + live.told(crowds, options.people))
        told["live"] += [{"database": database, "people": options.people, **each} for each in live.rows(crowds)]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What Funil costs, against a floor.")
    parser.add_argument("--rounds", type=int, default=3, help="of each side, in turn; default 3")
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgres"], choices=["sqlite", "postgres"])
    parser.add_argument("--open", type=int, nargs="*", default=[1_000], help="open subjects, such as 500 1000 20000")
    parser.add_argument("--mails", type=int, default=500, help="that are taken in; the design says 5000")
    parser.add_argument("--stored", type=int, nargs="*", default=[0], help="mails before, such as 5000 50000")
    parser.add_argument("--people", type=int, default=100, help="who follow a board; the design says 2000; 0: nobody")
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


def _print(compared: list[Comparison], memory: dict[str, float], rounds: int) -> None:
    first = compared[0]
    print(f"\n{first.database}, {first.subjects} open subjects of a year, medians of {rounds} rounds, one client\n")
    print(f"{'':15}{'CPU ms a request':^31}{'p50 ms':^31}{'p99 ms':^31}")
    print(f"{'work':8}{'kB':>7}" + f"{'Funil':>10}{'floor':>10}{'ratio':>10} " * 3)
    for each in compared:
        mine, theirs, ratio = asdict(each.funil), asdict(each.floor), asdict(each.ratio)
        print(
            f"{each.work:8}{each.bytes / 1000:7.0f}"
            + "".join(f"{mine[n]:10.2f}{theirs[n]:10.2f}{ratio[n]:9.1f}x " for n in mine)
        )
    print("memory MB   " + ", ".join(f"{name} {value:.0f}" for name, value in memory.items()))
    print("Targets, CPU: board 1.4x, small 2x, move 2.5x; benchmarks/README.md says what is missing.")


if __name__ == "__main__":
    raise SystemExit(main())
