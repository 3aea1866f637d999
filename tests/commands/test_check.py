"""`funil check` of whole installations: right ones, and each wrong in one way."""

import json
import os
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import asyncpg
import pytest

import cli
import models
from storage import engine
from tests.make import Cast
from tests.web import KEY

OTHER_KEY = "b" * 43 + "="
Check = Callable[..., dict[str, str]]


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Check:
    """Runs the command in an environment of its own; what it said of each thing, and `exit`."""
    for name in list(os.environ):
        if name.startswith("FUNIL_") and not name.startswith("FUNIL_TEST_"):
            monkeypatch.delenv(name)

    def run(**environ: str) -> dict[str, str]:
        with monkeypatch.context() as here:
            for name, value in {"DATA_DIR": str(tmp_path), "SECRET_KEYS": KEY, "PORT": "0", **environ}.items():
                here.setenv(f"FUNIL_{name}", value)
            status = cli.main(["check", "--json"])
        said = json.loads(capsys.readouterr().out)
        assert said["ok"] == (status == 0)
        findings = {finding["about"]: f"{finding['level']} {finding['sentence']}" for finding in said["findings"]}
        return {**findings, "exit": str(status)}

    return run


@pytest.fixture
async def installed(cast: Cast, database: str) -> str:
    """A founded database with people and a mailbox, closed again."""
    await models.Mailbox.connect(
        by=cast.rita,
        now=datetime.now(UTC),
        keyring=models.Keyring((b"thirty-two bytes to test with...",)),
        address="caixa@funil.example",
        host="imap.example",
        username="caixa",
        password="a secret",
    )
    await engine.close()
    return database


def in_thread(work: Callable[..., Any], **named: str) -> Any:
    """The command has a loop of its own."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work, **named).result()


async def test_a_right_installation_is_told_so(check: Check, installed: str) -> None:
    said = in_thread(check, DATABASE_URL=installed)
    assert said["exit"] == "0"
    assert said["migrations"] == "OK The database is up to date."
    assert said["keys"] == "OK The keys open all 1 sealed secrets."
    assert said["clock"].startswith("OK")
    assert said["mailbox"].startswith("OK 1 mailboxes")


async def test_a_key_that_did_not_seal_the_secrets_is_an_error(check: Check, installed: str) -> None:
    said = in_thread(check, DATABASE_URL=installed, SECRET_KEYS=OTHER_KEY)
    assert said["exit"] == "1"
    assert "caixa@funil.example" in said["keys"]
    assert said["keys"].startswith("ERROR")
    said = in_thread(check, DATABASE_URL=installed, SECRET_KEYS=f"{OTHER_KEY},{KEY}")
    assert said["exit"] == "0" and said["keys"].startswith("WARNING A former key has sealed 1 of 1 secrets")


async def test_a_database_made_by_a_newer_version_is_said(check: Check, installed: str) -> None:
    await engine.open(installed)
    connection = engine.connection()
    (last,) = await connection.execute_query_dict("SELECT * FROM tortoise_migrations ORDER BY id DESC LIMIT 1")
    await connection.execute_query(
        f"UPDATE tortoise_migrations SET name = '9999_of_tomorrow' WHERE id = {int(last['id'])}"
    )
    await engine.close()

    said = in_thread(check, DATABASE_URL=installed)

    assert said["exit"] == "1"
    assert "9999_of_tomorrow" in said["database"]
    assert "newer version" in said["database"]


def test_an_empty_database_is_to_be_migrated(check: Check, tmp_path: Path) -> None:
    said = check(DATABASE_URL=f"sqlite:///{tmp_path}/new.db")
    assert said["exit"] == "1"
    assert "Run `funil migrate`" in said["migrations"]
    assert not (tmp_path / "new.db").exists(), "A check makes nothing."


@pytest.mark.parametrize(
    ("environ", "about", "words"),
    [
        ({"ORIGINS": "app.example.com"}, "settings", "FUNIL_ORIGINS must be an address such as"),
        ({"ORIGINS": "https://*.example.com"}, "settings", "FUNIL_ORIGINS must name every origin in full"),
        ({"SECRET_KEYS": "short"}, "settings", "FUNIL_SECRET_KEYS must hold keys of 32 bytes"),
        ({"DATABASE_URL": "postgres://db/funil", "SECRET_KEYS": ""}, "settings", "FUNIL_SECRET_KEYS is not set"),
        ({"ORIGIN": "https://app.example.com"}, "settings", "did you mean FUNIL_ORIGINS?"),
        ({"DATABASE_URL": "postgres://u:geheim@127.0.0.1:1/funil"}, "database", "cannot be reached. Start it"),
        (
            {"DATABASE_URL": "postgres://u@127.0.0.1:1/funil", "REDIS_URL": "redis://127.0.0.1:1/0"},
            "redis",
            "cannot be reached. Start it",
        ),
        ({"DATABASE_URL": "sqlite:////none/of/this.db"}, "database", "The folder /none/of of the SQLite file"),
        ({"DATA_DIR": "/proc/1/funil"}, "settings", "FUNIL_DATA_DIR"),
    ],
)
def test_what_is_wrong_is_said_by_name(check: Check, environ: dict[str, str], about: str, words: str) -> None:
    if environ.get("DATA_DIR"):
        environ = {**environ, "SECRET_KEYS": ""}
    said = check(**environ)
    assert said["exit"] == "1"
    assert words in said[about]
    assert "geheim" not in str(said)


def test_a_port_that_another_program_has_is_an_error(check: Check) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        said = check(PORT=str(other.getsockname()[1]))
    assert said["exit"] == "1"
    assert "Stop what listens there" in said["port"]


def test_it_speaks_to_people_too(
    check: Check, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("FUNIL_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("FUNIL_PORT", "0")
    assert cli.main(["check"]) == 1
    said = capsys.readouterr().out
    assert "ERROR    migrations" in said
    assert "ok       data folder" in said


@pytest.mark.skipif(not os.environ.get("FUNIL_TEST_DATABASE"), reason="FUNIL_TEST_DATABASE names no PostgreSQL")
class TestOnPostgres:
    async def test_a_wrong_password_and_a_missing_database_are_told_apart(self, check: Check, installed: str) -> None:
        head, _, place = installed.rpartition("@")
        wrong = f"{head.rpartition(':')[0]}:wrong@{place}"
        assert "refused the user or the password" in in_thread(check, DATABASE_URL=wrong)["database"]
        nowhere = installed.rpartition("/")[0] + "/nowhere"
        assert "has no such database" in in_thread(check, DATABASE_URL=nowhere)["database"]

    async def test_two_servers_without_redis_are_named(self, check: Check, installed: str) -> None:
        names = ("funil serve 4711@norte", "funil serve 12@sul")
        both = [await asyncpg.connect(installed, server_settings={"application_name": name}) for name in names]

        said = in_thread(check, DATABASE_URL=installed)

        for each in both:
            await each.close()
        assert said["exit"] == "1"
        assert "2 servers are on this database (12@sul, 4711@norte)" in said["servers"]

    @pytest.mark.skipif(not os.environ.get("FUNIL_TEST_REDIS"), reason="FUNIL_TEST_REDIS names no Redis")
    async def test_a_scaled_installation_without_a_worker_is_no_whole_one(self, check: Check, installed: str) -> None:
        redis = os.environ["FUNIL_TEST_REDIS"]
        said = in_thread(check, DATABASE_URL=installed, REDIS_URL=redis)
        assert said["exit"] == "1"
        assert "No worker is running" in said["worker"]
        assert said["redis"].startswith("OK")
