"""How much is done at the same time: of one server so few mailboxes, and of those that fail, that others go on.

Each look holds a thread while it waits for the network. Without lanes one provider that is down would take all.
"""

import contextlib
from collections import Counter
from collections.abc import Iterator

OF_ONE_HOST = 6
OF_FAILING = 8
OF_ALL = 96
"""Fewer than the threads that look into mailboxes (`models.line.FETCHING`): jobs and sent folders have some, too."""
FAILING, ALL = "failing", "all"


class Lanes:
    """Of one process. Whoever finds no lane comes again with the next tick of the clock."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()

    @contextlib.contextmanager
    def entered(self, host: str, *, failing: bool) -> Iterator[bool]:
        """Whether there is a lane; it is held until the end."""
        lanes = {ALL: OF_ALL, f"host {host}": OF_ONE_HOST, **({FAILING: OF_FAILING} if failing else {})}
        if any(self._taken[lane] >= most for lane, most in lanes.items()):
            yield False
            return
        self._taken.update(lanes.keys())
        try:
            yield True
        finally:
            self._taken.subtract(lanes.keys())
            self._taken += Counter()  # what is empty is forgotten


class Single:
    """Work that takes all there is: in one process it is done once at a time. Whoever comes meanwhile leaves word, and
    it is looked once more."""

    def __init__(self) -> None:
        self._busy = self._asked = False

    def begin(self) -> bool:
        """Whether nobody is at it."""
        if self._busy:
            self._asked = True
            return False
        self._busy, self._asked = True, False
        return True

    def asked(self) -> bool:
        """Whether somebody has come since this was last asked."""
        asked, self._asked = self._asked, False
        return asked

    def end(self) -> None:
        self._busy = False
