"""How far somebody who reads the log has come. Knows neither readers nor facts."""

from tortoise import fields
from tortoise.models import Model


class Cursor(Model):
    name = fields.CharField(40, primary_key=True)
    position = fields.BigIntField(default=0)

    class Meta:
        table = "cursor"

    @classmethod
    async def at(cls, name: str) -> int:
        """The last event that was read; 0 before the first."""
        held = await cls.get_or_none(name=name)
        return held.position if held else 0

    @classmethod
    async def advance(cls, name: str, *, to: int) -> None:
        """Two may read the same; the cursor only goes on, never back."""
        await cls.get_or_create(name=name)
        await cls.filter(name=name, position__lt=to).update(position=to)
