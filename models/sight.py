"""One row by its id, as far as somebody sees it. Which rows these are says `visible_to`; its statement is written once
for all who look alike, since building it costs more than running it."""

from functools import lru_cache
from typing import Any, TypeVar

from models.base import Record
from models.user import User

Row = TypeVar("Row", bound=Record)
STATEMENTS = 4_000
MARK = -7_046_029_254_386_353_131
"""Stands for the id in a statement that is kept; no row has it."""


async def seen(model: type[Row], id: int, *, by: User) -> Row | None:
    """The row, or None: missing and hidden are one answer."""
    connection: Any = model._meta.db
    statement, values, place = _statement(model, Looking(by), connection.capabilities.dialect)
    rows: list[Row] = await connection.execute_models(model, statement, [*values[:place], id, *values[place + 1 :]])
    return rows[0].taken_from(connection) if rows else None


class Looking:
    """All that `visible_to` may ask of a user; two who are alike in it see the same rows."""

    __slots__ = ("_sight", "user")

    def __init__(self, user: User) -> None:
        self.user = user
        self._sight = user.sight

    def __hash__(self) -> int:
        return hash(self._sight)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Looking) and self._sight == other._sight


@lru_cache(maxsize=STATEMENTS)
def _statement(model: Any, looking: Looking, dialect: str) -> tuple[str, list[Any], int]:  # noqa: ARG001 - part of the key
    query = model.visible_to(looking.user).filter(id=MARK).limit(1)
    query._db = query._choose_db(for_write=False)
    query._make_query()
    statement, values = query.query.get_parameterized_sql()
    return statement, list(values), values.index(MARK)
