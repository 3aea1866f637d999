"""Notes as clients see them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import Parent

import models
import permissions
from schema.batch import batched
from schema.context import Info
from schema.file import File, files_of
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import Node, find, find_maybe, view
from schema.related import computed, one
from schema.user import User

if TYPE_CHECKING:
    from schema.customer import Customer
    from schema.subject import Subject


@view(models.NoteRevision, description="What a note said before an edit.")
class NoteRevision:
    text: str = strawberry.field(description="The former words.")
    replaced_at: datetime = strawberry.field(description="When they were replaced.")


@view(models.Note, description="Free text about a subject or a customer. Its author edits it, and every edit is kept.")
class Note(Node):
    text: str = strawberry.field(description="Plain text of up to `Limits.noteLength` characters.")
    created_at: datetime = strawberry.field(description="When it was written.")
    edited_at: datetime | None = strawberry.field(description="When it was last reworded.")
    version: int = strawberry.field(description="Grows with each edit; give it as `expectedVersion`.")

    author: User = one(description="Who wrote it.")

    @strawberry.field(description="What it said before, the latest first.")
    async def revisions(row: Parent[models.Note], info: Info) -> list[NoteRevision]:
        return await batched(info, _revisions).load(row.id)  # type: ignore[no-any-return]

    @computed("id", description="The files that its author attached to it, the newest first.")
    async def files(row: Parent[models.Note], info: Info) -> list[File]:
        return await batched(info, files_of, "note_id").load(row.id)  # type: ignore[no-any-return]

    subject: Annotated["Subject", strawberry.lazy("schema.subject")] | None = one(
        seen=True, description="The subject it is about; null for a note about a customer."
    )

    customer: Annotated["Customer", strawberry.lazy("schema.customer")] | None = one(
        seen=True, description="The customer it is about; null for a note about a subject."
    )

    @computed("author_id", description="Whether the viewer may reword it: who wrote it may.")
    def viewer_can_edit(row: Parent[models.Note], info: Info) -> bool:
        viewer = info.context.user
        return row.author_id == viewer.id and permissions.may(viewer, "self")


async def _revisions(note_ids: list[int]) -> list[list[models.NoteRevision]]:
    held: dict[int, list[models.NoteRevision]] = {id: [] for id in note_ids}
    for row in await models.NoteRevision.filter(note_id__in=note_ids).order_by("-id"):
        held[row.note_id].append(row)
    return list(held.values())


@strawberry.type(description="The answer of `noteAdd` and `noteEdit`.")
class NotePayload(Payload):
    note: Note | None = strawberry.field(description="The note as it stands now; null when refused.")


@strawberry.type(description="The answer of `noteDelete`.")
class NoteDeletePayload(Payload):
    deleted_note_id: strawberry.ID | None = strawberry.field(description="The id of the note that is gone.")


@strawberry.input(description="A new note, about one subject or one customer.")
class NoteAddInput(MutationInput):
    text: str = strawberry.field(description="1 to `Limits.noteLength` characters.")
    subject_id: strawberry.ID | None = strawberry.field(default=None, description="The subject; this or `customerId`.")
    customer_id: strawberry.ID | None = strawberry.field(default=None, description="The customer; this or `subjectId`.")


@strawberry.input(description="Other words for a note.")
class NoteEditInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The note.")
    text: str = strawberry.field(description="1 to `Limits.noteLength` characters.")


@strawberry.input(description="A note to delete.")
class NoteDeleteInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The note.")


@strawberry.type
class NoteMutation:
    @mutation(NotePayload)
    async def note_add(info: Info, input: NoteAddInput) -> models.Note:
        """Write a note on a subject, which counts as an interaction, or on a customer."""
        return await models.Note.add(
            input.text,
            subject=await find_maybe(models.Subject, input.subject_id, info, field="subjectId"),
            customer=await find_maybe(models.Customer, input.customer_id, info, field="customerId"),
            by=info.context.user,
            now=info.context.now,
        )

    @mutation(NotePayload)
    async def note_edit(info: Info, input: NoteEditInput) -> models.Note:
        """Reword one's own note. What it said before is kept and shown as a revision."""
        note = await find(models.Note, input.id, info, expecting=input.expected_version)
        await note.edit(input.text, by=info.context.user, now=info.context.now)
        return note

    @mutation(NoteDeletePayload)
    async def note_delete(info: Info, input: NoteDeleteInput) -> strawberry.ID:
        """Delete one's own note for ever, with its revisions; managers delete anybody's."""
        note = await find(models.Note, input.id, info, expecting=input.expected_version)
        await note.remove(by=info.context.user, now=info.context.now)
        return input.id
