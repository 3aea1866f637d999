"""How far a stream has come in the log. Knows neither who follows it nor what it tells."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass
class Course:
    """`start`: where to go on from, apart from what the document says. `owing`: totals may be put off since then, and
    are told first. `told`: the position of the message that is being made. `reached`: everything up to here is told,
    and nothing is put off; None before the stream has begun.

    `level` is asked whenever nothing is left to tell; when it says yes the stream ends, and has `left`. `news`: what
    it tells of, where others might be told of the same.
    """

    start: int | None = None
    owing: bool = False
    told: int = 0
    reached: int | None = None
    level: Callable[[int], bool] | None = None
    left: bool = False
    news: Any = None

    def rest(self, position: int) -> bool:
        """All up to here is told; whether the stream ends here."""
        self.reached = position
        self.left = self.level is not None and self.level(position)
        return self.left
