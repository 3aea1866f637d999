"""State + events = fresh fetch, for every mutation that the schema has, as four people see it (DESIGN §6)."""

import pytest
from graphql import GraphQLObjectType

from schema import schema
from tests.live.scenarios import NOT_FOLLOWED, RESYNCING, SCENARIOS, Scenario
from tests.live.world import world
from tests.make import Cast
from tests.web import Web

PARTS = 4
"""For several processors."""


def mutations() -> list[str]:
    kind = schema._schema.mutation_type
    assert isinstance(kind, GraphQLObjectType)
    return list(kind.fields)


def test_every_mutation_has_a_scenario_or_a_reason_why_not() -> None:
    assert sorted(mutations()) == sorted({*SCENARIOS, *NOT_FOLLOWED})


@pytest.mark.parametrize("part", range(PARTS))
async def test_state_and_events_are_a_fresh_fetch_after_every_mutation(web: Web, cast: Cast, part: int) -> None:
    async with world(web, cast) as company:
        await company.check(whole=True)
        played: set[Scenario] = set()
        for mutation in mutations()[part::PARTS]:
            for play in SCENARIOS.get(mutation, []):
                if play in played:
                    continue
                played.add(play)
                before = company.resyncs()
                try:
                    await play(company)
                    await company.check(whole=True)
                except AssertionError as error:
                    error.add_note(f"in a scenario of {mutation}")
                    raise
                await company.tidy()
                assert mutation in RESYNCING or company.resyncs() == before, mutation
