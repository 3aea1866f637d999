"""Files that came with a message or were uploaded for one. Their bytes are stored once by content, behind `Blob`."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from tortoise import fields
from tortoise.expressions import Q, Subquery
from tortoise.indexes import Index
from tortoise.models import Model
from tortoise.queryset import QuerySet

import permissions
from errors import Invalid, LimitReached, NotFound, Required, WrongState
from events import FileUploaded, UploadBegun, UploadForgotten
from mail import attachment
from mail.attachment import Attachment
from models.base import Record, clean, transaction
from models.message import Message
from models.user import User

LARGEST = 25 * 1024 * 1024
WAITING_AT_MOST = 100
"""Uploads of one person that no message has yet."""
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
    """One file of one message, or an upload that no message has yet.

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
    uploaded_by: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="uploads", null=True, on_delete=fields.RESTRICT
    )
    uploaded_by_id: int | None

    class Meta:
        table = "file"
        indexes = (
            Index(fields=("message_id", "id"), name="file_message"),
            Index(fields=("blob_id",), name="file_blob"),
            Index(fields=("uploaded_by_id", "message_id", "created_at"), name="file_uploaded_by"),
        )

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["File"]:
        """A file follows its message; an upload is its uploader's until a message has it."""
        messages = Message.visible_to(user).values("id")
        return cls.filter(Q(message_id__in=Subquery(messages)) | Q(message_id__isnull=True, uploaded_by_id=user.id))

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
        if await cls.filter(message_id__isnull=True, uploaded_by_id=by.id).count() >= WAITING_AT_MOST:
            raise LimitReached(
                "{limit} of your uploads are in no message yet. Use them, or wait a day until they are forgotten.",
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
            if file.message_id is None and await cls.filter(id=file.id, message_id__isnull=True).update(
                message_id=message.id, updated_at=now
            ):
                continue
            copied = ("name", "media_type", "declared_type", "size", "blob_id", "uploaded_by_id")
            kept = {name: getattr(file, name) for name in copied}
            await cls.create(**kept, message_id=message.id, created_at=now, updated_at=now)

    @classmethod
    async def hashes_of(cls, message_ids: Collection[int]) -> set[str]:
        rows = await cls.filter(message_id__in=list(message_ids), blob_id__not_isnull=True).values("blob_id")
        return {row["blob_id"] for row in rows}

    @classmethod
    async def forget_unused(cls, *, by: User, now: datetime) -> int:
        """Delete uploads that no message took within a day; how many that were."""
        unused = cls.filter(message_id__isnull=True, created_at__lt=now - UNUSED_FOR)
        files = await unused.order_by("id").limit(1_000)
        for file in files:
            async with file.changing():
                if file.message_id is None:
                    await file.record_end(UploadForgotten(file=file.id), by=by, now=now)
                    await cls.filter(id=file.id).delete()
        return len(files)
