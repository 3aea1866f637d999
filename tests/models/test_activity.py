"""Activities: what is to be done, by whom and when, and what becomes of it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

import models
from errors import Forbidden, Invalid, Required, WrongState
from models.activity.due import DueBase, DueRule, DueUnit
from models.activity.state import ActivityState, instants, state_at
from tests.make import NOON, Cast, customer, subject

TODAY = date(2026, 11, 20)


async def kind(name: str) -> models.ActivityType:
    return await models.ActivityType.get(name=name)


async def plan(cast: Cast, card: models.Subject, **given: Any) -> models.Activity:
    given.setdefault("summary", "Ligar para Eva")
    return await models.Activity.schedule(**{"by": cast.ana, "now": NOON, "subject": card, **given})


async def fresh(row: Any) -> Any:
    return await type(row).get(id=row.id)


@pytest.mark.parametrize(
    ("rule", "previous", "due"),
    [
        (DueRule(3), None, "2026-11-23"),
        (DueRule(3, working_days=True), None, "2026-11-26"),
        (DueRule(0, working_days=True), None, "2026-11-20"),
        (DueRule(1, DueUnit.WEEKS), "2026-11-01", "2026-11-27"),
        (DueRule(1, DueUnit.WEEKS, DueBase.PREVIOUS_DUE), "2026-11-01", "2026-11-08"),
        (DueRule(1, DueUnit.WEEKS, DueBase.LATER), "2026-11-01", "2026-11-27"),
        (DueRule(1, DueUnit.WEEKS, DueBase.LATER), "2026-11-25", "2026-12-02"),
        (DueRule(3, DueUnit.MONTHS), None, "2027-02-20"),
        (DueRule(1, DueUnit.MONTHS, DueBase.PREVIOUS_DUE), "2027-01-31", "2027-02-28"),
        (DueRule(1, DueUnit.DAYS, DueBase.PREVIOUS_DUE, working_days=True), "2026-11-13", "2026-11-16"),
        (DueRule(1, DueUnit.MONTHS, working_days=True), None, "2026-12-21"),
    ],
)
def test_due_dates_follow_from_rules(rule: DueRule, previous: str | None, due: str) -> None:
    holidays = [date(2026, 11, 23)]

    before = date.fromisoformat(previous) if previous else None

    assert rule.due(today=TODAY, previous=before, holidays=holidays) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("due", "zone", "today_from", "overdue_from"),
    [
        ("2026-11-20", "America/Sao_Paulo", "2026-11-20T03:00", "2026-11-21T03:00"),
        ("2026-11-20", "Pacific/Kiritimati", "2026-11-19T10:00", "2026-11-20T10:00"),
        ("2026-11-20", "Etc/GMT+12", "2026-11-20T12:00", "2026-11-21T12:00"),
        ("2026-03-29", "Europe/Lisbon", "2026-03-29T00:00", "2026-03-29T23:00"),
        ("2026-10-25", "Europe/Lisbon", "2026-10-24T23:00", "2026-10-26T00:00"),
        ("2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00", "2018-11-05T02:00"),
    ],
)
def test_a_day_is_two_instants_of_the_assignees_zone(due: str, zone: str, today_from: str, overdue_from: str) -> None:
    begins, ends = instants(date.fromisoformat(due), zone)

    assert (begins.strftime("%Y-%m-%dT%H:%M"), ends.strftime("%Y-%m-%dT%H:%M")) == (today_from, overdue_from)
    second = timedelta(seconds=1)
    states = [state_at(begins, ends, at) for at in (begins - second, begins, ends - second, ends)]
    assert states == [ActivityState.PLANNED, ActivityState.TODAY, ActivityState.TODAY, ActivityState.OVERDUE]


async def test_the_first_to_be_over_is_next_on_the_card(cast: Cast) -> None:
    card = await subject(cast)
    undated = await plan(cast, card, due_on=None)
    assert (await fresh(card)).next_activity_id == undated.id
    late = await plan(cast, card, due_on=TODAY - timedelta(days=1))
    await plan(cast, card, due_on=TODAY)

    card = await fresh(card)
    assert (card.next_activity_id, card.activity_state) == (late.id, ActivityState.OVERDUE)
    await late.complete(by=cast.ana, now=NOON, feedback="Atendeu")
    assert (await fresh(card)).activity_state is ActivityState.TODAY
    for each in await models.Activity.filter(subject_id=card.id, done_at__isnull=True):
        await each.cancel(by=cast.ana, now=NOON, reason="Desistiu")
    card = await fresh(card)
    assert (card.next_activity_id, card.activity_state) == (None, ActivityState.NONE)


async def test_what_is_done_is_an_interaction_and_stays_as_it_was(cast: Cast) -> None:
    card = await subject(cast)
    call = await plan(cast, card)
    later = NOON + timedelta(days=3)

    await call.complete(by=cast.ana, now=later, feedback="Quer proposta")

    card = await fresh(card)
    assert (card.last_interaction_kind, card.last_interaction_at) == ("ACTION", later)
    with pytest.raises(WrongState, match="is done"):
        await call.complete(by=cast.ana, now=later)
    with pytest.raises(WrongState, match="Log a correction"):
        await call.update(by=cast.ana, now=later, summary="Outra coisa")
    with pytest.raises(WrongState):
        await call.cancel(by=cast.ana, now=later)
    assert await models.Event.filter(noun="Activity", kind="ActivityCompleted").count() == 1


async def test_a_type_triggers_the_next_one_by_its_own_rule(cast: Cast) -> None:
    card = await subject(cast)
    proposal = await plan(cast, card, type=await kind("Enviar proposta"), assignee=cast.bruno, summary="")

    follow_up = await proposal.complete(by=cast.ana, now=NOON)

    assert follow_up is not None
    assert (follow_up.type_id, follow_up.previous_id) == ((await kind("Acompanhar proposta")).id, proposal.id)
    assert follow_up.due_on == date(2026, 11, 25), "three working days from Friday"
    assert follow_up.assignee_id == cast.bruno.id, "whoever had the one before keeps it"
    assert (await fresh(card)).next_activity_id == follow_up.id


async def test_types_do_not_trigger_each_other_in_a_circle(cast: Cast) -> None:
    proposal, follow_up = await kind("Enviar proposta"), await kind("Acompanhar proposta")

    with pytest.raises(Invalid, match="for ever"):
        await follow_up.update(by=cast.rita, now=NOON, triggers=proposal)
    with pytest.raises(Invalid, match="for ever"):
        await follow_up.update(by=cast.rita, now=NOON, triggers=follow_up)
    with pytest.raises(Invalid, match="beyond the year"):
        await follow_up.update(by=cast.rita, now=NOON, due_amount=3000, due_unit=DueUnit.MONTHS)
    with pytest.raises(Forbidden):
        await follow_up.update(by=cast.ana, now=NOON, name="Cobrar")


async def test_somebody_with_something_to_do_sees_the_subject_and_keeps_seeing_it(cast: Cast) -> None:
    card = await subject(cast)
    assert not await models.Subject.visible_to(cast.diego).filter(id=card.id).exists()

    visit = await plan(cast, card, assignee=cast.diego)

    assert await models.Subject.visible_to(cast.diego).filter(id=card.id).exists()
    await visit.update(by=cast.ana, now=NOON, assignee=cast.ana)
    assert await models.Subject.visible_to(cast.diego).filter(id=card.id).exists()
    assert (await fresh(card)).keys.assignees == (cast.diego.id, cast.ana.id)


async def test_who_sees_only_their_own_lets_nobody_in(cast: Cast) -> None:
    card = await subject(cast, owner=cast.carla, by=cast.carla)

    with pytest.raises(Forbidden):
        await models.Activity.schedule(by=cast.carla, now=NOON, subject=card, summary="Visita", assignee=cast.diego)
    with pytest.raises(Invalid, match="Vera"):
        await plan(cast, card, assignee=cast.vera)
    with pytest.raises(Required):
        await plan(cast, card, summary=" ")


async def test_snoozing_counts_from_today_when_the_date_is_past(cast: Cast) -> None:
    call = await plan(cast, await subject(cast), due_on=TODAY - timedelta(days=30))

    await call.snooze(by=cast.ana, now=NOON)
    assert call.due_on == TODAY + timedelta(days=7)
    await call.snooze(by=cast.ana, now=NOON, days=1)
    assert call.due_on == TODAY + timedelta(days=8)
    with pytest.raises(Invalid):
        await call.snooze(by=cast.ana, now=NOON, days=0)
    with pytest.raises(Invalid, match="between 1970 and 2200"):
        await call.reschedule(to=date(9999, 1, 1), by=cast.ana, now=NOON)


async def test_the_clock_flips_what_is_due_once(cast: Cast) -> None:
    card = await subject(cast)
    call = await plan(cast, card, due_on=TODAY + timedelta(days=1))
    system = await models.User.system()
    begins, ends = instants(TODAY + timedelta(days=1), cast.ana.zone)

    async def at(instant: datetime) -> tuple[int, str, str]:
        flipped = await models.Activity.tick(by=system, now=instant)
        return flipped, (await fresh(call)).state.value, (await fresh(card)).activity_state.value

    assert await at(begins - timedelta(minutes=1)) == (0, "PLANNED", "PLANNED")
    assert await at(begins) == (1, "TODAY", "TODAY")
    assert await at(begins) == (0, "TODAY", "TODAY")
    assert await at(ends) == (1, "OVERDUE", "OVERDUE")
    kinds: list[Any] = await models.Event.filter(event_class="CLOCK", noun="Activity").values_list("kind", flat=True)
    assert kinds == ["ActivityFellDue"] * 2


async def test_days_follow_people_to_other_zones(cast: Cast) -> None:
    call = await plan(cast, await subject(cast), due_on=TODAY)
    system = await models.User.system()
    await cast.ana.update(by=cast.ana, now=NOON, zone="Pacific/Kiritimati")

    assert await models.Activity.rezone(by=system, now=NOON) == 1
    assert await models.Activity.rezone(by=system, now=NOON) == 0

    call = await fresh(call)
    assert (call.zone, call.state) == ("Pacific/Kiritimati", ActivityState.OVERDUE)


async def test_a_purged_subject_leaves_its_done_activities_without_words(cast: Cast) -> None:
    card = await subject(cast)
    done, open_ = await plan(cast, card), await plan(cast, card, summary="Visita")
    await done.complete(by=cast.ana, now=NOON, feedback="Segredo")

    await card.delete_for_ever(by=cast.rita, now=NOON)

    left = await fresh(done)
    assert (left.subject_id, left.summary, left.feedback, left.state) == (None, "", None, ActivityState.DONE)
    assert left.channel_id == cast.brasil.id
    assert not await models.Activity.filter(id=open_.id).exists()


async def test_a_customer_may_have_activities_without_a_subject(cast: Cast) -> None:
    sol = await customer(cast)

    call = await models.Activity.schedule(by=cast.ana, now=NOON, customer=sol, summary="Parabéns", due_on=TODAY)

    assert call.state is ActivityState.TODAY
    await call.complete(by=cast.ana, now=NOON)
    with pytest.raises(Required):
        await models.Activity.schedule(by=cast.ana, now=NOON, summary="Nada")


async def test_a_plan_with_a_problem_writes_nothing(cast: Cast) -> None:
    first, second = await subject(cast), await subject(cast, "Velas", owner=None, by=cast.bruno)
    call, meeting = await kind("Ligar"), await kind("Reunião")
    owner = models.ActivityPlanStep(type_id=meeting.id, amount=1, unit=DueUnit.WEEKS, responsible="OWNER", before=True)
    asked = models.ActivityPlanStep(type_id=call.id, amount=2, summary="Confirmar")
    plan = await models.ActivityPlan.create_new(by=cast.rita, now=NOON, name="Feira", steps=[owner, asked])

    laid = await plan.preview([first, second], on=TODAY, by=cast.bruno, now=NOON, responsible=cast.ana)
    with pytest.raises(Required, match="no owner"):
        await plan.apply([first, second], on=TODAY, by=cast.bruno, now=NOON, responsible=cast.ana)

    assert [each.problem is None for each in laid] == [True, True, False, True]
    assert not await models.Activity.all().exists()
    made = await plan.apply([first], on=TODAY, by=cast.bruno, now=NOON, responsible=cast.ana)
    assert [(each.due_on, each.summary) for each in made] == [
        (date(2026, 11, 13), ""),
        (date(2026, 11, 22), "Confirmar"),
    ]
