"""The funnel: subjects by stage, its columns and their totals, in a number of statements that does not grow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tortoise.expressions import Q
from tortoise.functions import Count, Sum
from tortoise.queryset import QuerySet

from models.stage import Stage
from models.subject import ActivityState, Outcome, Subject, SubjectKind
from models.subject.filter import Filter
from models.user import User

EVERYTHING = Filter()
PROSPECTS = None
"""The key of the leading column, which is no stage."""
GROUPED = ("stage_id", "outcome", "activity_state", "idle", "rotting", "value_currency", "manual_probability")
COUNTED = ("count", "minor")
"""How many, and their values in minor units."""


@dataclass
class Totals:
    """What stands in a column, or in all. Sums are by currency, in minor units; weighted sums count OPEN only."""

    stage_id: int | None = None
    count: int = 0
    value: dict[str, int] = field(default_factory=dict)
    weighted: dict[str, int] = field(default_factory=dict)
    activity_states: dict[ActivityState, int] = field(default_factory=dict)
    idle: int = 0
    rotting: int = 0

    def add(self, row: dict[str, Any], probability: int) -> None:
        """Take in one group of rows; `probability` is the stage's, for rows without one of their own."""
        number = row["count"]
        self.count += number
        state = ActivityState(row["activity_state"])
        self.activity_states[state] = self.activity_states.get(state, 0) + number
        self.idle += number if row["idle"] else 0
        self.rotting += number if row["rotting"] else 0
        currency, minor = row["value_currency"], row["minor"] or 0
        if currency is None:
            return
        self.value[currency] = self.value.get(currency, 0) + int(minor)
        if row["outcome"] == Outcome.OPEN:
            own = row["manual_probability"]
            share = int(minor) * (probability if own is None else own)
            self.weighted[currency] = self.weighted.get(currency, 0) + share


@dataclass(frozen=True)
class Board:
    """What one viewer sees of the funnel, narrowed by a filter."""

    viewer: User
    channel_id: int | None = None
    filter: Filter = EVERYTHING

    def subjects(self) -> QuerySet[Subject]:
        """All cards: by default what is not archived, discarded or lost, nor closed more than 30 days ago."""
        rows = self._shown(Subject.visible_to(self.viewer))
        return rows if self.channel_id is None else rows.filter(channel_id=self.channel_id)

    def anybodys(self) -> QuerySet[Subject]:
        """The cards of all who look through this filter, at whichever channel: each sees those that it `shows`."""
        return self._shown(Subject.all())

    def shows(self, card: Subject) -> bool:
        """Whether a card that somebody has on a board of this filter stands on this one."""
        return self.channel_id in (None, card.channel_id) and card.seen_by(self.viewer)

    def _shown(self, rows: QuerySet[Subject]) -> QuerySet[Subject]:
        rows = self.filter.applied(rows)
        if self.filter.outcomes is not None or self.filter.closed_at is not None:
            return rows
        shown = Q(on_board=True)
        for column, wanted in (("archived_at", self.filter.archived), ("discarded_at", self.filter.discarded)):
            if wanted is not False:
                hidden: dict[str, Any] = {f"{column}__isnull": False}
                shown |= Q(**hidden)
        return rows.filter(shown)

    def prospects(self) -> QuerySet[Subject]:
        """The leading column, which is no stage."""
        return self.subjects().filter(kind=SubjectKind.PROSPECT)

    def opportunities(self) -> QuerySet[Subject]:
        """All other columns: those of a stage have its id."""
        return self.subjects().filter(kind=SubjectKind.OPPORTUNITY)

    def groups(self) -> QuerySet[Subject]:
        """What counts alike, counted together: see `GROUPED` and `COUNTED`."""
        return self.subjects().annotate(count=Count("id"), minor=Sum("value_minor")).group_by(*GROUPED)

    async def totals(self, stages: Sequence[Stage]) -> dict[int | None, Totals]:
        """Per column, in one statement."""
        return by_column(stages, await self.groups().values(*GROUPED, *COUNTED))


def by_column(stages: Sequence[Stage], groups: Iterable[dict[str, Any]]) -> dict[int | None, Totals]:
    columns: dict[int | None, Totals] = {PROSPECTS: Totals(), **{stage.id: Totals(stage.id) for stage in stages}}
    probability = {stage.id: stage.probability for stage in stages}
    for group in groups:
        if group["stage_id"] in columns:
            columns[group["stage_id"]].add(group, probability.get(group["stage_id"], 0))
    return columns


def whole(columns: Sequence[Totals]) -> Totals:
    """The stages' totals together; prospects stand in no stage total (DESIGN §4)."""
    sum_ = Totals()
    for column in columns:
        sum_.count += column.count
        sum_.idle += column.idle
        sum_.rotting += column.rotting
        for mine, theirs in ((sum_.value, column.value), (sum_.weighted, column.weighted)):
            for currency, minor in theirs.items():
                mine[currency] = mine.get(currency, 0) + minor
        for state, number in column.activity_states.items():
            sum_.activity_states[state] = sum_.activity_states.get(state, 0) + number
    return sum_
