"""Suggestions: next activities that the software proposes, and what people made of them. `suggest.py` thinks."""

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
    async def forget_with(cls, subject: Subject, *, by: User, now: datetime) -> None:
        """A subject is purged: its suggestions go with it, and whoever has an open one on the screen is told."""
        for suggestion in await cls.filter(subject_id=subject.id, state=SuggestionState.OPEN):
            suggestion._matter = subject
            async with suggestion.changing():
                fact = SuggestionOvertaken(rule=suggestion.rule, assignee=suggestion.assignee_id)
                await suggestion.record_end(fact, by=by, now=now)
        await cls.filter(subject_id=subject.id).delete()


__all__ = ["Suggestion", "SuggestionRule", "SuggestionState"]
