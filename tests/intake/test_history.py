"""The history of a mailbox: fetched when somebody asks for it, batch by batch, whatever happens in between."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path

import pytest

import models
from errors import Forbidden, Invalid, WrongState
from models import history, turns
from models.history import import_history
from models.job import Job, JobState, Turn, TurnLost
from tests.intake.conftest import Clock, Office, connected, line
from tests.intake.letters import letter
from tests.intake.post import account
from tests.make import Cast, events

OLD = date(2026, 11, 1)


@pytest.fixture
async def archive(cast: Cast, clock: Clock, tmp_path: Path) -> AsyncIterator[Office]:
    """Three mails lay there for days when Rita connected the mailbox."""
    with account(tmp_path / "post") as post:
        for number in range(3):
            post.deliver(letter(subject=f"Barco {number}"), clock() - timedelta(days=9 - number))
        yield await connected(cast, post, clock)


async def asked(office: Office, cast: Cast, since: date = OLD) -> Job:
    return await import_history(office.mailbox, since=since, by=cast.rita, now=office.clock())


async def done(job: Job, office: Office) -> Job:
    await turns.work(job.id, line=line(office.clock))
    return await Job.get(id=job.id)


async def test_a_history_is_fetched_once_and_filed_like_any_mail(archive: Office, cast: Cast) -> None:
    assert await archive.poll() == 0
    job = await done(await asked(archive, cast), archive)
    assert (job.state, job.done, job.total, job.problem) == (JobState.DONE, 3, 3, None)
    rows = await models.InboundMail.all().order_by("id")
    assert [row.flags for row in rows] == [["imported"]] * 3
    for row in rows:
        await archive.file(row.id)
    assert await models.Subject.all().count() == 3
    again = await done(await asked(archive, cast), archive)
    assert (again.state, again.done) == (JobState.DONE, 3)
    assert await models.InboundMail.all().count() == 3
    assert [fact.data for fact in await events("JobEnded")] == [{"state": "DONE"}] * 2


async def test_only_what_arrived_since_then_is_fetched(archive: Office, cast: Cast) -> None:
    job = await done(await asked(archive, cast, since=archive.clock().date() - timedelta(days=7)), archive)
    assert (job.total, await models.InboundMail.all().count()) == (1, 1)


async def test_whoever_died_on_it_is_followed_where_they_stopped(archive: Office, cast: Cast) -> None:
    job = await asked(archive, cast)
    turn = await Turn.take(job.id, now=archive.clock, seconds=30)
    assert turn is not None  # and its process dies here
    assert (await done(job, archive)).state is JobState.RUNNING
    archive.clock.on(minutes=3)
    assert (await done(job, archive)).state is JobState.DONE
    with pytest.raises(TurnLost):
        await turn.finish()
    assert await models.InboundMail.all().count() == 3


async def test_new_mail_does_not_wait_behind_a_long_history(
    archive: Office, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "AHEAD", 1)
    await archive.deliver(letter(subject="Hoje"))
    await archive.poll()
    job = await done(await asked(archive, cast), archive)
    assert (job.state, job.done) == (JobState.RUNNING, 0)
    for id in list(archive.taken):
        await archive.file(id)
    archive.clock.on(seconds=5)
    assert (await done(job, archive)).done == 4  # the new one is looked at, and there already


async def test_it_is_cancelled_by_its_owner_and_nothing_more_comes(archive: Office, cast: Cast) -> None:
    job = await asked(archive, cast)
    await job.cancel(by=cast.rita, now=archive.clock())
    assert (await done(job, archive)).state is JobState.CANCELLED
    assert await models.InboundMail.all().count() == 0
    with pytest.raises(WrongState):
        await job.cancel(by=cast.rita, now=archive.clock())


async def test_what_is_no_history_is_refused(archive: Office, cast: Cast) -> None:
    with pytest.raises(Invalid):
        await asked(archive, cast, since=archive.clock().date() + timedelta(days=1))
    with pytest.raises(Forbidden):
        await import_history(archive.mailbox, since=OLD, by=cast.ana, now=archive.clock())
    await asked(archive, cast)
    with pytest.raises(WrongState):
        await asked(archive, cast)
