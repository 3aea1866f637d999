"""Saying the same thing twice: the answer is told again, and nothing happens twice."""

import asyncio
from typing import Any

import models
from permissions import Scope
from schema.ids import to_id
from tests.make import NOON, Cast, events, subject
from tests.schema.scene import relay
from tests.web import Web

KEY = "a-key-of-sixteen-signs"
CARD = "subject { id title version }"
BULK = "results { id subject { id title archivedAt } errors { code message field } } groupId"


async def test_a_retry_shows_the_card_as_it_stands_now(web: Web, cast: Cast) -> None:
    row = await subject(cast, "Barcos")
    ana, bruno = await web.sign_in(cast.ana), await web.sign_in(cast.bruno)
    input = {"id": relay(row), "title": "Velas", "idempotencyKey": KEY}
    first = await ana.do("subjectUpdate", input, CARD)
    await bruno.do("subjectUpdate", {"id": relay(row), "title": "Remos"}, CARD)

    again = await ana.do("subjectUpdate", input, CARD)

    assert again["replayed"] is True and again["position"] == first["position"]
    assert again["subject"] == {"id": relay(row), "title": "Remos", "version": 3}


async def test_a_retry_is_found_before_the_version_is_looked_at(web: Web, cast: Cast) -> None:
    row = await subject(cast, "Barcos")
    ana = await web.sign_in(cast.ana)
    input = {"id": relay(row), "title": "Velas", "expectedVersion": 1, "idempotencyKey": KEY}
    await ana.do("subjectUpdate", input, CARD)
    await ana.do("subjectUpdate", {"id": relay(row), "title": "Remos"}, CARD)

    again = await ana.do("subjectUpdate", input, CARD)

    assert again["replayed"] is True and again["errors"] == []


async def test_the_same_key_for_another_mutation_is_refused(web: Web, cast: Cast) -> None:
    row = await subject(cast, "Barcos")
    ana = await web.sign_in(cast.ana)
    await ana.do("subjectWin", {"id": relay(row), "idempotencyKey": KEY}, CARD)

    payload = await ana.do("subjectReopen", {"id": relay(row), "idempotencyKey": KEY}, CARD)

    (error,) = payload["errors"]
    assert error["code"] == "KEY_REUSED" and error["field"] == ["idempotencyKey"] and payload["subject"] is None


async def test_keys_are_each_persons_own(web: Web, cast: Cast) -> None:
    ana, bruno = await web.sign_in(cast.ana), await web.sign_in(cast.bruno)
    input = {"title": "Barcos", "channelId": relay(cast.brasil), "idempotencyKey": KEY}

    one, two = await ana.do("subjectCreate", input, CARD), await bruno.do("subjectCreate", input, CARD)

    assert one["subject"]["id"] != two["subject"]["id"] and two["replayed"] is False


async def test_a_refusal_is_not_remembered(web: Web, cast: Cast) -> None:
    row = await subject(cast, "Barcos")
    await row.archive(by=cast.ana, now=NOON)
    ana = await web.sign_in(cast.ana)
    input = {"id": relay(row), "idempotencyKey": KEY}
    refused = await ana.do("subjectWin", input, CARD)
    await row.restore(by=cast.ana, now=NOON)

    done = await ana.do("subjectWin", input, CARD)

    assert refused["errors"][0]["code"] == "STATE" and refused["replayed"] is False
    assert done["errors"] == [] and done["replayed"] is False


async def test_the_same_request_ten_times_at_once_happens_once(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)
    input = {"title": "Barcos", "channelId": relay(cast.brasil), "idempotencyKey": KEY}

    payloads = await asyncio.gather(*(ana.do("subjectCreate", input, CARD) for _ in range(10)))

    assert len({payload["subject"]["id"] for payload in payloads}) == 1
    assert [payload["replayed"] for payload in payloads].count(False) == 1
    assert len(await events("SubjectCreated")) == 1


async def test_a_retried_bulk_verb_tells_each_result_again(web: Web, cast: Cast) -> None:
    rows = [await subject(cast, title) for title in ("Barcos", "Velas")]
    gone = to_id("Subject", 9_999)
    ana = await web.sign_in(cast.ana)
    input: dict[str, Any] = {"ids": [relay(rows[0]), gone, relay(rows[1])], "mode": "BEST_EFFORT"}
    first = await ana.do("subjectsArchive", {**input, "idempotencyKey": KEY}, BULK)
    await rows[1].restore(by=cast.ana, now=NOON)

    again = await ana.do("subjectsArchive", {**input, "idempotencyKey": KEY}, BULK)

    assert [len(result["errors"]) for result in first["results"]] == [0, 1, 0] and first["groupId"]
    assert again["replayed"] is True and again["groupId"] == first["groupId"]
    assert again["results"][:2] == first["results"][:2]
    assert again["results"][2]["subject"] == {"id": relay(rows[1]), "title": "Velas", "archivedAt": None}
    assert len(await events("SubjectArchived")) == 2


async def test_a_bulk_verb_that_kept_nothing_may_be_tried_again_with_its_key(web: Web, cast: Cast) -> None:
    row = await subject(cast, "Barcos")
    ana = await web.sign_in(cast.ana)
    both = {"ids": [relay(row), to_id("Subject", 9_999)], "idempotencyKey": KEY}

    undone = await ana.do("subjectsArchive", both, BULK)
    again = await ana.do("subjectsArchive", both, BULK)
    tried = await ana.do("subjectsArchive", {"ids": [relay(row)], "dryRun": True, "idempotencyKey": KEY}, BULK)
    done = await ana.do("subjectsArchive", {"ids": [relay(row)], "idempotencyKey": KEY}, BULK)

    assert undone["groupId"] is None and again == {**undone, "replayed": False}
    assert tried["errors"] == [] and tried["groupId"] is None and tried["replayed"] is False
    assert done["groupId"] and done["replayed"] is False
    assert len(await events("SubjectArchived")) == 1


async def test_a_retry_shows_nothing_that_has_gone_out_of_sight(web: Web, cast: Cast) -> None:
    row = await subject(cast, "Barcos")
    ana = await web.sign_in(cast.ana)
    input = {"id": relay(row), "title": "Velas", "idempotencyKey": KEY}
    await ana.do("subjectUpdate", input, CARD)
    await row.refresh_from_db()
    await row.transfer(to=cast.europa, by=cast.rita, now=NOON)
    await models.Subject.filter(id=row.id).update(title="kanarie")

    again = await ana.do("subjectUpdate", input, CARD)

    assert again["replayed"] is True and again["subject"] is None


async def test_a_program_may_repeat_itself_too(web: Web, cast: Cast) -> None:
    program = await web.key(cast.ana, Scope.READ, Scope.WRITE)
    input = {"title": "Barcos", "channelId": relay(cast.brasil), "idempotencyKey": KEY}

    first, again = await program.do("subjectCreate", input, CARD), await program.do("subjectCreate", input, CARD)

    assert first["subject"] == again["subject"] and again["replayed"] is True
