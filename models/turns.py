"""Who does which job. A turn lasts less than a minute; then whoever comes next goes on from the row."""

from contextlib import suppress

from models import exporting, history, importing
from models.job import Job, JobKind, Turn, TurnLost, Work
from models.line import Line
from models.subject import errand

SECONDS = 40.0
TABLES: dict[JobKind, Work] = {
    JobKind.IMPORT: importing.work,
    JobKind.IMPORT_UNDO: importing.take_back,
    JobKind.EXPORT: exporting.work,
}
"""Who brings tables in, takes that back, and writes them."""


async def work(job_id: int, *, line: Line, then: history.Then | None = None) -> None:
    """One turn at a job, if it is due and nobody is at it."""
    turn = await Turn.take(job_id, now=line.now, seconds=SECONDS)
    if turn is None:
        return
    with suppress(TurnLost):
        try:
            if turn.job.kind is JobKind.MAIL_HISTORY:
                await history.work(turn, line=line, then=then)
            elif turn.job.kind in TABLES:
                await TABLES[turn.job.kind](turn)
            elif turn.job.kind in errand.JOBS.values():
                await errand.work(turn)
        except BaseException:
            await turn.put_off(60)
            raise


async def forget_leases() -> None:
    """At the start of the only process: whoever worked on a job is dead."""
    await Job.filter(leased_until__isnull=False).update(leased_until=None, lease_holder=None)
