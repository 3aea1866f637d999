"""Where the words stand in a text: a table."""

import pytest

from models.search.marking import alike, fragment, score

LONG = "palavra " * 60


def marked(text: str, words: list[str], similar: bool = False) -> str:
    parts = fragment("x", text, words, similar=similar).parts
    return "".join(f"[{part.text}]" if part.hit else part.text for part in parts)


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Pão de açúcar", ["acucar"], "Pão de [açúcar]"),
        ("Pão de açúcar", ["pao", "acu"], "[Pão] de [açú]car"),
        ("Mariana e Ana", ["ana"], "Mariana e [Ana]"),
        ("eva@sol.example", ["sol"], "eva@[sol].example"),
        ("snake_case", ["case"], "snake_[case]"),
        ("Straße", ["strasse"], "[Straße]"),
        ("ﬁm de ano", ["fim"], "[ﬁm] de ano"),
        ("um\n\tdois   três", ["tres"], "um dois [três]"),
        ("nada", ["algo"], "nada"),
        ("", ["algo"], ""),
        ("<b>ola</b>", ["ola"], "<b>[ola]</b>"),
        ("é 😀 ação", ["acao"], "é 😀 [ação]"),
        ("vela velas", ["velas", "vela"], "[vela] [velas]"),
    ],
)
def test_words_are_marked_where_they_stand(text: str, words: list[str], wanted: str) -> None:
    assert marked(text, words) == wanted


def test_of_a_long_text_what_stands_around_the_first_word_is_shown() -> None:
    shown = marked(LONG + "tesouro " + LONG, ["tesouro"])

    assert shown.startswith("…palavra") and shown.endswith("palavra…") and "[tesouro]" in shown
    assert len(shown) < 260
    assert marked(LONG, ["nada"]).endswith("…")


def test_a_misspelt_word_marks_the_one_that_is_meant() -> None:
    assert marked("Padaria do Sol", ["padria"], similar=True) == "[Padaria] do Sol"
    assert alike("Padaria do Sol", ["padria", "sool"]) and not alike("Padaria do Sol", ["padria", "lua"])


def test_a_title_with_the_whole_words_beside_each_other_fits_best() -> None:
    best = [
        score("Velas grandes", ["velas", "grandes"], days=0, similar=False),
        score("Velas muito grandes", ["velas", "grandes"], days=0, similar=False),
        score("Velas grandes", ["vel", "gran"], days=0, similar=False),
        score("Velas", ["velas", "grandes"], days=0, similar=False),
        score(None, ["velas", "grandes"], days=0, similar=False),
        score(None, ["velas", "grandes"], days=900, similar=False),
    ]
    assert best == sorted(best, reverse=True) and len(set(best)) == len(best)
    assert score("Velas", ["velas"], days=0, similar=True) < score("Velas", ["velas"], days=0, similar=False) <= 1
