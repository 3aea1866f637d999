"""Making one of several subjects that are about the same matter, and taking that back."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

import permissions
from errors import Invalid, LimitReached, WrongState
from models.base import transaction
from models.belongings import Moved
from models.choosing import take, winners
from models.merge import Merge, Standing
from models.subject.editing import check_owner
from models.subject.partaking import Partaking
from models.user import User

MOST = 10
"""So many go into another one at once."""


class Merging(Partaking):
    class Meta:
        abstract = True

    async def merge(
        self, losers: Sequence["Merging"], *, by: User, now: datetime, choices: Mapping[str, int] | None = None
    ) -> None:
        """Let other subjects go into this one, with all that hangs on them. Stage, outcome and channel stay its own.

        `choices`: field → id of the subject whose value stands, where the rule of `winners` is not wanted.
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

    async def check_merge(self, losers: Sequence["Merging"], *, by: User) -> None:
        """Whether these may go into this one, or the sentence that says why not."""
        for subject in (self, *losers):
            permissions.require(by, "merge", subject)
        if not losers:
            raise Invalid("Name at least one subject.", field="ids")
        if len(losers) > MOST:
            raise LimitReached("At most {limit} go into another at once.", field="ids", limit=MOST)
        if self.id in {loser.id for loser in losers}:
            raise Invalid("A subject does not go into itself.", field="ids")
        self.check_at_work()
        if any(loser.discarded_at is not None for loser in losers):
            raise WrongState("This subject was discarded. Restore it first.", field="ids")

    async def _take_in(self, loser: "Merging", chosen: Mapping[str, int], *, by: User, now: datetime) -> None:
        async with loser.changing():
            before = Standing.of(self)
            taken = take(self, loser, chosen)
            if "owner" in taken and self.owner_id is not None:
                await check_owner(await User.get(id=self.owner_id), self.channel_id)
            moved = await loser.go_into(self, by=by, now=now)
            await Merge.write(loser, self, moved, before, by=by, now=now)

    async def part(self, merge: Merge, *, by: User, now: datetime) -> None:
        """Undo a merge: what went into this subject is one of its own again; what was edited since stays as it is."""
        async with transaction():
            await type(self).filter(id__in=[self.id, merge.lost_id]).order_by("id").select_for_update()
            async with self.changing(), merge.undoing(now=now) as held:
                loser = await type(self).get_or_none(id=merge.lost_id, merged_into_id=self.id)
                if loser is None:
                    raise WrongState("What was merged has gone further since. Undo the later merge first.")
                for subject in (self, loser):
                    permissions.require(by, "merge", subject)
                held.take_back(self)
                await loser.come_out_of(self, await Moved.load(held.moved, self), by=by, now=now)
