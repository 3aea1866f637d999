"""Proposals, orders and documents by the API: on paper, by mail, in lists, on the customer's page."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import httpx
import pytest

import models
from models.base import transaction
from models.trade.press import NotLaidOut, Press
from models.writing import Words
from schema.ids import to_id
from tests.make import NOON, Cast, customer, subject
from tests.schema.deeds_trade import ONE
from tests.schema.papers import documents, papers
from tests.schema.scene import able_to_send
from tests.web import Visitor, Web


def relay(row: Any) -> str:
    return to_id(row.noun, row.id)


async def fetched(url: str) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(url)


PAPERS = """query($id: ID!) { subject(id: $id) { proposals { number state pdf { url } english: pdf(locale: "en") { url }
  revisions { revision lines { description } pdf { url } } orders { number } } orders { number pdf { url } } } }"""


async def test_papers_are_fetched_as_pdfs_by_who_sees_them_and_the_same_ones_are_the_same_bytes(
    web: Web, cast: Cast
) -> None:
    card = await subject(cast, customer=await customer(cast))
    await papers(card, by=cast.ana)
    ana = await web.sign_in(cast.ana)

    found = (await ana.ask(PAPERS, id=relay(card)))["subject"]

    offered, offer = found["proposals"]
    urls = [offer["pdf"], offer["english"], offered["revisions"][0]["pdf"], found["orders"][0]["pdf"]]
    answers = [await fetched(each["url"]) for each in urls]
    assert [each.status_code for each in answers] == [200] * 4
    assert all(
        each.content.startswith(b"%PDF-") and each.headers["content-type"] == "application/pdf" for each in answers
    )
    names = [each.headers["content-disposition"].partition('"')[2].partition('"')[0] for each in answers]
    assert names == ["Proposta 1.pdf", "Proposal 1.pdf", "Proposta 2.pdf", "Pedido 2.pdf"]
    assert answers[0].content != answers[1].content
    again = await fetched(offer["pdf"]["url"])
    assert (again.content, again.headers["etag"]) == (answers[0].content, answers[0].headers["etag"])
    assert (offered["revisions"][0]["revision"], offered["revisions"][0]["lines"][0]["description"]) == (
        1,
        "Barco a remo",
    )
    assert (await fetched(offer["pdf"]["url"].replace("Order", "Proposal") + "x")).status_code == 403
    diego = await web.sign_in(cast.diego)
    assert (await diego.ask(PAPERS, id=relay(card)))["subject"] is None
    await card.transfer(to=cast.europa, owner=cast.diego, by=cast.rita, now=NOON)
    assert (await fetched(offer["pdf"]["url"])).status_code == 404, "out of sight since"


SEND = """proposal { state sentAt message { subjectLine text to state files { name mediaType size } } }"""


async def test_a_proposal_goes_out_by_mail_with_its_pdf_and_a_sentence(web: Web, cast: Cast) -> None:
    await able_to_send(cast, web)
    padaria = await customer(cast, emails=["eva@sol.example"])
    card = await subject(cast, customer=padaria)
    ana = await web.sign_in(cast.ana)
    given = {"subjectId": relay(card), "lines": ONE, "validUntil": "2199-01-31"}
    id = (await ana.do("proposalCreate", given, "proposal { id }"))["proposal"]["id"]

    sent = (await ana.do("proposalSend", {"id": id}, SEND))["proposal"]

    message = sent["message"]
    assert (sent["state"], message["to"], message["state"]) == ("SENT", ["eva@sol.example"], "QUEUED")
    assert "Segue em anexo a proposta nº 1" in message["text"] and "R$\xa02.250,00" in message["text"]
    assert "31 de jan. de 2199" in message["text"]
    [file] = message["files"]
    assert (file["name"], file["mediaType"]) == ("Proposta 1.pdf", "application/pdf") and file["size"] > 1_000
    kept = await models.File.get()
    assert (await models.Blob.read(str(kept.blob_id))).startswith(b"%PDF-")
    again = await ana.do("proposalSend", {"id": id, "text": "Em inglês", "locale": "en"}, SEND)
    assert again["proposal"]["message"]["files"][0]["name"] == "Proposal 1.pdf"
    assert again["proposal"]["message"]["text"].startswith("Em inglês")


async def test_a_proposal_is_laid_out_before_anybody_has_to_wait_and_goes_out_as_it_was_previewed(
    web: Web, cast: Cast
) -> None:
    await able_to_send(cast, web)
    card = await subject(cast, customer=await customer(cast, emails=["eva@sol.example"]))
    ana = await web.sign_in(cast.ana)
    made = await ana.do("proposalCreate", {"subjectId": relay(card), "lines": ONE}, "proposal { id pdf { url } }")
    proposal, press = await models.Proposal.get(), Press()

    async def send() -> None:
        words = Words(to=["eva@sol.example"], text="Segue")
        await proposal.send(words, by=cast.ana, now=NOON, instance_key=b"k" * 32, press=press)

    with pytest.raises(NotLaidOut) as first:
        await send()
    async with transaction():
        with pytest.raises(RuntimeError, match="outside of a unit"):
            await first.value.make()
    await first.value.make()
    await ana.do("proposalUpdate", {"id": made["proposal"]["id"], "terms": "30 dias"}, "proposal { id }")
    with pytest.raises(NotLaidOut) as changed:
        await send()
    assert (await models.Proposal.get()).state is models.ProposalState.DRAFT and not await models.File.all().exists()
    previewed = await fetched(made["proposal"]["pdf"]["url"])
    await changed.value.make()
    await send()

    kept = await models.File.get()
    assert await models.Blob.read(str(kept.blob_id)) == previewed.content


async def test_nothing_is_sent_when_the_mail_is_refused(web: Web, cast: Cast) -> None:
    card = await subject(cast)
    ana = await web.sign_in(cast.ana)
    given = {"subjectId": relay(card), "lines": ONE}
    id = (await ana.do("proposalCreate", given, "proposal { id }"))["proposal"]["id"]

    refused = await ana.do("proposalSend", {"id": id}, "proposal { state }")

    assert [error["code"] for error in refused["errors"]] == ["STATE"], "the channel has no server"
    assert (await models.Proposal.get()).state is models.ProposalState.DRAFT
    assert not await models.File.all().exists() and not await models.Message.all().exists()


TABS = """query($id: ID!) { customer(id: $id) { sales { ordered { amount currency } invoiced { amount }
    orders { totalCount nodes { number } } proposals { totalCount } invoices { nodes { number url overdue } } }
  finance { balance { amount currency } overdue { amount } openCount overdueCount receivables { totalCount } }
  services { openCount invoiced { amount } orders(states: [OPEN]) { totalCount } invoices { nodes { kind } } } } }"""


async def test_a_customers_tabs_have_their_sums_and_finance_only_for_who_may_see_it(web: Web, cast: Cast) -> None:
    padaria = await customer(cast, channel=cast.brasil)
    await papers(await subject(cast, customer=padaria), by=cast.ana)
    await papers(
        await subject(cast, customer=padaria, channel=cast.europa, by=cast.diego, owner=cast.diego), by=cast.diego
    )
    await documents(padaria, by=cast.rita, source="erp", words="Nota 7")
    system = await models.User.system()
    await models.CustomerDocument.tick(by=system, now=NOON + timedelta(days=2))
    ana, rita = await web.sign_in(cast.ana), await web.sign_in(cast.rita)

    hers, all_of_it = [(await each.ask(TABS, id=relay(padaria)))["customer"] for each in (ana, rita)]

    assert hers["sales"]["ordered"] == [{"amount": "975.00", "currency": "BRL"}], "Brasil's alone"
    assert all_of_it["sales"]["ordered"] == [{"amount": "1950.00", "currency": "BRL"}]
    assert (hers["sales"]["orders"]["totalCount"], hers["sales"]["proposals"]["totalCount"]) == (2, 2)
    nota = {"number": "Nota 7", "url": "https://erp.example/Nota-7", "overdue": True}
    assert hers["sales"]["invoices"]["nodes"] == [nota] and hers["sales"]["invoiced"] == [{"amount": "100.00"}]
    assert hers["finance"] is None and hers["services"] is None
    owed = {"amount": "100.00", "currency": "BRL"}
    assert all_of_it["finance"] == {
        "balance": [owed], "overdue": [{"amount": "100.00"}], "openCount": 1, "overdueCount": 1,
        "receivables": {"totalCount": 1},
    }  # fmt: skip
    assert all_of_it["services"]["openCount"] == all_of_it["services"]["orders"]["totalCount"] == 1

    await rita.do("userUpdate", {"id": relay(cast.ana), "finance": True}, "user { finance }")
    assert (await ana.ask(TABS, id=relay(padaria)))["customer"]["finance"] == all_of_it["finance"]


FILTERS: dict[str, dict[str, Any]] = {
    "states": {"states": ["SENT"]},
    "numbers": {"numbers": [2]},
    "total": {"total": {"currency": "BRL", "from": "900.00", "to": "1000"}},
    "created": {"createdAt": {"from": "2026-11-20T00:00:00Z"}},
}


async def test_lists_are_narrowed_and_ordered(web: Web, cast: Cast) -> None:
    card = await subject(cast, customer=await customer(cast))
    await papers(card, by=cast.ana)
    line = models.LineDraft(description="Remo", unit_price=Decimal(1))
    await models.Proposal.create_new(await subject(cast), [line], by=cast.ana, now=NOON)
    ana = await web.sign_in(cast.ana)
    asked = "query($f: ProposalFilter) { proposals(filter: $f, orderBy: {field: TOTAL}) { nodes { number } } }"

    async def numbers(given: dict[str, Any]) -> list[int]:
        return [row["number"] for row in (await ana.ask(asked, f=given))["proposals"]["nodes"]]

    assert await numbers({}) == [2, 1, 3]
    found = {name: await numbers(given) for name, given in FILTERS.items()}
    assert found == {"states": [2], "numbers": [2], "total": [2, 1], "created": [2, 1, 3]}
    about = {"subjectIds": card, "customerIds": await models.Customer.get(), "channelIds": cast.brasil}
    for name, row in {**about, "ownerIds": cast.ana}.items():
        assert await numbers({name: [relay(row)]}) == ([2, 1] if row.noun in ("Subject", "Customer") else [2, 1, 3]), (
            name
        )
    orders = "{ orders(filter: {states: [CONFIRMED]}) { totalCount nodes { number total { amount } } } }"
    assert (await ana.ask(orders))["orders"] == {
        "totalCount": 1,
        "nodes": [{"number": 2, "total": {"amount": "975.00"}}],
    }


LISTS = {
    "proposals": """{ proposals(first: 50) { totalCount nodes { number state total { amount } discount { amount }
        lines { description quantity total { amount } discount { percent } }
        revisions { revision lines { description } }
        orders { number } message { state } subject { title customer { name } } createdBy { name } pdf { url } } } }""",
    "orders": """{ orders(first: 50) { totalCount nodes { number state total { amount } lines { description }
        proposal { number } subject { title } createdBy { name } pdf { url } } } }""",
    "subjects": """{ subjects(first: 50) { nodes {
        proposals { number lines { description } } orders { number } } } }""",
    "sums": """{ customers(first: 50) { nodes { sales { ordered { amount } invoiced { amount }
        invoices(first: 2) { nodes { number customer { name } } } }
        finance { balance { amount } overdue { amount } openCount receivables(first: 2) { totalCount nodes { url } } }
        services { openCount invoiced { amount } orders(first: 2) { nodes { number } } } } } }""",
}


async def test_lists_take_the_same_number_of_statements_for_many_rows(
    web: Web, cast: Cast, statements: list[str]
) -> None:
    rita: Visitor = await web.sign_in(cast.rita)
    await rita.ask("{ viewer { id } }")
    counted: dict[str, list[int]] = {name: [] for name in LISTS}
    for number in range(3):
        for place in range(2):
            known = await customer(cast, f"Padaria {number} {place}")
            await papers(await subject(cast, customer=known), by=cast.ana)
            await documents(known, by=cast.rita, source=f"erp {number} {place}", words="Nota")
        for name, document in LISTS.items():
            await web.settled()
            statements.clear()
            await rita.ask(document)
            counted[name].append(len(statements))

    assert all(len(set(each)) == 1 and each[0] <= 16 for each in counted.values()), counted


async def test_what_became_of_each_row_is_told_again_when_it_is_asked_again(web: Web, cast: Cast) -> None:
    padaria = await customer(cast)
    marcos = await web.sign_in(cast.marcos)
    row = {"kind": "INVOICE", "issuedOn": "2026-11-20", "amount": {"amount": "10", "currency": "BRL"}}
    rows = [{**row, "externalId": "1", "customerId": relay(padaria)}, {**row, "externalId": "2"}]
    rows += [{**row, "externalId": "3", "customerId": "of another system"}]
    given = {"source": "erp", "documents": rows, "idempotencyKey": "a-key-of-sixteen-signs"}
    shows = "results { externalId status document { id customer { name } } errors { code field message } }"

    first, again = [await marcos.do("documentsUpsert", given, shows) for _ in range(2)]

    assert [each["status"] for each in first["results"]] == ["CREATED", "REFUSED", "REFUSED"]
    assert [each["errors"][0]["code"] for each in first["results"][1:]] == ["REQUIRED", "NOT_FOUND"]
    assert all(each["errors"][0]["field"] == ["customerId"] for each in first["results"][1:])
    assert again == {**first, "replayed": True}
