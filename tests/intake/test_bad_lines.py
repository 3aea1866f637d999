"""Bad lines to a real IMAP server: cut in the middle of a mail, open and silent, slow and losing packets.

The next look that goes through takes all, each mail once; and no other mailbox waits for it.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

import models
from models import line as wires
from models import polling
from models.mailbox import MailboxPhase
from tests.intake.conftest import Clock, Office, connected, line
from tests.intake.letters import letter
from tests.intake.mortal import mortal
from tests.intake.post import Post
from tests.make import Cast
from tests.proxy import Proxy, proxy

MAILS = 12
OTHERS_WAIT = 10.0
"""Seconds by which a mailbox with a bad line may delay others at most."""


@pytest.fixture
async def wire(post: Post) -> AsyncIterator[Proxy]:
    async with proxy(post.port) as wire:
        yield wire


@pytest.fixture
async def far(cast: Cast, post: Post, wire: Proxy, clock: Clock) -> Office:
    """An office whose server is at the other end of the bad line."""
    there = Post(post.host, wire.port, post.username, post.password, post.folder)
    office = await connected(cast, there, clock)
    there.port = post.port  # Eva's own line is good
    return office


def letters() -> list[bytes]:
    return [letter(subject=f"Barco {number}", text=f"{number}\n" + "x" * 70 + "\n" * 3_000) for number in range(MAILS)]


async def subjects() -> list[str]:
    return sorted(row.title for row in await models.Subject.all())


async def take_all(office: Office) -> None:
    """Look and file until nothing is left, as the clock does."""
    while await office.poll():
        for id in office.taken:
            await office.file(id)


@pytest.mark.parametrize(
    "cut", [*(pytest.param(at, marks=pytest.mark.once) for at in (30, 400, 20_000)), 2_000, 30_500]
)
async def test_a_line_that_is_cut_loses_and_doubles_nothing(far: Office, wire: Proxy, clock: Clock, cut: int) -> None:
    sent = letters()
    await far.deliver(*sent)
    wire.misbehave(cut=cut)
    await far.poll()
    health = await far.health()
    assert (health.phase, health.last_error in {"CONNECTION_LOST", "UNREACHABLE"}) == (MailboxPhase.FAILING, True)
    assert health.next_attempt_at <= clock() + timedelta(seconds=60), "The next look comes within a minute."

    wire.misbehave()
    await take_all(far)

    assert [raw.content for raw in await models.RawMail.all().order_by("inbound_id")] == sent
    assert await subjects() == sorted(f"Barco {number}" for number in range(MAILS))
    assert (await far.health()).phase is MailboxPhase.READY


async def test_a_server_killed_in_the_middle_of_a_fetch_gives_all_once_it_is_back(cast: Cast, clock: Clock) -> None:
    sent = letters()
    with mortal() as server:
        there = await asyncio.to_thread(server.start)
        async with proxy(there.port) as wire:
            office = await connected(cast, Post(there.host, wire.port, there.username, there.password), clock)
            await office.deliver(*sent)
            wire.misbehave()
            wire.latency = 0.1
            looking = asyncio.create_task(office.poll())
            while wire.passed < 12_000:
                await asyncio.sleep(0.01)
            await asyncio.to_thread(server.kill)
            wire.cut = 0  # what it had sent and nobody had taken yet is gone with it
            assert await looking < MAILS
            assert (await office.health()).last_error == "CONNECTION_LOST"

            wire.misbehave()
            wire.latency, wire.target = 0, (await asyncio.to_thread(server.start)).port
            await take_all(office)
    assert [raw.content for raw in await models.RawMail.all().order_by("inbound_id")] == sent
    assert await subjects() == sorted(f"Barco {number}" for number in range(MAILS))


async def test_a_line_that_is_open_and_silent_is_left_and_holds_nobody(
    far: Office, wire: Proxy, cast: Cast, clock: Clock, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wires, "TIMEOUT", 1.5)
    near = await connected(cast, post, clock, address="perto@funil.example")
    await near.deliver(*letters())
    wire.misbehave(silent=2_000)

    began = time.monotonic()
    stuck = asyncio.create_task(polling.poll(far.mailbox.id, line=line(clock)))
    await asyncio.sleep(0.3)
    assert await near.poll() == MAILS
    assert time.monotonic() - began < OTHERS_WAIT
    assert not stuck.done()
    assert await asyncio.wait_for(stuck, 20) == 0
    assert (await far.health()).last_error == "TIMEOUT"

    wire.misbehave()
    assert await far.poll() == MAILS


async def _slow_and_losing(far: Office, near: Office, wire: Proxy, latency: float, loss: float) -> None:
    await near.deliver(*letters())
    wire.latency, wire.loss = latency / 2, loss
    began = time.monotonic()
    slow = asyncio.create_task(far.poll())
    assert await near.poll() == MAILS
    assert time.monotonic() - began < OTHERS_WAIT
    assert await asyncio.wait_for(slow, 110) == MAILS
    assert (await far.health()).phase is MailboxPhase.READY


async def test_a_slow_line_that_loses_packets_brings_all_and_delays_nobody(
    far: Office, wire: Proxy, cast: Cast, clock: Clock, post: Post
) -> None:
    near = await connected(cast, post, clock, address="perto@funil.example")
    await _slow_and_losing(far, near, wire, latency=0.1, loss=0.1)


@pytest.mark.soak
async def test_half_a_second_of_latency_and_loss_bring_all_and_delay_nobody(
    far: Office, wire: Proxy, cast: Cast, clock: Clock, post: Post
) -> None:
    near = await connected(cast, post, clock, address="perto@funil.example")
    await _slow_and_losing(far, near, wire, latency=0.5, loss=0.05)
