"""Takes out each check of rights in turn, and runs the tests that reach it: one that no test misses is a hole.

    python -m tests.rights.mutants [--only WORDS] [--jobs N] [--list] [--report FILE] [--after FILE] [test …]

First the tests run as things are, and every check notes which of them reach it; then, for each check, a child is forked
in which it is out, and runs those tests until one fails. A test that fails in a child in which nothing is out says
nothing. Knows no rule itself.
"""

import argparse
import builtins
import json
import os
import selectors
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import pytest

from tests.rights.spared import SPARED
from tests.rights.switches import ROOMS, Finder, Site, switches

ROOMS_OF_TESTS = ("rights", "models", "schema", "live", "intake", "report", "webhook", "commands")
TESTS = [*(f"tests/{room}" for room in ROOMS_OF_TESTS), "tests/workers/test_digest.py"]
PATIENCE = 120.0
"""Seconds in which a test that hangs counts as one that fails."""


@dataclass
class Result:
    site: Site | None
    """None: of a child in which all is as it is."""
    tests: int
    killer: str | None
    seconds: float


@dataclass
class Child:
    """A process in which one check is out. It says the name of each test before it runs it, and `!` when it fails."""

    site: Site | None
    tests: int
    pid: int
    pipe: int
    began: float
    heard: float
    said: str = ""

    def hears(self) -> bool:
        """Take in what it says; False when it has ended."""
        words = os.read(self.pipe, 1 << 16)
        self.said += words.decode()
        self.heard = time.monotonic()
        return bool(words)

    def end(self, *, hangs: bool) -> Result:
        if hangs:
            os.kill(self.pid, signal.SIGKILL)
        os.close(self.pipe)
        _, status = os.waitpid(self.pid, 0)
        last = self.said.rstrip("!\n").rpartition("\n")[2]
        failed = hangs or status != 0 or self.said.endswith("!")
        return Result(self.site, self.tests, last if failed else None, round(time.monotonic() - self.began, 1))


@dataclass
class Hunt:
    """pytest's plug-in: the tests once as they are, then for each check those that reach it, in a child."""

    only: str
    jobs: int
    before: frozenset[str] = frozenset()
    """Names of checks that a hunt before has taken out, and a test has missed."""
    results: list[Result] = field(default_factory=list)
    took: dict[str, float] = field(default_factory=dict)
    kills: Counter[str] = field(default_factory=Counter)
    """Those that have missed a check already are asked first."""
    believed: dict[str, bool] = field(default_factory=dict)
    """Tests that have failed: whether it was for the check."""
    items: dict[str, pytest.Item] = field(default_factory=dict)
    session: pytest.Session = field(init=False)
    wanted: int = 0

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        failed = list(self._failing(session.items, session, note=True))
        # A busy machine fails those that stop the time; once more, alone, they say what is so.
        failed = list(self._failing([items[name] for name in failed], session, note=True))
        assert not failed, f"These fail as things are: {failed[:5]}"
        spared = SPARED.keys() | self.before
        wanted = [site for site in switches.sites if self.only in site.name and site.name not in spared]
        say(f"{len(session.items)} tests reach {len(switches.reached)} of {len(switches.sites)} checks.")
        self.items, self.session, self.wanted = items, session, len(wanted)
        children: list[Child] = []
        for site in wanted:
            self._begin(site, children)
            while len(children) >= self.jobs:
                self._wait(children)
        while children:
            self._wait(children)
        return True

    def _begin(self, site: Site, children: list[Child]) -> None:
        reaching = [self.items[name] for name in self._promising(site) if self.believed.get(name, True)]
        if reaching:
            children.append(self._fork(site, reaching))
        else:
            self._took(Result(site, 0, None, 0.0))

    def _promising(self, site: Site) -> list[str]:
        reached = switches.reached.get(site.number, ())
        return sorted(reached, key=lambda name: (-self.kills[name], self.took[name]))

    def _failing(self, items: Sequence[pytest.Item], session: pytest.Session, *, note: bool) -> Iterator[str]:
        """Those that fail, as they do. After the last one comes the first of all, so that what all share stays."""
        for item, following in zip(items, [*items[1:], session.items[0]], strict=False):
            if not self.runs(item, None if following is item else following, session, note=note):
                yield item.nodeid

    def runs(self, item: pytest.Item, following: pytest.Item | None, session: pytest.Session, *, note: bool) -> bool:
        reports: list[pytest.TestReport] = []

        class Ear:
            def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
                reports.append(report)

        ear = Ear()
        session.config.pluginmanager.register(ear)
        switches.test = item.nodeid if note else None
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        switches.test = None
        session.config.pluginmanager.unregister(ear)
        if note:
            self.took[item.nodeid] = sum(report.duration for report in reports)
        return not any(report.failed for report in reports)

    def _fork(self, site: Site | None, items: list[pytest.Item]) -> Child:
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                os.close(read)
                self._live(site, items, write)
            finally:
                os._exit(1)  # whatever came: the rest is the parent's
        os.close(write)
        return Child(site, len(items), pid, read, time.monotonic(), time.monotonic())

    def _live(self, site: Site | None, items: list[pytest.Item], write: int) -> None:
        """In the child."""
        switches.out = site.number if site is not None else None
        _forget()
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        for item, following in zip(items, [*items[1:], None], strict=True):
            os.write(write, f"{item.nodeid}\n".encode())
            if not self.runs(item, following, self.session, note=False):
                os.write(write, b"!")
                break
        os._exit(0)

    def _wait(self, children: list[Child]) -> None:
        """Until one of them has ended, or has said nothing for too long."""
        with selectors.DefaultSelector() as selector:
            for child in children:
                selector.register(child.pipe, selectors.EVENT_READ, child)
            ready = [key.data for key, _ in selector.select(1.0)]
        ended = [child for child in ready if not child.hears()]
        hanging = [child for child in children if time.monotonic() - child.heard > PATIENCE]
        for child in {id(child): child for child in (*ended, *hanging)}.values():
            children.remove(child)
            result = child.end(hangs=child not in ended)
            if result.site is None or result.killer is None or self._believes(result.killer):
                self._took(result)
            else:
                self._begin(result.site, children)

    def _believes(self, killer: str) -> bool:
        """Whether it passes in a child in which nothing is out: a test that uses threads from before hangs there."""
        if killer not in self.believed:
            control, held = Hunt(self.only, 1), [self._fork(None, [self.items[killer]])]
            while held:
                control._wait(held)
            self.believed[killer] = control.results[0].killer is None
        return self.believed[killer]

    def _took(self, result: Result) -> None:
        self.results.append(result)
        if result.site is None:
            return
        if result.killer:
            self.kills[result.killer] += 1
        told = f"missed by {result.killer}" if result.killer else "MISSED BY NO TEST"
        say(f"{len(self.results)}/{self.wanted} {result.site.name}: {told} ({result.tests} tests, {result.seconds} s)")


