"""Asking for an import, and for its undoing. The work itself is done by a worker, in steps (`work`, `undoing`)."""

import uuid
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import permissions
from errors import Invalid, Required, WrongState
from models.base import transaction
from models.channel import Channel
from models.file import LOOSE, Blob, File
from models.importing.fields import Field, propose
from models.importing.row import Imported, ImportRow
from models.importing.sheet import DayOrder, Format, Line, Sheet
from models.job import ENDING, Job, JobKind, JobState
from models.stage import Stage
from models.user import User

SHOWN = 5


class Duplicates(StrEnum):
    """What is done with a customer who is there already. Their subject is created in any case."""

    SKIP = "SKIP"
    UPDATE = "UPDATE"
    CREATE = "CREATE"


class MatchBy(StrEnum):
    """By what a customer is known to be there, in this order."""

    EXTERNAL_ID = "EXTERNAL_ID"
    TAX_ID = "TAX_ID"
    EMAIL = "EMAIL"
    PHONE = "PHONE"


@dataclass(frozen=True)
class Wish:
    """What is asked for: how to read the file, and what to do with it. `region` reads numbers without a country."""

    mapping: tuple[Field | None, ...]
    channel_id: int
    format: Format
    stage_id: int | None = None
    duplicates: Duplicates = Duplicates.SKIP
    match_by: tuple[MatchBy, ...] = tuple(MatchBy)
    dry_run: bool = False
    region: str = "BR"

    def dump(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def load(cls, stored: dict[str, Any]) -> "Wish":
        given = {
            **stored,
            "mapping": tuple(Field(each) if each else None for each in stored["mapping"]),
            "format": Format(**{**stored["format"], "days": DayOrder(stored["format"]["days"])}),
            "duplicates": Duplicates(stored["duplicates"]),
            "match_by": tuple(MatchBy(each) for each in stored["match_by"]),
        }
        return cls(**given)


@dataclass(frozen=True)
class Preview:
    """What a file looks like: how it is read, its header, what its columns probably mean, some rows, how many."""

    format: Format
    header: tuple[str, ...]
    mapping: tuple[Field | None, ...]
    samples: tuple[Line, ...]
    rows: int


async def preview(file: File, *, encoding: str | None = None, delimiter: str | None = None) -> Preview:
    """Look at a file; nothing is written, so whoever may fetch it may."""
    sheet = Sheet.of(await _content(file), encoding=encoding, delimiter=delimiter)
    header = sheet.header
    return Preview(
        sheet.format, header, tuple(propose(header)), tuple(sheet.samples(SHOWN)), sum(1 for _ in sheet.rows())
    )


async def start(file: File, wish: Wish, *, by: User, now: datetime) -> Job:
    """Have an upload imported into a channel; the job has the file from then on."""
    permissions.require(by, "import", channel=wish.channel_id)
    if not {Field.NAME, Field.SUBJECT_TITLE, Field.EXTERNAL_ID, Field.EMAIL} & set(wish.mapping):
        raise Required("Say which column has the name, or the title of the subject.", field="mapping")
    given = [each for each in wish.mapping if each is not None and each not in (Field.EMAIL, Field.PHONE)]
    if len(given) != len(set(given)):
        raise Invalid("Two columns mean the same.", field="mapping")
    header = Sheet(await _content(file), wish.format).header
    if len(wish.mapping) != len(header):
        raise Invalid(
            "The file has {number} columns; name a meaning, or none, for each.", field="mapping", number=len(header)
        )
    async with transaction():
        (await (await Channel.get(id=wish.channel_id)).steady()).open_for_work()
        if wish.stage_id is not None:
            await (await Stage.get(id=wish.stage_id)).steady()
        terms = {"wish": wish.dump(), "file": file.id, "group_id": str(uuid.uuid4())}
        job = await Job.queue(JobKind.IMPORT, by=by, now=now, terms=terms)
        taken = await File.filter(id=file.id, **LOOSE).update(job_id=job.id)
        # What was tried, or corrected by another mapping, is imported from the same upload.
        if not taken and not await Job.filter(id=file.job_id, kind=JobKind.IMPORT, begun_by_id=by.id).exists():
            raise WrongState("This file is in use already.")
    return job


async def undo(job: Job, *, by: User, now: datetime) -> Job:
    """Have taken back what an import wrote, as far as nobody has worked on it since. The job that does it."""
    permissions.require(by, "import")
    if job.kind is not JobKind.IMPORT:
        raise Invalid("This job is no import.", field="id")
    permissions.require(by, "import", channel=job.terms["wish"]["channel_id"])
    if job.state not in ENDING:
        raise WrongState("This import has not ended yet. Cancel it first.")
    if job.terms["wish"]["dry_run"]:
        raise WrongState("A dry run wrote nothing.")
    if not await ImportRow.filter(job_id=job.id, outcome__in=(Imported.CREATED, Imported.UPDATED)).exists():
        raise WrongState("There is nothing to take back.")
    async with transaction():
        await Job.filter(id=job.id).select_for_update().get()
        going = Job.filter(kind=JobKind.IMPORT_UNDO, state__in=(JobState.QUEUED, JobState.RUNNING))
        if any(each["terms"]["job"] == job.id for each in await going.values("terms")):
            raise WrongState("This import is being taken back already.")
        return await Job.queue(
            JobKind.IMPORT_UNDO, by=by, now=now, terms={"job": job.id, "group_id": str(uuid.uuid4())}
        )


async def _content(file: File) -> bytes:
    if file.blob_id is None:
        raise WrongState("The file {name} has not been uploaded yet.", field="fileId", name=file.name)
    return await Blob.read(file.blob_id)
