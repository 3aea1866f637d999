"""A backup comes back whole, in a second life of its own; and what is no whole backup is refused in a sentence."""

import asyncio
import os
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

import models
from models import ApiKey, AuditEntry, AuditKind, Invitation, Session, Terms, restoration
from permissions import Role, Scope
from storage import engine, migrate, saving
from storage.archive import MANIFEST, Manifest
from storage.restoring import Restored, restore
from storage.url import Unusable
from storage.verifying import look
from tests.databases import server
from tests.live.line import line
from tests.make import NOON, Cast, subject
from tests.models.post import letter
from tests.web import serving

FUNNEL = "subscription($since: Position) { funnelChanged(since: $since) { kind position } }"


async def save(url: str, target: Path) -> Manifest:
    return await saving.save(url, target, facts=restoration.FACTS, keys=["0a0b0c0d"], now=NOON)


async def bring_back(file: Path, url: str, *, overwrite: bool = False) -> Restored:
    life = restoration.second_life(NOON)
    return await restore(file, url, overwrite=overwrite, second_life=life, now=NOON)


@pytest.fixture
async def saved(cast: Cast, database: str, tmp_path: Path) -> Path:
    """A backup with a card, a session, a key and an invitation in it; the database is closed again."""
    sent = await letter("Proposta", await subject(cast, "Barcos"))
    await models.Message.filter(id=sent.id).update(state=models.MessageState.QUEUED)
    await Session.begin(cast.ana, now=NOON, terms=Terms())
    await ApiKey.issue(by=cast.ana, now=NOON, name="ERP", scopes=frozenset(Scope), expires_at=NOON.replace(year=2027))
    await Invitation.send(
        by=cast.rita, now=NOON, name="Nina", email="n@funil.example", role=Role.AGENT, zone="UTC", locale="en"
    )
    await save(database, tmp_path / "funil.backup")
    return tmp_path / "funil.backup"


async def test_a_restored_database_has_every_row_and_another_epoch(
    saved: Path, database: str, empty_url: str, tmp_path: Path
) -> None:
    before = {"rows": await models.Subject.all().values(), "events": await models.Event.all().values("id", "kind")}
    epoch, head = (await models.Workspace.current()).epoch, await models.Event.head()
    await engine.close()

    restored = await bring_back(saved, empty_url)

    await engine.open(empty_url)
    await restoration.settle(NOON)
    assert restored.manifest.facts == {"epoch": epoch, "position": head} and restored.set_aside is None
    assert await models.Subject.all().values() == before["rows"]
    assert await models.Event.all().values("id", "kind") == before["events"]
    assert (await models.Workspace.current()).epoch != epoch
    assert await Session.filter(revoked_at__isnull=True).count() == 0 == await Invitation.all().count()
    assert await ApiKey.filter(revoked_at__isnull=True).count() == 1
    assert [row.state for row in await models.Message.all()] == [models.MessageState.UNKNOWN]
    assert await AuditEntry.filter(kind=AuditKind.RESTORED).count() == 1
    async with serving(tmp_path, empty_url) as web:
        ana = await web.sign_in(await models.User.get(name="Ana"))
        async with line(ana) as held:
            feed = await held.subscribe(FUNNEL, since=f"{epoch}.{head}")
            assert (await feed.next())["kind"] == "RESYNC_REQUIRED"


async def test_ids_go_on_where_they_were_also_of_rows_that_are_gone(
    cast: Cast, database: str, empty_url: str, tmp_path: Path
) -> None:
    gone = await models.Marker.create_new(by=cast.rita, now=NOON, name="frio")
    await gone.remove(by=cast.rita, now=NOON)
    await save(database, tmp_path / "b")
    await engine.close()

    await bring_back(tmp_path / "b", empty_url)

    await engine.open(empty_url)
    rita = await models.User.acting(cast.rita.id)
    assert rita is not None
    new = await models.Marker.create_new(by=rita, now=NOON, name="quente")
    assert new.id > gone.id


async def test_what_stands_there_is_replaced_only_when_somebody_says_so(saved: Path, database: str, cast: Cast) -> None:
    await subject(cast, "Depois do backup")
    await engine.close()

    with pytest.raises(Unusable, match=r"is not empty.* --overwrite"):
        await bring_back(saved, database)
    restored = await bring_back(saved, database, overwrite=True)

    await engine.open(database)
    assert [row.title for row in await models.Subject.all()] == ["Barcos"]
    if server() is None:
        assert restored.set_aside is not None and mode(restored.set_aside) == 0o600
        with closing(sqlite3.connect(restored.set_aside)) as old:
            assert old.execute("SELECT count(*) FROM subject").fetchone() == (2,)


async def test_a_backup_says_what_it_is_and_holds_no_key(saved: Path) -> None:
    manifest = look(saved)

    assert manifest.keys == ["0a0b0c0d"] and manifest.funil == saving.version()
    assert manifest.migrations == list(migrate.known()) and manifest.rows["subject"] == 1
    assert mode(saved) == 0o600
    assert list(saved.parent.glob(".*funil*")) == []


def mode(file: Path) -> int:
    return file.stat().st_mode & 0o777


def content(file: Path) -> bytes:
    return file.read_bytes()


