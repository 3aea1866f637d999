"""Leases: of many processes, which one alone does something now. Knows neither what is done nor the processes.

Each taking raises the fencing number, so that whoever was away and comes back is known by an old one.
"""

from datetime import datetime, timedelta

from tortoise import fields
from tortoise.exceptions import IntegrityError
from tortoise.expressions import F, Q
from tortoise.models import Model

from models.base import transaction


class Lease(Model):
    """One thing that only one process does at a time. `now` is the database's clock: the holders' may differ."""

    name = fields.CharField(40, primary_key=True)
    fence = fields.BigIntField(default=0)
    holder = fields.CharField(120, null=True)
    until = fields.DatetimeField(null=True)

    class Meta:
        table = "lease"

    @classmethod
    async def take(cls, name: str, *, holder: str, now: datetime, lasts: timedelta) -> int | None:
        """The fencing number, higher than all before it; None while somebody else holds the lease."""
        await cls._begin(name)
        free = cls.filter(Q(until__isnull=True) | Q(until__lte=now), name=name)
        async with transaction():
            if not await free.update(fence=F("fence") + 1, holder=holder[:120], until=now + lasts):
                return None
            return int((await cls.get(name=name)).fence)

    @classmethod
    async def renew(cls, name: str, *, fence: int, now: datetime, lasts: timedelta) -> bool:
        """Hold it for longer; False once somebody else has taken it, and for ever after."""
        return bool(await cls.filter(name=name, fence=fence, holder__not_isnull=True).update(until=now + lasts))

    @classmethod
    async def give_up(cls, name: str, *, fence: int) -> None:
        """Let the next one take it at once."""
        await cls.filter(name=name, fence=fence).update(holder=None, until=None)

    @classmethod
    async def stands(cls, name: str, *, fence: int) -> bool:
        """Whether nobody has taken it since this number was given."""
        return await cls.filter(name=name, fence=fence).exists()

    @classmethod
    async def forget(cls) -> None:
        """At the start of the only process: whoever held a lease is dead."""
        await cls.filter(holder__not_isnull=True).update(holder=None, until=None)

    @classmethod
    async def touch(cls, name: str, *, now: datetime) -> None:
        """Write something that means nothing: whether the database can be written."""
        await cls._begin(name)
        await cls.filter(name=name).update(until=now)

    @classmethod
    async def _begin(cls, name: str) -> None:
        if await cls.filter(name=name).exists():
            return
        try:
            await cls.create(name=name)
        except IntegrityError:
            return  # another process began with it at the same moment
