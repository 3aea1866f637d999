"""A table as a file of text: its encoding, delimiter, decimal sign and way of writing days, found out by looking.

Pure; knows neither the database nor what the columns mean.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from errors import Invalid, LimitReached

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL, LOOKED_AT = 50_000, 100, 20_000, 64 * 1024
DELIMITERS = (";", ",", "\t", "|")
BLANK, GUARDED = re.compile(r"[\s\u00a0]+"), re.compile(r"^'(?=[=+\-@\t\r])")
NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*")


class DayOrder(StrEnum):
    """How a day of three numbers is written; four digits at the beginning are the year in any case."""

    DMY = "DMY"
    MDY = "MDY"


@dataclass(frozen=True)
class Format:
    encoding: str
    delimiter: str
    decimal: str = "."
    days: DayOrder = DayOrder.DMY


@dataclass(frozen=True)
class Line:
    """One row of cells; `number` counts from 1, the header included, as a spreadsheet does."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A file and how to read it. Rows are read one after the other; the header is the first that says anything."""

    content: bytes
    format: Format

    @classmethod
    def of(cls, content: bytes, *, encoding: str | None = None, delimiter: str | None = None) -> "Sheet":
        """With what is given, and the rest found out."""
        found = encoding or _encoding(content)
        text = _text(content[: 4 * LOOKED_AT], found, partial=len(content) > 4 * LOOKED_AT)[:LOOKED_AT]
        if not text.strip():
            raise Invalid("This file is empty.", field="fileId")
        sheet = cls(content, Format(found, delimiter or _delimiter(text)))
        samples = [cell for line in sheet.samples(200) for cell in line.cells]
        return replace(sheet, format=replace(sheet.format, decimal=_decimal(samples), days=_days(samples)))

    def lines(self) -> Iterator[Line]:
        """The header, then the rows; empty ones are left out."""
        text = io.StringIO(_text(self.content, self.format.encoding), newline="")
        reader = csv.reader(text, delimiter=self.format.delimiter)
        read = 0
        try:
            for cells in reader:
                if not any(cell.strip() for cell in cells):
                    continue
                read += 1
                if read > MOST_ROWS + 1:
                    raise LimitReached("A file has at most {limit} rows.", field="fileId", limit=MOST_ROWS)
                if len(cells) > MOST_COLUMNS:
                    raise LimitReached("A row has at most {limit} columns.", field="fileId", limit=MOST_COLUMNS)
                yield Line(reader.line_num, tuple(GUARDED.sub("", cell.strip()) for cell in cells))
        except csv.Error as error:
            raise Invalid("This file is no table: line {line} cannot be read.", line=reader.line_num) from error

    @property
    def header(self) -> tuple[str, ...]:
        return next((line.cells for line in self.lines()), ())

    def rows(self) -> Iterator[Line]:
        lines = self.lines()
        next(lines, None)
        return lines

    def samples(self, most: int) -> list[Line]:
        found = []
        for line in self.rows():
            found.append(line)
            if len(found) == most:
                break
        return found

    def amount(self, said: str) -> Decimal | None:
        """A number as it is written here, without signs of currency; None when it is none."""
        bare = re.sub(r"[^\d,.\-]", "", said)
        thousands = "," if self.format.decimal == "." else "."
        try:
            return Decimal(bare.replace(thousands, "").replace(self.format.decimal, ".")) if bare else None
        except InvalidOperation:
            return None

    def day(self, said: str) -> date | None:
        """A day as it is written here; None when it is none."""
        parts = [int(part) for part in re.findall(r"\d+", said.split("T")[0].split(" ")[0])]
        if len(parts) != 3:
            return None
        if parts[0] > 999:
            year, month, day = parts
        elif self.format.days is DayOrder.DMY:
            day, month, year = parts
        else:
            month, day, year = parts
        try:
            return date(year + 2000 if year < 100 else year, month, day)
        except ValueError:
            return None


def _encoding(content: bytes) -> str:
    """UTF-8 where it is that, marks of UTF-16 heeded, else what Excel writes in the West."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _text(content: bytes, encoding: str, *, partial: bool = False) -> str:
    try:
        text = content.decode(encoding, errors="ignore" if partial else "strict")
    except (UnicodeDecodeError, LookupError) as error:
        raise Invalid("This file is not written in {encoding}.", field="encoding", encoding=encoding) from error
    if "\0" in text:
        raise Invalid("This file is no text.", field="fileId")
    return text


def _delimiter(text: str) -> str:
    """The one that parts the first lines alike, and most."""
    lines = [line for line in text.splitlines()[:50] if line.strip()]

    def parts(delimiter: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=delimiter)] or [1]
        return (sum(count == counts[0] for count in counts) if counts[0] > 1 else 0, counts[0])

    return max(DELIMITERS, key=parts) if any(parts(each)[0] for each in DELIMITERS) else ","


def _decimal(samples: Sequence[str]) -> str:
    """A comma where numbers end in one and two digits, or have points before it."""
    numbers = [cell for cell in samples if NUMBER.fullmatch(BLANK.sub("", cell.removeprefix("R$")))]
    commas = sum(bool(re.search(r",\d{1,2}$", cell)) for cell in numbers)
    points = sum(bool(re.search(r"\.\d{1,2}$", cell)) for cell in numbers)
    return "," if commas > points else "."


def _days(samples: Sequence[str]) -> DayOrder:
    """Month first only where some day shows it, and none the contrary."""
    found = [re.match(r"(\d\d?)[/.-](\d\d?)[/.-]\d", cell) for cell in samples]
    pairs = [(int(each[1]), int(each[2])) for each in found if each is not None]
    first, second = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    return DayOrder.MDY if second and not first else DayOrder.DMY
