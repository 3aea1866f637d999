"""What lines cost, to the cent: a table, and what may not be."""

from decimal import Decimal
from typing import Any

import pytest

from errors import Invalid, LimitReached, Refused, Required
from models.money import decimals
from models.trade.line import MOST_LINES, LineDraft, lines_of
from models.trade.totals import Discount, Total, line_total, summed

Row = tuple[str, int, int, Discount | None, int, int]
TABLE: list[Row] = [
    # quantity × 10,000, price in cents, discount, before it, what is to be paid
    ("one", 10_000, 12_34, None, 12_34, 12_34),
    ("nothing", 10_000, 0, None, 0, 0),
    ("half a cent is rounded up", 5_000, 1, None, 1, 1),
    ("less than half is rounded down", 4_999, 1, None, 0, 0),
    ("an even half goes up, too", 25_000, 1, None, 3, 3),
    ("a third", 3_333, 10_00, None, 3_33, 3_33),
    ("a tenth off", 20_000, 1_250_00, Discount(points=1_000), 2_500_00, 2_250_00),
    ("a half cent of discount stays with the customer's total", 10_000, 1_01, Discount(points=5_000), 1_01, 51),
    ("it is rounded once, after the discount", 15_000, 33, Discount(points=1_000), 50, 45),
    ("all off", 30_000, 9_99, Discount(points=10_000), 29_97, 0),
    ("an amount off", 10_000, 100_00, Discount(minor=25_01), 100_00, 74_99),
    ("the whole amount off", 10_000, 100_00, Discount(minor=100_00), 100_00, 0),
    ("large figures are exact", 10_000_000_000_001, 99_999, None, 99_999_000_000_010, 99_999_000_000_010),
]


@pytest.mark.parametrize(
    ("quantity", "price", "discount", "gross", "net"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_a_line_costs(quantity: int, price: int, discount: Discount | None, gross: int, net: int) -> None:
    assert line_total(quantity, price, discount) == Total(gross, net)


def test_a_document_is_the_sum_of_its_rounded_lines() -> None:
    thirds = [line_total(3_333, 1_00) for _ in range(3)]

    assert summed(thirds) == Total(99, 99)
    assert summed([Total(100, 90), Total(50, 50)]).discount == 10
    assert summed([]) == Total(0, 0)


def draft(**given: Any) -> LineDraft:
    return LineDraft(**{"description": "Remo", "unit_price": Decimal("10.00"), **given})


WRONG: dict[str, tuple[dict[str, Any], type[Refused], str]] = {
    "no words": ({"description": " \n"}, Required, "description"),
    "too many words": ({"description": "x" * 501}, Invalid, "description"),
    "nothing of it": ({"quantity": Decimal(0)}, Invalid, "quantity"),
    "less than nothing": ({"quantity": Decimal(-1)}, Invalid, "quantity"),
    "too fine a quantity": ({"quantity": Decimal("0.00001")}, Invalid, "quantity"),
    "finer than is reckoned": ({"quantity": Decimal("1." + "0" * 40 + "1")}, Invalid, "quantity"),
    "a percentage as fine": ({"percent": Decimal("1." + "0" * 40 + "1")}, Invalid, "discount"),
    "no number": ({"quantity": Decimal("NaN")}, Invalid, "quantity"),
    "too fine a price": ({"unit_price": Decimal("0.001")}, Invalid, "unitPrice"),
    "a price as fine": ({"unit_price": Decimal("1." + "0" * 40 + "1")}, Invalid, "unitPrice"),
    "a negative price": ({"unit_price": Decimal(-1)}, Invalid, "unitPrice"),
    "a unit too long": ({"unit": "x" * 21}, Invalid, "unit"),
    "more than all off": ({"percent": Decimal("100.01")}, Invalid, "discount"),
    "too fine a percentage": ({"percent": Decimal("0.001")}, Invalid, "discount"),
    "more off than it costs": ({"discount": Decimal("10.01")}, Invalid, "discount"),
    "both kinds of discount": ({"discount": Decimal(1), "percent": Decimal(1)}, Invalid, "discount"),
    "beyond all measure": ({"quantity": Decimal(10**9), "unit_price": Decimal(10**12)}, Invalid, "unitPrice"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_with_a_line_is_said_where_it_stands(name: str) -> None:
    given, kind, field = WRONG[name]

    with pytest.raises(kind) as refused:
        lines_of([draft(), draft(**given)], "BRL")

    assert refused.value.field == ["lines", "1", field]


def test_zeros_at_the_end_say_nothing() -> None:
    for zero in ("0", "0.000", "-0.00"):
        assert decimals(Decimal(zero)) == 0
    assert [decimals(Decimal(each)) for each in ("10", "1E+3", "1.50", "0.05", "1.00001000")] == [0, 0, 1, 2, 5]


def test_a_currency_without_cents_has_none_and_a_document_has_an_end() -> None:
    [line], total = lines_of(
        [draft(unit_price=Decimal("1000.000"), percent=Decimal("12.5"), quantity=Decimal("0.333"))], "JPY"
    )

    assert (line.total_minor, total.net) == (291, 291)
    with pytest.raises(Invalid):
        lines_of([draft(unit_price=Decimal("0.5"))], "JPY")
    with pytest.raises(LimitReached):
        lines_of([draft()] * (MOST_LINES + 1), "BRL")
