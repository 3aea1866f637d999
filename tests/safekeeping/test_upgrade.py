"""From the previous release: an installation of 0.1.0 is migrated with all its rows, and its board answers."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tortoise.transactions import in_transaction

import models
from storage import engine, moving, tables
from storage.migrate import INDEXES, _apps, apply_to, connected, known, migrate
from storage.replay import Executor
from storage.url import CONNECTION
from tests.databases import server
from tests.web import serving

DUMP = Path(__file__).with_name("release_0_1_0.sql")
RELEASE = ["0001_initial"]
FUNNEL = """{ funnel { columns { stage { name } totals { count value { amount } }
  subjects(first: 50) { nodes { title rank customer { name } markers { name } owner { name } } } } }
  customers { totalCount } intake { nodes { state effects { outcome } } } }"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The SQLite file of an installation as 0.1.0 left it."""
    with closing(sqlite3.connect(tmp_path / "old.db")) as old:
        old.executescript(DUMP.read_text("utf-8"))
    return tmp_path / "old.db"


@pytest.fixture
async def old(file: Path, empty_url: str) -> AsyncIterator[str]:
    """The same in the kind of database under test."""
    if server() is None:
        yield f"sqlite:///{file}"
        return
    async with connected(empty_url), in_transaction(CONNECTION) as transaction:
        raw: Any = transaction._connection
        await apply_to(RELEASE, transaction, empty_url)
        with closing(sqlite3.connect(file)) as source:
            async with tables.without_foreign_keys(raw):
                for table in await tables.tables(raw):
                    if table.name != tables.RECORD:
                        await moving._copy(source, table, raw)
            await tables.continue_sequences(raw, moving._numbering(source))
    yield empty_url


def contents(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(file)) as held:
        names = [name for (name,) in held.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        ours = [name for name in names if not name.startswith(("sqlite_", "tortoise_"))]
        return {name: held.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in ours}


async def indexes(url: str) -> set[str]:
    async with connected(url) as client:
        dialect = "sqlite" if server() is None else "postgres"
        return {row["name"] for row in await client.execute_query_dict(INDEXES[dialect])}


async def columns(url: str) -> dict[str, set[tuple[str, ...]]]:
    """Of each table its columns and whether they may be empty."""
    async with connected(url) as client:
        if server() is None:
            listed = "SELECT name FROM sqlite_master WHERE type = 'table'"
            names = [row["name"] for row in await client.execute_query_dict(listed)]
            asked = 'SELECT name, type, "notnull" AS must FROM pragma_table_info(?)'
            return {
                name: {tuple(map(str, row.values())) for row in await client.execute_query_dict(asked, [name])}
                for name in names
            }
        rows = await client.execute_query_dict(
            "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
            " WHERE table_schema = current_schema()"
        )
        found: dict[str, set[tuple[str, ...]]] = {}
        for row in rows:
            name, *rest = (str(value) for value in row.values())
            found.setdefault(name, set()).add(tuple(rest))
        return found


async def test_every_row_survives_the_tables_are_those_of_a_new_installation_and_a_copy_is_kept(
    old: str, file: Path, tmp_path: Path, database_url: str
) -> None:
    """In one test: replaying a history takes seconds."""
    before = contents(file)
    async with connected(old) as client:
        executor = Executor(client, _apps(old, "migrations"))
        assert [step.migration.name for step in await executor.plan()] == list(known()[1:])

    report = await migrate(old)

    assert report.applied == list(known()[1:]) and report.restored_indexes == []
    assert await indexes(old) == await indexes(database_url)
    assert await columns(old) == await columns(database_url)
    if server() is None:
        assert report.backup is not None and contents(report.backup) == before
    await engine.open(old)
    try:
        for model in (models.Subject, models.Customer, models.Note, models.Event, models.RawMail, models.Participant):
            assert await model.all().count() == len(before[model._meta.db_table]) > 0, model
        kept = {row.id: row.title for row in await models.Subject.all()}
        assert set(kept) == {row[0] for row in before["subject"]} and all(kept.values())
        assert {row.content for row in await models.RawMail.all()} == {
            value for row in before["raw_mail"] for value in row if isinstance(value, bytes)
        }
        async with serving(tmp_path, old) as web:
            bruno = await web.sign_in(await models.User.get(email="bruno@funil.example"))
            board = await bruno.ask(FUNNEL)
            cards = [card for column in board["funnel"]["columns"] for card in column["subjects"]["nodes"]]
            assert sum(column["totals"]["count"] for column in board["funnel"]["columns"]) == len(cards) > 30
            assert any(card["markers"] for card in cards) and any(card["customer"] for card in cards)
            assert board["customers"]["totalCount"] == len(before["customer"])
            assert len(board["intake"]["nodes"]) == 3
            title = await bruno.do("subjectCreate", await new_card(bruno), "subject { id title }")
            assert title["errors"] == [] and title["subject"]["title"] == "Depois"
    finally:
        await engine.close()


async def new_card(bruno: Any) -> dict[str, Any]:
    channel = (await bruno.ask("{ channels { id } }"))["channels"][0]["id"]
    return {"title": "Depois", "channelId": channel, "kind": "OPPORTUNITY"}
