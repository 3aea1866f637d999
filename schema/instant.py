"""Instants that clients name."""

from datetime import datetime

from errors import Invalid


def instant(given: datetime, *, field: str) -> datetime:
    """Without an offset nobody knows which instant is meant."""
    if given.tzinfo is None:
        raise Invalid("An instant needs an offset, such as 2026-11-22T10:00:00-03:00.", field=field)
    if not 1 < given.year < 9999:
        raise Invalid("This instant cannot be told in every time zone.", field=field)
    return given
