"""Uploads: room is made, the bytes arrive once, and what nothing takes within a day is forgotten."""

from datetime import datetime, timedelta
from typing import Self

import permissions
from errors import Invalid, LimitReached, NotFound, Required, WrongState
from events import FileUploaded, UploadBegun, UploadForgotten
from mail import attachment
from models.base import clean, transaction
from models.file.blob import Blob
from models.file.row import LOOSE, FileRow
from models.user import User

LARGEST = 25 * 1024 * 1024
WAITING_AT_MOST = 100
"""Uploads of one person that nothing has yet."""
UNUSED_FOR = timedelta(days=1)


class Uploading(FileRow):
    class Meta:
        abstract = True

    @classmethod
    async def begin_upload(cls, name: str, *, by: User, now: datetime) -> Self:
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
            self.blob_id = await Blob.keep_at_hand(content, now=now)
            self.size = len(content)
            self.declared_type = declared[:200] or None
            self.media_type = attachment.media_type(declared, self.name, content)
            await self.record(FileUploaded(file=self.id, size=self.size), by=by, now=now)

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
