"""The board, live: what each of them is told of a change, by what they saw before and see after it."""

import asyncio
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import models
from models import SubjectKind
from permissions import Access, Role
from schema.ids import to_id
from tests.live.line import Feed, Line, line
from tests.live.projection import BOARD, FUNNEL, SUBJECT
from tests.make import Cast, customer, stages, subject
from tests.web import Web


def now() -> datetime:
    return datetime.now(UTC)


async def follow(held: Line, **variables: Any) -> Feed:
    """A subscription that stands: nothing that happens from here on is missed."""
    feed = await held.subscribe(FUNNEL, **variables)
    assert await feed.silent(0.05)
    return feed


def said(event: Any) -> list[tuple[str, str | None]]:
    return [(change["kind"], (change["subject"] or {}).get("title")) for change in event["changes"]]


async def test_what_becomes_visible_is_added_and_what_is_lost_is_removed(web: Web, cast: Cast) -> None:
    """Carla sees her own: she is given a card, sees it change, and loses it; Ana, who sees all, sees it change."""
    card = await subject(cast, "Barcos", owner=cast.ana)
    async with line(await web.sign_in(cast.carla)) as carlas, line(await web.sign_in(cast.ana)) as anas:
        carla, ana = await follow(carlas), await follow(anas)

        await card.assign(to=cast.carla, by=cast.ana, now=now())
        assert said(await carla.change()) == [("ADDED", "Barcos")]
        assert said(await ana.change()) == [("CHANGED", "Barcos")]

        await card.update(title="Velas", by=cast.ana, now=now())
        told = (await carla.change())["changes"][0]
        assert (told["kind"], told["subject"]["title"], told["version"]) == ("CHANGED", "Velas", card.version)
        assert told["version"] == told["subject"]["version"]

        await card.assign(to=cast.ana, by=cast.ana, now=now())
        event = await carla.change()
        assert said(event) == [("REMOVED", None)]
        assert event["changes"][0]["subjectId"] == to_id("Subject", card.id)

        await card.update(title="Remos", by=cast.ana, now=now())
        assert await carla.silent()


async def test_a_card_without_an_owner_is_seen_until_somebody_takes_it(web: Web, cast: Cast) -> None:
    card = await subject(cast, "Barcos", owner=None)
    async with line(await web.sign_in(cast.carla)) as held:
        feed = await follow(held)
        await card.assign(to=cast.ana, by=cast.ana, now=now())
        assert said(await feed.change()) == [("REMOVED", None)]


async def test_of_what_was_never_visible_nothing_is_told_anywhere(web: Web, cast: Cast) -> None:
    """Not even as an echo in a message that another change causes in the same unit."""
    hidden, shown = (
        await subject(cast, "Barcos"),
        await subject(cast, "Velas", channel=cast.europa, by=cast.rita, owner=cast.diego),
    )
    async with line(await web.sign_in(cast.diego)) as held:
        feed = await follow(held)
        await hidden.update(title="Remos", by=cast.ana, now=now())
        assert await feed.silent()

        async with models.transaction() as unit:
            unit.client_mutation_id, unit.group_id = "secret", "secret-group"
            await hidden.update(title="Lemes", by=cast.rita, now=now())
        async with models.transaction():
            await shown.update(title="Barcos do Norte", by=cast.rita, now=now())
        event = await feed.change()
        assert said(event) == [("CHANGED", "Barcos do Norte")]
        assert event["clientMutationIds"] == [] and event["groupId"] is None


async def test_a_transfer_is_seen_by_the_subscribers_of_either_channel(web: Web, cast: Cast) -> None:
    card = await subject(cast, "Barcos")
    channels = [to_id("Channel", channel.id) for channel in (cast.brasil, cast.europa)]
    async with (
        line(await web.sign_in(cast.rita)) as ritas,
        line(await web.sign_in(cast.ana)) as anas,
        line(await web.sign_in(cast.diego)) as diegos,
    ):
        brasil, europa, whole = [await follow(ritas, channelId=id) for id in (*channels, None)]
        ana, diego = await follow(anas), await follow(diegos, channelId=channels[1])

        await card.transfer(to=cast.europa, by=cast.rita, now=now())

        told = [said(await feed.change()) for feed in (brasil, europa, whole, ana, diego)]
        assert told == [
            [("REMOVED", None)],
            [("CHANGED", "Barcos")],
            [("CHANGED", "Barcos")],
            [("REMOVED", None)],
            [("ADDED", "Barcos")],
        ]


async def test_what_the_filter_matches_no_more_is_removed_and_what_it_matches_again_is_put_in(
    web: Web, cast: Cast
) -> None:
    sol = await customer(cast, "Padaria Sol")
    card = await subject(cast, "Barcos", priority=3, customer=sol)
    async with line(await web.sign_in(cast.ana)) as held:
        mine = await follow(held, filter={"ownerIds": [to_id("User", cast.ana.id)]})
        by_name = await follow(held, filter={"text": "padaria"})

        await card.assign(to=cast.carla, by=cast.ana, now=now())
        assert said(await mine.change()) == [("REMOVED", None)]
        assert said(await by_name.change()) == [("CHANGED", "Barcos")]
        await card.assign(to=cast.ana, by=cast.ana, now=now())
        assert said(await mine.change()) == [("CHANGED", "Barcos")]
        assert said(await by_name.change()) == [("CHANGED", "Barcos")]

        await sol.update(name="Mercearia Lua", by=cast.ana, now=now())
        assert said(await mine.change()) == [("CHANGED", "Barcos")]
        assert said(await by_name.change()) == [("REMOVED", None)]


