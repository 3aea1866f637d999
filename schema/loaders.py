"""Rows by key, fetched together: what keeps the number of statements the same for one card or five hundred."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import Any

from strawberry.dataloader import DataLoader
from tortoise.functions import Count
from tortoise.models import Model
from tortoise.queryset import QuerySet

import models


def by_id(rows: Callable[[], QuerySet[Any]]) -> DataLoader[int, Any]:
    async def load(ids: Sequence[int]) -> list[Any]:
        found = {row.id: row for row in await rows().filter(id__in=list(set(ids)))}
        return [found.get(id) for id in ids]

    return DataLoader(load_fn=load)


def many(model: type[Model], column: str, *order: str) -> DataLoader[int, list[Any]]:
    """The rows of a bounded to-many side, by parent."""

    async def load(ids: Sequence[int]) -> list[list[Any]]:
        held: dict[Hashable, list[Any]] = defaultdict(list)
        for row in await model.filter(**{f"{column}__in": list(set(ids))}).order_by(*(order or ("id",))):
            held[getattr(row, column)].append(row)
        return [held[id] for id in ids]

    return DataLoader(load_fn=load)


def _leading_to(model: Any, *, seen: bool = False) -> "cached_property[DataLoader[int, Any]]":
    return cached_property(lambda held: held.one(model, seen=seen))


class Loaders:
    """The loaders of one request, each made when it is first asked. Where a row follows from a visible one by rule, it
    needs no check of its own."""

    def __init__(self, viewer: models.User | None) -> None:
        self._viewer = viewer
        self._ones: dict[tuple[Any, bool], DataLoader[int, Any]] = {}

    def one(self, model: Any, *, seen: bool = False) -> DataLoader[int, Any]:
        """The rows of a noun by their ids; `seen`: only those that the viewer sees."""
        if (model, seen) not in self._ones:
            viewer = self._viewer
            self._ones[model, seen] = by_id((lambda: model.visible_to(viewer)) if seen else model.all)
        return self._ones[model, seen]

    users = _leading_to(models.User)
    channels = _leading_to(models.Channel)
    stages = _leading_to(models.Stage)
    marker_rows = _leading_to(models.Marker)
    lost_reasons = _leading_to(models.LostReason)
    activity_types = _leading_to(models.ActivityType)
    activities = _leading_to(models.Activity)
    suggestions = _leading_to(models.Suggestion)
    customers = _leading_to(models.Customer)
    messages = _leading_to(models.Message)
    notes = _leading_to(models.Note)
    visible_subjects = _leading_to(models.Subject, seen=True)
    visible_activities = _leading_to(models.Activity, seen=True)
    visible_customers = _leading_to(models.Customer, seen=True)
    visible_channels = _leading_to(models.Channel, seen=True)
    visible_messages = _leading_to(models.Message, seen=True)
    visible_notes = _leading_to(models.Note, seen=True)
    visible_files = _leading_to(models.File, seen=True)
    visible_mailboxes = _leading_to(models.Mailbox, seen=True)

    @cached_property
    def members(self) -> DataLoader[int, list[Any]]:
        return many(models.Membership, "channel_id")

    @cached_property
    def memberships(self) -> DataLoader[int, list[Any]]:
        return many(models.Membership, "user_id")

    @cached_property
    def effects(self) -> DataLoader[int, list[Any]]:
        return many(models.IntakeEffect, "inbound_id")

    @cached_property
    def marker_counts(self) -> DataLoader[int, int]:
        return DataLoader(load_fn=_marker_counts(self._viewer))


def _marker_counts(viewer: models.User | None) -> Callable[[Sequence[int]], Any]:
    async def load(marker_ids: Sequence[int]) -> list[int]:
        counts: dict[int, int] = defaultdict(int)
        if viewer is not None:
            seen = models.Subject.visible_to(viewer).filter(marked__marker_id__in=list(set(marker_ids)))
            grouped = seen.annotate(number=Count("id")).group_by("marked__marker_id")
            for row in await grouped.values("marked__marker_id", "number"):
                counts[row["marked__marker_id"]] = row["number"]
        return [counts[id] for id in marker_ids]

    return load
