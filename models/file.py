"""Files: what came with a message, what was attached to a matter, uploads that nothing has yet.

Their bytes are stored once by content, behind `Blob`.
"""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from tortoise import fields
from tortoise.expressions import Q, Subquery
from tortoise.indexes import Index
from tortoise.models import Model
from tortoise.queryset import QuerySet

import permissions
from errors import Invalid, LimitReached, NotFound, Required, WrongState
from events import FileAttached, FileRemoved, FileUploaded, UploadBegun, UploadForgotten
from mail import attachment
from mail.attachment import Attachment
from models.base import Record, clean, transaction
from models.customer import Customer
from models.message import Message
from models.near import near
from models.note import Note
from models.user import User

LARGEST = 25 * 1024 * 1024
WAITING_AT_MOST = 100
"""Uploads of one person that nothing has yet."""
OWNERS = ("message_id", "subject_id", "customer_id", "note_id", "job_id")
LOOSE: dict[str, Any] = {f"{owner}__isnull": True for owner in OWNERS}
"""An upload that nothing has yet."""
ATTACHED_AT_MOST = 200
"""Files that people have attached to one subject, customer or note."""
UNUSED_FOR = timedelta(days=1)
UNNAMED_FOR = timedelta(hours=1)
"""So long a blob may be without a file: whoever stores it names it in the same unit, so an hour is plenty."""


class Blob(Model):
    """The bytes of files, once for each content. The only door to them: another store would stand behind it."""

    sha256 = fields.CharField(64, primary_key=True)
    size = fields.IntField()
    content = fields.BinaryField()
    stored_at = fields.DatetimeField()

    class Meta:
        table = "blob"
        indexes = (Index(fields=("stored_at",), name="blob_stored_at"),)

    @classmethod
    async def keep(cls, contents: Iterable[bytes], *, now: datetime) -> list[str]:
        """Store what is not there yet; the hashes, in the order of the contents."""
        hashed = [(hashlib.sha256(content).hexdigest(), content) for content in contents]
        # In one order: two that store the same files must not wait for each other.
        fresh = [
            cls(sha256=sha256, size=len(content), content=content, stored_at=now)
            for sha256, content in sorted(dict(hashed).items())
        ]
        if fresh:
            await cls.bulk_create(fresh, ignore_conflicts=True)
        return [sha256 for sha256, _ in hashed]

    @classmethod
    async def read(cls, sha256: str) -> bytes:
        blob = await cls.get(sha256=sha256)
        return bytes(blob.content)

    @classmethod
    async def forget(cls, hashes: Collection[str]) -> None:
        """Delete those of these that no file names any more."""
        named = {row["blob_id"] for row in await File.filter(blob_id__in=sorted(hashes)).values("blob_id")}
        await cls.filter(sha256__in=sorted(set(hashes) - named)).delete()

    @classmethod
    async def sweep(cls, *, now: datetime) -> int:
        """Delete what no file names; how many that were."""
        named = File.filter(blob_id__not_isnull=True).values("blob_id")
        lost = cls.filter(stored_at__lt=now - UNNAMED_FOR).exclude(sha256__in=Subquery(named))
        hashes = [row["sha256"] for row in await lost.limit(1_000).values("sha256")]
        async with transaction():
            await cls.forget(hashes)
        return len(hashes)


