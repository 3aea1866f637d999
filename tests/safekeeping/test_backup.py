"""`funil backup` while three people work over HTTP; restored elsewhere it is whole, and holds what was acknowledged."""

import asyncio
import copy
import random
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest

from storage.verifying import look
from tests import nest
from tests.crash.books import Books, check_file, check_log, opened
from tests.crash.caller import Caller
from tests.crash.house import House, house
from tests.crash.seller import Seller

WORK = 1.5
"""Seconds of work before the backup, and at least as long after it."""


@pytest.fixture
async def home(tmp_path: Path, database_url: str) -> AsyncIterator[House]:
    with house(tmp_path, database_url) as home:
        yield home


async def funil(home: House, *words: str, status: int = 0, there: Mapping[str, str] | None = None) -> str:
    """What the command says; `there` is where it does its work, if not at home."""
    said = await asyncio.to_thread(nest.told, words, {**home.environ, **(there or {})})
    assert said.returncode == status, said.stdout + said.stderr
    return said.stdout + said.stderr


async def sellers_at(home: House) -> list[Seller]:
    """Bruno three times: each session has subjects of its own."""
    sellers = []
    for number in range(3):
        caller = Caller(home, "bruno")
        await caller.sign_in()
        channel = (await caller.ask("{ channels { id } }"))["channels"][0]["id"]
        stages = [row["id"] for row in (await caller.ask("{ stages { id kind } }"))["stages"] if row["kind"] == "OPEN"]
        sellers.append(Seller(caller, channel, stages, random.Random(number)))
    return sellers


async def test_a_backup_under_load_comes_back_whole_in_another_place(
    home: House, empty_url: str, tmp_path: Path
) -> None:
    file, other = tmp_path / "night.backup", tmp_path / "other"
    other.mkdir()
    there = {"FUNIL_DATABASE_URL": empty_url, "FUNIL_DATA_DIR": str(other)}
    home.start()
    await home.ready()
    sellers = await sellers_at(home)
    working = [asyncio.create_task(seller.work()) for seller in sellers]
    await asyncio.sleep(WORK)
    acknowledged = [copy.copy(seller) for seller in sellers]
    for seller in acknowledged:
        seller.answers, seller.notes, seller.created = [*seller.answers], {**seller.notes}, [*seller.created]
    said = await funil(home, "backup", str(file))
    await asyncio.sleep(WORK)
    for seller in sellers:
        seller.going = False
    await asyncio.gather(*working)
    if empty_url.startswith("sqlite"):
        assert "A server is running" in await funil(home, "restore", str(file), "--overwrite", status=2)
    home.stop()
    for seller in sellers:
        await seller.caller.close()

    assert "The secret key is not in it" in said and "is whole" in await funil(home, "restore", str(file), "--verify")
    wrong = {"FUNIL_SECRET_KEYS": "A" * 43 + "="}
    refused = await funil(home, "restore", str(file), status=2, there={**there, **wrong})
    assert "was made with the secret key" in refused
    assert "Everybody signs in again" in await funil(home, "restore", str(file), there=there)

    manifest = look(file)
    position = manifest.facts["position"]
    async with opened(empty_url) as books:
        await check_file(books)
        await check_log(books)
        await check_promises(books, acknowledged, position)
        ((epoch,),) = await books.rows("SELECT epoch FROM workspace")
        assert epoch != manifest.facts["epoch"]
        assert await books.rows("SELECT max(id) FROM event") == [(position,)]
        assert await books.rows("SELECT id FROM session WHERE revoked_at IS NULL") == []
        for name, count in manifest.rows.items():
            if name not in ("tortoise_migrations", "invitation", "password_reset", "audit_entry"):
                assert await books.rows(f'SELECT count(*) FROM "{name}"') == [(count,)]
    done = sum(len(seller.answers) for seller in sellers)
    assert len([answer for seller in acknowledged for answer in seller.answers]) > 5 and done > 10


async def check_promises(books: Books, sellers: list[Seller], position: int) -> None:
    """All that was answered before the backup began is in it: the event, the key that makes a retry safe, the words."""
    for seller in sellers:
        for answer in seller.answers:
            assert answer.position <= position
            assert len(await books.rows("SELECT id FROM event WHERE id = ?", answer.position)) == 1
            assert len(await books.rows("SELECT id FROM idempotency_key WHERE key = ?", answer.key)) == 1
        for words in seller.notes:
            assert len(await books.rows("SELECT id FROM note WHERE text = ?", words)) == 1
    # Nothing was rolled back here, so no number is missing.
    assert await books.rows("SELECT count(*) FROM event") == [(position,)]


@pytest.mark.once
async def test_a_key_that_was_used_before_a_kill_is_known_after_it(home: House) -> None:
    """`kill -9` right after the answer, another process, the same request: nothing happens twice."""
    home.start_again()
    await home.ready()
    (seller, *others) = await sellers_at(home)
    input = {"title": "Uma vez", "channelId": seller.channel_id, "idempotencyKey": "a-key-of-sixteen-signs"}
    first = await seller.caller.do("subjectCreate", input, "subject { id version }")
    home.kill()
    home.start_again()
    await home.ready()

    again = await seller.caller.do("subjectCreate", input, "subject { id version }")

    assert again["replayed"] is True
    # The subject as it is now: a next step may have been suggested meanwhile.
    assert (again["subject"]["id"], again["position"]) == (first["subject"]["id"], first["position"])
    found = await seller.caller.ask('{ subjects(filter: {text: "Uma vez"}) { totalCount } }')
    assert found["subjects"]["totalCount"] == 1
    for each in (seller, *others):
        await each.caller.close()
