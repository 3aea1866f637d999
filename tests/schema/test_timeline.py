"""Timelines: one entry for each fact, newest first, narrowed by kind, in pages, and without what is hidden."""

from decimal import Decimal
from typing import Any

import events
import models
from events import MessageReceived
from schema.timeline import ENTRIES
from schema.timeline_rows import KINDS, TimelineKind
from tests.make import NOON, Cast, customer, stage, stages, subject
from tests.models.post import letter
from tests.schema.scene import relay
from tests.web import Visitor, Web

ENTRY = """__typename id at kind position actor { name } subject { title }
  ... on SubjectCreatedEntry { subjectKind stage { name } channel { name } }
  ... on SubjectUpdatedEntry { changed: fields }
  ... on SubjectMovedEntry { fromStage: from { name } toStage: to { name } outcome fromOutcome }
  ... on SubjectAssignedEntry { fromUser: from { name } toUser: to { name } }
  ... on SubjectTransferredEntry { fromChannel: from { name } toChannel: to { name } }
  ... on SubjectLostEntry { reason { name } }
  ... on SubjectMarkedEntry { added { name } removed { name } }
  ... on NoteAddedEntry { note { text } } ... on NoteEditedEntry { note { text } }
  ... on MessageReceivedEntry { message { from subjectLine } automatic }
  ... on CustomerUpdatedEntry { changed: fields }"""
SUBJECT = f"""query($id: ID!, $kinds: [TimelineKind!], $first: Int! = 100, $after: String) {{
  row: subject(id: $id) {{ timeline(first: $first, after: $after, kinds: $kinds) {{
    totalCount nodes {{ {ENTRY} }} pageInfo {{ hasNextPage endCursor }} }} }} }}"""
CUSTOMER = SUBJECT.replace("row: subject", "row: customer")


async def told(visitor: Visitor, document: str, row: Any, **more: Any) -> list[dict[str, Any]]:
    answer = await visitor.ask(document, id=relay(row), **more)
    return answer["row"]["timeline"]["nodes"]  # type: ignore[no-any-return]


async def lived(cast: Cast) -> models.Subject:
    """A subject to which nearly everything has happened."""
    first, second, *_ = await stages()
    price = (await models.LostReason.all().order_by("id").limit(1))[0]
    quente = await models.Marker.create_new(by=cast.rita, now=NOON, name="quente")
    row = await subject(cast, "Mensagem de Eva", kind=models.SubjectKind.PROSPECT)
    doing: dict[str, Any] = {"by": cast.ana, "now": NOON}
    await row.convert(stage=first, customer=await customer(cast, channel=cast.brasil), **doing)
    await row.update(title="Barcos", value=models.Money(Decimal(1), "BRL"), manual_probability=40, **doing)
    await row.move(to=second, **doing)
    await row.mark(add=[quente], remove=[], **doing)
    note = await models.Note.add("Ligar", subject=row, **doing)
    await note.edit("Ligar amanhã", **doing)
    other = await models.Note.add("Engano", subject=row, **doing)
    await other.remove(**doing)
    await row.refresh_from_db()
    await row.lose(reason=price, **doing)
    await row.reopen(**doing)
    await stage("Ganho", models.StageKind.WON, by=cast.rita)
    await row.win(**doing)
    await row.archive(**doing)
    await row.restore(**doing)
    await row.assign(to=cast.carla, by=cast.bruno, now=NOON)
    await row.transfer(to=cast.europa, owner=cast.diego, by=cast.rita, now=NOON)
    await row.transfer(to=cast.brasil, owner=cast.ana, by=cast.rita, now=NOON)
    return row


async def test_each_fact_of_a_subject_is_one_entry(web: Web, cast: Cast) -> None:
    row = await lived(cast)
    ana = await web.sign_in(cast.ana)

    entries = await told(ana, SUBJECT, row)

    assert [entry["__typename"].removesuffix("Entry") for entry in reversed(entries)] == [
        "SubjectCreated",
        "SubjectConverted",
        "SubjectUpdated",
        "SubjectMoved",
        "SubjectMarked",
        "NoteAdded",
        "NoteEdited",
        "NoteAdded",
        "NoteDeleted",
        "SubjectLost",
        "SubjectReopened",
        "SubjectWon",
        "SubjectArchived",
        "SubjectRestored",
        "SubjectAssigned",
        "SubjectTransferred",
        "SubjectTransferred",
    ]
    by_type: dict[str, dict[str, Any]] = {entry["__typename"].removesuffix("Entry"): entry for entry in entries}
    first, second, *_ = await stages()
    assert by_type["SubjectUpdated"]["changed"] == ["title", "value", "probability"]
    assert by_type["SubjectMoved"]["fromStage"]["name"] == first.name
    assert by_type["SubjectMoved"]["toStage"]["name"] == second.name
    assert by_type["SubjectMarked"]["added"] == [{"name": "quente"}]
    assert by_type["SubjectAssigned"]["fromUser"]["name"] == "Ana"
    assert by_type["SubjectAssigned"]["toUser"]["name"] == "Carla"
    assert by_type["SubjectLost"]["reason"]["name"]
    assert by_type["NoteEdited"]["note"] == {"text": "Ligar amanhã"}
    assert {entry["actor"]["name"] for entry in entries} == {"Ana", "Bruno", "Rita"}
    assert {entry["subject"]["title"] for entry in entries} == {"Barcos"}
    assert len({entry["id"] for entry in entries}) == len(entries)
    positions = [int(entry["position"].partition(".")[2]) for entry in entries]
    assert positions == sorted(positions, reverse=True)


