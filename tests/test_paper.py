"""Whatever people write can be printed: in a PDF with as many pages as it takes."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from paper import Party, Row, Sheet, printed
from paper.sheet import Kind

DEAREST = Decimal("9999999999999.99")


def row(**given: Any) -> Row:
    plain = {"description": "Barco a remo", "quantity": Decimal(1), "unit": "un", "price": Decimal(1)}
    return Row(**{**plain, "percent": None, "discount": None, "total": Decimal(1), **given})


def sheet(*rows: Row, **given: Any) -> Sheet:
    plain = {"kind": Kind.PROPOSAL, "number": 1, "revision": 1, "title": "Barcos", "dated": date(2026, 11, 22)}
    worth = {"currency": "BRL", "discount": Decimal(0), "total": Decimal(1), "terms": None, "valid_until": None}
    parties = {"seller": Party(name="Funil"), "customer": Party(name="Eva")}
    return Sheet(**{**plain, **worth, **parties, "rows": rows, **given})


HOSTILE: dict[str, tuple[Sheet, int]] = {
    "a line of 250 lines": (sheet(row(), row(description="a\n" * 249 + "a"), row()), 4),
    "a customer of 200 lines": (sheet(row(), customer=Party(name="Eva", details=["Rua " * 2_000])), 2),
    "words without an end": (sheet(row(description="W" * 500, unit="W" * 20), title="W" * 300), 1),
    "large figures": (sheet(row(price=DEAREST, total=DEAREST, quantity=Decimal("999999999.9999")), total=DEAREST), 1),
    "markup and signs that no font has": (sheet(row(description='<img src="/etc/passwd"/> & <b>שלום ﷺ 🙂')), 1),
    "long terms": (sheet(row(), terms="Pagamento em 30 dias\n" * 400), 6),
    "no lines": (sheet(), 1),
}


@pytest.mark.parametrize(("said", "pages"), HOSTILE.values(), ids=HOSTILE)
def test_a_sheet_goes_over_as_many_pages_as_it_takes(said: Sheet, pages: int) -> None:
    for locale in ("pt-BR", "en"):
        counted = re.search(rb"/Count (\d+)", printed(said, locale))

        assert counted is not None and pages <= int(counted[1]) <= pages + 2
