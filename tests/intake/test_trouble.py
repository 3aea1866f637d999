"""What goes wrong: servers that do not answer, passwords that do not fit, mails nobody can read, processes that die."""

import asyncio
import socket
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from tortoise.exceptions import DoesNotExist

import models
from mail.caps import Limits
from mail.reader import Reader
from models import filing, polling
from models.keyring import Keyring
from models.looking import back_off
from models.mailbox import MailboxPhase
from tests.intake.conftest import INSTANCE, KEYRING, Clock, Office, connected, effect, line
from tests.intake.letters import letter
from tests.make import Cast
from tests.reader import children, kill


def nowhere() -> int:
    """A port on which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def bomb() -> bytes:
    """A mail of parts within parts, deeper than any reader should go."""
    opening = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (depth, depth) for depth in range(60)
    )
    return b"From: Mallory <m@outro.example>\r\nTo: brasil@funil.example\r\nSubject: Bomba\r\n" + opening + b"\r\nx\r\n"


async def test_a_mail_that_cannot_be_read_is_kept_and_the_next_ones_go_on(office: Office) -> None:
    bad, good = await office.arrive(bomb(), letter())
    assert (bad.state, good.state) == (models.IntakeState.QUARANTINED, models.IntakeState.FILED)
    told = await effect(bad)
    assert (told.reason, told.params) == ("malformed", {"cap": "depth"})
    assert (bad.from_address, bad.subject_line) == ("m@outro.example", "Bomba")
    raw = await models.RawMail.get(inbound_id=bad.id)
    assert raw.content.strip() == bomb().strip()


async def test_a_mail_that_a_cap_ends_waits_for_a_person_and_the_next_ones_go_on(office: Office) -> None:
    slow_to_read = letter(subject="Lenta", text="<p>linha<br>" * 24_000).replace(b"text/plain", b"text/html")
    await office.deliver(slow_to_read, letter())
    await office.poll()
    first, second = office.taken
    hasty = Reader(Limits(wall=0.0))

    await filing.file(first, now=office.clock(), instance_key=INSTANCE, reader=hasty)
    await office.file(second)

    hasty.close()
    slow, good = await models.InboundMail.all().order_by("id")
    assert (slow.state, good.state) == (models.IntakeState.QUARANTINED, models.IntakeState.FILED)
    told = await effect(slow)
    assert (told.reason, told.params, slow.subject_line) == ("malformed", {"cap": "wall"}, "Lenta")
    assert await models.RawMail.filter(inbound_id=slow.id).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
async def test_a_mail_on_which_its_reader_dies_twice_is_shown_as_failed(office: Office) -> None:
    slow = letter(text="<p>linha<br>" * 72_000).replace(b"text/plain", b"text/html")
    await office.deliver(slow, letter())
    await office.poll()
    first, second = office.taken
    reader, others = Reader(), frozenset(children())
    killing = kill(2, but=others)

    await filing.file(first, now=office.clock(), instance_key=INSTANCE, reader=reader)
    await asyncio.to_thread(killing.join)
    await office.file(second)

    reader.close()
    bad, good = await models.InboundMail.all().order_by("id")
    assert (bad.state, bad.last_error) == (models.IntakeState.FAILED, "reader_failed")
    assert good.state is models.IntakeState.FILED
    assert (await effect(bad)).rule == "5"


async def test_a_server_that_does_not_answer_is_named_and_tried_again_by_itself(
    office: Office, cast: Cast, clock: Clock
) -> None:
    port = office.mailbox.port
    await office.mailbox.update(
        by=cast.rita, now=clock(), keyring=KEYRING, port=nowhere(), password=office.post.password
    )
    await office.deliver(letter())
    assert await office.poll() == 0
    health = await office.health()
    assert (health.phase, health.last_error, health.failures) == (MailboxPhase.FAILING, "UNREACHABLE", 1)
    assert clock() < health.next_attempt_at <= clock() + timedelta(seconds=61)

    await models.Mailbox.filter(id=office.mailbox.id).update(port=port)  # the server is back where it was
    assert await office.poll() == 1
    health = await office.health()
    assert (health.phase, health.last_error, health.failures) == (MailboxPhase.READY, None, 0)
    assert (health.leased_until, health.lease_holder) == (None, None)


def test_a_server_that_stays_away_is_asked_less_and_less_often() -> None:
    minutes = [back_off(failures, 60).total_seconds() / 60 for failures in range(1, 40)]
    for wanted, waited in zip([1, 2, 4, 8, 16, 32, 60, 60, 60], minutes, strict=False):
        assert wanted * 0.8 <= waited <= wanted
    assert max(minutes) <= 60
    assert back_off(1, 1) <= timedelta(seconds=1)


async def test_a_refused_password_is_tried_three_times_and_then_waits_for_a_person(
    office: Office, cast: Cast, clock: Clock
) -> None:
    await office.mailbox.update(by=cast.rita, now=clock(), keyring=KEYRING, password="wrong")
    for expected in (MailboxPhase.FAILING, MailboxPhase.FAILING, MailboxPhase.NEEDS_AUTH):
        await office.poll()
        health = await office.health()
        assert (health.phase, health.last_error) == (expected, "AUTH_FAILED")
        clock.on(hours=1)
    assert not await models.Mailbox.due(clock()).exists()

    await office.deliver(letter())
    await office.mailbox.update(by=cast.rita, now=clock(), keyring=KEYRING, password=office.post.password)
    assert await office.poll() == 1


async def test_a_password_sealed_with_a_key_that_is_lost_waits_for_a_person(office: Office, clock: Clock) -> None:
    clock.on(minutes=2)
    other = Keyring((b"o" * 32,))
    await polling.poll(office.mailbox.id, line=line(clock, other))
    health = await office.health()
    assert (health.phase, health.last_error) == (MailboxPhase.NEEDS_AUTH, "SECRET_LOST")


async def test_a_server_inside_the_network_is_refused_unless_allowed(office: Office, clock: Clock) -> None:
    clock.on(minutes=2)
    await polling.poll(office.mailbox.id, line=line(clock, allow_private=()))
    health = await office.health()
    assert (health.phase, health.last_error) == (MailboxPhase.FAILING, "PRIVATE_HOST")


async def test_a_mailbox_that_fails_delays_no_other(
    office: Office, cast: Cast, clock: Clock, deaf: int, tmp_path: Path
) -> None:
    slow = await models.Mailbox.connect(
        by=cast.rita,
        now=clock(),
        keyring=KEYRING,
        address="surda@funil.example",
        host="127.0.0.1",
        port=deaf,
        username="x",
        password="y",
        security=models.Security.NONE,
    )
    await office.deliver(letter())
    waiting = asyncio.create_task(polling.poll(slow.id, line=line(clock)))
    async with asyncio.timeout(5):
        assert await office.poll() == 1
    assert not waiting.done()
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert (await models.Mailbox.get(id=slow.id)).leased_until is None


@pytest.fixture
def deaf() -> Iterator[int]:
    """A server that takes the call and says nothing."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield int(server.getsockname()[1])


