"""Files that people put on a subject, a customer or a note, and take off again."""

from datetime import datetime
from typing import Any

import permissions
from errors import LimitReached, Required, WrongState
from events import FileAttached, FileRemoved
from models.base import transaction
from models.customer import Customer
from models.file.blob import Blob
from models.file.uploading import Uploading
from models.note import Note
from models.user import User

ATTACHED_AT_MOST = 200
"""Files that people have attached to one subject, customer or note."""


class Attaching(Uploading):
    class Meta:
        abstract = True

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
                if await type(self).filter(**{column: matter.id}).count() >= ATTACHED_AT_MOST:
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
                await self._drop(now)
                return
            async with matter.changing():
                await _permit_on(matter, by)
                await self._drop(now)
                await matter.record(FileRemoved(file=self.id), by=by, now=now, also=("files",))

    async def _matter(self) -> Any:
        """What has it."""
        for name in ("subject", "customer", "note"):
            id = getattr(self, f"{name}_id")
            if id is not None:
                model: Any = self._meta.fields_map[name].related_model  # type: ignore[attr-defined]
                return await model.get(id=id)
        return None

    async def _drop(self, now: datetime) -> None:
        await type(self).filter(id=self.id).delete()
        if self.blob_id is not None:
            await Blob.forget([self.blob_id], now=now)


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
