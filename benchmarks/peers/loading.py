"""Who asks the stock peer, which subjects they see, and the loaders of one request."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from strawberry.dataloader import DataLoader
from tortoise.expressions import Q, Subquery
from tortoise.functions import Count, Sum
from tortoise.queryset import QuerySet

from benchmarks.peers.rows import (
    Activity,
    ActivityType,
    Customer,
    Marker,
    Membership,
    Session,
    Stage,
    Subject,
    SubjectAssignee,
    SubjectMarker,
    User,
)

GROUPED = ("stage_id", "outcome", "idle", "rotting", "value_currency", "manual_probability")


@dataclass
class Asking:
    user: User
    wide: list[int]
    member: list[int]

    @classmethod
    async def of(cls, token: str) -> "Asking | None":
        hashed = hashlib.sha256(token.encode()).hexdigest()
        session = await Session.get_or_none(token_hash=hashed, revoked_at=None).select_related("user")
        if session is None or session.expires_at < datetime.now(UTC) or not session.user.active:
            return None
        places = await Membership.filter(user_id=session.user.id)
        wide = [place.channel_id for place in places if place.leader or place.access == "CHANNEL"]
        return cls(session.user, wide, [place.channel_id for place in places])

    def subjects(self) -> QuerySet[Subject]:
        rows = Subject.filter(merged_into_id=None)
        if self.user.role in ("ADMIN", "MANAGER"):
            return rows
        given = SubjectAssignee.filter(user_id=self.user.id).values("subject_id")
        mine = Q(channel_id__in=self.wide) | Q(owner_id=self.user.id) | Q(id__in=Subquery(given))
        return rows.filter(mine | Q(owner_id=None, channel_id__in=self.member))

    def board(self) -> QuerySet[Subject]:
        return self.subjects().filter(on_board=True, archived_at=None, discarded_at=None)

    async def groups(self) -> list[dict[str, Any]]:
        counted = self.board().annotate(count=Count("id"), minor=Sum("value_minor")).group_by(*GROUPED)
        return await counted.values(*GROUPED, "count", "minor")


async def _by_id(model: Any, ids: Sequence[int]) -> list[Any]:
    found = await model.in_bulk(ids, "id")
    return [found.get(id) for id in ids]


async def _markers(ids: Sequence[int]) -> list[list[Marker]]:
    held: dict[int, list[Marker]] = defaultdict(list)
    for row in await SubjectMarker.filter(subject_id__in=ids).select_related("marker").order_by("marker_id"):
        held[row.subject_id].append(row.marker)
    return [held[id] for id in ids]


class Loaders:
    """Of one request, or of one message."""

    def __init__(self) -> None:
        models = (Customer, User, Stage, Activity, ActivityType)
        made: list[DataLoader[int, Any]] = [DataLoader(load_fn=partial(_by_id, model)) for model in models]
        self.customers, self.users, self.stages, self.activities, self.types = made
        self.markers: DataLoader[int, list[Marker]] = DataLoader(load_fn=_markers)
