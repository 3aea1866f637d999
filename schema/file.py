"""Files as clients see them, and how one is sent to us: a mutation gives an address, a PUT to it (`upload`) brings the
bytes."""

from datetime import UTC, datetime, timedelta

import strawberry
from strawberry import Parent
from tortoise.expressions import Q

import models
from schema.context import Info
from schema.download import Download, address, download, ticket
from schema.mutation import MutationInput, Payload, mutation
from schema.node import Node, find, find_maybe, view
from schema.related import computed, one
from schema.upload import UPLOAD
from schema.user import User

DRAFT = models.MessageState.DRAFT
LASTS = timedelta(minutes=15)


@view(models.File, description="A file that came with a message, was attached to a matter, or was uploaded for either.")
class File(Node):
    name: str = strawberry.field(
        description="A name that is safe to save under: no path, no control character, at most 200 characters."
    )
    media_type: str = strawberry.field(description="What its first bytes say it is, such as `application/pdf`.")
    declared_type: str | None = strawberry.field(description="What its sender says it is.")
    size: int = strawberry.field(description="Bytes; 0 until an upload has arrived.")
    inline: bool = strawberry.field(
        description="A picture that the message's HTML shows as `cid:<contentId>`; do not list it."
    )
    content_id: str | None = strawberry.field(description="What the HTML calls it, without `cid:`.")

    created_at: datetime = strawberry.field(description="When it came, or its upload was begun.")
    uploaded_by: User | None = one(description="Who uploaded it; null for what came with a mail.")

    @computed(
        "subject_id",
        "customer_id",
        "note_id",
        description="Whether somebody attached it, so that `fileRemove` takes it off again; what a message has stays.",
    )
    def attached(row: Parent[models.File]) -> bool:
        return any((row.subject_id, row.customer_id, row.note_id))

    @strawberry.field(
        description="Where to fetch it. Null for what was only listed because its mail was too large to be kept whole,"
        " and for an upload that has not arrived."
    )
    def download(row: Parent[models.File], info: Info) -> Download | None:
        return download(row.noun, row.id, row.size, info.context) if row.blob_id else None


async def files_of_messages(message_ids: list[int]) -> list[list[models.File]]:
    held: dict[int | None, list[models.File]] = {id: [] for id in message_ids}
    for row in await models.File.filter(message_id__in=message_ids).order_by("id"):
        held[row.message_id].append(row)
    return list(held.values())


async def files_of_subjects(subject_ids: list[int], viewer: models.User) -> list[list[models.File]]:
    """What came and went with a subject's messages or was attached to it or to its notes, the newest first, without the
    pictures that are part of a text."""
    places = await models.SubjectMessage.filter(subject_id__in=subject_ids).values("subject_id", "message_id")
    held: dict[int, list[models.File]] = {id: [] for id in subject_ids}
    where: dict[int | None, list[int]] = {}
    for place in places:
        where.setdefault(place["message_id"], []).append(place["subject_id"])
    rows = models.File.visible_to(viewer).filter(message_id__in=[id for id in where if id is not None], inline=False)
    found = [(id, row) for row in await rows.exclude(message__state=DRAFT) for id in where[row.message_id]]
    notes = await models.Note.filter(subject_id__in=subject_ids).values("id", "subject_id")
    about = {note["id"]: note["subject_id"] for note in notes}
    attached = models.File.filter(Q(subject_id__in=subject_ids) | Q(note_id__in=list(about) or [0]))
    found += [(row.subject_id or about[row.note_id], row) for row in await attached]
    for subject_id, row in sorted(found, key=lambda each: -each[1].id):
        held[subject_id].append(row)
    return list(held.values())


async def files_of(ids: list[int], column: str) -> list[list[models.File]]:
    """What was attached to these customers, or notes, the newest first."""
    held: dict[int, list[models.File]] = {id: [] for id in ids}
    for row in await models.File.filter(**{f"{column}__in": ids}).order_by("-id"):
        held[getattr(row, column)].append(row)
    return list(held.values())


@strawberry.type(description="The answer of `fileUpload`.")
class FileUploadPayload(Payload):
    begun: strawberry.Private["models.File | None"]

    @strawberry.field(description="The file, empty until its bytes have arrived; null when refused.")
    def file(self) -> File | None:
        return self.begun  # type: ignore[return-value]

    @strawberry.field(
        description="Where to PUT the bytes as they are, once, within 15 minutes and at most `Limits.uploadBytes` of"
        " them; with the file's type as `Content-Type`. Answers 201, or an `error` in JSON. Null when refused."
    )
    def upload_url(self, info: Info) -> str | None:
        if self.begun is None:
            return None
        return address("uploads", ticket(UPLOAD, self.begun.id, info.context, lasts=LASTS), info.context)

    @strawberry.field(description="Until when that address takes the bytes; null when refused.")
    def expires_at(self, info: Info) -> datetime | None:
        if self.begun is None:
            return None
        return datetime.fromtimestamp(int((info.context.now + LASTS).timestamp()), UTC)


@strawberry.input(description="A file to upload: for a message to be sent, for a matter (`fileAttach`), for an import.")
class FileUploadInput(MutationInput):
    name: str = strawberry.field(description="Its name, 1 to 1,000 characters; kept in a form that is safe to save.")


@strawberry.type(description="The answer of `fileAttach`.")
class FilePayload(Payload):
    file: File | None = strawberry.field(description="The file as it stands now; null when refused.")


@strawberry.type(description="The answer of `fileRemove`.")
class FileRemovePayload(Payload):
    removed_file_id: strawberry.ID | None = strawberry.field(description="The id of the file that is gone.")


@strawberry.input(description="Where an upload belongs: one of the three.")
class FileAttachInput(MutationInput):
    id: strawberry.ID = strawberry.field(description="An upload of one's own that has arrived and is used nowhere.")
    subject_id: strawberry.ID | None = strawberry.field(default=None, description="A subject.")
    customer_id: strawberry.ID | None = strawberry.field(default=None, description="A customer.")
    note_id: strawberry.ID | None = strawberry.field(default=None, description="A note of one's own.")


@strawberry.input(description="A file to take off.")
class FileRemoveInput(MutationInput):
    id: strawberry.ID = strawberry.field(description="One that somebody attached, or an upload of one's own.")


@strawberry.type
class FileMutation:
    @mutation(FilePayload)
    async def file_attach(info: Info, input: FileAttachInput) -> models.File:
        """Put an upload on a subject, a customer or a note of one's own: whoever sees that may fetch it."""
        file = await find(models.File, input.id, info)
        await file.attach(
            subject=await find_maybe(models.Subject, input.subject_id, info, field="subjectId"),
            customer=await find_maybe(models.Customer, input.customer_id, info, field="customerId"),
            note=await find_maybe(models.Note, input.note_id, info, field="noteId"),
            by=info.context.user,
            now=info.context.now,
        )
        return file

    @mutation(FileRemovePayload)
    async def file_remove(info: Info, input: FileRemoveInput) -> strawberry.ID:
        """Delete a file that somebody attached, or an upload of one's own. What came with a message stays."""
        file = await find(models.File, input.id, info)
        await file.remove(by=info.context.user, now=info.context.now)
        return input.id

    @mutation(FileUploadPayload)
    async def file_upload(info: Info, input: FileUploadInput) -> models.File:
        """Begin an upload. What nothing has taken within a day is forgotten."""
        return await models.File.begin_upload(input.name, by=info.context.user, now=info.context.now)
