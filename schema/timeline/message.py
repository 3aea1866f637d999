"""What is told of messages: come, written, bounced, taken off; and of meetings that they propose."""

import strawberry
from strawberry import Parent

import models
from schema.context import Info
from schema.message import Message
from schema.subject import Subject
from schema.timeline.entry import TimelineEntry, entry
from schema.timeline_rows import TimelineKind


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
