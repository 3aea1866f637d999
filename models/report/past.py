"""The funnel of the past: as it stood at the end of a day, what passed from where to where, how long it stayed, and how
it ended. All of it counts the ledger, so that the past does not change when a subject is edited, moved or deleted."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tortoise.functions import Count, Sum
from tortoise.queryset import QuerySet

from models.ledger import Standing, Turn
from models.report.figure import Line, key_of, matching, percentile
from models.report.period import Period
from models.stage import Stage
from models.subject import Outcome

SUMMED = {"number": Count("id"), "minor": Sum("value_minor")}


@dataclass(kw_only=True)
class ColumnThen(Line):
    """A column as it stood. `weighted`: currency → minor units × per cent, of what was open."""

    stage_id: int | None
    weighted: dict[str, int] = field(default_factory=dict)


async def funnel_at(rows: QuerySet[Standing], at: datetime) -> list[ColumnThen]:
    """What the board showed just before this instant: all stages of today, and those deleted since with what stood in
    them. Without a stage: the prospects."""
    stood = rows.filter(since__lt=at, until__gte=at)
    stages = await Stage.in_order()
    probability = {stage.id: stage.probability for stage in stages}
    held: dict[int | None, ColumnThen] = {}
    for stage_id in (None, *probability):
        held[stage_id] = _column(stood, stage_id)
    names = ("stage_id", "outcome", "value_currency", "percent")
    for row in await stood.annotate(**SUMMED).group_by(*names).values(*names, *SUMMED):
        column = held.setdefault(row["stage_id"], _column(stood, row["stage_id"]))
        column.add(row["number"], row["value_currency"], row["minor"])
        if row["value_currency"] is not None and row["outcome"] == Outcome.OPEN:
            percent = probability.get(row["stage_id"], 0) if row["percent"] is None else row["percent"]
            share = int(row["minor"] or 0) * percent
            column.weighted[row["value_currency"]] = column.weighted.get(row["value_currency"], 0) + share
    return list(held.values())


def _column(stood: QuerySet[Standing], stage_id: int | None) -> ColumnThen:
    return ColumnThen(key=key_of(stage_id), rows=matching(stood, stage_id=stage_id), stage_id=stage_id)


@dataclass(kw_only=True)
class Passage(Line):
    """From a stage and outcome into another; `share`: of all that left from there, or began, in the period."""

    turn: Turn
    from_stage_id: int | None
    from_outcome: Outcome | None
    stage_id: int | None
    outcome: Outcome
    share: float = 0.0


async def passages(rows: QuerySet[Standing], days: Period, *, turns: Collection[Turn]) -> list[Passage]:
    """The conversion matrix: one line for each pair that occurred, the most frequent first."""
    turned = rows.filter(turn__in=list(turns), **days.within("since"))
    names = ("turn", "from_stage_id", "from_outcome", "stage_id", "outcome")
    held: dict[str, Passage] = {}
    for row in (
        await turned.annotate(**SUMMED).group_by(*names, "value_currency").values(*names, "value_currency", *SUMMED)
    ):
        told: dict[str, Any] = {name: row[name] for name in names}
        key = key_of(*told.values())
        line = held.get(key) or held.setdefault(key, Passage(key=key, rows=matching(turned, **told), **told))
        line.add(row["number"], row["value_currency"], row["minor"])
    left: dict[Any, int] = defaultdict(int)
    for line in held.values():
        left[line.turn, line.from_stage_id, line.from_outcome] += line.count
    for line in held.values():
        line.share = line.count / left[line.turn, line.from_stage_id, line.from_outcome]
    return sorted(held.values(), key=lambda line: (-line.count, line.key))


@dataclass(kw_only=True)
class Stay(Line):
    """How long open subjects stayed in a stage before they left it, in seconds; `still`: those that had not."""

    stage_id: int | None
    p50: int | None = None
    p75: int | None = None
    p90: int | None = None
    still: QuerySet[Any]
    open: int = 0


async def stays(rows: QuerySet[Standing], days: Period) -> list[Stay]:
    """By stage. A stay counts in the period in which it ended; those that go on at its end are told beside."""
    over = rows.filter(turn=Turn.MOVED, stayed__isnull=False, **days.within("since"))
    going_on = rows.filter(since__lt=days.end, until__gte=days.end, outcome=Outcome.OPEN)
    durations: dict[int | None, list[int]] = defaultdict(list)
    told: list[Any] = await over.values_list("from_stage_id", "stayed")
    for stage_id, seconds in told:
        durations[stage_id].append(seconds)
    still = await going_on.annotate(number=Count("id")).group_by("stage_id").values("stage_id", "number")
    open_ = {row["stage_id"]: row["number"] for row in still}
    known: list[int | None] = [None, *[stage.id for stage in await Stage.in_order()]]
    places = {id: place for place, id in enumerate(known)}
    lines = []
    for stage_id in sorted({*durations, *open_}, key=lambda id: places.get(id, len(places))):
        ordered = sorted(durations[stage_id])
        lines.append(
            Stay(
                key=key_of(stage_id),
                rows=matching(over, from_stage_id=stage_id),
                count=len(ordered),
                stage_id=stage_id,
                p50=percentile(ordered, 50),
                p75=percentile(ordered, 75),
                p90=percentile(ordered, 90),
                still=matching(going_on, stage_id=stage_id),
                open=open_.get(stage_id, 0),
            )
        )
    return lines


@dataclass(kw_only=True)
class Ending(Line):
    """How matters ended, for which reason, and in which stage they were until then."""

    outcome: Outcome
    reason_id: int | None
    stage_id: int | None


async def endings(rows: QuerySet[Standing], days: Period, *, outcomes: Collection[Outcome]) -> list[Ending]:
    """What ended in the period and has not been opened again, or ended otherwise, since; the most frequent first."""
    ended = rows.filter(ends=True, undone=False, outcome__in=list(outcomes), **days.within("since"))
    names = ("outcome", "reason_id", "from_stage_id")
    held: dict[str, Ending] = {}
    for row in (
        await ended.annotate(**SUMMED).group_by(*names, "value_currency").values(*names, "value_currency", *SUMMED)
    ):
        told = {name: row[name] for name in names}
        key = key_of(*told.values())
        if key not in held:
            held[key] = Ending(
                key=key,
                rows=matching(ended, **told),
                outcome=row["outcome"],
                reason_id=row["reason_id"],
                stage_id=row["from_stage_id"],
            )
        held[key].add(row["number"], row["value_currency"], row["minor"])
    return sorted(held.values(), key=lambda line: (-line.count, line.key))
