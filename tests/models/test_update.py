"""What stands on a card, and what may not."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from errors import Forbidden, Invalid, NotFound, Refused, Required
from models import Money, Participant, Subject
from tests.make import NOON, Cast, customer, events, subject


async def test_update_changes_what_is_named_and_says_so(cast: Cast) -> None:
    card = await subject(cast)

    await card.update(
        by=cast.ana,
        now=NOON,
        title="  Barcos\n azuis ",
        description="Dez, até maio",
        value=Money(Decimal("1234.50"), "BRL"),
        manual_probability=60,
        priority=2,
        expected_close_on=date(2027, 5, 1),
        source="Feira",
    )

    stored = await Subject.get(id=card.id)
    assert (stored.title, stored.description, stored.source) == ("Barcos azuis", "Dez, até maio", "Feira")
    assert (stored.value_minor, stored.value_currency) == (123450, "BRL")
    assert (stored.manual_probability, stored.priority, stored.version) == (60, 2, 2)
    assert stored.expected_close_on == date(2027, 5, 1)
    told = (await events("SubjectUpdated"))[-1]
    assert set(told.changed) - Subject.derived == {
        "title",
        "description",
        "value_minor",
        "value_currency",
        "manual_probability",
        "priority",
        "expected_close_on",
        "source",
    }
    assert told.data == {}


async def test_update_clears_what_is_null(cast: Cast) -> None:
    card = await subject(cast, value=Money(Decimal(10), "EUR"), manual_probability=5, description="x")

    await card.update(by=cast.ana, now=NOON, value=None, manual_probability=None, description=None)

    cleared = [card.value_minor, card.value_currency, card.manual_probability, card.description]
    assert cleared == [None] * 4


async def test_update_with_what_stands_there_changes_nothing(cast: Cast) -> None:
    card = await subject(cast, "Barcos")

    await card.update(by=cast.ana, now=NOON, title=" Barcos ", priority=0, customer=None)

    assert card.version == 1
    assert not await events("SubjectUpdated")


async def test_an_edit_is_no_interaction(cast: Cast) -> None:
    card = await subject(cast)
    before = (card.last_interaction_at, card.idle_from)

    await card.update(by=cast.ana, now=NOON.replace(day=22), title="Velas")

    assert (card.last_interaction_at, card.idle_from) == before


async def test_naming_the_customer_makes_their_addresses_participants(cast: Cast) -> None:
    card, eva = await subject(cast), await customer(cast, emails=["eva@sol.example"])

    await card.update(by=cast.ana, now=NOON, customer=eva)

    assert card.customer_id == eva.id
    assert [row.address for row in await Participant.filter(subject_id=card.id)] == ["eva@sol.example"]


MISTAKES: list[tuple[dict[str, Any], type[Refused], str]] = [
    ({"title": " \t\n"}, Required, "needs a title"),
    ({"title": "\x00\x07"}, Required, "needs a title"),
    ({"title": "x" * 201}, Invalid, "at most 200"),
    ({"description": "x" * 20_001}, Invalid, "at most 20000"),
    ({"source": "x" * 201}, Invalid, "at most 200"),
    ({"value": Money(Decimal("1.234"), "BRL")}, Invalid, "BRL has 2 decimal places"),
    ({"value": Money(Decimal("1.5"), "JPY")}, Invalid, "JPY has 0 decimal places"),
    ({"value": Money(Decimal(1), "XYZ")}, Invalid, "no currency"),
    ({"value": Money(Decimal(-1), "BRL")}, Invalid, "not negative"),
    ({"value": Money(Decimal("NaN"), "BRL")}, Invalid, "is a number"),
    ({"value": Money(Decimal("Infinity"), "BRL")}, Invalid, "is a number"),
    ({"value": Money(Decimal("1E+16"), "BRL")}, Invalid, "too large"),
    ({"value": Money(Decimal("1E+14"), "BRL")}, Invalid, "too large"),
    ({"value": Money(Decimal("1E+999999"), "BRL")}, Invalid, "too large"),
    ({"value": Money(Decimal("1E-999999"), "BRL")}, Invalid, "decimal places"),
    ({"manual_probability": 101}, Invalid, "between 0 and 100"),
    ({"manual_probability": -1}, Invalid, "between 0 and 100"),
    ({"priority": 4}, Invalid, "between 0 and 3"),
    ({"priority": -1}, Invalid, "between 0 and 3"),
    ({"expected_close_on": date(1969, 12, 31)}, Invalid, "between 1970 and 2200"),
    ({"expected_close_on": date(2201, 1, 1)}, Invalid, "between 1970 and 2200"),
]


@pytest.mark.parametrize(("change", "refusal", "sentence"), MISTAKES, ids=lambda value: str(value)[:30])
async def test_update_refuses_in_a_sentence_and_writes_nothing(
    cast: Cast, change: dict[str, Any], refusal: type[Refused], sentence: str
) -> None:
    card = await subject(cast)
    before = await Subject.filter(id=card.id).values()

    with pytest.raises(refusal, match=sentence):
        await card.update(by=cast.ana, now=NOON, **change)

    assert await Subject.filter(id=card.id).values() == before


async def test_update_takes_text_that_no_database_would(cast: Cast) -> None:
    """Half a surrogate pair is legal JSON, and NUL is legal everywhere but in PostgreSQL."""
    card = await subject(cast)

    await card.update(by=cast.ana, now=NOON, title="Bar\ud800cos\x00", description="um\r\ndois\x85")

    assert (card.title, card.description) == ("Barcos", "um\ndois")


async def test_money_is_read_back_as_it_was_written() -> None:
    for amount, currency in (("1234.50", "BRL"), ("1234", "JPY"), ("0.125", "KWD")):
        money = Money(Decimal(amount), currency)
        assert Money.of_minor(money.minor(), currency) == money


async def test_update_is_for_sellers_who_see_it(cast: Cast) -> None:
    card = await subject(cast)

    with pytest.raises(Forbidden):
        await card.update(by=cast.vera, now=NOON, title="Velas")
    for stranger in (cast.carla, cast.diego):
        with pytest.raises(NotFound):
            await card.update(by=stranger, now=NOON, title="Velas")
