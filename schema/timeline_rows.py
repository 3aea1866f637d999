"""Which facts of the log a timeline shows, and to whom. Knows no type of an entry."""

from collections.abc import Iterable
from enum import Enum
from typing import Annotated, Any

import strawberry
from tortoise.expressions import Q
from tortoise.queryset import QuerySet

import models
from events import EventClass
from schema.page import Order, Page, page

NEWEST = Order(("id",), descending=True)
KINDS: dict[str, str] = {}
"""The facts that are shown, by their name in the log; filled by the types of the entries."""


@strawberry.enum(description="What a timeline can be narrowed to.")
class TimelineKind(Enum):
    CREATION = "CREATION"
    STAGE = "STAGE"
    OUTCOME = "OUTCOME"
    HANDOVER = "HANDOVER"
    EDIT = "EDIT"
    MARKER = "MARKER"
    NOTE = "NOTE"
    MESSAGE = "MESSAGE"
    ACTIVITY = "ACTIVITY"
    PROPOSAL = "PROPOSAL"
    ORDER = "ORDER"
    TIDYING = "TIDYING"


def facts(kinds: list[TimelineKind] | None) -> list[str]:
    """The log's names of the facts that a timeline shows."""
    return [fact for fact, kind in KINDS.items() if kinds is None or TimelineKind[kind] in kinds]


async def of_subject(subject_id: int) -> QuerySet[models.Event]:
    """The facts about a subject and about those that went into it."""
    family = await with_merged([subject_id])
    return _told().filter(subject_id__in=family)


async def of_customer(customer_id: int, viewer: models.User) -> QuerySet[models.Event]:
    """The facts about a customer and about those of their subjects that the viewer sees, with what went into these."""
    seen: list[Any] = (
        await models.Subject.visible_to(viewer).filter(customer_id=customer_id).values_list("id", flat=True)
    )
    rows = _told().filter(customer_id__in=await with_merged([customer_id], models.Customer))
    return rows.filter(Q(subject_id__isnull=True) | Q(subject_id__in=await with_merged(seen) or [0]))


def _told() -> QuerySet[models.Event]:
    """What people did. A merge stands in the log of both subjects; whoever reads both histories is told once."""
    loses = Q(kind="SubjectMerged", after__isnull=True)
    return models.Event.filter(~loses, event_class=EventClass.CHANGE)


async def with_merged(ids: Iterable[int], model: Any = models.Subject) -> list[int]:
    """These subjects, or customers, and all that went into them, through any number of merges."""
    family = new = list(ids)
    while new:
        found: list[Any] = await model.filter(merged_into_id__in=new).values_list("id", flat=True)
        family, new = family + found, found
    return family


def timeline_page(
    rows: QuerySet[models.Event], kinds: list[TimelineKind] | None, first: int, after: str | None
) -> Page:
    return page(rows.filter(kind__in=facts(kinds)), NEWEST, first=first, after=after)


First = Annotated[int, strawberry.argument(description="1 to 100.")]
After = Annotated[str | None, strawberry.argument(description="A cursor.")]
Kinds = Annotated[list[TimelineKind] | None, strawberry.argument(description="Only these.")]
