"""After filing: what is done to mails on the server is a step of its own, tried again without troubling the rest."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

import models
from models import after
from models.inbound import After
from tests.intake.conftest import KEYRING, Clock, Office, line
from tests.intake.letters import letter
from tests.intake.post import Post, account
from tests.intake.test_trouble import nowhere
from tests.make import Cast

KEYWORD = "$Funil"


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    """Of this test's own: the others look whether anything was marked."""
    with account(tmp_path / "post") as post:
        yield post


@pytest.fixture
async def marking(office: Office, cast: Cast, clock: Clock) -> Office:
    await office.mailbox.update(
        by=cast.rita, now=clock(), keyring=KEYRING, after_filing=models.AfterFiling.MARK, after_target=KEYWORD
    )
    return office


async def put_away(office: Office) -> int:
    return await after.put_away(office.mailbox.id, line=line(office.clock))


async def left() -> dict[str, str]:
    return {str(row.state): str(row.after) for row in await models.InboundMail.all()}


async def test_what_is_filed_is_marked_once_and_what_waits_for_a_person_is_not(marking: Office) -> None:
    await marking.arrive(letter(), letter(List_Unsubscribe="<https://x.example>"), letter(X_Spam_Flag="YES"))
    assert await after.waiting(marking.clock()) == [marking.mailbox.id]

    assert [await put_away(marking), await put_away(marking)] == [2, 0]

    assert marking.post.flags() == {KEYWORD.encode()}
    assert await left() == {"FILED": After.DONE, "IGNORED": After.DONE, "QUARANTINED": After.DUE}
    assert await after.waiting(marking.clock()) == []


async def test_a_server_that_is_away_then_is_asked_again_and_filing_goes_on(marking: Office, clock: Clock) -> None:
    await marking.arrive(letter())
    there = models.Mailbox.filter(id=marking.mailbox.id)
    await there.update(port=nowhere())

    assert await put_away(marking) == 0
    health = await marking.health()
    assert (health.after_error, health.after_failures, health.phase) == ("UNREACHABLE", 1, models.MailboxPhase.READY)
    assert health.after_attempt_at is not None
    assert clock() < health.after_attempt_at <= clock() + timedelta(seconds=60)
    assert (await put_away(marking), await after.waiting(clock())) == (0, []), "Its time has not come."

    await there.update(port=marking.post.port)
    assert (await marking.one(letter(subject="Motor"))).state is models.IntakeState.FILED
    clock.on(minutes=2)
    assert await put_away(marking) == 2
    assert (await marking.health()).after_error is None


async def test_numbers_of_an_earlier_numbering_name_other_mails_and_are_let_go(marking: Office) -> None:
    await marking.arrive(letter())
    await models.InboundMail.all().update(uidvalidity=1)
    assert await put_away(marking) == 0
    assert await left() == {"FILED": After.DONE}
    assert marking.post.flags() == set()


async def test_a_mailbox_that_wants_nothing_is_left_as_it_is(office: Office) -> None:
    await office.arrive(letter())
    assert (await put_away(office), office.post.flags(), await left()) == (0, set(), {"FILED": "None"})
