"""Markers: coloured tags. Lost reasons: why a sale was not made. Both are small shared lists."""

from datetime import datetime
from typing import Any, Self

from tortoise import fields
from tortoise.queryset import QuerySet

import permissions
from errors import Duplicate, Required, WrongState
from events import (
    Fact,
    LostReasonCreated,
    LostReasonDeleted,
    LostReasonUpdated,
    MarkerCreated,
    MarkerDeleted,
    MarkerUpdated,
)
from models.base import Record, at_most, one_line
from models.channel import check_color
from models.user import User
from models.workspace import Workspace


class Listed(Record):
    """An entry of a shared list: a name that stands once, and a few settings."""

    ability: str
    made: type[Fact]
    changed: type[Fact]
    gone: type[Fact]
    name: str

    class Meta:
        abstract = True

    @classmethod
    def visible_to(cls, user: User) -> QuerySet[Self]:
        return cls.all()

    @classmethod
    async def create_new(cls, *, by: User, now: datetime, **given: Any) -> Self:
        permissions.require(by, cls.ability)
        async with Workspace.alone():
            entry = cls(name="", created_at=now, updated_at=now)
            entry.update_from_dict(await entry._checked({"name": "", **given}))
            await entry.save()
            await entry.record_new(cls.made(), by=by, now=now)
        return entry

    async def update(self, *, by: User, now: datetime, **changes: Any) -> None:
        async with Workspace.alone(), self.changing():
            permissions.require(by, self.ability)
            self.update_from_dict(await self._checked(changes))
            if self.changed_fields():
                await self.record(self.changed(), by=by, now=now)

    async def remove(self, *, by: User, now: datetime) -> None:
        async with self.changing():
            permissions.require(by, self.ability)
            await self._let_go(by=by, now=now)
            await self.record_end(self.gone(), by=by, now=now)
            await type(self).filter(id=self.id).delete()

    async def _let_go(self, *, by: User, now: datetime) -> None:
        """Part with the rows that carry this entry, or refuse."""

    async def _checked(self, changes: dict[str, Any]) -> dict[str, Any]:
        if "name" in changes:
            longest: int = self._meta.fields_map["name"].max_length  # type: ignore[attr-defined]
            changes["name"] = at_most(longest, one_line(changes["name"]), field="name")
            if not changes["name"]:
                raise Required("A {noun} needs a name.", field="name", noun=self.called)
            if await type(self).filter(name=changes["name"]).exclude(id=self.id or 0).exists():
                raise Duplicate("There is a {noun} with this name already.", field="name", noun=self.called)
        if changes.get("color") is not None:
            check_color(changes["color"])
        return changes


class Marker(Listed):
    noun = "Marker"
    called = "marker"
    ability = "markers"
    made, changed, gone = MarkerCreated, MarkerUpdated, MarkerDeleted

    name = fields.CharField(60, unique=True)
    color = fields.CharField(7, default="#7a7a7a")
    carried: fields.ReverseRelation[Any]

    class Meta:
        table = "marker"

    async def _let_go(self, *, by: User, now: datetime) -> None:
        """Every card that shows the marker hears of it, so that boards need no refetch."""
        for carried in await self.carried.all().prefetch_related("subject"):
            await carried.subject.mark(add=[], remove=[self], by=by, now=now)


class LostReason(Listed):
    noun = "LostReason"
    called = "lost reason"
    ability = "lost_reasons"
    made, changed, gone = LostReasonCreated, LostReasonUpdated, LostReasonDeleted

    name = fields.CharField(120, unique=True)
    needs_note = fields.BooleanField(default=False)
    subjects: fields.ReverseRelation[Any]

    class Meta:
        table = "lost_reason"

    async def _let_go(self, *, by: User, now: datetime) -> None:  # noqa: ARG002
        if await self.subjects.all().exists():
            raise WrongState("Subjects were lost for this reason, and reports count it: rename it instead.")
