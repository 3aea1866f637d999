"""Documents that ask for all there is: every field of every type that can be reached, one path in each document."""

from collections.abc import Iterator

from graphql import GraphQLObjectType, get_named_type, is_abstract_type, is_leaf_type, is_required_argument

from schema import schema

QUERY: GraphQLObjectType = schema._schema.query_type  # type: ignore[assignment]
DEEP = {"customer": 3, "subject": 3, "node": 2}
"""How many types behind each other; the others 4: a connection, its rows, what they name, and what that names."""


def questions(name: str) -> list[str]:
    """Documents that together ask one field of Query for everything; `$id` is there where it needs one."""
    field = QUERY.fields[name]
    needed = [f"{name}: $id" for name, argument in field.args.items() if is_required_argument(argument)]
    head = ("query($id: ID!) ", f"{name}({', '.join(needed)})") if needed else ("", name)
    kind = get_named_type(field.type)
    return [f"{head[0]}{{ {head[1]} {selection} }}" for selection in _selections(kind, DEEP.get(name, 4))]


def _selections(kind: object, depth: int) -> Iterator[str]:
    """All fields with values of one type, then the same of each type behind it."""
    if is_abstract_type(kind):
        for possible in schema._schema.get_possible_types(kind):
            for selection in _selections(possible, depth):
                yield f"{{ __typename ... on {possible.name} {selection} }}"
        return
    leaves, behind = ["__typename"], []
    for name, field in kind.fields.items():  # type: ignore[attr-defined]
        if any(is_required_argument(argument) for argument in field.args.values()) or name == "edges":
            continue
        held = get_named_type(field.type)
        if is_leaf_type(held):
            leaves.append(name)
        elif depth > 1:
            behind += [f"{{ {name} {selection} }}" for selection in _selections(held, depth - 1)]
    yield "{ " + " ".join(leaves) + " }"
    yield from behind
