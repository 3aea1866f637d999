"""What a database URL may say, and what a person is told when it cannot be used."""

from pathlib import Path

import pytest

from storage import engine
from storage.engine import Unusable


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://localhost/funil", "begins neither with sqlite:/// nor with postgres://"),
        ("funil.db", "begins neither"),
        ("sqlite:///", "names no file"),
        ("sqlite:///no/such/folder/funil.db", "does not exist.*fourth slash"),
        ("sqlite:///funil.db?journal_mode=OFF", "unknown option journal_mode; known are busy_timeout"),
        ("postgres://ana:hush@localhost:5432", "names no database"),
        ("postgres://ana:hush@localhost:high/funil", "is not understood"),
        ("postgres://ana:hush@localhost/funil?maxsize=many", "is not understood"),
        ("postgres://ana:hush@localhost/funil?poolsize=3", "unknown option poolsize"),
    ],
)
def test_a_url_that_cannot_be_used_is_refused_in_a_sentence(url: str, sentence: str) -> None:
    with pytest.raises(Unusable, match=sentence) as refusal:
        engine.config(url)

    assert "hush" not in str(refusal.value)


def test_a_postgres_url_names_everything_it_needs() -> None:
    settings = engine.config("postgresql://an%40a:p%2Fw@db.example:6432/funil?maxsize=20&sslmode=require")

    connection = settings["connections"]["default"]
    assert connection["engine"] == "storage.postgres"
    assert connection["credentials"] == {
        "host": "db.example",
        "port": 6432,
        "user": "an@a",
        "password": "p/w",
        "database": "funil",
        "minsize": 1,
        "maxsize": 20,
        "server_settings": {},
        "ssl": "require",
    }


def test_a_postgres_url_may_name_the_folder_of_a_socket() -> None:
    settings = engine.config("postgres:///funil?host=/run/postgresql")

    assert settings["connections"]["default"]["credentials"]["host"] == "/run/postgresql"


def test_a_sqlite_path_is_relative_after_three_slashes_and_absolute_after_four(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert engine.sqlite_file("sqlite:///funil.db") == str(tmp_path / "funil.db")
    assert engine.sqlite_file(f"sqlite:///{tmp_path}/funil.db?busy_timeout=1") == str(tmp_path / "funil.db")


def test_a_url_is_shown_without_its_password() -> None:
    assert engine.shown("postgres://ana:se@cret@localhost/funil") == "postgres://ana@localhost/funil"


async def test_a_second_database_is_refused_while_one_is_open(library: str) -> None:
    with pytest.raises(Unusable, match="open already"):
        await engine.open(library, ["tests.storage.toys"])


async def test_a_file_that_is_no_database_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear Ana, this is a letter. " * 100)

    with pytest.raises(Unusable, match="cannot be opened: file is not a database"):
        await engine.open(f"sqlite:///{tmp_path}/letter.db", ["tests.storage.toys"])


async def test_a_server_that_does_not_answer_is_refused_in_a_sentence(unused_tcp_port: int) -> None:
    with pytest.raises(Unusable, match=r"postgres://ana@127\.0\.0\.1.*cannot be opened"):
        await engine.open(f"postgres://ana:pw@127.0.0.1:{unused_tcp_port}/funil", ["tests.storage.toys"])
