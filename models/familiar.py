"""Whoever asks again and again: a session or key with its user, read whole once, then only looked at whether all of it
still stands as it was. One statement a request, and never an older right than the database's."""

from collections import OrderedDict
from functools import cache
from typing import Any

from models.session import ApiKey, Session
from models.user import User

MOST = 2_000
"""Sessions and keys that are kept; the one that was not heard of for longest is forgotten."""
SEEN = """
SELECT held.*, person.*, (
  SELECT {gather} FROM (
    SELECT channel_id, access, leader FROM membership WHERE user_id = person.id ORDER BY channel_id, id
  ) AS member
) AS reach
FROM "{table}" AS held JOIN user_account AS person ON person.id = held.user_id WHERE held.{secret} = {place}
"""
GATHERS = {
    "sqlite": "group_concat(channel_id || access || leader)",
    "postgres": "string_agg(channel_id || access || leader, ',')",
}


class Familiar:
    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, str], tuple[tuple[Any, ...], Session | ApiKey, User]] = OrderedDict()

    async def meet(self, kind: type[Session] | type[ApiKey], hashed: str) -> tuple[Any, User] | None:
        """The row of this secret, ended or not, and its user with what they reach; copies, for the caller to change."""
        stands = await _look(kind, hashed)
        if stands is None:
            return None
        name = (kind.noun, hashed)
        known = self._known.get(name)
        if known is None or known[0] != stands:
            known = await self._read(kind, hashed, stands)
            if known is None:
                return None
            self._known[name] = known
            if len(self._known) > MOST:
                self._known.popitem(last=False)
        self._known.move_to_end(name)
        return _copied(known[1]), _copied(known[2])

    async def _read(
        self, kind: type[Session] | type[ApiKey], hashed: str, stands: tuple[Any, ...]
    ) -> tuple[tuple[Any, ...], Session | ApiKey, User] | None:
        """The rows themselves, and what they looked like before and after they were read."""
        rows: Any = kind
        while True:
            held = await rows.get_or_none(**{kind.secret: hashed})
            user = None if held is None else await User.acting(held.user_id)
            again = await _look(kind, hashed)
            if held is None or user is None or again is None:
                return None
            if again == stands:
                return stands, held, user
            stands = again


async def _look(kind: type[Session] | type[ApiKey], hashed: str) -> tuple[Any, ...] | None:
    connection: Any = kind._meta.db
    rows = await connection.execute_rows(_statement(kind, connection.capabilities.dialect), [hashed])
    return tuple(rows[0]) if rows else None


@cache
def _statement(kind: type[Session] | type[ApiKey], dialect: str) -> str:
    place = "?" if dialect == "sqlite" else "$1"
    return SEEN.format(gather=GATHERS[dialect], table=kind._meta.db_table, secret=kind.secret, place=place)


def _copied(row: Any) -> Any:
    """As `copy.copy`, which asks a class many questions first."""
    kind: Any = type(row)
    copied = kind.__new__(kind)
    copied.__dict__.update(row.__dict__)
    return copied
