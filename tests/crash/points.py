"""The moments between two steps that belong together, and a server that kills itself at one of them.

Nothing of the server is replaced: a function of its own is wrapped, so that SIGKILL comes just before or just after it.
"""

import functools
import os
import signal
from collections.abc import Callable
from importlib import import_module
from typing import Any

POINTS = {
    # A mail: fetched, stored, counted, read, filed.
    "mail fetched, not stored": ("models.taking:store", "before"),
    "mail stored, cursor not moved": ("models.taking:insert", "after"),
    "mail and cursor committed": ("models.taking:store", "after"),
    "attempt counted, mail not read": ("models.filing:_attempt", "after"),
    "mail filed, not recorded": ("models.filing:Filing.carry_out", "after"),
    "mail committed": ("models.filing:_settle", "after"),
    # A mutation: claimed, done, its events written, committed, announced.
    "key claimed": ("models.idempotency:IdempotencyKey.claim", "after"),
    "events not written": ("models.base:Unit.write", "before"),
    "events written, not committed": ("models.base:Unit.write", "after"),
    "committed, nobody told": ("models.base:announce", "before"),
}


def arm(name: str) -> None:
    """From now on this process dies at the point of this name."""
    place, moment = POINTS[name]
    module, _, path = place.partition(":")
    *owners, attribute = path.split(".")
    owner = functools.reduce(getattr, owners, import_module(module))
    found = owner.__dict__[attribute]
    wrap = _dying(found.__func__ if isinstance(found, classmethod) else found, moment)
    setattr(owner, attribute, classmethod(wrap) if isinstance(found, classmethod) else wrap)


def _dying(step: Callable[..., Any], moment: str) -> Callable[..., Any]:
    @functools.wraps(step)
    def dies_before(*args: Any, **named: Any) -> Any:
        os.kill(os.getpid(), signal.SIGKILL)

    @functools.wraps(step)
    async def dies_after(*args: Any, **named: Any) -> Any:
        await step(*args, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    return dies_before if moment == "before" else dies_after
