"""Signing in and out over HTTP: the cookie, its attributes, its end; the first administrator; invitations."""

import asyncio
from datetime import UTC, datetime, timedelta
from http.cookies import SimpleCookie
from typing import Any

import httpx
import pytest

import models
from models.account import hashed
from permissions import Role, Scope
from tests.make import NOON, Cast, events
from tests.web import SETUP_TOKEN, Visitor, Web

pytestmark = pytest.mark.once

PASSWORD = "correct horse battery"
USER = "user { name role }"


async def give_password(user: models.User) -> None:
    await models.User.filter(id=user.id).update(password_hash=await hashed(PASSWORD))


async def submit(web: Web, mutation: str, input: dict[str, Any], **headers: str) -> tuple[Any, httpx.Response]:
    """The payload of a form that a stranger sends, and the answer it came in."""
    name = mutation[0].upper() + mutation[1:]
    document = f"""mutation($i: {name}Input!) {{ {mutation}(input: $i) {{ {USER}
        errors {{ code message field params }} position clientMutationId replayed }} }}"""
    answer = await web.stranger().post(document, {"i": input}, **headers)
    return answer.json()["data"][mutation], answer


def browser(web: Web, answer: httpx.Response) -> Visitor:
    """A browser that keeps the cookie of this answer."""
    return Visitor(web, {"cookie": f"funil={answer.cookies['funil']}"}, None)


async def test_sign_in_sets_a_cookie_that_scripts_and_other_sites_do_not_get(web: Web, cast: Cast) -> None:
    await give_password(cast.ana)

    payload, answer = await submit(web, "signIn", {"email": " ANA@funil.example ", "password": PASSWORD})

    assert payload["errors"] == [] and payload["user"] == {"name": "Ana", "role": "AGENT"}
    (cookie,) = SimpleCookie(answer.headers["set-cookie"]).values()
    assert cookie.key == "funil" and len(cookie.value) > 40
    assert cookie["httponly"] and cookie["samesite"].lower() == "lax" and cookie["path"] == "/"
    assert not cookie["secure"] and not cookie["domain"]
    assert int(cookie["max-age"]) == web.settings.session_absolute_days * 86_400
    assert (await browser(web, answer).ask("{ viewer { name } }"))["viewer"]["name"] == "Ana"
    assert PASSWORD not in answer.text and cookie.value not in answer.text


@pytest.mark.parametrize(
    ("email", "password"),
    [("ana@funil.example", "wrong"), ("nobody@funil.example", PASSWORD), ("", ""), ("x" * 5_000, "y" * 5_000)],
)
async def test_a_wrong_password_and_an_unknown_address_are_one_sentence(
    web: Web, cast: Cast, email: str, password: str
) -> None:
    await give_password(cast.ana)

    payload, answer = await submit(web, "signIn", {"email": email, "password": password}, **{"accept-language": "en"})

    (error,) = payload["errors"]
    assert error["message"] == "The e-mail address or the password is wrong." and error["code"] == "FORBIDDEN"
    assert payload["user"] is None and "set-cookie" not in answer.headers


async def test_whoever_tries_too_often_waits_a_little(web: Web, cast: Cast) -> None:
    await give_password(cast.ana)
    for _ in range(5):
        await submit(web, "signIn", {"email": "ana@funil.example", "password": "wrong"})

    payload, answer = await submit(web, "signIn", {"email": "ana@funil.example", "password": PASSWORD})

    (error,) = payload["errors"]
    assert error["params"]["seconds"] >= 1 and str(error["params"]["seconds"]) in error["message"]
    assert "set-cookie" not in answer.headers

    await asyncio.sleep(error["params"]["seconds"])
    payload, answer = await submit(web, "signIn", {"email": "ana@funil.example", "password": PASSWORD})
    assert payload["errors"] == []


async def test_an_address_without_an_account_waits_like_any_other(web: Web, cast: Cast) -> None:
    input = {"email": "nobody@funil.example", "password": "wrong"}
    for _ in range(5):
        await submit(web, "signIn", input)

    payload, _ = await submit(web, "signIn", input)

    assert payload["errors"][0]["params"]["seconds"] >= 1


CHANGE = {"current": PASSWORD, "new": "incorrect donkey cell"}


