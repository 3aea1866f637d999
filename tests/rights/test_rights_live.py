"""Everybody listens to everything, from the beginning of the log on; what they hear is held against what they see."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
import pytest_asyncio
from graphql import get_named_type

import models
from schema import schema
from schema.ids import from_id, to_id
from schema.live.leave import Leave
from storage import engine
from tests.rights.listening import Listener
from tests.rights.marks import SHARED
from tests.rights.questions import CORE, news
from tests.rights.sight import Facts
from tests.rights.test_rights_queries import NEAR
from tests.rights.world import MISSING, TABLE_OF, Actor, World, undone

DOORS: dict[str, list[tuple[str, str]]] = {
    "funnelChanged": [("channelId", "Channel")],
    "subjectChanged": [("id", "Subject")],
    "timelineChanged": [("subjectId", "Subject"), ("customerId", "Customer")],
    "activitiesChanged": [],
    "configurationChanged": [],
    "jobChanged": [("id", "Job")],
    "intakeChanged": [("mailboxId", "Mailbox")],
}
"""Subscription → its arguments that take an id, and of what."""
OPEN = {
    "funnelChanged": ["since: $since"],
    "activitiesChanged": ["mine: true, since: $since", "mine: false, since: $since"],
    "configurationChanged": ["since: $since"],
    "intakeChanged": ["since: $since"],
}
"""What those are asked with that need no id."""
STEPS = 2


class Once(Leave):
    """For a stream that ends when it has passed so many batches."""

    def __init__(self, batches: int) -> None:
        self._left = batches

    @property
    def asked(self) -> bool:  # type: ignore[override]  # a plain attribute there
        return self._left <= 0

    @contextmanager
    def resting(self) -> Iterator[None]:
        self._left -= 1
        yield


class Follower(Listener):
    """One who listens: what is taken out may have been theirs before."""

    def _noun(self, id: str, path: str) -> None:
        noun, number = from_id(id)
        if path == "ConfigurationEvent.changes":
            assert number not in self.eyes.facts.rows[TABLE_OF[noun]] or self.eyes.sees(TABLE_OF[noun], number), path
        else:
            super()._noun(id, path)

    def tells(self, event: int) -> bool:
        row = self.eyes.facts.rows["event"][event]
        return super().tells(event) or (row["noun"] == "Subject" and self.knows(row["noun_id"]))

    def knows(self, subject: int) -> bool:
        """Whether a card was theirs to see at any time, by what the log says of it."""
        sides = [
            keys
            for row in self.eyes.facts.all("event")
            if row["noun"] == "Subject" and row["noun_id"] == subject
            for keys in (row["before"], row["after"])
            if keys is not None
        ]
        return self.eyes.oversees or any(
            keys["channel"] in self.eyes.wide
            or keys["owner"] == self.eyes.id
            or (keys["owner"] is None and keys["channel"] in self.eyes.member)
            or self.eyes.id in keys["assignees"]
            for keys in sides
        )


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def log(world: World) -> AsyncIterator[World]:
    """The same log, of today, with an echo in each event, and one that nobody has to begin anew after."""
    await models.Event.all().update(at=datetime.now(UTC), reach_user_id=None)
    echo = "UPDATE event SET client_mutation_id = 'CANARY-event-' || id || '-client_mutation_id'"
    await engine.connection().execute_script(echo)
    yield world


async def told(world: World, actor: Actor, document: str, variables: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    """All messages up to the end of the log, or why there are none."""
    context = await world.context(actor)
    head = await models.Event.head()
    read, batches = 0, 0
    while read < head:
        read = (await models.Event.after_position(read, limit=500))[-1].id
        batches += 1
    # A job is told as it stands now, whatever the log says.
    context.leave = Once(batches if "since" in document else 0)
    world.asked += 1
    messages, errors = [], []
    async for message in await schema.stream(document, variable_values=variables, context_value=context):
        errors += [(error.message, error.path, error.extensions) for error in message.errors or ()]
        messages += [] if message.data is None else [msgspec.to_builtins(message.data)]
    return messages, errors


def since(world: World) -> dict[str, str]:
    return {"since": f"{world.web.workspace.epoch}.0"}


def documents(root: str, argument: str) -> tuple[str, ...]:
    place = f"{argument}: $id"
    if "since" in CORE.subscription_type.fields[root].args:
        return news(root, "($id: ID!, $since: Position)", f"({place}, since: $since)", STEPS)
    return news(root, "($id: ID!)", f"({place})", STEPS)


def hears(listener: Follower, messages: list[Any]) -> None:
    for message in messages:
        listener.hears(message, msgspec.json.encode(message).decode(), "Subscription")
        for change in next(iter(message.values())).get("changes") or ():
            if "subjectId" in change:
                assert listener.knows(from_id(change["subjectId"])[1]), (listener.actor.name, change["subjectId"])


def test_every_argument_of_a_subscription_is_tried() -> None:
    found = {
        root: [name for name, argument in field.args.items() if get_named_type(argument.type).name == "ID"]
        for root, field in CORE.subscription_type.fields.items()
    }

    assert found == {root: [name for name, _ in doors] for root, doors in DOORS.items()}
    assert {root for root in found if root not in OPEN} == {"subjectChanged", "timelineChanged", "jobChanged"}


@pytest.mark.parametrize("who", NEAR)
async def test_everybody_is_told_what_they_see_of_the_whole_log(log: World, who: str) -> None:
    listener = Follower(log.actors[who], log.eyes[who])
    for root, asked in OPEN.items():
        for arguments in asked:
            for document in news(root, "($since: Position)", f"({arguments})", STEPS):
                messages, errors = await told(log, listener.actor, document, since(log))
                assert errors == [] and (messages or root in ("intakeChanged", "activitiesChanged")), (
                    who,
                    root,
                    errors,
                )
                hears(listener, messages)
    assert listener.fields > 100


@pytest.mark.parametrize("who", NEAR)
@pytest.mark.parametrize(
    ("root", "argument", "noun"), [(root, *door) for root, doors in DOORS.items() for door in doors], ids=str
)
async def test_of_a_row_by_its_id_only_those_hear_who_see_it(
    log: World, who: str, root: str, argument: str, noun: str
) -> None:
    listener, before = Follower(log.actors[who], log.eyes[who]), await models.Event.head()
    (first, *_) = documents(root, argument)
    missing = await told(log, listener.actor, first, {"id": to_id(noun, MISSING), **since(log)})
    assert missing[0] == [] and missing[1]
    for id in log.kinds_of(noun):
        if noun == "Subject" and log.facts.rows["subject"][id]["merged_into_id"] is not None:
            continue  # has a test of its own
        if not log.sees(who, noun, id):
            assert await told(log, listener.actor, first, {"id": to_id(noun, id), **since(log)}) == missing
            continue
        for document in documents(root, argument):
            messages, errors = await told(log, listener.actor, document, {"id": to_id(noun, id), **since(log)})
            assert errors == [], (who, root, noun, id, errors)
            hears(listener, messages)
    assert noun in SHARED or await models.Event.head() == before


@pytest.mark.parametrize("who", ["bruno", "ana", "carla", "vera", "vito", "robo"])
async def test_what_goes_out_of_sight_is_taken_out_without_a_word(log: World, who: str) -> None:
    theirs = [id for id in log.kinds_of("Subject") if log.sees(who, "Subject", id)]
    (document, *_) = news("funnelChanged", "($since: Position)", "(since: $since)", STEPS)
    async with undone():
        for row in await models.Subject.filter(id__in=theirs).exclude(channel_id=log.scene.cast.europa.id):
            europa, diego = log.scene.cast.europa, log.scene.cast.diego
            await row.transfer(to=europa, owner=diego, by=log.actors["rita"].user, now=datetime.now(UTC))
        listener = Follower(log.actors[who], (await Facts.read()).person(log.actors[who].user))
        messages, errors = await told(log, listener.actor, document, since(log))

    hears(listener, messages)
    changes = [change for message in messages for change in message["funnelChanged"]["changes"]]
    told_of = {change["subjectId"]: change["kind"] for change in changes}
    gone = [to_id("Subject", id) for id in theirs if id not in listener.eyes.subjects]
    assert errors == [] and gone and {told_of[id] for id in gone} == {"REMOVED"}
