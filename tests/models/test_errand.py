"""What is done to many subjects at once: in few statements, as many as were meant, and by a job where they are many."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from errors import Forbidden, Invalid, NotFound, Required
from models import (
    Job,
    JobKind,
    JobState,
    Membership,
    Note,
    Outcome,
    StageInterval,
    Subject,
    SubjectMarker,
    User,
    transaction,
)
from models.base import attempt
from models.job import Turn
from models.marker import LostReason, Marker
from models.subject import errand as errands
from models.subject.bulk import BulkDone, BulkMode
from models.subject.errand import BulkVerb, Errand
from models.subject.filter import Filter
from permissions import Access, Role, Scope
from tests.make import NOON, Cast, events, person, stages, subject
from tests.models.post import delivery, letter


async def many(cast: Cast, number: int, **given: Any) -> list[int]:
    async with transaction():
        return [(await subject(cast, f"Barco {n}", **given)).id for n in range(number)]


async def run(errand: Errand, ids: list[int], by: User, dry_run: bool = False) -> BulkDone:
    return await errand.run(ids, by=by, now=NOON, mode=BulkMode.ALL_OR_NOTHING, dry_run=dry_run)


async def run_on(errand: Errand, chosen: Filter, by: User, **more: Any) -> BulkDone:
    given = {"by": by, "now": NOON, "mode": BulkMode.ALL_OR_NOTHING, "expected": None, "dry_run": False}
    return await errand.run_on(chosen, **{**given, **more})


class Kept(Exception):
    """Thrown to take back what a test has looked at."""


async def test_many_rows_take_no_more_statements_than_few(cast: Cast, statements: list[str]) -> None:
    ids = await many(cast, 105)
    _, second, *_, closed = await stages()
    async with transaction():
        for id in ids[::7]:
            card = await Subject.get(id=id)
            await Note.add("Liga", by=cast.ana, now=NOON, subject=card)
    for card in await Subject.filter(id__in=[ids[0], ids[20], ids[40]]):
        await delivery(await letter(f"Barco azul {card.id}", card), card)
    hot, cold = [await Marker.create_new(by=cast.rita, now=NOON, name=name) for name in ("quente", "fria")]
    await run(Errand(BulkVerb.MARK, add=(cold.id,)), ids, cast.bruno)
    errands_ = [
        Errand(BulkVerb.ARCHIVE),
        Errand(BulkVerb.RESTORE),
        Errand(BulkVerb.MARK, add=(hot.id,), remove=(cold.id,)),
        Errand(BulkVerb.MOVE, stage=second.id),
        Errand(BulkVerb.MOVE, stage=closed.id),
        Errand(BulkVerb.ASSIGN, owner=cast.carla.id),
        Errand(BulkVerb.TRANSFER, channel=cast.europa.id),
        Errand(BulkVerb.DELETE),
    ]

    async def counted(errand: Errand, some: list[int]) -> int:
        try:
            async with transaction(), attempt():
                await Subject.filter(id__in=some).update(archived_at=NOON if errand.verb is BulkVerb.RESTORE else None)
                statements.clear()
                done = await run(errand, some, cast.rita)
                assert [result.error for result in done.results] == [None] * len(some)
                raise Kept
        except Kept:
            return len(statements)

    for errand in errands_:
        few, lots = await counted(errand, ids[:5]), await counted(errand, ids[5:])
        # One more where a mail goes along.
        assert lots <= few + 1 <= 31, (errand, few, lots)


async def test_moved_together_they_stand_on_top_in_their_order(cast: Cast) -> None:
    _, second, *_ = await stages()
    there = await subject(cast, "Lá", stage=second)
    ids = await many(cast, 4)
    order = [ids[2], ids[0], ids[3], ids[1]]

    await run(Errand(BulkVerb.MOVE, stage=second.id), order, cast.ana)

    column = Subject.filter(stage_id=second.id).order_by("rank", "id")
    assert [row.id for row in await column] == [*order, there.id]
    assert await StageInterval.filter(stage_id=second.id, left_at__isnull=True).count() == 5
    assert await StageInterval.filter(subject_id__in=ids, left_at__isnull=True).count() == 4
    assert {event.group_id for event in await events("SubjectMoved")} == {(await events())[-1].group_id}


async def test_moved_to_an_end_they_end_and_each_says_how(cast: Cast) -> None:
    *_, closed = await stages()
    reason = await LostReason.all().order_by("id").first()
    assert reason is not None
    ids = await many(cast, 2)

    await run(Errand(BulkVerb.MOVE, stage=closed.id, outcome=Outcome.LOST, reason=reason.id), ids, cast.ana)

    assert [row.outcome for row in await Subject.filter(id__in=ids)] == [Outcome.LOST] * 2
    assert {event.data["outcome"] for event in await events("SubjectMoved")} == {"LOST"}


async def test_one_that_is_refused_leaves_the_others_as_they_were(cast: Cast) -> None:
    _, second, *_ = await stages()
    ids = await many(cast, 3)
    await (await Subject.get(id=ids[1])).archive(by=cast.ana, now=NOON)
    before = [(row.stage_id, row.rank, row.version) for row in await Subject.all().order_by("id")]

    done = await run(Errand(BulkVerb.MOVE, stage=second.id), ids, cast.ana)

    assert [result.error and result.error.code for result in done.results] == [None, "STATE", None]
    assert [(row.stage_id, row.rank, row.version) for row in await Subject.all().order_by("id")] == before
    assert not await events("SubjectMoved")


async def test_who_gets_them_must_sell_there_and_who_gives_them_must_see_them(cast: Cast) -> None:
    ids = await many(cast, 2)

    given = await run(Errand(BulkVerb.ASSIGN, owner=cast.carla.id), ids, cast.ana)
    assert given.refused is None
    wrong = await run(Errand(BulkVerb.ASSIGN, owner=cast.vera.id), ids, cast.ana)
    assert wrong.refused is not None and "does not sell" in wrong.refused.message
    away = await run(Errand(BulkVerb.TRANSFER, channel=cast.europa.id), ids, cast.marcos)
    assert away.refused is None
    rows = await Subject.filter(id__in=ids)
    assert {(row.channel_id, row.owner_id) for row in rows} == {(cast.europa.id, None)}
    hidden = await run(Errand(BulkVerb.ASSIGN, owner=cast.ana.id), ids, cast.ana)
    assert hidden.refused is not None and hidden.refused.code == "NOT_FOUND"


async def test_a_transferred_card_keeps_an_owner_who_works_there_too(cast: Cast) -> None:
    ids = [*await many(cast, 1), *await many(cast, 1, owner=cast.marcos, by=cast.marcos)]

    await run(Errand(BulkVerb.TRANSFER, channel=cast.europa.id), ids, cast.rita)

    assert [row.owner_id for row in await Subject.filter(id__in=ids).order_by("id")] == [None, cast.marcos.id]


async def test_a_discarded_one_that_is_restored_with_others_is_blocked_no_more(cast: Cast) -> None:
    ids = await many(cast, 2, kind="PROSPECT")
    for id in ids:
        card = await Subject.get(id=id)
        await delivery(await letter(f"Oi {id}", card), card)
        await card.discard(by=cast.ana, now=NOON)

    await run(Errand(BulkVerb.RESTORE), ids, cast.ana)

    assert not await Subject.filter(discarded_at__isnull=False).exists()
    assert len(await events("SenderUnblocked")) == len(await events("SenderBlocked")) > 0


async def test_twenty_markers_are_the_limit_for_each(cast: Cast) -> None:
    marks = [await Marker.create_new(by=cast.rita, now=NOON, name=f"m{n}") for n in range(21)]
    ids = await many(cast, 2)
    await run(Errand(BulkVerb.MARK, add=tuple(mark.id for mark in marks[:20])), ids[:1], cast.ana)

    done = await Errand(BulkVerb.MARK, add=(marks[20].id,)).run(
        ids, by=cast.ana, now=NOON, mode=BulkMode.BEST_EFFORT, dry_run=False
    )

    assert [result.error is None for result in done.results] == [False, True]
    assert await SubjectMarker.filter(subject_id=ids[1]).count() == 1
    assert await SubjectMarker.filter(subject_id=ids[0]).count() == 20


async def test_a_filter_does_it_to_as_many_as_were_expected_or_to_none(cast: Cast) -> None:
    ids = await many(cast, 3)
    await subject(cast, "Segel", by=cast.diego, channel=cast.europa, owner=cast.diego)
    first, second, *_ = await stages()
    mine, away = Filter(stage_ids=(first.id,)), Errand(BulkVerb.MOVE, stage=second.id)

    tried = await run_on(away, mine, cast.ana, dry_run=True)
    assert (tried.matched, tried.group_id, len(tried.results)) == (3, None, 3)
    with pytest.raises(Required, match="expectedCount"):
        await run_on(away, mine, cast.ana)
    with pytest.raises(Invalid) as refused:
        await run_on(away, mine, cast.ana, expected=4)
    assert refused.value.params == {"expected": 4, "number": 3}
    done = await run_on(away, mine, cast.ana, expected=3)

    assert done.matched == 3
    assert [result.id for result in done.results] == ids[::-1], "as they stand in their column, the newest on top"
    assert await Subject.filter(stage_id=second.id).count() == 3
    assert (await run_on(away, mine, cast.ana, expected=0)).results == []


async def test_what_changes_meanwhile_is_waited_for_and_counted_as_it_is_then(cast: Cast) -> None:
    await many(cast, 2)
    first, second, *_ = await stages()
    moved = await Subject.filter(stage_id=first.id).order_by("id").first()
    assert moved is not None
    begun = asyncio.Event()

    async def move() -> None:
        async with transaction():
            await moved.move(to=second, by=cast.ana, now=NOON)
            begun.set()
            await asyncio.sleep(0.3)

    moving = asyncio.create_task(move())
    await begun.wait()
    with pytest.raises(Invalid) as refused:
        await run_on(Errand(BulkVerb.DELETE), Filter(stage_ids=(first.id,)), cast.bruno, expected=2)
    await moving

    assert refused.value.params == {"expected": 2, "number": 1}
    assert await Subject.all().count() == 2


async def test_over_fifty_by_a_filter_is_for_leaders_and_managers(cast: Cast) -> None:
    await many(cast, 51)

    with pytest.raises(Forbidden, match="More than 50"):
        await run_on(Errand(BulkVerb.ARCHIVE), Filter(), cast.ana, expected=51)
    assert (await run_on(Errand(BulkVerb.ARCHIVE), Filter(), cast.bruno, expected=51)).matched == 51


async def copies(cast: Cast, number: int) -> None:
    """Subjects as one that was made by its verb, without the time that takes."""
    card = await subject(cast)
    columns = [name for name in Subject._meta.fields_db_projection if name not in ("id", "created_at")]
    rows = [Subject(**{name: getattr(card, name) for name in columns}, created_at=NOON) for _ in range(number - 1)]
    await Subject.bulk_create(rows, batch_size=200)


async def turn(job: Job, seconds: float = 40) -> Turn:
    taken = await Turn.take(job.id, now=lambda: datetime.now(UTC), seconds=seconds)
    assert taken is not None
    return taken


async def test_over_five_hundred_a_job_does_it_step_by_step(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errands, "STEP", 400)
    await copies(cast, 501)
    hers = await Subject.all().order_by("-id").first()
    assert hers is not None
    errand = Errand(BulkVerb.ASSIGN, owner=cast.carla.id)

    assert (await run_on(errand, Filter(), cast.bruno, dry_run=True)).matched == 501
    done = await run_on(errand, Filter(), cast.bruno, expected=501)

    job = done.job
    assert job is not None and (job.kind, job.total, done.results) == (JobKind.SUBJECTS_ASSIGN, 501, [])
    await hers.archive(by=cast.ana, now=NOON)
    await subject(cast, "Later")
    await errands.work(await turn(job, seconds=-1))
    await job.refresh_from_db()
    assert (job.state, job.done) == (JobState.RUNNING, 0)
    await errands.work(await turn(job))

    await job.refresh_from_db()
    assert (job.state, job.done, job.refused) == (JobState.DONE, 501, 0)
    assert await Subject.filter(owner_id=cast.carla.id).count() == 501
    assert {event.group_id for event in await events("SubjectAssigned")} == {done.group_id}


async def test_a_job_ends_where_whoever_began_it_may_no_longer_go_on(cast: Cast) -> None:
    await copies(cast, 501)
    job = (await run_on(Errand(BulkVerb.ARCHIVE), Filter(), cast.marcos, expected=501)).job
    assert job is not None
    await User.filter(id=cast.marcos.id).update(active=False)

    await errands.work(await turn(job))

    await job.refresh_from_db()
    assert (job.state, job.problem, job.done) == (JobState.FAILED, "job_refused", 0)
    await User.filter(id=cast.marcos.id).update(active=True, role=Role.VIEWER)
    again = (await run_on(Errand(BulkVerb.ARCHIVE), Filter(), cast.marcos, expected=501)).job
    assert again is not None
    await errands.work(await turn(again))
    await again.refresh_from_db()
    assert (again.state, again.done, again.refused) == (JobState.DONE, 501, 501)
    assert not await Subject.filter(archived_at__isnull=False).exists()


async def test_who_leads_no_more_is_refused_row_by_row_and_the_job_goes_on(cast: Cast) -> None:
    await copies(cast, 501)
    job = (await run_on(Errand(BulkVerb.ARCHIVE), Filter(), cast.bruno, expected=501)).job
    assert job is not None
    assert await Membership.filter(user_id=cast.bruno.id).exists()
    await User.filter(id=cast.bruno.id).update(role=Role.AGENT)
    await Membership.filter(user_id=cast.bruno.id).update(leader=False, access=Access.CHANNEL)

    await errands.work(await turn(job))

    await job.refresh_from_db()
    assert (job.state, job.done, job.refused) == (JobState.DONE, 501, 501)
    assert not await Subject.filter(archived_at__isnull=False).exists()


async def test_a_key_that_may_only_read_begins_no_job(cast: Cast) -> None:
    await copies(cast, 501)
    reader = await person("Planilha", Role.MANAGER)
    reader._scopes = frozenset({Scope.READ})

    with pytest.raises(Forbidden):
        await run_on(Errand(BulkVerb.ARCHIVE), Filter(), reader, expected=501)
    assert not await Job.all().exists()


async def test_what_an_errand_names_must_be_there(cast: Cast) -> None:
    ids = await many(cast, 1)

    with pytest.raises(NotFound, match="stage"):
        await run(Errand(BulkVerb.MOVE, stage=999), ids, cast.ana)
    with pytest.raises(NotFound, match="channel"):
        await run(Errand(BulkVerb.TRANSFER, channel=cast.europa.id), ids, cast.carla)


def test_an_errand_is_remembered_as_it_was_said() -> None:
    said = [
        Errand(BulkVerb.MARK, add=(1, 2)),
        Errand(BulkVerb.MOVE, stage=3, outcome=Outcome.LOST, reason=4, note="Caro"),
        Errand(BulkVerb.ASSIGN),
    ]

    assert [Errand.load(errand.dump()) for errand in said] == said
