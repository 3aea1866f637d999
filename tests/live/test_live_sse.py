"""Subscriptions as server-sent events, by an ordinary POST with the session's cookie."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

import models
from schema.ids import to_id
from tests.live.projection import CONFIGURED, FUNNEL
from tests.make import Cast, subject
from tests.web import Visitor, Web

pytestmark = pytest.mark.once

STREAM = "text/event-stream"
ANYTHING = "application/graphql-response+json, application/json, text/event-stream, multipart/mixed"


class Stream:
    def __init__(self, response: httpx.Response) -> None:
        self.response, self._lines = response, response.aiter_lines()

    async def next(self, seconds: float = 5) -> tuple[str, Any]:
        """The next event: its name and its data."""
        name = ""
        async with asyncio.timeout(seconds):
            async for line in self._lines:
                if line.startswith("event:"):
                    name = line.partition(":")[2].strip()
                elif line.startswith("data:"):
                    data = line.partition(":")[2].strip()
                    return name, json.loads(data) if data else None
        raise AssertionError("The stream ended.")


@contextlib.asynccontextmanager
async def streaming(visitor: Visitor, document: str, **variables: Any) -> AsyncIterator[Stream]:
    body = {"query": document, "variables": variables}
    async with (
        httpx.AsyncClient(timeout=20, verify=False) as client,
        client.stream(
            "POST", f"{visitor.web.url}/graphql", json=body, headers={**visitor.headers, "accept": STREAM}
        ) as response,
    ):
        yield Stream(response)


async def test_a_subscription_comes_as_events(web: Web, cast: Cast) -> None:
    card = await subject(cast, "Barcos")
    async with streaming(await web.sign_in(cast.ana), FUNNEL) as stream:
        assert stream.response.status_code == 200
        assert stream.response.headers["content-type"].startswith("text/event-stream")
        assert "no-cache" in stream.response.headers["cache-control"]
        await asyncio.sleep(0.1)
        await card.update(title="Velas", by=cast.ana, now=datetime.now(UTC))

        name, data = await stream.next()

        assert name == "next"
        assert data["data"]["funnelChanged"]["changes"][0]["subject"]["title"] == "Velas"


async def test_a_refusal_is_an_event_with_a_code_and_then_all_is_complete(web: Web, cast: Cast) -> None:
    async with streaming(await web.sign_in(cast.ana), FUNNEL, channelId=to_id("Channel", cast.europa.id)) as stream:
        name, data = await stream.next()
        assert name == "next" and data["errors"][0]["extensions"]["code"] == "NOT_FOUND"
        assert (await stream.next())[0] == "complete"


async def test_a_foreign_position_asks_for_a_fresh_start_and_completes(web: Web, cast: Cast) -> None:
    async with streaming(await web.sign_in(cast.ana), CONFIGURED, since="0000dead.1") as stream:
        assert (await stream.next())[1]["data"]["configurationChanged"]["kind"] == "RESYNC_REQUIRED"
        assert (await stream.next())[0] == "complete"


async def test_a_stream_ends_with_its_session(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)
    async with streaming(ana, FUNNEL) as stream:
        await asyncio.sleep(0.1)
        await ana.do("signOut", {}, "session { id }")
        name, data = await stream.next()
        assert name == "next" and data["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
        assert (await stream.next())[0] == "complete"


async def test_streams_count_among_a_users_connections_and_are_given_back(web: Web, cast: Cast) -> None:
    ana, bruno = await web.sign_in(cast.ana), await web.sign_in(cast.bruno)
    async with contextlib.AsyncExitStack() as stack:
        for _ in range(20):
            await stack.enter_async_context(streaming(ana, CONFIGURED))
        async with asyncio.timeout(5):
            while web.endpoint.crowd.subscriptions < 20:
                await asyncio.sleep(0.02)
        answer = await ana.post(CONFIGURED, accept=STREAM)
        assert answer.status_code == 429 and answer.headers["retry-after"] == "1"
        assert answer.json()["errors"][0]["extensions"]["code"] == "LIMIT_REACHED"
        async with streaming(bruno, CONFIGURED) as stream:
            assert stream.response.status_code == 200
    async with asyncio.timeout(5):
        while web.endpoint.crowd.subscriptions or web.endpoint.crowd.connections:
            await asyncio.sleep(0.02)


async def test_a_stranger_is_told_to_sign_in(web: Web, cast: Cast) -> None:
    async with streaming(web.stranger(), FUNNEL) as stream:
        assert (await stream.next())[1]["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_queries_and_mutations_are_answered_as_ever_by_who_would_take_a_stream_too(web: Web, cast: Cast) -> None:
    """Clients such as urql accept event streams for whatever they ask."""
    rita = await web.sign_in(cast.rita)
    for accept in (STREAM, ANYTHING):
        answer = await rita.post("{ viewer { name } }", accept=accept)
        assert answer.json() == {"data": {"viewer": {"name": "Rita"}}}
    document = 'mutation { markerCreate(input: { name: "Feira" }) { marker { name } } }'
    answer = await rita.post(document, accept=ANYTHING)
    assert answer.json()["data"]["markerCreate"]["marker"]["name"] == "Feira"
    assert await models.Marker.filter(name="Feira").count() == 1
    answer = await rita.post("subscription { funnelChanged { kind ", accept=STREAM)
    assert answer.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


async def test_a_subscription_without_a_stream_is_refused_in_a_sentence(web: Web, cast: Cast) -> None:
    answer = await (await web.sign_in(cast.ana)).post(FUNNEL, accept="application/json")
    assert answer.status_code == 400
    assert "text/event-stream" in answer.json()["errors"][0]["message"]
