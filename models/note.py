"""Notes: free text about a subject or a customer, editable by whoever wrote it; every edit is kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from tortoise import fields
from tortoise.expressions import Q
from tortoise.functions import Count
from tortoise.indexes import Index
from tortoise.models import Model
from tortoise.queryset import QuerySet

import permissions
from errors import Forbidden, Invalid, Required
from events import InteractionKind, NoteAdded, NoteDeleted, NoteEdited
from models.base import Record, clean, transaction
from models.customer import Customer
from models.near import near
from models.user import User

LONGEST = 20_000


class Note(Record):
    noun = "Note"
    called = "note"

    text = fields.TextField()
    edited_at = fields.DatetimeField(null=True)
    author: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="notes", on_delete=fields.RESTRICT
    )
    author_id: int
    subject: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Subject", related_name="notes", null=True, on_delete=fields.CASCADE
    )
    subject_id: int | None
    customer: fields.ForeignKeyNullableRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="notes", null=True, on_delete=fields.CASCADE
    )
    customer_id: int | None
    revisions: fields.ReverseRelation["NoteRevision"]

    _matter: Any = None

    class Meta:
        table = "note"
        indexes = (
            Index(fields=("subject_id", "id"), name="note_subject"),
            Index(fields=("customer_id", "id"), name="note_customer"),
            Index(fields=("author_id",), name="note_author"),
        )

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["Note"]:
        """A note follows its subject or its customer."""
        if permissions.sees_all(user):
            return cls.all()
        subjects: Any = cls._meta.fields_map["subject"].related_model  # type: ignore[attr-defined]
        return cls.filter(
            Q(subject_id__in=near(subjects.visible_to(user), "id", cls, "subject_id"))
            | Q(customer_id__in=near(Customer.visible_to(user), "id", cls, "customer_id"))
        )

    @classmethod
    async def number_on(cls, subject_ids: Sequence[int]) -> dict[int, int]:
        """How many notes each of these subjects has."""
        rows: Any = cls.filter(subject_id__in=list(subject_ids)).annotate(number=Count("id")).group_by("subject_id")
        counted = {row["subject_id"]: row["number"] for row in await rows.values("subject_id", "number")}
        return {id: counted.get(id, 0) for id in subject_ids}

    @property
    def event_links(self) -> dict[str, int | None]:
        """A note on a subject stands in the timeline of the subject's customer, too."""
        if self._matter is not None:
            return dict(self._matter.event_links)
        return {"subject_id": self.subject_id, "customer_id": self.customer_id}

    @classmethod
    async def add(
        cls, text: str, *, by: User, now: datetime, subject: Any = None, customer: Customer | None = None
    ) -> "Note":
        """Write a note on a subject, which counts as an interaction, or on a customer."""
        if (subject is None) == (customer is None):
            raise Required("A note is about one subject or one customer.", field="subjectId")
        async with transaction():
            note = cls(text=_checked(text), author_id=by.id, created_at=now, updated_at=now)
            if subject is None:
                permissions.require(by, "customers")
                note.customer_id = customer.id if customer else None
                await note.save()
                await note.record_new(NoteAdded(note=note.id), by=by, now=now)
                return note
            async with subject.changing():
                permissions.require(by, "note", subject)
                note.subject_id = subject.id
                await note.save()
                await subject.touch(InteractionKind.NOTE, by=by, now=now)
                await subject.record(NoteAdded(note=note.id), by=by, now=now)
        return note

    async def edit(self, text: str, *, by: User, now: datetime) -> None:
        """Reword one's own note; the former words are kept as a revision."""
        async with self.changing():
            await self.permit_edit(by)
            former, self.text = self.text, _checked(text)
            if not self.changed_fields():
                return
            await NoteRevision.create(note_id=self.id, text=former, replaced_at=now)
            self.edited_at = now
            await self.record(NoteEdited(note=self.id), by=by, now=now)

    async def permit_edit(self, by: User) -> None:
        """Its author, while they may write about the matter."""
        await self._permit(by)
        if self.author_id != by.id:
            raise Forbidden("Only its author edits a note.")

    async def remove(self, *, by: User, now: datetime) -> None:
        """Delete one's own note, or as a manager anybody's."""
        async with self.changing():
            await self._permit(by)
            if self.author_id != by.id and not permissions.sees_all(by):
                raise Forbidden("Only its author or a manager deletes a note.")
            await self.record_end(NoteDeleted(note=self.id), by=by, now=now)
            await Note.filter(id=self.id).delete()

    async def _permit(self, by: User) -> None:
        """Whoever may write about the matter now; having written once is not enough."""
        if self.customer_id is not None:
            permissions.require(by, "customers")
        else:
            await self.fetch_related("subject")
            self._matter = self.subject
            permissions.require(by, "note", self.subject)


class NoteRevision(Model):
    """What a note said before an edit."""

    id = fields.BigIntField(primary_key=True)
    note: fields.ForeignKeyRelation[Note] = fields.ForeignKeyField("models.Note", related_name="revisions")
    note_id: int
    text = fields.TextField()
    replaced_at = fields.DatetimeField()

    class Meta:
        table = "note_revision"
        indexes = (Index(fields=("note_id", "id"), name="note_revision_note"),)


def _checked(text: str) -> str:
    text = clean(text)
    if not text:
        raise Required("A note needs text.", field="text")
    if len(text) > LONGEST:
        raise Invalid("A note has at most {limit} characters.", field="text", limit=LONGEST)
    return text
