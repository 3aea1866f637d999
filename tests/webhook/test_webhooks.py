"""Webhooks: signed, in order, at least once, by the permissions of their owner."""

import asyncio
import os
import signal
import sys
from datetime import datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest

import models
from errors import Refused
from models.keyring import Keyring
from models.webhook import Way, deliver, due
from models.webhook.calling import PREFIX, signature
from models.webhook.delivering import LEASE, wait
from models.webhook.saying import opaque
from permissions import Access, Role
from schema.ids import to_id
from tests.make import NOON, Cast, stages, subject
from tests.web import serving
from tests.webhook.receiver import Receiver

KEYRING = Keyring((b"k" * 32,))
HOME = (ip_network("127.0.0.0/8"),)
KINDS = ["SubjectCreated", "SubjectMoved", "SubjectUpdated", "NoteAdded"]


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def way(seconds: float = 10, *, private: Any = HOME) -> Way:
    return Way(KEYRING, lambda: after(seconds), private)


async def hook(cast: Cast, receiver: Receiver, **given: Any) -> tuple[models.Webhook, str]:
    wanted: dict[str, Any] = {"by": cast.rita, "now": NOON, "url": receiver.url, "kinds": KINDS, **given}
    return await models.Webhook.create_new(keyring=KEYRING, **wanted)


async def now_of(webhook: models.Webhook) -> models.Webhook:
    return await models.Webhook.get(id=webhook.id)


async def test_what_happens_is_told_signed_in_order_and_without_a_word_of_anybody(
    cast: Cast, receiver: Receiver
) -> None:
    first, second, *_ = await stages()
    webhook, secret = await hook(cast, receiver)
    card = await subject(cast, "Segredo de Eva", stage=first)
    await models.Note.add("Ligar para Eva", subject=card, by=cast.ana, now=after(1))
    await card.move(to=second, by=cast.ana, now=after(2))
    await card.archive(by=cast.ana, now=after(3))
    assert await due(after(4)) == [] and await due(after(5)) == [webhook.id], "they are gathered for five seconds"

    assert await deliver(webhook.id, way()) and not await deliver(webhook.id, way())

    [told] = receiver.told
    assert told.signed_with(secret) and not told.signed_with(PREFIX + "AAAA")
    assert told.headers["host"] == f"127.0.0.1:{receiver.port}"
    assert (told.said["type"], [event["kind"] for event in told.events]) == (
        "events",
        ["SubjectCreated", "NoteAdded", "SubjectMoved"],
    )
    moved = told.events[-1]
    assert moved["subjectId"] == opaque("Subject", card.id)
    assert moved["data"]["toStage"] == opaque("Stage", second.id)
    assert moved["position"] == f"{(await models.Workspace.current()).epoch}.{(await now_of(webhook)).cursor}"
    assert b"Eva" not in told.body and b"Segredo" not in told.body
    held = await now_of(webhook)
    assert secret not in held.sealed_secret and held.last_delivered_at == after(10)
    assert await due(after(20)) == []


async def test_a_signature_is_that_of_the_specification() -> None:
    """The example of the specification's own libraries."""
    said = signature(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        id="msg_p5jXN8AQM9LWM0D4loKWxJek",
        timestamp=1614265330,
        body=b'{"test": 2432232314}',
    )

    assert said == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


async def test_a_delivery_that_fails_is_the_same_when_it_is_tried_again_and_holds_up_the_next(
    cast: Cast, receiver: Receiver
) -> None:
    webhook, _ = await hook(cast, receiver)
    card = await subject(cast)
    receiver.answers = [500, 302, 429]
    for attempt, (seconds, error) in enumerate(
        [(10, "WEBHOOK_REFUSED"), (40, "WEBHOOK_REDIRECTED"), (80, "WEBHOOK_REFUSED")], start=1
    ):
        assert not await deliver(webhook.id, way(seconds))
        held = await now_of(webhook)
        assert (held.phase, held.attempts, held.last_error) == ("FAILING", attempt, error)
        assert held.next_attempt_at is not None and after(seconds + 3) < held.next_attempt_at < after(seconds + 26)
        assert not await deliver(webhook.id, way(seconds + 1)), "it waits"
        await card.update(by=cast.ana, now=after(seconds + 1), title=f"Barcos {attempt}")

    assert await due(after(200)) == [webhook.id]
    assert await deliver(webhook.id, way(200)) and await deliver(webhook.id, way(210))

    assert len({told.id for told in receiver.told[:4]}) == 1 and receiver.told[4].id != receiver.told[0].id
    assert [len(told.events) for told in receiver.told] == [1, 1, 1, 1, 3]
    assert ((await now_of(webhook)).phase, (await now_of(webhook)).failing_since) == ("READY", None)


