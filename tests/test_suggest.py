"""What is suggested follows from what is known: situations, each with candidate, day, assignee and reason."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from suggest import MOST, Done, Kind, Occasion, Purpose, Situation, again_at, suggest
from suggest import SuggestionRule as Rule

NOW = datetime(2026, 11, 20, 15, tzinfo=UTC)
"""A Friday noon in São Paulo."""
TODAY, MONDAY = date(2026, 11, 20), date(2026, 11, 23)
CALL, MAIL, MEETING, PROPOSAL, FOLLOW_UP = range(1, 6)
ANA, BRUNO = 11, 12
HOUR = timedelta(hours=1)


def kind(id: int, purpose: Purpose | None, *suggests: int) -> Kind:
    return Kind(id, purpose, suggests, lambda previous: max(previous or TODAY, TODAY) + timedelta(days=id))


KINDS = (
    kind(CALL, Purpose.CALL, MAIL, MEETING),
    kind(MAIL, Purpose.MAIL),
    kind(MEETING, Purpose.MEETING, PROPOSAL),
    kind(PROPOSAL, Purpose.PROPOSAL),
    kind(FOLLOW_UP, None),
)
CALM = Situation(
    now=NOW,
    zone="America/Sao_Paulo",
    open=True,
    owner_id=ANA,
    stage_id=3,
    stage_entered_at=NOW - 48 * HOUR,
    idle=False,
    response_hours=8,
    kinds=KINDS,
    last_done=Done(70, None, None, ANA),
)
"""Nothing is called for: something was done, of no kind."""
MAILED = Occasion(40, NOW - HOUR)


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        ({}, []),
        ({"last_done": None}, [(Rule.FIRST_STEP, CALL, date(2026, 11, 21), ANA, "first_step")]),
        ({"last_done": None, "owner_id": None}, [(Rule.FIRST_STEP, CALL, date(2026, 11, 21), None, "first_step")]),
        ({"last_done": None, "anything_planned": True}, []),
        ({"unanswered": MAILED}, [(Rule.REPLY, MAIL, TODAY, ANA, "reply")]),
        ({"unanswered": MAILED, "response_hours": 13}, [(Rule.REPLY, MAIL, date(2026, 11, 21), ANA, "reply")]),
        ({"unanswered": Occasion(40, NOW - 9 * HOUR)}, [(Rule.REPLY, MAIL, TODAY, ANA, "reply_late")]),
        ({"unanswered": Occasion(40, NOW - 99 * HOUR)}, [(Rule.REPLY, MAIL, TODAY, ANA, "reply_late")]),
        ({"unanswered": MAILED, "planned": frozenset({MAIL})}, []),
        ({"unanswered": MAILED, "decided": frozenset({("REPLY:message:40", MAIL)})}, []),
        ({"unanswered": MAILED, "decided": frozenset({("REPLY:message:39", MAIL)})}, [(Rule.REPLY, MAIL)]),
        ({"open": False, "unanswered": None, "after_the_end": MAILED}, [(Rule.REOPEN, MAIL, TODAY, ANA, "reopen")]),
        ({"open": False}, []),
        ({"bounced": MAILED}, [(Rule.BOUNCE, CALL, TODAY, ANA, "bounce")]),
        (
            {"meeting": Occasion(5, NOW), "meeting_on": MONDAY},
            [(Rule.MEETING, MEETING, MONDAY, ANA, "meeting")],
        ),
        (
            {"away": MAILED, "away_until": MONDAY},
            [(Rule.AFTER_ABSENCE, CALL, date(2026, 11, 24), ANA, "after_absence")],
        ),
        ({"away": MAILED, "away_until": TODAY - timedelta(days=1)}, []),
        (
            {"last_done": Done(71, CALL, MONDAY, BRUNO)},
            [
                (Rule.CHAIN, MAIL, date(2026, 11, 25), BRUNO, "chain"),
                (Rule.CHAIN, MEETING, date(2026, 11, 26), BRUNO, "chain"),
            ],
        ),
        (
            {"last_done": Done(71, CALL, None, None)},
            [(Rule.CHAIN, MAIL, date(2026, 11, 22), ANA), (Rule.CHAIN, MEETING)],
        ),
        ({"last_done": Done(71, CALL, None, ANA), "anything_planned": True}, []),
        ({"last_done": Done(71, 99, None, ANA)}, []),
        (
            {"playbook": (CALL, FOLLOW_UP), "done_in_stage": frozenset({CALL})},
            [(Rule.PLAYBOOK, FOLLOW_UP, date(2026, 11, 25), ANA, "playbook")],
        ),
        ({"playbook": (CALL,), "stage_id": None}, []),
        ({"idle": True}, [(Rule.REVIVE, CALL, TODAY, ANA, "idle")]),
        ({"idle": True, "anything_planned": True}, []),
        ({"last_done": Done(72, FOLLOW_UP, None, ANA), "habits": {CALL: 4}}, []),
        (
            {"last_done": Done(72, FOLLOW_UP, None, ANA), "habits": {CALL: 8, PROPOSAL: 2, MAIL: 1}},
            [(Rule.HABIT, CALL, date(2026, 11, 21), ANA, "habit")],
        ),
        ({"kinds": (), "unanswered": MAILED, "idle": True}, []),
        ({"kinds": (kind(FOLLOW_UP, None),), "unanswered": MAILED}, [(Rule.REPLY, FOLLOW_UP)]),
    ],
)
def test_a_situation_calls_for_this(known: dict[str, Any], wanted: list[tuple[Any, ...]]) -> None:
    found = [
        (each.rule, each.type_id, each.due_on, each.assignee_id, each.reasons[0].code.removeprefix("suggestion_"))
        for each in suggest(replace(CALM, **known))
    ]

    assert [each[: len(line)] for each, line in zip(found, wanted, strict=True)] == wanted


def test_what_waits_for_an_answer_comes_first_and_no_more_than_three_are_proposed() -> None:
    busy = replace(
        CALM,
        unanswered=MAILED,
        bounced=Occasion(41, NOW),
        playbook=(FOLLOW_UP, PROPOSAL),
        last_done=Done(71, CALL, None, ANA),
        habits={MEETING: 10},
    )

    found = suggest(busy)

    assert [each.rule for each in found] == [Rule.REPLY, Rule.BOUNCE, Rule.CHAIN] and len(found) == MOST
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert all(0 < each.score <= 1 for each in found)


def test_several_reasons_for_one_kind_stand_together_and_each_occasion_once() -> None:
    found = suggest(replace(CALM, idle=True, last_done=None, playbook=(CALL,), bounced=MAILED))

    (call,) = found
    assert [reason.code.removeprefix("suggestion_") for reason in call.reasons] == ["bounce", "playbook", "idle"]
    assert call.occasion == "BOUNCE:bounce:40" and call.n is None


def test_a_declined_occasion_leaves_the_next_one_for_the_same_kind() -> None:
    both = replace(CALM, bounced=MAILED, playbook=(CALL,))
    declined = replace(both, decided=frozenset({("BOUNCE:bounce:40", CALL)}))

    assert [each.rule for each in suggest(both)] == [Rule.BOUNCE]
    assert [each.rule for each in suggest(declined)] == [Rule.PLAYBOOK]


def test_a_habit_says_how_many_cases_it_rests_on() -> None:
    (habit,) = suggest(replace(CALM, last_done=Done(72, FOLLOW_UP, None, ANA), habits={CALL: 8, MAIL: 1}))

    assert habit.n == 9 and habit.reasons[0].params == {"times": 8, "total": 9}


@pytest.mark.parametrize(
    ("known", "when"),
    [
        ({}, None),
        ({"unanswered": MAILED}, NOW + 7 * HOUR),
        ({"unanswered": Occasion(40, NOW - 9 * HOUR)}, None),
        ({"meeting_on": TODAY, "unanswered": Occasion(40, NOW + 9 * HOUR)}, datetime(2026, 11, 21, 3, tzinfo=UTC)),
        ({"away_until": MONDAY}, datetime(2026, 11, 24, 3, tzinfo=UTC)),
        (
            {"away_until": date(2018, 11, 3), "now": NOW.replace(year=2018, month=11, day=3)},
            datetime(2018, 11, 4, 3, tzinfo=UTC),
        ),
    ],
)
def test_time_alone_changes_it_then(known: dict[str, Any], when: datetime | None) -> None:
    assert again_at(replace(CALM, **known)) == when
