"""A library full of books is migrated, and nothing of it is lost; the same on both databases."""

import asyncio
import importlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tortoise.exceptions import IntegrityError

from storage import engine, fresh
from storage.engine import Unusable
from storage.keep import keep
from storage.migrate import known, migrate, pending
from storage.replay import Executor
from storage.url import Dialect
from tests.storage import toys_of_yesterday as yesterday
from tests.storage.conftest import TOY_MIGRATIONS, opened
from tests.storage.inspecting import indexes, schema
from tests.storage.toys import Author, Book, Card, Shelf

Release = Callable[..., str]
DECLARED = {
    ("author", "name", False),
    ("book", "shelf_id", False),
    ("book", "former_shelf_id", False),
    ("book", "pages", False),
    ("book", "shelf_id,title", True),
    ("book_author", "book_id,author_id", True),
    ("book_author", "author_id,book_id", False),
    ("card", "book_id", True),
    ("shelf", "code", True),
    ("shelf", "name", False),
    ("shelf", "room", True),
}


@pytest.fixture
async def yesterdays(database_url: str, release: Release) -> str:
    """A library of the first release: two shelves, three books by Ana and Bruno, a card; a third shelf was removed."""
    await migrate(database_url, migrations=release("0001_library"))
    async with opened(database_url, "tests.storage.toys_of_yesterday"):
        ana, bruno = await yesterday.Author.create(name="Ana"), await yesterday.Author.create(name="Bruno")
        north = await yesterday.Shelf.create(code="N", name="North", room=1, main=True, draft="x")
        south = await yesterday.Shelf.create(code="S", name="South", room=1)
        for shelf, title in ((north, "Sales"), (north, "Mail"), (south, "Sales")):
            book = await yesterday.Book.create(shelf=shelf, title=title)
            await book.authors.add(ana, bruno)
        await yesterday.Card.create(book=await yesterday.Book.get(shelf=south))
        await (await yesterday.Shelf.create(code="W", name="West", room=2)).delete()
    return database_url


@pytest.fixture
async def todays(yesterdays: str) -> str:
    """The same library, migrated."""
    await migrate(yesterdays, migrations=TOY_MIGRATIONS)
    return yesterdays


async def test_every_row_is_still_there(todays: str) -> None:
    async with opened(todays):
        assert [shelf.name for shelf in await Shelf.all().order_by("id")] == ["North", "South"]
        assert sorted(await Book.all().values_list("shelf__code", "title", "pages", "former_shelf_id")) == [
            ("N", "Mail", 0, None),
            ("N", "Sales", 0, None),
            ("S", "Sales", 0, None),
        ]
        assert await Author.all().count() == 2
        assert [len(await book.authors.all()) for book in await Book.all()] == [2, 2, 2]
        assert await Card.all().values_list("book__shelf__code", "number") == [("S", 0)]


async def test_every_declared_index_is_there(todays: str) -> None:
    async with opened(todays):
        assert await indexes() == DECLARED


async def test_every_declared_rule_holds(todays: str) -> None:
    async with opened(todays):
        north = await Shelf.get(code="N")
        card = await Card.get().select_related("book")

        for broken in (
            Shelf.create(code="N", name="Other", room=3),
            Shelf.create(code="O", name="", room=3),
            Shelf.create(code="O", name="Other", room=0),
            Shelf.create(code="O", name="Other", room=1, main=True),
            Book.create(shelf=north, title="Sales"),
            Book.create(shelf_id=999, title="Lost"),
            Card.create(book=card.book),
            Card.filter(id=card.id).update(number=-1),
        ):
            with pytest.raises(IntegrityError):
                await broken
        await north.delete()

        assert [book.title for book in await Book.all()] == ["Sales"]


async def test_no_id_is_given_out_twice(todays: str) -> None:
    async with opened(todays):
        assert (await Shelf.create(code="E", name="E" * 60, room=4)).id == 4


async def test_things_can_be_taken_away_again(todays: str, release: Release) -> None:
    later = release(
        "0001_library",
        "0002_today",
        m0003_less="""
        ops.RemoveField(model_name="Book", name="former_shelf"),
        ops.RemoveField(model_name="Book", name="pages"),
        ops.RemoveConstraint(model_name="Book", fields=["shelf", "title"]),
        ops.RemoveConstraint(model_name="Card", name="number_is_not_negative"),
        ops.RenameConstraint(model_name="Shelf", old_name="shelf_has_a_name", new_name="shelf_is_named"),
        ops.RenameConstraint(model_name="Shelf", old_name="one_main_shelf_in_a_room", new_name="main_shelf"),
        ops.AlterField(model_name="Shelf", name="code", field=fields.CharField(max_length=8, db_index=True)),
        ops.AlterField(model_name="Author", name="name", field=fields.CharField(max_length=50, unique=True)),
        """,
    )

    await migrate(todays, migrations=later)

    async with opened(todays, "tests.storage.toys_of_yesterday"):
        gone = {"former_shelf_id", "pages", "shelf_id,title", "code", "name"}
        assert await indexes() == {index for index in DECLARED if index[1] not in gone} | {
            ("shelf", "code", False),
            ("shelf", "name", False),
            ("author", "name", True),
        }
        rows = engine.connection().execute_query_dict
        assert set((await rows("SELECT * FROM book"))[0]) == {"id", "shelf_id", "title"}
        assert len(await rows("SELECT * FROM book_author")) == 6
        await rows("UPDATE card SET number = -1")
        with pytest.raises(IntegrityError):
            await rows("UPDATE shelf SET name = ''")
        with pytest.raises(IntegrityError):
            await rows("UPDATE shelf SET main = (1 = 1)")


