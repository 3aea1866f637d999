"""The protocol of a socket: what is refused, by which code, and what one operation does to the others."""

import asyncio
import contextlib
import json
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Subprotocol

import models
from permissions import Scope
from tests.live.line import line
from tests.live.projection import CONFIGURED, FUNNEL
from tests.make import Cast
from tests.web import OTHER_ORIGIN, Visitor, Web

pytestmark = pytest.mark.once

INIT = json.dumps({"type": "connection_init"})


def dial(web: Web, visitor: Visitor, *, protocol: str | None = "graphql-transport-ws", **headers: str) -> connect:
    url = web.url.replace("http", "ws") + "/graphql"
    protocols = [Subprotocol(protocol)] if protocol else None
    return connect(url, subprotocols=protocols, additional_headers={**visitor.headers, **headers}, max_size=None)


async def close_code(socket: ClientConnection) -> int | None:
    with contextlib.suppress(ConnectionClosed):
        async with asyncio.timeout(5):
            while True:
                await socket.recv()
    return socket.close_code


DEEP = "[" * 5_000 + "]" * 5_000
MALFORMED: list[str | bytes] = [
    "[]",
    "null",
    "1",
    '"subscribe"',
    "{}",
    "no json",
    DEEP,
    b"binary",
    '{"type": 1}',
    '{"type": "unknown"}',
    json.dumps({"type": "x" * 500}),
    json.dumps({"type": "subscribe", "payload": {"query": "subscription { x }"}}),
    json.dumps({"type": "subscribe", "id": "", "payload": {"query": "subscription { x }"}}),
    json.dumps({"type": "subscribe", "id": "x" * 65, "payload": {"query": "subscription { x }"}}),
    json.dumps({"type": "subscribe", "id": [], "payload": {"query": "subscription { x }"}}),
    json.dumps({"type": "subscribe", "id": "1", "payload": None}),
    json.dumps({"type": "subscribe", "id": "1", "payload": {"query": 1}}),
    json.dumps({"type": "subscribe", "id": "1", "payload": {"query": "{ x }", "variables": []}}),
    json.dumps({"type": "subscribe", "id": "1", "payload": {"query": "{ x }", "operationName": {}}}),
    json.dumps({"type": "subscribe", "id": "1", "payload": {"query": "{ x }", "variables": {"a": "\0"}}}),
    json.dumps({"type": "complete", "id": None}),
]


async def test_frames_that_are_no_messages_close_the_socket_with_4400(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)
    for frame in MALFORMED:
        async with dial(web, ana) as socket:
            await socket.send(INIT)
            await socket.recv()
            await socket.send(frame)
            assert await close_code(socket) == 4400, frame


async def test_the_order_of_messages_is_kept_or_the_socket_closes(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)
    subscribe = json.dumps({"type": "subscribe", "id": "1", "payload": {"query": CONFIGURED}})

    async with dial(web, ana) as socket:
        await socket.send(subscribe)
        assert await close_code(socket) == 4401
    async with dial(web, ana) as socket:
        await socket.send(INIT)
        await socket.send(INIT)
        assert await close_code(socket) == 4429
    async with dial(web, ana) as socket:
        await socket.send(json.dumps({"type": "connection_init", "payload": None}))
        assert json.loads(await socket.recv())["type"] == "connection_ack"
        await socket.send(json.dumps({"type": "ping", "payload": None}))
        assert json.loads(await socket.recv())["type"] == "pong"
        await socket.send(json.dumps({"type": "complete", "id": "unknown"}))
        await socket.send(json.dumps({"type": "subscribe", "id": "é" * 64, "payload": {"query": CONFIGURED}}))
        await socket.send(json.dumps({"type": "subscribe", "id": "é" * 64, "payload": {"query": CONFIGURED}}))
        assert await close_code(socket) == 4409
    async with dial(web, ana, protocol="graphql-ws") as socket:
        assert await close_code(socket) == 4406


async def test_a_socket_that_does_not_begin_is_closed_with_4408(web: Web, cast: Cast) -> None:
    web.endpoint.connection_init_wait_timeout /= 50

    async with dial(web, await web.sign_in(cast.ana)) as socket:
        assert await close_code(socket) == 4408


async def test_who_sends_too_much_is_closed(web: Web, cast: Cast) -> None:
    async with dial(web, await web.sign_in(cast.ana)) as socket:
        await socket.send(INIT)
        for _ in range(300):
            await socket.send(json.dumps({"type": "ping"}))
        assert await close_code(socket) == 1008