def _forget() -> None:
    """What the product remembers was reckoned with the check in its place."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in ROOMS:
            for held in list(vars(module).values()):
                if clear := getattr(held, "cache_clear", None):
                    clear()


def missed_in(report: Path) -> frozenset[str]:
    return frozenset(each["site"]["name"] for each in json.loads(report.read_bytes()) if each["killer"])


def say(words: str) -> None:
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="only checks whose file, function or words hold this")
    parser.add_argument("--jobs", type=int, default=1, help="children at once")
    parser.add_argument("--list", action="store_true", help="name the checks and end")
    parser.add_argument("--report", type=Path, help="a file for the results, as JSON")
    parser.add_argument("--after", type=Path, help="the report of a hunt that did not end: go on where it did not come")
    given, more = parser.parse_known_args(arguments)
    builtins.__switch__ = switches  # type: ignore[attr-defined]
    sys.meta_path.insert(0, Finder())
    for name in ("permissions", "models", "schema"):
        __import__(name)
    if gone := set(SPARED) - {site.name for site in switches.sites}:
        say(f"These are spared, and gone: {sorted(gone)}")
        return 1
    if given.list:
        for site in switches.sites:
            say(f"{site.name} (line {site.line}) → {site.instead}")
        return 0
    hunt = Hunt(given.only, given.jobs, missed_in(given.after) if given.after else frozenset())
    tests = [word for word in more if not word.startswith("-")] or TESTS
    flags = [word for word in more if word.startswith("-")]
    # What was imported before has its switches, and plain assertions.
    quiet = ["-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
    code = pytest.main([*quiet, *flags, *tests], plugins=[hunt])
    survivors = [result.site.name for result in hunt.results if result.site and result.killer is None]
    say(f"{len(hunt.results)} checks taken out, {len(hunt.results) - len(survivors)} missed by a test.")
    say("\n".join(f"NOT MISSED: {name}" for name in survivors))
    if given.report:
        given.report.write_text(json.dumps([asdict(result) for result in hunt.results], indent=1))
    return int(code) or int(bool(survivors))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
