"""A team's work over some weeks, played through the verbs: rows and ledger agree, and a seed is a seed."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

import models
from demo.year.books import books, wrong
from demo.year.copying import copy
from demo.year.course import End, courses
from demo.year.people import SHOPS, team
from demo.year.plan import Plan
from demo.year.playing import Played, play
from demo.year.rhythm import Rhythm
from storage import engine
from tests.databases import copied
from tests.intake.conftest import KEYRING

pytestmark = pytest.mark.once

UNTIL = date(2026, 11, 20)
WEEKS = Plan(until=UNTIL, people=6, open=6, weeks=3)


async def test_the_books_of_some_weeks_are_right_and_stay_so_when_copied(database: str) -> None:
    told: list[tuple[datetime, str]] = []

    async def watching(now: datetime, events: list[models.Event]) -> None:
        told.extend((now, event.kind) for event in events)

    done = await play(WEEKS, KEYRING, password_hash="-", watching=watching)

    assert await wrong(now=done.town.until) == []
    live = models.Subject.filter(outcome="OPEN", archived_at__isnull=True, discarded_at__isnull=True)
    assert abs(await live.count() - WEEKS.open) <= 3, "what two mails of one person begin is one matter"
    kinds = Counter(kind for _, kind in told)
    wanted = "SubjectCreated SubjectMoved ActivityCompleted ActivityFellDue MessageReceived MessageWritten NoteAdded"
    assert [kind for kind in wanted.split() if not kinds[kind]] == [], "these never happened"
    assert kinds["MessageStateChanged"] and not await models.Message.filter(state="QUEUED").exists()
    assert [at for at, _ in told] == sorted(at for at, _ in told) and told[-1][0] <= done.town.until
    states = {row["state"] for row in await models.Activity.all().values("state")}
    assert {"DONE", "PLANNED"} <= {state.value for state in states}

    await _copies_keep_them_right(done)


async def _copies_keep_them_right(done: Played) -> None:
    live = models.Subject.filter(outcome="OPEN", archived_at__isnull=True, discarded_at__isnull=True)
    before, events = await live.count(), await models.Event.all().count()

    ended = await models.Subject.filter(merged_into_id=None).count() - before

    await copy(to=before * 3 - 1, ended=True)

    assert await live.count() == before * 3 - 1
    assert ended * 2 <= await models.Subject.filter(merged_into_id=None).count() - before * 3 + 1 <= ended * 3
    assert await models.Event.all().count() > events
    assert await wrong(now=done.town.until) == []
    ranks: list[Any] = await live.filter(stage_id=done.town.stages[0].id).values_list("rank", flat=True)
    assert len(set(ranks)) == len(ranks)


async def test_the_same_seed_makes_the_same_books(database_url: str, tmp_path: Path, templates: Any) -> None:
    kept = []
    for number in range(2):
        (folder := tmp_path / str(number)).mkdir()
        async with copied(templates(False), folder) as url:
            await engine.open(url)
            await play(Plan(until=UNTIL, people=3, open=2, weeks=1), KEYRING, password_hash="-")
            kept.append(await books())
            await engine.close()

    first, second = kept
    assert first.keys() == second.keys() and len(first["event"]) > 60
    for table in first:
        assert first[table] == second[table], table


@pytest.mark.soak
async def test_the_books_of_a_whole_year_are_right(database: str) -> None:
    done = await play(Plan(until=UNTIL, people=10, open=150), KEYRING, password_hash="-")
    assert await wrong(now=done.town.until) == []
    await copy(to=1_500)
    assert await wrong(now=done.town.until) == []


def test_a_year_has_seasons_weekends_and_holidays() -> None:
    rhythm = Rhythm(UNTIL, 52)
    drawn = courses(seed=3, open=300, shops=list(SHOPS), rhythm=rhythm)

    days = Counter(course.begins for course in drawn)
    assert sum(course.open_on(UNTIL) for course in drawn) == 300
    assert not [day for day in days if day.weekday() > 4 or day in rhythm.free]
    months = Counter(course.begins.month for course in drawn)
    assert months[10] > 1.4 * months[1]
    assert {course.end for course in drawn} == set(End)
    assert courses(seed=4, open=300, shops=list(SHOPS), rhythm=rhythm) != drawn


def test_ten_people_have_unlike_habits() -> None:
    seats = team(10, Random("x"))
    assert len({seat.character for seat in seats if seat.shop}) == 5 and len({seat.name for seat in seats}) == 10
    assert [seat.shop for seat in seats if seat.leads] == [shop.name for shop in SHOPS]
    for people, wanted, weeks in ((2, 1, 1), (3, 0, 1), (3, 1, 0)):
        with pytest.raises(ValueError, match=r"\."):
            Plan(until=UNTIL, people=people, open=wanted, weeks=weeks)
