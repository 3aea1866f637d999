"""What a verb needs and may not make in its unit, since that takes long and nobody else could write meanwhile. Knows no
noun.

The verb asks for it by raising `Beforehand`, which ends the unit; it is made outside of one, and the verb is called
anew. It finds then whether what was made is still what it needs.
"""

from collections.abc import Awaitable, Callable

from errors import Refused
from models.base import unit_or_none


class Beforehand(Exception):
    """`work` makes it. `instead`: what to say to whoever asked, where it is out of date each time that it was made."""

    def __init__(self, work: Callable[[], Awaitable[None]], instead: Refused) -> None:
        super().__init__(str(instead))
        self.instead, self._work = instead, work

    async def make(self) -> None:
        """Outside of a unit; then the verb is called again."""
        if unit_or_none() is not None:
            raise RuntimeError("This takes long: it is made outside of a unit.")
        await self._work()
