"""Which pages may call: our own and those of listed origins, over HTTP and WebSocket alike. Programs send no Origin."""

import httpx
import pytest
from starlette.requests import HTTPConnection
from websockets.exceptions import InvalidStatus

from schema.origin import same_site
from tests.make import Cast, events
from tests.web import OTHER_ORIGIN, Visitor, Web

pytestmark = pytest.mark.once

VIEWER = "{ viewer { name } }"
OUT = "mutation { signOut(input: {}) { errors { code } } }"
STRANGE = ["https://evil.example", "null", "http://localhost:5174", f"{OTHER_ORIGIN}.evil.example", "file://", "x"]


async def test_a_page_of_a_listed_origin_may_call_and_read_the_answer(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)

    answer = await ana.post(VIEWER, None, origin=OTHER_ORIGIN, **{"sec-fetch-site": "cross-site"})

    assert answer.json() == {"data": {"viewer": {"name": "Ana"}}}
    assert answer.headers["access-control-allow-origin"] == OTHER_ORIGIN
    assert answer.headers["access-control-allow-credentials"] == "true"
    assert "origin" in answer.headers["vary"].lower()


async def test_every_door_gives_the_same_answer_and_says_that_it_is_for_one_origin(web: Web, cast: Cast) -> None:
    """Only pages of the listed origins go by the middleware (`server.Doors`)."""
    ana, long = await web.sign_in(cast.ana), "{ viewer { name } __schema { types { name description } } }"
    own: dict[str, str] = {"origin": web.url}

    for document, packed in ((VIEWER, False), (long, True)):
        listed, *others = [await ana.post(document, None, **head) for head in ({"origin": OTHER_ORIGIN}, own, {})]

        for answer in (listed, *others):
            assert answer.status_code == 200 and answer.json() == listed.json()
            assert "Origin" in answer.headers["vary"] and answer.headers["cache-control"] == "no-store"
            assert (answer.headers.get("content-encoding") == "gzip") is packed
            assert ("Accept-Encoding" in answer.headers["vary"]) is packed
            assert len(answer.headers["x-trace-id"]) == 16
        assert all("access-control-allow-origin" not in answer.headers for answer in others)


async def test_a_listed_origin_may_ask_first(web: Web, cast: Cast) -> None:
    headers = {
        "origin": OTHER_ORIGIN,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
    }
    async with httpx.AsyncClient(verify=False) as client:
        answer = await client.options(f"{web.url}/graphql", headers=headers)

    assert answer.status_code == 200 and answer.headers["access-control-allow-origin"] == OTHER_ORIGIN
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "content-type" in answer.headers["access-control-allow-headers"].lower()
    assert answer.headers["access-control-allow-credentials"] == "true"


@pytest.mark.parametrize("origin", STRANGE)
async def test_a_page_of_another_origin_is_refused_although_the_cookie_is_right(
    web: Web, cast: Cast, origin: str
) -> None:
    ana, before = await web.sign_in(cast.ana), len(await events())

    for document in (VIEWER, OUT):
        answer = await ana.post(document, None, origin=origin)

        assert answer.status_code == 403 and answer.json()["errors"][0]["extensions"]["code"] == "FORBIDDEN_ORIGIN"
        assert "access-control-allow-origin" not in answer.headers
    assert len(await events()) == before


async def test_our_own_page_may_call(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)

    answer = await ana.post(VIEWER, None, origin=web.url, **{"sec-fetch-site": "same-origin"})

    assert answer.json() == {"data": {"viewer": {"name": "Ana"}}}


async def test_a_page_of_our_host_by_another_scheme_is_not_ours(web: Web, cast: Cast) -> None:
    """Whoever can write what plain http carries must not act on https, nor the reverse."""
    ana = await web.sign_in(cast.ana)

    assert (await ana.post(VIEWER, None, origin=web.url.replace("http:", "https:"))).status_code == 403


async def test_behind_a_trusted_proxy_the_scheme_is_the_one_it_names(web: Web, cast: Cast) -> None:
    """What a proxy says is believed by uvicorn, for the networks of FUNIL_TRUSTED_PROXIES only; here it has said it."""
    scope = {"type": "http", "scheme": "https", "path": "/", "server": ("crm.example", 443)}
    for origin, ours in (("https://crm.example", True), ("http://crm.example", False)):
        headers = [(b"host", b"crm.example"), (b"origin", origin.encode())]
        assert same_site(HTTPConnection({**scope, "headers": headers}), ()) is ours


@pytest.mark.parametrize(
    ("site", "status"), [("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)]
)
async def test_without_an_origin_the_browsers_own_word_counts(web: Web, cast: Cast, site: str, status: int) -> None:
    ana = await web.sign_in(cast.ana)

    assert (await ana.post(VIEWER, None, **{"sec-fetch-site": site})).status_code == status


async def test_a_program_sends_no_origin(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)

    assert (await ana.ask(VIEWER))["viewer"]["name"] == "Ana"


@pytest.mark.parametrize("origin", STRANGE[:2])
async def test_a_socket_of_another_origin_is_not_opened(web: Web, cast: Cast, origin: str) -> None:
    ana = await web.sign_in(cast.ana)

    with pytest.raises(InvalidStatus) as refused:
        async with ana.socket(origin=origin):
            pass

    assert refused.value.response.status_code == 403


async def test_a_socket_of_a_listed_origin_opens(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)

    async with ana.socket(origin=OTHER_ORIGIN) as socket:
        await socket.subscribe("subscription { configurationChanged { position } }")
        assert await socket.silent()


async def test_a_stranger_gets_no_socket(web: Web, cast: Cast) -> None:
    stranger: Visitor = web.stranger()

    with pytest.raises(Exception, match=r"4403|Forbidden"):
        async with stranger.socket():
            pass
