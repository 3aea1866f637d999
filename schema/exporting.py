"""Exports: the list that one sees, as a CSV file, written by a job."""

from typing import Any

import strawberry

import models
from models import exporting
from models.exporting import Exported
from schema.context import Info
from schema.customer_list import CustomerFilter, chosen_customers
from schema.job import JobPayload
from schema.mutation import MutationInput, mutation
from schema.subject_filter import SubjectFilter, to_filter

strawberry.enum(Exported, name="ExportKind", description="What is exported.")


@strawberry.input(description="What to export, and how the file is written.")
class ExportStartInput(MutationInput):
    kind: Exported = strawberry.field(description="Subjects or customers.")
    subject_filter: SubjectFilter | None = strawberry.field(default=None, description="Which subjects, as in the list.")
    customer_filter: CustomerFilter | None = strawberry.field(
        default=None, description="Which customers, as in the list."
    )
    delimiter: str = strawberry.field(
        default=",", description="A comma, a semicolon (what Excel expects in Portuguese) or a tab."
    )
    decimal: str = strawberry.field(default=".", description="The decimal sign: `.` or `,`.")
    bom: bool = strawberry.field(
        default=True, description="Whether the file begins with a byte order mark, by which Excel knows UTF-8."
    )


@strawberry.type
class ExportMutation:
    @mutation(JobPayload)
    async def export_start(info: Info, input: ExportStartInput) -> models.Job:
        """Write the rows that a list finds now, at most 100,000, into a CSV file, as a job; `Job.download` gives it.
        Cells that a spreadsheet would take for formulas get an apostrophe. Managers; leaders what is of their
        channels."""
        by, now = info.context.user, info.context.now
        if input.kind is Exported.SUBJECTS:
            rows: Any = (await to_filter(input.subject_filter, info)).applied(models.Subject.visible_to(by))
        else:
            rows = await chosen_customers(input.customer_filter or CustomerFilter(), info)
        form = {"delimiter": input.delimiter, "decimal": input.decimal, "bom": input.bom}
        return await exporting.start(input.kind, rows, by=by, now=now, form={**form, "locale": info.context.locale})
