"""A text column that sorts by bytes on both databases, as fractional keys need."""

from typing import Any

from tortoise.fields import CharField


class RankField(CharField[str]):
    """Base-62 keys: under a locale's collation PostgreSQL would sort "a" beside "A" and mix the order up."""

    class _db_postgres:  # noqa: N801 - the name under which Tortoise looks for a dialect's own column type
        def __init__(self, field: Any) -> None:
            self.field = field

        @property
        def SQL_TYPE(self) -> str:  # noqa: N802
            return f'VARCHAR({self.field.max_length}) COLLATE "C"'
