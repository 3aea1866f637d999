"""Where a card stands in its column: a fractional key, so that a move writes one row. Pure."""

import secrets

from fractional_indexing import generate_key_between, generate_n_keys_between, get_integer_part

LONGEST = 100
"""A gap that is halved again and again makes keys grow; beyond this the column is spread anew."""
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def between(lower: str | None, upper: str | None) -> str:
    """A key between two others (None: the column's end), with three random signs so that two clients never collide."""
    if lower is not None and upper is not None and lower >= upper:
        upper = None
    # On top of a column a whole number less is shorter than a fraction of the same one.
    below = get_integer_part(upper) if lower is None and upper is not None else upper
    key = str(generate_key_between(lower, below))
    while upper is not None and upper.startswith(key):
        key = str(generate_key_between(key, upper))
    return key + _signs()


def above(upper: str | None, number: int) -> list[str]:
    """So many keys above a column's first card, in their order, each with three random signs like `between`'s."""
    below = get_integer_part(upper) if upper is not None else None
    return [key + _signs() for key in map(str, generate_n_keys_between(None, below, number))]


def _signs() -> str:
    return "".join(secrets.choice(DIGITS) for _ in range(2)) + secrets.choice(DIGITS[1:])


def spread(number: int) -> list[str]:
    """Short keys for a whole column."""
    return [str(key) for key in generate_n_keys_between(None, None, number)]
