"""Templates of messages: text with fields and conditions, bounded by what may stand in one. Knows no database.

There are no loops, calls, sums or assignments: what a template costs grows with its length alone. Within that, jinja2's
sandbox evaluates it, and a field that does not exist is found before anything is rendered.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

LONGEST, LONGEST_OUTPUT = 20_000, 100_000
FIELDS: Mapping[str, Mapping[str, str]] = {
    "subject": {
        "title": "its title",
        "value": "its value with the currency, or nothing",
        "stage": "the name of its stage, or nothing",
        "expected_close_on": "the day on which it is expected to close, or nothing",
    },
    "customer": {
        "name": "the customer's name",
        "first_name": "the first word of it",
        "company": "the name of the company that they belong to, or nothing",
        "email": "their first e-mail address, or nothing",
        "phone": "their first phone number, or nothing",
    },
    "author": {"name": "who writes", "first_name": "the first word of it", "email": "their own address"},
    "channel": {"name": "the channel's name", "address": "the address from which it writes"},
    "workspace": {"name": "the workspace's name", "today": "today's date"},
}
"""Root → field → what it says. All are text."""
FILTERS = frozenset({"capitalize", "default", "lower", "title", "trim", "upper"})
ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Filter,
    nodes.If,
    nodes.CondExpr,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
)


class Fault(StrEnum):
    """SYNTAX: not a template. UNKNOWN_FIELD: `name` is none. NOT_ALLOWED: `name` has no place in one."""

    SYNTAX = "SYNTAX"
    UNKNOWN_FIELD = "UNKNOWN_FIELD"
    NOT_ALLOWED = "NOT_ALLOWED"
    TOO_LONG = "TOO_LONG"


class Unusable(Exception):
    """A template, or what comes out of it, cannot be used."""

    def __init__(self, fault: Fault, *, line: int = 0, name: str = "") -> None:
        super().__init__(f"{fault} {name} in line {line}")
        self.fault = fault
        self.line = line
        self.name = name[:60]


def check(source: str) -> None:
    """Raises Unusable, with the line, for what could not be rendered with any fields."""
    if len(source) > LONGEST:
        raise Unusable(Fault.TOO_LONG)
    try:
        tree = _environment(False).parse(source)
    except TemplateSyntaxError as error:
        raise Unusable(Fault.SYNTAX, line=error.lineno) from None
    except RecursionError:
        raise Unusable(Fault.TOO_LONG) from None
    _look(tree)


def rendered(source: str, fields: Mapping[str, Mapping[str, str]], *, html: bool = False) -> str:
    """The text with the fields' words in it; in HTML they are escaped."""
    check(source)
    try:
        said = _environment(html).from_string(source).render({root: dict(held) for root, held in fields.items()})
    except (TemplateError, TypeError, ValueError, RecursionError):
        raise Unusable(Fault.SYNTAX, line=1) from None
    if len(said) > LONGEST_OUTPUT:
        raise Unusable(Fault.TOO_LONG)
    return said


def _look(tree: nodes.Template) -> None:
    inner: set[int] = set()
    for node in _all(tree):
        if not isinstance(node, ALLOWED):
            raise Unusable(Fault.NOT_ALLOWED, line=node.lineno, name=type(node).__name__.lower())
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            raise Unusable(Fault.NOT_ALLOWED, line=node.lineno, name=node.name)
        if isinstance(node, nodes.Getattr):
            root = node.node
            if not isinstance(root, nodes.Name) or node.attr not in FIELDS.get(root.name, {}):
                name = f"{root.name}.{node.attr}" if isinstance(root, nodes.Name) else node.attr
                raise Unusable(Fault.UNKNOWN_FIELD, line=node.lineno, name=name)
            inner.add(id(root))
        if isinstance(node, nodes.Name) and id(node) not in inner:
            raise Unusable(Fault.UNKNOWN_FIELD, line=node.lineno, name=node.name)


def _all(tree: nodes.Node) -> list[nodes.Node]:
    """Every node, those above before those within."""
    found: list[nodes.Node] = [tree]
    for node in found:
        found.extend(node.iter_child_nodes())
    return found


@lru_cache(maxsize=2)
def _environment(html: bool) -> SandboxedEnvironment:
    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=html, keep_trailing_newline=True)
