"""Holding a row while a verb changes it: as it stands now, locked until the unit ends, and compared afterwards."""

import contextlib
from collections.abc import AsyncIterator, Collection
from functools import cache
from typing import Any, ClassVar, Self

from tortoise import fields
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.models import Model

from errors import NotFound
from models.unit import current_unit, transaction
from permissions import Keys

UNTOLD = {"version", "updated_at"}
"""Fields that follow from any change and are no news by themselves."""


class Holding(Model):
    """A row with an age and a version, which a unit holds while it changes it."""

    id = fields.BigIntField(primary_key=True)
    created_at = fields.DatetimeField()
    updated_at = fields.DatetimeField()
    version = fields.IntField(default=1)

    noun: ClassVar[str]
    called: ClassVar[str]

    _moment: object | None = None
    _before: dict[str, Any] | None = None
    _keys_before: Keys | None = None

    class Meta:
        abstract = True

    def taken_from(self, connection: BaseDBAsyncClient) -> Self:
        """It was read by this connection just now."""
        self._moment = getattr(connection, "moment", None)
        return self

    @property
    def event_keys(self) -> Keys | None:
        """Who sees this row, for nouns whose visibility is a subject's."""
        return None

    @property
    def is_held(self) -> bool:
        """Whether the open unit has read and locked this very object."""
        return self._before is not None

    @contextlib.asynccontextmanager
    async def changing(self) -> AsyncIterator[None]:
        """Hold the row as it is now, for a verb to permit, check, change and record."""
        async with transaction():
            holds = self._before is None
            try:
                if holds:
                    await self._hold()
                yield
            finally:
                if holds:
                    self._before = None

    async def _hold(self) -> None:
        if self._moment is not None and self._moment is getattr(current_unit().connection, "moment", None):
            self._remember()
            return
        fresh = await type(self).filter(id=self.id).select_for_update().get_or_none()
        if fresh is None:
            raise NotFound("There is no such {noun}.", noun=self.called)
        held = fresh.__dict__
        self.__dict__.update({name: held[name] for name in self._meta.fields_db_projection})
        for name in self._meta.fk_fields:
            self.__dict__.pop(f"_{name}", None)
        self._remember()

    @classmethod
    async def hold_all(cls, ids: Collection[int]) -> list[Self]:
        """These rows as they are now, oldest first, held until the unit ends: `changing` then asks for none of them."""
        rows = await cls.filter(id__in=sorted(ids)).order_by("id").select_for_update()
        for row in rows:
            row._remember()
        return rows

    async def steady(self) -> Self:
        """See this row as it is now, and keep it so until the unit ends; others may hold it so at the same time.

        For the rows that a verb acts upon beside its own: a stage must not change its kind while a card enters it.
        """
        unit = current_unit()
        connection: Any = unit.connection
        if connection.capabilities.dialect != "postgres" or (unit.gathering and unit.gathering.is_steady(self)):
            return self
        # Who has waited for the lock is given the row as it was left.
        found = await connection.execute_models(type(self), _shared(type(self)), [self.id])
        if not found:
            raise NotFound("There is no such {noun}.", noun=self.called)
        [fresh] = found
        for name in self._meta.fields_db_projection:
            setattr(self, name, getattr(fresh, name))
        return self

    @contextlib.asynccontextmanager
    async def held(self) -> AsyncIterator[None]:
        """The caller has just read and locked this row, with others: a verb need not. What it is refused is undone."""
        self._remember()
        kept = dict(self._before or {})
        unit = current_unit()
        told = len(unit.events)
        try:
            yield
        except BaseException:
            del unit.events[told:]
            for name, value in kept.items():
                setattr(self, name, value)
            raise
        finally:
            self._before = None

    def _remember(self) -> None:
        held = self.__dict__
        self._before = {name: held[name] for name in self._meta.fields_db_projection}
        self._keys_before = self.event_keys

    def changed_fields(self) -> list[str]:
        before, held = self._before or {}, self.__dict__
        return [name for name in before if name not in UNTOLD and held[name] != before[name]]


@cache
def _shared(model: type[Model]) -> str:
    """A row by its id, which nobody changes until the unit ends; of PostgreSQL."""
    every: Any = model._meta.basequery_all_fields
    return f"{every.get_sql()} WHERE id = $1 FOR SHARE"
