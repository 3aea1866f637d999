"""What the lines of all reports have in common: a key, a count, sums by currency, and the rows behind them."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tortoise.queryset import QuerySet


@dataclass(kw_only=True)
class Line:
    """`key` names it among the lines of the same report; `rows` are what it counts, all that the viewer sees."""

    key: str
    rows: QuerySet[Any]
    count: int = 0
    sums: dict[str, int] = field(default_factory=dict)
    """Currency → minor units."""

    def add(self, count: int, currency: str | None, minor: Any) -> None:
        self.count += count
        if currency is not None:
            self.sums[currency] = self.sums.get(currency, 0) + int(minor or 0)


def key_of(*parts: Any) -> str:
    """A key out of ids, enums and days; what is absent is told by `-`."""
    return ".".join("-" if part is None else str(getattr(part, "value", part)) for part in parts)


def matching(rows: QuerySet[Any], **wanted: Any) -> QuerySet[Any]:
    """The rows that have exactly these values, nothing included."""
    for name, value in wanted.items():
        rows = rows.filter(**({f"{name}__isnull": True} if value is None else {name: value}))
    return rows


def percentile(ordered: Sequence[int], percent: int) -> int | None:
    """By nearest rank: the smallest value that at least so many per cent do not exceed; of nothing, nothing."""
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)] if ordered else None


def some(lines: Iterable[Any], only: Sequence[str] | None) -> list[Any]:
    """All lines, or those with these keys."""
    return [line for line in lines if only is None or line.key in only]
