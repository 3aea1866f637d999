"""One search over all that was written, through the eyes of whoever asks. The databases say which rows have the words;
which of these come first is the same on both (`marking.score`).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from tortoise.expressions import RawSQL
from tortoise.transactions import in_transaction

from models.activity import Activity
from models.customer import Customer
from models.message import Message, SubjectMessage
from models.note import Note
from models.search.marking import Fragment, alike, fragment, score
from models.subject import Subject
from models.user import User
from models.words import Rows, beginning, like, words_of

MOST = 100
"""Rows of one kind that are looked at: the newest with the words in their first column, then the newest of all."""
LIKENESS = "SET LOCAL pg_trgm.word_similarity_threshold = 0.45"


class SearchKind(StrEnum):
    SUBJECT = "SUBJECT"
    CUSTOMER = "CUSTOMER"
    NOTE = "NOTE"
    MESSAGE = "MESSAGE"
    ACTIVITY = "ACTIVITY"


@dataclass(frozen=True)
class Seeking:
    """How a kind of rows is looked for: its table, the column that is its title, and what else is read and shown."""

    model: Any
    table: str
    title: str | None
    shown: dict[str, str]
    """The columns in which words are marked, and what these are called to clients."""
    at: str
    also: tuple[str, ...] = ()
    first: str | None = None
    """The column in which words weigh more, where the index knows more than one."""
    misspelt: tuple[str, ...] = ()
    """The columns in which words that are written much alike are looked for: brief ones, since each word of theirs is
    compared with each that was asked for. They say what the index of parts of words has."""


KINDS: dict[SearchKind, Seeking] = {
    SearchKind.SUBJECT: Seeking(
        model=Subject,
        table="subject",
        title="title",
        shown={"title": "title", "description": "description"},
        at="last_interaction_at",
        also=("customer_id",),
        first="title",
        misspelt=("title",),
    ),
    SearchKind.CUSTOMER: Seeking(
        model=Customer,
        table="customer",
        title="name",
        shown={"name": "name", "search": "contact"},
        at="updated_at",
        misspelt=("name", "search"),
    ),
    SearchKind.NOTE: Seeking(
        model=Note,
        table="note",
        title=None,
        shown={"text": "text"},
        at="created_at",
        also=("subject_id", "customer_id"),
    ),
    SearchKind.MESSAGE: Seeking(
        model=Message,
        table="message",
        title="subject_line",
        shown={
            "subject_line": "subjectLine",
            "new_text": "text",
            "from_name": "fromName",
            "from_address": "fromAddress",
        },
        at="at",
        first="subject_line",
    ),
    SearchKind.ACTIVITY: Seeking(
        model=Activity,
        table="activity",
        title="summary",
        shown={"summary": "summary", "note": "note", "feedback": "feedback"},
        at="created_at",
        also=("subject_id", "customer_id"),
        first="summary",
    ),
}
ALIKE = tuple(kind for kind, seeking in KINDS.items() if seeking.misspelt)
"""The kinds in which misspelt words are looked for, when nothing else is found."""


@dataclass(frozen=True)
class Found:
    """A row that has the words."""

    kind: SearchKind
    id: int
    noun: str
    title: str | None
    at: datetime
    score: float
    subject_id: int | None = None
    customer_id: int | None = None
    row: dict[str, Any] = field(default_factory=dict)
    fragments: tuple[Fragment, ...] = ()


async def find(
    text: str, *, by: User, now: datetime, kinds: Collection[SearchKind] = (), first: int = 20
) -> list[Found]:
    """What this person may see and has all these words, or words that begin so; the best first."""
    words = words_of(text)
    if not words:
        return []
    wanted = [kind for kind in SearchKind if kind in (kinds or SearchKind)]
    found = [hit for kind in wanted for hit in await _of(kind, words, text, by, now)]
    similar = not found
    if similar:
        found = [hit for kind in wanted if kind in ALIKE for hit in await _alike(kind, words, by, now)]
    best = sorted(found, key=lambda hit: (-hit.score, -hit.at.timestamp(), hit.kind, hit.id))[:first]
    return await _placed([_shown(hit, words, similar=similar) for hit in best], by)


async def _of(kind: SearchKind, words: list[str], typed: str, by: User, now: datetime) -> list[Found]:
    seeking = KINDS[kind]
    rows: dict[int, Any] = {}
    if seeking.first is not None:
        rows = await _read(seeking, beginning(seeking.table, words, column=seeking.first, typed=typed), by)
    if len(rows) < MOST:
        rows |= await _read(seeking, beginning(seeking.table, words, typed=typed), by)
    return [_hit(kind, row, words, now) for row in rows.values()]


async def _alike(kind: SearchKind, words: list[str], by: User, now: datetime) -> list[Found]:
    seeking = KINDS[kind]
    if Subject._meta.db.capabilities.dialect == "sqlite":
        rows = await _read(seeking, like(seeking.model.visible_to(by), words), by)
    else:
        async with in_transaction() as connection:
            if not await connection.execute_query_dict("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'"):
                return []
            await connection.execute_query(LIKENESS)
            rows = await _read(seeking, like(seeking.model.visible_to(by), words), by)
    close = [row for row in rows.values() if alike(" ".join(row[each] or "" for each in seeking.misspelt), words)]
    return [_hit(kind, row, words, now, similar=True) for row in close]


async def _read(seeking: Seeking, having: Rows, by: User) -> dict[int, dict[str, Any]]:
    """The newest of them. By a number that no index has: the databases are to begin with the words, not with age."""
    newest = RawSQL(f'"{seeking.table}"."id" + 0')
    rows: Any = seeking.model.visible_to(by).filter(id__in=having).annotate(newest=newest)
    columns = dict.fromkeys(("id", *seeking.shown, seeking.at, *seeking.also))
    return {row["id"]: row for row in await rows.order_by("-newest").limit(MOST).values(*columns)}


def _hit(kind: SearchKind, row: dict[str, Any], words: list[str], now: datetime, *, similar: bool = False) -> Found:
    seeking, at = KINDS[kind], row[KINDS[kind].at]
    title = row[seeking.title] if seeking.title else None
    days = (now - at).total_seconds() / 86_400
    fits = score(title, words, days=days, similar=similar)
    subject, customer = row.get("subject_id"), row.get("customer_id")
    if kind is SearchKind.SUBJECT:
        subject = row["id"]
    if kind is SearchKind.CUSTOMER:
        customer = row["id"]
    return Found(kind, row["id"], seeking.model.noun, title, at, fits, subject, customer, row)


def _shown(hit: Found, words: Sequence[str], *, similar: bool) -> Found:
    """With the words marked where they stand; where none does, with how the text begins."""
    seeking = KINDS[hit.kind]
    shown = {column: name for column, name in seeking.shown.items() if not similar or column in seeking.misspelt}
    made = [fragment(name, hit.row[column], words, similar=similar) for column, name in shown.items()]
    marked = [each for each in made if each.hits]
    if hit.kind is SearchKind.CUSTOMER and len(marked) > 1:
        marked = marked[:1]  # what is searched of a customer begins with the name
    return replace(hit, row={}, fragments=tuple(marked or made[:1]))


async def _placed(found: list[Found], by: User) -> list[Found]:
    """A message is shown with the first of its subjects that this person sees."""
    messages = [hit.id for hit in found if hit.kind is SearchKind.MESSAGE]
    if not messages:
        return found
    places: Any = SubjectMessage.filter(message_id__in=messages).order_by("-subject_id")
    rows = await places.values_list("message_id", "subject_id")
    seen: Any = Subject.visible_to(by).filter(id__in=[subject for _, subject in rows]).values_list("id", flat=True)
    visible = set(await seen)
    on = {message: subject for message, subject in rows if subject in visible}
    return [replace(hit, subject_id=on.get(hit.id)) if hit.kind is SearchKind.MESSAGE else hit for hit in found]


__all__ = ["Found", "SearchKind", "find"]
