"""What cannot be, about activities: each is refused in a sentence that says what to do, and leaves nothing behind."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any

import pytest

import models
from errors import Invalid, LimitReached, Refused, Required, WrongState
from models.activity.due import DueBase, DueUnit
from schema.ids import to_id
from tests.make import NOON, Cast, customer, events, subject
from tests.web import Web

TODAY = date(2026, 11, 20)
LAST = date(2200, 12, 31)

Try = Callable[[Cast, models.Subject], Awaitable[Any]]


async def kind(name: str) -> models.ActivityType:
    return await models.ActivityType.get(name=name)


async def plan(cast: Cast, card: models.Subject, **given: Any) -> models.Activity:
    given = {"summary": "Ligar", **given}
    return await models.Activity.schedule(by=cast.ana, now=NOON, subject=card, **given)


async def planned(cast: Cast, card: models.Subject) -> models.Activity:
    return await models.Activity.get(subject_id=card.id)


async def rule(cast: Cast, **due: Any) -> None:
    await (await kind("Ligar")).update(by=cast.rita, now=NOON, **due)


async def log(cast: Cast, card: models.Subject) -> models.Activity:
    """Something that is said to have been done tomorrow."""
    return await models.Activity.log(
        by=cast.ana, now=NOON, subject=card, summary="Visita", done_at=NOON + timedelta(days=1)
    )


async def reschedule(cast: Cast, card: models.Subject, to: date) -> None:
    await (await planned(cast, card)).reschedule(to=to, by=cast.ana, now=NOON)


async def snooze(cast: Cast, card: models.Subject, days: int) -> None:
    await reschedule(cast, card, LAST - timedelta(days=1))
    await (await planned(cast, card)).snooze(by=cast.ana, now=NOON, days=days)


async def overflow(cast: Cast, card: models.Subject) -> None:
    """Its deadline is the last day there is, and what follows counts from that."""
    await (await kind("Reunião")).update(by=cast.rita, now=NOON, due_amount=1, due_base=DueBase.PREVIOUS_DUE)
    activity = await planned(cast, card)
    await activity.reschedule(to=LAST, by=cast.ana, now=NOON)
    await activity.follow({"type": await kind("Reunião")}, by=cast.ana, now=NOON)


IMPOSSIBLE: dict[str, tuple[Try, str]] = {
    "due before there were days": (lambda c, s: plan(c, s, due_on=date(1969, 12, 31)), "between 1970 and 2200"),
    "due after all days": (lambda c, s: plan(c, s, due_on=date(2201, 1, 1)), "between 1970 and 2200"),
    "put to the end of the calendar": (lambda c, s: reschedule(c, s, date.max), "between 1970 and 2200"),
    "put off beyond the last day": (lambda c, s: snooze(c, s, 7), "between 1970 and 2200"),
    "put off by too much": (lambda c, s: snooze(c, s, 366), "by 1 to 365 days"),
    "put off into the past": (lambda c, s: snooze(c, s, -1), "by 1 to 365 days"),
    "done tomorrow": (log, "lies in the past"),
    "a rule that overflows": (overflow, "beyond the year 2200"),
    "a rule of too many": (lambda c, s: rule(c, due_amount=3_651), "counts from 0 to 3650"),
    "a rule backwards": (lambda c, s: rule(c, due_amount=-1), "counts from 0 to 3650"),
    "a rule of centuries": (lambda c, s: rule(c, due_amount=3_650, due_unit=DueUnit.MONTHS), "beyond the year 2200"),
    "a rule of working centuries": (
        lambda c, s: rule(c, due_amount=3_650, due_unit=DueUnit.MONTHS, working_days=True),
        "beyond the year 2200",
    ),
}


@pytest.mark.parametrize("what", IMPOSSIBLE)
async def test_what_cannot_be_is_refused_and_leaves_nothing(cast: Cast, what: str) -> None:
    card = await subject(cast)
    await plan(cast, card)
    attempt, says = IMPOSSIBLE[what]
    count = await models.Activity.all().count()

    with pytest.raises(Refused, match=says) as refused:
        await attempt(cast, card)

    assert refused.value.field is not None and str(refused.value).endswith(".")
    assert await models.Activity.all().count() == count
    assert not await models.Activity.filter(due_on__gt=LAST).exists()


async def test_a_longer_circle_of_types_is_refused_when_it_is_closed(cast: Cast) -> None:
    """Call → meeting → demonstration → call; an archived type on the way does not hide it."""
    call, meeting, demonstration = await kind("Ligar"), await kind("Reunião"), await kind("Demonstração")
    await call.update(by=cast.rita, now=NOON, triggers=meeting)
    await meeting.update(by=cast.rita, now=NOON, triggers=demonstration)

    with pytest.raises(Invalid, match="for ever"):
        await demonstration.update(by=cast.rita, now=NOON, triggers=call)
    await call.archive(by=cast.rita, now=NOON)
    with pytest.raises(Invalid, match="for ever"):
        await demonstration.update(by=cast.rita, now=NOON, triggers=call)

    assert (await kind("Demonstração")).triggers_id is None


async def test_two_types_do_not_close_a_circle_at_the_same_time(cast: Cast) -> None:
    call, meeting = await kind("Ligar"), await kind("Reunião")

    done = await asyncio.gather(
        call.update(by=cast.rita, now=NOON, triggers=meeting),
        meeting.update(by=cast.rita, now=NOON, triggers=call),
        return_exceptions=True,
    )

    assert [type(each) for each in done if each is not None] == [Invalid]


@pytest.mark.parametrize("about_customer", [False, True])
async def test_what_is_completed_twice_at_a_time_is_done_once(cast: Cast, about_customer: bool) -> None:
    """Two tabs, one click each: one event, one thing that follows, one interaction."""
    proposal = await kind("Enviar proposta")
    about: dict[str, Any] = (
        {"customer": await customer(cast), "subject": None} if about_customer else {"subject": await subject(cast)}
    )
    made = await models.Activity.schedule(by=cast.ana, now=NOON, type=proposal, **about)
    tabs = [await models.Activity.get(id=made.id) for _ in range(3)]

    done = await asyncio.gather(*(tab.complete(by=cast.ana, now=NOON) for tab in tabs), return_exceptions=True)

    refused = [each for each in done if isinstance(each, BaseException)]
    assert [type(each) for each in refused] == [WrongState, WrongState]
    assert len(await events("ActivityCompleted")) == 1
    assert await models.Activity.filter(previous_id=made.id).count() == 1
    assert (await models.Activity.get(id=made.id)).version == 2


def step(type: models.ActivityType, **given: Any) -> models.ActivityPlanStep:
    return models.ActivityPlanStep(type_id=type.id, **given)


async def test_a_plan_without_somebody_for_each_step_is_refused_with_the_step_named_before(cast: Cast) -> None:
    call = await kind("Ligar")
    asked, owned = step(call), step(call, responsible="OWNER")
    fixed = step(call, responsible="FIXED", user_id=cast.carla.id)
    plan = await models.ActivityPlan.create_new(by=cast.rita, now=NOON, name="Feira", steps=[asked, owned, fixed])
    mine, nobodys = await subject(cast), await subject(cast, "Velas", owner=None, by=cast.bruno)
    await cast.carla.update(by=cast.rita, now=NOON, active=False)
    before = len(await events())

    laid = await plan.preview([mine, nobodys], on=TODAY, by=cast.bruno, now=NOON)

    problems = [str(each.problem) if each.problem else None for each in laid]
    assert problems == [
        "Name who does the steps of this plan.",
        None,
        "Carla cannot be given an activity.",
        "Name who does the steps of this plan.",
        "This subject has no owner who could do this step.",
        "Carla cannot be given an activity.",
    ]
    with pytest.raises(Required, match="Name who does the steps"):
        await plan.apply([mine, nobodys], on=TODAY, by=cast.bruno, now=NOON)
    with pytest.raises(Invalid, match="Vera cannot be given"):
        await plan.apply([mine], on=TODAY, by=cast.bruno, now=NOON, responsible=cast.vera)
    assert len(await events()) == before and not await models.Activity.all().exists()


@pytest.mark.parametrize("on", [date.min, date(1969, 12, 31), date.max])
async def test_a_plan_around_an_impossible_day_is_refused(cast: Cast, on: date) -> None:
    plan = await models.ActivityPlan.create_new(by=cast.rita, now=NOON, name="Feira", steps=[step(await kind("Ligar"))])

    with pytest.raises(Invalid, match="between 1970 and 2200"):
        await plan.preview([await subject(cast)], on=on, by=cast.ana, now=NOON, responsible=cast.ana)


async def test_a_step_that_reaches_beyond_the_calendar_is_a_problem_of_that_step(cast: Cast) -> None:
    call = await kind("Ligar")
    far = step(call, amount=3_650, unit=DueUnit.MONTHS)
    plan = await models.ActivityPlan.create_new(by=cast.rita, now=NOON, name="Feira", steps=[step(call), far])

    laid = await plan.preview([await subject(cast)], on=TODAY, by=cast.ana, now=NOON, responsible=cast.ana)

    assert [each.problem is None for each in laid] == [True, False] and "2200" in str(laid[1].problem)


async def test_a_calendar_has_no_more_holidays_than_days_that_matter(cast: Cast) -> None:
    workspace = await models.Workspace.current()
    days = [TODAY + timedelta(days=number) for number in range(1_001)]

    with pytest.raises(LimitReached, match="at most 1000 holidays"):
        await workspace.update(by=cast.rita, now=NOON, holidays=days)


async def test_what_the_schema_itself_refuses_is_said_in_words(web: Web, cast: Cast) -> None:
    """Days and zones that do not exist, as a form may send them."""
    ana = await web.sign_in(cast.ana)
    card = await subject(cast)
    schedule = "mutation($input: ActivityScheduleInput!) { activitySchedule(input: $input) { errors { code } } }"
    for day in ("2026-02-30", "2026-13-01", "tomorrow", "0000-00-00"):
        input = {"subjectId": to_id("Subject", card.id), "summary": "Ligar", "dueOn": day}
        (error,) = (await ana.post(schedule, {"input": input})).json()["errors"]
        assert error["extensions"]["code"] == "BAD_REQUEST" and "date" in error["message"].lower(), error

    for at in ("0001-01-01T00:00:00Z", "2026-11-20T10:00:00"):
        input = {"subjectId": to_id("Subject", card.id), "summary": "Ligar", "doneAt": at}
        (said,) = (await ana.do("activityLog", input, "activity { id }"))["errors"]
        assert (said["code"], said["field"]) == ("INVALID", ["doneAt"])

    input = {"id": to_id("User", cast.ana.id), "zone": "Mars/Olympus_Mons"}
    (said,) = (await ana.do("userUpdate", input, "user { zone }"))["errors"]
    assert (said["code"], said["field"]) == ("INVALID", ["zone"]) and "no time zone Mars/Olympus_Mons" in said[
        "message"
    ]
    assert not await models.Activity.all().exists()
