"""What an operator asks a process: whether it lives, whether it would answer, and what it has measured."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

import health
import models
import server
from health import Health
from models.keyring import Keyring
from models.watching import Key
from settings import load
from storage import engine
from tests.make import Cast, subject
from tests.web import KEY, Web, serving

CANARIES = ("Padaria Canário", "eva.canario@padaria.example", "Barcos de canário")


async def got(web: Web, path: str, **headers: str) -> httpx.Response:
    async with httpx.AsyncClient(verify=False) as client:  # no TLS here: no certificates to load
        return await client.get(f"{web.url}{path}", headers=headers)


@pytest.fixture
def ready(web: Web) -> Web:
    web.health.ready = True
    return web


async def test_it_lives_although_it_is_not_ready(web: Web) -> None:
    assert (await got(web, "/livez")).status_code == 200
    answer = await got(web, "/readyz")
    assert answer.status_code == 503 and answer.json() == {"ready": False, "why": "starting or stopping"}


async def test_it_is_ready_when_the_database_can_be_written(ready: Web) -> None:
    answer = await got(ready, "/readyz")

    assert answer.json() == {"ready": True, "outdatedSecrets": 0}
    assert await models.Lease.filter(name="ready", until__not_isnull=True).exists()


async def test_without_its_database_it_is_not_ready_but_lives(ready: Web) -> None:
    await engine.close()

    answer = await got(ready, "/readyz")

    assert answer.status_code == 503 and answer.json()["why"] == "the database takes no writes"
    assert (await got(ready, "/livez")).status_code == 200


async def test_a_database_of_another_version_is_said(ready: Web) -> None:
    await engine.connection().execute_script("DELETE FROM tortoise_migrations")

    assert (await got(ready, "/readyz")).json()["why"] == "the database is not at this version's migrations"


async def test_a_key_that_opens_nothing_is_said(cast: Cast, database: str) -> None:
    mailbox = await models.Mailbox.connect(
        by=cast.rita,
        now=datetime.now(UTC),
        address="vendas@funil.example",
        host="imap.funil.example",
        username="vendas",
        password="a password",
        keyring=Keyring((b"k" * 32,)),
    )
    assert mailbox.sealed_secret

    assert await Key(Keyring((b"k" * 32,))).fits()
    assert await Key(Keyring((b"o" * 32, b"k" * 32))).fits()
    assert not await Key(Keyring((b"o" * 32,))).fits()


async def test_secrets_that_a_former_key_has_sealed_are_counted(ready: Web, cast: Cast) -> None:
    former = Keyring((b"o" * 32,))
    row = await models.Mailbox.connect(
        by=cast.rita,
        now=datetime.now(UTC),
        address="a@b.example",
        host="imap.b.example",
        username="a",
        password="b",
        keyring=Keyring(ready.settings.secret_keys),
    )
    await models.Mailbox.filter(id=row.id).update(sealed_tokens=former.seal("token", place=f"mailbox:{row.id}:tokens"))

    assert (await got(ready, "/readyz")).json() == {"ready": True, "outdatedSecrets": 1}
    assert "funil_secrets_outdated 1.0" in (await got(ready, "/metrics")).text


async def test_redis_that_does_not_answer_is_said(cast: Cast, tmp_path: Path) -> None:
    environ = {"FUNIL_DATABASE_URL": "postgres://db/funil", "FUNIL_SECRET_KEYS": KEY, "FUNIL_DATA_DIR": str(tmp_path)}
    health = Health(load({**environ, "FUNIL_REDIS_URL": "redis://127.0.0.1:1"}))
    health.ready = True
    try:
        assert await health.why_not() == "Redis does not answer"
    finally:
        await health.close()


async def test_a_good_answer_is_kept_for_a_while(
    ready: Web, statements: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "KEPT", 60)
    await got(ready, "/readyz")
    told = len(statements)
    for _ in range(5):
        await got(ready, "/readyz")

    assert len(statements) == told


async def test_what_was_measured_is_told_in_numbers_and_names_nobody(ready: Web, cast: Cast) -> None:
    ana = await ready.sign_in(cast.ana)
    await models.Customer.create_new(by=cast.ana, now=datetime.now(UTC), name=CANARIES[0], emails=[CANARIES[1]])
    await subject(cast, CANARIES[2])
    await ana.ask("{ viewer { name } }")
    await ana.post("{ nonsense }")
    async with ana.socket() as socket:
        await socket.subscribe("subscription { configurationChanged { position } }")
        assert await socket.silent(0.1)
        told = (await got(ready, "/metrics")).text

    assert not [word for word in (*CANARIES, "Ana", "127.0.0.1", "funil.example") if word in told]
    value: Callable[[str], float] = lambda name: float(  # noqa: E731
        (re.search(rf"^{re.escape(name)} (\S+)$", told, re.MULTILINE) or pytest.fail(name))[1]
    )
    assert value('funil_graphql_requests_total{kind="query",status="ok"}') >= 1
    assert value('funil_refusals_total{code="BAD_REQUEST"}') >= 1
    assert value("funil_sockets") == 1 and value("funil_subscriptions") == 1
    assert value("funil_event_head") == await models.Event.head()
    assert value("funil_ready") == 1
    assert value('funil_mails_waiting{state="pending"}') == 0
    assert value("funil_oldest_pending_seconds") == 0
    assert 'funil_graphql_seconds_count{kind="query"}' in told and "funil_graphql_cost_count" in told
    assert 'funil_database_connections{state="idle"}' in told


async def test_only_who_may_measure_is_told(cast: Cast, database: str, tmp_path: Path) -> None:
    async with serving(tmp_path, database, FUNIL_METRICS_NETWORKS="203.0.113.0/24") as web:
        assert (await got(web, "/metrics")).status_code == 404
    async with serving(tmp_path, database, FUNIL_METRICS_TOKEN="a long secret") as web:
        assert (await got(web, "/metrics")).status_code == 404
        assert (await got(web, "/metrics", authorization="Bearer another")).status_code == 404
        assert (await got(web, "/metrics", authorization="Bearer a long secret")).status_code == 200


async def test_through_a_proxy_that_nobody_trusts_nobody_measures(ready: Web) -> None:
    assert (await got(ready, "/metrics")).status_code == 200
    assert (await got(ready, "/metrics", **{"x-forwarded-for": "127.0.0.1"})).status_code == 404


def test_what_pages_may_read_of_an_answer_is_named_once() -> None:
    assert "x-trace-id" in server.EXPOSED and "retry-after" in server.EXPOSED
