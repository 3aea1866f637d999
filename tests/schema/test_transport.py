"""What may arrive at the door: whatever it is, the answer is JSON with a sentence, and never a 500."""

import asyncio
import json
from urllib.parse import urlsplit

import httpx
import pytest

from tests.make import Cast, events, subject
from tests.web import Visitor, Web

pytestmark = pytest.mark.once

VIEWER = "{ viewer { name } }"
TITLE = "mutation($t: String!, $id: ID!) { subjectUpdate(input: {id: $id, title: $t}) { errors { code } } }"
TOLD = {"BAD_REQUEST", "UNAUTHENTICATED", "NOT_FOUND", "FORBIDDEN", "INVALID"}


async def send(visitor: Visitor, body: bytes | str, *, method: str = "POST", **headers: str) -> httpx.Response:
    """A request by hand: these bytes, as JSON unless the headers say otherwise."""
    raw = body.encode() if isinstance(body, str) else body
    said = {"content-type": "application/json", **{name.replace("_", "-"): value for name, value in headers.items()}}
    async with httpx.AsyncClient(timeout=20, verify=False) as client:
        url, headers = f"{visitor.web.url}/graphql", {**visitor.headers, **said}
        return await client.request(method, url, content=raw, headers=headers)


def refused(answer: httpx.Response, *statuses: int) -> None:
    """A refusal that a person can act on."""
    assert answer.status_code in statuses, (answer.status_code, answer.text[:300])
    assert "json" in answer.headers["content-type"], answer.headers
    (error, *_) = answer.json()["errors"]
    assert error["extensions"]["code"] in TOLD and error["message"], error
    assert "Traceback" not in answer.text and 'File "' not in answer.text


BODIES = {
    "null": b"null",
    "number": b"1",
    "string": b'"x"',
    "list": b"[]",
    "batch": b'[{"query": "{ viewer { name } }"}]',
    "nothing": b"",
    "half": b'{"query": "{ viewer',
    "no query": b"{}",
    "query is no string": b'{"query": 1}',
    "query is null": b'{"query": null}',
    "empty query": b'{"query": ""}',
    "variables are a list": b'{"query": "{ viewer { name } }", "variables": []}',
    "variables are a string": b'{"query": "{ viewer { name } }", "variables": "x"}',
    "extensions are a number": b'{"query": "{ viewer { name } }", "extensions": 1}',
    "operation name is a number": b'{"query": "{ viewer { name } }", "operationName": 1}',
    "not a number": b'{"query": "{ viewer { name } }", "variables": {"a": NaN}}',
    "infinity": b'{"query": "{ viewer { name } }", "variables": {"a": -Infinity}}',
    "five thousand digits": b'{"query": "{ viewer { name } }", "variables": {"a": ' + b"7" * 5_000 + b"}}",
    "deep lists": b'{"query": "{ viewer { name } }", "variables": {"a": ' + b"[" * 6_000 + b"]" * 6_000 + b"}}",
    "deep objects": b'{"query": "{ viewer { name } }", "variables": ' + b'{"a":' * 6_000 + b"1" + b"}" * 6_000 + b"}",
    "invalid utf-8": b'{"query": "{ viewer { name } }", "variables": {"a": "\xff\xfe"}}',
    "utf-16": '{"query": "{ viewer { name } }"}'.encode("utf-16"),
    "byte order mark": b'\xef\xbb\xbf{"query": "{ viewer { name } }"}',
    "raw NUL": b'{"query": "{ viewer { name } }", "variables": {"a": "\x00"}}',
    "NUL beside it": b'{"query": "{ viewer { name } }", "variables": {"a": "x\\u0000y"}}',
    "lone surrogate": b'{"query": "{ viewer { name } }", "variables": {"a": "\\ud800"}}',
    "lone surrogate as bytes": b'{"query": "{ viewer { name } }", "variables": {"a": "\xed\xa0\x80"}}',
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
async def test_a_body_that_is_no_request_is_refused(web: Web, cast: Cast, body: bytes) -> None:
    ana = await web.sign_in(cast.ana)

    refused(await send(ana, body), 400)
    refused(await send(ana, body, accept="application/graphql-response+json"), 400)


LITERALS = {
    "NUL written out": '{ subject(id: "a\\u0000") { id } }',
    "lone surrogate": '{ subject(id: "a\\ud800") { id } }',
    "NUL in braces": '{ subject(id: "a\\u{0}") { id } }',
    "NUL in braces with zeros": '{ subject(id: "a\\u{0000}") { id } }',
    "surrogate in braces": '{ subject(id: "a\\u{D800}") { id } }',
    "beyond unicode": '{ subject(id: "a\\u{110000}") { id } }',
}


@pytest.mark.parametrize("document", LITERALS.values(), ids=LITERALS.keys())
async def test_a_literal_that_no_database_can_hold_is_refused(web: Web, cast: Cast, document: str) -> None:
    ana = await web.sign_in(cast.ana)

    refused(await send(ana, json.dumps({"query": document})), 200, 400)


async def test_a_title_with_a_nul_changes_nothing(web: Web, cast: Cast) -> None:
    row = await subject(cast, "Barcos")
    ana, before = await web.sign_in(cast.ana), len(await events())
    (id,) = [found["id"] for found in (await ana.ask("{ subjects { nodes { id } } }"))["subjects"]["nodes"]]

    for title in ('"a\\u0000b"', '"\\udfff"'):
        refused(await send(ana, f'{{"query": "{TITLE}", "variables": {{"t": {title}, "id": "{id}"}}}}'), 400)

    await row.refresh_from_db()
    assert row.title == "Barcos" and len(await events()) == before


async def test_a_body_of_two_megabytes_is_too_large(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)

    refused(await send(ana, json.dumps({"query": VIEWER, "variables": {"a": "x" * 2_000_000}})), 413)


async def test_a_body_without_a_length_is_measured_too(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)

    async def slowly() -> object:
        for _ in range(32):
            yield b" " * 65_536

    async with httpx.AsyncClient(timeout=20, verify=False) as client:
        headers = {**ana.headers, "content-type": "application/json"}
        refused(await client.post(f"{web.url}/graphql", content=slowly(), headers=headers), 413)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/html", ""]
)
async def test_another_content_type_is_not_read(web: Web, cast: Cast, kind: str) -> None:
    ana = await web.sign_in(cast.ana)

    refused(await send(ana, json.dumps({"query": VIEWER}), content_type=kind), 400, 415)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
