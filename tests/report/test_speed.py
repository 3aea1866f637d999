"""Reports at size: a fixed number of statements, and no large table read from end to end."""

from typing import Any

import pytest

import models
from models.ledger import catch_up
from storage import engine
from tests.make import NOON, Cast, customer, stages, subject
from tests.schema.test_plan import TAIL, multiply, scans
from tests.web import Visitor, Web

DAYS = 'days: { from: "2026-11-14", to: "2026-11-20" }'
REPORTS = {
    'funnelAsOf(date: "2026-11-16") { columns { count values { amount } } }': 2,
    f"funnel({DAYS}) {{ count share }}": 1,
    f"timeInStage({DAYS}) {{ count p50 p75 p90 open }}": 3,
    f"lostReasons({DAYS}) {{ count }}": 1,
    f"actions({DAYS}, every: DAY) {{ count }}": 1,
    f"intake({DAYS}) {{ count }}": 1,
    f"responseTimes({DAYS}) {{ count median }}": 2,
    "idle { count }": 2,
}
"""A report, and how many statements it takes beside those of the request."""
REQUEST = 2
"""Who asks; the workspace, for its zone."""


async def test_a_report_takes_the_same_statements_however_much_it_counts(
    web: Web, cast: Cast, statements: list[str]
) -> None:
    first, second, *_ = await stages()
    rita = await web.sign_in(cast.rita)
    before = await _counted(rita, statements)
    for number in range(5):
        card = await subject(cast, f"Barcos {number}", stage=first)
        await card.move(to=second, by=cast.ana, now=NOON)
        await models.Activity.log(by=cast.ana, now=NOON, subject=card, summary="Ligar")
    while await catch_up():
        continue

    assert await _counted(rita, statements) == before
    for report, limit in REPORTS.items():
        assert before[report] <= limit + REQUEST, (report, before[report])


async def _counted(visitor: Visitor, statements: list[str]) -> dict[str, int]:
    await visitor.ask("{ report { idle { count } } }")  # what has happened is told before it is counted
    counted = {}
    for report in REPORTS:
        del statements[:]
        await visitor.ask(f"{{ report {{ {report} }} }}")
        counted[report] = len([said for said in statements if "SELECT" in said and not TAIL.search(said)])
    return counted


@pytest.mark.parametrize("most", [5_000, pytest.param(100_000, marks=pytest.mark.soak)])
async def test_no_report_reads_a_large_table_from_end_to_end(web: Web, cast: Cast, most: int) -> None:
    if engine.dialect() == "postgres" and most < 100_000:
        pytest.skip("PostgreSQL rightly reads five thousand rows at once; `make soak` asks it about more")
    about = await customer(cast, "Padaria Sol")
    card = await subject(cast, stage=(await stages())[0])
    await multiply(models.Customer, about.id, most, name="'Padaria ' || k.n")
    done = await models.Activity.log(by=cast.ana, now=NOON, subject=card, summary="Ligar")
    await catch_up()
    row = await models.Standing.filter(subject_id=card.id).first()
    assert row is not None
    past: dict[str, Any] = {"since": "'2025-01-02 12:00:00+00:00'", "until": "'2025-02-02 12:00:00+00:00'"}
    await multiply(models.Standing, row.id, most, **past)
    await multiply(models.Activity, done.id, most, done_at="'2025-01-02 12:00:00+00:00'")
    false = "0" if engine.dialect() == "sqlite" else "false"
    await multiply(models.Subject, card.id, most, rank="'b' || k.n", on_board=false, outcome="'CLOSED'")
    if engine.dialect() == "postgres":
        await engine.connection().execute_script("ANALYZE")
    for user in (cast.rita, cast.ana, cast.carla):
        visitor = await web.sign_in(user)
        for report in REPORTS:
            read = await scans(visitor, f"{{ report {{ {report} }} }}", {})
            found = [line for line in read if not TAIL.search(line)]
            assert not found, "\n".join(found)
