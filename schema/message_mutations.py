"""Writing to customers: drafts, sending, and what a person decides about a message whose fate is unknown."""

import strawberry

import models
from errors import Required
from models import writing
from models.keyring import MAIL
from models.writing import Words
from schema.context import Info
from schema.message import Message
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import find, find_all, find_maybe


@strawberry.type(description="The answer of the mutations on messages.")
class MessagePayload(Payload):
    message: Message | None = strawberry.field(description="The message as it stands now; null when refused.")


@strawberry.type(description="The answer of `messageDraftDiscard`.")
class MessageDraftDiscardPayload(Payload):
    deleted_message_id: strawberry.ID | None = strawberry.field(description="The id of the draft that is gone.")


@strawberry.input(description="What somebody writes.")
class MessageWords(EditInput):
    to: list[str] | None = strawberry.field(
        default=None,
        description="Addresses. Null: the sender of `answersId`, else the customer's first address that works.",
    )
    cc: list[str] = strawberry.field(default_factory=list, description="Addresses that get a copy.")
    bcc: list[str] = strawberry.field(default_factory=list, description="Addresses that get a copy unseen by the rest.")
    subject_line: str | None = strawberry.field(
        default=None,
        description="1 to 300 characters; null: `Re:` and that of what is answered, or the subject's title.",
    )
    text: str | None = strawberry.field(
        default=None, description="At most 100000 characters; null: derived from `html`. The signature is added."
    )
    html: str | None = strawberry.field(
        default=None, description="Formatted text of at most 500000 characters; made safe before it is kept."
    )
    answers_id: strawberry.ID | None = strawberry.field(default=None, description="The message that it answers.")
    quotes: bool = strawberry.field(default=False, description="Whether what it answers stands below it.")
    file_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="At most 20 files of at most 20 MiB: uploads of yours, or files of other messages."
    )


@strawberry.input(description="A message to keep for later.")
class MessageDraftSaveInput(MessageWords):
    id: strawberry.ID | None = strawberry.field(default=None, description="The draft; null: a new one.")
    subject_id: strawberry.ID | None = strawberry.field(default=None, description="What a new one is about.")


@strawberry.input(description="A draft to throw away.")
class MessageDraftDiscardInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The draft.")


@strawberry.input(description="A message to send.")
class MessageSendInput(MessageWords):
    subject_id: strawberry.ID = strawberry.field(
        description="What it is about; it goes out from its channel's address."
    )
    draft_id: strawberry.ID | None = strawberry.field(
        default=None, description="A draft that becomes this message; what is given here replaces its words."
    )
    confirmed: bool = strawberry.field(
        default=False,
        description="Send also to addresses to which mail came back, and to customers who asked for none.",
    )


@strawberry.input(description="What the inputs of verbs without details have in common.")
class OneMessage(MutationInput):
    id: strawberry.ID = strawberry.field(description="The message.")


@strawberry.input(description="A message to send again.")
class MessageResendInput(OneMessage): ...


@strawberry.input(description="A message of unknown fate that did arrive.")
class MessageMarkSentInput(OneMessage): ...


@strawberry.type
class MessageMutation:
    @mutation(MessagePayload)
    async def message_draft_save(info: Info, input: MessageDraftSaveInput) -> models.Message:
        """Keep a message for later. Only its author sees a draft; each saving replaces all of it."""
        draft = await find_maybe(models.Message, input.id, info, field="id")
        if draft is not None:
            draft.seen_at(input.expected_version)
        subject = await _matter(draft, input.subject_id, info)
        words = await words_of(input, info)
        return await writing.save_draft(subject, words, draft=draft, by=info.context.user, now=info.context.now)

    @mutation(MessageDraftDiscardPayload)
    async def message_draft_discard(info: Info, input: MessageDraftDiscardInput) -> strawberry.ID:
        """Throw a draft away for ever. Its author."""
        draft = await find(models.Message, input.id, info, expecting=input.expected_version)
        await writing.discard_draft(draft, by=info.context.user, now=info.context.now)
        return input.id

    @mutation(MessagePayload)
    async def message_send(info: Info, input: MessageSendInput) -> models.Message:
        """Write to a customer, from the address of the subject's channel. It is queued and sent at once, and tried
        for a day where a server does not take it; `Message.state` tells how far it has come. At most 60 in an hour and
        500 in a day for each user. Whom it goes to takes part in the subject from then on, and it is an interaction."""
        subject = await find(models.Subject, input.subject_id, info, field="subjectId")
        draft = await find_maybe(models.Message, input.draft_id, info, field="draftId")
        if draft is not None:
            draft.seen_at(input.expected_version)
        return await writing.send(
            subject,
            await words_of(input, info, confirmed=input.confirmed),
            draft=draft,
            by=info.context.user,
            now=info.context.now,
            instance_key=info.context.keyring.derived(MAIL),
        )

    @mutation(MessagePayload)
    async def message_resend(info: Info, input: MessageResendInput) -> models.Message:
        """Send again what failed, came back, or has an unknown fate: a person decides that, never the software. It
        keeps its Message-ID, so that who got it the first time sees one mail."""
        message = await find(models.Message, input.id, info)
        await writing.resend(message, by=info.context.user, now=info.context.now)
        return message

    @mutation(MessagePayload)
    async def message_mark_sent(info: Info, input: MessageMarkSentInput) -> models.Message:
        """Say that a message whose fate is unknown has arrived."""
        message = await find(models.Message, input.id, info)
        await writing.mark_sent(message, by=info.context.user, now=info.context.now)
        return message


async def words_of(input: MessageWords, info: Info, *, confirmed: bool = False) -> Words:
    return Words(
        to=input.to,
        cc=input.cc,
        bcc=input.bcc,
        subject_line=input.subject_line,
        text=input.text,
        html=input.html,
        answers=await find_maybe(models.Message, input.answers_id, info, field="answersId"),
        quotes=input.quotes,
        files=await find_all(models.File, input.file_ids, info, field="fileIds"),
        confirmed=confirmed,
    )


async def _matter(draft: models.Message | None, subject_id: str | None, info: Info) -> models.Subject:
    """What a draft is about: that does not change."""
    if draft is not None:
        held = await draft.matter()
        return await models.Subject.visible_to(info.context.user).get(id=held.id)
    if subject_id is None:
        raise Required("Say what the draft is about.", field="subjectId")
    return await find(models.Subject, subject_id, info, field="subjectId")
