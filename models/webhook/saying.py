"""What a webhook says of events: ids, enums, numbers and names of changed fields, never a person's words. Pure."""

import binascii
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from events import EventClass, Fact
from models.event import Event

BESIDE = {"SubjectWentIdle", "SubjectWentRotting", "ActivityFellDue"}
"""What the clock does and others may want to hear of."""
INTERNAL = {"JobQueued", "JobEnded"}
KINDS = tuple(
    sorted(
        name
        for name, fact in Fact.known.items()
        if (fact.event_class is EventClass.CHANGE or name in BESIDE) and name not in INTERNAL
    )
)
"""The events that can be chosen, by the names under which the log keeps them."""
NOUNS = {
    "channel": "Channel",
    "from_channel": "Channel",
    "to_channel": "Channel",
    "stage": "Stage",
    "from_stage": "Stage",
    "to_stage": "Stage",
    "taker": "Stage",
    "owner": "User",
    "from_owner": "User",
    "to_owner": "User",
    "assignee": "User",
    "from_assignee": "User",
    "user": "User",
    "customer": "Customer",
    "reason": "LostReason",
    "into": "Subject",
    "loser": "Subject",
    "out_of": "Subject",
    "note": "Note",
    "file": "File",
    "message": "Message",
    "proposal": "Proposal",
    "order": "Order",
    "document": "CustomerDocument",
    "activity": "Activity",
    "previous": "Activity",
    "type": "ActivityType",
    "added": "Marker",
    "removed": "Marker",
}
"""What facts name by a number, and the noun whose id it is told as."""
OTHERWISE = {
    ("StagesReordered", "order"): "Stage",
    ("CustomerMerged", "loser"): "Customer",
    ("CustomerAbsorbed", "into"): "Customer",
    ("CustomerParted", "loser"): "Customer",
    ("CustomerRevived", "out_of"): "Customer",
}
"""The facts in which such a name means another noun."""
NUMBERS = {"number", "revision", "days", "notes", "messages", "from_due", "due", "participant", "meeting"}
"""What is told as the number that it is: counts, days by `date.toordinal`, and rows that have no id of their own."""


def opaque(noun: str, number: int) -> str:
    """The id under which the API knows a row."""
    return binascii.b2a_base64(f"{noun}:{number}".encode(), newline=False).decode()


def body(events: Sequence[Event], *, epoch: str, now: datetime) -> bytes:
    """As Standard Webhooks lays it out: `type`, `timestamp`, `data`."""
    told = [_told(event, epoch) for event in events]
    return msgspec.json.encode({"type": "events", "timestamp": now, "data": {"events": told}})


def test_body(*, now: datetime) -> bytes:
    return msgspec.json.encode({"type": "test", "timestamp": now, "data": {"events": []}})


def _told(event: Event, epoch: str) -> dict[str, Any]:
    return {
        "position": f"{epoch}.{event.id}",
        "kind": event.kind,
        "at": event.at,
        "id": opaque(event.noun, event.noun_id),
        "noun": event.noun,
        "version": event.version,
        "subjectId": _id("Subject", event.subject_id),
        "customerId": _id("Customer", event.customer_id),
        "channelId": _id("Channel", event.channel_id),
        "actorId": _id("User", event.actor_id),
        "groupId": event.group_id,
        "clientMutationId": event.client_mutation_id,
        "changed": [_camel(name) for name in event.changed],
        "data": {_camel(name): _value(event.kind, name, value) for name, value in event.data.items()},
    }


def _value(kind: str, name: str, value: Any) -> Any:
    noun = OTHERWISE.get((kind, name)) or NOUNS.get(name)
    if noun is None:
        return value
    return [_id(noun, each) for each in value] if isinstance(value, list) else _id(noun, value)


def _id(noun: str, number: int | None) -> str | None:
    return None if number is None else opaque(noun, number)


def _camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda found: found[1].upper(), name)
