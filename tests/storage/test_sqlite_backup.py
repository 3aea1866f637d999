"""Before an SQLite file is migrated it is copied, and a migration that would orphan rows is refused."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from storage.engine import Unusable
from storage.migrate import migrate, pending
from tests.storage.conftest import TOY_MIGRATIONS


@pytest.fixture
async def filled(file_url: str, release: Callable[..., str]) -> str:
    """A file of the first release with a shelf and a book on it."""
    await migrate(file_url, migrations=release("0001_library"))
    with closing(sqlite3.connect(path(file_url))) as database:
        database.execute("INSERT INTO shelf (id, code, name, room, main) VALUES (1, 'N', 'North', 1, 1)")
        database.execute("INSERT INTO book (shelf_id, title) VALUES (1, 'Sales')")
        database.commit()
    return file_url


def path(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


async def test_a_file_with_tables_is_copied_before_it_changes(filled: str) -> None:
    report = await migrate(filled, migrations=TOY_MIGRATIONS)

    assert report.backup is not None
    assert report.backup.name.startswith("library.db.before-0002_today-")
    assert report.backup.parent == path(filled).parent
    assert report.backup.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(report.backup)) as copy:
        assert copy.execute("SELECT draft, title FROM shelf JOIN book ON shelf_id = shelf.id").fetchall() == [
            (None, "Sales")
        ]


async def test_the_copy_goes_where_it_is_asked_to_go(filled: str, tmp_path: Path) -> None:
    report = await migrate(filled, migrations=TOY_MIGRATIONS, backup_dir=tmp_path / "backups")

    assert report.backup is not None
    assert report.backup.parent == tmp_path / "backups"


async def test_nothing_is_changed_when_the_copy_cannot_be_written(filled: str, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear Ana")

    with pytest.raises(Unusable, match="cannot be written: File exists"):
        await migrate(filled, migrations=TOY_MIGRATIONS, backup_dir=tmp_path / "letter")

    assert await pending(filled, migrations=TOY_MIGRATIONS) == ["0002_today"]


async def test_a_new_file_and_one_that_is_current_are_not_copied(file_url: str) -> None:
    new = await migrate(file_url, migrations=TOY_MIGRATIONS)
    current = await migrate(file_url, migrations=TOY_MIGRATIONS)

    assert (new.backup, current.backup) == (None, None)


async def test_asking_what_is_pending_makes_no_file(file_url: str) -> None:
    assert len(await pending(file_url, migrations=TOY_MIGRATIONS)) == 2

    assert not path(file_url).exists()


async def test_a_migration_that_orphans_rows_is_undone(filled: str, release: Callable[..., str]) -> None:
    orphaning = release("0001_library", "0002_today", m0003_orphans='ops.RunSQL("DELETE FROM shelf")')

    with pytest.raises(Unusable, match=r"1 rows would point .* from book \(row 1\) to shelf"):
        await migrate(filled, migrations=orphaning)

    with closing(sqlite3.connect(path(filled))) as database:
        assert database.execute("SELECT count(*) FROM shelf").fetchone() == (1,)
    assert await pending(filled, migrations=orphaning) == ["0002_today", "0003_orphans"]
