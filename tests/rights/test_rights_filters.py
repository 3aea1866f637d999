"""What a filter or an order is given says nothing of rows that are not seen: no hit, no difference, no number."""

import itertools
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    get_named_type,
    is_list_type,
    is_non_null_type,
)
from graphql.type import is_required_argument

from schema.ids import from_id, to_id
from tests.databases import server
from tests.rights.marks import SHARED, heard
from tests.rights.questions import CORE, plain
from tests.rights.rules import NAMES
from tests.rights.world import MISSING, TABLE_OF, World

EVERYBODY = ("bruno", "ana", "carla", "vera", "vito", "diego", "sofia", "robo")
WHO = EVERYBODY if server() is None else ("ana", "carla")
"""On a server one who sees a channel whole, and one who sees the least of a channel she is in: what differs is SQL."""
PROBES: dict[str, list[Any]] = {
    "Boolean": [True, False, None],
    "DateTime": ["2026-11-20T15:00:00Z", "2026-11-21T00:00:00Z"],
    "Date": ["2026-11-20"],
    "Decimal": ["0", "1000000"],
    "Int": [1],
}
"""What a filter is given where any value of the type will do."""
FIXED: dict[str, list[Any]] = {"currency": ["BRL"], "first": [100], "last": [100]}
Path = tuple[str, ...]