async def test_a_move_says_so_and_carries_rank_totals_and_the_echo(web: Web, cast: Cast) -> None:
    first, second, *_ = await stages()
    card = await subject(cast, "Barcos", stage=first, value=models.Money(Decimal(100), "BRL"))
    ana = await web.sign_in(cast.ana)
    async with line(ana) as held:
        feed = await follow(held)
        input = {"id": to_id("Subject", card.id), "stageId": to_id("Stage", second.id), "clientMutationId": "drag-1"}
        payload = await ana.do("subjectMove", input, "subject { rank }")

        event = await feed.change()

        assert event["clientMutationIds"] == ["drag-1"] and event["position"] == payload["position"]
        assert said(event) == [("MOVED", "Barcos")]
        assert event["changes"][0]["subject"]["rank"] == payload["subject"]["rank"]
        counts = {total["stageId"]: total["count"] for total in event["totals"]}
        assert counts[to_id("Stage", second.id)] == 1 and counts[to_id("Stage", first.id)] == 0


async def test_a_bulk_request_is_one_message_with_its_group(web: Web, cast: Cast) -> None:
    cards = [await subject(cast, title) for title in ("Barcos", "Velas", "Remos")]
    bruno = await web.sign_in(cast.bruno)
    async with line(bruno) as held:
        feed = await follow(held)
        input = {"ids": [to_id("Subject", card.id) for card in cards], "clientMutationId": "tidy"}
        payload = await bruno.do("subjectsArchive", input, "groupId")

        event = await feed.change()

        assert said(event) == [("REMOVED", None)] * 3
        assert event["groupId"] == payload["groupId"] and event["clientMutationIds"] == ["tidy"]


async def test_several_changes_of_one_card_in_one_unit_are_told_once(web: Web, cast: Cast) -> None:
    first, second, *_ = await stages()
    card = await subject(cast, "Barcos", stage=first)
    async with line(await web.sign_in(cast.ana)) as held:
        feed = await follow(held)
        async with models.transaction():
            await card.update(title="Velas", by=cast.ana, now=now())
            await card.move(to=second, by=cast.ana, now=now())
        assert said(await feed.change()) == [("MOVED", "Velas")]


async def test_a_channel_that_the_viewer_may_not_know_of_is_not_found_at_once(web: Web, cast: Cast) -> None:
    hidden, missing = to_id("Channel", cast.europa.id), to_id("Channel", 999)
    async with line(await web.sign_in(cast.ana)) as held:
        errors = [
            await (await held.subscribe(FUNNEL, **variables)).refusal()
            for id in (hidden, missing, "nonsense")
            for variables in ({"channelId": id}, {"filter": {"channelIds": [id]}})
        ]
        assert {error["extensions"]["code"] for error in errors} == {"NOT_FOUND"}
        assert {error["message"] for error in errors} == {"There is no such channel."}
        assert await (await held.subscribe(FUNNEL)).silent(0.1)


async def test_a_change_of_role_or_membership_asks_for_a_fresh_start(web: Web, cast: Cast) -> None:
    card = await subject(cast, "Barcos")
    async with line(await web.sign_in(cast.ana)) as held, line(await web.sign_in(cast.diego)) as other:
        feeds = [await follow(held), await held.subscribe(SUBJECT, id=to_id("Subject", card.id))]
        bystander = await follow(other)

        await cast.brasil.set_member(cast.ana, access=Access.OWN, leader=False, by=cast.rita, now=now())

        for feed in feeds:
            assert (await feed.next())["kind"] == "RESYNC_REQUIRED"
            await feed.end()
        again = await follow(held)
        await (await models.User.get(id=cast.ana.id)).update(by=cast.rita, now=now(), role=Role.MANAGER)
        event = await again.next()
        assert event["kind"] == "RESYNC_REQUIRED" and event["changes"] == event["totals"] == []
        await again.end()
        assert await bystander.silent(0.1)


async def test_totals_come_at_most_four_times_a_second_and_the_last_are_right(web: Web, cast: Cast) -> None:
    first, *_ = await stages()
    ana = await web.sign_in(cast.ana)
    loop = asyncio.get_running_loop()
    async with line(ana) as held:
        feed, told = await follow(held), []
        begun = loop.time()
        for number in range(40):
            await subject(cast, f"Barco {number}", stage=first, value=models.Money(Decimal(10), "BRL"), now=now())
            await asyncio.sleep(0.01)
        done = loop.time()
        while True:
            event = await feed.next()
            if event["totals"]:
                told.append((loop.time(), {total["stageId"]: total["count"] for total in event["totals"]}))
                if told[-1][1][to_id("Stage", first.id)] == 40:
                    break

        assert told[-1][0] - done < 0.5
        assert len(told) <= 4 * (told[-1][0] - begun) + 2
        assert await feed.silent(0.4)
        column = (await ana.ask(BOARD))["funnel"]["columns"][0]
        assert column["totals"]["count"] == 40


async def test_a_prospect_stands_in_the_totals_without_a_stage(web: Web, cast: Cast) -> None:
    async with line(await web.sign_in(cast.ana)) as held:
        feed = await follow(held)
        await subject(cast, "Barcos", kind=SubjectKind.PROSPECT)
        event = await feed.next()
        assert said(event) == [("ADDED", "Barcos")]
        assert {total["stageId"]: total["count"] for total in event["totals"]}[None] == 1
