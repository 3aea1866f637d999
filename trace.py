"""Which request or errand is in hand: an id that stands in its log lines, in its answer and in its masked errors."""

import re
import secrets
from collections.abc import Mapping, MutableMapping
from contextvars import ContextVar
from typing import Any

HEADER = "x-trace-id"
_PARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")

_known: ContextVar[Mapping[str, Any]] = ContextVar("errand", default={})  # noqa: B039  # nobody writes into it


def begin(parent: str | None = None, **about: str | int) -> str:
    """A new errand: its id is that of a W3C `traceparent`, where somebody in front of us began it."""
    found = _PARENT.fullmatch(parent or "")
    trace = found[1] if found else secrets.token_hex(8)
    _known.set({"trace": trace, **about})
    return trace


def about(**more: str | int) -> None:
    """What became known of it: ids only, never a name or an address."""
    _known.set({**_known.get(), **more})


def current() -> str:
    """The id of the errand in hand; of what nobody began, a new one."""
    return _known.get().get("trace") or begin()


def told(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """For structlog: a line with what is known of the errand in hand."""
    return {**_known.get(), **event}
