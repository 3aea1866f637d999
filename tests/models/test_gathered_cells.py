"""Rows that differ in every column are written by one statement as each would be by itself."""

from datetime import date, timedelta

import models
from models import Suggestion, SuggestionState
from models.base import transaction
from suggest import SuggestionRule
from tests.make import NOON, Cast, subject

HOUR = timedelta(hours=1)
NAMES = ("reasons", "due_on", "score", "state", "assignee_id", "counted", "rule")


async def test_two_rows_that_differ_in_each_column_are_written_together(cast: Cast) -> None:
    cards = [await subject(cast, title) for title in ("Remos", "Velas")]
    await Suggestion.renew(*(card.id for card in cards), by=cast.ana, now=NOON)
    rows = await Suggestion.all().order_by("id").limit(2)
    values = [
        ([{"code": "a", "params": {"n": 1}}], date(2026, 1, 1), 0.1, SuggestionState.STALE, cast.bruno.id, None),
        ([{"code": "b", "params": {"n": 2}}], date(2026, 1, 2), 0.2, SuggestionState.OPEN, None, 3),
    ]

    async with transaction() as unit, unit.gather([]) as gathering:
        for row, said, rule in zip(rows, values, (SuggestionRule.HABIT, SuggestionRule.REPLY), strict=True):
            row.update_from_dict(dict(zip(NAMES, (*said, rule), strict=True)))
            gathering.save(row, *NAMES)
        for card, at in zip(cards, (NOON + HOUR, None), strict=True):
            card.suggest_at = at
            gathering.save(card, "suggest_at")

    stored = await Suggestion.filter(id__in=[row.id for row in rows]).order_by("id")
    assert [[getattr(row, name) for name in NAMES] for row in stored] == [
        [getattr(row, name) for name in NAMES] for row in rows
    ]
    assert [(await models.Subject.get(id=card.id)).suggest_at for card in cards] == [NOON + HOUR, None]
