"""How a proposal is laid out: sums stay on one line, and what people wrote is text. No database."""

from decimal import Decimal

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from paper.pdf import BODY, PADDING, WIDTHS, drawable
from paper.words import words_of


@pytest.mark.parametrize("locale", ["pt-BR", "en"])
@pytest.mark.parametrize(("column", "most"), [(3, "999999.99"), (4, "99999.99"), (5, "1999999.99")])
def test_a_sum_fits_into_its_column(locale: str, column: int, most: str) -> None:
    said = words_of(locale).money(Decimal(most), "BRL")

    assert stringWidth(drawable(said), BODY.fontName, BODY.fontSize) <= WIDTHS[column] - 2 * PADDING
    assert "\n" not in said
