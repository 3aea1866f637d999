"""Which rows have these words: the indexes that `storage.searching` keeps, as conditions of a queryset. Knows no noun.

Whose rows they are is not asked here: a queryset begins with `visible_to`, and this only narrows it.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from pypika_tortoise.context import SqlContext
from pypika_tortoise.enums import Dialects
from pypika_tortoise.terms import ValueWrapper
from tortoise.expressions import RawSQL, Subquery
from tortoise.queryset import QuerySet

from models.contact import folded, words

SHORTEST_PART = 3
"""Signs of which an index of trigrams can say where they are."""
MOST_ALIKE = 100
"""Rows that share the most trigrams with a misspelt word, on SQLite; whether they are really alike is seen then."""
PARTS_ON_SQLITE = """SELECT rowid FROM search_subject_parts WHERE search_subject_parts MATCH {}
  UNION SELECT id FROM subject WHERE customer_id IN
    (SELECT rowid FROM search_customer_parts WHERE search_customer_parts MATCH {})"""
PARTS_ON_POSTGRES = """SELECT id FROM search_subject WHERE said LIKE {}
  UNION SELECT id FROM subject WHERE customer_id IN (SELECT id FROM search_customer WHERE said LIKE {})"""
WORD = re.compile(r"[^\W_]+")


class Rows(Subquery):
    """The ids that a statement finds, written for either database; `{}` stands for each of its values."""

    def __init__(self, sqlite: tuple[str, Sequence[Any]], postgres: tuple[str, Sequence[Any]]) -> None:
        super().__init__(None)  # type: ignore[arg-type]  # it has no queryset of its own
        self.query: Any = (sqlite, postgres)
        """All that it says: what `schema.plan` remembers a statement under."""

    def get_sql(self, ctx: SqlContext) -> str:
        text, values = self.query[ctx.dialect is Dialects.POSTGRESQL]
        return f"({text.format(*(_said(value, ctx) for value in values))})"


def _said(value: Any, ctx: SqlContext) -> str:
    return str(value.get_sql(ctx) if isinstance(value, Subquery) else ValueWrapper(value).get_sql(ctx))


def words_of(text: str) -> list[str]:
    """The words to look for, as the indexes have them. A single sign beside longer words says nothing."""
    found = [word for given in words(text) for word in WORD.findall(given)]
    return list(dict.fromkeys(word for word in found if len(word) > 1))


def beginning(table: str, given: Sequence[str], *, column: str | None = None, typed: str = "") -> Rows:
    """Rows that have, for each of these, a word that begins so; in `column` alone, which is the table's first one.

    `typed`: the text that they were taken from, as it was typed.
    """
    index, weight = f"search_{table}", "A" if column else ""
    every = [spelt(word, typed) for word in given]
    match = " AND ".join(_either(" OR ", (f'"{each}" *' for each in word)) for word in every)
    asked = f"{{{column}}} : ({match})" if column else match
    query = " & ".join(_either(" | ", (f"'{each}':*{weight}" for each in word)) for word in every)
    return Rows(
        (f"SELECT rowid FROM {index} WHERE {index} MATCH {{}}", (asked,)),  # noqa: S608 - a table of ours
        (_first(f"SELECT id FROM {index} WHERE words @@ {{}}::text::tsquery"), (query,)),  # noqa: S608
    )


def spelt(word: str, typed: str) -> list[str]:
    """A folded word, and how else the indexes may have it: they do not know that ß is ss and ς an σ, and SQLite's keeps
    the accents of all alphabets but the Latin one."""
    written = WORD.findall(unicodedata.normalize("NFC", typed).lower())
    final = f"{word[:-1]}ς" if word.endswith("σ") else word
    as_typed = (each for each in written if folded(each) == word)
    return list(dict.fromkeys((word, word.replace("ss", "ß"), final, *as_typed)))


def _either(between: str, terms: Iterable[str]) -> str:
    given = list(terms)
    return given[0] if len(given) == 1 else f"({between.join(given)})"


def like(seen: QuerySet[Any], given: Sequence[str]) -> Rows:
    """Rows with words that may be written much like these: on PostgreSQL by pg_trgm, which must be there.

    `seen`: what somebody may see. On SQLite the best of these are taken, since the best of all may be out of sight:
    each is looked up as it comes, best first, until there are enough.
    """
    index = f"search_{seen.model._meta.db_table}"
    parts = f"{index}_parts"
    pieces = sorted({word[at : at + 3] for word in given for at in range(len(word) - 2)})
    match = " OR ".join(f'"{piece}"' for piece in pieces)
    there = Subquery(seen.filter(id=RawSQL(f'"{parts}"."rowid"')).values("id"))
    best = f"SELECT rowid FROM {parts} WHERE {parts} MATCH {{}} AND rowid IN {{}} ORDER BY rank LIMIT {MOST_ALIKE}"  # noqa: S608 - a table of ours
    return Rows(
        (best, (match or '""', there)),
        (_first(f"SELECT id FROM {index} WHERE {' AND '.join('{} <% said' for _ in given)}"), tuple(given)),  # noqa: S608
    )


def _first(ids: str) -> str:
    """PostgreSQL is to have these ids before it looks at a row: it cannot know how few they are, and would rather read
    all rows that somebody sees and throw away those without the words."""
    return f"SELECT unnest(ARRAY({ids}))"


def containing(part: str) -> Rows:
    """Subjects in whose title, or in whose customer's name, addresses or numbers, this stands somewhere."""
    phrase = '"' + part.replace('"', '""') + '"'
    escaped = "%" + re.sub(r"([\\%_])", r"\\\1", part) + "%"
    return Rows((PARTS_ON_SQLITE, (phrase, phrase)), (PARTS_ON_POSTGRES, (escaped, escaped)))
