"""What is read to tell of a stretch of the log: read once, for all who are told of it. Knows no noun.

Rows as they stood when the log ended there, or later: until the log grows nothing changes, and a look that is older
than the log's end is nobody's.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Look:
    def __init__(self) -> None:
        self._held: dict[Hashable, Any] = {}
        self._reading: defaultdict[Hashable, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def once(self, key: Hashable, read: Callable[[], Awaitable[T]]) -> T:
        """What `read` gives; it is called by whoever asks first under this key. Who asks sees all of it: a key says
        whatever decides what may be seen, or who asks decides that afterwards."""
        if key not in self._held:
            async with self._reading[key]:
                if key not in self._held:
                    self._held[key] = await read()
        return cast(T, self._held[key])