def leaves(kind: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Each place of an argument's type that takes a value."""
    held = get_named_type(kind)
    if not isinstance(held, GraphQLInputObjectType):
        yield path, kind
        return
    for name, field in held.fields.items():
        yield from leaves(field.type, (*path, name))


def places() -> Iterator[tuple[str, str, Path, Any]]:
    """Field of Query, argument, path in it and type, for whatever narrows or orders."""
    for root, field in CORE.query_type.fields.items():
        for name, argument in field.args.items():
            if not any(is_required_argument(other) for other in field.args.values()):
                for path, kind in leaves(argument.type):
                    yield root, name, path, kind


def noun_of(argument: str, path: Path) -> str | None:
    """The noun whose ids stand in such a place."""
    name = ".".join((argument, *path)[-2:])
    return NAMES.get(name) or NAMES.get((argument, *path)[-1])


def wrapped(path: Path, value: Any, kind: Any) -> Any:
    """The argument with this one value in its place, and what must stand beside it."""
    value = [value] if is_list_type(getattr(kind, "of_type", None)) or is_list_type(kind) else value
    for name in reversed(path):
        value = (
            {"currency": "BRL", name: value}
            if name in ("from", "to") and {"value", "total"} & set(path)
            else {name: value}
        )
    return value


def document(root: str, argument: str) -> str:
    """Ids and names of all that is found, and how many there are."""
    field = CORE.query_type.fields[root]
    first = ", first: 100" if "first" in field.args and argument not in ("first", "last", "before") else ""
    return f"query($given: {field.args[argument].type}) {{ {root}({argument}: $given{first}) {shown(root)} }}"


def shown(root: str) -> str:
    held = get_named_type(CORE.query_type.fields[root].type)
    if "totalCount" in held.fields:
        return "{ totalCount nodes { id } pageInfo { hasNextPage startCursor endCursor } }"
    if held.name == "Funnel":
        column = "totals { count value { amount } idle } subjects(first: 100) { totalCount nodes { id title } }"
        return f"{{ prospects {{ {column} }} columns {{ {column} }} totals {{ count }} }}"
    return "{ id }" if "id" in held.fields else "{ __typename }"


def ids_in(data: Any) -> set[str]:
    """Every id in an answer."""
    if isinstance(data, dict):
        return {data["id"]} if "id" in data else set().union(*(ids_in(value) for value in data.values()))
    return set().union(*(ids_in(value) for value in data)) if isinstance(data, list) else set()


ID_PLACES = [place for place in places() if get_named_type(place[3]).name == "ID"]
TEXT_PLACES = [place for place in places() if get_named_type(place[3]).name in ("String", "Position")]
OTHERS = [place for place in places() if place not in ID_PLACES and place not in TEXT_PLACES]


def name_of(place: tuple[str, str, Path, Any]) -> str:
    return ".".join((place[0], place[1], *place[2]))


@pytest.mark.once
@pytest.mark.parametrize("place", ID_PLACES, ids=name_of)
async def test_a_hidden_id_finds_what_a_missing_one_finds(world: World, place: Any) -> None:
    root, argument, path, kind = place
    noun = noun_of(argument, path)
    assert noun, f"{name_of(place)} names no noun in rules.NAMES"
    asked = document(root, argument)
    for who in WHO:
        nothing = await world.ask(world.actors[who], asked, {"given": wrapped(path, to_id(noun, MISSING), kind)})
        hidden = [id for id in world.kinds_of(noun) if not world.sees(who, noun, id)]
        assert hidden or TABLE_OF[noun] in SHARED
        for id in hidden:
            found = await world.ask(world.actors[who], asked, {"given": wrapped(path, to_id(noun, id), kind)})
            assert plain(found) == plain(nothing), (who, name_of(place), noun, id)


@pytest.mark.parametrize("place", [place for place in TEXT_PLACES if place[2]], ids=name_of)
async def test_a_hidden_word_finds_nothing(world: World, place: Any) -> None:
    root, argument, path, kind = place
    if path[-1] in FIXED:
        return  # a currency is no word of anybody's
    asked = document(root, argument)
    words = {noun: table for noun, table in TABLE_OF.items() if table not in SHARED}
    for who, (noun, table) in itertools.product(WHO, words.items()):
        hidden = [id for id in world.kinds_of(noun) if not world.sees(who, noun, id)]
        for id in hidden[:1]:
            given = {"given": wrapped(path, f"canary-{table}-{id}-", kind)}
            found = await world.ask(world.actors[who], asked, given)
            assert found.errors is None and not ids_in(found.data), (who, name_of(place), given)
            assert '"totalCount":0' in msgspec.json.encode(found.data).decode() or "totalCount" not in asked


async def test_a_word_that_is_seen_finds_its_row(world: World) -> None:
    """So that the test above does not look for something that nobody finds."""
    for root, noun in (("subjects", "Subject"), ("customers", "Customer"), ("intake", "InboundMail")):
        id = next(id for id in world.rows_of(noun) if world.sees("ana", noun, id) and _common(world, noun, id))
        column = "preview" if noun == "InboundMail" else "search"
        given = {"given": {"text": f"canary-{TABLE_OF[noun]}-{id}-{column}"}}
        found = await world.ask(world.actors["ana"], document(root, "filter"), given)

        assert ids_in(found.data) == {to_id(noun, id)}, (root, found)


def _common(world: World, noun: str, id: int) -> bool:
    row = world.facts.rows[TABLE_OF[noun]][id]
    return all(row.get(name) is None for name in ("archived_at", "discarded_at"))


@pytest.mark.parametrize("place", OTHERS, ids=name_of)
async def test_whatever_is_asked_for_only_what_is_seen_is_found_and_counted(world: World, place: Any) -> None:
    root, argument, path, kind = place
    held = get_named_type(kind)
    fixed: list[Any] = FIXED.get((argument, *path)[-1], [])
    values: list[Any] = list(held.values) if isinstance(held, GraphQLEnumType) else fixed or PROBES[held.name]
    asked = document(root, argument)
    for who, value in itertools.product(WHO, values):
        if value is None and is_non_null_type(kind):
            continue
        found = await world.ask(world.actors[who], asked, {"given": wrapped(path, value, kind)})
        assert found.errors is None, (name_of(place), value, found.errors)
        for noun, id in (from_id(id) for id in ids_in(found.data)):
            assert world.sees(who, noun, id), (who, name_of(place), value, noun, id)
        listed = (found.data or {})[root]
        if isinstance(listed, dict) and "totalCount" in listed:
            assert listed["totalCount"] == len(listed["nodes"]), (who, name_of(place), value)
        for mark in heard(msgspec.json.encode(found.data).decode()):
            assert world.eyes[who].reads(*mark)
