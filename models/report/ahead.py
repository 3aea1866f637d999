"""What will close, and what went cold: figures over subjects as they stand now."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from tortoise.functions import Count, Sum
from tortoise.queryset import QuerySet

from models.report.figure import Line, key_of, matching
from models.report.period import Period
from models.stage import Stage
from models.subject import Outcome, Subject

SUMMED = {"number": Count("id"), "minor": Sum("value_minor")}


class Basis(StrEnum):
    """STAGE: the probability of the stage. MANUAL: one that somebody gave the subject."""

    STAGE = "STAGE"
    MANUAL = "MANUAL"


@dataclass(kw_only=True)
class Month(Line):
    """What is expected to close in a month, in one currency, by one basis. `weighted`: minor units × per cent."""

    month: date | None
    currency: str | None
    basis: Basis
    weighted: int = 0


async def forecast(rows: QuerySet[Subject]) -> list[Month]:
    """Open subjects by month of the expected day (null: none is said), currency and basis; in order of the months."""
    open_ = rows.filter(outcome=Outcome.OPEN)
    names = ("expected_close_on", "stage_id", "value_currency", "manual_probability")
    probability = {stage.id: stage.probability for stage in await Stage.in_order()}
    held: dict[str, Month] = {}
    for row in await open_.annotate(**SUMMED).group_by(*names).values(*names, *SUMMED):
        day, currency, own = row["expected_close_on"], row["value_currency"], row["manual_probability"]
        basis = Basis.STAGE if own is None else Basis.MANUAL
        month = day.replace(day=1) if day else None
        key = key_of(month, currency, basis)
        if key not in held:
            held[key] = Month(
                key=key, rows=_expected(open_, month, currency, basis), month=month, currency=currency, basis=basis
            )
        held[key].add(row["number"], currency, row["minor"])
        held[key].weighted += int(row["minor"] or 0) * (probability.get(row["stage_id"], 0) if own is None else own)
    return sorted(held.values(), key=lambda line: (line.month or date.max, line.currency or "~", line.basis))


def _expected(rows: QuerySet[Subject], month: date | None, currency: str | None, basis: Basis) -> QuerySet[Subject]:
    rows = matching(rows, value_currency=currency).filter(manual_probability__isnull=basis is Basis.STAGE)
    if month is None:
        return rows.filter(expected_close_on__isnull=True)
    last = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return rows.filter(expected_close_on__gte=month, expected_close_on__lte=last)


class Silence(StrEnum):
    """IDLE: no interaction for the channel's days. ROTTING: in its stage for longer than the stage's days."""

    IDLE = "IDLE"
    ROTTING = "ROTTING"


@dataclass(kw_only=True)
class Quiet(Line):
    silence: Silence
    channel_id: int
    owner_id: int | None


async def quiet(rows: QuerySet[Subject], days: Period | None) -> list[Quiet]:
    """What is idle or rots just now, by channel and owner; with `days`, what became so in them."""
    lines: list[Quiet] = []
    for silence in Silence:
        name = silence.value.lower()
        cold = rows.filter(**{name: True}, **(days.within(f"{name}_from") if days else {}))
        lines += await _by_owner(cold, silence)
    return lines


async def _by_owner(cold: QuerySet[Subject], silence: Silence) -> list[Quiet]:
    names = ("channel_id", "owner_id")
    held: dict[str, Quiet] = {}
    for row in (
        await cold.annotate(**SUMMED).group_by(*names, "value_currency").values(*names, "value_currency", *SUMMED)
    ):
        told: dict[str, Any] = {name: row[name] for name in names}
        key = key_of(silence, *told.values())
        line = held.get(key) or held.setdefault(
            key, Quiet(key=key, rows=matching(cold, **told), silence=silence, **told)
        )
        line.add(row["number"], row["value_currency"], row["minor"])
    return sorted(held.values(), key=lambda line: (-line.count, line.key))


__all__ = ["Basis", "Month", "Quiet", "Silence", "forecast", "quiet"]
