"""The configuration, live: stages, channels, markers, lost reasons, templates, people, the workspace."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Annotated, Any

import strawberry

import models
import permissions
from events import Fact
from schema.activity_plan import ActivityPlan
from schema.activity_type import ActivityType
from schema.channel import Channel
from schema.context import Info
from schema.ids import to_id
from schema.live.follow import Batch, ChangeKind, EventKind, LiveEvent, Stream
from schema.mailbox import Mailbox
from schema.marker import LostReason, Marker
from schema.position import Position
from schema.saved_view import SavedView
from schema.stage import Stage
from schema.template import MessageTemplate
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
    "MessageTemplate": models.MessageTemplate,
    "ActivityType": models.ActivityType,
    "ActivityPlan": models.ActivityPlan,
    "SavedView": models.SavedView,
}
OF_SOME = {"Channel", "Mailbox", "MessageTemplate", "SavedView"}
"""Not for everybody: one that is out of sight was so before, and is nobody's news. Templates and views may end."""
ConfigurationNoun = Annotated[
    Stage
    | Channel
    | Marker
    | LostReason
    | User
    | Workspace
    | Mailbox
    | MessageTemplate
    | ActivityType
    | ActivityPlan
    | SavedView,
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
        description="Stages, channels, markers, lost reasons, activity types and plans, users, mailboxes, templates,"
        " saved views and the workspace, live."
    )
    async def configuration_changed(
        self,
        info: Info,
        since: Annotated[Position | None, strawberry.argument(description="A position to go on from.")] = None,
    ) -> AsyncIterator[ConfigurationEvent]:
        stream = await Stream.open(info, since)
        async for batch in stream.batches():
            if batch.resync or _reaches_mailboxes(batch, info.context.user):
                yield _event(info, replace(batch, events=()), EventKind.RESYNC_REQUIRED, [])
                return
            changes, told = await _changes(batch, info.context.user)
            if changes:
                yield _event(info, told, EventKind.CHANGE, changes)


def _reaches_mailboxes(batch: Batch, viewer: models.User) -> bool:
    """Who sees a channel whole sees its mailbox: when the channel gets another one, other mailboxes come into sight."""
    channels = {event.noun_id for event in batch.events if event.noun == "Channel" and "mailbox_id" in event.changed}
    return not permissions.sees_all(viewer) and bool(channels & viewer.reach.wide)


async def _changes(batch: Batch, viewer: models.User) -> tuple[list[ConfigurationChange], Batch]:
    """What to tell, and the batch without what this viewer may not know of."""
    about: dict[str, dict[int, list[models.Event]]] = {}
    for event in batch.events:
        fact = Fact.known.get(event.kind)
        if fact is not None and fact.configuration and event.noun in CONFIGURED:
            about.setdefault(event.noun, {}).setdefault(event.noun_id, []).append(event)
    changes, told = [], set()
    for noun, rows in about.items():
        seen = {row.id: row for row in await CONFIGURED[noun].visible_to(viewer).filter(id__in=list(rows))}
        for id, events in rows.items():
            if id in seen or noun not in OF_SOME or _ended_in_sight(noun, events, viewer):
                changes.append(_change(noun, id, events, seen.get(id)))
                told |= {event.id for event in events}
    return changes, replace(batch, events=tuple(event for event in batch.events if event.id in told))


def _ended_in_sight(noun: str, events: list[models.Event], viewer: models.User) -> bool:
    """A template or a view that was deleted, or withdrawn: whoever may have seen it is told that it is gone."""
    if noun == "SavedView":
        return any(event.data.get("was_shared", event.data["shared"]) for event in events) or any(
            event.data["owner"] == viewer.id for event in events
        )
    if noun != "MessageTemplate":
        return False
    channel = events[0].channel_id
    changed = any("channel_id" in event.changed for event in events)
    return changed or channel is None or permissions.sees_all(viewer) or channel in viewer.reach.member


def _change(noun: str, id: int, events: list[models.Event], row: Any) -> ConfigurationChange:
    new = any(event.kind.endswith(("Created", "Connected", "Invited")) for event in events)
    kind = ChangeKind.REMOVED if row is None else ChangeKind.ADDED if new else ChangeKind.CHANGED
    return ConfigurationChange(kind=kind, id=strawberry.ID(to_id(noun, id)), noun=noun, row=row)


def _event(info: Info, batch: Batch, kind: EventKind, changes: list[ConfigurationChange]) -> ConfigurationEvent:
    return ConfigurationEvent(
        kind=kind,
        position=info.context.position(batch.position),
        client_mutation_ids=batch.client_mutation_ids,
        changes=changes,
    )
