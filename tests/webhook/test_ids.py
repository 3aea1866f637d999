"""What webhooks say of events: every number is told as the id of what it names, or is known to be none."""

from dataclasses import fields
from types import UnionType
from typing import get_args, get_type_hints

import pytest

from events import Fact
from models.event import Event
from models.webhook.saying import KINDS, NOUNS, NUMBERS, OTHERWISE, body, opaque
from tests.make import NOON


def told(kind: str, **data: object) -> str:
    event = Event(id=7, kind=kind, noun="Any", noun_id=1, actor_id=1, at=NOON, version=1, data=data)
    return body([event], epoch="e", now=NOON).decode()


@pytest.mark.parametrize(
    ("kind", "name", "noun"),
    [
        ("OrderCreated", "order", "Order"),
        ("OrderCreated", "proposal", "Proposal"),
        ("ProposalAccepted", "order", "Order"),
        ("DocumentMirrored", "document", "CustomerDocument"),
        ("FileAttached", "file", "File"),
        ("CustomerMerged", "loser", "Customer"),
        ("CustomerAbsorbed", "into", "Customer"),
        ("CustomerParted", "loser", "Customer"),
        ("CustomerRevived", "out_of", "Customer"),
        ("SubjectMerged", "loser", "Subject"),
        ("SubjectMoved", "to_stage", "Stage"),
    ],
)
def test_a_number_is_told_as_the_id_of_the_noun_that_it_names(kind: str, name: str, noun: str) -> None:
    assert f'"{opaque(noun, 42)}"' in told(kind, **{name: 42})


def test_an_order_of_stages_is_no_order_of_goods() -> None:
    assert f'"order":["{opaque("Stage", 2)}","{opaque("Stage", 1)}"]' in told("StagesReordered", order=[2, 1])


def test_every_number_of_every_event_is_known() -> None:
    unknown = []
    for kind in KINDS:
        fact = Fact.known[kind]
        hints = get_type_hints(fact)
        for each in fields(fact):
            hint = hints[each.name]
            kinds = set(get_args(hint)) if isinstance(hint, UnionType) or get_args(hint) else {hint}
            if int in kinds and each.name not in NOUNS and each.name not in NUMBERS:
                unknown.append((kind, each.name))

    assert unknown == [] and all(name in {each.name for each in fields(Fact.known[kind])} for kind, name in OTHERWISE)
