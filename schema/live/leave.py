"""How a subscription is left: at once while it waits, else when the message that is being made is done.

An execution that is cut in the middle would leave coroutines behind that nobody awaits.
"""

import asyncio
import contextlib
from collections.abc import Iterator


class Leave:
    def __init__(self, task: "asyncio.Task[None]") -> None:
        self._task = task
        self._resting = False
        self.asked = False

    @contextlib.contextmanager
    def resting(self) -> Iterator[None]:
        """Here it waits, and may be stopped."""
        self._resting = True
        try:
            yield
        finally:
            self._resting = False

    def ask(self) -> None:
        self.asked = True
        if self._resting:
            self._task.cancel()
