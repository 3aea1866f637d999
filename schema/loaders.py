"""Rows by key, fetched together: what keeps the number of statements the same for one card or five hundred."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
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


class Loaders:
    """The loaders of one request. Where a row follows from a visible one by rule, it needs no check of its own."""

    def __init__(self, viewer: models.User | None) -> None:
        self.users = by_id(models.User.all)
        self.channels = by_id(models.Channel.all)
        self.stages = by_id(models.Stage.all)
        self.marker_rows = by_id(models.Marker.all)
        self.lost_reasons = by_id(models.LostReason.all)
        self.activity_types = by_id(models.ActivityType.all)
        self.activities = by_id(models.Activity.all)
        self.suggestions = by_id(models.Suggestion.all)
        self.customers = by_id(models.Customer.all)
        self.messages = by_id(models.Message.all)
        self.notes = by_id(models.Note.all)
        self.emails = many(models.CustomerEmail, "customer_id")
        self.phones = many(models.CustomerPhone, "customer_id")
        self.members = many(models.Membership, "channel_id")
        self.memberships = many(models.Membership, "user_id")
        self.effects = many(models.IntakeEffect, "inbound_id")
        self.markers = DataLoader(load_fn=_markers)
        self.marker_counts = DataLoader(load_fn=_marker_counts(viewer))
        if viewer is not None:
            self.visible_subjects = by_id(lambda: models.Subject.visible_to(viewer))
            self.visible_activities = by_id(lambda: models.Activity.visible_to(viewer))
            self.visible_customers = by_id(lambda: models.Customer.visible_to(viewer))
            self.visible_channels = by_id(lambda: models.Channel.visible_to(viewer))
            self.visible_messages = by_id(lambda: models.Message.visible_to(viewer))
            self.visible_notes = by_id(lambda: models.Note.visible_to(viewer))
            self.visible_mailboxes = by_id(lambda: models.Mailbox.visible_to(viewer))


async def _markers(subject_ids: Sequence[int]) -> list[list[models.Marker]]:
    held: dict[int, list[models.Marker]] = defaultdict(list)
    rows = (
        models.SubjectMarker.filter(subject_id__in=list(set(subject_ids)))
        .select_related("marker")
        .order_by("marker_id")
    )
    for row in await rows:
        held[row.subject_id].append(row.marker)
    return [held[id] for id in subject_ids]


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
