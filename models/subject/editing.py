"""What a subject says of itself, and who is responsible for it."""

from datetime import date, datetime
from typing import Any

from tortoise.expressions import Q, Subquery

import permissions
from errors import Invalid, Required, WrongState
from events import SubjectAssigned, SubjectMarked, SubjectTransferred, SubjectUpdated
from models.base import at_most, clean, current_unit, one_line
from models.channel import Channel, Membership
from models.customer import Customer
from models.marker import Marker
from models.money import Money
from models.subject.agenda import Agenda
from models.subject.clocks import idle_from
from models.subject.links import Participant, SubjectMarker
from models.user import User
from models.workspace import Workspace
from permissions import Role

MAX_MARKERS = 20
MAX_TEXT = 20_000


class Editing(Agenda):
    class Meta:
        abstract = True

    async def update(self, *, by: User, now: datetime, **changes: Any) -> None:
        """Change what stands on the card. Stage, owner, channel and outcome have verbs of their own."""
        async with self.changing():
            permissions.require(by, "update", self)
            if "customer" in changes:
                await self._set_customer(changes.pop("customer"), by=by, now=now)
            self.update_from_dict(self.checked(changes))
            self.settle(now)
            if self.changed_fields():
                await self.settle_and_record(SubjectUpdated(), by=by, now=now)

    async def _set_customer(self, customer: Customer | None, *, by: User, now: datetime) -> None:
        if (customer.id if customer else None) != self.customer_id:
            await Participant.drop_customer(self)
        self.customer_id = customer.id if customer else None
        if customer is not None:
            await Participant.add_customer(self, customer, by=by, now=now)

    def check_at_work(self) -> None:
        """Archived and discarded subjects are put back before anything is done with them."""
        if self.archived_at is not None:
            raise WrongState("This subject is archived. Restore it first.")
        if self.discarded_at is not None:
            raise WrongState("This subject was discarded. Restore it first.")

    async def assign(self, *, to: User | None, by: User, now: datetime) -> None:
        """Give the subject to somebody, or to nobody. Whoever sees a subject without an owner may take it."""
        async with self.changing():
            takes = to is not None and to.id == by.id and self.owner_id is None
            permissions.require(by, "take" if takes else "assign", self)
            if (to.id if to else None) == self.owner_id:
                return
            if to is not None:
                await check_owner(to, self.channel_id)
            former, self.owner_id = self.owner_id, to.id if to else None
            self.assigned_at = now if to else None
            await self.settle_and_record(SubjectAssigned(from_owner=former, to_owner=self.owner_id), by=by, now=now)

    async def transfer(self, *, to: Channel, by: User, now: datetime, owner: User | None = None) -> None:
        """Hand the subject to another channel; an owner who does not work there is taken off."""
        async with self.changing():
            permissions.require(by, "transfer", self, channel=to.id)
            if to.id == self.channel_id:
                return
            (await to.steady()).open_for_work()
            workspace = await current_unit().once(Workspace.current)
            former, self.channel_id = self.channel_id, to.id
            if owner is not None:
                await check_owner(owner, to.id)
                self.owner_id, self.assigned_at = owner.id, now
            elif self.owner_id is not None and not await works_in(self.owner_id, to.id):
                self.owner_id, self.assigned_at = None, None
            self.idle_days = to.idle_days or workspace.idle_days
            self.idle_from = idle_from(self.last_interaction_at, self.idle_days, workspace.zone)
            await self.settle_and_record(SubjectTransferred(from_channel=former, to_channel=to.id), by=by, now=now)

    async def mark(self, *, add: list[Marker], remove: list[Marker], by: User, now: datetime) -> None:
        """Put markers on the card and take others off."""
        async with self.changing():
            permissions.require(by, "mark", self)
            unit = current_unit()
            held = await unit.ask(SubjectMarker.on_each, self.id)
            wanted = (held.keys() | {marker.id for marker in add}) - {marker.id for marker in remove}
            if len(wanted) > MAX_MARKERS:
                raise Invalid("A subject carries at most {limit} markers.", field="add", limit=MAX_MARKERS)
            added, removed = sorted(wanted - held.keys()), sorted(held.keys() - wanted)
            if not added and not removed:
                return
            for id in removed:
                await unit.together(SubjectMarker.take_off, held[id])
            for id in added:
                await unit.together(SubjectMarker.put_on, (self.id, id))
            await self.record(SubjectMarked(added=added, removed=removed), by=by, now=now, also=("markers",))

    async def _give_owner(self, owner: User | None, *, channel: Channel, by: User, now: datetime) -> None:
        """The first owner. Somebody who sees only their own subjects keeps what they create."""
        if owner is None and by.role in permissions.SELLERS and channel.id not in by.reach.wide:
            owner = by
        if owner is None:
            return
        if owner.id != by.id:
            permissions.require(by, "assign", channel=channel.id)
        await check_owner(owner, channel.id)
        self.owner_id, self.assigned_at = owner.id, now

    def checked(self, changes: dict[str, Any]) -> dict[str, Any]:
        """The changes as they will be stored, or the sentence that says why not."""
        if "title" in changes:
            changes["title"] = one_line(changes["title"])
            if not changes["title"]:
                raise Required("A subject needs a title.", field="title")
            if len(changes["title"]) > 200:
                raise Invalid("A title has at most {limit} characters.", field="title", limit=200)
        if changes.get("description") is not None:
            changes["description"] = at_most(MAX_TEXT, clean(changes["description"]), field="description")
        if changes.get("source") is not None:
            changes["source"] = at_most(200, one_line(changes["source"]), field="source")
        if "value" in changes:
            value: Money | None = changes.pop("value")
            changes["value_minor"] = None if value is None else value.minor()
            changes["value_currency"] = None if value is None else value.currency
        probability = changes.get("manual_probability")
        if probability is not None and not 0 <= probability <= 100:
            raise Invalid("A probability lies between 0 and 100 per cent.", field="probability")
        if not 0 <= changes.get("priority", 0) <= 3:
            raise Invalid("A priority lies between 0 and 3.", field="priority")
        close_on: date | None = changes.get("expected_close_on")
        if close_on is not None and not 1970 <= close_on.year <= 2200:
            raise Invalid("The expected date lies between 1970 and 2200.", field="expectedCloseOn")
        return changes


async def works_in(user_id: int, channel_id: int) -> bool:
    """Whether somebody may own a subject of this channel: its members, managers and administrators."""
    return user_id in await current_unit().once(_workers, channel_id)


async def _workers(channel_id: int) -> frozenset[int]:
    members = Membership.filter(channel_id=channel_id).values("user_id")
    rows = User.filter(Q(role__in=[Role.ADMIN, Role.MANAGER]) | Q(id__in=Subquery(members)))
    return frozenset(row["id"] for row in await rows.values("id"))


async def check_owner(user: User, channel_id: int) -> None:
    await user.steady()
    if not user.active or user.role in (Role.SYSTEM, Role.VIEWER) or not await works_in(user.id, channel_id):
        raise Invalid("{name} does not sell in this channel.", field="ownerId", name=user.name)
