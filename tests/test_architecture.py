"""Which room may look into which (DESIGN §3), read from the imports themselves."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = {file.stem for file in ROOT.glob("*.py")}
ROOMS = {
    folder.name
    for folder in ROOT.iterdir()
    if folder.is_dir() and not folder.name.startswith(".") and (folder / "__init__.py").exists()
} - {"tests"}
OURS = ROOMS | MODULES

MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "events": set(),
    "permissions": {"errors"},
    "suggest": set(),
    "mail": {"mail"},
    "paper": {"paper"},
    "shelf": set(),
    "storage": {"storage"},
    "models": {"models", "mail", "paper", "shelf", "suggest", "events", "permissions", "errors"},
    "schema": OURS - {"workers", "server", "cli", "demo", "commands", "storage"},
    "workers": OURS - {"schema", "server", "cli", "demo", "commands"},
}
"""What a room may import of ours. Rooms that are not named here are wiring, and see all they need."""
ANYWHERE = {"late"}
"""Knows nothing of ours, as a library."""


def files(of: str) -> list[Path]:
    single = ROOT / f"{of}.py"
    return [single] if of in MODULES and not (ROOT / of).is_dir() else sorted((ROOT / of).rglob("*.py"))


def imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The first name of each module that is imported, and the line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name.partition(".")[0], node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield ((node.module or "").partition(".")[0], node.lineno)


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), str(file))


def test_the_rooms_are_where_they_are_looked_for() -> None:
    assert {"mail", "models", "schema", "storage", "workers"} <= ROOMS
    assert {"errors", "events", "permissions", "server", "settings"} <= MODULES
    assert all(files(room) for room in MAY_IMPORT)


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_looks_only_where_it_may(room: str) -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{line} imports {name}"
        for file in files(room)
        for name, line in imports(parsed(file))
        if name in OURS - MAY_IMPORT[room] - ANYWHERE
    ]

    assert not wrong


def test_nothing_outside_the_tests_imports_them() -> None:
    wrong = [
        f"{file.relative_to(ROOT)}:{line}"
        for room in sorted(OURS)
        for file in files(room)
        for name, line in imports(parsed(file))
        if name == "tests"
    ]

    assert not wrong


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


LATE = {"cli", "commands"}
"""Neither `funil --help` nor a refusal waits for all that the server needs."""


@pytest.mark.parametrize("room", sorted(OURS - LATE))
def test_imports_stand_at_the_top_of_a_file(room: str) -> None:
    """An import inside a function hides a circle between two rooms."""
    wrong = [
        f"{file.relative_to(ROOT)}:{line}"
        for file in files(room)
        for function in functions(parsed(file))
        for _, line in imports(function)
    ]

    assert not wrong


CLOCKS = {"now", "today", "utcnow", "time"}


@pytest.mark.parametrize("room", ["mail", "paper", "models", "events", "permissions", "errors"])
def test_nothing_is_ambient(room: str) -> None:
    """`now=` is an argument: no room of the business reads the clock or the environment by itself."""
    wrong = [
        f"{file.relative_to(ROOT)}:{node.lineno} {node.value.id}.{node.attr}"
        for file in files(room)
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
        if (node.value.id in ("datetime", "date", "time") and node.attr in CLOCKS)
        or (node.value.id == "os" and node.attr in ("environ", "getenv"))
    ]

    assert not wrong
