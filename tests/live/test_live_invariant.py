"""State + events = fresh fetch, for every mutation that the schema has, as four people see it (DESIGN §6)."""

from collections.abc import Iterator

import pytest
from graphql import GraphQLObjectType

import models
from schema import schema
from tests.databases import server
from tests.live.scenarios import NOT_FOLLOWED, RESYNCING, Scenario
from tests.live.scenarios_trade import SCENARIOS
from tests.live.world import world
from tests.make import Cast
from tests.web import Web

PARTS = 4 if server() is None else 8
"""For several processors. On a server one of them: what differs there is the database, not who is told what."""
LATER = [pytest.param(part, marks=pytest.mark.soak) if server() else part for part in range(1, PARTS)]
TOGETHER = 12
"""So many are played between two looks: what one leaves wrong stays so, on cards of its own, until the look."""


def mutations() -> list[str]:
    kind = schema._schema.mutation_type
    assert isinstance(kind, GraphQLObjectType)
    return list(kind.fields)


def test_every_mutation_has_a_scenario_or_a_reason_why_not() -> None:
    assert sorted(mutations()) == sorted({*SCENARIOS, *NOT_FOLLOWED})


def scenes(part: int, together: int) -> Iterator[list[tuple[str, Scenario]]]:
    """What is played between two looks. Who begins anew forgets what they had wrong: such a one is looked at alone."""
    played: set[Scenario] = set()
    scene: list[tuple[str, Scenario]] = []
    for mutation in mutations()[part::PARTS]:
        alone = mutation in RESYNCING
        for play in SCENARIOS.get(mutation, []):
            if play in played:
                continue
            played.add(play)
            if scene and (alone or len(scene) == together):
                yield scene
                scene = []
            scene.append((mutation, play))
        if scene and alone:
            yield scene
            scene = []
    if scene:
        yield scene


@pytest.mark.parametrize("part", [0, *LATER])
@pytest.mark.parametrize("together", [TOGETHER, pytest.param(1, marks=pytest.mark.soak)])
async def test_state_and_events_are_a_fresh_fetch_after_every_mutation(
    web: Web, cast: Cast, part: int, together: int
) -> None:
    async with world(web, cast) as company:
        await company.check(whole=True)
        for scene in scenes(part, together):
            names = [mutation for mutation, _ in scene]
            before = company.resyncs()
            try:
                for _, play in scene:
                    await play(company)
                await company.check(whole=True)
            except AssertionError as error:
                error.add_note(f"in the scenarios of {', '.join(names)}")
                raise
            await company.tidy()
            assert names[0] in RESYNCING or company.resyncs() == before, names
        await require_as_logged(web)


async def require_as_logged(web: Web) -> None:
    """What is told of this process's own units, which are not read, is what the log says of them."""
    await web.settled()
    held = list(web.tail._window)
    logged = {event.id: event for event in await models.Event.filter(id__gte=held[0].id)}
    for event in held:
        for name in models.Event._meta.fields_db_projection:
            assert getattr(event, name) == getattr(logged[event.id], name), (event.kind, name)
