"""How suggestions fared: made, accepted and done, dismissed, overtaken, by occasion and kind of activity."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tortoise.expressions import Q
from tortoise.functions import Count
from tortoise.queryset import QuerySet

from models.activity import ActivityState
from models.suggestion.row import SuggestionState
from suggest import SuggestionRule

FINISHED = Q(state=SuggestionState.ACCEPTED, activity__state=ActivityState.DONE)


@dataclass
class Fared:
    rule: SuggestionRule
    type_id: int
    rows: QuerySet[Any]
    """Those that were made."""
    made: int = 0
    open: int = 0
    accepted: int = 0
    done: int = 0
    """Of those accepted: what they became is done."""
    dismissed: int = 0
    stale: int = 0

    @property
    def key(self) -> str:
        return f"{self.rule.value}.{self.type_id}"

    def behind(self, state: SuggestionState | None = None, *, done: bool = False) -> QuerySet[Any]:
        """Those that came to this; all without it."""
        rows = self.rows if state is None else self.rows.filter(state=state)
        return rows.filter(FINISHED) if done else rows


async def fared(rows: QuerySet[Any]) -> list[Fared]:
    """The counts of these suggestions, the most frequent first."""
    held: dict[tuple[SuggestionRule, int], Fared] = {}
    counted = rows.annotate(number=Count("id")).group_by("rule", "type_id", "state")
    for rule, type_id, state, number in await counted.values_list("rule", "type_id", "state", "number"):
        rule = SuggestionRule(rule)
        line = held.setdefault((rule, type_id), Fared(rule, type_id, rows.filter(rule=rule, type_id=type_id)))
        line.made += number
        name = SuggestionState(state).value.lower()
        setattr(line, name, getattr(line, name) + number)
    counted = rows.filter(FINISHED).annotate(number=Count("id")).group_by("rule", "type_id")
    for rule, type_id, number in await counted.values_list("rule", "type_id", "number"):
        held[SuggestionRule(rule), type_id].done = number
    return _sorted(held.values())


def _sorted(lines: Iterable[Fared]) -> list[Fared]:
    return sorted(lines, key=lambda line: (-line.made, line.rule, line.type_id))
