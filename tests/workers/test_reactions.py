"""The table of reactions and the clock's schedule name things that exist."""

import events
import workers
from models import Event
from tests.intake.conftest import KEYRING
from workers.broker import make_broker
from workers.clock import SCHEDULE
from workers.means import Means
from workers.reactions import REACTIONS, _wanted


def actors() -> set[str]:
    broker = make_broker(None)
    workers.actors.declare(Means(broker, KEYRING))
    return set(broker.actors)


def test_every_event_with_a_reaction_exists() -> None:
    assert REACTIONS.keys() <= events.Fact.known.keys()


def test_every_actor_that_is_sent_exists() -> None:
    sent = {reaction.actor for row in REACTIONS.values() for reaction in row}
    assert sent | SCHEDULE.keys() <= actors()


def test_one_unit_sends_each_actor_once() -> None:
    unit = [
        Event(kind="ChannelUpdated", noun_id=3),
        Event(kind="MailboxUpdated", noun_id=7),
        Event(kind="MailboxUpdated", noun_id=7),
        Event(kind="StageUpdated", noun_id=1),
        Event(kind="NoteAdded", noun_id=9),
    ]
    assert _wanted(unit) == {"tick": None, "poll": [7]}
