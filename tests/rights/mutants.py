"""Takes out each check of rights in turn, and runs the tests that reach it: one that no test misses is a hole.

    python -m tests.rights.mutants [--only NUMBER,…] [--file PART] [--list] [tests to run]

    python -m tests.rights.mutants [--only NUMBER,…] [--file PART] [--list] [test …]
a child is forked for each check, with its switch turned, and runs these tests until one fails. Knows no rule itself.
"""

import argparse
import ast
import builtins
import importlib.abc
import importlib.machinery
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import CodeType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("permissions", "models", "schema")
ASKS = {"may", "sees", "sees_all", "sees_sessions", "sees_audit", "_works_on", "_hands_over"}
REACHES = {"member", "wide", "leads"}
TESTS = ("tests/rights", "tests/models", "tests/schema", "tests/live", "tests/intake", "tests/mail")


@dataclass(frozen=True)
class Site:
    """One check, and what stands in its place when it is taken out."""

    number: int
    where: str
    what: str
    instead: str


class Switches:
    """Which check is taken out, and which tests reach which."""

    def __init__(self) -> None:
        self.sites: list[Site] = []
        self.out: int | None = None
        self.test: str | None = None
        self.reached: dict[int, list[str]] = {}

    def __call__(self, number: int) -> bool:
        if self.test is not None:
            tests = self.reached.setdefault(number, [])
            if not tests or tests[-1] != self.test:
                tests.append(self.test)
        return number == self.out


switches = Switches()


class Taking(ast.NodeTransformer):
    """Puts a switch before every check of one file."""

    def __init__(self, file: Path) -> None:
        self.file = file.relative_to(ROOT)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> Any:
        return self._scope(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> Any:
        return self._scope(node)

    def _scope(self, node: Any) -> Any:
        """A scope is widened where it answers, but for the answer to those who see everything."""
        if node.name == "visible_to" and len(node.args.args) > 1:
            for part in ast.walk(node):
                if isinstance(part, ast.Return) and part.value is not None and not _is_all(part.value):
                    part.value = self._switched(part.value, _call(ast.Name("cls", ast.Load()), "all"))
            return node
        return self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> Any:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "visible_to":
            return self._switched(node, _call(node.func.value, "all"))
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
        if name == "require" and _of(node.func, "permissions"):
            return self._switched(node, ast.Constant(None))
        if name in ASKS and (_of(node.func, "permissions") or self.file.name == "permissions.py"):
            return self._switched(node, ast.Constant(True))
        return node

    def visit_Compare(self, node: ast.Compare) -> Any:
        self.generic_visit(node)
        text = ast.unparse(node)
        if self.file.name == "permissions.py" and any(word in text for word in ("reach.", "keys.", "scopes", "role")):
            return self._switched(node, ast.Constant(True))
        if isinstance(node.ops[0], ast.In | ast.NotIn) and any(f"reach.{name}" in text for name in REACHES):
            return self._switched(node, ast.Constant(isinstance(node.ops[0], ast.In)))
        if "author_id" in text and "by.id" in text:
            return self._switched(node, ast.Constant(not isinstance(node.ops[0], ast.NotEq)))
        return node

    def _switched(self, node: ast.expr, instead: ast.expr) -> ast.expr:
        number = len(switches.sites)
        line = getattr(node, "lineno", 0)
        switches.sites.append(Site(number, f"{self.file}:{line}", ast.unparse(node)[:110], ast.unparse(instead)[:60]))
        asked = ast.Call(ast.Name("__switch__", ast.Load()), [ast.Constant(number)], [])
        return ast.copy_location(ast.IfExp(asked, instead, node), node)


def _is_all(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "all"


def _call(of: ast.expr, name: str) -> ast.Call:
    return ast.Call(ast.Attribute(of, name, ast.Load()), [], [])


def _of(function: ast.expr, module: str) -> bool:
    """Whether it is a function of this module, called by its name."""
    if not isinstance(function, ast.Attribute):
        return False
    return isinstance(function.value, ast.Name) and function.value.id == module


class Loader(importlib.machinery.SourceFileLoader):
    """Compiles a file with its switches, and keeps no trace of that."""

    def get_code(self, fullname: str) -> CodeType:
        file = Path(self.get_filename(fullname))
        tree = ast.fix_missing_locations(Taking(file).visit(ast.parse(file.read_text("utf-8"), str(file))))
        return compile(tree, str(file), "exec")


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, fullname: str, path: Sequence[str] | None, target: Any = None) -> Any:
        if fullname.partition(".")[0] not in ROOMS:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path or [str(ROOT)])
        if spec is not None and spec.origin and spec.origin.startswith(str(ROOT)):
            spec.loader = Loader(fullname, spec.origin)
        return spec


