"""A forgotten password over HTTP, and the audit log as its readers see it."""

from typing import Any

import models
from tests.make import Cast
from tests.schema.scene import relay
from tests.schema.test_getting_in import PASSWORD, give_password
from tests.web import Visitor, Web

NEW = "incorrect donkey cell"
LOG = """query($filter: AuditFilter, $first: Int, $after: String) {
  auditLog(filter: $filter, first: $first, after: $after) {
  totalCount pageInfo { endCursor hasNextPage }
  nodes { id at kind network addressHash aboutId actor { name } user { name } } } }"""


async def links(web: Web, cast: Cast) -> tuple[Visitor, Any]:
    rita = await web.sign_in(cast.rita)
    return rita, await rita.do("userResetLink", {"id": relay(cast.ana)}, "user { name } link token")


async def test_an_administrator_passes_a_link_on_and_ana_chooses_another_password(web: Web, cast: Cast) -> None:
    await give_password(cast.ana)
    ana = await web.sign_in(cast.ana)
    _, made = await links(web, cast)
    stranger = web.stranger()

    assert made["link"] == f"{web.settings.address}/password/#reset={made['token']}"
    async with ana.socket() as socket:
        short = await stranger.do("passwordReset", {"token": made["token"], "password": "short"}, "done")
        done = await stranger.do("passwordReset", {"token": made["token"], "password": NEW}, "done")
        again = await stranger.do("passwordReset", {"token": made["token"], "password": NEW}, "done")
        await socket.raw.wait_closed()
        assert socket.raw.close_code == 4401

    assert [error["field"] for error in short["errors"]] == [["password"]]
    assert done["done"] is True and done["errors"] == []
    assert again["done"] is None and [error["code"] for error in again["errors"]] == ["INVALID"]
    assert (await ana.post("{ viewer { name } }")).json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    for password, wanted in ((PASSWORD, None), (NEW, {"name": "Ana"})):
        signed_in = await stranger.do("signIn", {"email": cast.ana.email, "password": password}, "user { name }")
        assert signed_in["user"] == wanted


async def test_asking_for_a_link_is_one_answer_whether_there_is_an_account_or_not(web: Web, cast: Cast) -> None:
    document = """mutation($e: String!) { passwordResetRequest(input: {email: $e}) { accepted errors { code } } }"""
    answers = [(await web.stranger().post(document, {"e": email})) for email in (cast.ana.email, "x@y.example", "")]

    assert {answer.text for answer in answers} == {
        '{"data":{"passwordResetRequest":{"accepted":true,"errors":[]}}}',
    }
    assert [row.user_id for row in await models.PasswordReset.all().order_by("id")] == [cast.ana.id, None, None]


async def test_asking_too_often_waits_and_keeps_nobody_from_signing_in(web: Web, cast: Cast) -> None:
    await give_password(cast.ana)
    stranger = web.stranger()
    asked = [await stranger.do("passwordResetRequest", {"email": cast.ana.email}, "accepted") for _ in range(6)]

    assert [payload["accepted"] for payload in asked] == [True] * 5 + [None]
    assert asked[-1]["errors"][0]["params"]["seconds"] >= 1
    signed_in = await stranger.do("signIn", {"email": cast.ana.email, "password": PASSWORD}, "user { name }")
    assert signed_in["errors"] == []


async def test_the_log_is_paged_and_narrowed_for_administrators(web: Web, cast: Cast) -> None:
    rita, _ = await links(web, cast)
    await web.stranger().do("signIn", {"email": "x@y.example", "password": "wrong words"}, "user { name }")
    await web.stranger().do("signIn", {"email": cast.ana.email, "password": "wrong words"}, "user { name }")

    first = (await rita.ask(LOG, first=2))["auditLog"]
    rest = (await rita.ask(LOG, first=2, after=first["pageInfo"]["endCursor"]))["auditLog"]
    anas = (await rita.ask(LOG, filter={"userId": relay(cast.ana)}))["auditLog"]
    refused = (await rita.ask(LOG, filter={"kinds": ["SIGN_IN_REFUSED"]}))["auditLog"]
    at = refused["nodes"][1]["at"]
    before = (await rita.ask(LOG, filter={"until": at}))["auditLog"]
    since = (await rita.ask(LOG, filter={"since": at}))["auditLog"]

    told = first["nodes"] + rest["nodes"]
    assert [row["kind"] for row in told] == ["SIGN_IN_REFUSED", "SIGN_IN_REFUSED", "RESET_LINK_MADE", "SIGNED_IN"]
    assert first["totalCount"] == 4 and first["pageInfo"]["hasNextPage"] and not rest["pageInfo"]["hasNextPage"]
    assert [(row["actor"], row["user"]) for row in told] == [
        (None, {"name": "Ana"}),
        (None, None),
        ({"name": "Rita"}, {"name": "Ana"}),
        ({"name": "Rita"}, {"name": "Rita"}),
    ]
    assert told[1]["addressHash"] and not told[0]["addressHash"] and told[0]["network"] == "127.0.0.0/24"
    assert told[2]["aboutId"] == relay(cast.ana)
    assert [row["kind"] for row in anas["nodes"]] == ["SIGN_IN_REFUSED", "RESET_LINK_MADE"]
    assert (before["totalCount"], since["totalCount"]) == (2, 2)


async def test_others_read_of_their_own_account_alone(web: Web, cast: Cast) -> None:
    await links(web, cast)
    ana, marcos = await web.sign_in(cast.ana), await web.sign_in(cast.marcos)

    mine = (await ana.ask(LOG))["auditLog"]["nodes"]
    managers = (await marcos.ask(LOG))["auditLog"]["nodes"]

    assert [(row["kind"], row["user"]["name"]) for row in mine] == [("SIGNED_IN", "Ana"), ("RESET_LINK_MADE", "Ana")]
    assert [(row["kind"], row["user"]["name"]) for row in managers] == [("SIGNED_IN", "Marcos")]


async def test_a_revoked_session_is_told_again_to_who_repeats(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)
    other, _ = await models.Session.begin(cast.ana, now=cast.ana.created_at, terms=models.Terms())
    input = {"id": relay(other), "idempotencyKey": "a-key-of-sixteen-signs"}

    first = await ana.do("sessionRevoke", input, "session { id revokedAt }")
    again = await ana.do("sessionRevoke", input, "session { id revokedAt }")

    assert again["replayed"] is True and again["session"] == first["session"] and first["session"]["revokedAt"]
