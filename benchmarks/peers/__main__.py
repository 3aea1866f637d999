"""The board of PostGraphile 5 beside Funil's, each on a copy of one PostgreSQL database; CPU of server and database.

`make bench-peers`. It wants Node, and FUNIL_TEST_DATABASE; PostGraphile is installed into a temporary folder. It
answers by relations, and asks nobody who they are: no session, no sight, no totals.
"""

import argparse
import asyncio
import contextlib
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import base, side
from benchmarks.side import Side, Unmeasured
from benchmarks.work import BOARD
from benchmarks.world import World, build

HERE = Path(__file__).parent
BY_RELATIONS = """
query ($first: Int!) {
  allStages(orderBy: [POSITION_ASC]) { nodes { id name kind probability
    subjectsByStageId(first: $first, condition: { onBoard: true }, orderBy: [RANK_ASC]) { nodes {
      id title kind outcome version rank priority expectedCloseOn source activityState idle rotting
      stageEnteredAt createdAt updatedAt valueMinor valueCurrency
      customerByCustomerId { id name type } userAccountByOwnerId { id name }
      subjectMarkersBySubjectId { nodes { markerByMarkerId { id name color } } }
    } }
  } }
}
"""


@contextlib.contextmanager
def postgraphile(folder: Path, url: str) -> Iterator[Side]:
    for name in ("package.json", "postgraphile.mjs"):
        shutil.copy(HERE / name, folder)
    quiet = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(quiet, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    environ = {"NODE_ENV": "production", "GRAPHILE_ENV": "production"}
    with side.running(
        "PostGraphile", ["node", str(folder / "postgraphile.mjs"), url, "{port}"], environ, "", url
    ) as peer:
        yield peer


async def compare(postgres: str, subjects: int, rounds: int) -> dict[str, tuple[float, int]]:
    """By their names: CPU milliseconds of a board, and its bytes."""
    with tempfile.TemporaryDirectory(prefix="funil-peers-") as name:
        folder = Path(name)
        ours, theirs = (base.url_of(folder, each, postgres) for each in ("bench_funil", "bench_peer"))
        try:
            await base.made(ours)
            world = await build(ours, subjects)
            await base.made(theirs, ours)
            with postgraphile(folder, theirs) as peer, side.funil(folder, world.token, ours) as funil:
                funil.rest()
                return _measured(funil, peer, world, rounds)
        finally:
            for url in (ours, theirs):
                await base.dropped(url)


def _measured(funil: Side, peer: Side, world: World, rounds: int) -> dict[str, tuple[float, int]]:
    asked: dict[str, tuple[Side, str, dict[str, Any]]] = {
        funil.name: (funil, BOARD, {"id": world.channel, "first": 50}),
        peer.name: (peer, BY_RELATIONS, {"first": 50}),
    }
    costs: dict[str, list[float]] = {name: [] for name in asked}
    sizes: dict[str, int] = {}
    for _ in range(rounds + 1):
        for name, (server, document, variables) in asked.items():
            server.connect()
            before = server.cpu
            for _ in range(20):
                sizes[name] = len(server.ask("/graphql", document, variables))
            costs[name].append((server.cpu - before) * 1000 / 20)
    return {name: (statistics.median(each[1:]), sizes[name]) for name, each in costs.items()}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=__doc__)
    parser.add_argument("--open", type=int, default=500, help="open subjects; default 500")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    postgres = base.server()
    if postgres is None or shutil.which("npm") is None:
        print("Peers are not measured: that wants npm, and FUNIL_TEST_DATABASE with a PostgreSQL server.")
        return 0
    try:
        found = asyncio.run(compare(postgres, options.open, options.rounds))
    except (Unmeasured, subprocess.CalledProcessError) as failure:
        sys.stderr.write(f"benchmarks.peers: {failure}\n")
        return 1
    print(
        f"the board of {options.open} cards on PostgreSQL, CPU ms of server and database, medians of {options.rounds}\n"
    )
    for name, (cpu, size) in found.items():
        print(f"{name:14}{cpu:8.1f} ms{size / 1000:8.0f} kB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
