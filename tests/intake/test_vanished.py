"""Row 3: what a server lists and does not give. Nothing is passed over in silence or waited for for ever."""

from collections.abc import AsyncIterator

import pytest

import models
from models import taking
from models.mailbox import MailboxPhase
from tests.intake.conftest import Clock, Office, connected, effect
from tests.intake.letters import letter
from tests.intake.moody import Moody, moody
from tests.make import Cast, events


@pytest.fixture
async def moods(cast: Cast, clock: Clock) -> AsyncIterator[tuple[Moody, Office]]:
    with moody() as (server, post):
        yield server, await connected(cast, post, clock)


async def states() -> dict[int, str]:
    return {row.uid: row.state for row in await models.InboundMail.all()}


@pytest.mark.parametrize(
    "said", [b"NO [UNAVAILABLE] later", b"NO [LIMIT] too much", b"NO server busy", b"BAD Request is throttled."]
)
async def test_a_server_that_refuses_for_a_while_loses_nothing(moods: tuple[Moody, Office], said: bytes) -> None:
    server, office = moods
    server.mails = {1: letter(), 2: letter(subject="Motor")}
    server.refusal = said
    for _ in range(taking.TRIES + 1):
        assert await office.poll() == 0
        health = await office.health()
        assert (health.phase, health.last_error, health.last_uid) == (MailboxPhase.FAILING, "UNAVAILABLE", 0)
        office.clock.on(hours=1)

    server.refusal = None
    assert await office.poll() == 2
    health = await office.health()
    assert (health.phase, health.last_uid, health.bodiless) == (MailboxPhase.READY, 2, {})


async def test_3_a_mail_without_a_body_is_asked_for_three_times_and_then_shown_as_failed(
    moods: tuple[Moody, Office],
) -> None:
    server, office = moods
    server.mails = {1: letter(), 2: None, 3: letter(subject="Motor")}
    assert [await office.poll(), await office.poll()] == [2, 0]
    assert (await office.health()).last_uid == 1
    assert await states() == {1: "PENDING", 3: "PENDING"}

    await office.poll()

    vanished = await models.InboundMail.get(uid=2)
    told = await effect(vanished)
    assert (vanished.state, vanished.last_error) == (models.IntakeState.FAILED, "vanished")
    assert (told.outcome, told.reason, told.rule) == ("FAILED", "vanished", "3")
    assert (await events("MailFiled"))[-1].noun_id == vanished.id
    health = await office.health()
    assert (health.last_uid, health.bodiless, health.phase) == (3, {}, MailboxPhase.READY)
    assert await office.poll() == 0


async def test_a_mail_whose_file_is_broken_stops_no_other(moods: tuple[Moody, Office]) -> None:
    server, office = moods
    server.mails = {1: letter(), 2: letter(subject="Motor")}
    server.broken = {1}
    for _ in range(3):
        await office.poll()
    assert await states() == {1: "FAILED", 2: "PENDING"}


async def test_a_body_that_comes_late_is_taken(moods: tuple[Moody, Office]) -> None:
    server, office = moods
    server.mails = {1: None, 2: letter()}
    await office.poll()
    server.mails[1] = letter(subject="Motor")
    assert await office.poll() == 1
    assert await states() == {1: "PENDING", 2: "PENDING"}
    assert (await office.health()).last_uid == 2


async def test_3_a_mail_that_is_no_longer_listed_is_passed_over(moods: tuple[Moody, Office]) -> None:
    server, office = moods
    server.mails = {1: None, 2: letter()}
    await office.poll()
    del server.mails[1]
    await office.poll()
    assert await states() == {2: "PENDING"}
    assert ((await office.health()).last_uid, (await office.health()).bodiless) == (2, {})


async def test_what_was_refused_does_not_count_as_asked_for(moods: tuple[Moody, Office]) -> None:
    server, office = moods
    server.mails = {1: letter(), 2: None}
    server.refusal = b"NO server busy"
    for _ in range(5):
        await office.poll()
        office.clock.on(hours=1)
    server.refusal = None
    await office.poll()
    assert (await states(), (await office.health()).bodiless) == ({1: "PENDING"}, {"2": 1})


async def test_a_lone_mail_that_is_refused_for_hours_is_given_up_visibly(moods: tuple[Moody, Office]) -> None:
    server, office = moods
    server.mails = {1: letter()}
    server.broken = {1}
    for _ in range(taking.TRIES_OF_REFUSED):
        assert await states() == {}
        await office.poll()
        office.clock.on(hours=1)
    assert await states() == {1: "FAILED"}
    assert (await office.health()).phase is MailboxPhase.READY
