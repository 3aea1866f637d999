"""Suggestions: next activities that the software proposes, and what people made of them. `suggest.py` thinks."""

from collections.abc import Mapping
from datetime import datetime

from events import SuggestionOvertaken
from models.subject import Subject
from models.suggestion.deciding import Deciding
from models.suggestion.row import SUGGESTION_INDEXES, SuggestionState
from models.user import User
from suggest import SuggestionRule


class Suggestion(Deciding):
    """One next activity that the software proposes for a subject, and why."""

    class Meta:
        table = "suggestion"
        unique_together = (("subject", "occasion", "type"),)
        indexes = SUGGESTION_INDEXES

    @classmethod
    async def forget_with(cls, subjects: Mapping[int, Subject], *, by: User, now: datetime) -> None:
        """These subjects, by id, are purged: their suggestions go too; whoever has one on the screen is told."""
        on_them = cls.filter(subject_id__in=list(subjects))
        for suggestion in await on_them.filter(state=SuggestionState.OPEN).order_by("id").select_for_update():
            suggestion._matter = subjects[suggestion.subject_id]
            async with suggestion.held():
                fact = SuggestionOvertaken(rule=suggestion.rule, assignee=suggestion.assignee_id)
                await suggestion.record_end(fact, by=by, now=now)
        await on_them.delete()


__all__ = ["Suggestion", "SuggestionRule", "SuggestionState"]
