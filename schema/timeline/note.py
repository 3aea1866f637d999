"""What is told of notes, and of files that people attach."""

import strawberry
from strawberry import Parent

import models
from schema.context import Info
from schema.file import File
from schema.note import Note
from schema.timeline.entry import TimelineEntry, entry
from schema.timeline_rows import TimelineKind


@strawberry.type
class _NoteFact(TimelineEntry):
    @strawberry.field(description="The note as it stands now; null when it was deleted.")
    async def note(row: Parent[models.Event], info: Info) -> Note | None:
        return await info.context.loaders.notes.load(row.data["note"])  # type: ignore[no-any-return]


@entry("NoteAdded", TimelineKind.NOTE, "Somebody wrote a note.")
class NoteAddedEntry(_NoteFact): ...


@entry("NoteEdited", TimelineKind.NOTE, "Somebody reworded a note.")
class NoteEditedEntry(_NoteFact): ...


@entry("NoteDeleted", TimelineKind.NOTE, "A note was deleted.")
class NoteDeletedEntry(TimelineEntry): ...


@strawberry.type
class _File(TimelineEntry):
    @strawberry.field(description="The file; null once it is gone.")
    async def file(row: Parent[models.Event], info: Info) -> File | None:
        return await info.context.loaders.visible_files.load(row.data["file"])  # type: ignore[no-any-return]


@entry("FileAttached", TimelineKind.NOTE, "Somebody attached a file.")
class FileAttachedEntry(_File): ...


@entry("FileRemoved", TimelineKind.NOTE, "Somebody took a file off.")
class FileRemovedEntry(TimelineEntry): ...