class File(Record):
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
        table = "file"
        indexes = (
            Index(fields=("message_id", "id"), name="file_message"),
            Index(fields=("blob_id",), name="file_blob"),
            Index(fields=("subject_id",), name="file_subject"),
            Index(fields=("customer_id",), name="file_customer"),
            Index(fields=("note_id",), name="file_note"),
            Index(fields=("job_id",), name="file_job"),
            Index(fields=("uploaded_by_id", "message_id", "created_at"), name="file_uploaded_by"),
        )

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["File"]:
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

    @classmethod
    async def came_with(cls, message: Message, attachments: Sequence[Attachment], *, now: datetime) -> None:
        """Keep what came with a mail, in its order; what the mail only announced is listed."""
        hashes = iter(await Blob.keep((each.content for each in attachments if not each.missing), now=now))
        await cls.bulk_create(
            cls(
                name=each.name,
                media_type=each.media_type,
                declared_type=each.declared_type or None,
                size=each.size,
                content_id=each.content_id or None,
                inline=each.inline,
                blob_id=None if each.missing else next(hashes),
                message_id=message.id,
                created_at=now,
                updated_at=now,
            )
            for each in attachments
        )

    @classmethod
    async def begin_upload(cls, name: str, *, by: User, now: datetime) -> "File":
        """Make room for a file that its uploader is about to send."""
        permissions.require(by, "upload")
        if not clean(name):
            raise Required("A file needs a name.", field="name")
        if len(name) > attachment.LONGEST:
            raise Invalid("A file's name has at most {limit} characters.", field="name", limit=attachment.LONGEST)
        if await cls.filter(**LOOSE, uploaded_by_id=by.id).count() >= WAITING_AT_MOST:
            raise LimitReached(
                "{limit} of your uploads are used nowhere yet. Use them, or wait a day until they are forgotten.",
                limit=WAITING_AT_MOST,
            )
        async with transaction():
            file = await cls.create(
                name=attachment.safe_name(name, attachment.OPAQUE),
                media_type=attachment.OPAQUE,
                size=0,
                uploaded_by_id=by.id,
                created_at=now,
                updated_at=now,
            )
            await file.record_new(UploadBegun(file=file.id), by=by, now=now)
        return file

    @classmethod
    async def made(cls, name: str, media_type: str, content: bytes, *, by: User, now: datetime) -> "File":
        """A file that the software wrote for a message, in a unit of the caller's."""
        [sha256] = await Blob.keep([content], now=now)
        return await cls.create(
            name=attachment.safe_name(name, attachment.OPAQUE),
            media_type=media_type,
            size=len(content),
            blob_id=sha256,
            uploaded_by_id=by.id,
            created_at=now,
            updated_at=now,
        )

    async def receive(self, content: bytes, *, declared: str, by: User, now: datetime) -> None:
        """The upload has arrived; it arrives once. What it is, its first bytes say."""
        async with self.changing():
            permissions.require(by, "upload")
            if self.uploaded_by_id != by.id:
                raise NotFound("There is no such {noun}.", noun=self.called)
            if self.blob_id is not None:
                raise WrongState("This file has been uploaded already.")
            if len(content) > LARGEST:
                raise LimitReached("A file has at most {limit} bytes.", limit=LARGEST)
            [self.blob_id] = await Blob.keep([content], now=now)
            self.size = len(content)
            self.declared_type = declared[:200] or None
            self.media_type = attachment.media_type(declared, self.name, content)
            await self.record(FileUploaded(file=self.id, size=self.size), by=by, now=now)

    @classmethod
    async def give(cls, files: Sequence["File"], message: Message, *, now: datetime) -> None:
        """Let a message have these files, in a unit of the caller's: uploads go to it, files of others are copied."""
        for file in files:
            if file.blob_id is None:
                raise WrongState("The file {name} has not been uploaded yet.", field="fileIds", name=file.name)
            if file.is_loose and await cls.filter(id=file.id, **LOOSE).update(message_id=message.id, updated_at=now):
                continue
            copied = ("name", "media_type", "declared_type", "size", "blob_id", "uploaded_by_id")
            kept = {name: getattr(file, name) for name in copied}
            await cls.create(**kept, message_id=message.id, created_at=now, updated_at=now)

    @property
    def is_loose(self) -> bool:
        return all(getattr(self, owner) is None for owner in OWNERS)

    async def attach(
        self,
        *,
        by: User,
        now: datetime,
        subject: Any = None,
        customer: Customer | None = None,
        note: Note | None = None,
    ) -> None:
        """Put an upload of one's own on a subject, a customer or a note of one's own."""
        permissions.require(by, "upload")
        matter = _one_of(subject, customer, note)
        async with transaction(), matter.changing():
            await _permit_on(matter, by)
            async with self.changing():
                if not self.is_loose:
                    raise WrongState("This file is in use already.")
                if self.blob_id is None:
                    raise WrongState("The file {name} has not been uploaded yet.", field="id", name=self.name)
                column = f"{matter.noun.lower()}_id"
                if await File.filter(**{column: matter.id}).count() >= ATTACHED_AT_MOST:
                    raise LimitReached("At most {limit} files.", limit=ATTACHED_AT_MOST)
                setattr(self, column, matter.id)
                await self.save(update_fields=[column])
            await matter.record(FileAttached(file=self.id), by=by, now=now, also=("files",))

    async def remove(self, *, by: User, now: datetime) -> None:
        """Delete what somebody attached, or an upload that nothing has. A message keeps what it came with."""
        permissions.require(by, "upload")
        async with transaction():
            if self.message_id is not None or self.job_id is not None:
                raise WrongState("A file of a message or a job goes with it.")
            matter = await self._matter()
            if matter is None:
                await self._drop()
                return
            async with matter.changing():
                await _permit_on(matter, by)
                await self._drop()
                await matter.record(FileRemoved(file=self.id), by=by, now=now, also=("files",))

    async def _matter(self) -> Any:
        """What has it."""
        for name in ("subject", "customer", "note"):
            id = getattr(self, f"{name}_id")
            if id is not None:
                model: Any = self._meta.fields_map[name].related_model  # type: ignore[attr-defined]
                return await model.get(id=id)
        return None

    async def _drop(self) -> None:
        await File.filter(id=self.id).delete()
        if self.blob_id is not None:
            await Blob.forget([self.blob_id])

    @classmethod
    async def hashes_of(cls, message_ids: Collection[int], **others: Any) -> set[str]:
        """The contents of what these messages came with, and of `others`: column → ids."""
        named = Q(message_id__in=list(message_ids) or [0])
        for column, ids in others.items():
            held: Any = {f"{column}__in": list(ids) or [0]}
            named |= Q(**held)
        return {row["blob_id"] for row in await cls.filter(named, blob_id__not_isnull=True).values("blob_id")}

    @classmethod
    async def forget_unused(cls, *, by: User, now: datetime) -> int:
        """Delete uploads that nothing took within a day; how many that were."""
        unused = cls.filter(**LOOSE, created_at__lt=now - UNUSED_FOR)
        files = await unused.order_by("id").limit(1_000)
        for file in files:
            async with file.changing():
                if file.is_loose:
                    await file.record_end(UploadForgotten(file=file.id), by=by, now=now)
                    await cls.filter(id=file.id).delete()
        return len(files)


def _one_of(*matters: Any) -> Any:
    named = [matter for matter in matters if matter is not None]
    if len(named) != 1:
        raise Required("Say to which one subject, customer or note it belongs.", field="subjectId")
    return named[0]


async def _permit_on(matter: Any, by: User) -> None:
    """Whoever may write about it."""
    if isinstance(matter, Note):
        await matter.permit_edit(by)
    elif isinstance(matter, Customer):
        permissions.require(by, "customers")
    else:
        permissions.require(by, "note", matter)