async def test_a_channel_that_the_viewer_does_not_see_is_null(web: Web, cast: Cast) -> None:
    row = await lived(cast)
    ana, rita = await web.sign_in(cast.ana), await web.sign_in(cast.rita)

    seen, all_ = [await told(who, SUBJECT, row, kinds=["HANDOVER"]) for who in (ana, rita)]

    assert (seen[0]["fromChannel"], seen[0]["toChannel"]) == (None, {"name": "Brasil"})
    assert (all_[0]["fromChannel"], all_[0]["toChannel"]) == ({"name": "Europa"}, {"name": "Brasil"})


async def test_a_timeline_is_narrowed_by_kind(web: Web, cast: Cast) -> None:
    row = await lived(cast)
    ana = await web.sign_in(cast.ana)
    whole = await told(ana, SUBJECT, row)

    parts = {kind.name: await told(ana, SUBJECT, row, kinds=[kind.name]) for kind in TimelineKind}

    for name, entries in parts.items():
        assert {entry["kind"] for entry in entries} <= {name}
    assert sorted(entry["id"] for part in parts.values() for entry in part) == sorted(entry["id"] for entry in whole)
    assert len(parts["NOTE"]) == 4 and len(parts["OUTCOME"]) == 3 and parts["MESSAGE"] == []
    assert await told(ana, SUBJECT, row, kinds=["NOTE", "TIDYING"]) == [
        entry for entry in whole if entry["kind"] in ("NOTE", "TIDYING")
    ]
    assert await told(ana, SUBJECT, row, kinds=[]) == []


async def test_a_timeline_comes_in_pages(web: Web, cast: Cast) -> None:
    row = await lived(cast)
    ana = await web.sign_in(cast.ana)
    whole = [entry["id"] for entry in await told(ana, SUBJECT, row)]

    ids: list[str] = []
    after, more = None, True
    while more:
        page = (await ana.ask(SUBJECT, id=relay(row), first=4, after=after))["row"]["timeline"]
        ids += [entry["id"] for entry in page["nodes"]]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
        assert page["totalCount"] == len(whole)

    assert ids == whole


async def test_a_prospect_that_went_into_a_subject_brings_its_past_along(web: Web, cast: Cast) -> None:
    row, prospect = await subject(cast, "Barcos"), await subject(cast, "Eva", kind=models.SubjectKind.PROSPECT)
    await models.Note.add("Ligou", subject=prospect, by=cast.ana, now=NOON)
    await prospect.merge_into(row, by=cast.ana, now=NOON)
    ana = await web.sign_in(cast.ana)

    entries = await told(ana, SUBJECT, row)

    kinds = [entry["__typename"].removesuffix("Entry") for entry in entries]
    assert kinds.count("SubjectCreated") == 2 and "NoteAdded" in kinds and kinds.count("SubjectMerged") == 1


async def test_a_customers_timeline_leaves_out_what_is_hidden(web: Web, cast: Cast) -> None:
    padaria = await customer(cast, channel=cast.brasil)
    await padaria.update(by=cast.ana, now=NOON, name="Padaria Lua", emails=["lua@sol.example"])
    await models.Note.add("Paga em dia", customer=padaria, by=cast.ana, now=NOON)
    ours = await subject(cast, "Barcos", customer=padaria)
    theirs = await subject(cast, "kanarie", customer=padaria, by=cast.rita, channel=cast.europa, owner=cast.diego)
    await models.Note.add("kanarie", subject=theirs, by=cast.diego, now=NOON)
    await models.Note.add("Ligar", subject=ours, by=cast.ana, now=NOON)
    ana, rita = await web.sign_in(cast.ana), await web.sign_in(cast.rita)

    seen, all_ = await told(ana, CUSTOMER, padaria), await told(rita, CUSTOMER, padaria)

    assert [entry["__typename"].removesuffix("Entry") for entry in reversed(seen)] == [
        "CustomerCreated",
        "CustomerUpdated",
        "NoteAdded",
        "SubjectCreated",
        "NoteAdded",
    ]
    assert seen[3]["changed"] == ["name", "emails"]
    assert "kanarie" not in str(seen) and len(all_) == 7


async def test_a_mail_is_an_entry(web: Web, cast: Cast) -> None:
    row = await subject(cast, "Barcos")
    message = await letter("Quero barcos", row)
    system = await models.User.system()
    async with row.changing():
        await row.record(MessageReceived(message=message.id), by=system, now=NOON)
    ana = await web.sign_in(cast.ana)

    entry, *_ = await told(ana, SUBJECT, row)

    assert entry["__typename"] == "MessageReceivedEntry" and entry["kind"] == "MESSAGE"
    assert entry["message"] == {"from": "eva@sol.example", "subjectLine": "Quero barcos"}


def test_every_fact_about_a_subject_or_customer_has_an_entry() -> None:
    facts = {
        name
        for name, fact in vars(events).items()
        if isinstance(fact, type) and issubclass(fact, events.Fact) and fact.event_class is events.EventClass.CHANGE
        if not fact.configuration
    }
    nothing_left = {"CustomerAbsorbed", "CustomerRevived", "SubjectDeleted", "CustomerDeleted", "ActivityForgotten"}
    shown_at_the_message = {"MessageStateChanged", "MessageRead"}
    shown_on_the_paper = {"ProposalUpdated", "ProposalStateChanged", "OrderUpdated", "OrderStateChanged"}
    told_elsewhere = nothing_left | shown_at_the_message | shown_on_the_paper
    nouns = (
        "Subject",
        "Note",
        "Message",
        "Customer",
        "Participant",
        "Activity",
        "Meeting",
        "Suggestion",
        "Whatsapp",
        "FileA",
        "FileR",
        "Proposal",
        "Order",
    )
    about = {name for name in facts if name.startswith(nouns)}

    assert about - told_elsewhere == set(KINDS) and len(ENTRIES) == len(KINDS)
