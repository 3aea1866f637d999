"""What a user may ask for in a while, and how long one operation may take."""

import hashlib
import json
from pathlib import Path

import pytest
from graphql import parse

import models
from schema import schema
from schema.limits import MOST, costs
from schema.reading import verdict
from schema.weight import Scales
from tests.live.line import line
from tests.live.projection import CONFIGURED
from tests.make import Cast
from tests.schema.test_funnel import BOARD
from tests.web import Web, serving

pytestmark = pytest.mark.once

VIEWER = "{ viewer { name } }"
DEAR = "{ subjects(first: 100) { nodes { id customer { name } channel { name } } } }"


def cost(document: str) -> int:
    (found,) = costs(Scales(schema._schema, parse(document))).values()
    return found


def test_the_board_of_ten_columns_of_a_hundred_cards_passes() -> None:
    """Its page size is a variable, which counts as 100; so written out it costs the same."""
    assert MOST.cost == 50_000
    assert cost(BOARD) == cost(BOARD.replace("$first: Int! = 50", "$unused: Int").replace("$first", "100"))
    assert 10 * 100 * 5 < cost(BOARD) <= MOST.cost
    assert not verdict(schema._schema, parse(BOARD)).errors


async def test_the_answer_says_what_it_cost_and_what_is_left(cast: Cast, database: str, tmp_path: Path) -> None:
    async with serving(tmp_path, database, FUNIL_COST_BUCKET="200000", FUNIL_COST_REFILL="1") as web:
        ana = await web.sign_in(cast.ana)
        first, second = [(await ana.post(DEAR)).headers for _ in range(2)]

    assert first["x-ratelimit-limit"] == "200000" and int(first["x-ratelimit-cost"]) == cost(DEAR) == 400
    assert int(first["x-ratelimit-remaining"]) == 200_000 - 400
    assert int(second["x-ratelimit-remaining"]) < 200_000 - 400


async def test_who_asks_for_too_much_is_told_when_to_come_back(cast: Cast, database: str, tmp_path: Path) -> None:
    async with serving(tmp_path, database, FUNIL_COST_BUCKET="50000", FUNIL_COST_REFILL="1") as web:
        ana, bruno = await web.sign_in(cast.ana), await web.sign_in(cast.bruno)
        while (answer := await ana.post(BOARD, {})).status_code == 200:
            assert answer.json()["data"]["funnel"]
        (error,) = answer.json()["errors"]

        assert answer.status_code == 429 and "data" not in answer.json()
        assert error["extensions"]["code"] == "LIMIT_REACHED" and error["message"].startswith("You ask for too much")
        assert error["extensions"]["retryAfter"] == int(answer.headers["retry-after"]) > 1_000
        assert int(answer.headers["x-ratelimit-remaining"]) < cost(BOARD)
        assert (await bruno.post(BOARD, {})).status_code == 200
        async with line(ana) as held:
            while (await ana.post(VIEWER)).status_code == 200:
                await ana.post(DEAR)
                await ana.post("{ subjects(first: 90) { nodes { id } } }")
            refusal = await (await held.subscribe(CONFIGURED)).refusal()
            assert refusal["extensions"]["code"] == "LIMIT_REACHED"


async def test_an_operation_that_takes_too_long_is_stopped_and_undone(
    cast: Cast, database: str, tmp_path: Path
) -> None:
    """Somebody else is writing, and does not stop: on SQLite a writer waits for them, on PostgreSQL for their row."""
    async with serving(tmp_path, database, FUNIL_REQUEST_SECONDS="1") as web:
        rita = await web.sign_in(cast.rita)
        rename = 'mutation { workspaceUpdate(input: {name: "Outro"}) { errors { code } } }'
        async with models.transaction():
            workspace = await models.Workspace.all().select_for_update().first()
            assert workspace is not None
            await models.Workspace.filter(id=workspace.id).update(name="Nosso")
            answer = await rita.post(rename)

        (error,) = answer.json()["errors"]
        assert answer.status_code == 503 and error["extensions"]["code"] == "DEADLINE"
        assert "longer than 1 seconds" in error["message"]
        assert (await models.Workspace.current()).name == "Nosso"
        assert (await rita.ask(VIEWER))["viewer"]["name"] == "Rita"


async def test_each_answer_has_a_number_and_takes_the_callers(web: Web, cast: Cast) -> None:
    ana, parent = await web.sign_in(cast.ana), "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    numbers = {(await ana.post(said)).headers["x-trace-id"] for said in (VIEWER, "{ nonsense }", "{")}
    assert len(numbers) == 3 and all(len(number) == 16 for number in numbers)
    assert (await ana.post(VIEWER, None, traceparent=parent)).headers["x-trace-id"] == parent[3:35]
    assert len((await ana.post(VIEWER, None, traceparent="Eva Lima")).headers["x-trace-id"]) == 16


@pytest.mark.parametrize("mode", ["log", "enforce"])
async def test_a_document_may_be_named_by_its_hash(
    cast: Cast, database: str, tmp_path: Path, mode: str, caplog: pytest.LogCaptureFixture
) -> None:
    known = {hashlib.sha256(text.encode()).hexdigest(): text for text in (VIEWER, CONFIGURED)}
    named, followed = [f"sha256:{number}" for number in known]
    (tmp_path / "manifest.json").write_text(json.dumps(known))
    manifest = str(tmp_path / "manifest.json")
    async with serving(tmp_path, database, FUNIL_DOCUMENTS=mode, FUNIL_DOCUMENTS_MANIFEST=manifest) as web:
        ana = await web.sign_in(cast.ana)

        assert (await ana.send({"documentId": named})).json()["data"]["viewer"]["name"] == "Ana"
        assert (await ana.ask(VIEWER))["viewer"]["name"] == "Ana"
        unknown = await ana.send({"documentId": "sha256:" + "0" * 64})
        assert unknown.status_code == 400
        assert unknown.json()["errors"][0]["extensions"]["code"] == "UNKNOWN_DOCUMENT"
        foreign = (await ana.post("{ viewer { id } }")).json()
        async with ana.socket() as socket:
            await socket.send(type="subscribe", id="1", payload={"documentId": followed})
            await socket.send(type="subscribe", id="2", payload={"query": CONFIGURED + " "})
            message = await socket.receive("error") if mode == "enforce" else {}

    if mode == "enforce":
        assert foreign["errors"][0]["extensions"]["code"] == "UNKNOWN_DOCUMENT"
        assert message["id"] == "2" and message["payload"][0]["extensions"]["code"] == "UNKNOWN_DOCUMENT"
    else:
        assert foreign["data"]["viewer"]["id"]
        assert sum("not in the manifest" in line for line in caplog.messages) == 2