async def test_two_pollers_take_a_mailbox_one_after_the_other(office: Office) -> None:
    await office.deliver(letter())
    office.clock.on(seconds=61)
    looks = (polling.poll(office.mailbox.id, line=line(office.clock)) for _ in range(4))
    assert sorted(await asyncio.gather(*looks)) == [0, 0, 0, 1]


async def test_a_poller_that_died_is_followed_when_its_lease_has_run_out(office: Office, clock: Clock) -> None:
    await models.Mailbox.filter(id=office.mailbox.id).update(
        leased_until=clock() + timedelta(minutes=2), lease_holder="the dead one"
    )
    await office.deliver(letter())
    assert await office.poll() == 0
    assert await office.poll() == 1


async def test_a_mail_that_was_fetched_and_not_filed_is_found_by_the_sweeper(office: Office, clock: Clock) -> None:
    await office.deliver(letter())
    await office.poll()
    [waiting] = await models.InboundMail.due(clock())
    assert (await office.file(waiting.id)).state is models.IntakeState.FILED
    assert not await models.InboundMail.due(clock()).exists()


async def test_a_mail_whose_filing_died_is_filed_half_a_minute_later(office: Office, clock: Clock) -> None:
    await office.deliver(letter())
    await office.poll()
    [id] = office.taken
    # What a process leaves behind that dies between the count of the attempt and the commit of the effects.
    assert await filing._attempt(id, clock()) is not None
    assert (await office.file(id)).state is models.IntakeState.PENDING
    clock.on(seconds=21)
    assert (await office.file(id)).state is models.IntakeState.FILED


