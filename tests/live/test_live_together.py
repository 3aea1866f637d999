"""Those who follow the same board with the same eyes are told by one; nobody is told what others see."""

import asyncio
import contextlib
import inspect
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

import models
from permissions import Access, Role
from schema import schema
from schema.ids import to_id
from schema.live import alike
from schema.live.chorus import Chorus, begun
from schema.plan import Known
from schema.reading import read
from schema.related import Related
from tests.live.board import Board
from tests.live.line import Feed, Line, line
from tests.live.projection import BOARD, FUNNEL
from tests.live.test_live_slow import sleeper, until
from tests.make import Cast, customer, person, subject
from tests.web import Visitor, Web

pytestmark = pytest.mark.once

CANARY = "Canário"


def now() -> datetime:
    return datetime.now(UTC)


@contextlib.asynccontextmanager
async def lines(visitors: list[Visitor]) -> AsyncIterator[list[Line]]:
    async with contextlib.AsyncExitStack() as stack:
        yield [await stack.enter_async_context(line(visitor)) for visitor in visitors]


async def gathered(web: Web, number: int) -> Chorus:
    """The one that so many are told by."""
    async with asyncio.timeout(20):
        while True:
            for chorus in web.endpoint.choirs.all:
                if len(chorus.members) == number:
                    return chorus
            await asyncio.sleep(0.02)


async def followed(feed: Feed, board: Board, head: int, seconds: float = 20) -> None:
    async with asyncio.timeout(seconds):
        while board.number < head:
            board.apply(await feed.next(seconds))


async def crowd(web: Web, cast: Cast, number: int) -> list[Visitor]:
    """People who all see Brasil whole; one connection is not opened twenty times by one of them."""
    people = []
    for count in range(number):
        one = await person(f"Pessoa{count}", Role.AGENT)
        await cast.brasil.set_member(one, access=Access.CHANNEL, leader=False, by=cast.rita, now=now())
        people.append(await web.sign_in(one))
    return people


def lean(document: str) -> str:
    """The same without the long text."""
    return document.replace("title description kind", "title kind")


def worded(word: str) -> str:
    """The same in words of one's own."""
    return FUNNEL.replace("id title", f"id title {word}: title")


async def many_and_a_sleeper(
    web: Web, cast: Cast, *, people: int, each: int, asked: str = FUNNEL, patience: float = 0.5, seconds: float = 20
) -> None:
    """`asked`: what the others follow, beside the sleeper's whole cards; they read in the process that writes, so that
    for thousands of them there are more `seconds`, and more `patience` with each."""
    web.endpoint.patience, begun_with = patience, BOARD if asked == FUNNEL else lean(BOARD)
    cards = [await subject(cast, description="y" * 20_000, now=now()) for _ in range(20)]
    brasil = to_id("Channel", cast.brasil.id)
    ana, others = await web.sign_in(cast.ana), await crowd(web, cast, people)
    begin = await ana.ask(begun_with, channelId=brasil)
    raw = await sleeper(ana, Board(begin).position, channelId=brasil)
    try:
        async with lines(others) as held:
            pairs = [(one, Board(begin)) for one in held for _ in range(each)]
            feeds = [(await one.subscribe(asked, channelId=brasil, since=b.position), b) for one, b in pairs]
            await gathered(web, len(feeds) + 1)
            for number in range(100):
                async with models.transaction():
                    for card in cards:
                        await card.update(priority=(number + 1) % 2, by=cast.ana, now=now())
                head = await models.Event.head()
                await asyncio.gather(*(followed(feed, board, head, seconds) for feed, board in feeds))
                if web.endpoint.crowd.subscriptions == len(feeds):
                    break
            assert web.endpoint.crowd.subscriptions == len(feeds)
            await until(raw, (1013).to_bytes(2, "big") + b"You read too slowly")
            fresh = Board(await ana.ask(begun_with, channelId=brasil))
            assert all(board.cards == fresh.cards for _, board in feeds)
    finally:
        raw.close()
    async with line(ana) as again:
        board = Board(begin)
        await followed(await again.subscribe(asked, channelId=brasil, since=board.position), board, web.tail.head)
    assert board.cards == fresh.cards


async def test_of_many_who_are_told_together_one_who_reads_nothing_is_cut_and_resumes_and_the_others_lose_nothing(
    web: Web, cast: Cast
) -> None:
    await many_and_a_sleeper(web, cast, people=3, each=4)


