"""A plan answers as the resolvers do: whoever asks, for whatever fits the schema, whatever stands in the rows."""

import json
from random import Random
from typing import Any

import graphql
import msgspec
import pytest
from graphql import GraphQLError, parse, specified_rules, validate
from hypothesis import HealthCheck, Phase, given, settings

import measures
import models
from schema import answering, schema
from schema.ids import to_id
from schema.limits import Limits
from tests.databases import server
from tests.rights.documents import documents
from tests.rights.world import Actor, World, undone

NULLS = {
    models.Subject: (
        "description",
        "source",
        "value_minor",
        "value_currency",
        "expected_close_on",
        "owner_id",
        "customer_id",
        "stage_entered_at",
        "manual_probability",
        "next_activity_id",
        "lost_note",
    ),
    models.Customer: ("tax_id", "channel_id", "company_id"),
    models.Activity: ("note", "due_on", "type_id", "assignee_id", "overdue_from"),
}


def drawn(world: World, number: int) -> list[str]:
    """So many documents that are valid and within the limits."""
    ids = [
        to_id(noun, id)
        for noun in ("Subject", "Customer", "Channel", "Stage", "User", "Activity", "Message", "Note")
        for id in world.rows_of(noun)
    ]
    found: list[str] = []

    @settings(
        max_examples=number,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(documents(schema._schema, ids))
    def draw(document: str) -> None:
        read = parse(document)
        if not validate(schema._schema, read, [Limits, *specified_rules]):
            found.append(document)

    draw()
    return found


async def disturb(dice: Random) -> None:
    """Other rows than those that are usual: nulls here and there, and what is large."""
    for model, columns in NULLS.items():
        for row in await model.all():
            gone: dict[str, Any] = {name: None for name in columns if dice.random() < 0.3}
            if model is models.Subject:
                gone |= {
                    "priority": dice.choice([0, 3, -(2**31)]),
                    "title": dice.choice(["", "ção \U0001f600 \u2028", "x"]),
                }
            if gone:
                await model.filter(id=row.id).update(**gone)


async def told(world: World, actor: Actor, document: str) -> tuple[Any, list[Any]]:
    answer = await world.ask(actor, document)
    return json.loads(msgspec.json.encode(answer.data)), sorted(map(_seen, answer.errors or []))


def _seen(error: GraphQLError) -> str:
    said = {name: value for name, value in (error.extensions or {}).items() if name != "traceId"}
    message = "" if said.get("code") == "INTERNAL" else error.message
    return json.dumps([message, error.path, said], default=str)


@pytest.mark.parametrize("number", [150 if server() is None else 50, pytest.param(6_000, marks=pytest.mark.soak)])
async def test_a_plan_answers_as_the_resolvers_do(world: World, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    dice, failed = Random(number), measures.unplanned._value.get()
    everyone, asked = list(world.actors.values()), drawn(world, number)
    assert len(asked) > number / 3, "Hardly any document is valid."
    whole = 0
    async with undone():
        for place, document in enumerate(asked):
            if place == len(asked) // 2:
                await disturb(dice)
            actor = dice.choice(everyone)
            planned = await told(world, actor, document)
            with monkeypatch.context() as patch:
                patch.setattr(answering, "execute", graphql.execute)
                assert planned == await told(world, actor, document), f"{actor.name}: {document}"
            whole += not planned[1]

    assert whole > len(asked) / 2, "Most of what was asked was refused, and says nothing of plans."
    assert measures.unplanned._value.get() == failed, "A plan failed where resolvers did not."
