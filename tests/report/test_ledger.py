"""The ledger: what each change of a subject leaves there, and what an older log makes of it."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import models
from models.ledger import FOREVER, Standing, catch_up
from models.ledger.reading import READER
from tests.make import NOON, Cast, stage, stages, subject


async def read() -> None:
    while await catch_up():
        continue


async def lines(card: models.Subject) -> list[Standing]:
    await read()
    return await Standing.filter(subject_id=card.id).order_by("id")


def hours(number: int) -> datetime:
    return NOON + timedelta(hours=number)


async def test_each_change_ends_one_line_and_begins_the_next(cast: Cast) -> None:
    first, second, *_ = await stages()
    price, *_ = await models.LostReason.all().order_by("id")
    size = await models.LostReason.create_new(by=cast.rita, now=NOON, name="Tamanho")
    card = await subject(cast, stage=first, value=models.Money(Decimal(100), "BRL"))
    await card.update(by=cast.ana, now=hours(1), description="Nada que conte")
    await card.update(by=cast.ana, now=hours(2), value=models.Money(Decimal(250), "BRL"))
    await card.move(to=second, by=cast.ana, now=hours(5))
    await card.assign(to=cast.bruno, by=cast.bruno, now=hours(6))
    await card.lose(reason=price, by=cast.bruno, now=hours(9))
    await card.lose(reason=size, by=cast.bruno, now=hours(10))
    await card.reopen(by=cast.bruno, now=hours(11))
    await card.archive(by=cast.bruno, now=hours(12))
    await card.restore(by=cast.bruno, now=hours(13))

    found = await lines(card)

    assert [line.turn for line in found] == [
        "BEGUN", "EDITED", "MOVED", "EDITED", "MOVED", "EDITED", "MOVED", "PUT_AWAY", "BACK",
    ]  # fmt: skip
    assert [line.value_minor for line in found] == [10_000, *[25_000] * 8]
    assert [(line.since, line.until) for line in found[:4]] == [
        (NOON, hours(2)), (hours(2), hours(5)), (hours(5), hours(6)), (hours(6), hours(9)),
    ]  # fmt: skip
    assert [line.until for line in found[4:6]] == [hours(9), hours(10)], "what is lost stands on no board"
    assert (found[6].until, found[7].until, found[8].until) == (hours(12), hours(12), FOREVER)
    assert [line.stayed for line in found if line.stayed is not None] == [5 * 3600, 4 * 3600]
    lost = found[4]
    assert (lost.ends, lost.undone, lost.from_stage_id) == (True, True, second.id), "it was opened again"
    assert lost.reason_id == size.id, "a reason that was corrected is the reason"
    assert [line.ends for line in found].count(True) == 1


async def test_what_has_ended_stands_on_the_board_for_thirty_days(cast: Cast) -> None:
    won = await stage("Ganho", models.StageKind.WON, by=cast.rita)
    card = await subject(cast, stage=(await stages())[0])
    await card.move(to=won, by=cast.ana, now=hours(24))
    await card.update(by=cast.ana, now=hours(48), value=models.Money(Decimal(10), "BRL"))

    begun, ended, edited = await lines(card)

    assert begun.until == ended.since == hours(24) and ended.until == edited.since == hours(48)
    assert edited.until == hours(24) + timedelta(days=30) and (ended.ends, ended.undone) == (True, False)


async def test_the_past_of_what_was_merged_or_deleted_stays(cast: Cast) -> None:
    prospect = await subject(cast, "Mensagem", kind=models.SubjectKind.PROSPECT)
    card = await subject(cast, "Barcos", stage=(await stages())[0])
    await prospect.merge_into(card, by=cast.ana, now=hours(1))
    await read()

    assert await Standing.visible_to(cast.ana).filter(subject_id=prospect.id).count() == 2
    assert not await Standing.visible_to(cast.diego).exists()

    await card.delete_for_ever(by=cast.rita, now=hours(2))
    await read()

    assert await Standing.visible_to(cast.ana).filter(erased=True).count() == await Standing.all().count() == 4
    assert not await Standing.visible_to(cast.carla).exists(), "who saw only their own is told of nobody's"


async def test_what_leaves_another_takes_along_in_the_ledger_what_had_gone_into_it(cast: Cast) -> None:
    """a → b, d → a → b → c: with b parted from c, all that was b's is b's again; nothing else moves."""
    a, b, c, d, other = [await subject(cast, title) for title in ("a", "b", "c", "d", "other")]
    left = await subject(cast, "left")
    await a.merge([d], by=cast.bruno, now=hours(1))
    await b.merge([left], by=cast.bruno, now=hours(1))
    await b.part(await models.Merge.get(lost_id=left.id), by=cast.bruno, now=hours(2))
    await b.merge([a], by=cast.bruno, now=hours(3))
    await read()
    before = await counted_with()
    await c.merge([other], by=cast.bruno, now=hours(4))
    alone = await counted_with()
    await c.merge([b], by=cast.bruno, now=hours(5))
    assert await counted_with() == {
        a.id: {c.id}, b.id: {c.id}, c.id: {None}, d.id: {c.id}, other.id: {c.id}, left.id: {None},
    }  # fmt: skip

    await c.part(await models.Merge.get(lost_id=b.id), by=cast.bruno, now=hours(6))

    assert await counted_with() == alone == {**before, other.id: {c.id}}
    await Standing.all().delete()
    await models.Cursor.filter(name=READER).delete()
    assert await counted_with() == alone, "a log that is read anew, in one stretch, tells the same"


async def counted_with() -> dict[int, set[int | None]]:
    """With which other one the ledger counts each subject."""
    await read()
    found: dict[int, set[int | None]] = {}
    for line in await Standing.all():
        found.setdefault(line.subject_id, set()).add(line.merged_into_id)
    return found


async def test_reading_again_changes_nothing(cast: Cast) -> None:
    card = await subject(cast, stage=(await stages())[0])
    before = [line.id for line in await lines(card)]

    await read()

    assert [line.id for line in await lines(card)] == before


async def test_a_log_without_standings_tells_stages_and_outcomes_and_todays_worth(cast: Cast) -> None:
    """What a release before 0.2 wrote down."""
    first, second, *_ = await stages()
    price, *_ = await models.LostReason.all().order_by("id")
    card = await subject(cast, stage=first)
    await card.move(to=second, by=cast.ana, now=hours(1))
    await card.lose(reason=price, by=cast.ana, now=hours(2))
    await card.reopen(by=cast.ana, now=hours(3))
    await card.archive(by=cast.ana, now=hours(4))
    await card.restore(by=cast.ana, now=hours(5))
    await card.win(by=cast.ana, now=hours(6))
    prospect = await subject(cast, "Mensagem", kind=models.SubjectKind.PROSPECT)
    await prospect.convert(by=cast.ana, now=hours(1), stage=first)
    told = [_row(line) for line in [*await lines(card), *await lines(prospect)]]
    await models.Subject.filter(id=card.id).update(value_minor=500, value_currency="BRL")

    await models.Event.all().update(standing=None)
    await Standing.all().delete()
    await models.Cursor.filter(name=READER).delete()
    again = await lines(card)

    assert [_row(line) for line in [*again, *await lines(prospect)]] == told
    assert {line.value_minor for line in again} == {500}


def _row(line: Standing) -> dict[str, Any]:
    names = "turn since until stage_id outcome away owner_id from_stage_id from_outcome ends undone stayed closed_at"
    return {name: getattr(line, name) for name in names.split()}


async def test_a_stretch_of_the_log_is_found_by_its_ids_alone(cast: Cast, statements: list[str]) -> None:
    """By its noun, SQLite would read all that ever happened to a subject."""
    await subject(cast)
    statements.clear()

    await catch_up()

    [asked] = [each.partition(" WHERE ")[2] for each in statements if 'FROM "event" WHERE "id">' in each]
    assert "noun" not in asked
