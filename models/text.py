"""Text as people enter it: without signs that mean nothing or deceive, in one line or not too long. Pure."""

import re
import unicodedata

from errors import Invalid

UNWRITABLE = {"Cc", "Cs"}
"""Categories of signs that no text of ours holds: PostgreSQL refuses NUL, and UTF-8 has no surrogates."""

TURNED = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of what follows: in a list they disguise a name, and other rows with it."""


def clean(text: str) -> str:
    """Text as people meant it: no control characters but line breaks and tabs, no half of a surrogate pair."""
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in UNWRITABLE).strip()


def one_line(text: str) -> str:
    """Text that stands in a list or on a card."""
    return " ".join(TURNED.sub("", clean(text)).split())


def at_most(limit: int, text: str, *, field: str) -> str:
    if len(text) > limit:
        raise Invalid("This has at most {limit} characters.", field=field, limit=limit)
    return text
