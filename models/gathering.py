"""Many rows changed by one unit in few statements: what the verb of each would ask and write by itself is asked and
written for all of them at once. Knows no noun.
"""

import contextlib
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.models import Model

Loader = Callable[[Sequence[int]], Awaitable[dict[int, Any]]]
Chore = Callable[[Sequence[Any]], Awaitable[None]]


@dataclass
class Gathering:
    """What the verbs of many rows have left to be written together. `ids`: the rows that they are the verbs of."""

    connection: BaseDBAsyncClient
    ids: Sequence[int]
    saves: list[tuple[Model, tuple[str, ...]]] = field(default_factory=list)
    chores: list[tuple[Chore, Any]] = field(default_factory=list)
    answers: dict[Any, Any] = field(default_factory=dict)
    steady: list[Model] = field(default_factory=list)
    """Rows that were looked at anew in this unit already."""

    async def ask(self, load: Loader, id: int) -> Any:
        if load not in self.answers:
            self.answers[load] = await load(self.ids)
        return self.answers[load][id]

    async def once(self, load: Callable[..., Awaitable[Any]], *given: Any) -> Any:
        key = (load, given)
        if key not in self.answers:
            self.answers[key] = await load(*given)
        return self.answers[key]

    def is_steady(self, row: Model) -> bool:
        """Whether it was; from now on it is."""
        if any(held is row for held in self.steady):
            return True
        self.steady.append(row)
        return False

    @contextlib.contextmanager
    def one(self) -> Iterator[None]:
        """The verb of one row: when it is refused, nothing of it is left to be written."""
        saves, chores = len(self.saves), len(self.chores)
        try:
            yield
        except BaseException:
            del self.saves[saves:], self.chores[chores:]
            raise

    def save(self, row: Model, *names: str) -> None:
        """Write these fields of a row with the others at the end."""
        self.saves.append((row, names))

    async def write(self) -> None:
        """Chores in the order in which they first came up, each kind once; then one UPDATE for each set of columns."""
        for chore in dict.fromkeys(chore for chore, _ in self.chores):
            await chore([item for other, item in self.chores if other == chore])
        alike: dict[tuple[type[Model], tuple[str, ...]], list[Model]] = {}
        for row, names in self.saves:
            alike.setdefault((type(row), names), []).append(row)
        for (model, names), rows in alike.items():
            await _update(model, names, rows, self.connection)
        self.saves, self.chores = [], []


async def _update(model: type[Model], names: Sequence[str], rows: list[Model], connection: BaseDBAsyncClient) -> None:
    """One statement. A column that has the same value in all rows is written once, the others from a list of VALUES."""
    held = {name: [model._meta.fields_map[name].to_db_value(getattr(row, name), row) for row in rows] for name in names}
    same = [name for name in names if all(value == held[name][0] for value in held[name])]
    differ = [name for name in names if name not in same]
    statement = _Statement(model, connection.capabilities.dialect == "postgres")
    sets = [f"{statement.column(name)} = {statement.put(held[name][0])}" for name in same]
    ids = [row.pk for row in rows]
    if differ:
        sets += [f"{statement.column(name)} = new.column{at}" for at, name in enumerate(differ, 2)]
        listed = [
            f"({', '.join([statement.typed('id', id), *(statement.typed(name, held[name][at]) for name in differ)])})"
            for at, id in enumerate(ids)
        ]
        rest = f'FROM (VALUES {", ".join(listed)}) AS new WHERE "{statement.table}".id = new.column1'
    else:
        rest = f"WHERE id IN ({', '.join(statement.put(id) for id in ids)})"
    text = f'UPDATE "{statement.table}" SET {", ".join(sets)} {rest}'  # noqa: S608 - names are the models', values are put
    await connection.execute_query(text, statement.values)


class _Statement:
    """A statement being written: its values, and how either database wants them named."""

    def __init__(self, model: type[Model], postgres: bool) -> None:
        self.table, self.values = model._meta.db_table, list[Any]()
        self._fields, self._postgres = model._meta.fields_map, postgres

    def column(self, name: str) -> str:
        return f'"{self._fields[name].source_field or name}"'

    def put(self, value: Any) -> str:
        self.values.append(value)
        return f"${len(self.values)}" if self._postgres else "?"

    def typed(self, name: str, value: Any) -> str:
        """In a list of VALUES PostgreSQL does not see which column a value is for."""
        put = self.put(value)
        if not self._postgres:
            return put
        kind = str(self._fields[name].get_for_dialect("postgres", "SQL_TYPE")).partition(" COLLATE")[0]
        return f"{put}::{'BIGINT' if name == 'id' else kind}"
