"""From SQLite to PostgreSQL: every answer is the same before and after, and whoever followed goes on."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import models
from demo.data import seed
from models.founding import found
from models.keyring import Keyring
from schema.ids import to_id
from storage import engine, tables
from storage.migrate import migrate
from storage.moving import _compare, move
from storage.url import Unusable
from tests.databases import server
from tests.live.line import line
from tests.rights.questions import CORE, asking, questions
from tests.safekeeping.conftest import empty_postgres
from tests.web import Visitor, serving

pytestmark = pytest.mark.skipif(server() is None, reason="FUNIL_TEST_DATABASE names no PostgreSQL")
FUNNEL = (
    "subscription($since: Position) { funnelChanged(since: $since) { kind position changes { subject { title } } } }"
)


@pytest.fixture
async def demo(tmp_path: Path) -> str:
    """The demo's installation on SQLite, with a mailbox, a file and numbers that were given out and are gone."""
    url, now = f"sqlite:///{tmp_path}/demo.db", datetime.now(UTC)
    await migrate(url)
    await engine.open(url)
    await found(name="Estaleiro", zone="America/Sao_Paulo", currency="BRL", locale="pt-BR", now=now)
    await seed(now=now, locale="pt-BR")
    marina = await models.User.acting((await models.User.get(email="marina@funil.example")).id)
    assert marina is not None
    box = {"address": "vendas@funil.example", "host": "imap.funil.example", "username": "v", "password": "a secret"}
    await models.Mailbox.connect(by=marina, now=now, keyring=Keyring((b"k" * 32,)), **box)
    await models.Blob.create(sha256="0" * 64, size=3, content=b"\x00\xff'", stored_at=now)
    gone = await models.Marker.create_new(by=marina, now=now, name="provisório")
    await gone.remove(by=marina, now=now)
    await engine.close()
    return url


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[None]:
    await engine.open(url)
    try:
        yield
    finally:
        await engine.close()


@pytest.fixture
async def postgres() -> AsyncIterator[str]:
    async with empty_postgres() as url:
        yield url


async def told(visitor: Visitor, card: str) -> dict[str, Any]:
    """What everything that can be asked answers with."""
    return {
        document: (await visitor.post(document, {"id": card})).json()
        for name in sorted(CORE.query_type.fields)
        for document in questions(name, *asking(name), 2)
    }


def different(before: Any, after: Any, path: str = "") -> list[str]:
    """Where two answers differ, and how."""
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        return [line for name in before for line in different(before[name], after[name], f"{path}.{name}")]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        pairs = enumerate(zip(before, after, strict=True))
        return [line for number, pair in pairs for line in different(*pair, f"{path}[{number}]")]
    return [] if before == after else [f"{path}: {before!r} → {after!r}"]


async def test_every_answer_is_the_same_and_subscribers_go_on(demo: str, postgres: str, tmp_path: Path) -> None:
    async with opened(demo), serving(tmp_path, demo) as web:
        bruno = await web.sign_in(await models.User.get(email="bruno@funil.example"))
        card = to_id("Subject", (await models.Subject.filter(on_board=True).order_by("id"))[0].id)
        since = (await bruno.ask("{ funnel { position } }"))["funnel"]["position"]
        await bruno.do("subjectUpdate", {"id": card, "title": "Enquanto dormiam"}, "subject { id }")
        before, head = await told(bruno, card), await models.Event.head()
        last = (await models.Marker.all().order_by("-id").first()).id  # type: ignore[union-attr]

    counts = await move(demo, postgres)

    async with opened(postgres), serving(tmp_path, postgres) as web:
        assert counts["event"] == await models.Event.all().count() == head
        bruno = Visitor(web, bruno.headers, bruno.user)  # the same cookie
        after = await told(bruno, card)
        # The session is used meanwhile, perhaps for longer than a minute; addresses of files end at their own time.
        moving = (".lastSeenAt: ", "/files/", ".expiresAt: ")
        assert [line for line in different(before, after) if not any(words in line for words in moving)] == []
        async with line(bruno) as held:
            event = await (await held.subscribe(FUNNEL, since=since)).next()
            assert event["changes"][0]["subject"]["title"] == "Enquanto dormiam"
        made = await bruno.do("markerCreate", {"name": "novo"}, "marker { id }")
        assert int((await models.Marker.get(name="novo")).id) == last + 2 and made["errors"] == []
        assert (await models.Blob.get(sha256="0" * 64)).content == b"\x00\xff'"
        box = await models.Mailbox.get(address="vendas@funil.example")
        keyring = Keyring((b"k" * 32,))
        assert keyring.open(str(box.sealed_secret), place=f"mailbox:{box.id}:secret") == "a secret"


async def test_what_is_not_empty_or_not_whole_is_refused_and_nothing_is_moved(
    demo: str, postgres: str, tmp_path: Path
) -> None:
    with pytest.raises(Unusable, match="no PostgreSQL database"):
        await move(demo, f"sqlite:///{tmp_path}/other.db")
    with pytest.raises(Unusable, match="no database"):
        await move(f"sqlite:///{tmp_path}/missing.db", postgres)
    with closing(sqlite3.connect(tmp_path / "demo.db")) as file:
        file.execute("PRAGMA foreign_keys = OFF")
        file.execute("UPDATE note SET subject_id = 999999 WHERE id = 1")
        file.commit()
    with pytest.raises(Unusable, match="damaged"):
        await move(demo, postgres)
    with closing(sqlite3.connect(tmp_path / "demo.db")) as file:
        file.execute("UPDATE note SET subject_id = 1 WHERE id = 1")
        file.execute("ALTER TABLE note ADD COLUMN extra TEXT")
        file.commit()
    with pytest.raises(Unusable, match=r"note differs.*funil migrate"):
        await move(demo, postgres)
    with closing(sqlite3.connect(tmp_path / "demo.db")) as file:
        file.execute("ALTER TABLE note DROP COLUMN extra")
        file.execute("UPDATE subject SET title = title || char(0) WHERE id = 1")
        file.commit()
    with pytest.raises(Exception, match="0x00"):
        await move(demo, postgres)
    await migrate(postgres)
    with pytest.raises(Unusable, match="is not empty"):
        await move(demo, postgres)


async def test_nothing_is_moved_under_a_running_server(demo: str, postgres: str) -> None:
    await migrate(postgres)
    async with opened(postgres):
        with pytest.raises(Unusable, match="Stop every"):
            await move(demo, postgres)


async def test_a_difference_that_nobody_expected_is_found(demo: str, postgres: str, tmp_path: Path) -> None:
    await move(demo, postgres)
    connection = await tables.connect(postgres)
    with closing(sqlite3.connect(tmp_path / "demo.db")) as file:
        found = {table.name: table for table in await tables.tables(connection)}
        async with connection.transaction():
            await _compare(file, found["note"], connection)
            await connection.execute("UPDATE note SET text = text || ' ' WHERE id = 1")
            with pytest.raises(Unusable, match="note is not the same on both sides"):
                await _compare(file, found["note"], connection)
            await connection.execute("DELETE FROM audit_entry WHERE id = 1")
            with pytest.raises(Unusable, match="audit_entry is not the same"):
                await _compare(file, found["audit_entry"], connection)
    await connection.close()


async def test_instants_are_the_same_instants(demo: str, postgres: str) -> None:
    async with opened(demo):
        before = {row.id: row.created_at for row in await models.Subject.all()}

    await move(demo, postgres)

    async with opened(postgres):
        assert {row.id: row.created_at for row in await models.Subject.all()} == before
