"""Types are views of rows: a field without code reads the attribute, an id finds the row again."""

from collections.abc import Callable
from typing import Any, TypeVar, cast, dataclass_transform

import strawberry
from strawberry import Parent
from tortoise.queryset import QuerySet

from errors import NotFound
from models.base import Record
from models.sight import seen
from schema.context import Info
from schema.ids import from_id, number_of, to_id
from schema.related import computed

Row = TypeVar("Row", bound=Record)
VIEWS: dict[str, type[Record]] = {}
"""The nouns that `node(id:)` finds, by their name."""
NOUNS: dict[str, type[Record]] = {}
"""These, and the nouns without an id of their own."""
ROWS: dict[type, type[Any]] = {}
"""What each view is a view of."""


@strawberry.interface(description="Anything that has an id and can be fetched by it.")
class Node:
    @computed("id", description="Opaque and stable; unique among all nouns.")
    def id(row: Parent[Any]) -> strawberry.ID:
        return strawberry.ID(to_id(row.noun, row.id))


IDENTITY: Any = cast(Any, Node).__strawberry_definition__.get_field("id").base_resolver.wrapped_func
"""The code of that field, by which a plan knows it."""


@dataclass_transform()
def view(model: type[Any], *, description: str) -> Callable[[type], Any]:
    """Make a GraphQL type a view of a row."""

    def decorate(cls: type) -> Any:
        cls.is_type_of = classmethod(lambda _, row, info: isinstance(row, model))  # type: ignore[attr-defined]
        if hasattr(model, "noun"):
            NOUNS[model.noun] = model
        if issubclass(cls, Node):
            VIEWS[model.noun] = model
        made = strawberry.type(cls, description=description)
        ROWS[made] = model
        return made

    return decorate


async def find(model: type[Row], id: str, info: Info, *, field: str | None = "id", expecting: int | None = None) -> Row:
    """The row behind an id, if this viewer may know of it; `expecting` is the version the client saw."""
    number = number_of(id, model.noun, called=model.called, field=field)
    row = await seen(model, number, by=info.context.user)
    if row is None:
        raise NotFound("There is no such {noun}.", noun=model.called, field=field)
    return row.seen_at(expecting)


async def find_maybe(model: type[Row], id: str | None, info: Info, *, field: str) -> Row | None:
    return None if id is None else await find(model, id, info, field=field)


async def find_all(model: type[Row], ids: list[strawberry.ID] | None, info: Info, *, field: str) -> list[Row]:
    """The rows behind some ids, in their order; one that is missing is refused by name."""
    if not ids:
        return []
    numbers = [number_of(id, model.noun, called=model.called, field=field) for id in ids]
    rows: QuerySet[Row] = model.visible_to(info.context.user)  # type: ignore[attr-defined]
    found = {row.id: row for row in await rows.filter(id__in=numbers)}
    if any(number not in found for number in numbers):
        raise NotFound("There is no such {noun}.", noun=model.called, field=field)
    return [found[number] for number in numbers]


async def node_of(id: str, info: Info) -> Any:
    """Whatever an id names, or None: missing and hidden are one answer."""
    try:
        noun, number = from_id(id)
    except NotFound:
        return None
    model: Any = VIEWS.get(noun)
    return None if model is None else await seen(model, number, by=info.context.user)
