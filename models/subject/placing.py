"""Where a card stands in its column: the key between its neighbours, and what happens when there is no room left."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from errors import Invalid
from events import SubjectMoved
from models.base import current_unit
from models.stage import Stage
from models.subject.editing import Editing
from models.subject.rank import LONGEST, above, between, spread
from models.user import User


class Placing(Editing):
    class Meta:
        abstract = True

    def _column(self, stage: Stage | None) -> Any:
        rows = type(self).filter(merged_into_id__isnull=True)
        rows = rows.filter(stage_id=stage.id) if stage else rows.filter(stage_id__isnull=True)
        return rows.exclude(id=self.id) if self.id else rows

    async def _first_rank(self, stage: Stage | None) -> str | None:
        first = await self._column(stage).order_by("rank", "id").limit(1).values_list("rank", flat=True)
        return first[0] if first else None

    async def _top(self, stage: Stage | None) -> str:
        """A key above the column's first card. Many that go there together stand in the order in which they go."""
        gathering = current_unit().gathering
        if gathering is None:
            return between(None, await self._first_rank(stage))
        room: Iterator[str] = await gathering.once(self._room, stage, len(gathering.ids))
        return next(room)

    @classmethod
    async def _room(cls, stage: Stage | None, number: int) -> Iterator[str]:
        return iter(above(await cls()._first_rank(stage), number))

    async def _place(
        self,
        stage: Stage | None,
        *,
        after: "Placing | None",
        before: "Placing | None",
        at_end: bool,
        by: User,
        now: datetime,
    ) -> str:
        key = await self._key(stage, after=after, before=before, at_end=at_end)
        if len(key) <= LONGEST:
            return key
        await self._spread(stage, by=by, now=now)
        for neighbour in (after, before):
            if neighbour is not None:
                await neighbour.refresh_from_db(fields=["rank"])
        return await self._key(stage, after=after, before=before, at_end=at_end)

    async def _spread(self, stage: Stage | None, *, by: User, now: datetime) -> None:
        """The same order in short keys. Each card tells that its rank is another one."""
        cards = await self._column(stage).order_by("rank", "id")
        for card, key in zip(cards, spread(len(cards)), strict=True):
            async with card.changing():
                card.rank = key
                at = {"from_stage": card.stage_id, "to_stage": card.stage_id}
                fact = SubjectMoved(**at, from_outcome=card.outcome, outcome=card.outcome, reason=card.lost_reason_id)
                await card.record(fact, by=by, now=now)

    async def _key(
        self, stage: Stage | None, *, after: "Placing | None", before: "Placing | None", at_end: bool
    ) -> str:
        column = self._column(stage)
        if after is not None and before is not None:
            raise Invalid("Name afterId or beforeId, not both.", field="afterId")
        if at_end:
            last = await column.order_by("-rank", "-id").limit(1).values_list("rank", flat=True)
            return between(last[0] if last else None, None)
        neighbour = after or before
        if neighbour is None:
            return await self._top(stage)
        if neighbour.id == self.id or neighbour.stage_id != (stage.id if stage else None):
            raise Invalid("That card is not in this column any more.", field="afterId" if after else "beforeId")
        if after is not None:
            next_up = await column.filter(rank__gt=after.rank).order_by("rank").limit(1).values_list("rank", flat=True)
            return between(after.rank, next_up[0] if next_up else None)
        previous = (
            await column.filter(rank__lt=neighbour.rank).order_by("-rank").limit(1).values_list("rank", flat=True)
        )
        return between(previous[0] if previous else None, neighbour.rank)
