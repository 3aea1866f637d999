"""Carrying bytes from the database to the store and back, and deleting there what no row names any more.

In this order, so that a process may die between any two steps: the row says BOTH, the store gets the bytes, the
row lets go of its own. What is to be deleted there waits a while as a `Departure`, and nothing of its name is put
there while somebody deletes it. Between two units the store may take its time; inside of one nobody waits for it.
"""

from datetime import datetime, timedelta

from tortoise.expressions import Q

from models.base import transaction
from models.file.blob import Blob, Departure, Place
from models.file.file import File
from models.file.row import LOOSE
from models.near import near
from shelf import Shelf, ShelfError, Trouble

AT_ONCE = 100
LEAVES_AFTER = timedelta(hours=1)
"""So long an object stays that no row names: whoever is reading it, or saving it, comes to the end."""
TAKES_AT_MOST = timedelta(minutes=10)
"""After that long whoever was deleting an object has died over it; a request ends after one minute."""
IN_USE = Q(**LOOSE) | Q(job_id__isnull=False)
"""Files that a verb may want to read in its unit: uploads that nothing has yet, and what an import reads."""


async def shelve(shelf: Shelf, *, at_most: int = AT_ONCE) -> int:
    """Carry to the store what something has and nobody is about to read; how many these were."""
    taken = Departure.filter(taken_at__not_isnull=True)
    resting = (
        Blob.filter(place__in=(Place.DATABASE, Place.BOTH), size__gt=0)
        .filter(sha256__in=near(File.all().exclude(IN_USE), "blob_id", Blob, "sha256"))
        .exclude(sha256__in=near(File.filter(IN_USE), "blob_id", Blob, "sha256"))
        .exclude(sha256__in=near(taken, "sha256", Blob, "sha256"))
    )
    carried = 0
    for sha256 in await resting.order_by("stored_at").limit(at_most).values_list("sha256", flat=True):
        content = await _claim(str(sha256))
        if content is not None:
            await shelf.put(str(sha256), content)
            carried += await _let_go(str(sha256))
    return carried


async def _claim(sha256: str) -> bytes | None:
    """Say that the store may have it from now on. None: it is gone, or being deleted there just now."""
    async with transaction():
        blob = await Blob.filter(sha256=sha256).select_for_update().get_or_none()
        if blob is None or blob.content is None:
            return None
        departure = await Departure.filter(sha256=sha256).select_for_update().get_or_none()
        if departure is not None:
            if departure.taken_at is not None:
                return None
            await Departure.filter(sha256=sha256).delete()
        await Blob.filter(sha256=sha256).update(place=Place.BOTH)
        return bytes(blob.content)


async def _let_go(sha256: str) -> bool:
    """The store has it: the row needs no bytes any more, unless somebody has uploaded the same meanwhile."""
    async with transaction():
        blob = await Blob.filter(sha256=sha256).only("sha256", "place").select_for_update().get_or_none()
        if blob is None or await File.filter(IN_USE, blob_id=sha256).exists():
            return False
        await Blob.filter(sha256=sha256).update(place=Place.STORE, content=None)
        return True


async def bring_home(shelf: Shelf, *, now: datetime, at_most: int = AT_ONCE) -> int:
    """Carry back into the database what the store has or may have; how many these were."""
    away = Blob.exclude(place=Place.DATABASE).order_by("stored_at").limit(at_most)
    hashes = [str(each) for each in await away.values_list("sha256", flat=True)]
    for sha256 in hashes:
        content = await Blob.fetch(sha256, shelf)
        async with transaction():
            if await Blob.filter(sha256=sha256).update(place=Place.DATABASE, content=content):
                await Departure.bulk_create([Departure(sha256=sha256, since=now)], ignore_conflicts=True)
    return len(hashes)


async def depart(shelf: Shelf, *, now: datetime, after: timedelta = LEAVES_AFTER) -> int:
    """Delete in the store what no row has named for a while; how many objects these were."""
    free = Q(taken_at__isnull=True) | Q(taken_at__lt=now - TAKES_AT_MOST)
    due = Departure.filter(free, since__lte=now - after).order_by("since").limit(AT_ONCE)
    gone = 0
    for sha256 in [str(each) for each in await due.values_list("sha256", flat=True)]:
        if await _take(sha256, now=now):
            await shelf.delete(sha256)
            gone += await Departure.filter(sha256=sha256).delete()
    return gone


async def _take(sha256: str, *, now: datetime) -> bool:
    """Say that its object is being deleted, unless a row has it there again."""
    async with transaction():
        departure = await Departure.filter(sha256=sha256).select_for_update().get_or_none()
        if departure is None:
            return False
        if await Blob.filter(sha256=sha256).exclude(place=Place.DATABASE).exists():
            await Departure.filter(sha256=sha256).delete()
            return False
        await Departure.filter(sha256=sha256).update(taken_at=now)
        return True


class Compared:
    """What the rows say lies in the store, beside what lies there."""

    def __init__(self) -> None:
        self.missing: list[str] = []
        """Rows whose object is not there."""
        self.damaged: list[str] = []
        """… or has another size."""
        self.strange: list[str] = []
        """Objects that no row names: left by a database that was replaced by an older backup, say."""


async def compared(shelf: Shelf, *, now: datetime) -> Compared:
    """Look through the whole store. What came within the last hour is nobody's yet, and not counted as strange."""
    said = Compared()
    sizes = {
        str(row["sha256"]): int(row["size"]) for row in await Blob.filter(place=Place.STORE).values("sha256", "size")
    }
    may = {str(each) for each in await Blob.filter(place=Place.BOTH).values_list("sha256", flat=True)}
    may |= {str(each) for each in await Departure.all().values_list("sha256", flat=True)}
    async for lying in shelf.lying():
        size = sizes.pop(lying.key, None)
        if size is not None and size != lying.size:
            said.damaged.append(lying.key)
        elif size is None and lying.key not in may and lying.since < now - LEAVES_AFTER:
            said.strange.append(lying.key)
    said.missing = sorted(sizes)
    return said


async def probe(shelf: Shelf, key: str) -> None:
    """Put, get and delete an object that is no file: whether this store can be used at all."""
    content = key.encode()
    await shelf.put(key, content)
    if await shelf.get(key) != content:
        raise ShelfError(Trouble.BROKEN, "what was put there came back as something else")
    await shelf.delete(key)
