"""Two at the same time: processes that migrate, and units in each other's way on PostgreSQL."""

import asyncio
import sys

import asyncpg
import pytest

import models
from storage.migrate import known
from tests.crash.house import ROOT
from tests.databases import server
from tests.make import NOON, Cast, events, subject
from tests.schema.scene import relay
from tests.web import Web

TOYS = "tests.storage.toy_migrations"
MIGRATE = f"""import asyncio, sys; from storage.migrate import migrate
print(asyncio.run(migrate(sys.argv[1], migrations="{TOYS}")).applied)"""
BULK = "results { subject { id } errors { code } }"


async def test_of_two_processes_that_migrate_at_once_one_does_it_and_the_other_waits(empty_url: str) -> None:
    command = (sys.executable, "-c", MIGRATE, empty_url)
    both = [await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE) for _ in range(2)]
    said = [(await each.communicate())[0].decode().strip() for each in both]

    assert [each.returncode for each in both] == [0, 0]
    assert sorted(said) == sorted([str(list(known(TOYS))), "[]"])


@pytest.mark.skipif(server() is None, reason="FUNIL_TEST_DATABASE names no PostgreSQL")
async def test_a_mutation_that_loses_a_deadlock_is_tried_again_and_done_once(
    web: Web, cast: Cast, database: str
) -> None:
    first, second = await subject(cast, "Barcos"), await subject(cast, "Velas")
    marker = await models.Marker.create_new(by=cast.rita, now=NOON, name="quente")
    ana = await web.sign_in(cast.ana)
    other = await asyncpg.connect(database)
    hold = "SELECT 1 FROM subject WHERE id = $1 FOR UPDATE"
    # PostgreSQL ends whoever notices first: that is to be the mutation.
    await other.execute("SET deadlock_timeout = '20s'")
    async with other.transaction():
        await other.fetch(hold, second.id)
        input = {"ids": [relay(first), relay(second)], "add": [relay(marker)]}
        marking = asyncio.create_task(ana.do("subjectsMark", input, BULK))
        while not await other.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted"):
            await asyncio.sleep(0.01)
        await other.fetch(hold, first.id)  # waits for the mutation, which waits for us
    payload = await marking
    await other.close()

    assert payload["errors"] == [] and all(not result["errors"] for result in payload["results"])
    assert [event.noun_id for event in await events("SubjectMarked")] == [first.id, second.id]


async def test_a_marker_is_removed_while_others_put_it_on_cards(web: Web, cast: Cast) -> None:
    cards = [await subject(cast, f"Barco {n}") for n in range(8)]
    ana, rita = await web.sign_in(cast.ana), await web.sign_in(cast.rita)
    for n in range(3):
        marker = await models.Marker.create_new(by=cast.rita, now=NOON, name=f"feira {n}")
        for card in cards[::2]:
            await card.mark(add=[marker], remove=[], by=cast.ana, now=NOON)
        ids = [relay(card) for card in reversed(cards)]
        marking = [ana.do("subjectsMark", {"ids": ids, "add": [relay(marker)]}, BULK) for _ in range(3)]
        gone, *told = await asyncio.gather(rita.do("markerDelete", {"id": relay(marker)}, "deletedMarkerId"), *marking)

        assert gone["errors"] == [] and gone["deletedMarkerId"] == relay(marker)
        assert {error["code"] for payload in told for error in payload["errors"]} <= {"NOT_FOUND"}
        assert await models.SubjectMarker.all().count() == 0
