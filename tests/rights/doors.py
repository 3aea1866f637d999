"""Finds reads that go past `visible_to`, in the source itself. Which of them are right, `test_rights_doors.py` says."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.test_architecture import ROOT, parsed

READS = {"all", "filter", "exclude", "get", "get_or_none", "first", "in_bulk", "get_or_create"}
BANNED = {"select_related", "raw", "execute_query", "execute_query_dict"}
"""What reads past any scope, or reads another row along (ops.md §2.3)."""

LEADING = {"one", "many", "_leading_to"}
"""What says of a field, or of a loader, that it leads to other rows (schema/related.py, schema/loaders.py)."""


@cache
def scoped() -> set[str]:
    """The models whose rows not everybody sees: those with a `visible_to`, and what hangs on them."""
    return {
        node.name
        for file in (ROOT / "models").rglob("*.py")
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.ClassDef) and any(isinstance(base, ast.Name | ast.Attribute) for base in node.bases)
    } | {"Subject"}


def doors(file: Path) -> Iterator[tuple[str, str]]:
    """Function and expression of each read that asks nobody who looks on."""
    models = scoped()
    tree = parsed(file)
    for name, function in _functions(tree):
        for node in ast.walk(function):
            found = _read(node, models)
            if found is not None:
                yield name, found


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """The functions that stand in no other function; what stands in them counts as theirs."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield f"{node.name}.{part.name}", part
                elif isinstance(part, ast.Assign | ast.AnnAssign):
                    named = part.target if isinstance(part, ast.AnnAssign) else part.targets[0]
                    yield f"{node.name}.{ast.unparse(named)}", part
        else:
            yield "", node


def _led(node: ast.AST) -> str | None:
    """Declarations that lead to other rows: all but those that say `seen`."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in LEADING:
        return None
    return None if any(given.arg == "seen" for given in node.keywords) else node.func.id


def _read(node: ast.AST, models: set[str]) -> str | None:
    led = _led(node)
    if led is not None:
        return led
    if not isinstance(node, ast.Attribute):
        return None
    if node.attr in BANNED:
        return node.attr
    of = node.value
    named = isinstance(of, ast.Attribute) and isinstance(of.value, ast.Name) and of.value.id == "models"
    if node.attr in READS and named and isinstance(of, ast.Attribute) and of.attr in models:
        return f"{of.attr}.{node.attr}"
    if node.attr in READS and isinstance(of, ast.Name) and of.id in ("model", "noun"):
        return f"{of.id}.{node.attr}"
    if node.attr in READS and isinstance(of, ast.Call) and isinstance(of.func, ast.Name) and of.func.id == "type":
        return f"type().{node.attr}"
    return None


def across(file: Path) -> Iterator[tuple[str, str]]:
    """Filters, orders and values that go through a relation: the row at its other end is not asked for (ops.md F11)."""
    for name, function in _functions(parsed(file)):
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield from ((name, path) for path in _paths(node, node.func.attr))


def _paths(call: ast.Call, verb: str) -> Iterator[str]:
    if verb in COLUMNS:
        said = [str(part.value) for part in call.args if isinstance(part, ast.Constant)]
        yield from (word for word in said if "__" in word)
    elif verb in ("filter", "exclude", "get", "get_or_none", "Q"):
        said = [keyword.arg for keyword in call.keywords if keyword.arg]
        yield from (word for word in said if word.partition("__")[2] and word.split("__")[1] not in LOOKUPS)


COLUMNS = {"values", "values_list", "order_by", "group_by"}
LOOKUPS = {"in", "not_in", "isnull", "not_isnull", "gt", "gte", "lt", "lte", "not", "contains", "icontains"}
