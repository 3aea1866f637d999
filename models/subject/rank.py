"""Where a card stands in its column: a fractional key, so that a move writes one row. Pure."""

import secrets

from fractional_indexing import generate_key_between

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
MIDDLE = "a0"
"""The library's first key."""


def between(lower: str | None, upper: str | None) -> str:
    """A key between two others (None: the column's end), with three random signs so that two clients never collide."""
    if lower is not None and upper is not None and lower >= upper:
        upper = None
    key = str(generate_key_between(lower, upper))
    told_apart = key + "".join(secrets.choice(DIGITS) for _ in range(2)) + secrets.choice(DIGITS[1:])
    return told_apart if upper is None or told_apart < upper else key
