"""Dovecot as a provider of the modern kind: tokens that it checks itself, and TLS that is asked for in the open."""

import asyncio
import base64
import hashlib
import hmac
import json
import os
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from mail.imap import Account, MailboxError, MailboxErrorCode, Security, connect, examine
from mail.wire import trusted
from tests.proxy import proxy

URL = urlsplit(os.environ.get("FUNIL_TEST_IMAP", ""))
PAPERS = Path(*parse_qs(URL.query).get("papers", ()))

pytestmark = pytest.mark.skipif(not URL.hostname, reason="FUNIL_TEST_IMAP names no Dovecot")


def token(email: str, *, seconds: int = 600, key: bytes | None = None) -> str:
    """An access token as a provider signs it (RFC 7519), good for so long."""
    key = key or (PAPERS / "token.key").read_bytes().strip()
    now = int(time.time())
    head, claims = {"alg": "HS256", "typ": "JWT"}, {"sub": email, "email": email, "exp": now + seconds}
    whole = b".".join(_coded(json.dumps(part).encode()) for part in (head, claims))
    return (whole + b"." + _coded(hmac.digest(key, whole, hashlib.sha256))).decode()


def _coded(content: bytes) -> bytes:
    return base64.urlsafe_b64encode(content).rstrip(b"=")


def rosa(port: int | None = None, **given: object) -> Account:
    told = {"host": "localhost", "port": port or URL.port, "security": Security.NONE, "username": "rosa"}
    return Account(**{**told, "addresses": ("127.0.0.1",), **given})  # type: ignore[arg-type]


def encrypted(account: Account) -> Account:
    return replace(account, security=Security.STARTTLS, trust=trusted(str(PAPERS / "ca.pem")))


def test_a_signed_token_opens_the_mailbox_that_it_is_for() -> None:
    with connect(rosa(token=token("rosa")), 5) as connection:
        assert examine(connection).uidnext >= 1


@pytest.mark.parametrize(
    "given",
    [{"email": "rosa", "seconds": -60}, {"email": "eva"}, {"email": "rosa", "key": b"another key"}],
    ids=["expired", "somebody else's", "forged"],
)
def test_another_token_is_refused_and_that_has_a_name(given: dict[str, object]) -> None:
    with pytest.raises(MailboxError) as failed, connect(rosa(token=token(**given)), 5):  # type: ignore[arg-type]
        pass
    assert failed.value.code is MailboxErrorCode.GRANT_REFUSED


async def test_a_server_that_only_knows_the_older_way_is_given_a_token_by_that() -> None:
    async with proxy(URL.port or 0) as wire:
        wire.hides = b"AUTH=OAUTHBEARER"
        assert await in_thread(rosa(wire.port, token=token("rosa"))) is None
    assert b"AUTHENTICATE XOAUTH2" in wire.said


async def test_after_starttls_nobody_on_the_way_reads_a_secret() -> None:
    async with proxy(URL.port or 0) as wire:
        account = encrypted(rosa(wire.port, password="test"))
        assert await in_thread(account) is None
    assert b"STARTTLS" in wire.said
    assert b"AUTHENTICATE" not in wire.said and b"rosa" not in wire.said


async def test_where_starttls_was_taken_out_nothing_is_said() -> None:
    async with proxy(URL.port or 0) as wire:
        wire.hides = b"STARTTLS"
        account = encrypted(rosa(wire.port, password="test"))
        assert await in_thread(account) is MailboxErrorCode.TLS_FAILED
    assert b"AUTHENTICATE" not in wire.said and b"rosa" not in wire.said


async def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    account = replace(encrypted(rosa(password="test")), trust=None)
    assert await in_thread(account) is MailboxErrorCode.TLS_FAILED


async def in_thread(account: Account) -> MailboxErrorCode | None:
    """What came of opening it, while the loop carries the bytes."""

    def visit() -> MailboxErrorCode | None:
        try:
            with connect(account, 5) as connection:
                examine(connection)
        except MailboxError as failure:
            return failure.code
        return None

    return await asyncio.to_thread(visit)
