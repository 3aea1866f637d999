"""How large a year is to be, and of which team. Knows no verb."""

from dataclasses import dataclass
from datetime import date

MOST_PLAYED = 1_000
"""Open subjects that are played through the verbs, some minutes' worth; more are copies of these (`copying.py`)."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """`open`: subjects that are open on the last day, `until`; the year ends there at six in the evening."""

    until: date
    seed: int = 7
    people: int = 10
    open: int = 500
    weeks: int = 52
    locale: str = "pt-BR"

    def __post_init__(self) -> None:
        if not 3 <= self.people <= 60:
            raise ValueError("A team has 3 to 60 people.")
        if not 1 <= self.open <= 100_000:
            raise ValueError("From 1 to 100000 subjects may be open at the end.")
        if not 1 <= self.weeks <= 104:
            raise ValueError("The time lasts 1 to 104 weeks.")

    @property
    def played(self) -> int:
        """Open subjects that come about through the verbs."""
        return min(self.open, MOST_PLAYED)
