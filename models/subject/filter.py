"""Which subjects: one filter for lists, board, totals and subscriptions, so that they can never disagree."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

from errors import Invalid
from models.contact import words
from models.subject import ActivityState, Outcome, Subject, SubjectKind, SubjectMarker
from models.words import SHORTEST_PART, containing


@dataclass(frozen=True)
class Span:
    """From (inclusive) to (exclusive for instants, inclusive for days); either end may be open."""

    start: Any = None
    end: Any = None


@dataclass(frozen=True)
class Filter:
    channel_ids: tuple[int, ...] | None = None
    stage_ids: tuple[int, ...] | None = None
    kinds: tuple[SubjectKind, ...] | None = None
    outcomes: tuple[Outcome, ...] | None = None
    owner_ids: tuple[int, ...] | None = None
    unowned: bool | None = None
    customer_ids: tuple[int, ...] | None = None
    markers_any: tuple[int, ...] | None = None
    markers_all: tuple[int, ...] | None = None
    markers_none: tuple[int, ...] | None = None
    text: str | None = None
    value: Span | None = None
    value_currency: str | None = None
    created_at: Span | None = None
    closed_at: Span | None = None
    expected_close_on: Span | None = None
    activity_states: tuple[ActivityState, ...] | None = None
    idle: bool | None = None
    rotting: bool | None = None
    archived: bool | None = False
    discarded: bool | None = False

    def dump(self) -> dict[str, Any]:
        """What is said beyond nothing, in a form that JSON keeps."""
        held = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: _kept(value) for name, value in held.items() if value != DEFAULTS[name]}

    @classmethod
    def load(cls, stored: dict[str, Any]) -> "Filter":
        return cls(**{name: _read(name, value) for name, value in stored.items() if name in DEFAULTS})

    def but(self, **parts: Any) -> "Filter":
        return replace(self, **parts)

    def applied(self, rows: QuerySet[Subject]) -> QuerySet[Subject]:
        """These rows, narrowed. Only stored columns are read, never the clock."""
        for column, wanted in (
            ("channel_id", self.channel_ids),
            ("stage_id", self.stage_ids),
            ("kind", self.kinds),
            ("outcome", self.outcomes),
            ("customer_id", self.customer_ids),
            ("activity_state", self.activity_states),
        ):
            if wanted is not None:
                rows = rows.filter(**{f"{column}__in": list(wanted)})
        rows = self._owned(rows)
        for column, span, whole_days in (
            ("value_minor", self.value, True),
            ("created_at", self.created_at, False),
            ("closed_at", self.closed_at, False),
            ("expected_close_on", self.expected_close_on, True),
        ):
            rows = _within(rows, column, span, whole_days)
        if self.value_currency is not None:
            rows = rows.filter(value_currency=self.value_currency)
        for column, flag in (("idle", self.idle), ("rotting", self.rotting)):
            if flag is not None:
                rows = rows.filter(**{column: flag})
        for column, hidden in (("archived_at", self.archived), ("discarded_at", self.discarded)):
            if hidden is not None:
                rows = rows.filter(**{f"{column}__isnull": not hidden})
        return self._said(self._marked(rows))

    def _owned(self, rows: QuerySet[Subject]) -> QuerySet[Subject]:
        if self.owner_ids is not None and self.unowned:
            return rows.filter(Q(owner_id__in=list(self.owner_ids)) | Q(owner_id__isnull=True))
        if self.owner_ids is not None:
            return rows.filter(owner_id__in=list(self.owner_ids))
        return rows if self.unowned is None else rows.filter(owner_id__isnull=self.unowned)

    def _marked(self, rows: QuerySet[Subject]) -> QuerySet[Subject]:
        if self.markers_any is not None:
            rows = rows.filter(id__in=Subquery(_carrying(self.markers_any)))
        for id in self.markers_all or ():
            rows = rows.filter(id__in=Subquery(_carrying((id,))))
        if self.markers_none:
            rows = rows.filter(id__not_in=Subquery(_carrying(self.markers_none)))
        return rows

    def _said(self, rows: QuerySet[Subject]) -> QuerySet[Subject]:
        for word in words(self.text):
            if len(word) < SHORTEST_PART:
                rows = rows.filter(Q(search__contains=word) | Q(customer__search__contains=word))
            else:
                rows = rows.filter(id__in=containing(word))
        return rows


DEFAULTS: dict[str, Any] = {each.name: each.default for each in fields(Filter)}
SPANS: dict[str, Any] = {
    "value": int,
    "created_at": datetime.fromisoformat,
    "closed_at": datetime.fromisoformat,
    "expected_close_on": date.fromisoformat,
}
ENUMS: dict[str, Any] = {"kinds": SubjectKind, "outcomes": Outcome, "activity_states": ActivityState}


def _kept(value: Any) -> Any:
    if isinstance(value, Span):
        return [end.isoformat() if isinstance(end, date) else end for end in (value.start, value.end)]
    return [each.value if isinstance(each, Enum) else each for each in value] if isinstance(value, tuple) else value


def _read(name: str, value: Any) -> Any:
    if name in SPANS and value is not None:
        return Span(*(None if end is None else SPANS[name](end) for end in value))
    return tuple(ENUMS.get(name, int)(each) for each in value) if isinstance(value, list) else value


def _carrying(marker_ids: tuple[int, ...]) -> Any:
    return SubjectMarker.filter(marker_id__in=list(marker_ids)).values("subject_id")


def _within(rows: QuerySet[Subject], column: str, span: Span | None, whole_days: bool) -> QuerySet[Subject]:
    if span is None:
        return rows
    if span.start is not None and span.end is not None and span.start > span.end:
        raise Invalid("The range begins after it ends.", field="filter")
    if span.start is not None:
        rows = rows.filter(**{f"{column}__gte": span.start})
    if span.end is not None:
        rows = rows.filter(**{f"{column}__{'lte' if whole_days else 'lt'}": span.end})
    return rows


__all__ = ["Filter", "Span"]
