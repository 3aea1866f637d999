"""Timelines: all that happened to a subject or a customer, newest first; one small type per fact, read from the log."""

from schema.page import connection
from schema.timeline import activity, customer, message, note, subject
from schema.timeline.entry import ENTRIES, TimelineEntry, entry

TimelineConnection = connection(TimelineEntry, "TimelineEntry")

__all__ = [
    "ENTRIES",
    "TimelineConnection",
    "TimelineEntry",
    "activity",
    "customer",
    "entry",
    "message",
    "note",
    "subject",
]
