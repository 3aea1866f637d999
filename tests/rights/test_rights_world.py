"""The world of these tests is worth its name: every text is marked, every noun has rows seen and not seen."""

from tortoise.fields import JSONField

from schema.node import VIEWS
from tests.rights.marks import FORMS, SHARED, WITHOUT, texts
from tests.rights.sight import SEES, tables
from tests.rights.world import TABLE_OF, World

OVERSEEN = {"Webhook"}
"""For managers and administrators alone."""


def test_every_table_says_who_sees_its_rows() -> None:
    assert set(SEES) == set(tables())


def test_every_column_of_text_is_marked_or_says_why_not() -> None:
    known = {f"{table}.{column}" for table, column, _ in texts()}

    assert known >= set(WITHOUT) | set(FORMS)
    structured = {f"{table}.{column}" for table, column, field in texts() if isinstance(field, JSONField)}
    told = {name for name in structured if name.partition(".")[0] not in SHARED}
    assert told <= set(WITHOUT) | set(FORMS), "Say in marks.py how a canary is written there, or why not."


async def test_every_noun_has_rows_that_are_seen_and_rows_that_are_not(world: World) -> None:
    for noun in VIEWS:
        if TABLE_OF[noun] in SHARED:
            continue
        if noun in OVERSEEN:
            assert world.rows_of(noun) and not [id for id in world.rows_of(noun) if world.sees("ana", noun, id)], noun
            continue
        for who in ("ana", "diego", "sofia"):
            seen = [id for id in world.rows_of(noun) if world.sees(who, noun, id)]
            assert seen and len(seen) < len(world.rows_of(noun)), (who, noun)
