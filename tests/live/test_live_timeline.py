"""Timelines and single subjects, live: entries that come, notes that change, histories that go with their subject."""

from datetime import UTC, datetime
from typing import Any

from models import Note, SubjectKind
from schema.ids import to_id
from tests.live.line import Feed, Line, line
from tests.live.projection import HISTORY, SUBJECT, TIMELINE
from tests.make import Cast, customer, stages, subject
from tests.web import Visitor, Web


def now() -> datetime:
    return datetime.now(UTC)


async def follow(held: Line, noun: str, id: str) -> Feed:
    feed = await held.subscribe(TIMELINE, **{noun: id})
    assert await feed.silent(0.05)
    return feed


def said(event: Any) -> list[tuple[str, str | None]]:
    return [(change["kind"], (change["entry"] or {}).get("__typename")) for change in event["changes"]]


async def history(visitor: Visitor, id: str) -> set[str]:
    node = (await visitor.ask(HISTORY, id=id))["node"]
    return {entry["id"] for entry in node["timeline"]["nodes"]}


def applied(known: set[str], event: Any) -> set[str]:
    gone = {change["entryId"] for change in event["changes"] if change["kind"] == "REMOVED"}
    return (known | {change["entryId"] for change in event["changes"]}) - gone


async def test_entries_come_as_they_happen_and_notes_change_where_they_stand(web: Web, cast: Cast) -> None:
    card = await subject(cast, "Barcos")
    ana = await web.sign_in(cast.ana)
    async with line(ana) as held:
        feed = await follow(held, "subjectId", to_id("Subject", card.id))

        note = await Note.add("Liga na sexta", subject=card, by=cast.ana, now=now())
        event = await feed.next()
        assert said(event) == [("ADDED", "NoteAddedEntry")]
        assert event["changes"][0]["entry"]["note"]["text"] == "Liga na sexta"

        await note.edit("Liga na segunda", by=cast.ana, now=now())
        event = await feed.next()
        assert said(event) == [("CHANGED", "NoteAddedEntry"), ("ADDED", "NoteEditedEntry")]
        assert {change["entry"]["note"]["text"] for change in event["changes"]} == {"Liga na segunda"}

        await note.remove(by=cast.ana, now=now())
        event = await feed.next()
        assert said(event) == [
            ("CHANGED", "NoteAddedEntry"),
            ("CHANGED", "NoteEditedEntry"),
            ("ADDED", "NoteDeletedEntry"),
        ]
        assert event["changes"][0]["entry"]["note"] is None


async def test_a_customers_timeline_gains_and_loses_the_history_of_a_subject(web: Web, cast: Cast) -> None:
    sol = await customer(cast, channel=cast.brasil)
    card = await subject(cast, "Barcos", customer=sol)
    await card.update(title="Velas", by=cast.ana, now=now())
    carla, id = await web.sign_in(cast.carla), to_id("Customer", sol.id)
    known = await history(carla, id)
    async with line(carla) as held:
        feed = await follow(held, "customerId", id)

        await card.update(title="Remos", by=cast.ana, now=now())
        assert await feed.silent(0.2)

        await card.assign(to=cast.carla, by=cast.ana, now=now())
        event = await feed.next()
        assert [kind for kind, _ in said(event)] == ["ADDED"] * 4
        known = applied(known, event)
        assert known == await history(carla, id)

        await card.assign(to=cast.ana, by=cast.ana, now=now())
        event = await feed.next()
        assert [kind for kind, _ in said(event)] == ["REMOVED"] * 4
        assert applied(known, event) == await history(carla, id)


async def test_a_subject_that_gets_another_customer_leaves_the_timeline_of_the_first(web: Web, cast: Cast) -> None:
    sol, lua = await customer(cast), await customer(cast, "Mercearia Lua")
    card = await subject(cast, "Barcos", customer=sol)
    ana = await web.sign_in(cast.ana)
    async with line(ana) as held:
        before, after = [await follow(held, "customerId", to_id("Customer", row.id)) for row in (sol, lua)]

        await card.update(customer=lua, by=cast.ana, now=now())

        assert said(await before.next()) == [("REMOVED", None)]
        assert said(await after.next()) == [("ADDED", "SubjectUpdatedEntry")]
        assert len(await history(ana, to_id("Customer", lua.id))) == 2


