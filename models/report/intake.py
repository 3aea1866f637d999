"""What became of each delivery, by mailbox and day: every one of them stands in exactly one line."""

from dataclasses import dataclass
from typing import Any

from tortoise.functions import Count
from tortoise.queryset import QuerySet

from models.inbound import InboundMail, IntakeState
from models.report.figure import Line, key_of, matching
from models.report.period import Every, Period, parted


@dataclass(kw_only=True)
class Taken(Line):
    days: Period
    mailbox_id: int
    state: IntakeState


async def taken(rows: QuerySet[InboundMail], days: Period, *, every: Every | None) -> list[Taken]:
    """In one statement, by part of the period, mailbox and state; the counts together are all deliveries."""
    parts = days.parts(every)
    came = rows.filter(**days.within("received_at"))
    told = (
        came.annotate(part=parted("received_at", parts))
        .annotate(number=Count("id"))
        .group_by("part", "mailbox_id", "state")
    )
    lines = []
    for row in await told.values("part", "mailbox_id", "state", "number"):
        part = parts[int(row["part"])]
        values: dict[str, Any] = {"mailbox_id": row["mailbox_id"], "state": row["state"]}
        behind = matching(came.filter(**part.within("received_at")), **values)
        key = key_of(part.first, *values.values())
        lines.append(Taken(key=key, rows=behind, count=row["number"], days=part, **values))
    return sorted(lines, key=lambda line: (line.days.first, line.mailbox_id, -line.count, line.state))
