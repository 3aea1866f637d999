"""Where the ids of merged subjects and customers lead, through any number of merges. Knows no type of the schema."""

from dataclasses import dataclass
from typing import Any

import models
from errors import NotFound
from schema.context import Info
from schema.ids import from_id

MERGED: dict[str, Any] = {"Subject": models.Subject, "Customer": models.Customer}


@dataclass
class Merged:
    """An id whose row went into another."""

    noun: str
    id: int
    survivor: Any


async def merged(id: str, info: Info) -> Merged | None:
    """None when the id is of no merged row, and when the survivor is not seen."""
    try:
        noun, number = from_id(id)
    except NotFound:
        return None
    model = MERGED.get(noun)
    row = await model.get_or_none(id=number) if model else None
    if model is None or row is None or row.merged_into_id is None:
        return None
    while row is not None and row.merged_into_id is not None:
        row = await model.get_or_none(id=row.merged_into_id)
    seen = None if row is None else await model.visible_to(info.context.user).get_or_none(id=row.id)
    return None if seen is None else Merged(noun, number, seen)
