"""A manager's Monday: the funnel as of last Monday, what changed since, who did what, what will close, what went cold.

Each figure is held against the list behind it, and against what the rows say by themselves."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import models
from demo.year.plan import Plan
from demo.year.playing import Played, play
from models.ledger import catch_up
from models.subject.board import Board, Totals, by_column
from permissions import Role
from tests.intake.conftest import KEYRING
from tests.report.opened import ask, checked
from tests.web import Visitor, serving

UNTIL = date(2026, 11, 20)
MONDAY = date(2026, 11, 9)
HOME = ZoneInfo("America/Sao_Paulo")
SINCE = f'days: {{ from: "{date(2026, 11, 10)}", to: "{UNTIL}" }}'
PAST = ("funnel", "timeInStage", "lostReasons")

Columns = dict[int | None, Totals]


@dataclass
class Photograph:
    """The board as everybody saw it at the end of Monday, taken that evening."""

    columns: Columns = field(default_factory=dict)

    async def __call__(self, now: datetime, _: list[models.Event]) -> None:
        if now.astimezone(HOME).date() == MONDAY:
            self.columns = await board()


async def board() -> Columns:
    groups = Board(await models.User.system()).groups()
    names = ("stage_id", "outcome", "activity_state", "idle", "rotting", "value_currency", "manual_probability")
    return by_column(await models.Stage.in_order(), await groups.values(*names, "count", "minor"))


@pytest.mark.parametrize(
    "plan",
    [
        Plan(until=UNTIL, people=4, open=14, weeks=5),
        pytest.param(Plan(until=UNTIL, people=10, open=150), marks=pytest.mark.soak),
    ],
)
async def test_a_managers_monday(database: str, tmp_path: Path, plan: Plan) -> None:
    monday = Photograph()
    done = await play(plan, KEYRING, password_hash="-", watching=monday)
    while await catch_up():
        pass
    async with serving(tmp_path, database) as web:
        manager = await web.sign_in(await models.User.get(id=_manager(done)))

        await _the_funnel_is_what_it_was(manager, monday.columns)
        await _what_changed_since_leads_there(manager, monday.columns)
        await _who_did_what(manager)
        await _what_will_close_and_what_went_cold(manager)
        await _how_soon_customers_were_answered(manager)
        await _what_became_of_each_mail(manager)

        for user in await models.User.filter(role=Role.AGENT).order_by("id"):
            await _only_what_they_see(await web.sign_in(user))


def _manager(done: Played) -> int:
    return next(id for id, (user, _) in done.town.people.items() if user.role in (Role.MANAGER, Role.ADMIN))


async def _the_funnel_is_what_it_was(manager: Visitor, then: Columns) -> None:
    """On the board of Monday evening, and on the one of now."""
    for day, columns in ((MONDAY, then), (UNTIL, await board())):
        told = await checked(
            manager,
            "funnelAsOf",
            f'(date: "{day}")',
            "stageId weightedValues { amount currency }",
            "standings",
            inner="columns",
        )
        assert sum(line["count"] for line in told) > 3
        assert [line["count"] for line in told] == [column.count for column in columns.values()], day
        for line, column in zip(told, columns.values(), strict=True):
            assert _minor(line["values"]) == column.value, (day, line)
            weighted = {name: half_up(minor) for name, minor in column.weighted.items()}
            assert _minor(line["weightedValues"]) == weighted, (day, line)


async def _what_changed_since_leads_there(manager: Visitor, then: Columns) -> None:
    """What came and what went makes Friday's columns of Monday's; every change stands in one line."""
    turns = "turns: [BEGUN, MOVED, PUT_AWAY, BACK, EDITED]"
    lines = await checked(manager, "funnel", f"({SINCE}, {turns})", "turn share stage { name }", "standings")
    rows = models.Standing.filter(
        since__gte=datetime(2026, 11, 10, tzinfo=HOME), since__lt=datetime(2026, 11, 21, tzinfo=HOME)
    )
    assert sum(line["count"] for line in lines) == await rows.count() > 10
    moved = await checked(manager, "funnel", f"({SINCE})", "turn fromOutcome share fromStage { id }", "standings")
    left: dict[Any, float] = {}
    for line in moved:
        place = (line["turn"], line["fromOutcome"], str(line["fromStage"]))
        left[place] = left.get(place, 0) + line["share"]
    assert all(abs(share - 1) < 1e-9 for share in left.values())
    stays = await checked(
        manager, "timeInStage", f"({SINCE})", "p50 p75 p90 open openStandings { totalCount }", "standings"
    )
    for line in stays:
        assert line["open"] == line["openStandings"]["totalCount"]
        assert line["p50"] is None or line["p50"] <= line["p75"] <= line["p90"]
    assert sum(line["count"] for line in stays) > 5
    ended = await checked(
        manager,
        "lostReasons",
        f'(days: {{ from: "2025-01-01", to: "{UNTIL}" }})',
        "outcome reason { name }",
        "standings",
    )
    now = {
        outcome: await models.Subject.filter(outcome=outcome, merged_into_id=None).count()
        for outcome in ("WON", "LOST", "CLOSED")
    }
    assert {outcome: sum(line["count"] for line in ended if line["outcome"] == outcome) for outcome in now} == now
    assert all(line["reason"] for line in ended if line["outcome"] == "LOST") and any(now.values())


async def _who_did_what(manager: Visitor) -> None:
    lines = await checked(
        manager,
        "actions",
        f"({SINCE}, by: [PERSON, TYPE, CHANNEL, STAGE], every: WEEK)",
        "from to person { name }",
        "activities",
    )
    done = models.Activity.filter(
        done_at__gte=datetime(2026, 11, 10, tzinfo=HOME), done_at__lt=datetime(2026, 11, 21, tzinfo=HOME)
    )
    assert sum(line["count"] for line in lines) == await done.count() > 10
    assert {line["from"] for line in lines} == {"2026-11-10", "2026-11-16"} and all(line["person"] for line in lines)
    [whole] = await ask(manager, "actions", f"({SINCE}, by: [])", "count person { name }")
    assert whole == {"count": await done.count(), "person": None}


async def _what_will_close_and_what_went_cold(manager: Visitor) -> None:
    months = await checked(manager, "forecast", "", "month currency basis weighted { amount }", "subjects")
    open_ = models.Subject.filter(outcome="OPEN", archived_at=None, discarded_at=None, merged_into_id=None)
    assert sum(line["count"] for line in months) == await open_.count() > 3
    cold = await checked(manager, "idle", "", "silence owner { name }", "subjects")
    assert {kind: sum(line["count"] for line in cold if line["silence"] == kind) for kind in ("IDLE", "ROTTING")} == {
        "IDLE": await open_.filter(idle=True).count(),
        "ROTTING": await open_.filter(rotting=True).count(),
    }
    lately = await checked(manager, "idle", f"({SINCE})", "silence", "subjects")
    assert sum(line["count"] for line in lately) <= sum(line["count"] for line in cold)


async def _how_soon_customers_were_answered(manager: Visitor) -> None:
    lists = " ".join(
        f"{name}: messages(state: {state}) {{ totalCount }}"
        for name, state in (("a", "IN_TIME"), ("b", "LATE"), ("c", "NOT_YET"))
    )
    days = f'(days: {{ from: "2025-01-01", to: "{UNTIL}" }})'
    lines = await checked(manager, "responseTimes", days, f"hours inTime late notYet median p90 {lists}", "messages")
    assert lines
    for line in lines:
        assert [line[name]["totalCount"] for name in "abc"] == [line["inTime"], line["late"], line["notYet"]]
        assert line["count"] == line["inTime"] + line["late"] + line["notYet"]


async def _what_became_of_each_mail(manager: Visitor) -> None:
    lines = await checked(manager, "intake", f"({SINCE})", "state from to mailbox { address }", "mails")
    came = models.InboundMail.filter(
        received_at__gte=datetime(2026, 11, 10, tzinfo=HOME), received_at__lt=datetime(2026, 11, 21, tzinfo=HOME)
    )
    assert sum(line["count"] for line in lines) == await came.count() > 0
    fared = await ask(
        manager,
        "suggestions",
        "",
        "key made suggestions { totalCount } done accepted of: suggestions(state: ACCEPTED) { totalCount }",
    )
    assert all(line["made"] == line["suggestions"]["totalCount"] for line in fared)


async def _only_what_they_see(agent: Visitor) -> None:
    """An agent's past is of the subjects that they see today."""
    assert agent.user is not None
    user = await models.User.acting(agent.user.id)
    assert user is not None
    told = await checked(agent, "funnelAsOf", f'(date: "{UNTIL}")', "stageId", "standings", inner="columns")
    groups = (
        await Board(user)
        .groups()
        .values(
            "stage_id",
            "outcome",
            "activity_state",
            "idle",
            "rotting",
            "value_currency",
            "manual_probability",
            "count",
            "minor",
        )
    )
    seen = by_column(await models.Stage.in_order(), groups)
    assert [line["count"] for line in told] == [column.count for column in seen.values()]


def _minor(values: list[dict[str, str]]) -> dict[str, int]:
    return {each["currency"]: round(float(each["amount"]) * 100) for each in values}


def half_up(hundredths: int) -> int:
    return int((Decimal(hundredths) / 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
