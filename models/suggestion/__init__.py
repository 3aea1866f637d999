"""Suggestions: next activities that the software proposes, and what people made of them. `suggest.py` thinks."""

from models.suggestion.deciding import Deciding
from models.suggestion.row import SUGGESTION_INDEXES, SuggestionState
from suggest import SuggestionRule


class Suggestion(Deciding):
    """One next activity that the software proposes for a subject, and why."""

    class Meta:
        table = "suggestion"
        unique_together = (("subject", "occasion", "type"),)
        indexes = SUGGESTION_INDEXES


__all__ = ["Suggestion", "SuggestionRule", "SuggestionState"]