@dataclass
class Result:
    site: Site
    tests: int
    killer: str | None
    seconds: float


@dataclass
class Hunt:
    """pytest's plug-in: the tests once as they are, then for each check those that reach it, in a child."""

    only: set[int] | None
    part: str
    results: list[Result] = field(default_factory=list)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        failed = list(self._failing(session.items, session, note=True))
        assert not failed, f"These fail as things are: {failed[:5]}"
        items = {item.nodeid: item for item in session.items}
        for site in switches.sites:
            if (self.only is None or site.number in self.only) and self.part in site.where:
                self._hunt(site, [items[name] for name in switches.reached.get(site.number, [])], session)
        return True

    def _failing(self, items: Sequence[pytest.Item], session: pytest.Session, *, note: bool) -> Iterator[str]:
        """Those that fail, as they do. After the last one comes the first of all, so that what all share stays."""
        for item, following in zip(items, [*items[1:], session.items[0]], strict=True):
            if not self._run(item, None if following is item else following, session, note=note):
                yield item.nodeid

    def _run(self, item: pytest.Item, following: pytest.Item | None, session: pytest.Session, *, note: bool) -> bool:
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
        return not any(report.failed for report in reports)

    def _hunt(self, site: Site, items: list[pytest.Item], session: pytest.Session) -> None:
        began = time.monotonic()
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            self._child(site, items, session, write)
        os.close(write)
        with os.fdopen(read) as said:
            killer = said.read() or None
        os.waitpid(child, 0)
        self.results.append(Result(site, len(items), killer, round(time.monotonic() - began, 1)))
        told = f"{'killed by ' + killer if killer else 'SURVIVES'} ({len(items)} tests, {self.results[-1].seconds} s)"
        sys.stderr.write(f"{site.number:4} {site.where} {site.what} → {site.instead}: {told}\n")

    def _child(self, site: Site, items: list[pytest.Item], session: pytest.Session, write: int) -> None:
        switches.out = site.number
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.write(write, next(self._failing(items, session, note=False), "").encode())
        os._exit(0)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", help="numbers of checks, with commas between them")
    parser.add_argument("--file", default="", help="only checks in files whose path holds this")
    parser.add_argument("--list", action="store_true", help="name the checks and end")
    parser.add_argument("--report", help="a file for the results, as JSON")
    given, more = parser.parse_known_args(arguments)
    builtins.__switch__ = switches  # type: ignore[attr-defined]
    sys.meta_path.insert(0, Finder())
    if given.list:
        return _list()
    only = {int(number) for number in given.only.split(",")} if given.only else None
    hunt = Hunt(only, given.file)
    tests = [word for word in more if not word.startswith("-")] or list(TESTS)
    flags = [word for word in more if word.startswith("-")]
    code = pytest.main(["-q", "-p", "no:cacheprovider", *flags, *tests], plugins=[hunt])
    survivors = [result for result in hunt.results if result.killer is None]
    sys.stderr.write(f"{len(hunt.results)} checks taken out, {len(hunt.results) - len(survivors)} missed by a test\n")
    if given.report:
        Path(given.report).write_text(json.dumps([asdict(result) for result in hunt.results], indent=1))
    return int(code) or (1 if survivors else 0)


def _list() -> int:
    for name in _modules():
        __import__(name)
    for site in switches.sites:
        sys.stdout.write(f"{site.number:4} {site.where} {site.what} → {site.instead}\n")
    return 0


def _modules() -> Iterator[str]:
    yield from ("permissions", "models", "schema")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
