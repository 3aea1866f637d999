"""A statement is remembered under all that a queryset says: what differs anywhere is never taken for the same."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from tortoise.expressions import F, Q, RawSQL, Subquery
from tortoise.functions import Coalesce

import models
from schema.plan.statements import key_of
from tests.make import Cast

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ROWS = models.Subject.all
DIFFERENT: dict[str, Any] = {
    "all": ROWS,
    "another noun": models.Customer.all,
    "a filter": lambda: ROWS().filter(priority=1),
    "its value": lambda: ROWS().filter(priority=2),
    "its kind": lambda: ROWS().filter(priority=True),
    "excluded": lambda: ROWS().exclude(priority=1),
    "either": lambda: ROWS().filter(Q(priority=1) | Q(title="x")),
    "both": lambda: ROWS().filter(Q(priority=1) & Q(title="x")),
    "one of": lambda: ROWS().filter(priority__in=[1, 2]),
    "one of more": lambda: ROWS().filter(priority__in=[1, 2, 3]),
    "an instant": lambda: ROWS().filter(created_at__gt=NOON),
    "spelled otherwise": lambda: ROWS().filter(created_at__gt=NOON.astimezone(timezone(timedelta(hours=-3)))),
    "an order": lambda: ROWS().order_by("id"),
    "backwards": lambda: ROWS().order_by("-id"),
    "some": lambda: ROWS().limit(5),
    "fewer": lambda: ROWS().limit(4),
    "later ones": lambda: ROWS().limit(5).offset(5),
    "those of": lambda: ROWS().filter(id__in=Subquery(models.SubjectMarker.filter(marker_id=1).values("subject_id"))),
    "of another": lambda: ROWS().filter(id__in=Subquery(models.SubjectMarker.filter(marker_id=2).values("subject_id"))),
    "standing in": lambda: ROWS().annotate(worth=Coalesce("value_minor", 0)),
    "another": lambda: ROWS().annotate(worth=Coalesce("value_minor", 1)),
    "for another": lambda: ROWS().annotate(worth=Coalesce("priority", 0)),
    "a column": lambda: ROWS().annotate(worth=Coalesce("value_minor", F("priority"))),
    "raw": lambda: ROWS().filter(id=RawSQL("1")),
    "raw too": lambda: ROWS().filter(id=RawSQL("2")),
}


@pytest.mark.parametrize("what", DIFFERENT)
async def test_a_queryset_is_the_same_as_itself_alone(cast: Cast, what: str) -> None:
    others = {name: key_of(make()) for name, make in DIFFERENT.items() if name != what}

    assert key_of(DIFFERENT[what]()) == key_of(DIFFERENT[what]()) is not None
    assert [name for name, key in others.items() if key == key_of(DIFFERENT[what]())] == []


async def test_what_is_not_known_is_not_remembered(cast: Cast) -> None:
    assert key_of(ROWS().annotate(odd=Coalesce("title", object()))) is None


async def test_people_who_see_otherwise_have_statements_of_their_own(cast: Cast) -> None:
    people = (cast.rita, cast.bruno, cast.carla, cast.diego)

    assert len({key_of(models.Subject.visible_to(person)) for person in people}) == len(people)
