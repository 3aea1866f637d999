"""`funil explain`: the statements of a query, as whoever asks would take them."""

from pathlib import Path

import pytest

import cli
from commands.explain import explain
from commands.refusal import Refusal
from commands.year import year
from settings import load


def test_a_query_is_told_as_its_statements(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = load({"FUNIL_DATA_DIR": str(tmp_path)})
    made = ["demo", "year", "--people", "3", "--open", "1", "--weeks", "1", "--until", "2026-11-20"]
    year(settings, cli._parser().parse_args(made))
    query = tmp_path / "query.graphql"
    query.write_text("query($n: Int!) { subjects(first: $n) { nodes { title customer { name } markers { name } } } }")
    asked = ["explain", "p0@funil.example", str(query), "--variables", '{"n": 5}', "--database"]
    capsys.readouterr()

    assert explain(settings, cli._parser().parse_args(asked)) == 0

    said = capsys.readouterr().out
    assert "-- 1 of 2" in said and 'JOIN "customer"' in said and "subject_marker" in said
    assert "SEARCH" in said, "What the database makes of it is told, too."
    with pytest.raises(Refusal, match="no user nobody@"):
        explain(settings, cli._parser().parse_args(["explain", "nobody@funil.example", str(query)]))