@pytest.mark.parametrize(
    ("name", "input"),
    [
        ("signIn", {"email": "ana@funil.example", "password": PASSWORD}),
        ("setup", {"token": SETUP_TOKEN, "name": "Rita", "email": "chefe@funil.example", "password": PASSWORD}),
        ("invitationAccept", {"token": "x", "password": PASSWORD}),
        ("passwordChange", CHANGE),
    ],
)
async def test_no_answer_to_a_password_is_kept_for_a_retry(
    web: Web, cast: Cast, name: str, input: dict[str, str]
) -> None:
    document = f"mutation($i: {name[0].upper()}{name[1:]}Input!) {{ {name}(input: $i) {{ replayed }} }}"

    answer = (await web.stranger().post(document, {"i": {**input, "idempotencyKey": "a-key-of-sixteen-signs"}})).json()

    (error,) = answer["errors"]
    assert error["extensions"]["code"] == "BAD_REQUEST" and "'idempotencyKey'" in error["message"]


async def test_ana_chooses_another_password_and_stays_where_she_is(web: Web, cast: Cast) -> None:
    await give_password(cast.ana)
    here, there, program = await web.sign_in(cast.ana), await web.sign_in(cast.ana), await web.key(cast.ana, Scope.READ)

    payload = await here.do("passwordChange", {**CHANGE, "clientMutationId": "tab-1"}, USER)

    assert payload["errors"] == [] and payload["user"]["name"] == "Ana" and payload["clientMutationId"] == "tab-1"
    assert len((await here.ask("{ sessions { id } }"))["sessions"]) == 1
    assert (await there.post("{ viewer { name } }")).json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert (await program.ask("{ viewer { name } }"))["viewer"]["name"] == "Ana"
    for password, codes in ((PASSWORD, ["FORBIDDEN"]), (CHANGE["new"], [])):
        signed_in, _ = await submit(web, "signIn", {"email": "ana@funil.example", "password": password})
        assert [error["code"] for error in signed_in["errors"]] == codes


@pytest.mark.parametrize(
    ("but", "code", "field"),
    [({"current": "wrong"}, "FORBIDDEN", "current"), ({"new": "short"}, "INVALID", "new")],
)
async def test_a_password_changes_for_who_knows_it_and_for_a_good_one(
    web: Web, cast: Cast, but: dict[str, str], code: str, field: str
) -> None:
    await give_password(cast.ana)
    here, there = await web.sign_in(cast.ana), await web.sign_in(cast.ana)

    payload = await here.do("passwordChange", {**CHANGE, **but}, USER)

    assert [(error["code"], error["field"]) for error in payload["errors"]] == [(code, [field])]
    assert payload["user"] is None and await there.ask("{ viewer { name } }")
    signed_in, _ = await submit(web, "signIn", {"email": "ana@funil.example", "password": PASSWORD})
    assert signed_in["errors"] == []


async def test_guesses_at_the_current_password_are_counted(web: Web, cast: Cast) -> None:
    await give_password(cast.ana)
    ana = await web.sign_in(cast.ana)
    for _ in range(5):
        await ana.do("passwordChange", {**CHANGE, "current": "wrong"}, USER)

    payload = await ana.do("passwordChange", CHANGE, USER)

    assert payload["errors"][0]["params"]["seconds"] >= 1


async def test_a_key_or_a_stranger_changes_no_password(web: Web, cast: Cast) -> None:
    await give_password(cast.ana)
    program = await web.key(cast.ana, Scope.READ, Scope.WRITE)

    payload = await program.do("passwordChange", CHANGE, USER)
    stranger = await web.stranger().post(
        "mutation($i: PasswordChangeInput!) { passwordChange(input: $i) { position } }", {"i": CHANGE}
    )

    assert [error["code"] for error in payload["errors"]] == ["FORBIDDEN"]
    assert stranger.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_many_guesses_in_one_document_are_refused(web: Web, cast: Cast) -> None:
    await give_password(cast.ana)
    guess = 'a{0}: signIn(input: {{email: "ana@funil.example", password: "guess {0}"}}) {{ errors {{ code }} }}'

    answer = await web.stranger().post("mutation { " + " ".join(guess.format(n) for n in range(31)) + " }")

    assert answer.json()["errors"][0]["extensions"]["code"] == "QUERY_TOO_COMPLEX"


async def test_sign_out_ends_the_session_and_clears_the_cookie(web: Web, cast: Cast) -> None:
    ana = await web.sign_in(cast.ana)

    answer = await ana.post("mutation { signOut(input: {}) { session { current } errors { code } replayed position } }")

    assert answer.json()["data"]["signOut"]["errors"] == []
    (cookie,) = SimpleCookie(answer.headers["set-cookie"]).values()
    assert cookie.key == "funil" and cookie.value == "" and cookie["max-age"] == "0"
    refused = await ana.post("{ viewer { name } }")
    assert refused.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


