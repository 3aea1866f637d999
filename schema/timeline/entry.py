"""What every entry of a timeline has, and how one is declared: a small type for one fact of the log."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import strawberry
from strawberry import Parent

import models
from schema.context import Info
from schema.ids import to_id
from schema.position import Position
from schema.spelling import spelled_fields
from schema.subject import Subject
from schema.timeline_rows import KINDS, TimelineKind
from schema.user import User

ENTRIES: list[type] = []


@strawberry.interface(description="One fact of a timeline.")
class TimelineEntry:
    @strawberry.field(description="Stable; the same fact keeps its id.")
    def id(row: Parent[models.Event]) -> strawberry.ID:
        return strawberry.ID(to_id("Event", row.id))

    @strawberry.field(description="When it happened.")
    def at(row: Parent[models.Event]) -> datetime:
        return row.at

    @strawberry.field(description="Who did it; the software is a user, too.")
    async def actor(row: Parent[models.Event], info: Info) -> User:
        return await info.context.loaders.users.load(row.actor_id)  # type: ignore[no-any-return]

    @strawberry.field(description="Its place in the log.")
    def position(row: Parent[models.Event], info: Info) -> Position:
        return info.context.position(row.id)

    @strawberry.field(description="What it narrows to.")
    def kind(row: Parent[models.Event]) -> TimelineKind:
        return TimelineKind[KINDS[row.kind]]

    @strawberry.field(description="The subject that it happened to, where the viewer sees it.")
    async def subject(row: Parent[models.Event], info: Info) -> Subject | None:
        return await info.context.loaders.visible_subjects.load(row.subject_id) if row.subject_id else None


def entry(fact: str, kind: TimelineKind, description: str) -> Callable[[type], Any]:
    """A type for one fact of the log."""

    def decorate(cls: type) -> Any:
        KINDS[fact] = kind.name
        cls.is_type_of = classmethod(lambda _, row, info: isinstance(row, models.Event) and row.kind == fact)  # type: ignore[attr-defined]
        made = strawberry.type(cls, description=description)
        ENTRIES.append(made)
        return made

    return decorate


async def stage_of(row: models.Event, name: str, info: Info) -> Any:
    id = row.data.get(name)
    return await info.context.loaders.stages.load(id) if id else None


async def user_of(row: models.Event, name: str, info: Info) -> Any:
    id = row.data.get(name)
    return await info.context.loaders.users.load(id) if id else None


async def channel_of(row: models.Event, name: str, info: Info) -> Any:
    id = row.data.get(name)
    return await info.context.loaders.visible_channels.load(id) if id else None


@strawberry.type
class ChangedFields(TimelineEntry):
    @strawberry.field(description="The names of the fields that changed.")
    def fields(row: Parent[models.Event]) -> list[str]:
        return spelled_fields(row)
