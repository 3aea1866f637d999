"""Documents that ask for whatever fits the schema: aliases, fragments, directives, arguments, drawn by hypothesis."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)
from hypothesis import strategies as st

DEEP, WIDE = 4, 4
CHOICES = ("yes", "no")
"""Variables that are always true, and always false."""
LEFT_OUT = {"__schema", "__type", "viewer", "auditLog"}
"""What says something else each time it is asked."""


@dataclass
class Writing:
    """One document while it is drawn."""

    schema: GraphQLSchema
    ids: Sequence[str]
    draw: Any
    fragments: list[str] = field(default_factory=list)

    def some(self, values: Sequence[Any], most: int) -> list[Any]:
        return self.draw(st.lists(st.sampled_from(values), min_size=1, max_size=most)) if values else []

    def sometimes(self, one_in: int = 5) -> bool:
        return bool(self.draw(st.integers(1, one_in)) == 1)

    def operation(self) -> str:
        root = self.schema.query_type
        assert root is not None
        names = [name for name in root.fields if name not in LEFT_OUT]
        asked = " ".join(self.field(root, name, number, DEEP) for number, name in enumerate(self.some(names, 2)))
        return f"query ($yes: Boolean = true, $no: Boolean = false) {{ {asked} }} {' '.join(self.fragments)}"

    def message(self, root: str, variables: str, arguments: str) -> str:
        """What a subscription of this name is to tell."""
        told = get_named_type(self.schema.subscription_type.fields[root].type)  # type: ignore[union-attr]
        body = self.selection(told, DEEP)
        return (
            f"subscription ({variables}, $yes: Boolean = true, $no: Boolean = false)"
            f" {{ {root}({arguments}) {body} }} {' '.join(self.fragments)}"
        )

    def field(self, parent: Any, name: str, number: int, depth: int) -> str:
        held = parent.fields[name]
        given = [
            self.argument(key, of) for key, of in held.args.items() if is_non_null_type(of.type) or self.sometimes(3)
        ]
        arguments = f"({', '.join(given)})" if any(given) else ""
        spelled = f"a{number}: {name}{arguments}" if arguments or self.sometimes() else name
        spelled += self.directive()
        inner = get_named_type(held.type)
        return spelled if is_leaf_type(inner) else f"{spelled} {self.selection(inner, depth - 1)}"

    def selection(self, type_: Any, depth: int) -> str:
        if is_abstract_type(type_):
            kinds = self.some([held.name for held in self.schema.get_possible_types(type_)], 3)
            parts = [
                f"... on {kind} {self.selection(self.schema.get_type(kind), depth)}" for kind in dict.fromkeys(kinds)
            ]
            return f"{{ __typename {' '.join(parts)} }}"
        names = [name for name, held in type_.fields.items() if depth > 0 or is_leaf_type(get_named_type(held.type))]
        asked = [self.field(type_, name, number, depth) for number, name in enumerate(self.some(names, WIDE))]
        body = f"{{ __typename {' '.join(dict.fromkeys(asked))} }}"
        if self.sometimes():
            return f"{{ ... on {type_.name}{self.directive()} {body} __typename }}"
        if self.sometimes():
            self.fragments.append(f"fragment F{len(self.fragments)} on {type_.name} {body}")
            return f"{{ ...F{len(self.fragments) - 1} __typename }}"
        return body

    def directive(self) -> str:
        word, choice = self.draw(
            st.sampled_from(
                [("", ""), ("", ""), ("", ""), ("skip", "no"), ("include", "yes"), ("skip", "yes"), ("include", "no")]
            )
        )
        return f" @{word}(if: ${choice})" if word else ""

    def argument(self, name: str, of: Any) -> str:
        told = self.value(name, of.type, 2)
        return f"{name}: {told}" if told else ""

    def value(self, name: str, type_: Any, depth: int) -> str:
        """A literal, or nothing where an argument may be absent."""
        if is_non_null_type(type_):
            return self.value(name, type_.of_type, depth) or '"2026-11-22"'
        if is_list_type(type_):
            inner = self.value(name, type_.of_type, depth)
            return f"[{inner}]" if inner else ""
        if isinstance(type_, GraphQLEnumType):
            return str(self.draw(st.sampled_from(sorted(type_.values))))
        if isinstance(type_, GraphQLInputObjectType):
            return self.object(type_, depth)
        if type_.name == "ID":
            return f'"{self.draw(st.sampled_from(self.ids))}"'
        if type_.name == "Boolean":
            return str(self.draw(st.sampled_from(["true", "false"])))
        return str(self.draw(st.integers(1, 5))) if name in ("first", "last") else ""

    def object(self, type_: GraphQLInputObjectType, depth: int) -> str:
        parts = []
        for name, held in type_.fields.items():
            if is_non_null_type(held.type) or (depth and self.sometimes(4)):
                told = self.value(name, held.type, depth - 1)
                parts += [f"{name}: {told}"] if told else []
        return f"{{{', '.join(parts)}}}"


@st.composite
def documents(draw: Any, schema: GraphQLSchema, ids: Sequence[str]) -> str:
    return Writing(schema, ids, draw).operation()


@st.composite
def messages(draw: Any, schema: GraphQLSchema, ids: Sequence[str], asked: Sequence[tuple[str, str, str]]) -> str:
    """Of one of these subscriptions, with its variables and arguments."""
    return Writing(schema, ids, draw).message(*draw(st.sampled_from(asked)))