async def test_a_message_whose_reader_had_to_be_waited_for_is_written_to_its_end() -> None:
    reads, written = [asyncio.Event(), asyncio.Event()], []

    async def sending() -> None:
        for one in reads:
            await one.wait()
            written.append(one)

    rest = begun(sending())
    assert rest is not None and written == []
    for number, one in enumerate(reads):
        asyncio.get_running_loop().call_later(0.01 * number, one.set)
    async with asyncio.timeout(5):
        await rest
    assert written == reads


@pytest.mark.soak
async def test_two_thousand_are_told_together_beside_one_who_reads_nothing(web: Web, cast: Cast) -> None:
    await many_and_a_sleeper(web, cast, people=100, each=20, asked=lean(FUNNEL), patience=5, seconds=60)


async def test_those_who_see_alike_are_told_by_one_and_what_they_hold_is_what_a_fresh_fetch_gives(
    web: Web, cast: Cast
) -> None:
    brasil = to_id("Channel", cast.brasil.id)
    rita, ana, vera = [await web.sign_in(user) for user in (cast.rita, cast.ana, cast.vera)]
    begin = await ana.ask(BOARD, channelId=brasil)
    async with lines([rita, ana, vera]) as held:
        boards = [Board(begin) for _ in held]
        feeds = [await one.subscribe(FUNNEL, channelId=brasil, since=boards[0].position) for one in held]
        chorus = await gathered(web, 3)
        card = await subject(cast, "Barcos", now=now())
        await card.update(title="Navios", by=cast.ana, now=now())
        await subject(cast, CANARY, channel=cast.europa, by=cast.rita, owner=None, now=now())
        await card.lose(by=cast.ana, now=now(), reason=await models.LostReason.get(id=1))
        second = await subject(cast, "Remos", now=now())
        last = await models.Event.filter(subject_id=second.id, noun="Subject").order_by("-id").first()
        assert last is not None
        for feed, board in zip(feeds, boards, strict=True):
            await followed(feed, board, last.id)
            with contextlib.suppress(TimeoutError):
                while True:
                    board.apply(await feed.next(0.5))
        assert len(chorus.members) == 3, "nobody went apart meanwhile"
        fresh = Board(await vera.ask(BOARD, channelId=brasil))
        assert all(board.cards == fresh.cards and board.totals == fresh.totals for board in boards)


