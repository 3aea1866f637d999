"""`kill -9` of a worker in the middle of an import: the next one goes on from there, and no row comes twice."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import models
from models import importing
from models.importing import ImportRow
from models.job import Job, JobState, Turn
from storage import engine
from tests import nest
from tests.crash import points
from tests.make import Cast
from tests.models.test_import import begun

ROWS = 130
"""Three steps, the last of them shorter."""


@pytest.mark.parametrize("moment", points.IMPORTING)
async def test_an_import_goes_on_from_where_its_worker_was_killed(
    moment: str, cast: Cast, database: str, tmp_path: Path
) -> None:
    job = await begun(cast, *(f"Cliente {n};c{n}@x.example;;;;Venda {n};1;;;" for n in range(ROWS)))
    await engine.close()
    dying = nest.forked(die, database, job.id, moment)
    dying.join(60)
    assert dying.exitcode == -9
    await engine.open(database)

    stopped = await Job.get(id=job.id)
    committed = 100 if moment == "rows committed" else 50
    assert (stopped.state, stopped.done) == (JobState.RUNNING, committed)
    assert await ImportRow.filter(job_id=job.id).count() == committed
    assert await Turn.take(job.id, now=now, seconds=60) is None, "Its lease still stands."
    turn = await Turn.take(job.id, now=later, seconds=600)
    assert turn is not None
    await importing.work(turn)

    assert (await Job.get(id=job.id)).state is JobState.DONE
    assert sorted(await ImportRow.filter(job_id=job.id).values_list("line", flat=True)) == [*range(2, ROWS + 2)]
    assert (await models.Customer.all().count(), await models.Subject.all().count()) == (ROWS, ROWS)
    created = await models.Event.filter(kind="CustomerCreated").count()
    assert created == ROWS, "No fact stands twice either."


def now() -> datetime:
    return datetime.now(UTC)


def later() -> datetime:
    return now() + timedelta(hours=1)


def die(database: str, job_id: int, moment: str) -> None:
    """In a process of its own: a worker's turn, which does not end."""
    points.arm(moment)
    asyncio.run(work(database, job_id))


async def work(database: str, job_id: int) -> None:
    await engine.open(database)
    turn = await Turn.take(job_id, now=now, seconds=600)
    assert turn is not None
    await importing.work(turn)
