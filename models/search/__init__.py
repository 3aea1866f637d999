"""Finding again what was written: in subjects, customers, notes, messages and activities, by words."""

from models.search.finding import Found, SearchKind, find
from models.search.marking import Fragment, Part

__all__ = ["Found", "Fragment", "Part", "SearchKind", "find"]
