"""The installation's settings: one row."""

import contextlib
import secrets
from collections.abc import AsyncIterator
from datetime import date, datetime
from typing import Any, ClassVar

from babel.numbers import list_currencies
from tortoise import fields
from tortoise.expressions import Subquery
from tortoise.queryset import QuerySet

import permissions
from errors import Invalid, LimitReached, Required
from events import WorkspaceUpdated
from models.base import Record, at_most, configured, one_line, transaction
from models.user import User, check_locale, check_zone

MAX_STAGES = 10
MOST_HOLIDAYS = 1_000


def new_epoch() -> str:
    """Names one life of the log; a restore begins another, so that old positions are not taken for new ones."""
    return secrets.token_hex(4)


class Workspace(Record):
    noun = "Workspace"
    called = "workspace"
    derived: ClassVar[frozenset[str]] = frozenset({"clock_zone"})

    name = fields.CharField(120)
    zone = fields.CharField(64)
    currency = fields.CharField(3)
    locale = fields.CharField(10)
    idle_days = fields.IntField(default=14)
    rotting_default = fields.IntField(null=True)
    holidays: list[str] = fields.JSONField(default=list)
    hints_elsewhere = fields.BooleanField(default=True, db_default=True)
    """Whether people are told that a customer is known in a channel that they do not see; not who, not where."""
    clock_zone = fields.CharField(64, null=True)
    """The zone by whose midnights all stored idle instants are counted; another one than `zone`: they are looked at."""
    epoch = fields.CharField(16, default=new_epoch)

    class Meta:
        table = "workspace"

    @classmethod
    async def current(cls) -> "Workspace":
        return await configured("workspace", cls.all().order_by("id").first) or _no_workspace()

    @classmethod
    def here(cls) -> Subquery:
        """The zone as it is whenever a statement asks: who goes on until no row has another one comes to an end, also
        when it changes meanwhile."""
        return Subquery(cls.all().values("zone"))

    @classmethod
    @contextlib.asynccontextmanager
    async def alone(cls) -> AsyncIterator[None]:
        """One at a time, before any other row is held: for what must stay unique or few over many rows."""
        async with transaction():
            await cls.all().order_by("id").select_for_update().first()
            yield

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["Workspace"]:
        return cls.all()

    async def update(self, *, by: User, now: datetime, **changes: Any) -> None:
        """Change the installation's settings."""
        async with self.changing():
            permissions.require(by, "workspace")
            self._check_changes(changes)
            self.update_from_dict(changes)
            if self.changed_fields():
                await self.record(WorkspaceUpdated(), by=by, now=now)

    def _check_changes(self, changes: dict[str, Any]) -> None:
        if "name" in changes:
            changes["name"] = at_most(120, one_line(changes["name"]), field="name")
            if not changes["name"]:
                raise Required("A workspace needs a name.", field="name")
        if "zone" in changes:
            check_zone(changes["zone"])
        if "locale" in changes:
            check_locale(changes["locale"])
        if "currency" in changes:
            check_currency(changes["currency"])
        for name, field in (("idle_days", "idleDays"), ("rotting_default", "rottingDefault")):
            check_days(changes.get(name), field=field)
        if "holidays" in changes:
            if len(changes["holidays"]) > MOST_HOLIDAYS:
                raise LimitReached("A workspace has at most {limit} holidays.", field="holidays", limit=MOST_HOLIDAYS)
            changes["holidays"] = sorted(
                {day.isoformat() if isinstance(day, date) else str(day) for day in changes["holidays"]}
            )


def _no_workspace() -> Workspace:
    raise RuntimeError("The database has no workspace yet. Run `funil migrate`.")


def check_currency(currency: str) -> str:
    if currency not in list_currencies():
        raise Invalid("{currency} is no currency; use a code such as BRL or EUR.", field="currency", currency=currency)
    return currency


def check_days(days: int | None, *, field: str) -> None:
    if days is not None and not 1 <= days <= 3650:
        raise Invalid("A number of days lies between 1 and 3650.", field=field)
