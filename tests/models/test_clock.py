"""What time does to subjects, at its instant and once: idle at a local midnight, rotting, off the board."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from models import Note, Outcome, StageKind, Subject, SubjectKind, User, Workspace
from models.subject.clocks import begins_a_day, board_until, idle_from, rotting_from
from tests.make import NOON, Cast, events, stage, stages, subject

SECOND = timedelta(seconds=1)
ZONES = ["America/Sao_Paulo", "Pacific/Apia", "Pacific/Kiritimati", "Europe/Lisbon", "America/Havana", "Asia/Kolkata"]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("days", [1, 14, 200])
def test_idle_begins_at_a_local_midnight_so_many_days_later(zone: str, days: int) -> None:
    instant = idle_from(NOON, days, zone)

    there = instant.astimezone(ZoneInfo(zone))
    assert there.date() == NOON.astimezone(ZoneInfo(zone)).date() + timedelta(days=days)
    assert (instant - SECOND).astimezone(ZoneInfo(zone)).date() == there.date() - timedelta(days=1)
    assert begins_a_day(instant, zone)


def test_a_day_begins_elsewhere_in_another_zone() -> None:
    instant = idle_from(NOON, 14, "America/Sao_Paulo")

    assert not begins_a_day(instant, "Pacific/Apia")
    assert not begins_a_day(instant + SECOND, "America/Sao_Paulo")


@pytest.mark.parametrize(
    ("zone", "last", "days", "begins"),
    [
        # In Lisbon the clocks go forward in the night of 29 March 2026: one of these days has 23 hours.
        ("Europe/Lisbon", datetime(2026, 3, 27, 12, tzinfo=UTC), 3, datetime(2026, 3, 29, 23, tzinfo=UTC)),
        ("Europe/Lisbon", datetime(2026, 3, 27, 12, tzinfo=UTC), 2, datetime(2026, 3, 29, 0, tzinfo=UTC)),
        # … and back in October.
        ("Europe/Lisbon", datetime(2026, 10, 23, 12, tzinfo=UTC), 3, datetime(2026, 10, 26, 0, tzinfo=UTC)),
        # São Paulo's summer time began at midnight: 4 November 2018 had none, and began at one o'clock.
        ("America/Sao_Paulo", datetime(2018, 11, 2, 12, tzinfo=UTC), 2, datetime(2018, 11, 4, 3, tzinfo=UTC)),
        # Havana's ends at one o'clock: there are two midnights on 1 November 2026, and the first one counts.
        ("America/Havana", datetime(2026, 10, 30, 12, tzinfo=UTC), 2, datetime(2026, 11, 1, 4, tzinfo=UTC)),
    ],
)
def test_summer_time_moves_the_midnight(zone: str, last: datetime, days: int, begins: datetime) -> None:
    assert idle_from(last, days, zone) == begins
    assert begins_a_day(begins, zone)


def test_what_has_no_days_never_comes() -> None:
    assert rotting_from(NOON, None) is None
    assert rotting_from(None, 5) is None
    assert board_until(None) is None


async def tick(now: datetime) -> int:
    return await Subject.tick(by=await User.system(), now=now)


async def test_a_subject_goes_idle_at_midnight_and_only_once(cast: Cast) -> None:
    card = await subject(cast)
    midnight = datetime(2026, 12, 4, 3, tzinfo=UTC)

    assert await tick(midnight - SECOND) == 0
    assert await tick(midnight) == 1
    assert await tick(midnight + SECOND) == 0

    await card.refresh_from_db()
    told = await events("SubjectWentIdle")
    assert card.idle is True
    assert card.version == 2
    assert [(event.event_class, event.data, event.changed, event.at) for event in told] == [
        ("CLOCK", {"days": 14}, ["idle"], midnight)
    ]


async def test_a_subject_goes_idle_at_the_midnight_of_a_workspace_far_in_the_east(cast: Cast) -> None:
    await (await Workspace.current()).update(by=cast.rita, now=NOON, zone="Pacific/Apia", idle_days=1)
    card = await subject(cast)
    # Saturday 04:00 in Apia (UTC+13); its Sunday begins at 11:00 UTC on Saturday.
    midnight = datetime(2026, 11, 21, 11, tzinfo=UTC)
    assert card.idle_from == midnight
    assert card.idle_from.astimezone(ZoneInfo("Pacific/Apia")).date() == date(2026, 11, 22)

    assert await tick(midnight - SECOND) == 0
    assert await tick(midnight) == 1


async def test_contact_ends_idleness_at_once(cast: Cast) -> None:
    card = await subject(cast)
    later = NOON + timedelta(days=40)
    await tick(later)

    await Note.add("Liguei", by=cast.ana, now=later, subject=await Subject.get(id=card.id))

    await card.refresh_from_db()
    assert card.idle is False
    assert "idle" in (await events("NoteAdded"))[-1].changed
    assert await tick(later) == 0


async def test_only_the_clock_says_that_something_is_idle(cast: Cast) -> None:
    """An edit after the instant and before the tick must not swallow the news."""
    card = await subject(cast)
    later = NOON + timedelta(days=40)

    await card.update(by=cast.ana, now=later, title="Velas")
    assert (await Subject.get(id=card.id)).idle is False
    await tick(later)

    assert (await Subject.get(id=card.id)).idle is True
    assert len(await events("SubjectWentIdle")) == 1


async def test_a_subject_rots_in_its_stage_and_begins_anew_in_the_next(cast: Cast) -> None:
    first, second, *_ = await stages()
    await first.update(by=cast.rita, now=NOON, rotting_days=5)
    card = await subject(cast, stage=first)
    due = NOON + timedelta(days=5)

    assert await tick(due - SECOND) == 0
    assert await tick(due) == 1
    assert await tick(due) == 0
    await card.refresh_from_db()
    assert card.rotting is True
    assert (await events("SubjectWentRotting"))[-1].data == {"days": 5}

    await card.move(to=second, by=cast.ana, now=due)
    assert (card.rotting, card.rotting_from) == (False, None)


async def test_what_goes_idle_and_rots_at_once_says_both(cast: Cast) -> None:
    first, *_ = await stages()
    await first.update(by=cast.rita, now=NOON, rotting_days=2)
    card = await subject(cast, stage=first)

    assert await tick(NOON + timedelta(days=60)) == 2

    await card.refresh_from_db()
    assert card.idle
    assert card.rotting
    assert [event.kind for event in await events()][-2:] == ["SubjectWentIdle", "SubjectWentRotting"]


async def test_what_was_closed_leaves_the_board_after_thirty_days(cast: Cast) -> None:
    *_, closed = await stages()
    card = await subject(cast)
    await card.move(to=closed, by=cast.ana, now=NOON)
    due = NOON + timedelta(days=30)

    assert await tick(due - SECOND) == 0
    assert await tick(due) == 1
    assert await tick(due) == 0

    await card.refresh_from_db()
    assert (card.on_board, card.outcome) == (False, Outcome.CLOSED)
    assert [event.event_class for event in await events("SubjectLeftBoard")] == ["CLOCK"]


async def test_what_is_put_away_or_has_ended_neither_idles_nor_rots(cast: Cast) -> None:
    first, *_ = await stages()
    await first.update(by=cast.rita, now=NOON, rotting_days=2)
    won = await stage("Ganho", StageKind.WON, by=cast.rita)
    archived, ended = await subject(cast, stage=first), await subject(cast, stage=first)
    discarded = await subject(cast, kind=SubjectKind.PROSPECT)
    merged = await subject(cast, kind=SubjectKind.PROSPECT)
    await archived.archive(by=cast.ana, now=NOON)
    await ended.win(by=cast.ana, now=NOON)
    await discarded.discard(by=cast.ana, now=NOON)
    await merged.merge_into(ended, by=cast.ana, now=NOON)

    assert ended.stage_id == won.id
    assert await tick(NOON + timedelta(days=20)) == 0


async def test_an_archived_subject_that_comes_back_is_found_idle_by_the_clock(cast: Cast) -> None:
    card = await subject(cast)
    await card.archive(by=cast.ana, now=NOON)
    later = NOON + timedelta(days=40)

    await card.restore(by=cast.ana, now=later)
    assert await tick(later) == 1

    await card.refresh_from_db()
    assert card.idle is True


async def test_the_clock_goes_through_more_than_one_batch(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.subject.ticking.BATCH", 2)
    for _ in range(5):
        await subject(cast)

    assert await tick(NOON + timedelta(days=40)) == 5

    told = await events("SubjectWentIdle")
    assert [event.final for event in told] == [False, True, False, True, True]


async def test_another_zone_is_followed_where_its_midnights_fall_on_the_same_instants(cast: Cast) -> None:
    """In July Auckland (UTC+12) and Pago Pago (UTC-11) change their day an hour apart, in January at the same instant:
    what was said in that hour of July was said on another day."""
    workspace = await Workspace.current()
    contact = datetime(2026, 7, 1, 11, 30, tzinfo=UTC)
    await workspace.update(by=cast.rita, now=contact, zone="Pacific/Auckland", idle_days=200)
    card = await subject(cast, now=contact)
    await tick(contact)
    await workspace.update(by=cast.rita, now=contact, zone="Pacific/Pago_Pago")

    await tick(contact)

    await card.refresh_from_db()
    assert card.idle_from == idle_from(contact, 200, "Pacific/Pago_Pago")
    assert card.idle_from != idle_from(contact, 200, "Pacific/Auckland")
    assert begins_a_day(idle_from(contact, 200, "Pacific/Auckland"), "Pacific/Pago_Pago")