async def test_after_three_days_it_is_paused_and_goes_on_where_it_stopped(cast: Cast, receiver: Receiver) -> None:
    webhook, _ = await hook(cast, receiver)
    await subject(cast)
    receiver.answers = [503, 503]
    await deliver(webhook.id, way(10))
    await deliver(webhook.id, way(10 + 3 * 24 * 3600))

    assert (await now_of(webhook)).phase == "PAUSED" and await due(after(4 * 24 * 3600)) == []

    paused = await now_of(webhook)
    await paused.update(by=cast.marcos, now=after(4 * 24 * 3600), keyring=KEYRING, paused=False)
    assert await deliver(webhook.id, way(4 * 24 * 3600))
    assert len({told.id for told in receiver.told}) == 1 and (await now_of(webhook)).phase == "READY"


@pytest.mark.parametrize(
    ("url", "private", "error"),
    [
        ("http://127.0.0.1:{port}/", (), "WEBHOOK_PRIVATE_HOST"),
        ("http://[::1]:{port}/", HOME, "WEBHOOK_PRIVATE_HOST"),
        ("https://localhost:{port}/", (), "WEBHOOK_PRIVATE_HOST"),
        ("https://nobody.invalid/", HOME, "WEBHOOK_UNREACHABLE"),
        ("https://127.0.0.1:{port}/", HOME, "WEBHOOK_UNREACHABLE"),
        ("http://192.0.2.1:25/", (), "WEBHOOK_PRIVATE_HOST"),
        ("http://8.8.8.8/", HOME, "WEBHOOK_CLEARTEXT"),
        ("https://8.8.8.8:25/", HOME, "WEBHOOK_PORT_REFUSED"),
    ],
)
async def test_only_admitted_addresses_are_called(
    cast: Cast, receiver: Receiver, url: str, private: Any, error: str
) -> None:
    webhook, _ = await hook(cast, receiver, url=url.format(port=receiver.port))
    await subject(cast)

    assert not await deliver(webhook.id, way(private=private))

    assert (await now_of(webhook)).last_error == error and receiver.told == []


async def test_an_address_that_is_gone_is_told_nothing_more(cast: Cast, receiver: Receiver) -> None:
    webhook, _ = await hook(cast, receiver)
    await subject(cast)
    receiver.answers = [410]

    assert not await deliver(webhook.id, way())

    assert not await models.Webhook.filter(id=webhook.id).exists()
    last = await models.Event.filter(kind="WebhookDeleted").get()
    assert last.data == {"gone": True}


async def test_its_owner_is_asked_what_they_see_at_each_delivery(cast: Cast, receiver: Receiver) -> None:
    webhook, _ = await hook(cast, receiver, by=cast.marcos)
    await subject(cast, "Segel", by=cast.diego, owner=cast.diego, channel=cast.europa)
    await models.User.filter(id=cast.marcos.id).update(role=Role.AGENT)
    await cast.brasil.set_member(cast.marcos, access=Access.CHANNEL, leader=False, by=cast.rita, now=NOON)
    card = await subject(cast, "Barcos")

    assert await deliver(webhook.id, way())

    [told] = receiver.told
    assert [event["id"] for event in told.events] == [opaque("Subject", card.id)]
    await card.update(by=cast.ana, now=after(11), title="Outro")
    await models.User.filter(id=cast.marcos.id).update(active=False)
    assert not await deliver(webhook.id, way(20))
    held = await now_of(webhook)
    assert (held.phase, held.last_error, len(receiver.told)) == ("PAUSED", "WEBHOOK_OWNER_GONE", 1)


async def test_a_hundred_events_are_one_delivery_and_leave_at_once(cast: Cast, receiver: Receiver) -> None:
    webhook, _ = await hook(cast, receiver)
    card = await subject(cast)
    [event] = await models.Event.filter(kind="SubjectCreated").values()
    await models.Event.bulk_create([models.Event(**{**event, "id": event["id"] + n}) for n in range(1, 250)])

    assert await due(NOON) == [webhook.id]
    while await deliver(webhook.id, way()):
        continue

    assert [len(told.events) for told in receiver.told] == [100, 100, 50]
    positions = [int(event["position"].rpartition(".")[2]) for told in receiver.told for event in told.events]
    assert positions == sorted(set(positions)) and len(positions) == 250 and card.id


CALLER = """
import asyncio, sys
from datetime import UTC, datetime
from ipaddress import ip_network
from models.keyring import Keyring
from models.webhook import Way, deliver
from storage import engine

async def main():
    await engine.open(sys.argv[1])
    now = datetime.fromisoformat(sys.argv[3])
    await deliver(int(sys.argv[2]), Way(Keyring((b"k" * 32,)), lambda: now, (ip_network("127.0.0.0/8"),)))

asyncio.run(main())
"""


