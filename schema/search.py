"""Search as clients see it: hits of all kinds in one list, each with the words marked in its text."""

from datetime import datetime
from typing import Annotated

import strawberry
from strawberry import Parent

from errors import Invalid
from models.search import Found, Fragment, Part, SearchKind, find
from schema.context import Info
from schema.customer import Customer
from schema.ids import to_id
from schema.subject import Subject

MOST = 100

strawberry.enum(
    SearchKind, description="What is searched: subjects, customers, notes, messages, and activities done or to do."
)


@strawberry.type(name="SearchPart", description="A piece of a text: what was looked for, or what stands between.")
class SearchPart:
    text: str = strawberry.field(description="Plain text, no HTML: show it as text.")
    hit: bool = strawberry.field(description="Whether it is one of the words that were looked for.")


@strawberry.type(description="What one text of a hit says around the words. Its parts, put together, are the text.")
class SearchFragment:
    field: str = strawberry.field(
        description="Where it stands: title, description, name, contact (addresses and numbers, as they are searched:"
        " without accents and capitals), text, subjectLine, fromName, fromAddress, summary, note or feedback."
    )
    parts: list[SearchPart] = strawberry.field(description="In their order; `…` stands for what is left out.")


@strawberry.type(description="Something that was found.")
class SearchHit:
    kind: SearchKind = strawberry.field(description="What it is.")

    @strawberry.field(description="The id of the subject, customer, note, message or activity.")
    def id(row: Parent[Found]) -> strawberry.ID:
        return strawberry.ID(to_id(row.noun, row.id))

    title: str | None = strawberry.field(description="What it is called; a note has no title.")
    at: datetime = strawberry.field(
        description="When it was written; of a subject the last interaction, of a customer the last change."
    )
    score: float = strawberry.field(
        description="From 0 to 1: words in the title, whole words, words beside each other, and how new it is."
    )

    @strawberry.field(description="Where the words stand; how the text begins, where they cannot be marked.")
    def fragments(row: Parent[Found]) -> list[SearchFragment]:
        return [_fragment(each) for each in row.fragments]

    @strawberry.field(description="The subject that it is, or is about, where the viewer sees it.")
    async def subject(row: Parent[Found], info: Info) -> Subject | None:
        return await info.context.loaders.visible_subjects.load(row.subject_id) if row.subject_id else None

    @strawberry.field(description="The customer that it is, or is about, where the viewer sees them.")
    async def customer(row: Parent[Found], info: Info) -> Customer | None:
        return await info.context.loaders.visible_customers.load(row.customer_id) if row.customer_id else None


@strawberry.type
class SearchQuery:
    @strawberry.field(
        description="What the viewer may see and has all the words, or words that begin so: in titles and descriptions"
        " of subjects, names, addresses and numbers of customers, notes, messages (without quoted text) and activities."
        " Accents and capitals do not matter. Where nothing has them, subjects and customers with similar words (on"
        " PostgreSQL by pg_trgm, where it is installed). The best first. Of common words the newest 100 of each kind"
        " are compared, those with the words in their title before others."
    )
    async def search(
        self,
        info: Info,
        text: Annotated[
            str, strawberry.argument(description="Up to 12 words, 200 characters; single signs do not count.")
        ],
        kinds: Annotated[
            list[SearchKind] | None, strawberry.argument(description="Only these kinds. Default: all.")
        ] = None,
        first: Annotated[int, strawberry.argument(description="1 to 100.")] = 20,
    ) -> list[SearchHit]:
        if not 1 <= first <= MOST:
            raise Invalid("A page has 1 to {limit} rows.", field="first", limit=MOST)
        by, now = info.context.user, info.context.now
        return await find(text, by=by, now=now, kinds=frozenset(kinds or ()), first=first)  # type: ignore[return-value]


def _fragment(given: Fragment) -> SearchFragment:
    return SearchFragment(field=given.field, parts=[_part(part) for part in given.parts])


def _part(given: Part) -> SearchPart:
    return SearchPart(text=given.text, hit=given.hit)


__all__ = ["SearchQuery"]
