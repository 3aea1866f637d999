"""The hostile inputs of ops.md §7.2, by their numbers, with what is wanted of each."""

import time
from pathlib import Path
from typing import Any

import httpx
from websockets.asyncio.client import connect
from websockets.typing import Subprotocol

from commands.serve import WS_FRAME
from schema.ids import to_id
from tests.live.test_live_socket import INIT, close_code
from tests.make import Cast, subject
from tests.schema.hostile import ELSEWHERE, RESPONSE_JSON, ROWS, VIEWER, Row, document
from tests.web import Visitor, Web

ROOT = Path(__file__).parent.parent.parent


async def send(client: httpx.AsyncClient, row: Row, visitor: Visitor) -> httpx.Response:
    headers = {"content-type": "application/json", "accept": RESPONSE_JSON, **visitor.headers, **row.headers}
    return await client.request(row.method, f"{visitor.web.url}/graphql", content=row.body, headers=headers)


def wrong_with(answer: httpx.Response, row: Row, took: float) -> str | None:
    """Why this is not what is wanted."""
    if answer.status_code != row.status or "json" not in answer.headers["content-type"]:
        return f"status {answer.status_code}: {answer.text[:200]}"
    errors = answer.json()["errors"]
    codes = {error["extensions"]["code"] for error in errors}
    if codes != {row.code} or len(errors) > 5 or not all(error["message"] for error in errors):
        return f"errors {errors[:2]}"
    if row.limit is not None and errors[0]["extensions"]["limit"] != row.limit:
        return f"another limit: {errors[0]['extensions']}"
    if row.within is not None and took > row.within:
        return f"{took * 1000:.0f} ms"
    return None


async def test_each_hostile_request_is_refused_as_the_table_wants(web: Web, cast: Cast) -> None:
    await subject(cast)
    ana, wrong = await web.sign_in(cast.ana), []
    async with httpx.AsyncClient(timeout=30) as client:
        await client.get(f"{web.url}/livez")
        for row in ROWS:
            began = time.process_time()
            answer = await send(client, row, ana if row.signed_in else web.stranger())
            why = wrong_with(answer, row, time.process_time() - began)
            if why is not None:
                wrong.append(f"{row.number} {row.what[:40]}: {why}")

    assert not wrong, "\n".join(wrong)
    assert (await ana.ask(VIEWER))["viewer"]["name"] == "Ana"


def test_every_number_of_the_document_is_tested_somewhere() -> None:
    assert {row.number for row in ROWS} | ELSEWHERE.keys() == set(range(1, 51))
    for number, where in ELSEWHERE.items():
        file, _, name = where.partition("::")
        assert f"def {name}" in (ROOT / file).read_text("utf-8"), (number, where)


async def test_24_a_page_is_never_the_answer(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)

    for accept in ("text/html", "*/*", "application/xml"):
        answer = await ana.post(VIEWER, None, accept=accept)
        assert answer.headers["content-type"].startswith("application/json") and answer.status_code == 200


async def test_27_what_is_hidden_and_what_is_missing_are_one_answer(web: Web, cast: Cast) -> None:
    hidden = await subject(cast, channel=cast.europa, owner=None, by=cast.diego)
    ana, answers = await web.sign_in(cast.ana), []
    for number in (hidden.id, 10**9):
        id = to_id("Subject", number)
        asked = "query($id: ID!) { node(id: $id) { id } subject(id: $id) { id } }"
        change = 'mutation($id: ID!) { subjectUpdate(input: {id: $id, title: "x"}) { errors { code message field } } }'
        answers.append([(await ana.post(said, {"id": id})).json() for said in (asked, change)])

    assert answers[0] == answers[1]
    assert answers[0][1]["data"]["subjectUpdate"]["errors"][0]["code"] == "NOT_FOUND"


async def test_28_a_bulk_with_a_hidden_id_does_nothing_at_all(web: Web, cast: Cast) -> None:
    """ops.md would do what is the viewer's own; DESIGN §4 has all or nothing, and an unseen id refuses the whole."""
    own, hidden = await subject(cast), await subject(cast, channel=cast.europa, owner=None, by=cast.diego)
    ana = await web.sign_in(cast.ana)

    ids = [to_id("Subject", row.id) for row in (own, hidden)]
    told = await ana.do("subjectsArchive", {"ids": ids}, "results { id errors { code } }")

    assert [error["code"] for error in told["errors"]] == ["NOT_FOUND"]
    await own.refresh_from_db()
    assert own.archived_at is None


async def test_29_a_filter_by_what_one_does_not_see_finds_nothing(web: Web, cast: Cast) -> None:
    await subject(cast, channel=cast.europa, owner=None, by=cast.diego)
    ana = await web.sign_in(cast.ana)
    asked = "query($c: [ID!]) { subjects(filter: {channelIds: $c}) { nodes { id } totalCount } }"

    answers = [(await ana.post(asked, {"c": [to_id("Channel", id)]})).json() for id in (cast.europa.id, 10**9)]

    assert answers[0] == answers[1]
    assert "errors" in answers[0] or answers[0]["data"]["subjects"] == {"nodes": [], "totalCount": 0}


async def test_36_a_hundred_sign_ins_in_a_moment_are_told_when_to_come_back(web: Web, cast: Cast) -> None:
    guess = document('mutation { signIn(input: {email: "ana@funil.example", password: "x"}) { errors { code } } }')
    headers, answers = {"content-type": "application/json"}, list[httpx.Response]()
    async with httpx.AsyncClient(timeout=30) as client:
        while len(answers) < 300 and (not answers or answers[-1].status_code == 200):
            answers.append(await client.post(f"{web.url}/graphql", content=guess, headers=headers))

    codes = [answer.json()["data"]["signIn"]["errors"][0]["code"] for answer in answers[:-1]]
    assert codes[:5] == ["FORBIDDEN"] * 5 and "LIMIT_REACHED" in codes and len(codes) >= 100
    last = answers[-1]
    assert last.status_code == 429 and int(last.headers["retry-after"]) >= 1
    assert last.json()["errors"][0]["extensions"]["code"] == "LIMIT_REACHED"
    # Whoever is signed in already is none of them, wherever they sit.
    assert (await (await web.sign_in(cast.ana)).ask(VIEWER))["viewer"]["name"] == "Ana"


async def test_45_a_frame_of_65_kilobytes_is_too_large(web: Web, cast: Cast) -> None:
    """The limit is uvicorn's: what `funil serve` gives it is what this server has."""
    ana = await web.sign_in(cast.ana)
    url = web.url.replace("http", "ws") + "/graphql"
    async with connect(
        url, subprotocols=[Subprotocol("graphql-transport-ws")], additional_headers=ana.headers
    ) as socket:
        await socket.send(INIT)
        await socket.recv()
        await socket.send("x" * (WS_FRAME + 1))
        assert await close_code(socket) == 1009


async def test_50_controls_and_bidirectional_signs_in_names_are_neutralised(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)
    names = {"Eva\u202egnp.exe": "", "Eva\x07Lima": "", "Eva\u2066Lima\u2069": "", "Eva\u200bLima": ""}

    for name in names:
        told: Any = await ana.do("customerCreate", {"name": name}, "customer { name }")
        kept = told["customer"]["name"] if told["customer"] else ""
        assert not set(kept) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x07"), ascii(kept)
        assert not kept or kept.startswith("Eva")
