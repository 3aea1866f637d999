"""What all nouns share: one unit of change, versions, and the record of what happened. Knows no noun."""

from datetime import datetime
from typing import Any, ClassVar, Self

from errors import Conflict, FieldConflict, Invalid
from events import Fact
from models.event import Event
from models.holding import Holding
from models.text import at_most, clean, one_line
from models.unit import (
    Unit,
    after_commit,
    attempt,
    configured,
    current_unit,
    passing,
    transaction,
    unit_or_none,
)

CONFIGURED = frozenset({"Workspace", "Channel", "Mailbox", "User"})
"""Nouns that `configured` may have read."""


class Record(Holding):
    """A row that people talk about: it has an id, an age, a version and a history."""

    derived: ClassVar[frozenset[str]] = frozenset()
    """Fields that follow from others: two people cannot be in conflict over them."""

    _seen: int | None = None

    class Meta:
        abstract = True

    def seen_at(self, version: int | None) -> Self:
        """Say which version the caller acts upon; a verb that overlaps with newer edits is then refused."""
        self._seen = version
        return self

    @property
    def event_links(self) -> dict[str, int | None]:
        """Which subject, customer and channel an event of this row belongs to."""
        return {}

    async def record(self, fact: Fact, *, by: Any, now: datetime, also: tuple[str, ...] = ()) -> Event:
        """Save what changed and write down what happened; `also` names changes outside the row (markers, say)."""
        changed = [*self.changed_fields(), *also]
        await self._refuse_stale(changed)
        unit = current_unit()
        if self.noun in CONFIGURED:
            unit.read_once.clear()
        if self._before is not None and changed:
            self.version += 1
            self.updated_at = now
            written = [name for name in self._before if getattr(self, name) != self._before[name]]
            if unit.gathering is None:
                await self.save(update_fields=written)
            else:
                unit.gathering.save(self, *written)
        event = Event(
            kind=type(fact).__name__,
            event_class=fact.event_class,
            noun=self.noun,
            noun_id=self.id,
            actor_id=by.id,
            at=now,
            version=self.version,
            changed=changed,
            data=fact.dump(),
            before=self._keys_before.dump() if self._keys_before else None,
            after=self.event_keys.dump() if self.event_keys else None,
            reach_user_id=getattr(fact, "user", None) if fact.reach else None,
            **self.event_links,
        )
        unit.events.append(event)
        if self._before is not None:
            self._remember()
        return event

    async def _refuse_stale(self, changed: list[str]) -> None:
        """Disjoint edits merge; overlapping ones are refused with both values (DESIGN §4)."""
        seen, before = self._seen, self._before
        if seen is None or before is None or before["version"] == seen:
            return
        if seen > before["version"]:
            raise Invalid(
                "This {noun} has no version {version} yet.", field="expectedVersion", noun=self.called, version=seen
            )
        later = await Event.filter(noun=self.noun, noun_id=self.id, version__gt=seen).values_list("changed", flat=True)
        theirs = {name for names in later for name in names}
        overlap = [name for name in changed if name in theirs and name not in self.derived]
        if overlap:
            raise Conflict(
                "Somebody else has changed this {noun} since you opened it.",
                noun=self,
                version=before["version"],
                stands=before,
                # What hangs on the row (markers, addresses) is named; its two sides are not rows to show here.
                fields=[
                    FieldConflict(name, getattr(self, name) if name in before else None, before.get(name))
                    for name in overlap
                ],
            )
        self._seen = before["version"]

    async def record_new(self, fact: Fact, *, by: Any, now: datetime) -> Event:
        """Write down that this row was made."""
        self._before, self._keys_before = None, None
        return await self.record(fact, by=by, now=now)

    async def record_end(self, fact: Fact, *, by: Any, now: datetime) -> Event:
        """Write down that this row is going; nobody sees it afterwards."""
        if self._seen is not None and self._before is not None and self._seen < self._before["version"]:
            raise Conflict(
                "Somebody else has changed this {noun} since you opened it.",
                noun=self,
                version=self._before["version"],
                stands=self._before,
                fields=[],
            )
        event = await self.record(fact, by=by, now=now)
        event.after = None
        return event


__all__ = [
    "Record",
    "Unit",
    "after_commit",
    "at_most",
    "attempt",
    "clean",
    "configured",
    "current_unit",
    "one_line",
    "passing",
    "transaction",
    "unit_or_none",
]
