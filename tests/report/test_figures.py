"""What reports think with: periods, percentiles, waits. Pure, in tables."""

from datetime import UTC, date, datetime, timedelta

import pytest

from errors import Refused
from models.money import weighed
from models.report.figure import percentile
from models.report.period import Every, Period
from models.report.replies import Said, Wait, once, waits

HOME = "America/Sao_Paulo"


@pytest.mark.parametrize(
    ("ordered", "percent", "value"),
    [
        ([], 50, None),
        ([7], 50, 7),
        ([7], 90, 7),
        ([1, 2], 50, 1),
        ([1, 2, 3], 50, 2),
        ([1, 2, 3, 4], 75, 3),
        (list(range(1, 101)), 90, 90),
        (list(range(1, 11)), 90, 9),
        (list(range(1, 12)), 90, 10),
    ],
)
def test_a_percentile_is_the_value_of_the_nearest_rank(ordered: list[int], percent: int, value: int | None) -> None:
    assert percentile(ordered, percent) == value


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        (HOME, date(2026, 11, 20), 24),
        ("Europe/Lisbon", date(2026, 3, 29), 23),
        ("Europe/Lisbon", date(2026, 10, 25), 25),
        (HOME, date(2018, 11, 4), 23),
    ],
)
def test_a_day_is_as_long_as_the_clock_of_its_zone_makes_it(zone: str, day: date, hours: int) -> None:
    only = Period(day, day, zone)

    assert only.end - only.start == timedelta(hours=hours)
    assert Period(day + timedelta(days=1), day + timedelta(days=1), zone).start == only.end


def test_a_period_falls_into_days_weeks_from_monday_and_months() -> None:
    days = Period(date(2026, 11, 26), date(2026, 12, 8), HOME)

    assert len(days.parts(Every.DAY)) == 13 and days.parts(None) == [days]
    weeks = [(part.first.day, part.last.day) for part in days.parts(Every.WEEK)]
    assert weeks == [(26, 29), (30, 6), (7, 8)]
    assert [(part.first.day, part.last.day) for part in days.parts(Every.MONTH)] == [(26, 30), (1, 8)]
    for every in Every:
        parts = days.parts(every)
        assert [part.end for part in parts[:-1]] == [part.start for part in parts[1:]]
        assert (parts[0].start, parts[-1].end) == (days.start, days.end)


@pytest.mark.parametrize(
    ("first", "last", "every"),
    [
        (date(2026, 1, 2), date(2026, 1, 1), None),
        (date(1969, 12, 31), date(2026, 1, 1), None),
        (date(2026, 1, 1), date(9999, 12, 31), None),
        (date(2026, 1, 1), date(2026, 3, 4), Every.DAY),
    ],
)
def test_a_period_that_makes_no_sense_is_refused_in_a_sentence(first: date, last: date, every: Every | None) -> None:
    with pytest.raises(Refused, match=r"\.$"):
        Period(first, last, HOME).parts(every)


def test_a_wait_lasts_from_the_first_mail_since_we_spoke_to_our_next_word() -> None:
    noon = datetime(2026, 11, 20, 12, tzinfo=UTC)

    def said(minute: int, subject: int, ours: bool) -> Said:
        return Said(subject, 1, minute, noon + timedelta(minutes=minute), ours)

    told = [
        said(0, 1, True),
        said(10, 1, False),
        said(15, 1, False),
        said(20, 2, False),
        said(40, 1, True),
        said(45, 1, True),
        said(50, 1, False),
        said(60, 2, True),
    ]

    found = {(wait.message_id, wait.seconds) for wait in waits(told)}

    assert found == {(10, 1800), (20, 2400), (50, None)}


def test_a_mail_on_two_subjects_of_a_channel_is_one_mail_and_waits_for_its_first_answer() -> None:
    noon = datetime(2026, 11, 20, 12, tzinfo=UTC)
    found = [Wait(1, 7, noon, None), Wait(1, 7, noon, 600), Wait(1, 7, noon, 900), Wait(2, 7, noon, None)]

    assert once(found) == [Wait(1, 7, noon, 600), Wait(2, 7, noon, None)]


@pytest.mark.parametrize(
    ("hundredths", "minor"), [(0, 0), (49, 0), (50, 1), (149, 1), (150, 2), (10**18 + 50, 10**16 + 1)]
)
def test_what_is_weighed_is_rounded_half_up(hundredths: int, minor: int) -> None:
    assert weighed(hundredths) == minor
