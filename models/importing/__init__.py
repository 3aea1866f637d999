"""Bringing customers and subjects in from a table: read, mapped, tried, written row by row, and taken back."""

from models.importing.fields import Field, propose
from models.importing.row import Imported, ImportRow
from models.importing.sheet import Format, Sheet
from models.importing.start import Duplicates, MatchBy, Wish, preview, start, undo
from models.importing.undoing import work as take_back
from models.importing.work import work

__all__ = [
    "Duplicates",
    "Field",
    "Format",
    "ImportRow",
    "Imported",
    "MatchBy",
    "Sheet",
    "Wish",
    "preview",
    "propose",
    "start",
    "take_back",
    "undo",
    "work",
]
