"""Browsers in which somebody is signed in, and keys for programs: listed, ended, limited."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

import models
from permissions import Scope
from tests.make import Cast, events, subject
from tests.schema.scene import relay
from tests.web import Visitor, Web

pytestmark = pytest.mark.once

SESSIONS = "{ sessions { id current agent ip createdAt lastSeenAt expiresAt } }"
KEY = "apiKey { id name prefix scopes createdAt expiresAt revokedAt lastUsedAt } key"


def soon() -> str:
    return (datetime.now(UTC) + timedelta(days=1)).isoformat()


async def test_sessions_are_ones_own_and_say_which_one_asks(web: Web, cast: Cast) -> None:
    here, there = await web.sign_in(cast.ana), await web.sign_in(cast.ana)
    await web.sign_in(cast.bruno)

    sessions = (await here.ask(SESSIONS))["sessions"]

    assert len(sessions) == 2 and [session["current"] for session in sessions].count(True) == 1
    assert {row["id"] for row in sessions} == {row["id"] for row in (await there.ask(SESSIONS))["sessions"]}


async def test_a_session_that_is_revoked_elsewhere_is_over(web: Web, cast: Cast) -> None:
    here, there = await web.sign_in(cast.ana), await web.sign_in(cast.ana)
    (other,) = [row["id"] for row in (await here.ask(SESSIONS))["sessions"] if not row["current"]]

    payload = await here.do("sessionRevoke", {"id": other}, "session { id revokedAt }")

    assert payload["session"]["id"] == other and payload["session"]["revokedAt"]
    assert (await there.post(SESSIONS)).json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert len((await here.ask(SESSIONS))["sessions"]) == 1


async def test_nobody_ends_the_session_of_somebody_else(web: Web, cast: Cast) -> None:
    bruno, _ = await models.Session.begin(cast.bruno, now=datetime.now(UTC), terms=models.Terms())
    ana = await web.sign_in(cast.ana)

    payload = await ana.do("sessionRevoke", {"id": relay(bruno)}, "session { id }")

    assert [error["code"] for error in payload["errors"]] == ["NOT_FOUND"] and payload["session"] is None


async def test_an_administrator_sees_and_ends_the_sessions_of_others(web: Web, cast: Cast) -> None:
    ana, rita, marcos = await web.sign_in(cast.ana), await web.sign_in(cast.rita), await web.sign_in(cast.marcos)
    theirs = "query($id: ID!) { sessions(userId: $id) { id current } }"

    (seen,) = (await rita.ask(theirs, id=relay(cast.ana)))["sessions"]
    refused = (await marcos.post(theirs, {"id": relay(cast.ana)})).json()
    payload = await rita.do("sessionRevoke", {"id": seen["id"]}, "session { id revokedAt }")

    assert seen["current"] is False
    assert refused["errors"][0]["extensions"]["code"] == "FORBIDDEN" and not refused.get("data")
    assert payload["session"]["revokedAt"] and (await status(ana))[1] == "UNAUTHENTICATED"
    for visitor, user in ((rita, cast.rita), (marcos, cast.marcos)):
        assert len((await visitor.ask(theirs, id=relay(user)))["sessions"]) == 1


@pytest.mark.parametrize("change", [{"last_seen_at": -timedelta(days=2)}, {"expires_at": -timedelta(minutes=1)}])
async def test_a_session_ends_unused_and_in_any_case(web: Web, cast: Cast, change: dict[str, timedelta]) -> None:
    ana = await web.sign_in(cast.ana)
    await models.Session.all().update(**{name: datetime.now(UTC) + shift for name, shift in change.items()})

    answer = await ana.post("{ viewer { name } }")

    assert answer.status_code == 200 and answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_a_key_is_shown_once_and_acts_as_its_user(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)
    input = {"name": "Planilha", "scopes": ["READ", "WRITE"], "expiresAt": soon()}

    made = await ana.do("apiKeyCreate", input, KEY)
    program = Visitor(web, {"authorization": f"Bearer {made['key']}"}, cast.ana)

    assert made["key"].startswith(f"funil_{made['apiKey']['prefix']}_")
    assert (await program.ask("{ viewer { name } }"))["viewer"]["name"] == "Ana"
    (listed,) = (await ana.ask("{ apiKeys { id name lastUsedAt } }"))["apiKeys"]
    assert listed["id"] == made["apiKey"]["id"] and listed["lastUsedAt"]
    assert made["key"] not in str([event.data for event in await events()])


async def test_a_key_to_read_does_not_write(web: Web, cast: Cast) -> None:
    row = await subject(cast, "Barcos")
    program = await web.key(cast.ana, Scope.READ)

    seen = await program.ask("{ subjects { nodes { title viewerCanEdit } } }")
    payload = await program.do("subjectUpdate", {"id": relay(row), "title": "Velas"}, "subject { title }")

    assert seen["subjects"]["nodes"] == [{"title": "Barcos", "viewerCanEdit": False}]
    assert [(error["code"], error["message"]) for error in payload["errors"]] == [
        ("FORBIDDEN", "This API key may only read.")
    ]
    await row.refresh_from_db()
    assert row.title == "Barcos"


async def test_a_key_to_write_does_not_read(web: Web, cast: Cast) -> None:
    row = await subject(cast, "Barcos")
    program = await web.key(cast.ana, Scope.WRITE)

    payload = await program.do("subjectUpdate", {"id": relay(row), "title": "Velas"}, "subject { title }")
    refused = (await program.post("{ subjects { nodes { title } } }")).json()

    assert payload["subject"] == {"title": "Velas"}
    assert [(error["extensions"]["code"], error["message"]) for error in refused["errors"]] == [
        ("FORBIDDEN", "This API key may not read.")
    ]


async def test_a_key_makes_no_key_that_may_do_more(web: Web, cast: Cast) -> None:
    program = await web.key(cast.ana, Scope.WRITE)

    payload = await program.do("apiKeyCreate", {"name": "x", "scopes": ["READ", "WRITE"], "expiresAt": soon()}, KEY)

    assert [error["code"] for error in payload["errors"]] == ["FORBIDDEN"] and payload["key"] is None


async def test_a_key_makes_no_key_that_outlives_it(web: Web, cast: Cast) -> None:
    program = await web.key(cast.ana, Scope.READ, Scope.WRITE)
    (own,) = await models.ApiKey.filter(user_id=cast.ana.id)
    input = {"name": "x", "scopes": ["READ"], "expiresAt": (own.expires_at + timedelta(seconds=1)).isoformat()}

    refused = await program.do("apiKeyCreate", input, KEY)
    made = await program.do("apiKeyCreate", {**input, "expiresAt": own.expires_at.isoformat()}, KEY)

    assert [(error["code"], error["field"]) for error in refused["errors"]] == [("FORBIDDEN", ["expiresAt"])]
    assert refused["key"] is None and made["errors"] == [] and made["key"]


async def test_a_key_makes_nobody_an_administrator(web: Web, cast: Cast) -> None:
    program, reader = await web.key(cast.rita, Scope.READ, Scope.WRITE), await web.key(cast.rita, Scope.READ)
    nina = {"name": "Nina", "email": "nina@funil.example"}

    invited = await program.do("userInvite", {**nina, "role": "ADMIN"}, "user { id } invitationToken")
    raised = await program.do("userUpdate", {"id": relay(cast.ana), "role": "ADMIN"}, "user { id }")
    read = await reader.do("userInvite", nina, "user { id } invitationToken")

    for payload in (invited, raised, read):
        assert [error["code"] for error in payload["errors"]] == ["FORBIDDEN"] and payload["user"] is None
    assert (await program.do("userInvite", nina, "user { id } invitationToken"))["invitationToken"]


@pytest.mark.parametrize(
    "but",
    [
        {"expiresAt": "2020-01-01T00:00:00Z"},
        {"expiresAt": "2999-01-01T00:00:00Z"},
        {"expiresAt": "2027-01-01T00:00:00"},
        {"name": " "},
        {"scopes": []},
    ],
)
async def test_a_key_needs_a_name_a_scope_and_an_end(web: Web, cast: Cast, but: dict[str, Any]) -> None:
    ana = await web.sign_in(cast.ana)

    payload = await ana.do("apiKeyCreate", {"name": "x", "scopes": ["READ"], "expiresAt": soon(), **but}, KEY)

    (error,) = payload["errors"]
    assert error["field"] == [next(iter(but))] and payload["apiKey"] is None


async def status(visitor: Visitor) -> tuple[int, str]:
    answer: httpx.Response = await visitor.post("{ viewer { name } }")
    told = answer.json().get("errors", [{}])[0]
    return answer.status_code, told.get("extensions", {}).get("code", "")


async def test_keys_that_are_unknown_revoked_or_expired_are_401(web: Web, cast: Cast) -> None:
    program = await web.key(cast.ana, Scope.READ)
    assert await status(program) == (200, "")

    for headers in ("Bearer x", "Bearer funil_0_0_0", "Basic YTpi", "bearer", "x" * 5_000):
        assert await status(Visitor(web, {"authorization": headers}, None)) == (401, "UNAUTHENTICATED"), headers
    await models.ApiKey.all().update(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    assert await status(program) == (401, "UNAUTHENTICATED")
    await models.ApiKey.all().update(expires_at=datetime.now(UTC) + timedelta(days=1), revoked_at=datetime.now(UTC))
    assert await status(program) == (401, "UNAUTHENTICATED")


async def test_revoking_a_key_ends_it_at_once(web: Web, cast: Cast) -> None:
    program, ana = await web.key(cast.ana, Scope.READ), await web.sign_in(cast.ana)
    (key,) = (await ana.ask("{ apiKeys { id } }"))["apiKeys"]

    payload = await ana.do("apiKeyRevoke", {"id": key["id"]}, "apiKey { revokedAt }")

    assert payload["apiKey"]["revokedAt"] and await status(program) == (401, "UNAUTHENTICATED")
    assert (await ana.ask("{ apiKeys { id } }"))["apiKeys"] == []


async def test_a_cookie_and_a_key_together_are_refused(web: Web, cast: Cast) -> None:
    browser, program = await web.sign_in(cast.ana), await web.key(cast.ana, Scope.READ)

    assert await status(Visitor(web, {**browser.headers, **program.headers}, None)) == (400, "BAD_REQUEST")


async def test_the_key_of_somebody_who_left_is_no_use(web: Web, cast: Cast) -> None:
    program = await web.key(cast.ana, Scope.READ)
    await cast.ana.update(by=cast.rita, now=datetime.now(UTC), active=False)

    assert (await status(program))[1] == "UNAUTHENTICATED"


LOOK = '{ __schema { queryType { name } } t: __type(name: "User") { name } }'


async def test_only_who_is_signed_in_looks_at_the_schema(web: Web, cast: Cast) -> None:
    program, ana = await web.key(cast.ana, Scope.READ), await web.sign_in(cast.ana)
    hidden = "query { ...f } fragment f on Query { __schema { queryType { name } } }"

    assert (await ana.ask(LOOK))["t"] == {"name": "User"} == (await program.ask(LOOK))["t"]
    for document in (LOOK, hidden):
        answer = (await web.stranger().post(document)).json()
        assert answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED" and not answer.get("data")
    assert await web.stranger().ask("{ __typename }") == {"__typename": "Query"}
