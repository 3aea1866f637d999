"""What documents have in common is one part of their plans, and is kept for as long as one of them is."""

import gc
from typing import Any

from graphql import parse
from graphql.execution.values import VariableValues

from schema import schema
from schema.plan import Known
from schema.plan.compiling import parts
from schema.plan.complete import Certain, Thing
from schema.plan.plans import Query, _query
from schema.plan.selection import Selection

CARD = "id customer { id name } markers { name } value { amount }"


def planned(card: str, more: str = "") -> Selection:
    document = f"subscription {{ funnelChanged {{ position changes {{ kind subject {{ {card} }} }} }} }} {more}"
    query = _query(parse(document), None)
    assert isinstance(query, Query)
    plan = query.plan(schema._schema, VariableValues({}, {}))
    assert plan is not None
    return plan


def cards(plan: Any) -> list[Any]:
    """The fields that are asked of a card."""
    for _ in range(3):
        complete = plan._fields[-1]._complete
        while not isinstance(complete, Thing):
            complete = complete.inner if isinstance(complete, Certain) else complete._inner
        plan = complete._read
    return list(plan._fields)


async def test_documents_that_differ_share_the_fields_that_do_not(database: str) -> None:
    one, other = planned(CARD), planned(f"title: id {CARD}")
    mine, theirs = cards(one), cards(other)

    assert one is not other
    assert [id(field) for field in mine] == [id(field) for field in theirs[1:]]
    assert theirs[0] is mine[0], "a field by another name is the same field"


async def test_the_same_in_other_words_is_one_plan(database: str) -> None:
    assert planned("...C", f"fragment C on Subject {{ {CARD} }}") is planned(f"{CARD} # as before\n")


async def test_what_is_asked_with_arguments_is_nobody_elses(database: str) -> None:
    one, other = (planned(f"activities(first: {first}) {{ totalCount }}") for first in (1, 2))

    assert cards(one)[0] is not cards(other)[0]


async def test_parts_that_no_plan_has_are_forgotten(database: str) -> None:
    for _ in range(10):
        gc.collect()
    before = len(parts._parts)
    plan = planned("id title description lostNote version closedAt kind")
    assert len(parts._parts) > before

    del plan
    for _ in range(10):  # from what is asked first down to the leaves
        gc.collect()

    assert len(parts._parts) == before


def test_things_are_told_apart_even_if_one_has_gone() -> None:
    known = Known()
    for number in range(1_000):
        [held] = known.of([[number]])
        assert held == {}, "memory that was used again is another thing"
        held["number"] = number
