"""Mending which mails belong to which subject, and who takes part: find, call, return."""

import strawberry

import models
from schema.context import Info
from schema.mutation import EditInput, mutation
from schema.node import find
from schema.subject_mutations import SubjectPayload


@strawberry.input(description="A subject that belongs to the older one which its mail claims to answer.")
class ThreadJoinInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The subject that the mail began.")
    into_id: strawberry.ID = strawberry.field(description="One of its `possibleThreads`.")


@strawberry.input(description="A mail that is on a subject by mistake.")
class ThreadUndoInput(EditInput):
    subject_id: strawberry.ID = strawberry.field(description="The subject that it is on.")
    message_id: strawberry.ID = strawberry.field(description="The mail.")


@strawberry.input(description="An address that belongs to a subject.")
class ParticipantAddInput(EditInput):
    subject_id: strawberry.ID = strawberry.field(description="The subject.")
    address: str = strawberry.field(description="The address that is to be heard on it.")


@strawberry.input(description="An address that does not belong to a subject any more.")
class ParticipantRemoveInput(EditInput):
    subject_id: strawberry.ID = strawberry.field(description="The subject.")
    address: str = strawberry.field(description="One of its `participants`.")


@strawberry.type
class ThreadMutation:
    @mutation(SubjectPayload)
    async def thread_join(info: Info, input: ThreadJoinInput) -> models.Subject:
        """Let what a mail began go into the older subject which it claims to answer: mails, notes and markers go along,
        its writer takes part there from now on, and the answer is the older subject. `threadUndo` takes it back."""
        subject = await find(models.Subject, input.id, info, expecting=input.expected_version)
        thread = await find(models.Subject, input.into_id, info, field="intoId")
        await subject.join(thread, by=info.context.user, now=info.context.now)
        return thread

    @mutation(SubjectPayload)
    async def thread_undo(info: Info, input: ThreadUndoInput) -> models.Subject | None:
        """Take a mail off a subject: what was joined is parted again, and a mail that found the subject by itself
        begins one of its own. The answer is the subject that it is on then."""
        subject = await find(
            models.Subject, input.subject_id, info, field="subjectId", expecting=input.expected_version
        )
        message = await find(models.Message, input.message_id, info, field="messageId")
        own = await subject.take_off(message, by=info.context.user, now=info.context.now)
        return await models.Subject.visible_to(info.context.user).get_or_none(id=own.id)

    @mutation(SubjectPayload)
    async def participant_add(info: Info, input: ParticipantAddInput) -> models.Subject:
        """Confirm that an address belongs to a subject: its answers are heard there from now on, also by the stored
        Message-IDs of mails that are not ours."""
        subject = await _found(input, info)
        await subject.add_participant(input.address, by=info.context.user, now=info.context.now)
        return subject

    @mutation(SubjectPayload)
    async def participant_remove(info: Info, input: ParticipantRemoveInput) -> models.Subject:
        """Take an address off a subject. Its mail comes there no more, but by addresses and Message-IDs of ours."""
        subject = await _found(input, info)
        await subject.remove_participant(input.address, by=info.context.user, now=info.context.now)
        return subject


async def _found(input: ThreadUndoInput | ParticipantAddInput | ParticipantRemoveInput, info: Info) -> models.Subject:
    return await find(models.Subject, input.subject_id, info, field="subjectId", expecting=input.expected_version)
