"""The log under many writers: ids appear in the order of commits, so whoever follows by `id > last` loses nothing."""

import asyncio
import random

from models import Event, Stage, Subject, transaction
from tests.make import NOON, Cast, stages, subject

WRITERS, EACH = 8, 12


async def follow(until: asyncio.Event) -> list[int]:
    """Read on from the last id that was seen, as a subscriber does; never look back."""
    seen: list[int] = []
    last = await Event.head()
    while True:
        finished = until.is_set()
        rows = await Event.after_position(last, limit=3)
        if rows:
            seen += [row.id for row in rows]
            last = rows[-1].id
        elif finished:
            return seen
        await asyncio.sleep(0)


async def write(cast: Cast, card: Subject, to: list[Stage], seed: int) -> None:
    """Moves and edits, some several in a unit, some slow to commit, some undone."""
    chance = random.Random(seed)
    for step in range(EACH):
        row = await Subject.get(id=card.id)
        try:
            async with transaction():
                for _ in range(chance.randint(1, 3)):
                    await row.update(by=cast.ana, now=NOON, title=f"{seed} {step} {chance.random()}")
                await asyncio.sleep(chance.random() / 200)
                await row.move(to=to[(step + seed) % 3], by=cast.ana, now=NOON)
                if chance.random() < 0.2:
                    raise InterruptedError
        except InterruptedError:
            continue


async def test_a_follower_of_eight_writers_loses_nothing(cast: Cast) -> None:
    columns = await stages()
    cards = [await subject(cast, stage=columns[0]) for _ in range(WRITERS)]
    before, done = await Event.head(), asyncio.Event()
    followers = [asyncio.create_task(follow(done)) for _ in range(2)]

    await asyncio.gather(*(write(cast, card, columns, seed) for seed, card in enumerate(cards)))
    done.set()

    written = [row.id for row in await Event.filter(id__gt=before).order_by("id")]
    assert len(written) > WRITERS * EACH
    for seen in await asyncio.gather(*followers):
        assert seen == written


async def test_the_units_of_eight_writers_are_not_mixed(cast: Cast) -> None:
    columns = await stages()
    cards = [await subject(cast, stage=columns[0]) for _ in range(WRITERS)]
    before = await Event.head()

    await asyncio.gather(*(write(cast, card, columns, seed) for seed, card in enumerate(cards)))

    unit: set[int] = set()
    for event in await Event.filter(id__gt=before).order_by("id"):
        unit.add(event.noun_id)
        assert len(unit) == 1
        if event.final:
            unit.clear()
    assert not unit


async def test_eight_who_edit_one_card_count_every_version_once(cast: Cast) -> None:
    card = await subject(cast)

    async def edit(who: int) -> None:
        for step in range(EACH):
            row = await Subject.get(id=card.id)
            await row.update(by=cast.ana, now=NOON, title=f"{who}.{step}")

    await asyncio.gather(*(edit(who) for who in range(WRITERS)))

    versions = [row.version for row in await Event.filter(noun="Subject", noun_id=card.id).order_by("id")]
    assert versions == list(range(1, WRITERS * EACH + 2))
    assert (await Subject.get(id=card.id)).version == WRITERS * EACH + 1


async def test_eight_who_drop_cards_into_the_same_gap_make_eight_places(cast: Cast) -> None:
    first, second, *_ = await stages()
    top = await subject(cast, stage=second)
    cards = [await subject(cast, stage=first) for _ in range(WRITERS)]

    await asyncio.gather(*(card.move(to=second, after=top, by=cast.ana, now=NOON) for card in cards))

    ranks = [row.rank for row in await Subject.filter(stage_id=second.id).order_by("rank", "id")]
    assert len(set(ranks)) == WRITERS + 1
    assert ranks[0] == top.rank
