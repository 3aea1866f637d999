"""Where the words stand in a text, and how well a row fits: pure. Nothing here knows a database."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from models.contact import folded

LONGEST = 20_000
"""Signs of a text that are looked at; PostgreSQL's index has read as many."""
AROUND, MOST = 60, 240
"""Signs before the first word that is marked, and signs of a fragment."""
WORD = re.compile(r"[^\W_]+")
SIMILAR = 0.75
"""From which ratio on (difflib's) two words are taken for one, misspelt: a letter or two in a word of seven."""


@dataclass(frozen=True)
class Part:
    """A piece of a fragment; one that was looked for, or what stands between."""

    text: str
    hit: bool


@dataclass(frozen=True)
class Fragment:
    """What a text says around the words that were found. The parts, put together, are the text."""

    field: str
    parts: tuple[Part, ...]

    @property
    def hits(self) -> int:
        return sum(part.hit for part in self.parts)


def fragment(field: str, text: str | None, words: Sequence[str], *, similar: bool = False) -> Fragment:
    """The text around the first place where words begin with one of these (or, `similar`, are written much alike)."""
    text = " ".join((text or "")[:LONGEST].split())
    spans = _similar(text, words) if similar else _spans(text, words)
    start = _start(text, spans[0][0]) if spans else 0
    end = _end(text, start)
    parts, at = [Part("…", False)] if start else [], start
    for begin, stop in spans:
        if begin < at or stop > end:
            continue
        parts += [Part(text[at:begin], False), Part(text[begin:stop], True)]
        at = stop
    parts += [Part(text[at:end], False), *([Part("…", False)] if end < len(text) else [])]
    return Fragment(field, tuple(part for part in parts if part.text))


def score(title: str | None, words: Sequence[str], *, days: float, similar: bool) -> float:
    """How well a row fits, from 0 to 1: words in its title, whole ones, all beside each other; and how new it is."""
    said = [folded(word) for word in WORD.findall(title or "")]
    whole = sum(word in said for word in words) / len(words)
    begun = sum(any(each.startswith(word) for each in said) for word in words) / len(words)
    together = " ".join(words) in " ".join(said)
    fits = 0.35 * begun + 0.25 * whole + 0.2 * together + 0.2 / (1 + max(days, 0) / 90)
    return round(fits * (0.5 if similar else 1.0), 4)


def alike(text: str, words: Sequence[str]) -> bool:
    """Whether for each of these the text has a word that is written much like it."""
    said = [folded(word) for word in WORD.findall(text)]
    return all(difflib.get_close_matches(word, said, 1, SIMILAR) for word in words)


def _spans(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """From where to where in the text; a word is marked as far as it was written in the search."""
    said, places = _folded(text)
    asked = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    found = re.finditer(rf"(?<![^\W_])(?:{asked})", said)
    return [(places[each.start()], places[each.end() - 1] + 1) for each in found]


def _similar(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    said = {each: folded(each.group()) for each in WORD.finditer(text)}
    near = {like for word in words for like in difflib.get_close_matches(word, list(said.values()), 1, SIMILAR)}
    return [each.span() for each, word in said.items() if word in near]


def _folded(text: str) -> tuple[str, list[int]]:
    """The text without accents and case, and for each sign of it where that stands in the text."""
    signs, places = [], []
    for at, sign in enumerate(text):
        plain = _plain(sign)
        signs.append(plain)
        places += [at] * len(plain)
    return "".join(signs), places


@lru_cache(maxsize=10_000)
def _plain(sign: str) -> str:
    return folded(sign)


def _start(text: str, first: int) -> int:
    """At the beginning of a word, a little before the first that is marked."""
    if first <= AROUND:
        return 0
    space = text.find(" ", first - AROUND, first)
    return space + 1 if space >= 0 else first


def _end(text: str, start: int) -> int:
    if len(text) - start <= MOST:
        return len(text)
    space = text.rfind(" ", start + MOST // 2, start + MOST)
    return space if space > 0 else start + MOST
