"""A planned message says what the resolvers say: to whoever listens, of whatever happened, for any document, and
whatever other documents were told of it."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from random import Random
from typing import Any

import msgspec
import pytest
from graphql import ExecutionResult, NoUnusedVariablesRule, parse, specified_rules, validate
from hypothesis import HealthCheck, Phase, given, settings
from strawberry.utils.await_maybe import await_maybe

import measures
import models
from errors import NotFound
from schema import schema
from schema.ids import to_id
from schema.limits import Limits
from schema.live.look import Look
from schema.plan import Known, Messages
from tests.rights.documents import messages
from tests.rights.test_rights_live import Once
from tests.rights.test_rights_plans import _seen, disturb
from tests.rights.world import Actor, World, undone

ASKED = (
    ("funnelChanged", "$since: Position", "since: $since"),
    ("activitiesChanged", "$since: Position", "mine: false, since: $since"),
    ("configurationChanged", "$since: Position", "since: $since"),
    ("intakeChanged", "$since: Position", "since: $since"),
    ("timelineChanged", "$since: Position, $id: ID!", "subjectId: $id, since: $since"),
    ("subjectChanged", "$since: Position, $id: ID!", "id: $id, since: $since"),
)
MORE = {"funnelChanged": "totals { count }"}
RULES = [rule for rule in specified_rules if rule is not NoUnusedVariablesRule]


def drawn(world: World, number: int) -> list[str]:
    ids = [to_id(noun, id) for noun in ("Subject", "Customer", "Channel", "User") for id in world.rows_of(noun)]
    found: list[str] = []

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(messages(schema._schema, ids, ASKED))
    def draw(document: str) -> None:
        if not validate(schema._schema, parse(document), [Limits, *RULES]):
            found.append(document)

    draw()
    return found


def said(answer: ExecutionResult) -> tuple[Any, list[str]]:
    return json.loads(msgspec.json.encode(answer.data)), sorted(map(_seen, answer.errors or []))


class Listening:
    """Somebody, all that happened as far as they are told of it, and one look for all that they ask about it."""

    def __init__(self, world: World, actor: Actor, card: int) -> None:
        self.world, self.actor, self.look = world, actor, Look()
        self.variables = {"since": f"{world.web.workspace.epoch}.0", "id": to_id("Subject", card)}
        self._happened: dict[str, list[Any]] = {}
        self._known: dict[int, Known] = {}

    async def _messages(self, document: str) -> tuple[Messages, Any]:
        context = await self.world.context(self.actor)
        context.leave = Once(1)
        found = Messages.of(
            schema._schema, parse(document), context_value=context, variable_values=self.variables, operation_name=None
        )
        assert isinstance(found, Messages)
        return found, context

    async def happened(self, document: str) -> list[Any]:
        root = next(name for name, *_ in ASKED if name in document)
        if root not in self._happened:
            simple = next(
                f"subscription ({variables}) {{ {root}({arguments}) {{ position {MORE.get(root, '')} }} }}"
                for name, variables, arguments in ASKED
                if name == root
            )
            with suppress(NotFound):
                source: Any = await (await self._messages(simple))[0].source()
                self._happened[root] = [event async for event in source]
        return self._happened.setdefault(root, [])

    async def all_ways(self, document: str, event: Any) -> tuple[Any, Any, Any]:
        """What the plan says by itself, after all that was asked about this event before, and what the resolvers do."""
        found, context = await self._messages(document)
        context.look = self.look
        alone = said(await found.told(event))
        together = said(await found.told(event, self._known.setdefault(id(event), Known())))
        context.look = None
        context.renew()
        self.world.asked += 1
        return alone, together, said(await await_maybe(found._ordinarily(event)))


@pytest.mark.parametrize("number", [80, pytest.param(4_000, marks=pytest.mark.soak)])
async def test_a_planned_message_says_what_the_resolvers_say(world: World, number: int) -> None:
    dice, failed = Random(number), measures.unplanned._value.get()
    documents, told = drawn(world, number), 0
    card = world.scene.rows["barcos"].id
    assert len(documents) > number / 2, "Hardly any document is valid."
    async with undone():
        await models.Event.all().update(at=datetime.now(UTC), reach_user_id=None)
        for half in (documents[: number // 3], documents[number // 3 :]):
            everyone = [Listening(world, actor, card) for actor in world.actors.values()]
            for document in half:
                listening = dice.choice(everyone)
                happened = await listening.happened(document)
                for event in dice.sample(happened, min(2, len(happened))):
                    alone, together, resolved = await listening.all_ways(document, event)
                    assert alone == together == resolved, f"{listening.actor.name}: {document}"
                    told += 1
            await disturb(dice)

    assert told > number / 2, "Hardly anything was told."
    assert measures.unplanned._value.get() == failed, "A plan failed where resolvers did not."
