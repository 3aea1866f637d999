"""Whatever the zone, on whatever day, a minute before and after midnight: what is stored, once the clock has run, is
what plain Python says, and what the subscriptions were told."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import models
from models.activity.day import day_of
from tests.live.instants import NEAR, ZONES, first_instant, here, state, turns
from tests.live.line import Feed, line
from tests.live.projection import ACTIVITIES, FUNNEL
from tests.live.world import id_of
from tests.make import Cast, subject
from tests.web import Web

IN_TIME = 10.0
"""Seconds in which a subscriber is told of a flip, on a machine that has other work to do as well."""
ONE_WORLD = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
settings.register_profile(
    "stories", deadline=None, database=None, derandomize=True, suppress_health_check=ONE_WORLD, max_examples=9
)
FEW = settings(settings.get_profile("stories"))
MANY = settings(settings.get_profile("stories"), max_examples=600)
DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)


@dataclass
class Told:
    """What one subscriber makes of what it is told."""

    activities: Feed
    funnel: Feed
    states: dict[str, str] = field(default_factory=dict)
    card: dict[str, Any] = field(default_factory=dict)

    async def come_to_know(self, states: dict[str, str], card: dict[str, Any]) -> None:
        while self.states != states:
            for change in (await self.activities.next(IN_TIME))["changes"]:
                self.states.pop(change["activityId"], None)
                if change["kind"] != "REMOVED":
                    self.states[change["activityId"]] = change["activity"]["state"]
        while {name: self.card.get(name) for name in card} != card:
            for change in (await self.funnel.change(IN_TIME))["changes"]:
                self.card = change["subject"] or {}


@pytest.fixture
async def told(web: Web, cast: Cast) -> AsyncIterator[Told]:
    async with line(await web.sign_in(cast.rita)) as held:
        told = Told(await held.subscribe(ACTIVITIES, mine=False), await held.subscribe(FUNNEL))
        # Both listen before the stories are told, whose dates are far from ours: nobody resumes over years.
        now = datetime.now(UTC)
        card = await subject(cast, now=now)
        call = await models.Activity.schedule(by=cast.ana, now=now, subject=card, summary="Ligar")
        await told.come_to_know({id_of(call): "UNDATED"}, {"activityState": "UNDATED"})
        await call.cancel(by=cast.ana, now=now)
        await card.archive(by=cast.ana, now=now)
        yield told


@dataclass(frozen=True)
class Days:
    """Two activities around one day of Ana's, and what befalls them: who has them, where Ana is, as the hours pass."""

    zone: str
    due: tuple[date | None, date]
    steps: tuple[tuple[datetime, str, str], ...]
    """When; ZONE (Ana goes there), WORKSPACE (that is now its zone), GIVE (to ana, bruno or nobody), or nothing."""


@st.composite
def days(draw: st.DrawFn) -> Days:
    zone, other = draw(st.sampled_from(ZONES)), draw(st.sampled_from(ZONES))
    ordinary = st.dates(date(2025, 1, 3), date(2027, 12, 20))
    turning = st.sampled_from(turns(zone)) if turns(zone) else ordinary
    due = draw(st.one_of(turning, ordinary))
    second = draw(st.one_of(st.none(), st.integers(-1, 2).map(lambda number: due + DAY * number)))
    edges = [first_instant(due + DAY * number, where) for number in (0, 1) for where in (zone, other)]
    moments = st.builds(lambda edge, by: edge + by, st.sampled_from(edges), st.sampled_from(NEAR))
    acts = st.one_of(
        st.just(("", "")),
        st.sampled_from((zone, other)).map(lambda where: ("ZONE", where)),
        st.sampled_from((zone, other)).map(lambda where: ("WORKSPACE", where)),
        st.sampled_from(("ana", "bruno", "nobody")).map(lambda who: ("GIVE", who)),
    )
    steps = draw(st.lists(st.tuples(moments, acts), min_size=2, max_size=5))
    return Days(zone, (second, due), tuple((at, *act) for at, act in sorted(steps)))


async def goes_by(story: Days, told: Told, cast: Cast) -> None:
    begun = story.steps[0][0] - 2 * DAY
    system, ana = await models.User.system(), await models.User.get(id=cast.ana.id)
    await ana.update(by=cast.rita, now=begun, zone=story.zone)
    card = await subject(cast, now=begun)
    made = [
        await models.Activity.schedule(by=cast.ana, now=begun, subject=card, summary="Ligar", due_on=due, assignee=ana)
        for due in story.due
    ]
    for at, act, value in ((begun, "", ""), *story.steps):
        if act == "ZONE":
            await ana.update(by=cast.rita, now=at, zone=value)
        elif act == "WORKSPACE":
            await (await models.Workspace.current()).update(by=cast.rita, now=at, zone=value)
        elif act == "GIVE":
            await made[0].update(by=cast.rita, now=at, assignee=await models.User.get_or_none(name=value.title()))
        await models.Activity.rezone(by=system, now=at)
        await models.Activity.tick(by=system, now=at)
        await as_python_says(card, at, told)
        await valid_until_says(ana, at)
    for activity in made:
        await activity.cancel(by=cast.rita, now=at)
    await told.come_to_know({}, {"activityState": "NONE"})
    await card.archive(by=cast.rita, now=at)


async def zone_of(activity: models.Activity) -> str:
    holder = await models.User.get_or_none(id=activity.assignee_id)
    return holder.zone if holder else (await models.Workspace.current()).zone


