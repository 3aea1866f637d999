"""How proposals and orders look on paper. Pure: a sheet of data and a language go in, a PDF comes out; knows no row."""

import importlib

from paper.sheet import Party, Row, Sheet

__all__ = ["Party", "Row", "Sheet", "printed"]


def printed(sheet: Sheet, locale: str) -> bytes:
    """The PDF, the same bytes for the same sheet. The library takes 25 MB and most of a second to load: whoever prints
    first pays for that, and an installation that prints nothing never does."""
    content: bytes = importlib.import_module("paper.pdf").printed(sheet, locale)
    return content
