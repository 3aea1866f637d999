"""One subscription's part in what is told together (`schema.live.chorus`)."""

from collections.abc import Awaitable, Callable
from typing import Any, cast

from schema.context import Context
from schema.live.alike import likeness
from schema.live.chorus import Choirs, Member
from schema.live.course import Course


class Part:
    """Of one operation, on the socket `place`."""

    def __init__(self, choirs: Choirs, schema: Any, place: Any, operation: Any) -> None:
        self._choirs, self._schema, self._place, self._operation = choirs, schema, place, operation
        self._member: Member | None = None

    def level(self, position: int, context: Context) -> bool:
        """Come in, where somebody follows the same with the same eyes."""
        if self._member is None:
            asked = self._operation
            found = likeness(self._schema, asked.query, asked.operation_name, asked.variables, context)
            if found is None:
                return False
            self._member = self._choirs.enter(found, asked.variables, asked.id, self._place, context)
        return self._member.join(position)

    async def together(self, patiently: Callable[[Awaitable[None]], Awaitable[None]]) -> Course:
        """Returns when it has to go on alone, and from where."""
        member = cast(Member, self._member)
        try:
            await cast(Any, member.apart)
            if member.rest is not None:
                await patiently(member.rest)
        finally:
            self.leave()
        return Course(start=member.position, owing=True)

    def leave(self) -> None:
        if self._member is not None:
            self._choirs.leave(self._member)
            self._member = None
