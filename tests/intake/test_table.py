"""Each row of the intake table: from raw bytes through a real IMAP server to effects, rows, and a second time.

All of it happens once, one mail after the other at one office; then the server loses its numbers, and all comes again.
"""

import asyncio
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

from models.subject import Subject
from storage import engine
from tests.databases import copied
from tests.intake.conftest import KEYRING, Clock, connected
from tests.intake.post import Renumbered
from tests.intake.table import arriving, contents, machines, threads
from tests.intake.table.row import ROWS, Told, tell
from tests.intake.table.world import World, everything
from tests.make import the_cast

FILES = (arriving, machines, threads, contents)
HERE = Path(__file__).parent


@dataclass(frozen=True)
class Story:
    told: dict[str, Told]
    before: dict[str, int]
    again: list[str]
    after: dict[str, int]


@pytest.fixture(scope="module")
def story(templates: Callable[[bool], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with ThreadPoolExecutor(1) as thread:
        yield thread.submit(asyncio.run, _happen(templates(True), tmp_path_factory.mktemp("table"))).result()


async def _happen(template: str, folder: Path) -> Story:
    async with copied(template, folder) as url:
        await engine.open(url)
        try:
            return await _told(folder)
        finally:
            await engine.close()


async def _told(folder: Path) -> Story:
    cast, renumbered = await the_cast(), Renumbered(folder / "post")
    with renumbered.first() as post:
        world = World(await connected(cast, post, Clock()), cast)
        office, raws = world.office, []
        about: list[Subject | None] = []
        for row in ROWS.values():
            world.onto = None
            raws.append(await row.arrange(world))
            about.append(world.onto)
        await asyncio.to_thread(post.deliver_all, raws, office.clock())
        lines = zip(ROWS, await world.poll(), about, strict=True)
        told = {name: await tell(world, id, onto) for name, id, onto in lines}
        before = await everything()
    with renumbered.then(post) as anew:
        office.post = anew
        await office.mailbox.update(
            by=cast.rita, now=office.clock(), keyring=KEYRING, port=anew.port, password=anew.password
        )
        again = [str((await office.file(id)).state) for id in await world.poll()]
        return Story(told, before, again, await everything())


@pytest.mark.parametrize("name", ROWS)
def test_row(name: str, story: Story) -> None:
    row, told = ROWS[name], story.told[name]
    assert (told.state, told.effects) == (row.state, row.effects)
    assert told.made == row.made
    assert row.flags <= told.flags, told.flags
    assert row.joins is None or told.joined is row.joins
    assert told.raw_kept, "Every mail is kept as it came."
    assert all(told.trails), "Each effect says which rules were looked at."


def test_2_the_same_mails_under_new_numbers_have_no_effect(story: Story) -> None:
    assert story.again == ["DUPLICATE"] * len(ROWS)
    assert story.after == story.before


def test_every_row_of_the_table_has_a_test_named_for_it() -> None:
    named = {int(name.split()[0]) for name in ROWS}
    for file in HERE.glob("test_*.py"):
        named |= {int(number) for number in re.findall(r"def test_(\d+)_", file.read_text("utf-8"))}
    assert named >= set(range(1, 38))
