"""A statement that is kept says what Tortoise would say, of every value; what is not understood goes Tortoise's way."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from tortoise.expressions import F, Q, Subquery

import models
from storage import shapes
from tests.make import NOON, Cast, customer, subject

Subject = models.Subject
Build = Callable[[int], Any]
"""A query of the nth values."""
KEPT: dict[str, Build] = {
    "a row": lambda n: Subject.filter(id=n).get_or_none(),
    "the first": lambda n: Subject.filter(owner_id=n, title=f"t{n}").order_by("-rank", "id").first(),
    "some fields": lambda n: Subject.filter(id__gt=n).only("id", "title"),
    "a lock": lambda n: Subject.filter(id=n).select_for_update(),
    "none": lambda n: Subject.filter(stage_id=None, id=n),
    "not none": lambda n: Subject.filter(archived_at__isnull=True, closed_at__not_isnull=True, id__gte=n),
    "one of": lambda n: Subject.filter(id__in=[n, n + 1, n + 2], owner_id__not_in=[n + 7]),
    "one of none": lambda _: Subject.filter(id__in=[]),
    "either": lambda n: Subject.filter(Q(id=n) | Q(id__lt=n + 9, title="x") | ~Q(owner_id=n + 3)),
    "but": lambda n: Subject.exclude(id=n).exclude(title=f"{n}", owner_id=n + 1),
    "an instant": lambda n: Subject.filter(created_at__lte=NOON + timedelta(days=n), expected_close_on__gt=_day(n)),
    "a word of a set": lambda n: Subject.filter(outcome__in=[models.Outcome.OPEN, models.Outcome.WON], id=n),
    "a truth": lambda n: Subject.filter(idle=True, priority=n + 5),
    "across a relation": lambda n: Subject.filter(customer__name=f"c{n}", stage__version__lt=n + 5),
    "back across one": lambda n: models.Message.filter(places__subject_id=n).order_by("-at").limit(n + 1),
    "whether": lambda n: Subject.filter(title=f"t{n}").exists(),
    "how many": lambda n: Subject.filter(title=f"t{n}").limit(3).count(),
    "how many customers": lambda n: Subject.filter(customer__name=f"t{n}").distinct().count(),
    "values": lambda n: Subject.filter(id__gt=n).limit(5).offset(n + 20).values("id", "title", "customer__name"),
    "a list": lambda n: Subject.filter(id__gt=n).distinct().values_list("owner_id", flat=True),
    "a change": lambda n: Subject.filter(id=n).update(title=f"u{n}", suggest_at=None, closed_at=NOON),
    "a change across": lambda n: Subject.filter(customer__name=f"c{n}").update(priority=n + 40),
    "an end": lambda n: models.Marker.filter(name=f"m{n}", id=n).delete(),
}
STOCK: dict[str, Build] = {
    "a search": lambda n: Subject.filter(search__contains=f"x{n}"),
    "a subquery": lambda n: Subject.filter(id__in=Subquery(Subject.filter(owner_id=n).values("id"))),
    "another column": lambda n: Subject.filter(created_at=F("updated_at"), id=n),
    "counting up": lambda n: Subject.filter(id=n).update(version=F("version") + 1),
    "none at all": lambda n: Subject.filter(id=n).limit(0),
}


def _day(number: int) -> date:
    return (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number)).date()


def _text(query: Any) -> tuple[str, list[Any]]:
    """As Tortoise says it."""
    query._choose_db_if_not_chosen()
    query._make_query()
    text, values = query.query.get_parameterized_sql()
    return text, list(values)


def _prepared(query: Any) -> tuple[str, list[Any], bool]:
    query._choose_db_if_not_chosen()
    shapes.prepare(query)
    text, values = query.query.get_parameterized_sql()
    return text, list(values), isinstance(query.query, shapes.Written)


@pytest.mark.parametrize("name", KEPT)
async def test_a_kept_statement_is_tortoises_of_every_value(cast: Cast, name: str) -> None:
    build = KEPT[name]
    shapes.prepare(_chosen(build(101)))
    kept = 0
    for number in (3, 17, 1_000_003):
        text, values, was_kept = _prepared(build(number))
        kept += was_kept
        assert (text, values) == _text(build(number))
        assert [type(value) for value in values] == [type(value) for value in _text(build(number))[1]]
    assert kept == 3, "it was written once"


@pytest.mark.parametrize("name", STOCK)
async def test_what_is_not_understood_is_left_to_tortoise(cast: Cast, name: str) -> None:
    for number in (3, 17):
        text, values, was_kept = _prepared(STOCK[name](number))
        assert not was_kept and (text, values) == _text(STOCK[name](number))


def _chosen(query: Any) -> Any:
    query._choose_db_if_not_chosen()
    return query


async def test_rows_of_a_kept_statement_are_the_same_rows(cast: Cast) -> None:
    sol = await customer(cast)
    cards = [await subject(cast, f"Barco {number}", customer=sol, now=NOON) for number in range(3)]
    for card in [*cards, *cards]:
        found = await Subject.get(id=card.id)
        assert (found.title, found.created_at, found.outcome, found.owner_id) == (
            card.title,
            NOON,
            models.Outcome.OPEN,
            cast.ana.id,
        )
        assert await Subject.filter(id=card.id).exists() and not await Subject.filter(id=card.id + 50).exists()
        only = await Subject.filter(id=card.id).only("id", "title").first()
        assert only is not None and only.title == card.title and not hasattr(only, "rank")
        assert await Subject.filter(id=card.id).prefetch_related("customer").first() == card
        related = await Subject.filter(id=card.id).select_related("customer").first()
        assert related is not None and related.customer is not None and related.customer.name == sol.name


async def test_two_equal_values_do_not_fix_which_is_which(cast: Cast) -> None:
    card = await subject(cast, now=NOON, customer=await customer(cast))
    shapes._texts.clear()

    def alike(one: int, other: int) -> Any:
        return Subject.filter(id=one, customer_id=other)

    assert not _prepared(alike(7, 7))[2], "written by Tortoise"
    assert _prepared(alike(8, 8)) == (*_text(alike(8, 8)), True), "kept for values that are the same"
    assert not _prepared(alike(8, 9))[2], "and for no others: it could not be seen which value stands where"
    assert _prepared(alike(9, 8)) == (*_text(alike(9, 8)), True)
    assert _prepared(alike(9, 9)) == (*_text(alike(9, 9)), True)
    assert await alike(card.id, card.customer_id or 0) == [card]
