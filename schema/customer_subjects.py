"""The subjects of customers, a page for each, in a number of statements that does not grow with the customers."""

from dataclasses import dataclass

from strawberry.dataloader import DataLoader
from tortoise.functions import Count

import models
from models.subject.filter import Filter
from schema.batch import batched
from schema.context import Info
from schema.page import Order, Page, behind, bounded, check_size
from schema.subject_filter import SubjectFilter, to_filter

NEWEST = Order(("created_at", "id"), descending=True)


@dataclass(frozen=True)
class Counted:
    """How many there are, asked only by who wants to know."""

    customer_id: int
    counts: DataLoader[int, int]

    async def count(self) -> int:
        return await self.counts.load(self.customer_id)


async def subjects_of(
    customer_id: int, info: Info, filter: SubjectFilter | None, *, first: int | None, after: str | None
) -> Page:
    size, chosen = check_size(first, "first"), await to_filter(filter, info)
    found = await batched(info, _rows, info.context.user, chosen, size, after).load(customer_id)
    counted = Counted(customer_id, batched(info, _counts, info.context.user, chosen))
    return bounded(found, size, NEWEST, after=after, rows=counted)  # type: ignore[arg-type]  # it can count, as rows can


async def _rows(
    customer_ids: list[int], viewer: models.User, chosen: Filter, size: int, after: str | None
) -> list[list[models.Subject]]:
    """Which ones first, then only these: a customer with a long history costs ids, not rows."""
    seen = chosen.applied(models.Subject.visible_to(viewer)).filter(customer_id__in=customer_ids)
    pairs = behind(seen, NEWEST, after).order_by(*NEWEST.words).values_list("customer_id", "id")
    wanted: dict[int, list[int]] = {id: [] for id in customer_ids}
    for customer_id, id in await pairs:
        if len(wanted[customer_id]) <= size:
            wanted[customer_id].append(id)
    rows = {row.id: row for row in await models.Subject.filter(id__in=[id for ids in wanted.values() for id in ids])}
    return [[rows[id] for id in ids] for ids in wanted.values()]


async def _counts(customer_ids: list[int], viewer: models.User, chosen: Filter) -> list[int]:
    rows = chosen.applied(models.Subject.visible_to(viewer)).filter(customer_id__in=customer_ids)
    rows = rows.annotate(number=Count("id")).group_by("customer_id")
    held = dict(await rows.values_list("customer_id", "number"))
    return [held.get(id, 0) for id in customer_ids]
