"""Who slept goes on where they left off, with no gap and nothing twice; or is told to begin anew, once."""

import asyncio
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import models
from permissions import Access
from schema.ids import to_id
from tests.live.board import Board
from tests.live.line import line
from tests.live.projection import BOARD, CONFIGURED, FUNNEL, SUBJECT, TIMELINE
from tests.make import Cast, stages, subject
from tests.web import Visitor, Web


def now() -> datetime:
    return datetime.now(UTC)


async def place(visitor: Visitor) -> str:
    position: str = (await visitor.ask("{ funnel { position } }"))["funnel"]["position"]
    return position


async def every(cast: Cast) -> list[tuple[str, dict[str, Any]]]:
    """Each subscription, with what it is about."""
    card = to_id("Subject", (await subject(cast, "Velas", now=now())).id)
    return [(FUNNEL, {}), (CONFIGURED, {}), (SUBJECT, {"id": card}), (TIMELINE, {"subjectId": card})]


async def test_what_happened_meanwhile_is_told_at_once(web: Web, cast: Cast) -> None:
    card = await subject(cast, "Barcos", now=now())
    ana = await web.sign_in(cast.ana)
    since = await place(ana)
    await card.update(title="Velas", by=cast.ana, now=now())
    await card.update(title="Remos", by=cast.ana, now=now())
    async with line(ana) as held:
        event = await (await held.subscribe(FUNNEL, since=since)).next()
        assert [change["subject"]["title"] for change in event["changes"]] == ["Remos"]
        again = await held.subscribe(FUNNEL, since=event["position"])
        assert await again.silent()


async def test_a_since_that_is_no_position_is_refused_in_a_sentence(web: Web, cast: Cast) -> None:
    subscriptions = await every(cast)
    epoch = web.workspace.epoch
    async with line(await web.sign_in(cast.ana)) as held:
        for since in (
            "",
            "nonsense",
            ".5",
            f"{epoch}.",
            f"{epoch}.-1",
            f"{epoch}.x",
            f"{epoch}.{'9' * 30}",
            f"{epoch}.²",
        ):
            for document, variables in subscriptions:
                error = await (await held.subscribe(document, since=since, **variables)).refusal()
                assert error["extensions"]["code"] == "INVALID", since
                assert "position" in error["message"]


async def test_positions_of_which_nothing_can_be_said_ask_for_a_fresh_start(web: Web, cast: Cast) -> None:
    """Of another life of the log, of the future, too old, or from before the viewer saw other things."""
    subscriptions = await every(cast)
    ana = await web.sign_in(cast.ana)
    good = await place(ana)
    epoch, _, head = good.partition(".")
    async with line(ana) as held:
        for since in (f"0000dead.{head}", f"{epoch}.{int(head) + 1}"):
            for document, variables in subscriptions:
                feed = await held.subscribe(document, since=since, **variables)
                event = await feed.next()
                assert event["kind"] == "RESYNC_REQUIRED" and event["position"] == good
                await feed.end()

        card = await subject(cast, "Barcos", now=now() - timedelta(days=7, minutes=1))
        assert (await (await held.subscribe(FUNNEL, since=good)).next())["kind"] == "RESYNC_REQUIRED"
        fresh = await place(ana)
        await card.update(title="Velas", by=cast.ana, now=now() - timedelta(days=6))
        assert (await (await held.subscribe(FUNNEL, since=fresh)).next())["kind"] == "CHANGE"

        later = await place(ana)
        await cast.europa.set_member(cast.carla, access=Access.OWN, leader=False, by=cast.rita, now=now())
        assert await (await held.subscribe(FUNNEL, since=later)).silent(0.1)
        await cast.europa.set_member(cast.ana, access=Access.OWN, leader=False, by=cast.rita, now=now())
        for document, variables in subscriptions:
            feed = await held.subscribe(document, since=later, **variables)
            assert (await feed.next())["kind"] == "RESYNC_REQUIRED"
            await feed.end()


async def test_random_disconnections_while_somebody_works_leave_no_gap_and_tell_nothing_twice(
    web: Web, cast: Cast
) -> None:
    chance, naps = random.Random(7), random.Random(8)
    columns = await stages()
    ana = await web.sign_in(cast.ana)
    board = Board(await ana.ask(BOARD))
    cards = [await subject(cast, f"Barco {number}", now=now()) for number in range(6)]
    working = asyncio.create_task(_work(cast, cards, columns, chance))
    disconnections = 0
    while not working.done() or board.number < web.tail.head:
        async with line(ana) as held:
            feed = await held.subscribe(FUNNEL, since=board.position)
            for _ in range(naps.randint(1, 4)):
                if working.done() and board.number >= web.tail.head:
                    break
                event = await feed.next()
                if event["changes"]:
                    assert board.place(event["position"]) > board.number
                board.apply(event)
        disconnections += 1

    await working
    assert disconnections > 3
    assert board.cards == Board(await ana.ask(BOARD)).cards


async def _work(cast: Cast, cards: list[Any], columns: list[Any], chance: random.Random) -> None:
    for number in range(120):
        card = chance.choice(cards)
        if chance.random() < 0.6:
            await card.move(to=chance.choice(columns[:4]), by=cast.ana, now=now())
        else:
            await card.update(title=f"Barco {number}", by=cast.ana, now=now())
        if number % 3 == 0:
            await asyncio.sleep(0.02)


async def test_who_is_further_behind_than_what_is_kept_at_hand_reads_the_log(web: Web, cast: Cast) -> None:
    """The server has just started, so all of this lies before what it keeps: more than one helping of it."""
    card = await subject(cast, "Barcos", now=now())
    ana = await web.sign_in(cast.ana)
    since = await place(ana)
    for start in range(0, 1_200, 300):
        async with models.transaction():
            for number in range(start, start + 300):
                await card.update(priority=number % 2, by=cast.ana, now=now())
    await web.tail.stop()
    await web.tail.start()
    async with line(ana) as held:
        feed = await held.subscribe(FUNNEL, since=since)
        positions: list[int] = []
        while not positions or positions[-1] < web.tail.head:
            event = await feed.next()
            if event["changes"]:
                positions.append(int(event["position"].partition(".")[2]))
                assert event["changes"][0]["version"] == 1_200
        assert positions == sorted(set(positions)) and len(positions) > 1
