"""Timelines: all that happened to a subject or a customer, newest first; one small type per fact, read from the log."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import strawberry
from strawberry import Parent

import models
from schema.activity import Activity
from schema.channel import Channel
from schema.context import Info
from schema.customer import Customer
from schema.file import File
from schema.ids import to_id
from schema.marker import LostReason, Marker
from schema.message import Message
from schema.note import Note
from schema.page import connection
from schema.position import Position
from schema.spelling import spelled_fields
from schema.stage import Stage
from schema.subject import Subject
from schema.suggestion import Suggestion
from schema.timeline_rows import KINDS, TimelineKind
from schema.user import User

ENTRIES: list[type] = []


@strawberry.interface(description="One fact of a timeline.")
class TimelineEntry:
    @strawberry.field(description="Stable; the same fact keeps its id.")
    def id(row: Parent[models.Event]) -> strawberry.ID:
        return strawberry.ID(to_id("Event", row.id))

    @strawberry.field(description="When it happened.")
    def at(row: Parent[models.Event]) -> datetime:
        return row.at

    @strawberry.field(description="Who did it; the software is a user, too.")
    async def actor(row: Parent[models.Event], info: Info) -> User:
        return await info.context.loaders.users.load(row.actor_id)  # type: ignore[no-any-return]

    @strawberry.field(description="Its place in the log.")
    def position(row: Parent[models.Event], info: Info) -> Position:
        return info.context.position(row.id)

    @strawberry.field(description="What it narrows to.")
    def kind(row: Parent[models.Event]) -> TimelineKind:
        return TimelineKind[KINDS[row.kind]]

    @strawberry.field(description="The subject that it happened to, where the viewer sees it.")
    async def subject(row: Parent[models.Event], info: Info) -> Subject | None:
        return await info.context.loaders.visible_subjects.load(row.subject_id) if row.subject_id else None


def entry(fact: str, kind: TimelineKind, description: str) -> Callable[[type], Any]:
    """A type for one fact of the log."""

    def decorate(cls: type) -> Any:
        KINDS[fact] = kind.name
        cls.is_type_of = classmethod(lambda _, row, info: isinstance(row, models.Event) and row.kind == fact)  # type: ignore[attr-defined]
        made = strawberry.type(cls, description=description)
        ENTRIES.append(made)
        return made

    return decorate


async def _stage(row: models.Event, name: str, info: Info) -> Any:
    id = row.data.get(name)
    return await info.context.loaders.stages.load(id) if id else None


async def _user(row: models.Event, name: str, info: Info) -> Any:
    id = row.data.get(name)
    return await info.context.loaders.users.load(id) if id else None


async def _channel(row: models.Event, name: str, info: Info) -> Any:
    id = row.data.get(name)
    return await info.context.loaders.visible_channels.load(id) if id else None


@entry("SubjectCreated", TimelineKind.CREATION, "The subject was created.")
class SubjectCreatedEntry(TimelineEntry):
    @strawberry.field(description="As a prospect or as an opportunity.")
    def subject_kind(row: Parent[models.Event]) -> models.SubjectKind:
        return models.SubjectKind(row.data["kind"])

    @strawberry.field(description="In which stage; null for prospects, or when the stage is gone.")
    async def stage(row: Parent[models.Event], info: Info) -> Stage | None:
        return await _stage(row, "stage", info)  # type: ignore[no-any-return]

    @strawberry.field(description="In which channel, where the viewer sees it.")
    async def channel(row: Parent[models.Event], info: Info) -> Channel | None:
        return await _channel(row, "channel", info)  # type: ignore[no-any-return]


@strawberry.type
class _Fields(TimelineEntry):
    @strawberry.field(description="The names of the fields that changed.")
    def fields(row: Parent[models.Event]) -> list[str]:
        return spelled_fields(row)


@entry("SubjectUpdated", TimelineKind.EDIT, "Fields of the subject were edited.")
class SubjectUpdatedEntry(_Fields): ...


@entry("SubjectMoved", TimelineKind.STAGE, "The card was dragged to another stage, or to another place in its own.")
class SubjectMovedEntry(TimelineEntry):
    @strawberry.field(name="from", description="The stage it left; null for prospects, or when the stage is gone.")
    async def from_stage(row: Parent[models.Event], info: Info) -> Stage | None:
        return await _stage(row, "from_stage", info)  # type: ignore[no-any-return]

    @strawberry.field(name="to", description="The stage it entered.")
    async def to_stage(row: Parent[models.Event], info: Info) -> Stage | None:
        return await _stage(row, "to_stage", info)  # type: ignore[no-any-return]

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
        return await _stage(row, "stage", info)  # type: ignore[no-any-return]

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
        return await _user(row, "from_owner", info)  # type: ignore[no-any-return]

    @strawberry.field(name="to", description="The owner after; null: nobody.")
    async def to_owner(row: Parent[models.Event], info: Info) -> User | None:
        return await _user(row, "to_owner", info)  # type: ignore[no-any-return]


@entry("SubjectTransferred", TimelineKind.HANDOVER, "The subject went to another channel.")
class SubjectTransferredEntry(TimelineEntry):
    @strawberry.field(name="from", description="The channel before, where the viewer sees it.")
    async def from_channel(row: Parent[models.Event], info: Info) -> Channel | None:
        return await _channel(row, "from_channel", info)  # type: ignore[no-any-return]

    @strawberry.field(name="to", description="The channel after, where the viewer sees it.")
    async def to_channel(row: Parent[models.Event], info: Info) -> Channel | None:
        return await _channel(row, "to_channel", info)  # type: ignore[no-any-return]


@entry("SubjectWon", TimelineKind.OUTCOME, "The sale was made.")
class SubjectWonEntry(TimelineEntry):
    @strawberry.field(description="The stage it stands in since.")
    async def stage(row: Parent[models.Event], info: Info) -> Stage | None:
        return await _stage(row, "stage", info)  # type: ignore[no-any-return]


@entry("SubjectLost", TimelineKind.OUTCOME, "The subject was lost.")
class SubjectLostEntry(TimelineEntry):
    @strawberry.field(description="The stage in which it died.")
    async def stage(row: Parent[models.Event], info: Info) -> Stage | None:
        return await _stage(row, "stage", info)  # type: ignore[no-any-return]

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
        return await _stage(row, "stage", info)  # type: ignore[no-any-return]


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


@strawberry.type
class _NoteFact(TimelineEntry):
    @strawberry.field(description="The note as it stands now; null when it was deleted.")
    async def note(row: Parent[models.Event], info: Info) -> Note | None:
        return await info.context.loaders.notes.load(row.data["note"])  # type: ignore[no-any-return]


@entry("NoteAdded", TimelineKind.NOTE, "Somebody wrote a note.")
class NoteAddedEntry(_NoteFact): ...


@entry("NoteEdited", TimelineKind.NOTE, "Somebody reworded a note.")
class NoteEditedEntry(_NoteFact): ...


@entry("NoteDeleted", TimelineKind.NOTE, "A note was deleted.")
class NoteDeletedEntry(TimelineEntry): ...


@entry("MessageReceived", TimelineKind.MESSAGE, "A mail came in.")
class MessageReceivedEntry(TimelineEntry):
    @strawberry.field(description="The mail.")
    async def message(row: Parent[models.Event], info: Info) -> Message | None:
        return await info.context.loaders.messages.load(row.data["message"])  # type: ignore[no-any-return]

    @strawberry.field(description="An automatic reply: collapsed, and no interaction.")
    def automatic(row: Parent[models.Event]) -> bool:
        return bool(row.data.get("automatic"))


@strawberry.type
class _MessageFact(TimelineEntry):
    @strawberry.field(description="The message as it stands now; null when it was deleted.")
    async def message(row: Parent[models.Event], info: Info) -> Message | None:
        return await info.context.loaders.messages.load(row.data["message"])  # type: ignore[no-any-return]


@entry("MessageWritten", TimelineKind.MESSAGE, "We wrote to the customer; the message says how far it has come.")
class MessageWrittenEntry(_MessageFact):
    @strawberry.field(description="An acknowledgement that the software sent: collapsed, and no interaction.")
    def automatic(row: Parent[models.Event]) -> bool:
        return bool(row.data.get("automatic"))


@entry("WhatsappOpened", TimelineKind.MESSAGE, "Somebody went to WhatsApp with a message, and perhaps sent it.")
class WhatsappOpenedEntry(_MessageFact): ...


@entry("WhatsappConfirmed", TimelineKind.MESSAGE, "Somebody said that they sent a message by WhatsApp.")
class WhatsappConfirmedEntry(_MessageFact): ...


@entry("MessageBounced", TimelineKind.MESSAGE, "A mail server reported that a message of ours did not arrive.")
class MessageBouncedEntry(_MessageFact):
    @strawberry.field(description="False: it is delayed, and still being tried.")
    def final(row: Parent[models.Event]) -> bool:
        return bool(row.data["final"])


@strawberry.type
class _ActivityFact(TimelineEntry):
    @strawberry.field(description="The activity as it stands now; null when it is gone.")
    async def activity(row: Parent[models.Event], info: Info) -> Activity | None:
        return await info.context.loaders.visible_activities.load(row.noun_id)  # type: ignore[no-any-return]


@entry("ActivityScheduled", TimelineKind.ACTIVITY, "Something was planned.")
class ActivityScheduledEntry(_ActivityFact): ...


@strawberry.type
class _SuggestionFact(TimelineEntry):
    @strawberry.field(description="The suggestion as it stands now.")
    async def suggestion(row: Parent[models.Event], info: Info) -> Suggestion | None:
        return await info.context.loaders.suggestions.load(row.noun_id)  # type: ignore[no-any-return]


@entry("SuggestionAccepted", TimelineKind.ACTIVITY, "What the software proposed was scheduled.")
class SuggestionAcceptedEntry(_SuggestionFact):
    @strawberry.field(description="What it became.")
    async def activity(row: Parent[models.Event], info: Info) -> Activity | None:
        return await info.context.loaders.visible_activities.load(row.data["activity"])  # type: ignore[no-any-return]


@entry("SuggestionDismissed", TimelineKind.ACTIVITY, "What the software proposed was not wanted.")
class SuggestionDismissedEntry(_SuggestionFact): ...


@entry("ActivityLogged", TimelineKind.ACTIVITY, "Something was done that was not planned.")
class ActivityLoggedEntry(_ActivityFact): ...


@entry("ActivityUpdated", TimelineKind.ACTIVITY, "What is planned was changed.")
class ActivityUpdatedEntry(_ActivityFact):
    @strawberry.field(description="The names of the fields that changed.")
    def fields(row: Parent[models.Event]) -> list[str]:
        return spelled_fields(row)


@entry("ActivityRescheduled", TimelineKind.ACTIVITY, "What is planned got another day.")
class ActivityRescheduledEntry(_ActivityFact):
    @strawberry.field(name="from", description="The day before; null: it had none.")
    def from_due(row: Parent[models.Event]) -> date | None:
        return _day(row, "from_due")

    @strawberry.field(name="to", description="The day after; null: none.")
    def to_due(row: Parent[models.Event]) -> date | None:
        return _day(row, "due")


def _day(row: models.Event, name: str) -> date | None:
    number = row.data.get(name)
    return date.fromordinal(number) if number else None


@entry("ActivityCompleted", TimelineKind.ACTIVITY, "What was planned is done.")
class ActivityCompletedEntry(_ActivityFact): ...


@entry("ActivityCancelled", TimelineKind.ACTIVITY, "What was planned was called off.")
class ActivityCancelledEntry(_ActivityFact): ...


@entry("MessageTakenOff", TimelineKind.MESSAGE, "A mail that was here by mistake went into a subject of its own.")
class MessageTakenOffEntry(TimelineEntry):
    @strawberry.field(description="The subject that it is on now, where the viewer sees it.")
    async def into(row: Parent[models.Event], info: Info) -> Subject | None:
        return await info.context.loaders.visible_subjects.load(row.data["into"])  # type: ignore[no-any-return]


@entry("MeetingProposed", TimelineKind.MESSAGE, "A calendar invitation came, was changed or was called off.")
class MeetingProposedEntry(TimelineEntry):
    @strawberry.field(description="Whether the meeting was called off.")
    def cancelled(row: Parent[models.Event]) -> bool:
        return bool(row.data.get("cancelled"))


@strawberry.type
class _File(TimelineEntry):
    @strawberry.field(description="The file; null once it is gone.")
    async def file(row: Parent[models.Event], info: Info) -> File | None:
        return await info.context.loaders.visible_files.load(row.data["file"])  # type: ignore[no-any-return]


@entry("FileAttached", TimelineKind.NOTE, "Somebody attached a file.")
class FileAttachedEntry(_File): ...


@entry("FileRemoved", TimelineKind.NOTE, "Somebody took a file off.")
class FileRemovedEntry(TimelineEntry): ...


@entry("SubjectParted", TimelineKind.STAGE, "What had gone into this subject is one of its own again.")
class SubjectPartedEntry(TimelineEntry):
    @strawberry.field(description="The id of the subject that left.")
    def loser_id(row: Parent[models.Event]) -> strawberry.ID:
        return strawberry.ID(to_id("Subject", row.data["loser"]))


@entry("ParticipantAdded", TimelineKind.EDIT, "Somebody was confirmed to take part.")
class ParticipantAddedEntry(TimelineEntry): ...


@entry("ParticipantRemoved", TimelineKind.EDIT, "Somebody takes part no more.")
class ParticipantRemovedEntry(TimelineEntry): ...


@entry("CustomerCreated", TimelineKind.CREATION, "The customer was entered.")
class CustomerCreatedEntry(TimelineEntry): ...


@entry("CustomerMerged", TimelineKind.TIDYING, "Another customer went into this one.")
class CustomerMergedEntry(TimelineEntry):
    @strawberry.field(description="The id of the customer who went.")
    def loser_id(row: Parent[models.Event]) -> strawberry.ID:
        return strawberry.ID(to_id("Customer", row.data["loser"]))


@entry("CustomerParted", TimelineKind.TIDYING, "Who had gone into this customer is one of its own again.")
class CustomerPartedEntry(TimelineEntry):
    @strawberry.field(description="The id of the customer who left.")
    def loser_id(row: Parent[models.Event]) -> strawberry.ID:
        return strawberry.ID(to_id("Customer", row.data["loser"]))


@entry("CustomerUpdated", TimelineKind.EDIT, "Fields of the customer were edited.")
class CustomerUpdatedEntry(_Fields): ...


TimelineConnection = connection(TimelineEntry, "TimelineEntry")
