"""Documents that ask for all there is: every field of every type within three steps of each root, in few requests."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graphql import ExecutionResult, GraphQLError, get_named_type, is_abstract_type, is_leaf_type, parse
from graphql.type import is_required_argument

from schema import schema
from schema.ids import to_id
from schema.reading import verdict
from tests.rights.rules import NAMES

CORE: Any = schema._schema
ASKED_WITH = {
    "mergePreview": ("($id: ID!)", "(ids: [$id], intoId: $id)"),
    "planPreview": (
        "($id: ID!)",
        f'(planId: "{to_id("ActivityPlan", 1)}", subjectIds: [$id], on: "2026-12-01")',
    ),
}
"""Fields of Query that want more than one thing: variables and arguments, `$id` being a subject's."""
SAID = {"search": '(text: "canary", first: 100)'}
"""Fields of Query that want words: one that stands in everything."""
ALWAYS = {"days": '{from: "2026-11-01", to: "2026-12-20"}', "date": '"2030-12-31"'}
"""What fields further down want, by the name of the argument."""
STEPS = 3
"""How many rows behind each other; pages and other wrappings are no step."""


def possible(kind: Any) -> list[Any]:
    return list(CORE.get_possible_types(kind)) if is_abstract_type(kind) else [kind]


def is_noun(kind: Any) -> bool:
    """Whether an id names it; what has none is a part of something that has."""
    return "id" in getattr(kind, "fields", {})


@dataclass
class Tree:
    """A selection: the values of a type, what stands behind it, and what only some of the possible types have."""

    leaves: list[str] = field(default_factory=list)
    behind: dict[str, "Tree"] = field(default_factory=dict)
    only: dict[str, "Tree"] = field(default_factory=dict)

    def text(self) -> str:
        parts = ["__typename", *self.leaves]
        parts += [f"{name} {tree.text()}" for name, tree in self.behind.items()]
        parts += [f"... on {name} {tree.text()}" for name, tree in self.only.items()]
        return "{ " + " ".join(parts) + " }"

    def halves(self) -> "tuple[Tree, Tree] | None":
        """The same in two parts, of which each asks for less; None where there is nothing to part."""
        branches = [("behind", name) for name in self.behind] + [("only", name) for name in self.only]
        if not branches:
            return None
        if len(branches) == 1:
            [(place, name)] = branches
            parted = getattr(self, place)[name].halves()
            if parted is None:
                return None
            first, second = (self._with({(place, name): tree}) for tree in parted)
            return first, second
        middle = len(branches) // 2
        first, second = (
            self._with({at: getattr(self, at[0])[at[1]] for at in some})
            for some in (branches[:middle], branches[middle:])
        )
        return first, second

    def cut(self) -> "Tree":
        """Without the last step of the one path there is: it would be too dear to go that far."""
        [(place, name, tree)] = [("behind", *held) for held in self.behind.items()] + [
            ("only", *held) for held in self.only.items()
        ]
        return self._with({(place, name): tree.cut()} if tree.behind or tree.only else {})

    def _with(self, branches: "dict[tuple[str, str], Tree]") -> "Tree":
        made = Tree(self.leaves)
        for (place, name), tree in branches.items():
            getattr(made, place)[name] = tree
        return made


def tree(kind: Any, steps: int, above: tuple[str, ...] = ()) -> Tree:
    """Everything of a type. `above` are the types on the way here: a type is not asked for again behind itself."""
    made = Tree()
    if is_abstract_type(kind):
        shared = tree_of_fields(kind, steps, above) if hasattr(kind, "fields") else Tree()
        for type_ in possible(kind):
            own = tree_of_fields(type_, steps, above)
            own.leaves = [name for name in own.leaves if name not in shared.leaves]
            own.behind = {name: held for name, held in own.behind.items() if name not in shared.behind}
            if own.leaves or own.behind:
                made.only[type_.name] = own
        made.leaves, made.behind = shared.leaves, shared.behind
        return made
    return tree_of_fields(kind, steps, above)


def tree_of_fields(kind: Any, steps: int, above: tuple[str, ...]) -> Tree:
    made = Tree()
    for name, field_ in kind.fields.items():
        needed = [held for held, argument in field_.args.items() if is_required_argument(argument)]
        if not ALWAYS.keys() >= set(needed) or name == "edges":
            continue
        held = get_named_type(field_.type)
        if is_leaf_type(held):
            made.leaves.append(name)
            continue
        if held.name == "PageInfo":
            made.leaves.append(f"{name} {{ __typename {' '.join(held.fields)} }}")
            continue
        left = steps - 1 if is_noun(held) else steps
        if left > 0 and above.count(held.name) < 2:
            given = [f"{each}: {ALWAYS[each]}" for each in needed] + ["first: 4"] * ("first" in field_.args)
            made.behind[name + (f"({', '.join(given)})" if given else "")] = tree(held, left, (*above, held.name))
    return made


@cache
def questions(root: str, variables: str = "", arguments: str = "", steps: int = STEPS) -> tuple[str, ...]:
    """Documents that together ask a field of Query for everything, each small enough to be answered."""
    held = get_named_type(CORE.query_type.fields[root].type)
    if is_leaf_type(held):
        return (f"query{variables} {{ {root}{arguments} }}",)
    return tuple(_small(root, variables, arguments, tree(held, steps, (held.name,))))


def wanted(root: str) -> str | None:
    """The argument without which a field of Query cannot be asked, and which is an id."""
    if root in SAID:
        return None
    arguments = CORE.query_type.fields[root].args.items()
    return next((name for name, argument in arguments if is_required_argument(argument)), None)


def asking(root: str) -> tuple[str, str]:
    """What such a field is asked with: the variables of the document, and the field's arguments."""
    if root in ASKED_WITH:
        return ASKED_WITH[root]
    if root in SAID:
        return "", SAID[root]
    name = wanted(root)
    return ("($id: ID!)", f"({name}: $id)") if name else ("", "")


def named_by(root: str) -> str:
    """The noun whose id such a field wants."""
    if root in ASKED_WITH:
        return "Subject"
    return NAMES[str(wanted(root))] or str(get_named_type(CORE.query_type.fields[root].type).name)


def plain(answer: ExecutionResult) -> Any:
    """An answer in a form that can be compared."""
    return answer.data, [(error.message, error.path, error.extensions) for error in answer.errors or ()]


@cache
def news(root: str, variables: str, arguments: str, steps: int) -> tuple[str, ...]:
    """The same of a subscription."""
    held = get_named_type(CORE.subscription_type.fields[root].type)
    return tuple(_small(root, variables, arguments, tree(held, steps, (held.name,)), "subscription"))


@cache
def nodes(noun: str, steps: int = STEPS) -> tuple[str, ...]:
    """The same of `node`, which may be a row of this noun."""
    return tuple(_small("node", "($id: ID!)", "(id: $id)", Tree(["id"], only={noun: tree(CORE.type_map[noun], steps)})))


def _small(root: str, variables: str, arguments: str, whole: Tree, kind: str = "query") -> Iterator[str]:
    document = f"{kind}{variables} {{ {root}{arguments} {whole.text()} }}"
    if not refused(document):
        yield document
        return
    halves = whole.halves() or (whole.cut(),)
    for half in halves:
        yield from _small(root, variables, arguments, half, kind)


def refused(document: str) -> list[GraphQLError]:
    try:
        return verdict(CORE, parse(document, max_tokens=2_000)).errors
    except GraphQLError as error:
        return [error]
