"""What is told of a subject: its course, whose it is, and what went into it."""

from typing import Any

import strawberry
from strawberry import Parent

import models
from schema.channel import Channel
from schema.context import Info
from schema.customer import Customer
from schema.ids import to_id
from schema.marker import LostReason, Marker
from schema.stage import Stage
from schema.timeline.entry import ChangedFields, TimelineEntry, channel_of, entry, stage_of, user_of
from schema.timeline_rows import TimelineKind
from schema.user import User


@entry("SubjectCreated", TimelineKind.CREATION, "The subject was created.")
class SubjectCreatedEntry(TimelineEntry):
    @strawberry.field(description="As a prospect or as an opportunity.")
    def subject_kind(row: Parent[models.Event]) -> models.SubjectKind:
        return models.SubjectKind(row.data["kind"])

    @strawberry.field(description="In which stage; null for prospects, or when the stage is gone.")
    async def stage(row: Parent[models.Event], info: Info) -> Stage | None:
        return await stage_of(row, "stage", info)  # type: ignore[no-any-return]

    @strawberry.field(description="In which channel, where the viewer sees it.")
    async def channel(row: Parent[models.Event], info: Info) -> Channel | None:
        return await channel_of(row, "channel", info)  # type: ignore[no-any-return]


@entry("SubjectUpdated", TimelineKind.EDIT, "Fields of the subject were edited.")
class SubjectUpdatedEntry(ChangedFields): ...


@entry("SubjectMoved", TimelineKind.STAGE, "The card was dragged to another stage, or to another place in its own.")
class SubjectMovedEntry(TimelineEntry):
    @strawberry.field(name="from", description="The stage it left; null for prospects, or when the stage is gone.")
    async def from_stage(row: Parent[models.Event], info: Info) -> Stage | None:
        return await stage_of(row, "from_stage", info)  # type: ignore[no-any-return]

    @strawberry.field(name="to", description="The stage it entered.")
    async def to_stage(row: Parent[models.Event], info: Info) -> Stage | None:
        return await stage_of(row, "to_stage", info)  # type: ignore[no-any-return]

    @strawberry.field(description="The outcome before.")
    def from_outcome(row: Parent[models.Event]) -> models.Outcome:
        return models.Outcome(row.data["from_outcome"])

    @strawberry.field(description="The outcome after.")
    def outcome(row: Parent[models.Event]) -> models.Outcome:
        return models.Outcome(row.data["outcome"])

    @strawberry.field(description="Why it was lost, when it was.")
    async def reason(row: Parent[models.Event], info: Info) -> LostReason | None:
        return await _reason(row, info)  # type: ignore[no-any-return]


async def _reason(row: models.Event, info: Info) -> Any:
    id = row.data.get("reason")
    return await info.context.loaders.lost_reasons.load(id) if id else None


@entry("SubjectConverted", TimelineKind.STAGE, "The prospect became an opportunity.")
class SubjectConvertedEntry(TimelineEntry):
    @strawberry.field(description="The stage it entered.")
    async def stage(row: Parent[models.Event], info: Info) -> Stage | None:
        return await stage_of(row, "stage", info)  # type: ignore[no-any-return]

    @strawberry.field(description="The customer it got, where the viewer sees them.")
    async def customer(row: Parent[models.Event], info: Info) -> Customer | None:
        id = row.data.get("customer")
        return await info.context.loaders.visible_customers.load(id) if id else None


@entry("SubjectMerged", TimelineKind.STAGE, "Another subject went into this one.")
class SubjectMergedEntry(TimelineEntry):
    @strawberry.field(description="The id of the subject that went.")
    def loser_id(row: Parent[models.Event]) -> strawberry.ID:
        return strawberry.ID(to_id("Subject", row.data["loser"]))


@entry("SubjectAssigned", TimelineKind.HANDOVER, "The subject got another owner.")
class SubjectAssignedEntry(TimelineEntry):
    @strawberry.field(name="from", description="The owner before.")
    async def from_owner(row: Parent[models.Event], info: Info) -> User | None:
        return await user_of(row, "from_owner", info)  # type: ignore[no-any-return]

    @strawberry.field(name="to", description="The owner after; null: nobody.")
    async def to_owner(row: Parent[models.Event], info: Info) -> User | None:
        return await user_of(row, "to_owner", info)  # type: ignore[no-any-return]


