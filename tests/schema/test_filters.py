"""Every field of the filter, over lists and board alike: what it finds, and what it leaves out."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

import models
from schema import schema
from tests.make import NOON, Cast, customer, stages, subject
from tests.schema.scene import relay
from tests.web import Web

LIST = """query($filter: SubjectFilter) {
  subjects(filter: $filter, orderBy: {field: TITLE, direction: ASC}) { nodes { title } totalCount } }"""
BOARD = """query($filter: SubjectFilter) { funnel(filter: $filter) { totals { count }
  prospects { totals { count } subjects { nodes { title } } }
  columns { totals { count } subjects { nodes { title } } } } }"""


@pytest.fixture
async def ids(cast: Cast) -> dict[str, str]:
    """Six subjects, each with something of its own; what is named in filters, by name."""
    first, second, *_ = await stages()
    sol = await customer(cast, "Padaria Sol", emails=["eva@sol.example"])
    price = (await models.LostReason.all().order_by("id").limit(1))[0]
    quente, frio = [await models.Marker.create_new(by=cast.rita, now=NOON, name=name) for name in ("quente", "frio")]
    by, now = cast.ana, NOON
    a = await subject(cast, "a barcos", stage=first, customer=sol, value=models.Money(Decimal("10.50"), "BRL"))
    b = await subject(cast, "b Ação", stage=second, owner=None, by=cast.bruno, now=NOON + timedelta(days=1))
    await subject(cast, "c", kind=models.SubjectKind.PROSPECT, expected_close_on=date(2026, 12, 24))
    d = await subject(cast, "d", value=models.Money(Decimal(99), "EUR"))
    e = await subject(cast, "e")
    f = await subject(cast, "f", kind=models.SubjectKind.PROSPECT)
    await a.mark(add=[quente, frio], remove=[], by=by, now=now)
    await b.mark(add=[frio], remove=[], by=cast.bruno, now=now)
    await d.lose(reason=price, by=by, now=now + timedelta(days=2))
    await e.archive(by=by, now=now)
    await f.discard(by=by, now=now)
    await models.Subject.filter(id=a.id).update(idle=True)
    await models.Subject.filter(id=b.id).update(rotting=True, activity_state=models.ActivityState.TODAY)
    rows = {"first": first, "second": second, "sol": sol, "quente": quente, "frio": frio}
    return {name: relay(row) for name, row in {**rows, "brasil": cast.brasil, "ana": cast.ana}.items()}


CASES: list[tuple[str, Any, str]] = [
    ("channelIds", ["brasil"], "abcd"),
    ("stageIds", ["second"], "b"),
    ("stageIds", ["first", "second"], "abd"),
    ("stageIds", [], ""),
    ("kinds", ["PROSPECT"], "c"),
    ("outcomes", ["LOST"], "d"),
    ("outcomes", ["OPEN"], "abc"),
    ("ownerIds", ["ana"], "acd"),
    ("unowned", True, "b"),
    ("unowned", False, "acd"),
    ("customerIds", ["sol"], "a"),
    ("markers", {"any": ["quente", "frio"]}, "ab"),
    ("markers", {"all": ["quente", "frio"]}, "a"),
    ("markers", {"none": ["quente"]}, "bcd"),
    ("markers", {"any": ["frio"], "none": ["quente"]}, "b"),
    ("markers", {"any": []}, ""),
    ("text", "acao", "b"),
    ("text", "BARCOS padaria", "a"),
    ("text", "eva@sol", "a"),
    ("text", "nothing like it", ""),
    ("text", "", "abcd"),
    ("value", {"currency": "BRL", "from": "10.50", "to": "10.50"}, "a"),
    ("value", {"currency": "EUR", "from": "10"}, "d"),
    ("value", {"currency": "BRL", "to": "10.49"}, ""),
    ("createdAt", {"from": "2026-11-21T00:00:00Z"}, "b"),
    ("createdAt", {"to": "2026-11-20T12:00:00-03:00"}, ""),
    ("createdAt", {"from": "2026-11-20T12:00:00-03:00", "to": "2026-11-21T00:00:00Z"}, "acd"),
    ("closedAt", {"from": "2026-11-22T00:00:00Z"}, "d"),
    ("expectedCloseOn", {"from": "2026-12-24", "to": "2026-12-24"}, "c"),
    ("expectedCloseOn", {"to": "2026-12-23"}, ""),
    ("activityStates", ["TODAY"], "b"),
    ("activityStates", ["NONE"], "acd"),
    ("idle", True, "a"),
    ("idle", False, "bcd"),
    ("rotting", True, "b"),
    ("archived", True, "e"),
    ("archived", None, "abcde"),
    ("discarded", True, "f"),
    ("discarded", None, "abcdf"),
]


def test_every_field_of_the_filter_is_tried() -> None:
    assert {field for field, _, _ in CASES} == set(schema._schema.type_map["SubjectFilter"].fields)  # type: ignore[attr-defined]


def given(value: Any, ids: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: given(held, ids) for name, held in value.items()}
    return [ids.get(held, held) for held in value] if isinstance(value, list) else value


@pytest.mark.parametrize(("field", "value", "expected"), CASES, ids=[f"{f}={v}" for f, v, _ in CASES])
async def test_a_filter_finds_the_same_in_the_list_and_on_the_board(
    web: Web, cast: Cast, ids: dict[str, str], field: str, value: Any, expected: str
) -> None:
    bruno = await web.sign_in(cast.bruno)
    filter = {field: given(value, ids)}

    listed = (await bruno.ask(LIST, filter=filter))["subjects"]
    funnel = (await bruno.ask(BOARD, filter=filter))["funnel"]

    assert "".join(row["title"][0] for row in listed["nodes"]) == expected and listed["totalCount"] == len(expected)
    columns = [*funnel["columns"], funnel["prospects"]]
    cards = sorted(card["title"][0] for column in columns for card in column["subjects"]["nodes"])
    wanted = expected if field in ("outcomes", "closedAt") else expected.replace("d", "")
    assert "".join(cards) == wanted
    assert sum(column["totals"]["count"] for column in columns) == len(wanted)


CUSTOMERS: list[tuple[dict[str, Any], str]] = [
    ({"text": "acai"}, "a"),
    ({"text": "+5511987654321"}, "b"),
    ({"types": ["COMPANY"]}, "c"),
    ({"lifecycles": ["CUSTOMER"]}, "b"),
    ({"channelIds": ["brasil"]}, "a"),
    ({"companyIds": ["company"]}, "d"),
    ({"hasSubjects": True}, "a"),
    ({"hasSubjects": False}, "bcd"),
    ({"types": []}, ""),
    ({}, "abcd"),
]


@pytest.mark.parametrize(("filter", "expected"), CUSTOMERS, ids=[str(case[0]) for case in CUSTOMERS])
async def test_customers_are_found_by_each_field(web: Web, cast: Cast, filter: dict[str, Any], expected: str) -> None:
    a = await customer(cast, "a Açaí", channel=cast.brasil)
    await customer(cast, "b", phones=["+55 11 98765-4321"], lifecycle=models.Lifecycle.CUSTOMER)
    company = await customer(cast, "c", type=models.CustomerType.COMPANY)
    await customer(cast, "d", company=company)
    await subject(cast, customer=a)
    ana = await web.sign_in(cast.ana)
    named = {"brasil": relay(cast.brasil), "company": relay(company)}

    document = "query($f: CustomerFilter) { customers(filter: $f) { nodes { name } } }"
    answer = await ana.ask(document, f=given(filter, named))

    assert "".join(row["name"][0] for row in answer["customers"]["nodes"]) == expected


async def test_users_are_found_by_each_field(web: Web, cast: Cast) -> None:
    await cast.diego.update(by=cast.rita, now=NOON, active=False, name="Diêgo")
    ana = await web.sign_in(cast.ana)
    document = "query($f: UserFilter) { users(filter: $f) { name } }"

    async def found(**filter: Any) -> list[str]:
        return [row["name"] for row in (await ana.ask(document, f=filter))["users"]]

    assert await found() == ["Ana", "Bruno", "Carla", "Diêgo", "Marcos", "Rita", "Vera"]
    assert await found(text="diego") == ["Diêgo"]
    assert await found(roles=["ADMIN", "MANAGER"]) == ["Marcos", "Rita"]
    assert await found(active=False) == ["Diêgo"]
    assert await found(channelIds=[relay(cast.brasil)], roles=["AGENT"]) == ["Ana", "Bruno", "Carla"]
