"""What pages of a frontend cost the database: statements that do not grow in number, no large table read as a whole."""

import re
from typing import Any

import pytest

import measures
import models
from commands.explain import EXPLAIN, Listening
from schema.ids import to_id
from storage import engine
from tests.make import NOON, Cast, customer, stages, subject
from tests.models.post import letter
from tests.schema.test_funnel import BOARD
from tests.web import Visitor, Web

LIST = """{ subjects(first: 50, orderBy: { field: VALUE }) { totalCount pageInfo { hasNextPage endCursor }
  nodes { id title stage { name } owner { name } customer { name phones { formatted } } markers { name } nextActivity
  { summary type { name } } viewerCanEdit followUpOf { title } } } }"""
SUBJECT = """query($id: ID!) { subject(id: $id) { id title stage { id name } channel { id name } owner { name }
  customer { id name emails { address } company { name } subjects(first: 5) { totalCount nodes { id title } } }
  markers { name } notes { id text author { name } } participants activities(first: 10) { nodes { summary state assignee
  { name } } pageInfo { hasNextPage } }
  messages(first: 10) { nodes { subjectLine at author { name } files { name } } }
  suggestions { score type { name } } timeline(first: 20) { nodes { __typename id at actor { name } } }
  viewerCanMove } }"""
CUSTOMER = """query($id: ID!) { customer(id: $id) { id name emails { address } phones { number } channel { name }
  contacts { name } notes { text author { name } } subjects(first: 20) { totalCount nodes { id title stage { name }
  activities(first: 3) { nodes { summary } } markers { name } } }
  activities(first: 10) { nodes { summary subject { title } } }
  timeline(first: 20) { nodes { id at actor { name } subject { title } } } } }"""
ACTIVITIES = """{ activities(first: 20) { nodes { summary type { name } subject { title customer { name } } } } }"""
MOST = {"list": 12, "subject": 30, "customer": 30, "activities": 8}


async def more(cast: Cast, about: models.Customer, card: models.Subject) -> None:
    """Of everything that these pages show a few more."""
    first, *_ = await stages()
    red = await models.Marker.create_new(by=cast.rita, now=NOON, name=f"M{await models.Marker.all().count()}")
    begun = await models.Message.all().count()
    for number in range(begun, begun + 3):
        other = await subject(cast, f"Vela {number}", stage=first, customer=about)
        await other.mark(add=[red], remove=[], by=cast.ana, now=NOON)
        for noted in (other, card):
            await models.Note.add("Ligar", subject=noted, by=cast.ana, now=NOON)
            await models.Activity.schedule(by=cast.ana, now=NOON, subject=noted, summary="Ligar")
        await models.Note.add("Paga", customer=about, by=cast.ana, now=NOON)
        await letter(f"Bom dia {number}", card)


@pytest.mark.parametrize("page", MOST)
async def test_a_page_takes_the_same_number_of_statements_for_many_rows(
    web: Web, cast: Cast, statements: list[str], page: str
) -> None:
    about = await customer(cast, "Padaria Sol", phones=["+55 11 98765-4321"])
    card = await subject(cast, "Barcos", stage=(await stages())[0], customer=about)
    documents = {
        "list": (LIST, None),
        "subject": (SUBJECT, card),
        "customer": (CUSTOMER, about),
        "activities": (ACTIVITIES, None),
    }
    document, noun = documents[page]
    ana, counted = await web.sign_in(cast.ana), []

    variables = {"id": to_id(noun.noun, noun.id)} if noun is not None else {}
    await ana.ask(document, **variables)

    for _ in range(3):
        await more(cast, about, card)
        statements.clear()
        await ana.ask(document, **variables)
        counted.append(len([text for text in statements if not TAIL.search(text)]))

    assert counted[0] == counted[1] == counted[2] <= MOST[page], counted


async def test_an_order_by_one_of_two_columns_stands_beside_what_is_joined(web: Web, cast: Cast) -> None:
    await subject(cast)
    ana, before = await web.sign_in(cast.ana), measures.unplanned._value.get()

    answer = await ana.ask("{ subjects(orderBy: {field: STAGE_ENTERED_AT}) { nodes { title owner { id name } } } }")

    assert answer["subjects"]["nodes"][0]["owner"]["name"] == "Ana"
    assert measures.unplanned._value.get() == before, "The plan failed, and resolvers did it."


TAIL = re.compile(r'FROM "event" WHERE "id">')
"""The log is looked at all the while, whoever asks for what."""
BIG = ("subject", "customer", "event", "activity", "standing", "note")
SEARCH = """query($text: String!) { search(text: $text) { kind title fragments { parts { text hit } }
  subject { title } customer { name } } }"""