async def test_after_a_lost_queue_each_mailbox_begins_with_its_oldest_mail(office: Office, clock: Clock) -> None:
    for number in range(3):
        await office.deliver(letter(id=f"<{number}@cliente.example>"))
    await office.poll()
    first, second, third = office.taken
    assert await models.InboundMail.to_send(clock(), most=10) == [first]

    assert await filing._attempt(first, clock()) is not None
    assert await models.InboundMail.to_send(clock(), most=10) == [second], "The first one is in somebody's hands."
    clock.on(seconds=21)
    assert await models.InboundMail.to_send(clock(), most=10) == [second, first]
    await models.InboundMail.filter(id__in=[second, third]).delete()
    assert await models.InboundMail.to_send(clock(), most=10) == [first]


async def test_a_mail_that_kills_its_reader_each_time_is_given_up_visibly(office: Office, clock: Clock) -> None:
    await office.deliver(letter())
    await office.poll()
    [id] = office.taken
    await models.InboundMail.filter(id=id).update(attempts=20)
    inbound = await office.file(id)
    assert (inbound.state, inbound.last_error) == (models.IntakeState.FAILED, "reader_failed")
    assert (await effect(inbound)).outcome == "FAILED"
    assert await models.RawMail.filter(inbound_id=id).exists()


async def test_what_fails_around_a_mail_is_tried_five_times(office: Office, clock: Clock, cast: Cast) -> None:
    await office.deliver(letter())
    await office.poll()
    [id] = office.taken
    await models.RawMail.filter(inbound_id=id).delete()
    for attempt in range(1, 6):
        with pytest.raises(DoesNotExist):
            await office.file(id)
        inbound = await models.InboundMail.get(id=id)
        assert (inbound.attempts, await models.Subject.all().count()) == (attempt, 0)
        clock.on(hours=1)
    assert (await models.InboundMail.get(id=id)).state is models.IntakeState.FAILED


async def test_five_hundred_mails_are_enough_for_one_look(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "MOST", 3)
    await office.deliver(*(letter(subject=f"Barco {number}") for number in range(5)))
    assert await office.poll() == 3
    assert await models.Mailbox.due(office.clock()).filter(id=office.mailbox.id).exists()
    assert await office.poll() == 2


async def test_whoever_disconnects_while_somebody_looks_has_the_last_word(office: Office, cast: Cast) -> None:
    await office.deliver(letter(), letter(subject="Motor"))

    async def then(ids: object) -> None:
        mailbox = await models.Mailbox.get(id=office.mailbox.id)
        await mailbox.disconnect(by=cast.rita, now=office.clock())

    office.clock.on(seconds=61)
    await polling.poll(office.mailbox.id, line=line(office.clock), then=then)
    health = await office.health()
    assert (health.phase, health.sealed_secret, health.leased_until) == (MailboxPhase.DISCONNECTED, None, None)


async def test_a_mailbox_connected_again_goes_on_where_it_stopped(office: Office, cast: Cast, clock: Clock) -> None:
    await office.mailbox.disconnect(by=cast.rita, now=clock())
    await office.deliver(letter())
    assert await office.poll() == 0
    again = await connected(cast, office.post, clock)
    assert again.mailbox.id == office.mailbox.id
    assert await models.InboundMail.all().count() == 1
