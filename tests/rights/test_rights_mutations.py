"""Everybody tries everything, with every row: whoever may is not refused, and the hidden is as if it were missing."""

import copy
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

import models
from schema.ids import from_id, to_id
from tests.rights.marks import SHARED, heard
from tests.rights.may import Wanted, named, permitted
from tests.rights.questions import CORE
from tests.rights.rules import CALLING, NAMES, May, mutations
from tests.rights.sight import Facts
from tests.rights.world import MISSING, TABLE_OF, Actor, World, undone
from tests.schema.deed import Deed
from tests.schema.test_mutations import DEEDS

TRIED = sorted(set(DEEDS) & set(mutations()))
REFUSALS = {"FORBIDDEN", "NOT_FOUND"}


def type_of(mutation: str) -> str:
    return mutation[0].upper() + mutation[1:] + "Input"


async def do(world: World, actor: Actor, mutation: str, input: dict[str, Any]) -> Any:
    """The payload, in a unit of its own that is taken back. What is refused has told nobody anything."""
    shows = f"{DEEDS[mutation].shows} errors {{ code field message params }}"
    document = f"mutation($input: {type_of(mutation)}!) {{ {mutation}(input: $input) {{ {shows} }} }}"
    async with undone():
        before = await models.Event.head()
        answer = await world.ask(actor, document, {"input": input})
        after = await models.Event.head()
    assert answer.errors is None, (actor.name, mutation, input, answer.errors)
    payload = (answer.data or {})[mutation]
    done = [each for each in payload.get("results") or () if not each["errors"]]
    assert after == before or done or not payload["errors"], (actor.name, mutation, input, payload)
    return payload


def refusals(payload: Any) -> list[dict[str, Any]]:
    """Why it was refused, as a whole or for each of many."""
    return [*payload["errors"], *(error for each in payload.get("results") or () for error in each["errors"])]


def codes(payload: Any) -> set[str]:
    return {error["code"] for error in refusals(payload)}


def of_rights(error: dict[str, Any]) -> bool:
    """Not: an address that is not on this subject, and the like."""
    names = error["field"] or ["id"]
    return error["code"] == "FORBIDDEN" or (error["code"] == "NOT_FOUND" and names[-1] in NAMES)


def with_row(input: dict[str, Any], field: str, noun: str, id: int) -> dict[str, Any]:
    """The same, with another row in one place."""
    made = copy.deepcopy(input)
    made[field] = [to_id(noun, id)] if isinstance(made[field], list) else to_id(noun, id)
    return made


def variants(world: World, mutation: str, deed: Deed) -> Iterator[tuple[dict[str, Any], str]]:
    """The deed itself, and the same to every other row of the nouns that it names; with the place of that row."""
    good = deed.input(world.scene)
    yield good, ""
    for field, noun, id in named(outer(good)):
        if TABLE_OF[noun] in SHARED and noun != "User":
            continue
        for other in world.kinds_of(noun):
            if other != id and not (noun == "User" and world.facts.rows["user_account"][other]["role"] == "SYSTEM"):
                yield with_row(good, field, noun, other), field


def outer(input: dict[str, Any]) -> dict[str, Any]:
    """What stands in an input itself, and not deeper in it."""
    return {name: value for name, value in input.items() if not isinstance(value, dict)}


def judged(actor: Actor, world: World, mutation: str, input: dict[str, Any]) -> tuple[bool, list[str]]:
    """Whether they may, and which of the named rows they may not know of."""
    wanted = Wanted(world.eyes[actor.name], input)
    hidden = wanted.hidden
    return not hidden and permitted(actor, mutations()[mutation], wanted), hidden


@pytest.mark.parametrize("mutation", TRIED)
async def test_whoever_may_is_not_refused_and_whoever_may_not_is(world: World, mutation: str) -> None:
    good, missing = DEEDS[mutation].input(world.scene), dict[tuple[str, str], str]()

    async def as_if_missing(actor: Actor, input: dict[str, Any], field: str, noun: str, id: int) -> str:
        if isinstance(input[field], list) and len(input[field]) > 1:
            there = [MISSING if number_of(each) == id else number_of(each) for each in input[field]]
            nothing = await do(world, actor, mutation, {**input, field: [to_id(noun, each) for each in there]})
            return told(nothing, noun, MISSING)
        if (actor.name, field) not in missing:
            nothing = await do(world, actor, mutation, with_row(good, field, noun, MISSING))
            missing[actor.name, field] = told(nothing, noun, MISSING)
        return missing[actor.name, field]

    for input, place in variants(world, mutation, DEEDS[mutation]):
        for actor in world.actors.values():
            may, hidden = judged(actor, world, mutation, input)
            payload = await do(world, actor, mutation, input)

            case = (actor.name, mutation, input, refusals(payload))
            if may:
                assert not [error for error in refusals(payload) if of_rights(error)], case
            elif hidden:
                assert codes(payload) and codes(payload) <= REFUSALS, case
                for field, noun, id in named(outer(input)):
                    if TABLE_OF[noun] in SHARED or world.sees(actor.name, noun, id):
                        continue
                    if place in ("", field):
                        assert told(payload, noun, id) == await as_if_missing(actor, input, field, noun, id), case
            else:
                assert codes(payload) == {"FORBIDDEN"}, case
            for mark in heard(msgspec.json.encode(payload).decode()):
                assert world.eyes[actor.name].reads(*mark), (case, mark)


def number_of(id: str) -> int:
    return from_id(id)[1]


def told(payload: Any, noun: str, id: int) -> str:
    """The answer, with THAT for the id that was asked for."""
    return msgspec.json.encode(payload).decode().replace(to_id(noun, id), "THAT")


async def test_what_is_refused_leaves_no_trace(world: World) -> None:
    """Not even in the unit itself, before it would be taken back."""
    async with undone():
        before = await Facts.read()
        for mutation in TRIED:
            good = DEEDS[mutation].input(world.scene)
            for actor in world.actors.values():
                if judged(actor, world, mutation, good)[0]:
                    continue
                document = f"mutation($input: {type_of(mutation)}!) {{ {mutation}(input: $input) {{ position }} }}"
                answer = await world.ask(actor, document, {"input": {**good, "clientMutationId": "CANARY-refused-1-x"}})
                assert answer.errors is None
        assert (await Facts.read()).rows == before.rows


@pytest.mark.parametrize("mutation", sorted(CALLING))
async def test_other_servers_are_called_by_managers_alone(world: World, mutation: str) -> None:
    input, shows = CALLING[mutation]
    document = f"mutation($input: {type_of(mutation)}!) {{ {mutation}(input: $input) {{ {shows} errors {{ code }} }} }}"
    for actor in world.actors.values():
        if world.eyes[actor.name].oversees:
            continue
        for more in ({}, *({"id": to_id("Mailbox", id)} for id in (*world.rows_of("Mailbox"), MISSING))):
            answer = await world.ask(actor, document, {"input": {**input, **more}})
            assert answer.errors is None and codes((answer.data or {})[mutation]) <= REFUSALS, (actor.name, more)
            assert codes((answer.data or {})[mutation]), (actor.name, more)


def test_every_mutation_is_tried_but_those_about_the_request_itself() -> None:
    rest = set(CORE.mutation_type.fields) - set(TRIED)

    assert rest == {name for name, may in mutations().items() if may is May.STRANGER} | {
        "signOut",
        "passwordChange",
        *CALLING,
    }
