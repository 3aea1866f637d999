"""Numbers without gaps: each series counts in one row, held until the document that got the number is committed."""

from tortoise import fields
from tortoise.models import Model

from models.base import current_unit


class Numbering(Model):
    """The last number that a series has given. What is refused or undone gives its number back with its transaction."""

    series = fields.CharField(20, primary_key=True)
    given = fields.BigIntField(default=0)

    class Meta:
        table = "numbering"

    @classmethod
    async def next(cls, series: str) -> int:
        """Whoever asks at the same time waits: on PostgreSQL for the lock, on SQLite for their turn to write."""
        await current_unit().alone_with(f"numbering {series}")
        held = await cls.get_or_none(series=series) or cls(series=series, given=0)
        fresh = held.given == 0
        held.given += 1
        await held.save(force_create=fresh)
        return int(held.given)