async def test_a_migration_in_python_changes_rows_and_models_work_afterwards(todays: str, release: Release) -> None:
    later = release(
        "0001_library",
        "0002_today",
        m0003_shout="""
        ops.RunPython(shout),
        ops.AddField(model_name="Author", name="note", field=fields.TextField(null=True)),
        """,
    )

    await migrate(todays, migrations=later)

    async with opened(todays):
        await Author.create(name="Zoe")
        assert [author.name for author in await Author.all().order_by("id")] == ["ANA", "BRUNO", "EVA", "Zoe"]


async def test_a_migration_that_fails_leaves_the_database_as_it_was(todays: str, release: Release) -> None:
    broken = release(
        "0001_library",
        "0002_today",
        m0003_fine="""
        ops.AddField(model_name="Author", name="note", field=fields.TextField(null=True)),
        ops.AlterField(model_name="Shelf", name="name", field=fields.CharField(max_length=70)),
        """,
        m0004_broken='ops.RunSQL("DELETE FROM card"), ops.RunSQL("UPDATE nowhere SET n = 1")',
    )

    with pytest.raises(Unusable, match=r"could not be migrated and is as it was: .*nowhere"):
        await migrate(todays, migrations=broken)

    assert await pending(todays, migrations=broken) == ["0003_fine", "0004_broken"]
    async with opened(todays):
        assert await Card.all().count() == 1
        assert await indexes() == DECLARED
        rows = await engine.connection().execute_query_dict("SELECT * FROM author")
        assert set(rows[0]) == {"id", "name"}


async def test_two_that_migrate_at_once_apply_each_migration_once(yesterdays: str) -> None:
    reports = await asyncio.gather(*(migrate(yesterdays, migrations=TOY_MIGRATIONS) for _ in range(2)))

    assert sorted(report.applied for report in reports) == [[], ["0002_today"]]


async def test_what_is_pending_is_named_in_order(database_url: str) -> None:
    before = await pending(database_url, migrations=TOY_MIGRATIONS)
    report = await migrate(database_url, migrations=TOY_MIGRATIONS)
    after = await pending(database_url, migrations=TOY_MIGRATIONS)

    assert before == report.applied == ["0001_library", "0002_today"]
    assert after == []


async def test_a_new_database_gets_every_declared_index(library: str) -> None:
    assert await indexes() == DECLARED


async def test_a_database_of_a_newer_version_is_refused(todays: str, release: Release) -> None:
    with pytest.raises(Unusable, match="0002_today, which this version does not know"):
        await migrate(todays, migrations=release("0001_library"))


async def test_a_new_database_is_given_what_the_history_makes(
    database_url: str, another_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await migrate(another_url, replaying=True)
    monkeypatch.setattr(Executor, "migrate", None)  # nothing is replayed

    report = await migrate(database_url)

    assert report.applied == list(known()) and await pending(database_url) == []
    assert await schema(database_url) == await schema(another_url)


@pytest.mark.parametrize("dialect", ["sqlite", "postgres"])
def test_what_a_new_database_is_given_was_written_for_these_migrations(dialect: Dialect) -> None:
    assert fresh.script("migrations", dialect) is not None, "Run `python -m storage make NAME`: it writes the scripts."


async def test_what_is_written_down_of_the_toys_makes_them_on_either_database(
    database_url: str, another_url: str, release: Release
) -> None:
    """What their history makes, unmakes, renames and shouts on its way."""
    toys = release("0001_library", "0002_today", m0003_shout="ops.RunPython(shout)")

    written = await keep(toys)

    assert [file.name for file in written] == ["fresh_sqlite.sql", "fresh_postgres.sql"]
    await migrate(another_url, migrations=toys, replaying=True)
    await migrate(database_url, migrations=toys)
    assert await schema(database_url) == await schema(another_url)
    async with opened(database_url):
        assert await indexes() == DECLARED


async def test_what_was_written_for_other_migrations_is_not_used(database_url: str, release: Release) -> None:
    toys = release("0001_library")
    await keep(toys)
    folder = Path(str(importlib.import_module(toys).__path__[0]))
    shutil.copy(Path(yesterday.__file__).parent / "toy_migrations" / "0002_today.py", folder)
    known.cache_clear()

    await migrate(database_url, migrations=toys)

    async with opened(database_url):
        assert await indexes() == DECLARED