LISTED = "query($filter: SubjectFilter) { subjects(first: 20, filter: $filter) { nodes { title customer { name } } } }"
NEWEST = re.compile(r'FROM "event" ORDER BY "id" DESC LIMIT')
"""The head of the log: the last row of the table itself."""
SCANS = {
    "sqlite": re.compile(rf"SCAN ({'|'.join(BIG)})(?! USING)"),
    "postgres": re.compile(rf"Seq Scan on ({'|'.join(BIG)})\b"),
}
NUMBERS = {
    "sqlite": "(WITH RECURSIVE k(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM k WHERE n < {last})"
    " SELECT n FROM k)",
    "postgres": "(SELECT n FROM generate_series({first}, {last}) AS k(n))",
}


A_STATEMENT = 10_000
"""No statement takes longer than the server lets it."""


async def multiply(model: Any, id: int, most: int, **said: str) -> None:
    """Copies of a row, other only in what is said."""
    columns = [name for name in model._meta.fields_db_projection.values() if name != "id"]
    told = ", ".join(said.get(name, f't."{name}"') for name in columns)
    listed = ", ".join(f'"{name}"' for name in columns)
    table = model._meta.db_table
    for first in range(1, most + 1, A_STATEMENT):
        numbers = NUMBERS[engine.dialect()].format(first=first, last=min(first + A_STATEMENT - 1, most))
        await engine.connection().execute_query(
            f'INSERT INTO "{table}" ({listed}) SELECT {told} FROM "{table}" t, {numbers} AS k WHERE t.id = {id}'
        )


@pytest.mark.parametrize("most", [10_000, pytest.param(100_000, marks=pytest.mark.soak)])
async def test_no_page_reads_a_large_table_from_end_to_end(web: Web, cast: Cast, most: int) -> None:
    if engine.dialect() == "postgres" and most < 100_000:
        pytest.skip("PostgreSQL rightly reads ten thousand rows at once; `make soak` asks it about more")
    about = await customer(cast, "Padaria Sol")
    card = await subject(cast, "Barcos", stage=(await stages())[0], customer=about)
    europa = await subject(
        cast, "Segel", by=cast.diego, owner=cast.diego, channel=cast.europa, stage=(await stages())[0]
    )
    false = "0" if engine.dialect() == "sqlite" else "false"
    await multiply(models.Customer, about.id, most, name="'Padaria ' || k.n")
    await multiply(models.Subject, card.id, 300, rank="'a' || k.n")
    await multiply(models.Subject, europa.id, most, rank="'b' || k.n", on_board=false, outcome="'CLOSED'")
    # One of each for every subject that was made last.
    of = f"{(await models.Subject.all().order_by('-id'))[0].id - most} + k.n"
    call = await models.Activity.schedule(by=cast.diego, now=NOON, subject=europa, summary="Anrufen")
    told = (await models.Event.filter(subject_id=europa.id).order_by("id"))[0]
    await multiply(models.Activity, call.id, most, subject_id=of)
    await multiply(models.Event, told.id, most, subject_id=of)
    note = await models.Note.add("Kunde fragt nach", by=cast.diego, now=NOON, subject=europa)
    await multiply(models.Note, note.id, most, subject_id=of)
    if engine.dialect() == "postgres":
        await engine.connection().execute_script("ANALYZE")
    pages: list[tuple[str, dict[str, Any]]] = [
        (BOARD, {"channelId": to_id("Channel", cast.brasil.id)}),
        (SUBJECT, {"id": to_id("Subject", card.id)}),
        (CUSTOMER, {"id": to_id("Customer", about.id)}),
        (SEARCH, {"text": "padaria"}),
        (SEARCH, {"text": "barcos sol"}),
        (SEARCH, {"text": "segal"}),
        (SEARCH, {"text": "kunde"}),
        (SEARCH, {"text": "anrufen"}),
        (LISTED, {"filter": {"text": "adaria"}}),
    ]

    scanned = [
        line for document, variables in pages for line in await scans(await web.sign_in(cast.ana), document, variables)
    ]

    assert not scanned, "\n".join(scanned)


async def scans(visitor: Visitor, document: str, variables: dict[str, Any]) -> list[str]:
    """The statements of a page that read a large table as a whole."""
    with Listening() as heard:
        await visitor.ask(document, **variables)
    wrong, dialect = [], engine.dialect()
    for text, values in heard.statements:
        if text.lstrip().startswith("SELECT") and not NEWEST.search(text):
            lines = [str(row[-1]) for row in await engine.rows(EXPLAIN[dialect] + text, values)]
            wrong += [f"{line} in {text}" for line in lines if SCANS[dialect].search(line)]
    return wrong
