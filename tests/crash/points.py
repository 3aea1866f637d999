"""The moments between two steps that belong together, and a server that kills itself at one of them.

Nothing of the server is replaced: a function of its own is wrapped, so that SIGKILL comes just before or just after it.
"""

import functools
import inspect
import itertools
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any


@dataclass(frozen=True)
class Point:
    """`step`: a function of the server's. `time`: which call of it since the start is the last one."""

    step: str
    moment: str
    time: int = 1


MAIL = {
    # A mail: fetched, stored, counted, read, filed.
    "mail fetched, not stored": Point("models.taking:store", "before"),
    "mail stored, cursor not moved": Point("models.taking:insert", "after"),
    "mail and cursor committed": Point("models.taking:store", "after"),
    "attempt counted, mail not read": Point("models.filing:_attempts", "after"),
    # A child is given a length, and then the mail that it reads.
    "mail in its reader's hands": Point("mail.reader:_Child._give", "after", time=2),
    "mail read, nothing begun": Point("models.filing:_settle", "before"),
    "mail filed, not recorded": Point("models.filing:Filing.carry_out", "after"),
    "mail committed": Point("models.filing:_settle", "after"),
}
MUTATION = {
    # A mutation: claimed, done, its events written, committed, announced.
    "key claimed": Point("models.idempotency:IdempotencyKey.claim", "after"),
    "events not written": Point("models.unit:Unit.write", "before"),
    "events written, not committed": Point("models.unit:Unit.write", "after"),
    "committed, nobody told": Point("models.unit:announce", "before"),
}
SENDING = {
    # A message of ours: claimed, about to be handed over, that noted, taken by the server, that noted.
    "message claimed, nobody called": Point("models.steps:claim", "after"),
    "server waits for the mail, that not noted": Point("models.steps:note_handover", "before"),
    "handing over noted, no byte sent": Point("models.steps:note_handover", "after"),
    "server has taken it, that not noted": Point("models.posting:_taken", "before"),
    "message sent": Point("models.posting:_taken", "after"),
}
POINTS = {**MAIL, **MUTATION, **SENDING}
SHELVING = {
    # A file: its row says so, the store has it, the row lets go; and an object that is to go.
    "claimed, not put": Point("shelf:Shelf.put", "before"),
    "put, not let go": Point("shelf:Shelf.put", "after"),
    "let go": Point("models.file.shelving:_let_go", "after"),
    "object deleted, departure stands": Point("shelf:Shelf.delete", "after"),
}
IMPORTING = {
    # The rows of a file: written, not committed; committed, and the next ones not begun.
    "rows written, not committed": Point("models.job:Turn.advance", "after", time=2),
    "rows committed": Point("models.importing.work:_step", "after", time=2),
}


def arm(name: str) -> None:
    """From now on this process dies at the point of this name."""
    point = {**POINTS, **SHELVING, **IMPORTING}[name]
    module, _, path = point.step.partition(":")
    *owners, attribute = path.split(".")
    owner = functools.reduce(getattr, owners, import_module(module))
    found = owner.__dict__[attribute]
    wrap = _dying(found.__func__ if isinstance(found, classmethod) else found, point)
    setattr(owner, attribute, classmethod(wrap) if isinstance(found, classmethod) else wrap)


def _dying(step: Callable[..., Any], point: Point) -> Callable[..., Any]:
    calls = itertools.count(1)

    def die(moment: str, call: int) -> None:
        if (moment, call) == (point.moment, point.time):
            os.kill(os.getpid(), signal.SIGKILL)

    @functools.wraps(step)
    def plain(*args: Any, **named: Any) -> Any:
        call = next(calls)
        die("before", call)
        said = step(*args, **named)
        die("after", call)
        return said

    @functools.wraps(step)
    async def awaited(*args: Any, **named: Any) -> Any:
        call = next(calls)
        die("before", call)
        said = await step(*args, **named)
        die("after", call)
        return said

    return awaited if inspect.iscoroutinefunction(step) else plain
