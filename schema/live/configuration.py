"""The configuration, live: stages, channels, markers, lost reasons, people, the workspace."""

from collections.abc import AsyncIterator
from typing import Annotated, Any

import strawberry

import models
from events import Fact
from schema.channel import Channel
from schema.context import Info
from schema.ids import to_id
from schema.live.follow import Batch, ChangeKind, EventKind, LiveEvent, Stream
from schema.mailbox import Mailbox
from schema.marker import LostReason, Marker
from schema.position import Position
from schema.stage import Stage
from schema.user import User
from schema.workspace import Workspace

CONFIGURED: dict[str, Any] = {
    "Stage": models.Stage,
    "Channel": models.Channel,
    "Marker": models.Marker,
    "LostReason": models.LostReason,
    "User": models.User,
    "Workspace": models.Workspace,
    "Mailbox": models.Mailbox,
}
ConfigurationNoun = Annotated[
    Stage | Channel | Marker | LostReason | User | Workspace | Mailbox,
    strawberry.union("ConfigurationNoun", description="What is configured."),
]


@strawberry.type(description="What became of one row of the configuration.")
class ConfigurationChange:
    kind: ChangeKind = strawberry.field(description="ADDED, CHANGED or REMOVED.")
    id: strawberry.ID = strawberry.field(description="Which row.")
    noun: str = strawberry.field(description="The name of its type.")
    row: ConfigurationNoun | None = strawberry.field(description="As it stands now; null when REMOVED.")


@strawberry.type(description="What happened to the configuration, whole up to its position.")
class ConfigurationEvent(LiveEvent):
    client_mutation_ids: list[str] = strawberry.field(description="The echoes of the mutations that caused this.")
    changes: list[ConfigurationChange] = strawberry.field(description="One for each row concerned.")


@strawberry.type
class ConfigurationSubscription:
    @strawberry.subscription(
        description="Stages, channels, markers, lost reasons, users, mailboxes and the workspace, live."
    )
    async def configuration_changed(
        self,
        info: Info,
        since: Annotated[Position | None, strawberry.argument(description="A position to go on from.")] = None,
    ) -> AsyncIterator[ConfigurationEvent]:
        stream = await Stream.open(info, since)
        async for batch in stream.batches():
            if batch.resync:
                yield _event(info, batch, EventKind.RESYNC_REQUIRED, [])
                return
            changes = await _changes(info, batch)
            if changes:
                yield _event(info, batch, EventKind.CHANGE, changes)


async def _changes(info: Info, batch: Batch) -> list[ConfigurationChange]:
    told: dict[tuple[str, int], list[models.Event]] = {}
    for event in batch.events:
        if Fact.known[event.kind].configuration and event.noun in CONFIGURED:
            told.setdefault((event.noun, event.noun_id), []).append(event)
    changes = []
    for (noun, id), events in told.items():
        row = await CONFIGURED[noun].visible_to(info.context.user).get_or_none(id=id)
        change = _change(noun, id, events, row)
        if change is not None:
            changes.append(change)
    return changes


def _change(noun: str, id: int, events: list[models.Event], row: Any) -> ConfigurationChange | None:
    """A row that was never visible is nobody's news; only what everybody sees can be gone."""
    global_id = strawberry.ID(to_id(noun, id))
    if row is None:
        gone = noun not in ("Channel", "Mailbox")
        return ConfigurationChange(kind=ChangeKind.REMOVED, id=global_id, noun=noun, row=None) if gone else None
    new = any(event.kind.endswith(("Created", "Connected", "Invited")) for event in events)
    return ConfigurationChange(kind=ChangeKind.ADDED if new else ChangeKind.CHANGED, id=global_id, noun=noun, row=row)


def _event(info: Info, batch: Batch, kind: EventKind, changes: list[ConfigurationChange]) -> ConfigurationEvent:
    return ConfigurationEvent(
        kind=kind,
        position=info.context.position(batch.position),
        client_mutation_ids=batch.client_mutation_ids,
        changes=changes,
    )
