"""A job, live: its state and progress come by themselves, and the stream ends with the job."""

from datetime import UTC, datetime

import models
from models.job import Turn
from permissions import Role
from schema.ids import to_id
from tests.live.line import line
from tests.make import Cast
from tests.web import Web

DOCUMENT = "subscription($id: ID!) { jobChanged(id: $id) { state done total } }"


def wall() -> datetime:
    return datetime.now(UTC)


async def test_a_job_is_told_until_it_has_ended(web: Web, cast: Cast) -> None:
    job = await models.Job.queue(models.JobKind.MAIL_HISTORY, by=cast.rita, now=wall(), terms={})
    async with line(await web.sign_in(cast.rita)) as held:
        feed = await held.subscribe(DOCUMENT, id=to_id("Job", job.id))
        assert await feed.next() == {"state": "QUEUED", "done": 0, "total": None}
        turn = await Turn.take(job.id, now=wall, seconds=30)
        assert turn is not None
        async with models.transaction():
            await turn.advance(done=50, place={"uid": 50}, total=120)
        assert await feed.next() == {"state": "RUNNING", "done": 50, "total": 120}
        await turn.finish()
        assert await feed.next() == {"state": "DONE", "done": 50, "total": 120}
        await feed.end()


async def test_others_jobs_are_not_found(web: Web, cast: Cast) -> None:
    job = await models.Job.queue(models.JobKind.MAIL_HISTORY, by=cast.rita, now=wall(), terms={})
    async with line(await web.sign_in(cast.ana)) as held:
        feed = await held.subscribe(DOCUMENT, id=to_id("Job", job.id))
        assert (await feed.refusal())["extensions"]["code"] == "NOT_FOUND"


async def test_who_may_see_the_jobs_of_others_no_more_is_told_no_more_of_them(web: Web, cast: Cast) -> None:
    job = await models.Job.queue(models.JobKind.MAIL_HISTORY, by=cast.rita, now=wall(), terms={})
    async with line(await web.sign_in(cast.marcos)) as held:
        feed = await held.subscribe(DOCUMENT, id=to_id("Job", job.id))
        assert (await feed.next())["state"] == "QUEUED"
        await cast.marcos.update(by=cast.rita, now=wall(), role=Role.AGENT)
        turn = await Turn.take(job.id, now=wall, seconds=30)
        assert turn is not None

        message = await feed.raw()
        assert message["type"] == "complete", message
