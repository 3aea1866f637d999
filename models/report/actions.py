"""Actions performed: what was done, by whom, of which kind, where. It counts the ledger of done activities, which
nobody changes: a correction is a new entry (DESIGN §8)."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tortoise.functions import Count
from tortoise.queryset import QuerySet

from models.activity import Activity, ActivityState
from models.report.figure import Line, key_of, matching
from models.report.period import Every, Period, parted


class ActionBy(StrEnum):
    """PERSON: who did it. TYPE: its kind. CHANNEL, STAGE: where its subject stood when it was done."""

    PERSON = "PERSON"
    TYPE = "TYPE"
    CHANNEL = "CHANNEL"
    STAGE = "STAGE"


COLUMNS = {
    ActionBy.PERSON: "done_by_id",
    ActionBy.TYPE: "type_id",
    ActionBy.CHANNEL: "channel_id",
    ActionBy.STAGE: "done_stage_id",
}


@dataclass(kw_only=True)
class Actions(Line):
    days: Period
    values: dict[str, Any]
    """Column → id, for the columns that it is counted by."""


async def performed(
    rows: QuerySet[Activity], days: Period, *, by: Collection[ActionBy], every: Every | None
) -> list[Actions]:
    """In one statement, by part of the period, then by how many."""
    parts = days.parts(every)
    done = rows.filter(state=ActivityState.DONE, **days.within("done_at"))
    columns = [COLUMNS[each] for each in ActionBy if each in by]
    told = done.annotate(part=parted("done_at", parts)).annotate(number=Count("id")).group_by("part", *columns)
    lines = []
    for row in await told.values("part", "number", *columns):
        part = parts[int(row["part"])]
        values = {name: row[name] for name in columns}
        key = key_of(part.first, *values.values())
        behind = matching(done.filter(**part.within("done_at")), **values)
        lines.append(Actions(key=key, rows=behind, count=row["number"], days=part, values=values))
    return sorted(lines, key=lambda line: (line.days.first, -line.count, line.key))
