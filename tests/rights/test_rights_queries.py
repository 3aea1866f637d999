"""Everybody asks for everything, by every door; what they are told is held against what they see."""

import logging
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from schema.ids import to_id
from schema.node import VIEWS
from tests.databases import server
from tests.rights.listening import CANS, COUNTS, SUMS, Listener
from tests.rights.marks import CANARY, SHARED
from tests.rights.questions import CORE, SAID, STEPS, asking, named_by, nodes, plain, questions, wanted
from tests.rights.rules import FIELDS
from tests.rights.told import CAN, COUNT
from tests.rights.world import MISSING, TABLE_OF, World

ROOTS = CORE.query_type.fields
BY_ID = {name: named_by(name) for name in ROOTS if wanted(name) and name != "node"}
"""Fields of Query that want an id, and the noun that it names."""
PAGED = {name: "(first: 100)" for name, field in ROOTS.items() if "first" in field.args}
ACTORS = ("rita", "marcos", "bruno", "ana", "carla", "vera", "vito", "diego", "sofia", "robo", "leitor")


NEAR = [who for who in ACTORS if server() is None or who in ("ana", "carla")]
"""On a server one who sees a channel whole, and one who sees the least of a channel she is in: what differs is SQL."""
HOW_FAR = [(who, 2) for who in NEAR]
"""Two rows behind each other hold every field of every type; to cut and ask for three takes minutes."""
FARTHER = [pytest.param(who, STEPS, marks=pytest.mark.soak) for who in ACTORS]


@pytest.fixture
def listeners(world: World) -> dict[str, Listener]:
    return {name: Listener(actor, world.eyes[name]) for name, actor in world.actors.items()}


@pytest.fixture
def lines() -> Iterator[list[str]]:
    """What is logged meanwhile, but the statements that the database is given."""
    said: list[str] = []

    class Tap(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if not record.name.startswith(("tortoise", "aiosqlite", "asyncio")):
                said.append(self.format(record))

    tap, log = Tap(), logging.getLogger()
    level = log.level
    log.addHandler(tap)
    log.setLevel(logging.INFO)
    yield said
    log.removeHandler(tap)
    log.setLevel(level)


async def ask(world: World, listener: Listener, document: str, **variables: Any) -> Any:
    answer = await world.ask(listener.actor, document, variables)
    assert answer.errors is None, (listener.actor.name, document[:300], answer.errors)
    listener.hears(answer.data, msgspec.json.encode(answer.data).decode())
    return answer.data


async def everything(world: World, listener: Listener, steps: int) -> None:
    """All roots, and every row by its id where it is theirs to see."""
    for root in ROOTS:
        if root in BY_ID or root == "node":
            continue
        for document in questions(root, "", SAID.get(root) or PAGED.get(root, ""), steps):
            await ask(world, listener, document)
    for noun in VIEWS:
        roots = [root for root in BY_ID if BY_ID[root] == noun]
        deep = [nodes(noun, 1 if roots else steps), *(questions(root, *asking(root), steps) for root in roots)]
        seen = [id for id in world.kinds_of(noun) if world.sees(listener.actor.name, noun, id)]
        for number, id in enumerate(seen):
            for document in (document for door in (deep if number < 3 else [nodes(noun, 1)]) for document in door):
                [found] = (await ask(world, listener, document, id=to_id(noun, id))).values()
                assert found is not None, (listener.actor.name, noun, id)


SILENT = {
    "channel.acknowledgement": "no field shows it yet",
    "intake_effect.alias": "no field shows it yet",
    "intake_effect.contact": "no field shows it yet",
    "mailbox.smtp_host": "no field shows it yet",
    "api_key.last_network": "no field shows it yet",
    "message.bcc": "no field shows it yet",
    "message.last_answer": "no field shows it yet",
    "message.outstanding": "who has not got it yet",
    "message.references": "threads mails",
    "message_bounce.address": "no field shows it yet",
    "message_bounce.diagnostic": "no field shows it yet",
    "message.message_id": "threads mails",
    "participant.name": "no field shows it yet",
    "customer.search": "folded text",
    "inbound_mail.message_id": "threads mails",
}
"""Columns that no field tells of."""


@pytest.mark.parametrize(("who", "steps"), [*HOW_FAR, *FARTHER])
async def test_everybody_is_told_what_they_see_and_nothing_else(
    world: World, listeners: dict[str, Listener], lines: list[str], who: str, steps: int
) -> None:
    listener = listeners[who]

    await everything(world, listener, steps)

    theirs = {
        f"{table}.{column}"
        for table, rows in world.facts.rows.items()
        for id, row in rows.items()
        for column, value in row.items()
        if CANARY.search(str(value)) and listener.eyes.reads(table, id, column)
    }
    assert theirs - {f"{table}.{column}" for table, _, column in listener.marks} <= set(SILENT)
    assert not [line for line in lines if CANARY.search(line)]


@pytest.mark.parametrize("who", NEAR)
async def test_what_is_hidden_and_what_is_missing_are_one_answer(world: World, who: str) -> None:
    actor = world.actors[who]
    for noun in VIEWS:
        if TABLE_OF[noun] in SHARED:
            continue
        doors = [questions(root, *asking(root), 2) for root in BY_ID if BY_ID[root] == noun]
        documents = [door[0] for door in (nodes(noun, 2), *doors)]
        hidden = [id for id in world.kinds_of(noun) if not world.sees(who, noun, id)]
        for document in documents:
            nothing = await world.ask(actor, document, {"id": to_id(noun, MISSING)})
            assert not any((nothing.data or {}).values())
            for id in hidden:
                if noun == "Subject" and world.facts.rows["subject"][id]["merged_into_id"] is not None:
                    continue  # has a test of its own
                told = await world.ask(actor, document, {"id": to_id(noun, id)})
                assert plain(told) == plain(nothing), (who, noun, id)


def test_every_count_and_every_button_has_somebody_who_reckons_it_again() -> None:
    counted = {f"{kind}.{name}" for kind, rules in FIELDS.items() for name in rules.get(COUNT, "").split()}
    buttons = {f"{kind}.{name}" for kind, rules in FIELDS.items() for name in rules.get(CAN, "").split()}
    sums = {name for name in counted if name.partition(".")[0] in SUMS or "totals" in name}

    of_the_viewer = {"User.quarantined", "InboundMail.viewerCanDecide"}
    assert set(COUNTS) == {name for name in counted - sums - of_the_viewer if not name.endswith(".totalCount")}
    assert set(CANS) == buttons - of_the_viewer