@pytest.mark.parametrize("most", [Known.MOST, 1])
async def test_for_different_documents_the_same_board_is_read_once(
    web: Web, cast: Cast, statements: list[str], monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """Whether two follow it or eight, each with a document of their own, and one who sees only her own cards; and
    whether what was told of a card to others is still known or not."""
    monkeypatch.setattr(Known, "MOST", most)
    brasil = to_id("Channel", cast.brasil.id)
    card = await subject(cast, "Barcos", owner=cast.carla, customer=await customer(cast), now=now())
    rita, carla, *others = [await web.sign_in(user) for user in (cast.rita, cast.carla, cast.ana, cast.vera)]
    begin = await rita.ask(BOARD, channelId=brasil)
    counted, boards = [], list[Board]()
    for documents in (1, 4):
        async with lines([rita, carla, *others]) as held:
            asked = [(one, worded(f"also{number}")) for one in held for number in range(documents)]
            since = f"{web.workspace.epoch}.{await models.Event.head()}"
            feeds = [await one.subscribe(document, channelId=brasil, since=since) for one, document in asked]
            boards = [Board(begin) for _ in feeds]
            await gathered(web, 3 * documents)
            statements.clear()
            await card.update(title=f"Navios {documents}", by=cast.ana, now=now())
            head = await models.Event.head()
            await asyncio.gather(*(followed(*pair, head) for pair in zip(feeds, boards, strict=True)))
            counted.append([text for text in statements if re.search(r'FROM "(subject|customer)"', text)])
    assert 0 < len(counted[0]) == len(counted[1]), counted
    told = [board.cards[to_id("Subject", card.id)] for board in boards]
    assert all(each["title"] == each[f"also{number % 4}"] == "Navios 4" for number, each in enumerate(told)), told


async def test_nobody_is_told_in_one_voice_what_only_others_see(web: Web, cast: Cast) -> None:
    """Each asks for the same, byte for byte; Carla sees only her own cards there, Diego nothing, Marcos everything."""
    people = {name: await web.sign_in(getattr(cast, name)) for name in ("ana", "bruno", "carla", "marcos", "rita")}
    names = [*people, *people]
    since = Board(await people["rita"].ask(BOARD)).position
    async with lines([people[name] for name in names]) as held:
        feeds = [await one.subscribe(FUNNEL, since=since) for one in held]
        await gathered(web, 4)
        cards = {
            "europa": await subject(cast, f"{CANARY} europa", channel=cast.europa, by=cast.rita, owner=None, now=now()),
            "ana": await subject(cast, f"{CANARY} ana", now=now()),
            "carla": await subject(cast, f"{CANARY} carla", owner=cast.carla, now=now()),
        }
        sees = {"ana": {"ana", "carla"}, "bruno": {"ana", "carla"}, "carla": {"carla"}}
        everything = {to_id("Subject", card.id): name for name, card in cards.items()}
        for name, feed in zip(names, feeds, strict=True):
            expected = sees.get(name, set(cards))
            told: set[str] = set()
            while told != expected:
                told |= {everything[change["subjectId"]] for change in (await feed.change())["changes"]}
                assert told <= expected, name
            while not feed.messages.empty():
                message = str(feed.messages.get_nowait())
                assert not any(f"{CANARY} {other}" in message for other in set(cards) - expected), name


async def test_who_sees_less_from_now_on_is_told_to_begin_anew_and_nothing_else_while_the_others_go_on(
    web: Web, cast: Cast
) -> None:
    brasil = to_id("Channel", cast.brasil.id)
    ana, vera, bruno = [await web.sign_in(user) for user in (cast.ana, cast.vera, cast.bruno)]
    async with lines([ana, vera, bruno]) as held:
        anas, veras, brunos = [await one.subscribe(FUNNEL, channelId=brasil) for one in held]
        await gathered(web, 3)
        async with models.transaction():
            await cast.brasil.set_member(cast.vera, access=Access.OWN, leader=False, by=cast.rita, now=now())
            await subject(cast, CANARY, now=now())
        assert (await veras.change())["kind"] == "RESYNC_REQUIRED"
        await veras.end()
        for feed in (anas, brunos):
            [change] = (await feed.change())["changes"]
            assert change["subject"]["title"] == CANARY
        again = await held[1].subscribe(FUNNEL, channelId=brasil)
        await asyncio.sleep(0.1)
        await subject(cast, f"{CANARY} 2", now=now())
        assert (await anas.change())["changes"][0]["subject"]["title"] == f"{CANARY} 2"
        assert await again.silent(), "the same socket, the same document, other eyes"


async def test_who_is_shut_out_is_told_nothing_more(web: Web, cast: Cast) -> None:
    ana, vera, bruno = [await web.sign_in(user) for user in (cast.ana, cast.vera, cast.bruno)]
    brasil = to_id("Channel", cast.brasil.id)
    async with lines([ana, vera, bruno]) as held:
        feeds = [await one.subscribe(FUNNEL, channelId=brasil) for one in held]
        await gathered(web, 3)
        async with models.transaction():
            await cast.vera.update(by=cast.rita, now=now(), active=False)
            await subject(cast, CANARY, now=now())
        assert await held[1].closed() == 4401
        assert CANARY in str(await feeds[0].change())
        assert CANARY not in str(list(feeds[1].messages._queue))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "document",
    [
        "subscription($since: Position) { funnelChanged(since: $since) { changes { subject { viewerCanEdit } } } }",
        "subscription { funnelChanged { changes { subject { notes { text } } } } }",
        'subscription { funnelChanged(since: "a.1") { position } }',
        "subscription { subjectChanged(id: 1) { position } }",
    ],
)
def test_what_depends_on_who_looks_is_followed_alone(document: str) -> None:
    reading = read(schema._schema, document)
    found = alike._shareable(schema, reading)
    assert not found or 'since: "' in document


def test_no_field_that_is_told_to_many_asks_who_looks() -> None:
    for coordinate in alike.SHARED - {f"Subscription.{alike.ROOT}"}:
        type_, name = coordinate.split(".")
        field = schema.get_field_for_type(name, type_)
        assert field is not None, f"there is no {coordinate}"
        if field.base_resolver is None:
            [related] = field.extensions
            assert isinstance(related, Related) and not getattr(related, "seen", False), coordinate
            continue
        code: Any = field.base_resolver.wrapped_func
        source = inspect.getsource(code)
        assert not re.search(r"context\.user\b|viewer|visible|session|api_key", source), coordinate