async def test_a_stranger_is_refused_with_4403(web: Web, cast: Cast) -> None:
    async with dial(web, web.stranger()) as socket:
        await socket.send(INIT)
        assert await close_code(socket) == 4403
    async with dial(web, web.stranger()) as socket:
        await socket.send(json.dumps({"type": "connection_init", "payload": {"authorization": "Bearer nonsense"}}))
        assert await close_code(socket) == 4403


async def test_a_program_names_its_key_in_the_header_or_in_the_first_message(web: Web, cast: Cast) -> None:
    keyed = await web.key(cast.ana, Scope.READ)
    async with line(keyed) as held:
        feed = await held.subscribe(FUNNEL)
        assert await feed.silent(0.1)
    async with dial(web, web.stranger()) as socket:
        await socket.send(json.dumps({"type": "connection_init", "payload": keyed.headers}))
        assert json.loads(await socket.recv())["type"] == "connection_ack"


@pytest.mark.parametrize(
    ("origin", "welcome"), [(OTHER_ORIGIN, True), ("https://evil.example", False), ("null", False)]
)
async def test_only_listed_origins_may_open_a_socket(web: Web, cast: Cast, origin: str, welcome: bool) -> None:
    ana = await web.sign_in(cast.ana)
    if welcome:
        async with dial(web, ana, origin=origin) as socket:
            await socket.send(INIT)
            assert json.loads(await socket.recv())["type"] == "connection_ack"
        return
    with pytest.raises(InvalidStatus) as refused:
        async with dial(web, ana, origin=origin):
            pass
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize(
    "document",
    [
        "query { viewer { id } }",
        'mutation { markerCreate(input: { name: "Feira" }) { position } }',
        "subscription { funnelChanged { kind } ",
        "subscription { nonsense }",
        "subscription ($since: Position!) { funnelChanged(since: $since) { kind } }",
        "subscription A { funnelChanged { kind } } subscription B { funnelChanged { kind } }",
        "",
    ],
)
async def test_what_is_no_subscription_is_an_error_for_its_id_and_leaves_the_socket_open(
    web: Web, cast: Cast, document: str
) -> None:
    async with line(await web.sign_in(cast.rita)) as held:
        good = await held.subscribe(CONFIGURED)
        bad = await held.subscribe(document)

        message = await bad.raw()

        assert message["type"] == "error", message
        assert message["payload"][0]["extensions"]["code"] == "BAD_REQUEST" and message["payload"][0]["message"]
        await models.Marker.create_new(by=cast.rita, now=cast.brasil.created_at, name="Urgente")
        assert (await good.next())["changes"][0]["row"]["name"] == "Urgente"
    assert not await models.Marker.filter(name="Feira").exists()


async def test_the_21st_subscription_is_refused_and_an_ended_one_makes_room(web: Web, cast: Cast) -> None:
    async with line(await web.sign_in(cast.ana)) as held:
        feeds = [await held.subscribe(CONFIGURED) for _ in range(20)]
        error = await (await held.subscribe(CONFIGURED)).refusal()
        assert error["extensions"]["code"] == "LIMIT_REACHED"

        await feeds[0].leave()
        again = await held.subscribe(CONFIGURED)
        assert await again.silent(0.1)


async def test_the_21st_socket_of_a_user_is_told_to_come_later(web: Web, cast: Cast) -> None:
    ana, sockets = await web.sign_in(cast.ana), []
    try:
        for _ in range(20):
            sockets.append(await dial(web, ana))
            await sockets[-1].send(INIT)
            await sockets[-1].recv()
        async with dial(web, ana) as socket:
            await socket.send(INIT)
            assert await close_code(socket) == 1013
    finally:
        for socket in sockets:
            await socket.close()

    async with line(ana) as held:
        assert await (await held.subscribe(CONFIGURED)).silent(0.1)


async def test_each_subscription_of_a_socket_reads_its_own_rows(web: Web, cast: Cast) -> None:
    """One that was opened earlier does not serve its cached rows to a later one, nor the reverse."""
    document = """subscription ($since: Position) {
      configurationChanged(since: $since) { changes { row { ... on Channel { name leader { name } } } } }
    }"""
    async with line(await web.sign_in(cast.rita)) as held:
        feeds = [await held.subscribe(document) for _ in range(3)]
        await asyncio.gather(*(feed.silent(0.1) for feed in feeds))
        for number in range(3):
            name = f"Brasil {number}"
            await cast.brasil.update(by=cast.rita, now=cast.brasil.created_at, name=name)
            told: list[Any] = [(await feed.next())["changes"][0]["row"] for feed in feeds]
            assert told == [{"name": name, "leader": {"name": "Bruno"}}] * 3
