"""Whatever the API can do, a person can do on a screen; docs/screens.md says where."""

import re
from pathlib import Path

import pytest
from graphql import parse
from graphql.language import FieldNode, ObjectTypeDefinitionNode, OperationDefinitionNode

pytestmark = pytest.mark.once

ROOT = Path(__file__).parent.parent
FOR_PROGRAMS = {"documentsUpsert"}


def offered(kind: str) -> set[str]:
    """The fields of Query, Mutation or Subscription."""
    definitions = parse((ROOT / "schema.graphql").read_text("utf-8"), no_location=True).definitions
    [root] = [each for each in definitions if isinstance(each, ObjectTypeDefinitionNode) and each.name.value == kind]
    return {field.name.value for field in root.fields or ()}


def used() -> set[str]:
    """What the operations of the reference application ask for at their top."""
    return {
        field.name.value
        for file in (ROOT / "web" / "app" / "src").rglob("*.graphql")
        for operation in parse(file.read_text("utf-8"), no_location=True).definitions
        if isinstance(operation, OperationDefinitionNode)
        for field in operation.selection_set.selections
        if isinstance(field, FieldNode)
    }


def test_every_mutation_stands_on_a_screen() -> None:
    assert offered("Mutation") - used() == FOR_PROGRAMS


def test_the_table_of_screens_names_every_operation() -> None:
    told = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "screens.md").read_text("utf-8")))
    roots = offered("Query") | offered("Mutation") | offered("Subscription")

    assert (used() & roots) - told == set()
    assert (offered("Mutation") & told) - used() == FOR_PROGRAMS
