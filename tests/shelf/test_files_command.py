"""`funil files`, `funil check`, backup and restore where files lie in a store; and who is killed there."""

import hashlib
from asyncio import to_thread
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

import cli
import models
from models.file import Place
from shelf import Shelf
from storage import engine
from storage.verifying import look
from tests import nest
from tests.make import NOON, Cast, subject
from tests.safekeeping.conftest import empty_url as empty_url
from tests.shelf.test_shelving import PDF, SHA, names, places, sent
from tests.web import KEY

Funil = Callable[..., Awaitable[str]]
BASE = {"FUNIL_SECRET_KEYS": KEY, "FUNIL_PORT": "0"}


@pytest.fixture
async def funil(
    cast: Cast,
    database: str,
    environ: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Funil:
    """The command, with a loop of its own, on the test's database, which is closed meanwhile."""
    for content in (PDF, b"two"):
        await sent(await subject(cast), content)

    async def run(*words: str, status: int = 0, **there: str) -> str:
        await engine.close()
        given = {**BASE, "FUNIL_DATABASE_URL": database, "FUNIL_DATA_DIR": str(tmp_path), **environ, **there}
        with monkeypatch.context() as here:
            for name, value in given.items():
                here.setenv(name, value)
            ended = await to_thread(cli.main, list(words))
        said = "".join(capsys.readouterr())
        assert ended == status, said
        await engine.open(database)
        return said

    return run


async def test_files_are_moved_checked_and_moved_back(funil: Funil, shelf: Shelf) -> None:
    assert "2 files were carried to the bucket" in await funil("files", "move", "store")
    assert {place for place, _ in (await places()).values()} == {Place.STORE}
    assert "0 files are missing" in await funil("files", "check")
    assert "which takes, gives and deletes" in await funil("check")

    await shelf.delete(SHA)
    assert f"missing {SHA}" in await funil("files", "check", status=1)
    await models.Blob.filter(sha256=hashlib.sha256(b"two").hexdigest()).update(stored_at=NOON - timedelta(days=9))
    assert "is not there. If that is another bucket" in await funil("check", status=1)
    refused = await funil("files", "move", "database", status=2)
    assert "MISSING" in refused and "begin again" in refused
    await shelf.put(SHA, PDF)

    # One of them was brought before the other was missed.
    assert "1 files were brought into the database, and 2 objects" in await funil("files", "move", "database")
    assert await models.Blob.read(SHA) == PDF and await names(shelf) == set()
    assert "FUNIL_S3_BUCKET is not set" in await funil(
        *("files", "check"), status=2, FUNIL_S3_BUCKET="", FUNIL_S3_ENDPOINT="", FUNIL_S3_KEY="", FUNIL_S3_SECRET=""
    )


async def test_a_backup_holds_the_files_of_the_store_or_says_that_it_does_not(
    funil: Funil, shelf: Shelf, empty_url: str, tmp_path: Path
) -> None:
    await funil("files", "move", "store")
    file, bare, other = tmp_path / "whole.backup", tmp_path / "bare.backup", tmp_path / "other"

    assert "and 2 files of its store" in await funil("backup", str(file))
    told = await funil("backup", str(bare), "--without-files")
    assert "2 files are NOT in it, they lie in the bucket" in told
    assert (look(file).files, look(bare).files, look(bare).elsewhere) == (2, 0, 2)
    await shelf.delete(SHA)
    for words in ([str(tmp_path / "a")], [str(tmp_path / "b"), "--without-files"]):
        assert "1 files were neither here nor there" in await funil("backup", *words, status=1)

    there = {"FUNIL_DATABASE_URL": empty_url, "FUNIL_DATA_DIR": str(other)}
    none = {f"FUNIL_S3_{name}": "" for name in ("BUCKET", "ENDPOINT", "KEY", "SECRET")}
    assert "2 files that lay in a store came into the database" in await funil("restore", str(file), **there, **none)
    await engine.close()
    await engine.open(empty_url)
    assert await models.Blob.read(SHA) == PDF
    assert {place for place, _ in (await places()).values()} == {Place.BOTH}
    assert await models.shelve(shelf) == 2 and SHA in await names(shelf)
    await engine.close()
    told = await funil("restore", str(bare), "--overwrite", **there)
    assert "2 files are not in the backup: they should lie in the bucket" in told


WRONG = [
    ({"FUNIL_S3_BUCKET": "no-such-bucket"}, "There is no bucket no-such-bucket at http://127.0.0.1"),
    ({"FUNIL_S3_ENDPOINT": "http://127.0.0.1:9"}, "cannot be used"),
]


async def test_check_says_what_is_wrong_with_the_store(funil: Funil) -> None:
    for wrong, sentence in WRONG:
        assert sentence in await funil("check", status=1, **wrong)
    both = await funil("check", status=1, FUNIL_S3_SECRET="")
    assert "FUNIL_S3_KEY and FUNIL_S3_SECRET go together" in both
    await funil("files", "move", "store")
    alone = {f"FUNIL_S3_{name}": "" for name in ("BUCKET", "ENDPOINT", "KEY", "SECRET")}
    assert "2 files lie in a store, and FUNIL_S3_BUCKET names none" in await funil("check", status=1, **alone)


DEATHS = ["claimed, not put", "put, not let go", "let go", "object deleted, departure stands"]


@pytest.mark.parametrize("moment", DEATHS)
async def test_nothing_is_lost_and_nothing_left_by_kills_between_store_and_commit(
    moment: str, cast: Cast, database: str, shelf: Shelf, environ: dict[str, str], tmp_path: Path
) -> None:
    await sent(await subject(cast))
    departing = moment == DEATHS[-1]
    if departing:
        await models.shelve(shelf)
    await engine.close()
    given = {**BASE, "FUNIL_DATABASE_URL": database, "FUNIL_DATA_DIR": str(tmp_path), **environ}
    words = ["files", "move", "database" if departing else "store"]
    log = tmp_path / "log"
    dying = nest.funil(words, given, log, dies_at=moment)
    dying.join(30)
    assert dying.exitcode == -9, log.read_text()
    await engine.open(database)

    [blob] = await models.Blob.all()
    assert await models.Blob.fetch(blob.sha256, shelf) == PDF, "At no moment it lies nowhere."
    if departing:
        await models.Departure.all().update(taken_at=None)
        assert await models.depart(shelf, now=blob.stored_at.replace(year=2099)) == 1
        assert await names(shelf) == set()
    else:
        await models.shelve(shelf)
        assert await places() == {SHA: (Place.STORE, False)} and await names(shelf) == {SHA}
