"""The product, compiled with a switch before each check of rights; turned, the check is out. Knows no rule, no test."""

import ast
import importlib.abc
import importlib.machinery
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

ROOT = Path(__file__).parents[2]
ROOMS = ("permissions", "models", "schema")
ASKS = {"may", "sees", "sees_all", "sees_sessions", "sees_audit", "_works_on", "_hands_over"}
REACHES = {"member", "wide", "leads"}


@dataclass(frozen=True)
class Site:
    """One check, and what stands in its place when it is taken out."""

    number: int
    name: str
    """File, function and words: the same until one of them changes."""
    line: int
    instead: str


class Switches:
    """Which check is taken out, and which tests reach which."""

    def __init__(self) -> None:
        self.sites: list[Site] = []
        self.out: int | None = None
        self.test: str | None = None
        self.reached: dict[int, dict[str, None]] = {}
        self._named: Counter[str] = Counter()

    def __call__(self, number: int) -> bool:
        if self.test is not None:
            self.reached.setdefault(number, {})[self.test] = None
        return number == self.out

    def add(self, name: str, line: int, instead: str) -> int:
        self._named[name] += 1
        again = f" #{self._named[name]}" if self._named[name] > 1 else ""
        self.sites.append(Site(len(self.sites), f"{name}{again}", line, instead))
        return len(self.sites) - 1


switches = Switches()


class Taking(ast.NodeTransformer):
    """Puts a switch before every check of one file."""

    def __init__(self, file: Path) -> None:
        self.file = file.relative_to(ROOT)
        self._inside: list[str] = []

    def visit_ClassDef(self, node: ast.ClassDef) -> Any:
        return self._within(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> Any:
        return self._within(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> Any:
        return self._within(node)

    def _within(self, node: Any) -> Any:
        self._inside.append(node.name)
        if node.name == "visible_to" and len(node.args.args) > 1:
            self._scope(node)
        else:
            self.generic_visit(node)
        self._inside.pop()
        return node

    def _scope(self, node: Any) -> None:
        """A scope is widened where it answers, but for the answer to those who see everything."""
        for part in ast.walk(node):
            if isinstance(part, ast.Return) and part.value is not None and not _is_all(part.value):
                everything = _call(ast.Name("cls", ast.Load()), "all")
                part.value = self._switched(part.value, everything, f"return {ast.unparse(part.value)}")

    def visit_Call(self, node: ast.Call) -> Any:
        words = ast.unparse(node)
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "visible_to":
            return self._switched(node, _call(node.func.value, "all"), words)
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
        if name == "require" and _of(node.func, "permissions"):
            return self._switched(node, ast.Constant(None), words)
        if name in ASKS and (_of(node.func, "permissions") or self.file.name == "permissions.py"):
            return self._switched(node, ast.Constant(True), words)
        return node

    def visit_Compare(self, node: ast.Compare) -> Any:
        text = ast.unparse(node)
        self.generic_visit(node)
        if self.file.name == "permissions.py" and any(word in text for word in ("reach.", "keys.", "scopes", "role")):
            return self._switched(node, ast.Constant(True), text)
        if isinstance(node.ops[0], ast.In | ast.NotIn) and any(f"reach.{name}" in text for name in REACHES):
            return self._switched(node, ast.Constant(isinstance(node.ops[0], ast.In)), text)
        if "author_id" in text and "by.id" in text:
            return self._switched(node, ast.Constant(not isinstance(node.ops[0], ast.NotEq)), text)
        return node

    def _switched(self, node: ast.expr, instead: ast.expr, words: str) -> ast.expr:
        name = f"{self.file} {'.'.join(self._inside)}: {words[:110]}"
        number = switches.add(name, getattr(node, "lineno", 0), ast.unparse(instead)[:60])
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
