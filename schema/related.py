"""What a view shows of its row beyond attributes: what a foreign key leads to, what hangs on the row, code that names
the columns it reads. Said once, for whoever answers; knows no noun."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

import strawberry
from strawberry.extensions import FieldExtension
from strawberry.types.field import StrawberryField
from tortoise.models import Model

from schema.batch import batched
from schema.context import Info

READS = "reads"


class Related(FieldExtension):
    """A field whose rows follow from another row's columns alone."""

    name: str

    def apply(self, field: StrawberryField) -> None:
        self.name = field.python_name


class One(Related):
    """The row that the foreign key of the same name leads to; `seen`: only where the viewer sees it."""

    def __init__(self, seen: bool) -> None:
        self.seen = seen

    def resolve(self, next_: Any, source: Any, info: Info, **_: Any) -> Any:  # noqa: ARG002  # Strawberry's signature
        id = getattr(source, f"{self.name}_id")
        return None if id is None else info.context.loaders.one(self.target(type(source)), seen=self.seen).load(id)

    def target(self, model: type[Model]) -> Any:
        return model._meta.fields_map[self.name].related_model  # type: ignore[attr-defined]


class Many(Related):
    """The rows that point back here, few enough to be no page; `through` names the foreign key that leads on."""

    def __init__(self, relation: str, order: tuple[str, ...], through: str | None) -> None:
        self.relation, self.order, self.through = relation, order, through

    def resolve(self, next_: Any, source: Any, info: Info, **_: Any) -> Any:  # noqa: ARG002  # Strawberry's signature
        model, column = self.target(type(source))
        return batched(info, _held, model, column, self.order, self.through).load(source.id)

    def target(self, model: type[Model]) -> tuple[Any, str]:
        """The noun that points here, and its column that does."""
        relation: Any = model._meta.fields_map[self.relation]
        return relation.related_model, relation.relation_field


async def _held(
    ids: Sequence[int], model: type[Model], column: str, order: tuple[str, ...], through: str | None
) -> list[list[Any]]:
    rows = model.filter(**{f"{column}__in": list(set(ids))}).order_by(*order)
    held: dict[Hashable, list[Any]] = {id: [] for id in ids}
    for row in await (rows.select_related(through) if through else rows):
        held[getattr(row, column)].append(getattr(row, through) if through else row)
    return [held[id] for id in ids]


def one(*, description: str, seen: bool = False) -> Any:
    """A field that follows the foreign key of its own name."""
    return strawberry.field(extensions=[One(seen)], description=description)


def many(relation: str, *order: str, through: str | None = None, description: str) -> Any:
    """A field that lists a reverse relation, in this order."""
    return strawberry.field(extensions=[Many(relation, order or ("id",), through)], description=description)


def computed(*reads: str, **more: Any) -> Callable[..., Any]:
    """A field with code that reads nothing of its row but these columns, and what the row derives from them."""
    made: Callable[..., Any] = strawberry.field(metadata={READS: frozenset(reads)}, **more)
    return made


__all__ = ["READS", "Many", "One", "computed", "many", "one"]
