"""Which request or errand is in hand: an id that stands in its log lines, in its answer and in its masked errors."""

import re
import secrets

from structlog.contextvars import bind_contextvars, clear_contextvars, get_contextvars

HEADER = "x-trace-id"
_PARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")


def begin(parent: str | None = None, **about: str | int) -> str:
    """A new errand: its id is that of a W3C `traceparent`, where somebody in front of us began it."""
    found = _PARENT.fullmatch(parent or "")
    trace = found[1] if found else secrets.token_hex(8)
    clear_contextvars()
    bind_contextvars(trace=trace, **about)
    return trace


def about(**more: str | int) -> None:
    """What became known of it: ids only, never a name or an address."""
    bind_contextvars(**more)


def current() -> str:
    """The id of the errand in hand; of what nobody began, a new one."""
    held: str | None = get_contextvars().get("trace")
    return held or begin()