async def test_a_prospect_that_goes_into_a_subject_brings_its_history_along(web: Web, cast: Cast) -> None:
    sol = await customer(cast)
    survivor = await subject(cast, "Barcos", customer=sol)
    prospect = await subject(cast, "Pedido", kind=SubjectKind.PROSPECT, customer=sol)
    await Note.add("Quer dois", subject=prospect, by=cast.ana, now=now())
    ana = await web.sign_in(cast.ana)
    ids = {name: to_id("Subject", row.id) for name, row in (("survivor", survivor), ("prospect", prospect))}
    known = await history(ana, ids["survivor"])
    async with line(ana) as held:
        feed, gone = [await follow(held, "subjectId", id) for id in ids.values()]
        theirs = await follow(held, "customerId", to_id("Customer", sol.id))

        await prospect.merge_into(survivor, by=cast.ana, now=now())

        assert applied(known, await feed.next()) == await history(ana, ids["survivor"])
        assert [kind for kind, _ in said(await gone.next())] == ["REMOVED"] * 2
        await gone.end()
        assert "REMOVED" not in dict(said(await theirs.next()))
        await Note.add("Com motor", subject=survivor, by=cast.ana, now=now())
        assert said(await feed.next()) == [("ADDED", "NoteAddedEntry")]


async def test_a_timeline_whose_noun_goes_out_of_sight_is_emptied_and_ends(web: Web, cast: Cast) -> None:
    sol = await customer(cast)
    card = await subject(cast, "Barcos", owner=cast.carla, customer=sol)
    async with line(await web.sign_in(cast.carla)) as held:
        feeds = [
            await follow(held, "subjectId", to_id("Subject", card.id)),
            await follow(held, "customerId", to_id("Customer", sol.id)),
        ]
        one = await held.subscribe(SUBJECT, id=to_id("Subject", card.id))
        assert await one.silent(0.05)

        await card.assign(to=cast.ana, by=cast.ana, now=now())

        for feed in feeds:
            assert {kind for kind, _ in said(await feed.next())} == {"REMOVED"}
            await feed.end()
        event = await one.next()
        assert (event["change"], event["subject"]) == ("REMOVED", None)
        await one.end()


async def test_the_timeline_of_what_is_hidden_or_missing_is_not_found(web: Web, cast: Cast) -> None:
    card = await subject(cast, "Barcos")
    async with line(await web.sign_in(cast.diego)) as held:
        for id in (to_id("Subject", card.id), to_id("Subject", 999), "nonsense"):
            for document, variables in ((TIMELINE, {"subjectId": id}), (SUBJECT, {"id": id})):
                error = await (await held.subscribe(document, **variables)).refusal()
                assert error["extensions"]["code"] == "NOT_FOUND", error
        error = await (await held.subscribe(TIMELINE)).refusal()
        assert error["extensions"]["code"] == "REQUIRED"


async def test_one_subject_is_told_of_moves_markers_customer_and_end(web: Web, cast: Cast) -> None:
    first, second, *_ = await stages()
    sol = await customer(cast)
    card = await subject(cast, "Barcos", stage=first, customer=sol)
    other = await subject(cast, "Velas")
    async with line(await web.sign_in(cast.ana)) as held:
        feed = await held.subscribe(SUBJECT, id=to_id("Subject", card.id))
        assert await feed.silent(0.05)

        await other.update(title="Remos", by=cast.ana, now=now())
        await card.move(to=second, by=cast.ana, now=now())
        event = await feed.next()
        assert (event["change"], event["subject"]["version"]) == ("MOVED", card.version)
        await sol.update(name="Padaria Lua", by=cast.ana, now=now())
        event = await feed.next()
        assert (event["change"], event["subject"]["customer"]["name"]) == ("CHANGED", "Padaria Lua")
        await card.delete_for_ever(by=cast.rita, now=now())
        assert (await feed.next())["change"] == "REMOVED"
        await feed.end()
