"""Receivers that answer too slowly, and what happens meanwhile."""

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import models
from models.webhook import Way, deliver, due
from models.webhook.delivering import LEASE
from tests.make import NOON, Cast, subject
from tests.web import serving
from tests.webhook.receiver import Receiver
from tests.webhook.test_webhooks import HOME, KEYRING, after, hook, now_of, way


@contextlib.asynccontextmanager
async def dripping() -> AsyncIterator[int]:
    """A server that begins its answer at once and adds a sign to a header twenty times a second, for ever."""

    async def drip(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 204 No Content\r\nx-slow: ")
        try:
            while not writer.is_closing():
                writer.write(b".")
                await writer.drain()
                await asyncio.sleep(0.05)
        except OSError:
            writer.close()
        gone.set()

    gone = asyncio.Event()
    server = await asyncio.start_server(drip, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]
        await gone.wait()


async def test_a_receiver_that_drips_its_answer_is_left_when_its_time_is_over(cast: Cast, receiver: Receiver) -> None:
    async with dripping() as port:
        webhook, _ = await hook(cast, receiver, url=f"http://127.0.0.1:{port}/")
        await subject(cast)
        began = time.monotonic()

        assert not await deliver(webhook.id, Way(KEYRING, lambda: after(10), HOME, within=0.3))

        assert time.monotonic() - began < 3 and (await now_of(webhook)).last_error == "WEBHOOK_TIMEOUT"
        assert timedelta(seconds=2 * Way(KEYRING, lambda: NOON).within) < LEASE


async def test_who_tries_it_out_is_told_so_before_the_request_itself_is_over(
    cast: Cast, database: str, tmp_path: Path
) -> None:
    few = {"FUNIL_REQUEST_SECONDS": "1", "FUNIL_WEBHOOK_ALLOW_PRIVATE": "127.0.0.0/8"}
    async with dripping() as port, serving(tmp_path, database, **few) as web:
        marcos = await web.sign_in(cast.marcos)
        wanted = {"url": f"http://127.0.0.1:{port}/", "kinds": ["SubjectMoved"]}
        made = await marcos.do("webhookCreate", wanted, "webhook { id }")

        tried = await marcos.do("webhookTest", {"id": made["webhook"]["id"]}, "test { status error { code } }")

        assert tried["test"] == {"status": None, "error": {"code": "WEBHOOK_TIMEOUT"}}


async def test_who_was_too_slow_leaves_the_delivery_to_whoever_is_at_it_now(cast: Cast, receiver: Receiver) -> None:
    webhook, _ = await hook(cast, receiver)
    await subject(cast)
    somebody_elses = after(500)
    receiver.before_answer = lambda: models.Webhook.filter(id=webhook.id).update(leased_until=somebody_elses)

    assert not await deliver(webhook.id, way())

    held = await now_of(webhook)
    assert (held.leased_until, held.sending_to is None, held.attempts) == (somebody_elses, False, 0)


async def test_other_kinds_make_another_delivery_of_what_is_on_its_way(cast: Cast, receiver: Receiver) -> None:
    webhook, _ = await hook(cast, receiver, kinds=["SubjectCreated"])
    card = await subject(cast)
    await card.update(by=cast.ana, now=after(1), title="Outro")
    await subject(cast)
    receiver.answers = [500]
    await deliver(webhook.id, way())
    await (await now_of(webhook)).update(
        by=cast.marcos, now=after(11), keyring=KEYRING, kinds=["SubjectCreated", "SubjectUpdated"]
    )

    await deliver(webhook.id, way(40))

    first, second = receiver.told
    assert [event["kind"] for event in second.events] == ["SubjectCreated", "SubjectUpdated", "SubjectCreated"]
    assert first.id != second.id, "a receiver that knows the first one takes the rest"


async def test_the_log_is_measured_before_it_is_looked_through(
    cast: Cast, receiver: Receiver, statements: list[str]
) -> None:
    """Else what is written in between would be passed over with what is not for it."""
    await hook(cast, receiver)
    statements.clear()

    await due(NOON)

    [head] = [number for number, said in enumerate(statements) if '"event"' in said and "DESC" in said]
    [looked] = [number for number, said in enumerate(statements) if '"event"' in said and '"kind" IN' in said]
    assert head < looked


async def test_a_private_view_is_told_to_nobody_but_its_owner(cast: Cast, receiver: Receiver) -> None:
    webhook, _ = await hook(cast, receiver, kinds=["SavedViewCreated", "SavedViewUpdated", "SavedViewDeleted"])
    for by, shared in ((cast.ana, False), (cast.marcos, True), (cast.rita, False)):
        view = await models.SavedView.create_new(by=by, now=after(1), name="Vista", shared=shared)
        await view.update(by=by, now=after(2), name="Outra", shared=False)
        await view.delete_for_ever(by=by, now=after(3))

    await deliver(webhook.id, way())

    [told] = receiver.told
    assert [(event["kind"], event["actorId"] == told.events[-1]["actorId"]) for event in told.events] == [
        ("SavedViewCreated", False),
        ("SavedViewUpdated", False),
        ("SavedViewCreated", True),
        ("SavedViewUpdated", True),
        ("SavedViewDeleted", True),
    ]
