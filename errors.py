"""What may be refused, in sentences for the person who asked. Knows neither HTTP nor GraphQL.

A message is an English sentence with named places (`"A funnel has at most {limit} stages."`); it is kept apart from its
parameters so that `prose` can say it in the reader's language.
"""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar


class Refused(Exception):
    """A person asked for something that may not be; nothing was changed."""

    code: ClassVar[str]

    def __init__(self, message: str, *, field: str | Sequence[str] | None = None, **params: Any) -> None:
        super().__init__(message)
        self.message = message
        self.params: Mapping[str, Any] = params
        self.field = [field] if isinstance(field, str) else list(field) if field else None

    def __str__(self) -> str:
        return self.message.format(**self.params)


@contextlib.contextmanager
def within(name: str) -> Iterator[None]:
    """What is refused here stands in this part of the input."""
    try:
        yield
    except Refused as refused:
        refused.field = [name, *(refused.field or [])]
        raise


class Invalid(Refused):
    """The input breaks a rule of the business."""

    code = "INVALID"


class Required(Refused):
    """Something that must be given is missing."""

    code = "REQUIRED"


class NotFound(Refused):
    """The row is missing, or this user may not know of it: one answer for both."""

    code = "NOT_FOUND"


class Forbidden(Refused):
    """The user may see the row but not do this to it."""

    code = "FORBIDDEN"


class Duplicate(Refused):
    """Something with this name or address is there already."""

    code = "DUPLICATE"


class KeyReused(Refused):
    """An idempotency key came again with other input."""

    code = "KEY_REUSED"


class LimitReached(Refused):
    """A stated bound would be passed."""

    code = "LIMIT_REACHED"


class TooSoon(LimitReached):
    """Too much was asked for in too short a time; after `seconds` it would be granted."""

    def __init__(self, message: str, *, seconds: int, **params: Any) -> None:
        super().__init__(message, seconds=seconds, **params)
        self.seconds = seconds


class WrongState(Refused):
    """The thing is not in a state in which this can be done to it."""

    code = "STATE"


@dataclass(frozen=True)
class FieldConflict:
    """One field that two people changed: what you wanted, what stands there now."""

    name: str
    yours: Any
    theirs: Any


class Conflict(Refused):
    """Somebody else changed the same fields since the version you saw."""

    code = "CONFLICT"

    def __init__(
        self, message: str, *, noun: Any, version: int, fields: Sequence[FieldConflict], stands: Mapping[str, Any]
    ) -> None:
        super().__init__(message, noun=noun.called)
        self.noun = noun
        self.version = version
        self.fields = tuple(fields)
        self.stands = stands
        """The whole row as it stands now; `noun` is the one that was wanted."""


class TookTooLong(Exception):
    """An operation was stopped at its deadline; what it had begun was undone, unless it was just being committed."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"It took longer than {seconds:g} seconds.")
        self.seconds = seconds


class SignInNeeded(Exception):
    """Nobody is signed in, or the session has ended."""