@entry("SubjectTransferred", TimelineKind.HANDOVER, "The subject went to another channel.")
class SubjectTransferredEntry(TimelineEntry):
    @strawberry.field(name="from", description="The channel before, where the viewer sees it.")
    async def from_channel(row: Parent[models.Event], info: Info) -> Channel | None:
        return await channel_of(row, "from_channel", info)  # type: ignore[no-any-return]

    @strawberry.field(name="to", description="The channel after, where the viewer sees it.")
    async def to_channel(row: Parent[models.Event], info: Info) -> Channel | None:
        return await channel_of(row, "to_channel", info)  # type: ignore[no-any-return]


@entry("SubjectWon", TimelineKind.OUTCOME, "The sale was made.")
class SubjectWonEntry(TimelineEntry):
    @strawberry.field(description="The stage it stands in since.")
    async def stage(row: Parent[models.Event], info: Info) -> Stage | None:
        return await stage_of(row, "stage", info)  # type: ignore[no-any-return]


@entry("SubjectLost", TimelineKind.OUTCOME, "The subject was lost.")
class SubjectLostEntry(TimelineEntry):
    @strawberry.field(description="The stage in which it died.")
    async def stage(row: Parent[models.Event], info: Info) -> Stage | None:
        return await stage_of(row, "stage", info)  # type: ignore[no-any-return]

    @strawberry.field(description="Why.")
    async def reason(row: Parent[models.Event], info: Info) -> LostReason | None:
        return await _reason(row, info)  # type: ignore[no-any-return]


@entry("SubjectReopened", TimelineKind.OUTCOME, "The subject was opened again.")
class SubjectReopenedEntry(TimelineEntry):
    @strawberry.field(description="The outcome before.")
    def from_outcome(row: Parent[models.Event]) -> models.Outcome:
        return models.Outcome(row.data["from_outcome"])

    @strawberry.field(description="The stage it stands in since.")
    async def stage(row: Parent[models.Event], info: Info) -> Stage | None:
        return await stage_of(row, "stage", info)  # type: ignore[no-any-return]


@entry("SubjectDiscarded", TimelineKind.TIDYING, "The prospect was thrown away as spam.")
class SubjectDiscardedEntry(TimelineEntry): ...


@entry("SubjectArchived", TimelineKind.TIDYING, "The subject was tidied away.")
class SubjectArchivedEntry(TimelineEntry): ...


@entry("SubjectRestored", TimelineKind.TIDYING, "The subject was brought back.")
class SubjectRestoredEntry(TimelineEntry):
    @strawberry.field(description="Whether a participant's mail brought it back.")
    def automatic(row: Parent[models.Event]) -> bool:
        return bool(row.data.get("automatic"))


@entry("SubjectMarked", TimelineKind.MARKER, "Markers were put on or taken off.")
class SubjectMarkedEntry(TimelineEntry):
    @strawberry.field(description="Those put on, as far as they still exist.")
    async def added(row: Parent[models.Event], info: Info) -> list[Marker]:
        return await _markers(row, "added", info)

    @strawberry.field(description="Those taken off, as far as they still exist.")
    async def removed(row: Parent[models.Event], info: Info) -> list[Marker]:
        return await _markers(row, "removed", info)


async def _markers(row: models.Event, name: str, info: Info) -> list[Any]:
    found = await info.context.loaders.marker_rows.load_many(row.data[name])
    return [marker for marker in found if marker is not None]


@entry("SubjectParted", TimelineKind.STAGE, "What had gone into this subject is one of its own again.")
class SubjectPartedEntry(TimelineEntry):
    @strawberry.field(description="The id of the subject that left.")
    def loser_id(row: Parent[models.Event]) -> strawberry.ID:
        return strawberry.ID(to_id("Subject", row.data["loser"]))


@entry("ParticipantAdded", TimelineKind.EDIT, "Somebody was confirmed to take part.")
class ParticipantAddedEntry(TimelineEntry): ...


@entry("ParticipantRemoved", TimelineKind.EDIT, "Somebody takes part no more.")
class ParticipantRemovedEntry(TimelineEntry): ...