async def test_a_process_that_is_killed_in_the_middle_leaves_a_delivery_to_be_told_again(
    cast: Cast, receiver: Receiver, database: str
) -> None:
    webhook, _ = await hook(cast, receiver)
    card = await subject(cast)
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    arguments = (sys.executable, "-c", CALLER, database, str(webhook.id), after(10).isoformat())
    caller = await asyncio.create_subprocess_exec(*arguments, env=here)
    receiver.before_answer = lambda: os.kill(caller.pid, signal.SIGKILL)
    assert await caller.wait() == -signal.SIGKILL
    await card.update(by=cast.ana, now=after(11), title="Depois")

    assert not await deliver(webhook.id, way(12)), "whoever was killed seems to be at it still"
    again = 10 + LEASE.total_seconds()
    assert await due(after(again)) == [webhook.id] and await deliver(webhook.id, way(again))
    assert await deliver(webhook.id, way(again))

    first, second, third = receiver.told
    assert first.id == second.id != third.id and first.events == second.events
    assert [event["kind"] for event in third.events] == ["SubjectUpdated"]


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 5), (2, 10), (5, 80), (10, 2560), (11, 3600), (900, 3600)])
def test_it_waits_twice_as_long_each_time_up_to_an_hour(attempts: int, seconds: float) -> None:
    assert wait(attempts, 1.0).total_seconds() == seconds
    assert wait(attempts, 0.75) < wait(attempts, 1.25)


async def test_managers_make_try_pause_and_delete_them_by_graphql(
    cast: Cast, receiver: Receiver, database: str, tmp_path: Path
) -> None:
    fields = "webhook { id url kinds phase pending lagSeconds lastError { message } owner { name } } secret"
    async with serving(tmp_path, database, FUNIL_WEBHOOK_ALLOW_PRIVATE="127.0.0.0/8") as web:
        marcos, ana = await web.sign_in(cast.marcos), await web.sign_in(cast.ana)
        wanted = {"url": receiver.url, "kinds": ["SubjectMoved"], "idempotencyKey": "one webhook and no more"}
        made = await marcos.do("webhookCreate", wanted, fields)
        again = await marcos.do("webhookCreate", wanted, fields)
        id, secret = made["webhook"]["id"], made["secret"]

        assert (made["webhook"]["phase"], made["webhook"]["pending"]) == ("READY", 0) and secret.startswith(PREFIX)
        assert (again["webhook"]["id"], again["secret"], again["replayed"]) == (id, None, True)
        assert (await ana.ask("{ webhooks { id } webhookKinds }")) == {"webhooks": [], "webhookKinds": []}
        told = await ana.do("webhookCreate", {"url": receiver.url, "kinds": ["SubjectMoved"]}, fields)
        assert [error["code"] for error in told["errors"]] == ["FORBIDDEN"]
        receiver.answers = [204, 500]
        for status in (204, 500):
            tried = await marcos.do("webhookTest", {"id": id}, "test { status error { message } }")
            assert tried["test"]["status"] == status and (tried["test"]["error"] is None) == (status == 204)
        assert receiver.told[0].signed_with(secret) and receiver.told[0].said["type"] == "test"
        receiver.answers = [500]
        keyed = {"id": id, "idempotencyKey": "called once and no more"}
        once, twice = [await marcos.do("webhookTest", keyed, "test { status error { code } }") for _ in range(2)]
        assert once["test"] == twice["test"] == {"status": 500, "error": {"code": "WEBHOOK_REFUSED"}}
        assert (once["replayed"], twice["replayed"], len(receiver.told)) == (False, True, 3)
        other = await marcos.do("webhookTest", {**keyed, "id": to_id("Webhook", 9_999)}, "test { status }")
        assert [error["code"] for error in other["errors"]] == ["KEY_REUSED"]
        for _ in range(2):
            refused = await ana.do("webhookTest", keyed, "test { status }")
            assert [error["code"] for error in refused["errors"]] == ["NOT_FOUND"], "a refusal is not remembered"
        renewed = await marcos.do("webhookUpdate", {"id": id, "paused": True, "newSecret": True}, fields)
        assert renewed["webhook"]["phase"] == "PAUSED" and renewed["secret"] not in (None, secret)
        gone = await marcos.do("webhookDelete", {"id": id}, "deletedWebhookId")
        assert gone["deletedWebhookId"] == id and (await marcos.ask("{ webhooks { id } }"))["webhooks"] == []


@pytest.mark.parametrize(
    ("url", "kinds"),
    [
        ("", ["SubjectMoved"]),
        ("ftp://example.org/", ["SubjectMoved"]),
        ("https:///x", ["SubjectMoved"]),
        ("https://eva:secret@example.org/", ["SubjectMoved"]),
        ("https://example.org:99999/", ["SubjectMoved"]),
        ("https://example.org/a b", ["SubjectMoved"]),
        ("https://exämple.org/", ["SubjectMoved"]),
        ("https://example.org/#x", ["SubjectMoved"]),
        ("https://example.org/", []),
        ("https://example.org/", ["SignedIn"]),
        ("https://example.org/", ["Nothing"]),
    ],
)
async def test_what_makes_no_webhook_is_refused_in_a_sentence(cast: Cast, url: str, kinds: list[str]) -> None:
    with pytest.raises(Refused, match=r"\.$"):
        await models.Webhook.create_new(by=cast.rita, now=NOON, keyring=KEYRING, url=url, kinds=kinds)
