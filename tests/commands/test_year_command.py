"""`funil demo year`: once into a new installation, and a sentence where it cannot be."""

from pathlib import Path

import pytest

import cli
import demo
from commands.refusal import Refusal
from commands.year import year
from settings import load


def test_a_year_is_played_once_and_its_people_may_sign_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = load({"FUNIL_DATA_DIR": str(tmp_path)})
    small = {"--people": "3", "--open": "1", "--weeks": "1", "--until": "2026-11-20"}
    asked = cli._parser().parse_args(["demo", "year", *(word for pair in small.items() for word in pair)])

    assert year(settings, asked) == 0

    said = capsys.readouterr().out
    assert "1 of these open" in said and "the books are right" in said
    assert [user["email"] for user in demo.users(settings) or ()] == [f"p{number}@funil.example" for number in range(3)]
    with pytest.raises(Refusal, match="works in this installation already"):
        year(settings, asked)


def test_a_year_that_cannot_be_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    settings = load({"FUNIL_DATA_DIR": str(tmp_path / "new")})

    with pytest.raises(Refusal, match="3 to 60 people"):
        year(settings, cli._parser().parse_args(["demo", "year", "--people", "2"]))

    assert not (tmp_path / "new" / "funil.sqlite3").exists()
