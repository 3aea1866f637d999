"""The schema as it is published: current, described in every corner, and in one shape throughout."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLNonNull, GraphQLObjectType

from schema import schema

SNAPSHOT = Path(__file__).parents[2] / "schema.graphql"
CORE = schema._schema
OURS = {name: held for name, held in CORE.type_map.items() if not name.startswith("__")}
BUILT_IN = {"Int", "Float", "String", "Boolean", "ID", "JSON"}
WITH_A_PASSWORD = {"signIn", "setup", "invitationAccept", "passwordChange", "passwordResetRequest", "passwordReset"}
WITH_A_PASSWORD |= {"mailboxTest", "mailboxAuthorize"}
"""Doing these twice is no harm, and nothing of what they are given is kept."""
MUTATIONS = CORE.mutation_type.fields  # type: ignore[union-attr]


def test_the_snapshot_is_current() -> None:
    assert SNAPSHOT.read_text("utf-8").strip() == schema.as_str().strip(), "Run `python -m schema > schema.graphql`."


def undescribed() -> Iterator[str]:
    for name, held in OURS.items():
        if name not in BUILT_IN and not held.description:
            yield name
        if isinstance(held, GraphQLObjectType | GraphQLInterfaceType):
            for field_name, field in held.fields.items():
                if not field.description:
                    yield f"{name}.{field_name}"
                for argument_name, argument in field.args.items():
                    if not argument.description:
                        yield f"{name}.{field_name}({argument_name}:)"
        elif isinstance(held, GraphQLInputObjectType):
            yield from (f"{name}.{field_name}" for field_name, field in held.fields.items() if not field.description)
        elif isinstance(held, GraphQLEnumType):
            yield from (f"{name}.{value_name}" for value_name, value in held.values.items() if not value.description)


def test_everything_is_described() -> None:
    assert list(undescribed()) == []


def test_descriptions_are_sentences() -> None:
    told = {name: held.description for name, held in OURS.items() if name not in BUILT_IN}
    told |= {
        f"{name}.{field_name}": field.description
        for name, held in OURS.items()
        for field_name, field in getattr(held, "fields", {}).items()
    }
    assert [name for name, text in told.items() if not (text or "").rstrip("`)").endswith((".", ";", ":"))] == []


@pytest.mark.parametrize("name", sorted(MUTATIONS))
def test_a_mutation_takes_one_input_of_its_own_and_answers_with_a_payload(name: str) -> None:
    field = MUTATIONS[name]
    payload: Any = field.type.of_type
    (argument,) = field.args.values()
    input: Any = argument.type

    assert list(field.args) == ["input"] and isinstance(input, GraphQLNonNull)
    assert input.of_type.name == name[0].upper() + name[1:] + "Input"
    assert "clientMutationId" in input.of_type.fields
    assert ("idempotencyKey" in input.of_type.fields) is (name not in WITH_A_PASSWORD)
    assert isinstance(field.type, GraphQLNonNull) and payload.name.endswith("Payload")
    shapes = {name: str(payload.fields[name].type) for name in ("errors", "position", "clientMutationId", "replayed")}
    assert shapes == {
        "errors": "[UserError!]!",
        "position": "Position!",
        "clientMutationId": "String",
        "replayed": "Boolean!",
    }
    nouns = set(payload.fields) - set(shapes)
    assert nouns and all(
        not isinstance(payload.fields[noun].type, GraphQLNonNull) for noun in nouns if noun != "results"
    )


def test_no_input_is_shared_by_two_mutations() -> None:
    inputs = [str(field.args["input"].type) for field in MUTATIONS.values()]

    assert len(inputs) == len(set(inputs))


def test_every_list_holds_things_and_never_nulls() -> None:
    loose = [
        f"{name}.{field_name}: {field.type}"
        for name, held in OURS.items()
        if isinstance(held, GraphQLObjectType)
        for field_name, field in held.fields.items()
        if "[" in str(field.type) and "!]" not in str(field.type)
    ]
    assert loose == []


def test_every_connection_has_the_same_shape() -> None:
    connections = [held for name, held in OURS.items() if name.endswith("Connection")]

    assert len(connections) >= 5
    for held in connections:
        assert set(held.fields) == {"edges", "nodes", "pageInfo", "totalCount"}  # type: ignore[attr-defined]
