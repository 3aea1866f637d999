"""Until when somebody is away, in the words of vacation notes."""

from datetime import UTC, date, datetime

import pytest

from mail.away import until

WRITTEN = datetime(2026, 12, 20, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Estarei fora do escritório até 05/01/2027.", date(2027, 1, 5)),
        ("Estou de férias até 12/1.", date(2027, 1, 12)),
        ("Ausente até o dia 5 de janeiro.", date(2027, 1, 5)),
        ("Ausente até sexta-feira, 22 de dezembro de 2026", date(2026, 12, 22)),
        ("Retorno em 06/01.", date(2027, 1, 5)),
        ("Estarei de volta dia 6 de janeiro", date(2027, 1, 5)),
        ("I am out of the office until 5 January.", date(2027, 1, 5)),
        ("I am away until January 5th, 2027 and will answer then", date(2027, 1, 5)),
        ("out from 21 Dec through Monday, Jan 4", date(2027, 1, 4)),
        ("I will be back on 2027-01-06", date(2027, 1, 5)),
        ("away until 1/25", date(2027, 1, 25)),
        ("Ich bin bis zum 05.01.2027 nicht im Büro", date(2027, 1, 5)),
        ("bis einschließlich 5. Januar abwesend", date(2027, 1, 5)),
        ("ab dem 6. Januar wieder erreichbar", date(2027, 1, 5)),
        ("Estaré ausente hasta el 5 de enero", date(2027, 1, 5)),
        ("Je suis absent jusqu'au 5 janvier", date(2027, 1, 5)),
        ("de retour le 6 janvier 2027", date(2027, 1, 5)),
        ("Sono assente fino al 5 gennaio", date(2027, 1, 5)),
        ("até breve", None),
        ("até 31/02", None),
        ("Ausente até 12/12/2020", None),
        ("Ausente até 12/12/2090", None),
        ("Responderei até amanhã", None),
        ("until 2 pm we are at lunch", None),
        ("", None),
    ],
)
def test_the_last_day_of_an_absence(said: str, day: date | None) -> None:
    assert until(f"Olá,\n\n{said}\n\nAbraço", WRITTEN) == day


def test_a_day_without_a_year_needs_the_date_of_the_note() -> None:
    assert until("até 12/1", None) is None
    assert until("até 12/01/2027", None) == date(2027, 1, 12)
