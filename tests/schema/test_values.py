"""Values that no field can take: each is refused in a sentence, and nothing is written."""

import base64
import json
from typing import Any

import pytest

from tests.make import Cast, events, subject
from tests.web import Web

LIST = """query($filter: SubjectFilter, $first: Int, $after: String, $last: Int, $before: String) {
  subjects(filter: $filter, first: $first, after: $after, last: $last, before: $before) { nodes { id } } }"""
CREATE = """mutation($input: SubjectCreateInput!) {
  subjectCreate(input: $input) { subject { id title } errors { code message field } } }"""


def cursor(*values: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode()


PAGES: dict[str, dict[str, Any]] = {
    "none": {"first": 0},
    "less than none": {"first": -1},
    "too many": {"first": 101},
    "far too many": {"first": 10**9},
    "more than an Int": {"first": 2**40},
    "null": {"first": None},
    "text": {"first": "x"},
    "half": {"first": 1.5},
    "from the end, none": {"last": 0},
    "from the end, too many": {"last": 101},
    "not base64": {"first": 2, "after": "%%%"},
    "not JSON": {"first": 2, "after": base64.urlsafe_b64encode(b"hello").decode()},
    "empty": {"first": 2, "after": ""},
    "letters beyond ASCII": {"first": 2, "after": "ção"},
    "no list": {"first": 2, "after": base64.urlsafe_b64encode(b'{"a": 1}').decode()},
    "too short": {"first": 2, "after": cursor(1)},
    "too long": {"first": 2, "after": cursor("2026-01-01T00:00:00+00:00", 1, 1)},
    "no instant": {"first": 2, "after": cursor("yesterday", 1)},
    "another type": {"first": 2, "after": cursor(True, 1)},
    "a list within": {"first": 2, "after": cursor([1], 1)},
    "a huge id": {"first": 2, "after": cursor("2026-01-01T00:00:00+00:00", 10**30)},
    "NUL within": {"first": 2, "after": cursor("\0", 1)},
    "before, not base64": {"last": 2, "before": "%%%"},
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
async def test_a_page_that_cannot_be_is_an_error_and_never_a_clamp(web: Web, cast: Cast, page: dict[str, Any]) -> None:
    await subject(cast)
    ana = await web.sign_in(cast.ana)

    (error,) = (await ana.post(LIST, page)).json()["errors"]

    assert error["extensions"]["code"] in ("INVALID", "BAD_REQUEST") and error["message"]


FILTERS: dict[str, dict[str, Any]] = {
    "an impossible date": {"expectedCloseOn": {"from": "9999-99-99"}},
    "the thirty-first of February": {"expectedCloseOn": {"to": "2026-02-31"}},
    "an instant without an offset": {"createdAt": {"from": "2026-01-01T10:00:00"}},
    "no instant": {"createdAt": {"from": "yesterday"}},
    "an instant before all instants": {"createdAt": {"from": "0001-01-01T00:00:00+14:00"}},
    "an instant after all instants": {"closedAt": {"to": "9999-12-31T23:59:59-14:00"}},
    "a range that ends before it begins": {"expectedCloseOn": {"from": "2026-02-01", "to": "2026-01-01"}},
    "no amount": {"value": {"currency": "BRL", "from": "NaN"}},
    "an endless amount": {"value": {"currency": "BRL", "to": "Infinity"}},
    "an amount beyond all columns": {"value": {"currency": "BRL", "to": "1e400"}},
    "an amount of no currency": {"value": {"currency": "XYZ1", "to": "1"}},
    "no kind": {"kinds": ["NONSENSE"]},
    "no field": {"nonsense": True},
    "no id": {"channelIds": ["nonsense"]},
    "the id of another noun": {"channelIds": [base64.b64encode(b"Subject:1").decode()]},
    "an id beyond all columns": {"ownerIds": [base64.b64encode(b"User:" + b"9" * 30).decode()]},
}


@pytest.mark.parametrize("filter", FILTERS.values(), ids=FILTERS.keys())
async def test_a_filter_that_cannot_be_is_refused(web: Web, cast: Cast, filter: dict[str, Any]) -> None:
    ana = await web.sign_in(cast.ana)

    (error,) = (await ana.post(LIST, {"filter": filter, "first": 2})).json()["errors"]

    assert error["extensions"]["code"] in ("INVALID", "BAD_REQUEST", "NOT_FOUND") and error["message"]


INPUTS: dict[str, dict[str, Any]] = {
    "no title": {"title": "   "},
    "a title of controls": {"title": "\x01\x02"},
    "a long title": {"title": "x" * 201},
    "no stage": {"title": "Barcos", "stageId": "x"},
    "a probability of 101": {"title": "Barcos", "probability": 101},
    "a priority of -1": {"title": "Barcos", "priority": -1},
    "a priority beyond an Int": {"title": "Barcos", "priority": 2**40},
    "a value below nothing": {"title": "Barcos", "value": {"amount": "-1", "currency": "BRL"}},
    "a value finer than cents": {"title": "Barcos", "value": {"amount": "1.005", "currency": "BRL"}},
    "a value that is no number": {"title": "Barcos", "value": {"amount": "NaN", "currency": "BRL"}},
    "a value beyond all money": {"title": "Barcos", "value": {"amount": "1e30", "currency": "BRL"}},
    "a value of no currency": {"title": "Barcos", "value": {"amount": "1", "currency": "reais"}},
    "a day in the year 1": {"title": "Barcos", "expectedCloseOn": "0001-01-01"},
    "a day that is none": {"title": "Barcos", "expectedCloseOn": "2026-13-01"},
    "a source without end": {"title": "Barcos", "source": "x" * 100_000},
    "a description without end": {"title": "Barcos", "description": "x" * 900_000},
    "a customer without a name": {"title": "Barcos", "customer": {"name": ""}},
    "a customer with no address": {"title": "Barcos", "customer": {"name": "Eva", "emails": ["eva"]}},
    "a customer with a false CPF": {"title": "Barcos", "customer": {"name": "Eva", "taxId": "111.111.111-11"}},
    "a short key": {"title": "Barcos", "idempotencyKey": "short"},
    "a long echo": {"title": "Barcos", "clientMutationId": "x" * 65},
    "a field that is none": {"title": "Barcos", "nonsense": 1},
}


@pytest.mark.parametrize("input", INPUTS.values(), ids=INPUTS.keys())
async def test_an_input_that_cannot_be_is_refused_and_leaves_nothing(
    web: Web, cast: Cast, input: dict[str, Any]
) -> None:
    ana = await web.sign_in(cast.ana)
    channel = (await ana.ask("{ channels { id } }"))["channels"][0]["id"]
    before = len(await events())

    answer = (await ana.post(CREATE, {"input": {"channelId": channel, **input}})).json()

    if "errors" in answer:
        assert {error["extensions"]["code"] for error in answer["errors"]} == {"BAD_REQUEST"}
    else:
        (error,) = answer["data"]["subjectCreate"]["errors"]
        assert error["code"] in ("INVALID", "REQUIRED", "NOT_FOUND") and error["message"].endswith(".")
        assert error["field"], error
    assert len(await events()) == before


@pytest.mark.parametrize(
    "id", ["", "x", "U3ViamVjdA==", "U3ViamVjdDo=", "U3ViamVjdDotMQ==", "ção", "Tm9uc2Vuc2U6MQ==", "x" * 9_000]
)
async def test_an_id_that_names_nothing_is_null(web: Web, cast: Cast, id: str) -> None:
    ana = await web.sign_in(cast.ana)

    document = "query($id: ID!) { node(id: $id) { id } subject(id: $id) { id } customer(id: $id) { id } }"
    answer = await ana.ask(document, id=id)

    assert answer == {"node": None, "subject": None, "customer": None}


async def test_signs_of_a_pattern_are_searched_as_they_stand(web: Web, cast: Cast) -> None:
    for title in ("100% algodão", "um_dois", "d'Água", 'o "grande" lote', "a\\b", "comum"):
        await subject(cast, title)
    ana = await web.sign_in(cast.ana)
    document = "query($t: String!) { subjects(filter: {text: $t}) { nodes { title } } }"

    found = {}
    for text in ("%", "_", "'", '"', "\\", "ALGODAO", "%' OR 1=1 --"):
        found[text] = [row["title"] for row in (await ana.ask(document, t=text))["subjects"]["nodes"]]

    assert found == {
        "%": ["100% algodão"],
        "_": ["um_dois"],
        "'": ["d'Água"],
        '"': ['o "grande" lote'],
        "\\": ["a\\b"],
        "ALGODAO": ["100% algodão"],
        "%' OR 1=1 --": [],
    }
