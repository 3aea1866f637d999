"""Saved views: a filter with a name, to be come back to; one's own, or shared by a manager. Knows no rows it finds."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from tortoise import fields
from tortoise.expressions import Q
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

import permissions
from errors import Duplicate, Forbidden, LimitReached, NotFound, Required
from events import SavedViewCreated, SavedViewDeleted, SavedViewUpdated
from models.base import Record, at_most, current_unit, one_line, transaction
from models.channel import Channel
from models.customer import Customer
from models.marker import Marker
from models.stage import Stage
from models.subject.filter import Filter
from models.user import User

MOST = 100
"""Views of one person."""
NAMED: dict[str, Any] = {
    "channel_ids": Channel,
    "stage_ids": Stage,
    "owner_ids": User,
    "customer_ids": Customer,
    "markers_any": Marker,
    "markers_all": Marker,
    "markers_none": Marker,
}
"""The parts of a filter that name rows, and which."""


class ViewLayout(StrEnum):
    BOARD = "BOARD"
    LIST = "LIST"


class SavedView(Record):
    noun = "SavedView"
    called = "view"
    derived: ClassVar[frozenset[str]] = frozenset()

    name = fields.CharField(80)
    owner: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="views", on_delete=fields.RESTRICT
    )
    owner_id: int
    shared = fields.BooleanField(default=False)
    layout = fields.CharEnumField(ViewLayout, max_length=10, default=ViewLayout.BOARD)
    terms: dict[str, Any] = fields.JSONField(default=dict)
    """The filter, as `Filter.dump` says it."""
    order_field = fields.CharField(30, null=True)
    order_direction = fields.CharField(4, null=True)

    class Meta:
        table = "saved_view"
        indexes = (Index(fields=("owner_id", "name"), name="saved_view_owner"),)

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["SavedView"]:
        """One's own, and what is shared."""
        return cls.filter(Q(owner_id=user.id) | Q(shared=True))

    @classmethod
    async def create_new(cls, *, by: User, now: datetime, name: str, shared: bool = False, **given: Any) -> "SavedView":
        """Keep a filter under a name."""
        _permit(by, shared)
        async with transaction() as unit:
            await unit.alone_with("saved views")
            if await cls.filter(owner_id=by.id).count() >= MOST:
                raise LimitReached("A person keeps at most {limit} views.", limit=MOST)
            view = cls(name="", owner_id=by.id, created_at=now, updated_at=now, shared=shared, **given)
            view.name = await view._checked_name(name)
            await view.save()
            await view.record_new(SavedViewCreated(owner=by.id, shared=shared), by=by, now=now)
        return view

    async def update(self, *, by: User, now: datetime, name: str, shared: bool, **given: Any) -> None:
        """Change it as a whole. What is shared is its managers' affair; what is private its owner's."""
        async with self.changing():
            self._permit_change(by)
            _permit(by, shared)
            await current_unit().alone_with("saved views")
            was, self.shared = self.shared, shared
            self.update_from_dict({"name": await self._checked_name(name), **given})
            if self.changed_fields():
                fact = SavedViewUpdated(owner=self.owner_id, shared=shared, was_shared=was)
                await self.record(fact, by=by, now=now)

    async def delete_for_ever(self, *, by: User, now: datetime) -> None:
        """What it found stays as it is."""
        async with self.changing():
            self._permit_change(by)
            await self.record_end(SavedViewDeleted(owner=self.owner_id, shared=self.shared), by=by, now=now)
            await SavedView.filter(id=self.id).delete()

    def changeable_by(self, user: User) -> bool:
        """Whether this person may change and delete it."""
        return permissions.may(user, "shared_views" if self.shared else "self") and (
            self.shared or self.owner_id == user.id
        )

    def _permit_change(self, by: User) -> None:
        if not self.shared and self.owner_id != by.id:
            raise NotFound("There is no such {noun}.", noun=self.called)
        _permit(by, self.shared)

    async def _checked_name(self, name: str) -> str:
        name = at_most(80, one_line(name), field="name")
        if not name:
            raise Required("A view needs a name.", field="name")
        alike = SavedView.filter(name=name).exclude(id=self.id or 0)
        if await alike.filter(Q(shared=True) if self.shared else Q(owner_id=self.owner_id, shared=False)).exists():
            raise Duplicate("There is a view with this name already.", field="name")
        return name

    async def applying(self, *, by: User) -> tuple[Filter, dict[str, int]]:
        """The filter as far as what it names is still there for this person, and how much of each part is not.

        A part of which nothing is left narrows no longer.
        """
        [told] = await self.applying_all([self], by=by)
        return told

    @classmethod
    async def applying_all(cls, views: Sequence["SavedView"], *, by: User) -> list[tuple[Filter, dict[str, int]]]:
        """The same of many views, in one statement for each noun that they name."""
        filters = [Filter.load(view.terms) for view in views]
        left = {noun: await _in_sight(noun, filters, by) for noun in dict.fromkeys(NAMED.values())}
        return [_as_far_as(chosen, left) for chosen in filters]


async def _in_sight(noun: Any, filters: Sequence[Filter], by: User) -> set[int]:
    parts = [part for part, named in NAMED.items() if named is noun]
    ids = {id for chosen in filters for part in parts for id in getattr(chosen, part) or ()}
    if not ids:
        return set()
    seen: Any = noun.visible_to(by).filter(id__in=sorted(ids)).values_list("id", flat=True)
    return set(await seen)


def _as_far_as(chosen: Filter, left: Mapping[Any, set[int]]) -> tuple[Filter, dict[str, int]]:
    gone, kept = dict[str, int](), dict[str, tuple[int, ...] | None]()
    for part, noun in NAMED.items():
        ids: tuple[int, ...] = getattr(chosen, part) or ()
        if ids:
            kept[part] = tuple(id for id in ids if id in left[noun]) or None
            if missing := set(ids) - left[noun]:
                gone[part] = len(missing)
    return chosen.but(**kept), gone


def _permit(by: User, shared: bool) -> None:
    permissions.require(by, "self")
    if shared and not permissions.may(by, "shared_views"):
        raise Forbidden("Only managers and administrators share views with everybody.")
