"""What others cost for the same work on the same database; CPU of server and database.

`make bench-peers`. The board: PostGraphile 5 (where Node is at hand, on PostgreSQL) answers it by relations, and asks
nobody who they are; stock Strawberry with Tortoise and loaders answers it word for word. Live: stock Strawberry beside
Funil, one event to many.
"""

import argparse
import asyncio
import contextlib
import json
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import base, live, side
from benchmarks.measuring import told
from benchmarks.side import Side, Unmeasured
from benchmarks.work import BOARD
from benchmarks.world import build

HERE = Path(__file__).parent
BY_RELATIONS = """
query ($first: Int!) {
  allStages(orderBy: [POSITION_ASC]) { nodes { id name kind probability
    subjectsByStageId(first: $first, condition: { onBoard: true }, orderBy: [RANK_ASC]) { nodes {
      id title kind outcome version rank priority expectedCloseOn source activityState idle rotting
      stageEnteredAt createdAt updatedAt valueMinor valueCurrency
      customerByCustomerId { id name type } userAccountByOwnerId { id name }
      activityByNextActivityId { id summary dueOn state activityTypeByTypeId { id name } }
      subjectMarkersBySubjectId { nodes { markerByMarkerId { id name color } } }
    } }
  } }
}
"""
SERVERS = ("Funil", "stock", "stock, told")


@contextlib.contextmanager
def postgraphile(folder: Path, token: str, url: str) -> Iterator[Side]:
    for name in ("package.json", "postgraphile.mjs"):
        shutil.copy(HERE / name, folder)
    quiet = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(quiet, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    environ = {"NODE_ENV": "production", "GRAPHILE_ENV": "production"}
    command = ["node", str(folder / "postgraphile.mjs"), url, "{port}"]
    with side.running("PostGraphile", command, environ, token, url) as peer:
        yield peer


@contextlib.contextmanager
def stock(_: Path, token: str, url: str, more: str = "") -> Iterator[Side]:
    """`told`: a message of a subscription carries all that it tells."""
    command = [sys.executable, "-m", "benchmarks.peers.stock", url, "{port}", more]
    with side.running("stock", command, {}, token, url) as peer:
        yield peer


def board(postgres: str | None, subjects: int, rounds: int) -> dict[str, tuple[float, int]]:
    """By their names: CPU milliseconds of a board, and its bytes."""
    with tempfile.TemporaryDirectory(prefix="funil-peers-") as name, contextlib.ExitStack() as stack:
        folder = Path(name)
        urls = [base.url_of(folder, each, postgres) for each in ("bench_funil", "bench_stock", "bench_graphile")]
        for url in urls:
            stack.callback(_gone, url)
        asyncio.run(base.made(urls[0]))
        world = asyncio.run(build(folder, urls[0], subjects))
        for url in urls[1:]:
            asyncio.run(base.made(url, urls[0]))
        sides = [stack.enter_context(stock(folder, world.token, urls[1]))]
        if postgres is not None and shutil.which("npm") is not None:
            sides.append(stack.enter_context(postgraphile(folder, world.token, urls[2])))
        sides.append(stack.enter_context(side.funil(folder, world.token, urls[0])))
        sides[-1].rest()
        return _measured(sides, rounds)


def _gone(url: str) -> None:
    asyncio.run(base.dropped(url))


def _measured(sides: list[Side], rounds: int) -> dict[str, tuple[float, int]]:
    documents = {each.name: BY_RELATIONS if each.name == "PostGraphile" else BOARD for each in sides}
    answers: dict[str, Any] = {}
    costs: dict[str, list[float]] = {each.name: [] for each in sides}
    for _ in range(rounds + 1):
        for each in sides:
            each.connect()
            before = each.cpu
            for _ in range(10):
                answers[each.name] = each.ask("/graphql", documents[each.name], {"first": 50})
            costs[each.name].append((each.cpu - before) * 1000 / 10)
    if told(answers["stock"]) != told(answers["Funil"]):
        raise Unmeasured("The board of the stock peer is not Funil's.")
    return {name: (statistics.median(each[1:]), len(answers[name])) for name, each in costs.items()}


def _follow(people: int, crowds: list[str], postgres: str | None) -> dict[str, Any]:
    """By server and crowd."""
    found: dict[str, Any] = {}
    servers: tuple[live.Serving, ...] = (side.funil, stock, partial(stock, more="told"))
    for name, server in zip(SERVERS, servers, strict=True):
        crowded = live.compare(people, 3, crowds, postgres=postgres, server=server)
        print(f"\n{name}: " + live.told(crowded, people))
        found[name] = [asdict(each) for each in crowded]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--open", type=int, nargs="*", default=[500], help="open subjects; default 500")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--people", type=int, default=200, help="who follow; the design says 2000; 0: nobody")
    parser.add_argument("--crowds", nargs="+", default=["one scope"], choices=live.CROWDS)
    parser.add_argument("--databases", nargs="+", default=["sqlite", "postgres"], choices=["sqlite", "postgres"])
    parser.add_argument("--json", type=Path, help="where the figures go")
    options = parser.parse_args()
    found: dict[str, Any] = {"python": platform.python_version()}
    databases = {"sqlite": None, "postgres": base.server()}
    try:
        for name in options.databases:
            postgres = databases[name]
            if name == "postgres" and postgres is None:
                print("PostgreSQL is not measured: FUNIL_TEST_DATABASE names none.")
                continue
            for size in options.open:
                found[f"{name} {size}"] = costs = board(postgres, size, options.rounds)
                print(f"\nthe board of {size} cards on {name}, CPU ms, medians of {options.rounds} rounds\n")
                for each, (cpu, bytes) in costs.items():
                    print(f"{each:14}{cpu:8.1f} ms{bytes / 1000:8.0f} kB")
            if options.people:
                found[f"{name} live"] = _follow(options.people, options.crowds, postgres)
    except (Unmeasured, subprocess.CalledProcessError) as failure:
        sys.stderr.write(f"benchmarks.peers: {failure}\n")
        return 1
    if options.json:
        options.json.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
