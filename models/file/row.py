"""What a file is: its fields, whose it is, and who sees it. Its bytes lie behind `Blob`."""

from collections.abc import Collection
from typing import Any, Self

from tortoise import fields
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

from models.base import Record
from models.customer import Customer
from models.file.blob import Blob
from models.message import Message
from models.near import near
from models.note import Note
from models.user import User

OWNERS = ("message_id", "subject_id", "customer_id", "note_id", "job_id")
LOOSE: dict[str, Any] = {f"{owner}__isnull": True for owner in OWNERS}
"""An upload that nothing has yet."""


class FileRow(Record):
    """One file of one message, subject, customer, note or job, or an upload that nothing has yet.

    Without a blob it was only listed (a mail too large to be kept whole), or is an upload that has not arrived.
    """

    noun = "File"
    called = "file"

    name = fields.CharField(200)
    media_type = fields.CharField(200)
    declared_type = fields.CharField(200, null=True)
    size = fields.IntField()
    content_id = fields.CharField(255, null=True)
    inline = fields.BooleanField(default=False)
    blob: fields.ForeignKeyNullableRelation[Blob] = fields.ForeignKeyField(
        "models.Blob", related_name="files", null=True, on_delete=fields.RESTRICT
    )
    blob_id: str | None
    message: fields.ForeignKeyNullableRelation[Message] = fields.ForeignKeyField(
        "models.Message", related_name="files", null=True, on_delete=fields.CASCADE
    )
    message_id: int | None
    subject: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Subject", related_name="files", null=True, on_delete=fields.CASCADE
    )
    subject_id: int | None
    customer: fields.ForeignKeyNullableRelation[Customer] = fields.ForeignKeyField(
        "models.Customer", related_name="files", null=True, on_delete=fields.CASCADE
    )
    customer_id: int | None
    note: fields.ForeignKeyNullableRelation[Note] = fields.ForeignKeyField(
        "models.Note", related_name="files", null=True, on_delete=fields.CASCADE
    )
    note_id: int | None
    job: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Job", related_name="files", null=True, on_delete=fields.CASCADE
    )
    job_id: int | None
    uploaded_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="uploads", null=True, on_delete=fields.RESTRICT
    )
    uploaded_by_id: int | None

    class Meta:
        abstract = True

    @classmethod
    def visible_to(cls, user: User) -> QuerySet[Self]:
        """A file follows what has it; an upload is its uploader's until something has it, and what a job made or read
        is for whoever began the job."""
        jobs: Any = cls._meta.fields_map["job"].related_model  # type: ignore[attr-defined]
        subjects: Any = cls._meta.fields_map["subject"].related_model  # type: ignore[attr-defined]
        return cls.filter(
            Q(message_id__in=near(Message.visible_to(user), "id", cls, "message_id"))
            | Q(subject_id__in=near(subjects.visible_to(user), "id", cls, "subject_id"))
            | Q(customer_id__in=near(Customer.visible_to(user), "id", cls, "customer_id"))
            | Q(note_id__in=near(Note.visible_to(user), "id", cls, "note_id"))
            | Q(job_id__in=near(jobs.filter(begun_by_id=user.id), "id", cls, "job_id"))
            | Q(**LOOSE, uploaded_by_id=user.id)
        )

    @property
    def event_links(self) -> dict[str, int | None]:
        return {"subject_id": self.subject_id, "customer_id": self.customer_id}

    @property
    def is_loose(self) -> bool:
        return all(getattr(self, owner) is None for owner in OWNERS)

    @classmethod
    async def hashes_of(cls, message_ids: Collection[int], **others: Any) -> set[str]:
        """The contents of what these messages came with, and of `others`: column → ids."""
        named = Q(message_id__in=list(message_ids) or [0])
        for column, ids in others.items():
            held: Any = {f"{column}__in": list(ids) or [0]}
            named |= Q(**held)
        return {row["blob_id"] for row in await cls.filter(named, blob_id__not_isnull=True).values("blob_id")}
