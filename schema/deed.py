"""One mutation, done once: when the plan of its payload fails, the ordinary execution comes to the same field again,
and is given what was done. Knows no noun."""

from collections.abc import Awaitable, Callable
from typing import Any


class Deed:
    """The root value of a mutation that is planned."""

    def __init__(self) -> None:
        self._done = False
        self._payload: Any = None
        self._failure: Exception | None = None

    async def once(self, work: Callable[[], Awaitable[Any]]) -> Any:
        """What `work` gives, or raises, the first time."""
        if not self._done:
            try:
                self._payload = await work()
            except Exception as failure:
                self._failure = failure
                raise
            finally:
                self._done = True
        elif self._failure is not None:
            raise self._failure
        return self._payload