async def test_somebody_who_left_does_not_get_in(web: Web, cast: Cast) -> None:
    await give_password(cast.ana)
    ana = await web.sign_in(cast.ana)
    await cast.ana.update(by=cast.rita, now=NOON, active=False)

    payload, _ = await submit(web, "signIn", {"email": "ana@funil.example", "password": PASSWORD})

    assert payload["errors"][0]["code"] == "FORBIDDEN"
    assert (await ana.post("{ viewer { name } }")).json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


SETUP = {"token": SETUP_TOKEN, "name": "Rita", "email": "chefe@funil.example", "password": PASSWORD}


async def test_setup_makes_the_first_administrator_and_signs_them_in(web: Web, cast: Cast) -> None:
    await models.User.filter(role=Role.ADMIN).update(role=Role.MANAGER)

    payload, answer = await submit(web, "setup", SETUP)

    assert payload["user"] == {"name": "Rita", "role": "ADMIN"} and payload["errors"] == []
    assert (await browser(web, answer).ask("{ viewer { role } }"))["viewer"]["role"] == "ADMIN"


@pytest.mark.parametrize(
    ("but", "code"),
    [({"token": "a guess"}, "FORBIDDEN"), ({"password": "short"}, "INVALID"), ({"email": "rita"}, "INVALID")],
)
async def test_setup_wants_the_printed_token(web: Web, cast: Cast, but: dict[str, str], code: str) -> None:
    await models.User.filter(role=Role.ADMIN).update(role=Role.MANAGER)

    payload, answer = await submit(web, "setup", {**SETUP, **but})

    assert payload["errors"][0]["code"] == code and "set-cookie" not in answer.headers
    assert not await models.User.filter(role=Role.ADMIN).exists()


async def test_setup_is_over_once_there_is_an_administrator(web: Web, cast: Cast) -> None:
    before = len(await events())

    payload, _ = await submit(web, "setup", SETUP)

    assert payload["errors"][0]["code"] == "STATE" and len(await events()) == before


async def test_an_invitation_is_accepted_once(web: Web, cast: Cast) -> None:
    rita = await web.sign_in(cast.rita)
    invited = {"name": "Nina", "email": "nina@funil.example", "role": "AGENT"}
    token = (await rita.do("userInvite", invited, "invitationToken"))["invitationToken"]

    first, answer = await submit(web, "invitationAccept", {"token": token, "password": PASSWORD})
    second, _ = await submit(web, "invitationAccept", {"token": token, "password": PASSWORD})

    assert first["user"]["name"] == "Nina" and first["errors"] == []
    assert (await browser(web, answer).ask("{ viewer { name } }"))["viewer"]["name"] == "Nina"
    assert second["errors"][0]["code"] == "INVALID" and second["user"] is None
    signed_in, _ = await submit(web, "signIn", {"email": "nina@funil.example", "password": PASSWORD})
    assert signed_in["user"]["name"] == "Nina"


async def test_an_invitation_does_not_last_for_ever(web: Web, cast: Cast) -> None:
    rita = await web.sign_in(cast.rita)
    invited = {"name": "Nina", "email": "nina@funil.example"}
    token = (await rita.do("userInvite", invited, "invitationToken"))["invitationToken"]
    await models.Invitation.all().update(expires_at=datetime.now(UTC) - timedelta(minutes=1))

    payload, _ = await submit(web, "invitationAccept", {"token": token, "password": PASSWORD})

    assert payload["errors"][0]["field"] == ["token"] and payload["user"] is None


async def test_a_lost_invitation_is_sent_again(web: Web, cast: Cast) -> None:
    rita = await web.sign_in(cast.rita)
    invited = {"name": "Nina", "email": "nina@funil.example"}
    lost = (await rita.do("userInvite", invited, "invitationToken"))["invitationToken"]

    again = await rita.do("userInvite", invited, "user { name } invitationToken")

    assert again["errors"] == [] and again["user"] == {"name": "Nina"}
    for token, codes in ((lost, ["INVALID"]), (again["invitationToken"], [])):
        payload, _ = await submit(web, "invitationAccept", {"token": token, "password": PASSWORD})
        assert [error["code"] for error in payload["errors"]] == codes
