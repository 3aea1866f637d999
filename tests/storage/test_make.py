"""Migrations are written from the models, and only when there is something to write."""

from pathlib import Path

import pytest

from storage.engine import UnusableError
from storage.make import make, undeclared
from tests.storage.conftest import TOY_MIGRATIONS


async def test_nothing_is_written_when_the_models_are_what_the_migrations_say() -> None:
    assert await make("nothing", modules=["tests.storage.toys"], migrations=TOY_MIGRATIONS) == []
    assert await undeclared(modules=["tests.storage.toys"], migrations=TOY_MIGRATIONS) == []


async def test_a_migration_is_written_under_the_next_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "first_migrations").mkdir()
    (tmp_path / "first_migrations" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)

    written = await make("The library", modules=["tests.storage.toys_of_yesterday"], migrations="first_migrations")

    assert written == [tmp_path / "first_migrations" / "0001_the_library.py"]


async def test_what_no_migration_has_yet_is_named() -> None:
    missing = await undeclared(modules=["tests.storage.toys_of_yesterday"], migrations=TOY_MIGRATIONS)

    assert "Remove field pages from Book" in missing


async def test_a_column_that_would_be_empty_in_existing_rows_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "toys_of_tomorrow.py").write_text(
        "from tests.storage.toys_of_yesterday import *\n"
        "class Author(Model):\n"
        "    id = fields.BigIntField(primary_key=True)\n"
        "    name = fields.CharField(max_length=50, db_index=True)\n"
        "    age = fields.IntField(default=0)\n"
        "    class Meta:\n"
        "        table = 'author'\n"
    )
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(UnusableError, match=r"Author\.age would be empty in the rows that exist: give it db_default"):
        await make("age", modules=["toys_of_tomorrow"], migrations=TOY_MIGRATIONS)


async def test_a_package_that_is_missing_is_named() -> None:
    with pytest.raises(UnusableError, match="no package no_such_migrations"):
        await make("x", modules=["tests.storage.toys"], migrations="no_such_migrations")
