"""Lays sheets out for one request, before what is printed is stored and sent. Knows what a sheet is, and no row."""

import asyncio

from errors import WrongState
from models.beforehand import Beforehand
from paper import Sheet, printed


async def pdf(sheet: Sheet, locale: str) -> bytes:
    """In a thread of its own: a hundred lines take a tenth of a second, and ten pages of terms a whole one."""
    return await asyncio.to_thread(printed, sheet, locale)


class Press:
    """What was laid out last. The same sheet in the same language is the same bytes, so it is what was previewed."""

    def __init__(self) -> None:
        self._held: tuple[Sheet, str, bytes] | None = None

    def take(self, sheet: Sheet, locale: str) -> bytes:
        """The PDF of just this sheet; raises `NotLaidOut` where there is none yet."""
        if self._held is None or self._held[:2] != (sheet, locale):
            raise NotLaidOut(self, sheet, locale)
        return self._held[2]

    async def lay_out(self, sheet: Sheet, locale: str) -> None:
        self._held = (sheet, locale, await pdf(sheet, locale))


class NotLaidOut(Beforehand):
    def __init__(self, press: Press, sheet: Sheet, locale: str) -> None:
        changing = WrongState("It is being changed just now. Look at it, and send it again.")
        super().__init__(lambda: press.lay_out(sheet, locale), changing)
