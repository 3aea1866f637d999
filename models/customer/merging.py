"""Making one of several customers who are the same person or company, and taking that back."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Self

import permissions
from errors import Invalid, LimitReached, WrongState
from events import (
    CustomerAbsorbed,
    CustomerMerged,
    CustomerParted,
    CustomerRevived,
    CustomerUpdated,
    SubjectUpdated,
)
from models.base import transaction
from models.belongings import Moved, give_back, hand_over
from models.choosing import take, winners
from models.customer.row import CustomerRow
from models.merge import Merge, Standing
from models.user import User

MOST, MOST_CONTACTS = 10, 20


class Merging(CustomerRow):
    class Meta:
        abstract = True

    async def merge(
        self, losers: Sequence[Self], *, by: User, now: datetime, choices: Mapping[str, int] | None = None
    ) -> None:
        """Let other customers go into this one: their subjects, contacts, addresses, numbers, notes and activities.

        `choices`: field → id of the customer whose value stands, where the rule of `winners` is not wanted.
        """
        async with transaction() as unit:
            ids = [self.id, *(loser.id for loser in losers)]
            # In one order: two that are merged into each other at the same time must not wait for each other.
            await type(self).filter(id__in=ids).order_by("id").select_for_update()
            async with self.changing():
                await self.check_merge(losers, by=by)
                chosen = winners(self.noun, [self, *losers], choices or {})
                unit.group_id = unit.group_id or str(uuid.uuid4())
                for loser in losers:
                    await self._take_in(loser, chosen, by=by, now=now)

    async def check_merge(self, losers: Sequence[Self], *, by: User) -> None:
        """Whether these may go into this one, or the sentence that says why not."""
        for customer in (self, *losers):
            permissions.require(by, "customers_merge", channel=customer.channel_id)
        if not losers:
            raise Invalid("Name at least one customer.", field="ids")
        if len(losers) > MOST:
            raise LimitReached("At most {limit} go into another at once.", field="ids", limit=MOST)
        if self.id in {loser.id for loser in losers}:
            raise Invalid("A customer does not go into itself.", field="ids")
        above = {row.id for row in await self._above()}
        for loser in losers:
            if loser.id in above:
                raise Invalid(
                    "{customer} belongs to {company}. Merge them the other way round.",
                    field="ids",
                    customer=self.name,
                    company=loser.name,
                )

    async def _above(self) -> list[Self]:
        """The companies that this one belongs to, the nearest first."""
        found: list[Self] = []
        company_id = self.company_id
        while company_id is not None:
            found.append(await type(self).get(id=company_id))
            company_id = found[-1].company_id
        return found

    async def _take_in(self, loser: Self, chosen: Mapping[str, int], *, by: User, now: datetime) -> None:
        async with loser.changing():
            before = Standing.of(self)
            taken = take(self, loser, chosen)
            moved = await hand_over(loser, self)
            await self._check_taken(taken)
            loser.merged_into_id = self.id
            await self.search_anew()
            await loser.record(CustomerAbsorbed(into=self.id), by=by, now=now)
            await self.record(CustomerMerged(loser=loser.id), by=by, now=now, also=("emails", "phones"))
            await self._tell_of(moved, by=by, now=now)
            await Merge.write(loser, self, moved, before, by=by, now=now)

    async def _check_taken(self, taken: list[str]) -> None:
        """Whether what was chosen, and what came along, fits together."""
        for relation, field in (("emails", "emails"), ("phones", "phones")):
            if await getattr(self, relation).all().count() > MOST_CONTACTS:
                raise LimitReached("A customer has at most {limit} of these.", field=field, limit=MOST_CONTACTS)
        if self.type == "PERSON" and await self.living_contacts().exists():
            raise Invalid("Only a company has contacts.", field="choices")
        if "company" in taken and self.id in {self.company_id, *(row.id for row in await self._above())}:
            raise Invalid("A company cannot be its own parent.", field="choices")

    def living_contacts(self) -> Any:
        return type(self).filter(company_id=self.id, merged_into_id__isnull=True)

    async def _tell_of(self, moved: Moved, *, by: User, now: datetime) -> None:
        """Cards and contacts show whose they are: each is told of by itself."""
        subjects: Any = self._meta.fields_map["subjects"].related_model  # type: ignore[attr-defined]
        living = subjects.filter(id__in=moved.rows.get("subjects") or [0], merged_into_id__isnull=True)
        for subject in await living.order_by("id"):
            async with subject.changing():
                await subject.record(SubjectUpdated(), by=by, now=now, also=("customer_id",))
        contacts = type(self).filter(id__in=moved.rows.get("contacts") or [0], merged_into_id__isnull=True)
        for contact in await contacts.order_by("id"):
            async with contact.changing():
                await contact.record(CustomerUpdated(), by=by, now=now, also=("company_id",))

    async def part(self, merge: Merge, *, by: User, now: datetime) -> None:
        """Undo a merge: who went into this one is a customer again; what was edited since stays as it is."""
        async with transaction():
            await type(self).filter(id__in=[self.id, merge.lost_id]).order_by("id").select_for_update()
            async with self.changing(), merge.undoing(now=now) as held:
                loser = await type(self).get_or_none(id=merge.lost_id, merged_into_id=self.id)
                if loser is None:
                    raise WrongState("What was merged has gone further since. Undo the later merge first.")
                for customer in (self, loser):
                    permissions.require(by, "customers_merge", channel=customer.channel_id)
                held.take_back(self)
                await self._give_back(loser, await Moved.load(held.moved, self), by=by, now=now)

    async def _give_back(self, loser: Self, moved: Moved, *, by: User, now: datetime) -> None:
        await type(self).filter(id=loser.id).update(merged_into_id=None)
        async with loser.changing():
            await give_back(self, loser, moved)
            await loser.search_anew()
            await self.search_anew()
            fact = CustomerRevived(out_of=self.id)
            await loser.record(fact, by=by, now=now, also=("merged_into_id", "emails", "phones"))
            await self.record(CustomerParted(loser=loser.id), by=by, now=now, also=("emails", "phones"))
            await self._tell_of(moved, by=by, now=now)
