"""Who may ask and do what: every role, every query field, every mutation. Nobody of Brasil hears Europa's canary."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from permissions import Scope
from schema.ids import from_id, to_id
from tests.make import Cast, events
from tests.schema.deed import Deed
from tests.schema.everything import QUERY, questions
from tests.schema.scene import CANARY, Scene, relay, scene
from tests.schema.test_mutations import DEEDS, TRIED
from tests.web import Visitor, Web

BRASIL = ("bruno", "ana", "carla", "vera")
MISSING = 987_654
OURS = {"customer": "padaria", "channel": "brasil"}
"""What a field of Query is asked for by id, where it is not a subject."""


@pytest.fixture
async def staged(cast: Cast, web: Web) -> Scene:
    return await scene(cast, web)


@pytest.fixture
async def people(web: Web, staged: Scene) -> dict[str, Visitor]:
    names = ("rita", "marcos", "bruno", "ana", "carla", "diego", "vera")
    return {name: await web.sign_in(getattr(staged.cast, name)) for name in names}


@pytest.mark.parametrize("name", sorted(QUERY.fields))
async def test_no_answer_to_brasil_has_a_word_of_europa(staged: Scene, people: dict[str, Visitor], name: str) -> None:
    for who in BRASIL:
        for document in questions(name):
            told = await people[who].post(document, {"id": staged.id(OURS.get(name, "barcos"))})
            assert told.status_code == 200 and "errors" not in told.json(), (document, told.text[:500])
            assert CANARY not in told.text, (who, document, told.text[:500])


@pytest.mark.parametrize("name", ["node", "subject", "customer", "channel"])
async def test_what_is_hidden_and_what_is_missing_are_one_answer(
    staged: Scene, people: dict[str, Visitor], name: str
) -> None:
    document = questions(name)[0]
    for who in BRASIL:
        for row in staged.foreign.values():
            hidden = await people[who].post(document, {"id": relay(row)})
            missing = await people[who].post(document, {"id": to_id(row.noun, MISSING)})

            assert hidden.json() == {"data": {name: None}} and hidden.text == missing.text


async def test_europa_and_managers_do_hear_the_canary(staged: Scene, people: dict[str, Visitor]) -> None:
    silent = {
        "jobs",
        "stages",
        "markers",
        "lostReasons",
        "workspace",
        "viewer",
        "sessions",
        "apiKeys",
        "users",
        "auditLog",
    }

    for who in ("diego", "marcos", "rita"):
        for name in set(QUERY.fields) - silent:
            theirs = relay(staged.foreign[name.capitalize() if name in OURS else "Subject"])
            for document in questions(name):
                if CANARY in (await people[who].post(document, {"id": theirs})).text:
                    break
            else:
                pytest.fail(f"{who} should have read of Europa in {name}")


@pytest.mark.parametrize("name", sorted(QUERY.fields))
async def test_a_stranger_is_told_nothing(web: Web, staged: Scene, name: str) -> None:
    told = await web.stranger().post(questions(name)[0], {"id": staged.id("barcos")})

    assert {error["extensions"]["code"] for error in told.json()["errors"]} == {"UNAUTHENTICATED"}
    assert not any((told.json().get("data") or {}).values())


FILTERS = """query($customer: [ID!], $owner: [ID!]) {
  byCustomer: subjects(filter: {customerIds: $customer}) { totalCount nodes { title } }
  byOwner: subjects(filter: {ownerIds: $owner}) { totalCount nodes { title } }
  byText: subjects(filter: {text: "kanarie"}) { totalCount nodes { title } }
  customers(filter: {text: "kanarie"}) { totalCount nodes { name } }
  customersOf: customers(filter: {companyIds: []}) { totalCount }
  markers { subjectCount } }"""


async def test_a_filter_by_what_is_hidden_finds_nothing(staged: Scene, people: dict[str, Visitor]) -> None:
    given = {"customer": [relay(staged.foreign["Customer"])], "owner": [relay(staged.cast.diego)]}

    for who in BRASIL:
        told = await people[who].ask(FILTERS, **given)
        counts = {name: value["totalCount"] for name, value in told.items() if name != "markers"}
        assert set(counts.values()) == {0}, counts
    assert (await people["diego"].ask(FILTERS, **given))["byText"]["totalCount"] == 2


@pytest.mark.parametrize(
    "document",
    [
        "query($id: ID!) { subjects(filter: {channelIds: [$id]}) { totalCount } }",
        "query($id: ID!) { customers(filter: {channelIds: [$id]}) { totalCount } }",
        "query($id: ID!) { users(filter: {channelIds: [$id]}) { name } }",
        "query($id: ID!) { intake(filter: {channelIds: [$id]}) { totalCount } }",
        "query($id: ID!) { funnel(channelId: $id) { position } }",
        "query($id: ID!) { funnel(filter: {channelIds: [$id]}) { position } }",
    ],
)
async def test_a_hidden_channel_in_a_filter_is_not_found(
    staged: Scene, people: dict[str, Visitor], document: str
) -> None:
    for who in BRASIL:
        hidden = await people[who].post(document, {"id": relay(staged.cast.europa)})
        missing = await people[who].post(document, {"id": to_id("Channel", MISSING)})

        assert hidden.json()["errors"][0]["extensions"]["code"] == "NOT_FOUND"
        assert hidden.text == missing.text


def codes(payload: dict[str, Any]) -> set[str]:
    """Why it was refused, as a whole or for each of many."""
    told = [*payload["errors"], *(error for result in payload.get("results") or () for error in result["errors"])]
    return {error["code"] for error in told}


@pytest.mark.parametrize("name", TRIED)
async def test_a_mutation_is_refused_to_whom_it_is_not_for(
    web: Web, staged: Scene, people: dict[str, Visitor], name: str
) -> None:
    deed = DEEDS[name]
    refused = {who: people[who] for who in deed.refused}
    reader = await web.key(getattr(staged.cast, deed.by), Scope.READ)
    before, input = len(await events()), deed.input(staged)

    for who, visitor in {**refused, "a key to read": reader}.items():
        payload = await visitor.do(name, input, deed.shows)
        assert codes(payload) <= {"FORBIDDEN", "NOT_FOUND"} and codes(payload), (who, payload)
        assert all(error["message"].endswith(".") for error in payload["errors"])
    type_ = name[0].upper() + name[1:]
    document = f"mutation($input: {type_}Input!) {{ {name}(input: $input) {{ errors {{ code }} }} }}"
    stranger = (await web.stranger().post(document, {"input": input})).json()

    assert stranger["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED" and not stranger.get("data")
    assert len(await events()) == before


def with_other_ids(deed: Deed, staged: Scene) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The deed's input with one id after the other replaced: by one of Europa, and by one of nothing."""
    good = deed.input(staged)
    for field, value in good.items():
        held = value[0] if isinstance(value, list) and value else value
        noun = from_id(held)[0] if field.lower().endswith(("id", "ids")) else None
        if noun in staged.foreign:
            pair = (relay(staged.foreign[noun]), to_id(noun, MISSING))
            hidden, missing = (([id] if isinstance(value, list) else id) for id in pair)
            yield {**good, field: hidden}, {**good, field: missing}


BLIND = {
    "rita": "bruno",
    "marcos": "bruno",
}
"""Managers see everything: what they do is tried by a leader of Brasil."""


@pytest.mark.parametrize("name", TRIED)
async def test_a_row_of_europa_and_no_row_at_all_are_one_answer(
    staged: Scene, people: dict[str, Visitor], name: str
) -> None:
    deed = DEEDS[name]
    visitor, before = people[BLIND.get(deed.by, deed.by)], len(await events())

    for hidden, missing in with_other_ids(deed, staged):
        first, second = [await visitor.do(name, input, deed.shows) for input in (hidden, missing)]

        (changed,) = [field for field in hidden if hidden[field] != missing[field]]
        told = json.dumps(first).replace(json.dumps(hidden[changed]).strip("[]"), "THAT")
        assert told == json.dumps(second).replace(json.dumps(missing[changed]).strip("[]"), "THAT")
        assert codes(first) <= {"NOT_FOUND", "FORBIDDEN"} and codes(first), first
        assert CANARY not in told
    assert len(await events()) == before
