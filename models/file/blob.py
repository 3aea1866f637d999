"""The bytes of files, once for each content; the only door to them, wherever they lie. It does not know whose they are.

They are born in the database, in one commit with what names them. Where there is a store (`shelf`), a worker carries
them there later (`carrying`), and the row keeps their name.
"""

import hashlib
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from models.base import transaction
from shelf import Shelf, ShelfError, Trouble

UNNAMED_FOR = timedelta(hours=1)
"""So long a blob may be without a file: whoever stores it names it in the same unit, so an hour is plenty."""


class Place(StrEnum):
    """Where bytes lie. BOTH: in the database, and perhaps in the store: they are being put there, or were before."""

    DATABASE = "DATABASE"
    BOTH = "BOTH"
    STORE = "STORE"


class Departure(Model):
    """An object of the store that no row names any more, from when on; deleted there a while later (`depart`)."""

    sha256 = fields.CharField(64, primary_key=True)
    since = fields.DatetimeField()
    taken_at = fields.DatetimeField(null=True)
    """Since when somebody is deleting it. Until it is gone nothing of its name is put there."""

    class Meta:
        table = "blob_departure"
        indexes = (Index(fields=("since",), name="blob_departure_since"),)


class Blob(Model):
    sha256 = fields.CharField(64, primary_key=True)
    size = fields.IntField()
    content = fields.BinaryField(null=True)
    stored_at = fields.DatetimeField()
    place = fields.CharEnumField(Place, max_length=8, default=Place.DATABASE)

    class Meta:
        table = "blob"
        indexes = (
            Index(fields=("stored_at",), name="blob_stored_at"),
            Index(fields=("place", "stored_at"), name="blob_place"),
        )

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
    async def keep_at_hand(cls, content: bytes, *, now: datetime) -> str:
        """Store it in the database, also where the store has it: a verb may want to read it in its unit."""
        async with transaction():
            [sha256] = await cls.keep([content], now=now)
            held = await cls.filter(sha256=sha256).only("sha256", "place").select_for_update().get()
            if held.place is Place.STORE:
                await cls.filter(sha256=sha256).update(content=content, place=Place.BOTH)
        return sha256

    @classmethod
    async def read(cls, sha256: str) -> bytes:
        """What is at hand: uploads that nothing has yet, and what a job has. Never waits for the store."""
        blob = await cls.get(sha256=sha256)
        if blob.content is None:
            raise ShelfError(Trouble.AWAY, f"{sha256} was asked for in the database, and lies in the store")
        return bytes(blob.content)

    @classmethod
    async def fetch(cls, sha256: str, shelf: Shelf | None) -> bytes:
        """From wherever it lies; outside of a unit, since the store may take its time. May raise ShelfError."""
        blob = await cls.get(sha256=sha256)
        return bytes(blob.content) if blob.content is not None else await blob.lifted(shelf)

    async def lifted(self, shelf: Shelf | None) -> bytes:
        """What the store has, if it is what was put there."""
        content = await require(shelf).get(self.sha256)
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise ShelfError(Trouble.BROKEN, f"{self.sha256} is not what was put there")
        return content

    @classmethod
    async def forget(cls, hashes: Collection[str], *, now: datetime) -> None:
        """Delete those of these that no file names any more."""
        free = await cls.filter(sha256__in=sorted(hashes), files__id__isnull=True).values_list("sha256", flat=True)
        if not free:
            return
        async with transaction():
            held = cls.filter(sha256__in=sorted(str(each) for each in free)).order_by("sha256")
            rows = await held.only("sha256", "place").select_for_update()
            gone = [row.sha256 for row in rows]
            await cls.filter(sha256__in=gone or [""]).delete()
            outside = [Departure(sha256=row.sha256, since=now) for row in rows if row.place is not Place.DATABASE]
            if outside:
                await Departure.bulk_create(outside, ignore_conflicts=True)

    @classmethod
    async def sweep(cls, *, now: datetime) -> int:
        """Delete what no file names; how many that were."""
        lost = cls.filter(stored_at__lt=now - UNNAMED_FOR, files__id__isnull=True)
        hashes = [str(each) for each in await lost.limit(1_000).values_list("sha256", flat=True)]
        await cls.forget(hashes, now=now)
        return len(hashes)


def require(shelf: Shelf | None) -> Shelf:
    if shelf is None:
        raise ShelfError(Trouble.NOWHERE, "files lie in a store, and FUNIL_S3_BUCKET names none")
    return shelf