async def test_only_post_is_answered(web: Web, cast: Cast, method: str) -> None:
    ana = await web.sign_in(cast.ana)
    for document in (VIEWER, "mutation { signOut(input: {}) { replayed } }"):
        async with httpx.AsyncClient(verify=False) as client:
            answer = await client.request(method, f"{web.url}/graphql", params={"query": document}, headers=ana.headers)

        assert answer.status_code == 405 and "POST" in answer.headers["allow"]

    assert (await ana.ask(VIEWER))["viewer"]["name"] == "Ana"


async def test_duplicate_names_in_json_mean_the_last_one(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)

    answer = await send(ana, '{"query": "{ nothing }", "query": "{ viewer { name } }"}')

    assert answer.json() == {"data": {"viewer": {"name": "Ana"}}}


async def test_a_long_answer_is_compressed_for_whoever_asks_and_a_short_one_is_not(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)
    question = json.dumps({"query": "{ __schema { types { name description } } }"})

    long, plain = await send(ana, question), await send(ana, question, **{"accept-encoding": "identity"})
    short = await send(ana, json.dumps({"query": VIEWER}))

    assert long.headers["content-encoding"] == "gzip" and long.json() == plain.json()
    assert int(long.headers["content-length"]) < len(plain.content) / 2
    assert "content-encoding" not in plain.headers and "content-encoding" not in short.headers


async def test_who_leaves_in_the_middle_of_a_request_is_no_bug(
    web: Web, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    ana = await web.sign_in(cast.ana)
    address = urlsplit(web.url)
    told = {"host": address.netloc, "content-type": "application/json", "content-length": "99", **ana.headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in told.items())

    _, writer = await asyncio.open_connection(address.hostname, address.port)
    writer.write(f'POST /graphql HTTP/1.1\r\n{head}\r\n{{"query": "'.encode())
    await writer.drain()
    await asyncio.sleep(0.2)
    writer.close()
    await writer.wait_closed()

    assert (await ana.ask(VIEWER))["viewer"]["name"] == "Ana"
    assert not [line for line in caplog.records if line.levelname == "ERROR"], caplog.text
