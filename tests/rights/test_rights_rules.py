"""The table of rights names what the schema has: nothing stands without a rule, and no rule stands for nothing."""

from collections import Counter
from typing import Any

from graphql import GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType, get_named_type

from schema.node import VIEWS
from tests.rights.manual import SEES, page
from tests.rights.questions import CORE
from tests.rights.rules import FIELDS, MUTATIONS, NAMES, mutations, told
from tests.test_architecture import ROOT

OUTPUT = {
    name: type_
    for name, type_ in CORE.type_map.items()
    if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) and not name.startswith("__") and name != "Mutation"
}


def test_every_type_and_field_has_a_rule_and_every_rule_a_field() -> None:
    assert set(FIELDS) == set(OUTPUT)
    for name, type_ in OUTPUT.items():
        assert sorted(" ".join(FIELDS[name].values()).split()) == sorted(type_.fields), name
        assert set(told(name)) == set(type_.fields)


def test_every_mutation_has_one_rule_and_every_rule_a_mutation() -> None:
    named = Counter(" ".join(MUTATIONS.values()).split())

    assert set(mutations()) == set(CORE.mutation_type.fields)
    assert set(named.values()) == {1}


def ids_of(kind: Any, path: str = "") -> set[str]:
    """The names, below an argument, under which ids are given."""
    if not isinstance(kind, GraphQLInputObjectType):
        return set()
    found = set()
    for name, field in kind.fields.items():
        held = get_named_type(field.type)
        if held.name == "ID":
            found.add(name if not path or name.lower().endswith(("id", "ids")) else f"{path}.{name}")
        found |= ids_of(held, name)
    return found


def test_every_argument_that_takes_an_id_says_of_what() -> None:
    roots = (CORE.query_type, CORE.mutation_type, CORE.subscription_type)
    fields = [field for type_ in (*roots, *OUTPUT.values()) for field in type_.fields.values()]
    taken: set[str] = set()
    for name, argument in ((name, argument) for field in fields for name, argument in field.args.items()):
        held = get_named_type(argument.type)
        taken |= {name} if held.name == "ID" else ids_of(held)

    assert taken == set(NAMES)


def test_the_page_for_users_is_made_from_the_table() -> None:
    written = (ROOT / "docs" / "permissions.md").read_text("utf-8")

    assert written.strip() == page().strip(), "Run `python -m tests.rights.manual > docs/permissions.md`."


def test_the_page_says_of_every_noun_who_sees_it() -> None:
    assert set(", ".join(SEES).split(", ")) >= set(VIEWS)
