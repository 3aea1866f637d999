"""What imports and exports came to: figures, errors as a list and as a file, and the file that was written."""

import csv
import io
from collections.abc import AsyncIterator
from typing import Any

import strawberry
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from tortoise.functions import Sum

import models
import permissions
import prose
from models import exporting
from models.exporting import ExportPart, guarded
from models.importing import Imported, ImportRow
from schema.context import Info
from schema.download import LOOKS, POLICY, Download, download
from shelf import Shelf

EXPORT, ERRORS = "Export", "ImportErrors"
MOST_SHOWN, AT_ONCE = 100, 500


@strawberry.type(description="What is wrong with a row of an imported file.")
class ImportError:
    line: int = strawberry.field(description="Where it stands in the file; the header is line 1.")
    field: str | None = strawberry.field(description="In which column: an `ImportField`, or a field of this schema.")
    message: str = strawberry.field(description="What is wrong, in the viewer's language.")


@strawberry.type(description="What an import came to so far; of a dry run, what it would come to.")
class ImportResult:
    created: int = strawberry.field(description="Rows that made a customer, a subject, or both.")
    updated: int = strawberry.field(description="Rows that changed a customer.")
    skipped: int = strawberry.field(description="Rows of which all was there already.")
    failed: int = strawberry.field(description="Rows that could not be read or were refused.")
    undone: int = strawberry.field(description="Rows that were taken back.")
    kept: int = strawberry.field(description="Rows that were not taken back, since somebody has worked on them.")
    job: strawberry.Private[models.Job]

    @strawberry.field(description="Whether it was only tried: nothing was kept, and there is nothing to take back.")
    def dry_run(self) -> bool:
        return bool(self.job.terms["wish"]["dry_run"])

    @strawberry.field(description="The first 100 rows that failed, in the file's order.")
    async def errors(self, info: Info) -> list[ImportError]:
        rows = ImportRow.filter(job_id=self.job.id, outcome=Imported.FAILED).order_by("line").limit(MOST_SHOWN)
        return [_error(row, info.context.locale) for row in await rows]

    @strawberry.field(
        description="All of them as CSV, as they stood in the file, each with its line and what is wrong; null when"
        " none failed. `size` is 0: the file is made while it is fetched."
    )
    def errors_file(self, info: Info) -> Download | None:
        return download(ERRORS, self.job.id, 0, info.context) if self.failed else None


def _error(row: ImportRow, locale: str) -> ImportError:
    held: dict[str, Any] = row.problem or {"message": "", "params": {}, "field": ""}
    said = prose.say(held["message"], held["params"], locale)
    return ImportError(line=row.line, field=held["field"] or None, message=said)


async def import_result(job: models.Job) -> ImportResult | None:
    if job.kind is not models.JobKind.IMPORT:
        return None
    counts = {outcome.lower(): count for outcome, count in (await ImportRow.counts(job.id)).items()}
    return ImportResult(**counts, job=job)


async def export_file(job: models.Job, info: Info) -> Download | None:
    if job.kind is not models.JobKind.EXPORT or job.state is not models.JobState.DONE:
        return None
    [row] = await ExportPart.filter(job_id=job.id).annotate(total=Sum("size")).values("total")
    return download(EXPORT, job.id, int(row["total"]), info.context) if row["total"] is not None else None


class Streamed:
    """A file that is sent while it is read."""

    def __init__(self, content: AsyncIterator[bytes], name: str) -> None:
        self.content, self.name = content, name

    async def answer(self, _: Request, __: Shelf | None) -> Response:
        headers = {**POLICY, "content-disposition": f'attachment; filename="{self.name}"'}
        return StreamingResponse(self.content, media_type="text/csv; charset=utf-8", headers=headers)


async def look_export(number: int, viewer: models.User, _: Any) -> Streamed | None:
    job = await models.Job.visible_to(viewer).get_or_none(id=number, kind=models.JobKind.EXPORT)
    if job is None or not permissions.may(viewer, "export"):
        return None
    return Streamed(exporting.read(job), f"{job.terms['what'].lower()}-{job.id}.csv")


async def look_errors(number: int, viewer: models.User, _: Any) -> Streamed | None:
    job = await models.Job.visible_to(viewer).get_or_none(id=number, kind=models.JobKind.IMPORT)
    return Streamed(_errors(job, viewer.locale), f"import-{job.id}-errors.csv") if job else None


async def _errors(job: models.Job, locale: str) -> AsyncIterator[bytes]:
    delimiter, last = job.terms["wish"]["format"]["delimiter"], 0
    while (
        rows := await ImportRow.filter(job_id=job.id, outcome=Imported.FAILED, line__gt=last)
        .order_by("line")
        .limit(AT_ONCE)
    ):
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
        for row in rows:
            told = _error(row, locale)
            writer.writerow([str(row.line), guarded(told.message), *(guarded(cell) for cell in row.cells or ())])
        yield out.getvalue().encode("utf-8-sig" if last == 0 else "utf-8")
        last = rows[-1].line


LOOKS[EXPORT], LOOKS[ERRORS] = look_export, look_errors
