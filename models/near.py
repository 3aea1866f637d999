"""What belongs to the rows beside it, asked so that an index is used. Knows no noun.

PostgreSQL gathers all that a subquery may give before it looks at the first row around it (a hashed subplan): with
100,000 subjects a page of one customer's activities read all of them, and every activity.
"""

from typing import Any

from pypika_tortoise.context import SqlContext
from tortoise.expressions import Q, RawSQL, Subquery
from tortoise.models import Model
from tortoise.queryset import QuerySet


def near(rows: QuerySet[Any], name: str, around: type[Model], link: str) -> Subquery:
    """For `link__in=…`: `name` of those rows where it is the `link` of the row around, which is looked up for each."""
    there = RawSQL(f'"{around._meta.db_table}"."{link}"')
    return Subquery(rows.filter(**{name: there}).values(name))


def among(link: str, rows: QuerySet[Any], name: str) -> Q:
    """`link` is the `name` of one of the rows, which are few: gathered once, then found by the index of `link`, also
    where that is one way of several (`OR`)."""
    few: Any = rows.values(name)
    if rows.model._meta.db.capabilities.dialect == "postgres":
        held: dict[str, Any] = {link: _Array(few)}
    else:
        held = {f"{link}__in": Subquery(few)}
    return Q(**held)


class _Array(Subquery):
    def get_sql(self, ctx: SqlContext) -> str:
        return f"ANY(ARRAY({super().get_sql(ctx.copy(subquery=False))}))"
