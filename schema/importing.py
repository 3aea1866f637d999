"""Imports as clients see them: what a file looks like, beginning one, and taking it back."""

from typing import Annotated

import strawberry

import models
from errors import Invalid
from models import importing
from models.importing.sheet import DayOrder, Format
from schema.context import Info
from schema.customer_mutations import region
from schema.job import JobPayload
from schema.mutation import MutationInput, mutation
from schema.node import find, find_maybe

strawberry.enum(importing.Field, name="ImportField", description="What a column of an imported file means.")
strawberry.enum(
    importing.Duplicates,
    name="ImportDuplicates",
    description="What is done with a customer who is there already; their subject is created in any case.",
)
strawberry.enum(importing.MatchBy, name="ImportMatch", description="By what a customer is known to be there already.")
strawberry.enum(DayOrder, description="How a day of three numbers is written.")


@strawberry.type(description="How a file is written.")
class SheetFormat:
    encoding: str = strawberry.field(description="Such as `utf-8-sig` or `cp1252`.")
    delimiter: str = strawberry.field(description="What parts the columns.")
    decimal: str = strawberry.field(description="The decimal sign: a comma or a point.")
    days: DayOrder = strawberry.field(description="How days are written, unless the year comes first.")


@strawberry.type(description="A column of a file.")
class SheetColumn:
    header: str = strawberry.field(description="What stands above it.")
    field: importing.Field | None = strawberry.field(description="What it probably means; null: nothing known.")
    samples: list[str] = strawberry.field(description="Its first cells.")


@strawberry.type(description="What an uploaded file looks like; nothing is written.")
class ImportPreview:
    format: SheetFormat = strawberry.field(description="As it was given, or found out.")
    columns: list[SheetColumn] = strawberry.field(description="From left to right.")
    rows: int = strawberry.field(description="How many there are, without the header; at most 50,000.")


@strawberry.input(description="How a file is written; what is absent is found out.")
class SheetFormatInput:
    encoding: str | None = strawberry.field(default=None, description="Such as `utf-8-sig` or `cp1252`.")
    delimiter: str | None = strawberry.field(default=None, description="One sign.")
    decimal: str | None = strawberry.field(default=None, description="`,` or `.`.")
    days: DayOrder | None = strawberry.field(default=None, description="How days are written.")


@strawberry.input(description="A file to import.")
class ImportStartInput(MutationInput):
    file_id: strawberry.ID = strawberry.field(description="An upload of one's own that has arrived.")
    channel_id: strawberry.ID = strawberry.field(description="Where customers and subjects are to belong.")
    mapping: list[importing.Field | None] = strawberry.field(
        description="What each column means, from left to right; null: it is left out."
    )
    stage_id: strawberry.ID | None = strawberry.field(
        default=None, description="Where subjects begin whose row names no stage; default: as `subjectCreate` does."
    )
    format: SheetFormatInput | None = strawberry.field(default=None, description="Over what is found out.")
    duplicates: importing.Duplicates = strawberry.field(
        default=importing.Duplicates.SKIP, description="What is done with customers who are there already."
    )
    match_by: list[importing.MatchBy] | None = strawberry.field(
        default=None, description="By what they are known, in this order; default: by all of them."
    )
    dry_run: bool = strawberry.field(default=False, description="Try every row and keep nothing but what would come.")


@strawberry.input(description="An import to take back.")
class ImportUndoInput(MutationInput):
    id: strawberry.ID = strawberry.field(description="The job that imported.")


async def _format(file: models.File, given: SheetFormatInput | None) -> Format:
    given = given or SheetFormatInput()
    if given.delimiter is not None and (len(given.delimiter) != 1 or given.delimiter in '\r\n"'):
        raise Invalid("Columns are parted by one sign.", field="delimiter")
    if given.decimal not in (None, ",", "."):
        raise Invalid("The decimal sign is a comma or a point.", field="decimal")
    found = (await importing.preview(file, encoding=given.encoding, delimiter=given.delimiter)).format
    return Format(found.encoding, found.delimiter, given.decimal or found.decimal, given.days or found.days)


@strawberry.type
class ImportQuery:
    @strawberry.field(description="What an upload looks like, and what its columns probably mean; nothing is written.")
    async def import_preview(
        self,
        info: Info,
        file_id: Annotated[strawberry.ID, strawberry.argument(description="An upload of one's own.")],
        format: Annotated[SheetFormatInput | None, strawberry.argument(description="Over what is found out.")] = None,
    ) -> ImportPreview:
        info.context.user  # noqa: B018 - raises when nobody is signed in
        file = await find(models.File, file_id, info, field="fileId")
        chosen = await _format(file, format)
        seen = await importing.preview(file, encoding=chosen.encoding, delimiter=chosen.delimiter)
        columns = [
            SheetColumn(
                header=header,
                field=meaning,
                samples=[line.cells[number] if number < len(line.cells) else "" for line in seen.samples],
            )
            for number, (header, meaning) in enumerate(zip(seen.header, seen.mapping, strict=True))
        ]
        told = SheetFormat(
            encoding=chosen.encoding, delimiter=chosen.delimiter, decimal=chosen.decimal, days=chosen.days
        )
        return ImportPreview(format=told, columns=columns, rows=seen.rows)


@strawberry.type
class ImportMutation:
    @mutation(JobPayload)
    async def import_start(info: Info, input: ImportStartInput) -> models.Job:
        """Import customers and subjects from a CSV file, as a job. Each row stands for itself: what is wrong with it is
        told in `importResult.errors`. Managers, and leaders into their own channel."""
        file = await find(models.File, input.file_id, info, field="fileId")
        channel = await find(models.Channel, input.channel_id, info, field="channelId")
        stage = await find_maybe(models.Stage, input.stage_id, info, field="stageId")
        wish = importing.Wish(
            mapping=tuple(input.mapping),
            channel_id=channel.id,
            format=await _format(file, input.format),
            stage_id=stage.id if stage else None,
            duplicates=input.duplicates,
            match_by=tuple(input.match_by or importing.MatchBy),
            dry_run=input.dry_run,
            region=await region(info),
        )
        return await importing.start(file, wish, by=info.context.user, now=info.context.now)

    @mutation(JobPayload)
    async def import_undo(info: Info, input: ImportUndoInput) -> models.Job:
        """Take an import back, as a job: what it made goes for ever, what it changed is as before, and what somebody
        has worked on since is kept. Managers, and leaders into their own channel."""
        job = await find(models.Job, input.id, info)
        return await importing.undo(job, by=info.context.user, now=info.context.now)
