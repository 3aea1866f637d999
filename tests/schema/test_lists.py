"""Lists in pages: every order, both ways round, with equal keys; every row once."""

import base64
import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

import models
from tests.make import NOON, Cast, customer, stages, subject
from tests.models.post import delivery, letter
from tests.web import Visitor, Web

SUBJECTS = """query($by: SubjectOrder, $first: Int, $after: String, $last: Int, $before: String) {
  page: subjects(orderBy: $by, first: $first, after: $after, last: $last, before: $before) {
    totalCount edges { cursor node { id } } nodes { id }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
CUSTOMERS = SUBJECTS.replace("SubjectOrder", "CustomerOrder").replace("subjects(", "customers(")
ORDERS = [
    "CREATED_AT",
    "UPDATED_AT",
    "LAST_INTERACTION_AT",
    "STAGE_ENTERED_AT",
    "EXPECTED_CLOSE_ON",
    "TITLE",
    "PRIORITY",
    "VALUE",
]


async def forwards(visitor: Visitor, document: str, by: dict[str, str] | None, size: int = 2) -> list[str]:
    """The ids of all pages, from the first row to the last."""
    ids: list[str] = []
    after, more = None, True
    while more:
        page = (await visitor.ask(document, by=by, first=size, after=after))["page"]
        assert [edge["node"]["id"] for edge in page["edges"]] == [row["id"] for row in page["nodes"]]
        assert page["pageInfo"]["hasPreviousPage"] is (after is not None)
        ids += [row["id"] for row in page["nodes"]]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
        assert len(ids) <= page["totalCount"]
    return ids


async def backwards(visitor: Visitor, document: str, by: dict[str, str] | None) -> list[str]:
    """The same, from the last row to the first."""
    ids: list[str] = []
    before, more = None, True
    while more:
        page = (await visitor.ask(document, by=by, last=2, before=before))["page"]
        assert page["pageInfo"]["hasNextPage"] is (before is not None)
        ids = [row["id"] for row in page["nodes"]] + ids
        before, more = page["pageInfo"]["startCursor"], page["pageInfo"]["hasPreviousPage"]
        assert len(ids) <= page["totalCount"]
    return ids


async def various(cast: Cast) -> None:
    """Nine subjects with equal and with missing keys."""
    first, second, *_ = await stages()
    for number in range(9):
        now = NOON + timedelta(hours=number // 3, microseconds=number % 2)
        await subject(
            cast,
            "ção"[: number // 3 + 1],
            now=now,
            stage=(first, second)[number % 2],
            priority=number % 3,
            value=models.Money(Decimal(number // 4), "BRL") if number % 3 else None,
            expected_close_on=date(2026, 12, 1 + number // 4) if number % 3 else None,
        )
    await subject(cast, "Eva", kind=models.SubjectKind.PROSPECT)


@pytest.mark.parametrize("direction", ["ASC", "DESC"])
@pytest.mark.parametrize("field", ORDERS)
async def test_subjects_in_every_order_come_once_each(web: Web, cast: Cast, field: str, direction: str) -> None:
    await various(cast)
    ana = await web.sign_in(cast.ana)
    by = {"field": field, "direction": direction}

    ids = await forwards(ana, SUBJECTS, by)

    assert len(ids) == len(set(ids)) == 10
    assert ids == await backwards(ana, SUBJECTS, by) == await forwards(ana, SUBJECTS, by, size=100)
    other = {"field": field, "direction": "DESC" if direction == "ASC" else "ASC"}
    assert ids == (await forwards(ana, SUBJECTS, other))[::-1]


@pytest.mark.parametrize("direction", ["ASC", "DESC"])
@pytest.mark.parametrize("field", ["NAME", "CREATED_AT", "UPDATED_AT"])
async def test_customers_in_every_order_come_once_each(web: Web, cast: Cast, field: str, direction: str) -> None:
    for name in ("Érico", "Eva", "Eva", "ana", "Zé", "zé", "Ålesund"):
        await customer(cast, name)
    ana = await web.sign_in(cast.ana)
    by = {"field": field, "direction": direction}

    ids = await forwards(ana, CUSTOMERS, by)

    assert len(ids) == len(set(ids)) == 7
    assert ids == await backwards(ana, CUSTOMERS, by) == await forwards(ana, CUSTOMERS, by, size=100)


async def test_orders_are_what_they_say(web: Web, cast: Cast) -> None:
    for title, priority, worth, day in (("b", 2, 10, 3), ("Á", 3, 200, 1), ("c", 1, None, None)):
        await subject(
            cast,
            title,
            priority=priority,
            value=models.Money(Decimal(worth), "BRL") if worth else None,
            expected_close_on=date(2026, 12, day) if day else None,
        )
    ana = await web.sign_in(cast.ana)
    document = "query($by: SubjectOrder) { subjects(orderBy: $by) { nodes { title } } }"

    found = {}
    for field in ("TITLE", "PRIORITY", "VALUE", "EXPECTED_CLOSE_ON", "CREATED_AT"):
        rows = (await ana.ask(document, by={"field": field, "direction": "ASC"}))["subjects"]["nodes"]
        found[field] = "".join(row["title"] for row in rows)

    assert found == {
        "TITLE": "Ábc",
        "PRIORITY": "cbÁ",
        "VALUE": "cbÁ",
        "EXPECTED_CLOSE_ON": "Ábc",
        "CREATED_AT": "bÁc",
    }


async def test_a_page_goes_on_where_it_was_although_rows_came_and_went(web: Web, cast: Cast) -> None:
    rows = [await subject(cast, title, now=NOON + timedelta(minutes=n)) for n, title in enumerate("edcba")]
    ana = await web.sign_in(cast.ana)
    document = """query($after: String) {
        subjects(first: 2, after: $after) { nodes { title } pageInfo { endCursor } } }"""
    page = (await ana.ask(document))["subjects"]

    await subject(cast, "new", now=NOON + timedelta(hours=1))
    await rows[3].archive(by=cast.ana, now=NOON)
    rest = (await ana.ask(document, after=page["pageInfo"]["endCursor"]))["subjects"]

    assert [row["title"] for row in page["nodes"]] == ["a", "b"]
    assert [row["title"] for row in rest["nodes"]] == ["c", "d"]


LISTS: dict[str, str] = {
    "subjects": """{ subjects(first: 100) { totalCount nodes { id title stage { name } channel { name leader { name } }
        owner { name } customer { name emails { address } channel { name } company { name } } markers { name }
        probability { percent } lastInteraction { by { name } } lostReason { name } notes { text author { name } }
        participants followUpOf { title } viewerCanEdit viewerCanDelete } } }""",
    "customers": """{ customers(first: 100) { totalCount nodes { name emails { address } phones { number }
        company { name }
        contacts { name } channel { name } notes { text author { name } revisions { text } }
        subjects(first: 3) { totalCount nodes { title stage { name } owner { name } } } viewerCanEdit } } }""",
    "duplicates": """{ subjects(first: 100) { nodes { possibleDuplicates { score reasons subject { title
        stage { name } customer { name } } } } } }""",
    "users": "{ users { name channels { access channel { name members { user { name } } } } } }",
    "markers": "{ markers { name subjectCount } }",
    "intake": """{ intake(first: 100) { totalCount nodes { from to state preview flags { message } lastError { message }
        mailbox { address health { filed } channels { name } } effects { outcome reason { message } channel { name }
        subject { title stage { name } } message { text author { name } } trail { row } } } } }""",
}


@pytest.mark.once
@pytest.mark.parametrize("document", LISTS.values(), ids=LISTS.keys())
async def test_a_list_takes_the_same_number_of_statements_for_many_rows(
    web: Web, cast: Cast, statements: list[str], document: str
) -> None:
    ana = await web.sign_in(cast.ana)
    await ana.ask("{ viewer { id } }")  # who comes for the first time is met with some statements more
    counted: list[int] = []
    for round in range(3):
        for number in range(3):
            known = await customer(
                cast, f"Eva {round}{number}", emails=[f"eva{round}{number}@sol.example"], phones=["+5511987654321"]
            )
            row = await subject(cast, customer=known)
            marker = await models.Marker.create_new(by=cast.rita, now=NOON, name=f"quente {round}{number}")
            await row.mark(add=[marker], remove=[], by=cast.ana, now=NOON)
            await delivery(await letter(f"Pedido {round}{number}", row), row)
            for about in ({"subject": row}, {"customer": known}):
                note = await models.Note.add("Ligar", by=cast.ana, now=NOON, **about)
                await note.edit("Ligar amanhã", by=cast.ana, now=NOON)
        await web.settled()
        statements.clear()
        await ana.ask(document)
        counted.append(len(statements))

    assert counted[0] == counted[1] == counted[2] <= 25, counted


async def test_total_counts_are_of_the_whole_list(web: Web, cast: Cast) -> None:
    known = await customer(cast)
    for _ in range(4):
        await subject(cast, customer=known)
    ana = await web.sign_in(cast.ana)

    document = "{ subjects(first: 1) { totalCount } customers { nodes { subjects(first: 1) { totalCount } } } }"
    answer: Any = await ana.ask(document)

    assert answer["subjects"]["totalCount"] == 4
    assert answer["customers"]["nodes"][0]["subjects"]["totalCount"] == 4


async def test_a_cursor_reads_the_same_whichever_database_wrote_it(web: Web, cast: Cast) -> None:
    """A page goes on after `funil move`."""
    await models.Activity.schedule(
        by=cast.ana, now=NOON, subject=await subject(cast), summary="Ligar", due_on=NOON.date()
    )
    ana = await web.sign_in(cast.ana)

    found = await ana.ask("{ activities { pageInfo { endCursor } nodes { overdueFrom } } }")

    said = found["activities"]["pageInfo"]["endCursor"]
    (instant, _) = json.loads(base64.urlsafe_b64decode(said + "=" * (-len(said) % 4)))
    assert instant == datetime.fromisoformat(found["activities"]["nodes"][0]["overdueFrom"]).isoformat()
