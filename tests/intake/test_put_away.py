"""After filing: what is done to mails on the server is a step of its own, tried again without troubling the rest."""

from datetime import timedelta

import pytest

import models
from mail.imap import Account
from models import after
from models.inbound import After
from tests.intake.conftest import KEYRING, Clock, Office, line
from tests.intake.letters import letter
from tests.intake.post import Post
from tests.intake.test_trouble import nowhere
from tests.mail.conftest import account, pymap
from tests.make import Cast

__all__ = ["account", "pymap"]  # fixtures: servers with more folders than one


@pytest.fixture
def post(account: Account) -> Post:
    return Post(account.host, account.port, account.username, account.password, account.folder)


@pytest.fixture
def done(post: Post) -> str:
    """The folder into which filed mails go; it is not there yet."""
    return f"{post.folder}-feito"


@pytest.fixture
async def moving(office: Office, cast: Cast, clock: Clock, done: str) -> Office:
    wanted = {"after_filing": models.AfterFiling.MOVE, "after_target": done}
    await office.mailbox.update(by=cast.rita, now=clock(), keyring=KEYRING, **wanted)
    return office


async def put_away(office: Office) -> int:
    return await after.put_away(office.mailbox.id, line=line(office.clock))


async def left() -> dict[str, str]:
    return {str(row.state): str(row.after) for row in await models.InboundMail.all()}


async def test_what_is_filed_is_moved_once_and_what_waits_for_a_person_is_not(moving: Office, done: str) -> None:
    await moving.arrive(letter(), letter(List_Unsubscribe="<https://x.example>"), letter(X_Spam_Flag="YES"))
    assert await after.waiting(moving.clock()) == [moving.mailbox.id]

    assert [await put_away(moving), await put_away(moving)] == [2, 0]

    assert (moving.post.mails(done), moving.post.mails(moving.post.folder)) == (2, 1)
    assert await left() == {"FILED": After.DONE, "IGNORED": After.DONE, "QUARANTINED": After.DUE}
    assert await after.waiting(moving.clock()) == []
    assert await moving.poll() == 0


async def test_a_server_that_is_away_then_is_asked_again_and_filing_goes_on(
    moving: Office, clock: Clock, done: str
) -> None:
    await moving.arrive(letter())
    there = models.Mailbox.filter(id=moving.mailbox.id)
    await there.update(port=nowhere())

    assert await put_away(moving) == 0
    health = await moving.health()
    assert (health.after_error, health.after_failures, health.phase) == ("UNREACHABLE", 1, models.MailboxPhase.READY)
    assert health.after_attempt_at is not None
    assert clock() < health.after_attempt_at <= clock() + timedelta(seconds=60)
    assert (await put_away(moving), await after.waiting(clock())) == (0, []), "Its time has not come."

    await there.update(port=moving.post.port)
    assert (await moving.one(letter(subject="Motor"))).state is models.IntakeState.FILED
    clock.on(minutes=2)
    assert await put_away(moving) == 2
    assert (moving.post.mails(done), (await moving.health()).after_error) == (2, None)


async def test_numbers_of_an_earlier_numbering_name_other_mails_and_are_let_go(moving: Office) -> None:
    await moving.arrive(letter())
    await models.InboundMail.all().update(uidvalidity=1)
    assert await put_away(moving) == 0
    assert await left() == {"FILED": After.DONE}
    assert moving.post.mails(moving.post.folder) == 1


async def test_a_mailbox_that_wants_nothing_is_left_as_it_is(office: Office) -> None:
    await office.arrive(letter())
    assert (await put_away(office), office.post.mails(office.post.folder), await left()) == (0, 1, {"FILED": "None"})
