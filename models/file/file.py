"""One file of one message, subject, customer, note or job: those that come with a message, and what it is given."""

from collections.abc import Sequence
from datetime import datetime

from tortoise.indexes import Index

from errors import WrongState
from mail import attachment
from mail.attachment import Attachment
from models.file.attaching import Attaching
from models.file.blob import Blob
from models.file.row import LOOSE
from models.message import Message
from models.user import User


class File(Attaching):
    """One file of one message, subject, customer, note or job, or an upload that nothing has yet.

    Without a blob it was only listed (a mail too large to be kept whole), or is an upload that has not arrived.
    """

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
