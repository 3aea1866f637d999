"""A file of text becomes a table: whatever wrote it, and however it spells days and sums."""

from datetime import date
from decimal import Decimal

import pytest

from errors import Invalid, LimitReached
from models.importing.fields import Field, draft, propose
from models.importing.sheet import MOST_ROWS, DayOrder, Line, Sheet

PT = "Nome;E-mail;Valor;Previsão\nJosé;jose@x.example;1.234,50;31/12/2026\n"

D, M = DayOrder.DMY, DayOrder.MDY
FILES: list[tuple[str, bytes, tuple[str, str, str, DayOrder], tuple[str, ...]]] = [
    ("Excel in Brazil", PT.encode("cp1252"), ("cp1252", ";", ",", D), ("José", "jose@x.example")),
    ("with a mark", PT.encode("utf-8-sig"), ("utf-8-sig", ";", ",", D), ("José",)),
    ("two bytes a sign", PT.encode("utf-16"), ("utf-16", ";", ",", D), ("José",)),
    ("American", b"name,amount,close\nJoe,12.50,12/31/2026\n", ("utf-8-sig", ",", ".", M), ("Joe", "12.50")),
    ("tabs", b"nome\tfone\nEva\t11\n", ("utf-8-sig", "\t", ".", D), ("Eva", "11")),
    (
        "lines within a cell",
        b'nome;nota\n"Eva";"um\ndois; tres"\n',
        ("utf-8-sig", ";", ".", D),
        ("Eva", "um\ndois; tres"),
    ),
    (
        "empty lines and a guard",
        b"nome;fone\n\n;\nEva;'+5511\n",
        ("utf-8-sig", ";", ".", D),
        ("Eva", "+5511"),
    ),
]


@pytest.mark.parametrize(("content", "form", "first"), [case[1:] for case in FILES], ids=[case[0] for case in FILES])
def test_how_a_file_is_written_is_found_out(content: bytes, form: tuple[object, ...], first: tuple[str, ...]) -> None:
    sheet = Sheet.of(content)

    found = sheet.format
    assert (found.encoding, found.delimiter, found.decimal, found.days) == form
    assert next(sheet.rows()).cells[: len(first)] == first


def test_what_is_no_table_is_refused() -> None:
    for content in (b"", b"  \n", b"PK\x03\x04\0\0\0"):
        with pytest.raises(Invalid):
            Sheet.of(content)
    with pytest.raises(Invalid, match="not written in"):
        list(Sheet.of("é".encode("cp1252"), encoding="utf-8").rows())
    with pytest.raises(LimitReached):
        list(Sheet.of(b"n\n" + b"x\n" * (MOST_ROWS + 1)).rows())


@pytest.mark.parametrize(
    ("said", "amount"),
    [("1.234,50", "1234.50"), ("R$ 9,90", "9.90"), ("1000", "1000"), ("-3", "-3"), ("caro", None), ("1,2,3", None)],
)
def test_sums_are_read_as_they_are_written(said: str, amount: str | None) -> None:
    assert Sheet.of(PT.encode()).amount(said) == (None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("31/12/2026", date(2026, 12, 31)),
        ("1-2-26", date(2026, 2, 1)),
        ("2026-12-31T10:00", date(2026, 12, 31)),
        ("31/02/2026", None),
        ("logo", None),
    ],
)
def test_days_are_read_as_they_are_written(said: str, day: date | None) -> None:
    assert Sheet.of(PT.encode()).day(said) == day


def test_headers_say_what_a_column_means() -> None:
    header = [
        "Razão Social",
        "CPF/CNPJ",
        "E-mail",
        "Celular",
        "Telefone",
        "name",
        "Valor total",
        "Coluna X",
        "External_ID",
    ]

    assert propose(header) == [
        Field.NAME, Field.TAX_ID, Field.EMAIL, Field.PHONE, Field.PHONE, None, Field.VALUE, None, Field.EXTERNAL_ID,
    ]  # fmt: skip


ROWS: list[tuple[str, dict[Field, str], str | None]] = [
    ("a good one", {Field.NAME: "Eva", Field.VALUE: "12,00", Field.TYPE: "Pessoa Física", Field.PRIORITY: "2"}, None),
    ("no number", {Field.NAME: "Eva", Field.VALUE: "caro"}, "is no number"),
    ("no whole number", {Field.PRIORITY: "1,5"}, "is no number"),
    ("no day", {Field.EXPECTED_CLOSE_ON: "31/02/2026"}, "is no day"),
    ("no such kind", {Field.TYPE: "alien"}, "is no value"),
    ("nothing that means anything", {Field.OWNER: "Ana"}, "No column"),
    ("too long", {Field.NAME: "x" * 20_001}, "at most"),
]


@pytest.mark.parametrize(("cells", "wrong"), [case[1:] for case in ROWS], ids=[case[0] for case in ROWS])
def test_a_row_is_a_draft_or_says_what_is_wrong(cells: dict[Field, str], wrong: str | None) -> None:
    made = draft(Line(2, tuple(cells.values())), Sheet.of(PT.encode()), tuple(cells))

    assert (made.problem is None) is (wrong is None)
    assert wrong is None or wrong in str(made.problem)
