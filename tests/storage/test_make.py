"""Migrations are written from the models, and only when there is something to write."""

from pathlib import Path
from uuid import uuid4

import pytest
from tortoise.exceptions import IntegrityError

from storage.engine import Unusable
from storage.make import make, undeclared
from storage.migrate import migrate
from tests.storage.circle import Badge, Letterbox, Team
from tests.storage.conftest import TOY_MIGRATIONS, opened
from tests.storage.inspecting import indexes


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

    with pytest.raises(Unusable, match=r"Author\.age would be empty in the rows that exist: give it db_default"):
        await make("age", modules=["toys_of_tomorrow"], migrations=TOY_MIGRATIONS)


async def test_a_package_that_is_missing_is_named() -> None:
    with pytest.raises(Unusable, match="no package no_such_migrations"):
        await make("x", modules=["tests.storage.toys"], migrations="no_such_migrations")


async def test_tables_that_refer_to_each_other_are_made_whole(
    database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = f"circle_{uuid4().hex}"
    (tmp_path / package).mkdir()
    (tmp_path / package / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)

    await make("circle", modules=["tests.storage.circle"], migrations=package)
    report = await migrate(database_url, migrations=package)

    assert report.restored_indexes == []
    assert await undeclared(modules=["tests.storage.circle"], migrations=package) == []
    async with opened(database_url, "tests.storage.circle"):
        assert await indexes() == {
            ("team", "name", False),
            ("team", "box_id", False),
            ("team", "box_id,name", False),
            ("team", "name,box_id", True),
            ("team", "box_id", True),
            ("team_letterbox", "team_id,letterbox_id", True),
            ("team_letterbox", "letterbox_id,team_id", False),
        }
        team = await Team.create(name="Sales")
        box = await Letterbox.create(team=team)
        await Badge.create(team=team)
        await Team.filter(id=team.id).update(box=box)
        await team.readers.add(box)
        with pytest.raises(IntegrityError):
            await Team.create(name="Other", box=box)
        with pytest.raises(IntegrityError):
            await Team.create(name="Other", box_id=13)


async def test_a_circle_that_no_empty_value_opens_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed_circle.py").write_text(
        "from tortoise import fields\n"
        "from tortoise.models import Model\n"
        "class Hen(Model):\n"
        "    egg = fields.ForeignKeyField('models.Egg', related_name='hens')\n"
        "class Egg(Model):\n"
        "    hen = fields.ForeignKeyField('models.Hen', related_name='eggs')\n"
    )
    (tmp_path / "no_migrations").mkdir()
    (tmp_path / "no_migrations" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(Unusable, match=r"Egg\.hen refers to a table that refers back; one of the two needs null=True"):
        await make("hens", modules=["closed_circle"], migrations="no_migrations")
