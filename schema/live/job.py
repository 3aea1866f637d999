"""One job, live: as it stands now, and again whenever it is further."""

from collections.abc import AsyncIterator
from typing import Annotated

import strawberry

import models
from models.job import ENDING
from schema.context import Info
from schema.job import Job
from schema.live.follow import Stream
from schema.node import find


@strawberry.type
class JobSubscription:
    @strawberry.subscription(
        description="A job as it stands now, and again whenever it is further, at most once a second. Completes when"
        " the job has ended. After a break simply subscribe again."
    )
    async def job_changed(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The job.")]
    ) -> AsyncIterator[Job]:
        stream = await Stream.open(info, None)
        job: models.Job | None = await find(models.Job, id, info)
        yield job  # type: ignore[misc]
        if job is None or job.state in ENDING:
            return
        number = job.id
        async for batch in stream.batches():
            if not batch.resync and not any(each.noun == "Job" and each.noun_id == number for each in batch.events):
                continue
            if batch.resync:
                await stream.know_the_viewer()
            job = await models.Job.visible_to(info.context.user).get_or_none(id=number)
            if job is None:
                return
            yield job  # type: ignore[misc]
            if job.state in ENDING or batch.resync:
                return
