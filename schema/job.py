"""Jobs as clients see them: work that takes longer than a request. Beginning one stands with what it is about."""

from datetime import datetime

import strawberry
from strawberry import Parent

import models
from schema.context import Info
from schema.download import Download
from schema.job_results import ImportResult, export_file, import_result
from schema.mailbox import Mailbox
from schema.mutation import MutationInput, Payload, mutation
from schema.node import Node, find, view
from schema.refusal import Text, text
from schema.related import computed, one
from schema.user import User

MOST = 100

strawberry.enum(
    models.JobKind,
    description="What a job does. MAIL_HISTORY: imports the history of a mailbox. SUBJECTS_…: the bulk verb of that"
    " name on more than 500 subjects. IMPORT, IMPORT_UNDO, EXPORT: tables, in and out.",
)
strawberry.enum(
    models.JobState,
    description="QUEUED: not begun. RUNNING: begun; a crash does not end it. DONE, FAILED, CANCELLED: ended, and what"
    " was done until then stays.",
)


@view(models.Job, description="Work that takes longer than a request. It survives crashes and can be cancelled.")
class Job(Node):
    kind: models.JobKind = strawberry.field(description="What it does.")
    state: models.JobState = strawberry.field(description="How far it is.")
    done: int = strawberry.field(description="How many things it has looked at.")
    total: int | None = strawberry.field(description="Of how many; null until that is known.")
    created_at: datetime = strawberry.field(description="When it was asked for.")
    started_at: datetime | None = strawberry.field(description="When somebody began with it.")
    ended_at: datetime | None = strawberry.field(description="When it ended, in whichever way.")

    @computed("place", description="Of these, how many it could not do, and left as they were.")
    def refused(row: Parent[models.Job]) -> int:
        return row.refused

    @strawberry.field(description="Why it failed, or what it waits for; null when all is well.")
    async def problem(row: Parent[models.Job], info: Info) -> Text | None:
        if row.problem is None:
            return None
        mailbox = await info.context.loaders.visible_mailboxes.load(row.mailbox_id) if row.mailbox_id else None
        params = {"host": mailbox.host, "port": mailbox.port, "folder": mailbox.folder} if mailbox else {}
        return text(row.problem, params, info.context.locale)

    @strawberry.field(description="Of an import: what it came to so far; null for other jobs.")
    async def import_result(row: Parent[models.Job]) -> ImportResult | None:
        return await import_result(row)

    @strawberry.field(
        description="Of an export that is done: the file. Kept for 7 days; `size` is that of the whole file."
    )
    async def download(row: Parent[models.Job], info: Info) -> Download | None:
        return await export_file(row, info)

    begun_by: User = one(description="Who asked for it.")

    mailbox: Mailbox | None = one(seen=True, description="The mailbox it is about, where the viewer sees it.")


@strawberry.type(description="The answer of the mutations on jobs.")
class JobPayload(Payload):
    job: Job | None = strawberry.field(description="The job as it stands now; null when refused.")


@strawberry.input(description="A job to stop.")
class JobCancelInput(MutationInput):
    id: strawberry.ID = strawberry.field(description="The job.")


@strawberry.type
class JobQuery:
    @strawberry.field(description="One's own jobs, for managers all, newest first, at most 100.")
    async def jobs(self, info: Info) -> list[Job]:
        return await models.Job.visible_to(info.context.user).order_by("-id").limit(MOST)  # type: ignore[return-value]


@strawberry.type
class JobMutation:
    @mutation(JobPayload)
    async def job_cancel(info: Info, input: JobCancelInput) -> models.Job:
        """Stop a job of one's own, or as a manager any. What it has done stays."""
        job = await find(models.Job, input.id, info)
        await job.cancel(by=info.context.user, now=info.context.now)
        return job


__all__ = ["Job", "JobMutation", "JobPayload", "JobQuery"]
