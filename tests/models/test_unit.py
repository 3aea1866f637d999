"""A unit of change: rows and events together or not at all, and nobody is told before it is committed."""

import asyncio
import contextvars
from collections.abc import Callable, Iterator

import pytest

import models
from errors import Invalid, NotFound
from models import Event, Marker, Subject, transaction
from models.base import attempt, current_unit
from tests.make import NOON, Cast, events, stages, subject

Told = list[tuple[int, list[str]]]
mood: contextvars.ContextVar[str] = contextvars.ContextVar("mood", default="nobody's")


@pytest.fixture
def listen() -> Iterator[Callable[[Callable[[int, list[Event]], None]], None]]:
    """Hang a listener up for the length of a test."""
    hung: list[Callable[[int, list[Event]], None]] = []

    def hang(listener: Callable[[int, list[Event]], None]) -> None:
        hung.append(listener)
        models.after_commit.append(listener)

    yield hang
    for listener in hung:
        models.after_commit.remove(listener)


@pytest.fixture
def told(listen: Callable[[Callable[[int, list[Event]], None]], None]) -> Told:
    heard: Told = []
    listen(lambda position, events: heard.append((position, [event.kind for event in events])))
    return heard


async def test_a_unit_is_told_once_with_its_last_position(cast: Cast, told: Told) -> None:
    card = await subject(cast)

    async with transaction():
        await card.update(by=cast.ana, now=NOON, title="Velas")
        await card.update(by=cast.ana, now=NOON, title="Remos")
        assert len(told) == 1

    assert told[1:] == [(await Event.head(), ["SubjectUpdated", "SubjectUpdated"])]


async def update_in_vain(card: Subject, cast: Cast) -> None:
    async with transaction():
        await card.update(by=cast.ana, now=NOON, title="Velas")
        raise NotFound("Something else is missing.")


async def test_nobody_is_told_of_what_was_rolled_back(cast: Cast, told: Told) -> None:
    card = await subject(cast)
    before = len(told), len(await events())

    with pytest.raises(NotFound):
        await update_in_vain(card, cast)
    with pytest.raises(Invalid):
        await card.update(by=cast.ana, now=NOON, title="Velas", priority=9)

    assert (len(told), len(await events())) == before
    assert (await Subject.get(id=card.id)).title == "Barcos"


async def test_a_unit_without_events_tells_nobody(cast: Cast, told: Told) -> None:
    async with transaction() as unit:
        await Subject.all().count()

    assert told == []
    assert unit.position is None


async def test_whoever_is_told_finds_it_committed_and_stands_in_a_context_of_their_own(
    cast: Cast, listen: Callable[[Callable[[int, list[Event]], None]], None]
) -> None:
    """A task that is begun there reads with a connection of its own, in no transaction and with nobody's variables."""
    seen: list[asyncio.Task[tuple[str, str, bool]]] = []

    async def look(id: int) -> tuple[str, str, bool]:
        with pytest.raises(RuntimeError, match="inside transaction"):
            current_unit()
        row = await Subject.get(id=id)
        return row.title, mood.get(), bool(await Event.filter(noun_id=id, noun="Subject").count())

    def listener(position: int, events: list[Event]) -> None:
        seen.append(asyncio.get_running_loop().create_task(look(events[-1].noun_id)))

    listen(listener)
    mood.set("Ana's")
    await subject(cast, "Barcos")

    assert await asyncio.gather(*seen) == [("Barcos", "nobody's", True)]


async def test_the_events_of_a_unit_have_neighbouring_ids_and_exactly_one_is_final(cast: Cast) -> None:
    cards = [await subject(cast) for _ in range(3)]
    before = await Event.head()

    async with transaction() as unit:
        for card in cards:
            await card.update(by=cast.ana, now=NOON, title="Velas")
            await card.update(by=cast.ana, now=NOON, title="Remos")

    rows = await Event.filter(id__gt=before).order_by("id")
    assert [row.id for row in rows] == list(range(rows[0].id, rows[0].id + 6))
    assert [row.final for row in rows] == [False] * 5 + [True]
    assert [row.noun_id for row in rows] == [card.id for card in cards for _ in range(2)]
    assert unit.position == rows[-1].id == await Event.head()
    assert [event.id for event in unit.events] == [row.id for row in rows]


async def test_more_events_than_one_statement_holds_stay_in_order(cast: Cast) -> None:
    card = await subject(cast)
    before = await Event.head()

    async with transaction():
        for number in range(450):
            await card.update(by=cast.ana, now=NOON, priority=number % 2 + 1)

    rows = await Event.filter(id__gt=before).order_by("id")
    assert [row.version for row in rows] == list(range(2, 452))
    assert [row.final for row in rows].index(True) == 449


async def test_readers_get_whole_units_whatever_the_limit(cast: Cast) -> None:
    before = await Event.head()
    async with transaction():
        card = await subject(cast)
        await card.update(by=cast.ana, now=NOON, title="Velas")
        await card.update(by=cast.ana, now=NOON, title="Remos")
    await card.update(by=cast.ana, now=NOON, title="Cabos")

    first = await Event.after_position(before, limit=2)
    rest = await Event.after_position(first[-1].id, limit=2)

    assert [len(first), len(rest)] == [3, 1]
    assert first[-1].final
    assert rest[-1].final
    assert await Event.after_position(rest[-1].id) == []


async def try_in_vain(cast: Cast) -> None:
    async with attempt():
        lost = await subject(cast, "Vai")
        await lost.update(by=cast.ana, now=NOON, priority=9)


async def test_a_part_that_fails_takes_only_its_own_rows_and_events(cast: Cast) -> None:
    kept = await subject(cast)
    async with transaction():
        await kept.update(by=cast.ana, now=NOON, title="Fica")
        with pytest.raises(Invalid):
            await try_in_vain(cast)
        await kept.update(by=cast.ana, now=NOON, priority=1)

    assert [row.title for row in await Subject.all()] == ["Fica"]
    assert [event.kind for event in await events()][-2:] == ["SubjectUpdated", "SubjectUpdated"]


async def test_an_event_carries_the_clients_own_mark(cast: Cast) -> None:
    async with transaction() as unit:
        unit.client_mutation_id = "da aba 3"
        await subject(cast)

    assert (await events())[-1].client_mutation_id == "da aba 3"


async def test_a_fact_outside_a_transaction_is_a_bug(cast: Cast) -> None:
    with pytest.raises(RuntimeError, match="inside transaction"):
        current_unit()


async def test_a_cancelled_verb_leaves_nothing(cast: Cast, told: Told) -> None:
    before = len(await events())
    begun = asyncio.Event()

    async def slow() -> None:
        async with transaction():
            await subject(cast)
            begun.set()
            await asyncio.sleep(30)

    task = asyncio.create_task(slow())
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    assert len(await events()) == before
    assert told == []
    await subject(cast)


async def test_a_verb_inside_another_reads_what_the_outer_one_wrote(cast: Cast) -> None:
    async with transaction():
        marker = await Marker.create_new(by=cast.rita, now=NOON, name="quente")
        card = await subject(cast, stage=(await stages())[0])
        await card.mark(add=[marker], remove=[], by=cast.ana, now=NOON)
        assert await Subject.filter(marked__marker_id=marker.id).count() == 1
