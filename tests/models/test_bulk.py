"""One verb on many subjects: all or nothing, or the best that can be had."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from errors import Forbidden, Invalid, LimitReached
from models import Subject, SubjectKind, User, transaction
from models.subject.bulk import BulkDone, BulkMode, each
from permissions import Access
from tests.make import NOON, Cast, events, subject

Verb = Callable[[Subject], Awaitable[None]]


def archiving(by: User) -> Verb:
    return lambda row: row.archive(by=by, now=NOON)


def discarding(by: User) -> Verb:
    """Works on prospects only, so that some of a mixed lot are refused."""
    return lambda row: row.discard(by=by, now=NOON)


async def mixed(cast: Cast) -> list[int]:
    """prospect, opportunity, prospect"""
    kinds = (SubjectKind.PROSPECT, SubjectKind.OPPORTUNITY, SubjectKind.PROSPECT)
    return [(await subject(cast, kind=kind)).id for kind in kinds]


def refused(done: BulkDone) -> list[bool]:
    return [result.error is not None for result in done.results]


async def archived() -> int:
    return await Subject.filter(archived_at__isnull=False).count()


async def discarded() -> int:
    return await Subject.filter(discarded_at__isnull=False).count()


async def test_each_does_it_to_all_and_groups_the_events(cast: Cast) -> None:
    ids = [(await subject(cast)).id for _ in range(3)]

    done = await each(ids, archiving(cast.ana), by=cast.ana)

    told = await events("SubjectArchived")
    assert [event.noun_id for event in told] == ids == [result.id for result in done.results]
    assert {event.group_id for event in told} == {done.group_id}
    assert done.group_id is not None
    assert [event.final for event in told] == [False, False, True]
    assert [result.subject is not None for result in done.results] == [True] * 3


async def test_each_undoes_everything_when_one_is_refused(cast: Cast) -> None:
    ids = await mixed(cast)
    before = len(await events())

    done = await each(ids, discarding(cast.ana), by=cast.ana)

    assert refused(done) == [False, True, False]
    assert done.group_id is None
    assert [result.subject for result in done.results] == [None] * 3
    assert await discarded() == 0
    assert len(await events()) == before


async def test_each_undoes_everything_inside_a_larger_transaction_too(cast: Cast) -> None:
    ids = await mixed(cast)
    before = len(await events())

    async with transaction():
        done = await each(ids, discarding(cast.ana), by=cast.ana)

    assert done.group_id is None
    assert await discarded() == 0
    assert len(await events()) == before


async def test_each_keeps_what_could_be_done_when_asked_for_the_best_effort(cast: Cast) -> None:
    ids = await mixed(cast)

    done = await each(ids, discarding(cast.ana), by=cast.ana, mode=BulkMode.BEST_EFFORT)

    assert refused(done) == [False, True, False]
    told = await events("SubjectDiscarded")
    assert [event.noun_id for event in told] == [ids[0], ids[2]]
    assert {event.group_id for event in told} == {done.group_id}
    assert told[-1].final


@pytest.mark.parametrize("nested", [False, True])
async def test_each_on_trial_keeps_nothing_and_says_what_would_be(cast: Cast, nested: bool) -> None:
    ids = await mixed(cast)
    before = len(await events())

    if nested:
        async with transaction():
            done = await each(ids, discarding(cast.ana), by=cast.ana, mode=BulkMode.BEST_EFFORT, dry_run=True)
    else:
        done = await each(ids, discarding(cast.ana), by=cast.ana, mode=BulkMode.BEST_EFFORT, dry_run=True)

    assert refused(done) == [False, True, False]
    assert done.group_id is None
    assert await discarded() == 0
    assert len(await events()) == before


async def test_each_does_it_once_to_an_id_that_is_named_twice(cast: Cast) -> None:
    card = await subject(cast)

    done = await each([card.id, card.id, card.id], archiving(cast.ana), by=cast.ana)

    assert [result.id for result in done.results] == [card.id]
    assert len(await events("SubjectArchived")) == 1


async def test_two_who_name_the_same_subjects_in_other_orders_both_get_through(cast: Cast) -> None:
    ids = [(await subject(cast)).id for _ in range(12)]

    async def rename(order: list[int], title: str) -> BulkDone:
        return await each(order, lambda row: row.update(by=cast.ana, now=NOON, title=title), by=cast.ana)

    one, other = await asyncio.gather(rename(ids, "Velas"), rename(ids[::-1], "Remos"))

    assert not any(refused(one) + refused(other))
    assert [result.id for result in other.results] == ids[::-1]
    assert len({row.title for row in await Subject.all()}) == 1


async def test_each_finds_nothing_where_one_may_not_look(cast: Cast) -> None:
    mine, theirs = await subject(cast), await subject(cast, by=cast.diego, channel=cast.europa, owner=cast.diego)

    done = await each([mine.id, theirs.id, 999], archiving(cast.ana), by=cast.ana, mode=BulkMode.BEST_EFFORT)

    assert [result.error and result.error.code for result in done.results] == [None, "NOT_FOUND", "NOT_FOUND"]
    assert await archived() == 1


async def many(cast: Cast, number: int) -> list[int]:
    async with transaction():
        return [(await subject(cast)).id for _ in range(number)]


async def test_more_than_fifty_is_for_leaders_and_managers(cast: Cast) -> None:
    ids = await many(cast, 51)

    with pytest.raises(Forbidden, match="More than 50"):
        await each(ids, archiving(cast.ana), by=cast.ana)
    assert await archived() == 0
    await each(ids[:50], archiving(cast.ana), by=cast.ana)
    assert await archived() == 50
    await each(ids, archiving(cast.bruno), by=cast.bruno)
    assert await archived() == 51


async def test_more_than_fifty_are_a_leaders_only_in_their_own_channel(cast: Cast) -> None:
    ids = await many(cast, 50)
    await cast.europa.set_member(cast.bruno, access=Access.CHANNEL, leader=False, by=cast.rita, now=NOON)
    bruno = await User.acting(cast.bruno.id)
    assert bruno is not None
    europas = await subject(cast, by=cast.diego, channel=cast.europa, owner=cast.diego)

    with pytest.raises(Forbidden, match="leaders in their own channel"):
        await each([*ids, europas.id], archiving(bruno), by=bruno)


async def test_more_than_five_hundred_or_none_are_refused(cast: Cast) -> None:
    with pytest.raises(LimitReached, match="At most 500"):
        await each(range(1, 502), archiving(cast.rita), by=cast.rita)
    with pytest.raises(Invalid, match="at least one"):
        await each([], archiving(cast.rita), by=cast.rita)


async def test_deleting_many_leaves_one_event_for_each_and_no_row(cast: Cast) -> None:
    ids = [(await subject(cast)).id for _ in range(3)]

    done = await each(ids, lambda row: row.delete_for_ever(by=cast.bruno, now=NOON), by=cast.bruno, gone=True)

    assert not await Subject.all().exists()
    assert [event.noun_id for event in await events("SubjectDeleted")] == ids
    assert [result.subject for result in done.results] == [None] * 3
    assert not any(refused(done))
