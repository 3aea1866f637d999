"""What a column comes to, for each of us: the sums are of the cards that we see, and of no others."""

from collections import Counter
from typing import Any

import pytest

from schema.ids import from_id
from tests.rights.world import World

SUMS = "{ stageId count value { amount } activityStates { none overdue today planned undated } idle rotting }"
TOTALS = f"""{{ funnel {{
  prospects {{ totals {SUMS} }} columns {{ stage {{ id }} totals {SUMS} }} totals {SUMS} }} }}"""


def reckoned(world: World, who: str, stage: int | None) -> tuple[int, int]:
    """How many cards somebody sees in a column, and what they are worth in cents."""
    rows = [world.facts.rows["subject"][id] for id in world.eyes[who].subjects]
    kind = "PROSPECT" if stage is None else "OPPORTUNITY"
    shown = [row for row in rows if row["on_board"] and row["stage_id"] == stage and row["kind"] == kind]
    return len(shown), sum(row["value_minor"] or 0 for row in shown)


def told(totals: dict[str, Any]) -> tuple[int, int]:
    assert sum(totals["activityStates"].values()) == totals["count"]
    return totals["count"], round(float(totals["value"]["amount"]) * 100)


@pytest.mark.parametrize("who", ["rita", "marcos", "bruno", "ana", "carla", "vera", "vito", "diego", "sofia", "robo"])
async def test_a_column_comes_to_what_is_seen_in_it(world: World, who: str) -> None:
    answer = await world.ask(world.actors[who], TOTALS)
    assert answer.errors is None and answer.data is not None
    funnel = answer.data["funnel"]

    columns = {from_id(column["stage"]["id"])[1]: told(column["totals"]) for column in funnel["columns"]}
    assert columns == {stage: reckoned(world, who, stage) for stage in columns}
    assert told(funnel["totals"]) == tuple(sum(column) for column in zip(*columns.values(), strict=True))
    if funnel["prospects"] is not None:
        assert told(funnel["prospects"]["totals"]) == reckoned(world, who, None)


@pytest.mark.parametrize("who", ["rita", "marcos", "bruno", "ana", "carla", "vera", "vito", "diego", "sofia", "robo"])
async def test_a_report_counts_what_is_seen(world: World, who: str) -> None:
    answer = await world.ask(world.actors[who], "{ report { suggestions { made open accepted dismissed stale } } }")
    assert answer.errors is None and answer.data is not None

    told = Counter[str]()
    for line in answer.data["report"]["suggestions"]:
        assert line["made"] == sum(line[state] for state in ("open", "accepted", "dismissed", "stale"))
        told.update(line)

    rows = world.facts.rows["suggestion"].values()
    seen = [row for row in rows if row["subject_id"] in world.eyes[who].subjects]
    assert told["made"] == len(seen)
    states = Counter(row["state"].value.lower() for row in seen)
    assert {state: told[state] for state in states} == states


EVER = 'days: {from: "2026-01-01", to: "2030-12-31"}'
REPORTS = f"""{{ report {{
  actions({EVER}) {{ count }} funnel({EVER}, turns: [BEGUN, MOVED, EDITED, PUT_AWAY, BACK]) {{ count }}
  funnelAsOf(date: "2030-12-31") {{ columns {{ count }} }} timeInStage({EVER}) {{ count open }}
  lostReasons({EVER}) {{ count }} forecast {{ count }} idle {{ count }} responseTimes({EVER}) {{ count }}
  intake({EVER}, every: null) {{ count }} }} }}"""


@pytest.mark.parametrize("who", ["rita", "marcos", "bruno", "ana", "carla", "vera", "vito", "diego", "sofia", "robo"])
async def test_every_report_counts_what_is_seen(world: World, who: str) -> None:
    answer = await world.ask(world.actors[who], REPORTS)
    assert answer.errors is None and answer.data is not None
    told = answer.data["report"]
    eyes, facts = world.eyes[who], world.facts
    subjects = [facts.rows["subject"][id] for id in eyes.subjects]
    standings = [row for id, row in facts.rows["standing"].items() if eyes.sees("standing", id)]
    messages = [row for id, row in facts.rows["message"].items() if id in eyes.messages]

    assert _sum(told["actions"]) == sum(facts.rows["activity"][id]["state"] == "DONE" for id in eyes.activities)
    assert _sum(told["funnel"]) == len(standings)
    assert _sum(told["funnelAsOf"]["columns"]) == sum(row["until"].year > 2100 for row in standings)
    open_ = [row for row in standings if row["until"].year > 2100 and row["outcome"] == "OPEN"]
    assert _sum(told["timeInStage"], "open") == len(open_)
    assert _sum(told["lostReasons"]) == sum(row["ends"] and not row["undone"] for row in standings)
    put_away = ("archived_at", "discarded_at")
    live = [row for row in subjects if row["outcome"] == "OPEN" and not any(row[name] for name in put_away)]
    assert _sum(told["forecast"]) == len(live)
    assert _sum(told["responseTimes"]) <= sum(row["direction"] == "IN" for row in messages)
    assert _sum(told["intake"]) == len(eyes.mails)


def _sum(lines: list[dict[str, int]], name: str = "count") -> int:
    return sum(line[name] for line in lines)


async def test_the_columns_of_the_world_differ_from_one_to_another(world: World) -> None:
    """So that the test above compares something."""
    seen = {who: tuple(reckoned(world, who, stage) for stage in world.rows_of("Stage")) for who in world.actors}

    assert len(set(seen.values())) >= 5
