"""Trying a mailbox, and granting access at a provider: by those who may, in words from a list, and each state once."""

import socket
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx

import models
from mail.oauth import challenge
from models.granting import Grant
from models.keyring import Keyring
from tests.intake.post import account
from tests.make import Cast
from tests.schema.provider import token_service
from tests.web import Web, serving

TEST = "test { error { code message } messages capabilities authservId }"
BEGIN = {"provider": "GOOGLE", "address": "vendas@firma.example"}


async def test_a_mailbox_is_tried_and_nothing_is_kept(cast: Cast, database: str, tmp_path: Path) -> None:
    with account(tmp_path / "post") as post:
        async with serving(tmp_path, database, FUNIL_MAIL_ALLOW_PRIVATE="127.0.0.0/8") as web:
            rita = await web.sign_in(cast.rita)
            given = {"host": post.host, "port": post.port, "security": "NONE", "username": post.username}
            good = await rita.do("mailboxTest", {**given, "password": post.password}, TEST)
            assert good["test"]["error"] is None and good["test"]["messages"] == 0
            assert "IDLE" in good["test"]["capabilities"]
            wrong = await rita.do("mailboxTest", {**given, "password": "wrong"}, TEST)
            assert wrong["test"]["error"]["code"] == "AUTH_FAILED"
    assert await models.Mailbox.all().count() == 0


async def test_a_server_that_says_nothing_is_left_before_the_request_itself_is_over(
    cast: Cast, database: str, tmp_path: Path
) -> None:
    few = {"FUNIL_REQUEST_SECONDS": "1", "FUNIL_MAIL_ALLOW_PRIVATE": "127.0.0.0/8"}
    with socket.create_server(("127.0.0.1", 0)) as silent:
        async with serving(tmp_path, database, **few) as web:
            rita = await web.sign_in(cast.rita)
            given = {"host": "127.0.0.1", "port": silent.getsockname()[1], "username": "x", "password": "y"}

            told = await rita.do("mailboxTest", given, TEST)

    assert told["test"]["error"]["code"] == "TIMEOUT"


async def test_it_is_no_scanner_of_the_network(web: Web, cast: Cast) -> None:
    rita, ana = await web.sign_in(cast.rita), await web.sign_in(cast.ana)
    inside = {"host": "127.0.0.1", "username": "x", "password": "y"}
    for _ in range(5):
        told = await rita.do("mailboxTest", inside, TEST)
        assert told["test"]["error"]["code"] == "PRIVATE_HOST"
    assert (await rita.do("mailboxTest", inside, TEST))["errors"][0]["code"] == "LIMIT_REACHED"
    assert (await ana.do("mailboxTest", inside, TEST))["errors"][0]["code"] == "FORBIDDEN"
    for bad in ({"host": "a\r\nb"}, {"username": "x\x01"}, {"password": "y\r\nA1 DELETE INBOX"}, {"port": 0}):
        marcos = await web.sign_in(cast.marcos)
        assert (await marcos.do("mailboxTest", {**inside, **bad}, TEST))["errors"][0]["code"] == "INVALID"


async def test_access_is_granted_by_who_began_it_and_once(cast: Cast, database: str, tmp_path: Path) -> None:
    with token_service() as service:
        client = {"FUNIL_GOOGLE_CLIENT_ID": "our-client", "FUNIL_GOOGLE_TOKEN_URL": service.url}
        async with serving(tmp_path, database, **client) as web:
            rita, marcos = await web.sign_in(cast.rita), await web.sign_in(cast.marcos)
            begun = await rita.do("mailboxAuthorize", BEGIN, "authorization { url expiresAt }")
            asked = {
                name: values[0] for name, values in parse_qs(urlsplit(begun["authorization"]["url"]).query).items()
            }
            assert (asked["client_id"], asked["code_challenge_method"]) == ("our-client", "S256")
            back = {"code": "the-code", "state": asked["state"]}
            async with httpx.AsyncClient() as http:
                there = f"{web.url}/oauth/callback"
                assert (await http.get(there, params=back)).status_code == 401
                stranger = await http.get(there, params=back, headers=marcos.headers)
                assert stranger.status_code == 400 and not service.asked
                first = await http.get(there, params=back, headers=rita.headers)
                again = await http.get(there, params=back, headers=rita.headers)
            assert first.status_code == 200 and "vendas@firma.example" in first.text
            assert (again.status_code, len(service.asked)) == (400, 1)
            assert challenge(service.asked[0]["code_verifier"]) == asked["code_challenge"]
            mailbox = await models.Mailbox.get(address="vendas@firma.example")
            assert (mailbox.auth, mailbox.host, mailbox.authserv_id) == ("GOOGLE", "imap.gmail.com", "mx.google.com")
            opened = Keyring(web.settings.secret_keys).open(str(mailbox.sealed_tokens), place=mailbox.tokens_place)
            assert Grant.load(opened).access == "a1"


async def test_an_installation_without_a_client_says_so(web: Web, cast: Cast) -> None:
    rita = await web.sign_in(cast.rita)
    told = await rita.do("mailboxAuthorize", BEGIN, "authorization { url }")
    assert told["errors"][0]["code"] == "STATE"