async def as_python_says(card: models.Subject, at: datetime, told: Told) -> None:
    """Stored = computed = pushed."""
    rows = await models.Activity.filter(subject_id=card.id).order_by("id")
    zones = {row.id: await zone_of(row) for row in rows}
    right = {row.id: state(row.due_on, zones[row.id], at) for row in rows}
    assert {row.id: row.state.value for row in rows} == right

    def over(row: models.Activity) -> tuple[float, int]:
        if row.due_on is None:
            return float("inf"), row.id
        return datetime.combine(row.due_on + DAY, time(), tzinfo=ZoneInfo(zones[row.id])).timestamp(), row.id

    upcoming = min(rows, key=over)
    stands = await models.Subject.get(id=card.id)
    assert (stands.next_activity_id, stands.activity_state.value) == (upcoming.id, right[upcoming.id])
    shown = {"id": id_of(upcoming), "summary": "Ligar", "state": right[upcoming.id]}
    await told.come_to_know(
        {id_of(row): right[row.id] for row in rows},
        {
            "id": id_of(card),
            "activityState": right[upcoming.id],
            "nextActivity": {
                **shown,
                "dueOn": str(upcoming.due_on) if upcoming.due_on else None,
                "version": upcoming.version,
                "type": None,
                "assignee": {"id": id_of(await models.User.get(id=upcoming.assignee_id))}
                if upcoming.assignee_id
                else None,
            },
        },
    )


async def valid_until_says(user: models.User, at: datetime) -> None:
    """`myDay` holds until an instant, and not beyond it."""
    day = await day_of(user, now=at)
    mine = await models.Activity.filter(assignee_id=user.id, state__in=["OVERDUE", "TODAY", "PLANNED", "UNDATED"])

    def looks(now: datetime) -> tuple[Any, ...]:
        return here(now, user.zone), *(state(each.due_on, user.zone, now) for each in mine)

    assert at < day.valid_until <= at + timedelta(hours=25)
    assert looks(at) == looks(day.valid_until - MOMENT) != looks(day.valid_until)
    assert sorted(day.counts.elements()) == sorted(looks(at)[1:])


@pytest.mark.once
@FEW
@given(story=days())
async def test_a_day_begins_and_ends_where_it_does_for_whoever_has_it(story: Days, told: Told, cast: Cast) -> None:
    await goes_by(story, told, cast)


@pytest.mark.soak
@MANY
@given(story=days())
async def test_many_days_begin_and_end_where_they_do(story: Days, told: Told, cast: Cast) -> None:
    await goes_by(story, told, cast)


@dataclass(frozen=True)
class Silence:
    """How long nobody was in contact, by which rule, and what happened around the instant at which that is too long."""

    zone: str
    idle: int
    rotting: int | None
    began: datetime
    steps: tuple[tuple[datetime, str], ...]
    """When; a NOTE is written, the zone's name to which the workspace moves, or nothing."""


@st.composite
def silences(draw: st.DrawFn) -> Silence:
    zone, other = draw(st.sampled_from(ZONES)), draw(st.sampled_from(ZONES))
    began = datetime(2025, 1, 3, tzinfo=UTC) + timedelta(minutes=draw(st.integers(0, 1_400_000)))
    idle, rotting = draw(st.integers(1, 60)), draw(st.one_of(st.none(), st.integers(1, 60)))
    edges = [first_instant(here(began, where) + DAY * idle, where) for where in (zone, other)]
    edges += [began + DAY * (rotting or idle)]
    moments = st.builds(lambda edge, by: max(edge + by, began), st.sampled_from(edges), st.sampled_from(NEAR))
    steps = draw(st.lists(st.tuples(moments, st.sampled_from(("", "", "NOTE", other))), min_size=2, max_size=5))
    return Silence(zone, idle, rotting, began, tuple(sorted(steps)))


async def falls(story: Silence, told: Told, cast: Cast) -> None:
    system, workspace = await models.User.system(), await models.Workspace.current()
    first, *_ = await models.Stage.in_order()
    await workspace.update(by=cast.rita, now=story.began, zone=story.zone, idle_days=story.idle)
    await first.update(by=cast.rita, now=story.began, rotting_days=story.rotting)
    card = await subject(cast, now=story.began, stage=first)
    zone, contact = story.zone, story.began
    for at, act in ((story.began, ""), *story.steps):
        if act == "NOTE":
            await models.Note.add("Falei", by=cast.ana, now=at, subject=await models.Subject.get(id=card.id))
            contact = at
        elif act:
            zone = act
            await (await models.Workspace.current()).update(by=cast.rita, now=at, zone=zone)
        await models.Subject.tick(by=system, now=at)
        idle = (here(at, zone) - here(contact, zone)).days >= story.idle
        rotting = story.rotting is not None and at >= story.began + DAY * story.rotting
        card = await models.Subject.get(id=card.id)
        assert (card.idle, card.rotting) == (idle, rotting)
        since = contact.astimezone(UTC).isoformat()
        await told.come_to_know({}, {"id": id_of(card), "idle": idle, "rotting": rotting, "version": card.version})
        assert datetime.fromisoformat(told.card["lastInteraction"]["at"]) == datetime.fromisoformat(since)
    await card.archive(by=cast.rita, now=at)


@FEW
@given(story=silences())
async def test_what_goes_idle_or_rots_does_so_at_its_instant(story: Silence, told: Told, cast: Cast) -> None:
    await falls(story, told, cast)


@pytest.mark.soak
@MANY
@given(story=silences())
async def test_many_go_idle_or_rot_at_their_instant(story: Silence, told: Told, cast: Cast) -> None:
    await falls(story, told, cast)
