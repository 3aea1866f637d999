"""The course that one matter takes, drawn before it begins: from where it comes, how far it goes, how it ends. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from random import Random

from demo.year.people import Shop
from demo.year.rhythm import Rhythm


class End(StrEnum):
    """OPEN: it goes on beyond the year. ABANDONED: nobody looks after it any more, and it stays open."""

    WON = "WON"
    LOST = "LOST"
    CLOSED = "CLOSED"
    SPAM = "SPAM"
    OPEN = "OPEN"
    ABANDONED = "ABANDONED"


LENGTHS = {End.WON: (12, 70), End.LOST: (4, 50), End.CLOSED: (3, 15), End.SPAM: (0, 2), End.ABANDONED: (5, 30)}
"""Working days from the beginning to the end, from and to."""
WEIGHTS = {End.WON: 26, End.LOST: 48, End.CLOSED: 8, End.ABANDONED: 18}


@dataclass(frozen=True, kw_only=True)
class Course:
    """`moves`: the days on which it enters the second, third, fourth stage. `known`: about a customer of before."""

    number: int
    shop: Shop
    by_mail: bool
    known: bool
    begins: date
    moves: tuple[date, ...]
    end: End
    ends: date
    value: int | None
    priority: int

    def open_on(self, day: date) -> bool:
        return self.end in (End.OPEN, End.ABANDONED) or self.ends > day


def courses(*, seed: int, open: int, shops: list[Shop], rhythm: Rhythm) -> list[Course]:
    """As many as it takes for `open` of them to be open on the last day, in the order of their beginnings."""
    dice, drawn, held, last = Random(f"{seed}/courses"), list[Course](), 0, rhythm.days[-1]
    while held < open:
        (begins,) = rhythm.beginnings(dice, 1)
        course = _drawn(len(drawn), begins, shops, rhythm, dice)
        drawn.append(course)
        held += course.open_on(last)
    return sorted(drawn, key=lambda course: (course.begins, course.number))


def _drawn(number: int, begins: date, shops: list[Shop], rhythm: Rhythm, dice: Random) -> Course:
    (shop,) = dice.choices(shops, [shop.share for shop in shops])
    by_mail = dice.random() < (0.9 if shop.prospects else 0.45)
    (end,) = dice.choices(list(WEIGHTS), list(WEIGHTS.values()))
    if shop.prospects and by_mail and dice.random() < 0.15:
        end = End.SPAM
    length = dice.randint(*LENGTHS[end])
    ends = rhythm.later(begins, length)
    steps = min(3, length // 4) if end is End.WON else dice.randint(0, min(3, length // 4))
    if end is End.SPAM:
        steps = 0
    offsets = sorted(dice.sample(range(1, max(length, 4)), k=steps))
    return Course(
        number=number,
        shop=shop,
        by_mail=by_mail,
        known=dice.random() < 0.25,
        begins=begins,
        moves=tuple(rhythm.later(begins, offset) for offset in offsets),
        end=end if ends <= rhythm.days[-1] else End.OPEN,
        ends=ends,
        value=dice.randrange(8, 900) * 100 if dice.random() < 0.85 else None,
        priority=dice.choice((0, 0, 0, 1, 2, 3)),
    )