def damaged(saved: Path, how: str) -> Path:
    content = saved.read_bytes()
    bad = saved.with_name(f"{how}.backup")
    if how == "cut off":
        bad.write_bytes(content[: len(content) // 2])
    elif how == "flipped":
        bad.write_bytes(content[:3000] + bytes(255 - byte for byte in content[3000:3020]) + content[3020:])
    elif how == "no backup":
        bad.write_text("Dear Ana, this is a letter.")
    elif how != "missing":
        with zipfile.ZipFile(saved) as held, zipfile.ZipFile(bad, "w") as other:
            for name in held.namelist():
                part = held.read(name)
                if how == "another row" and name != MANIFEST:
                    part += b"\n"
                if how == "of next year" and name == MANIFEST:
                    part = part.replace(b'"migrations": [', b'"migrations": ["0099_next_year",')
                if how == "another form" and name == MANIFEST:
                    part = part.replace(b'"format": 1', b'"format": 2')
                if how != "no manifest" or name != MANIFEST:
                    other.writestr(name, part)
    return bad


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("cut off", "no backup of Funil, or is damaged"),
        ("flipped", "damaged"),
        ("no backup", "no backup of Funil"),
        ("missing", "cannot be read: No such file"),
        ("another row", "damaged: .* is not what the manifest says"),
        ("no manifest", "has no manifest"),
        ("another form", "a newer version may have made it"),
        ("of next year", "0099_next_year, which this version"),
    ],
)
async def test_what_is_no_whole_backup_changes_nothing(
    saved: Path, database: str, empty_url: str, how: str, said: str
) -> None:
    await engine.close()

    with pytest.raises(Unusable, match=said):
        await bring_back(damaged(saved, how), database, overwrite=True)

    await engine.open(database)
    assert await models.Subject.all().count() == 1 and await Session.filter(revoked_at__isnull=True).count() == 1


async def test_a_restore_that_fails_half_way_leaves_what_was_there(saved: Path, database: str, cast: Cast) -> None:
    await subject(cast, "Depois do backup")
    await engine.close()

    with pytest.raises(Exception, match="nowhere"):
        await restore(saved, database, overwrite=True, second_life=["UPDATE nowhere SET x = 1"], now=NOON)

    await engine.open(database)
    assert await models.Subject.all().count() == 2


async def test_a_backup_is_not_written_over_and_leaves_nothing_half_made(saved: Path, database: str) -> None:
    before = content(saved)

    with pytest.raises(Unusable, match="there already"):
        await save(database, saved)
    with pytest.raises(Unusable, match="cannot be written"):
        await save(database, saved.parent / "no such folder" / "b")
    with pytest.raises(Exception, match="nowhere"):
        await saving.save(database, saved.parent / "b", facts={"x": "SELECT 1 FROM nowhere"}, keys=[], now=NOON)

    assert content(saved) == before
    assert not (saved.parent / "b").exists() and list(saved.parent.glob(".*part")) == []


@pytest.mark.skipif(server() is not None, reason="SQLite's own: copies that are files as they are")
async def test_a_copy_that_migrating_made_is_restored_as_well_and_only_the_newest_are_kept(
    cast: Cast, database: str, empty_url: str, tmp_path: Path
) -> None:
    await engine.close()
    file = Path(database.removeprefix("sqlite:///").partition("?")[0])
    kept = []
    for n in range(7):
        copy = migrate._save(file, tmp_path / "backups", f"000{n}_x")
        os.utime(copy, (n, n))
        kept.append(copy)
    (tmp_path / "backups" / "mine.backup").write_text("made by a person")

    assert sorted((tmp_path / "backups").glob("funil.db.before-*")) == kept[-5:]
    assert (tmp_path / "backups" / "mine.backup").exists()
    await bring_back(kept[-1], empty_url)
    await engine.open(empty_url)
    assert await models.User.filter(name="Ana").exists()


@pytest.mark.skipif(server() is None, reason="FUNIL_TEST_DATABASE names no PostgreSQL")
async def test_nothing_is_restored_under_a_running_server(saved: Path, database: str) -> None:
    with pytest.raises(Unusable, match=r"connections are open.*Stop every"):
        await bring_back(saved, database, overwrite=True)

    assert await models.Subject.all().count() == 1


@pytest.mark.skipif(server() is None, reason="FUNIL_TEST_DATABASE names no PostgreSQL")
async def test_a_backup_is_of_its_own_kind_of_database(saved: Path, database: str, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match=r"was made of postgres.*funil move"):
        await bring_back(saved, f"sqlite:///{tmp_path}/other.db")


async def test_writers_do_not_wait_for_a_backup_and_do_not_show_in_it(
    cast: Cast, database: str, tmp_path: Path
) -> None:
    """In this process; `test_backup.py` does it over HTTP from another one."""
    done = asyncio.Event()

    async def write() -> None:
        while not done.is_set():
            await subject(cast, "Velas")

    writing = asyncio.create_task(write())
    await asyncio.sleep(0.05)
    manifest = await save(database, tmp_path / "b")
    done.set()
    await writing

    told = msgspec.json.decode(zipfile.ZipFile(tmp_path / "b").read(MANIFEST))
    assert told["facts"]["position"] == manifest.facts["position"] <= await models.Event.head()
    # A subject is told by one event beside what founding and the cast told, and both are of one moment.
    created = await models.Event.filter(kind="SubjectCreated", id__lte=manifest.facts["position"]).count()
    assert manifest.rows["subject"] == created
