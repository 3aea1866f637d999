"""Writing by WhatsApp: opening a chat, confirming it, and the account by which a channel sends."""

from typing import Any

import strawberry

import models
from mail.whatsapp import Template
from models import whatsapp
from models.whatsapp import Chat
from schema.channel_mutations import ChannelPayload
from schema.context import Info
from schema.customer_mutations import region
from schema.message import Message
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import find


@strawberry.type(description="The answer of `whatsappOpen` and `whatsappConfirm`.")
class WhatsappPayload(Payload):
    message: Message | None = strawberry.field(description="The message as it stands now; null when refused.")

    @strawberry.field(
        description="The address that opens the chat, with the text in its field; null where Funil sends by itself,"
        " and once it is known what became of it."
    )
    def url(self) -> str | None:
        row: Any = self.message
        return whatsapp.chat_link(row) if row is not None else None


@strawberry.input(description="A message that WhatsApp has approved for this number.")
class WhatsappTemplateInput:
    name: str = strawberry.field(description="As in the provider's console: small letters, digits and `_`.")
    language: str = strawberry.field(description="As in the provider's console, such as `pt_BR`.")
    parameters: list[str] = strawberry.field(
        default_factory=list, description="What stands in the places of its text, in order; at most 20."
    )


@strawberry.input(description="A message to write by WhatsApp.")
class WhatsappOpenInput(MutationInput):
    subject_id: strawberry.ID = strawberry.field(description="What it is about.")
    to: str | None = strawberry.field(
        default=None,
        description="A number; without `+` and country code it is one of the workspace's country. Null: the customer's"
        " first, else that of a contact of theirs.",
    )
    text: str = strawberry.field(default="", description="At most 4096 characters; a link may go without.")
    template: WhatsappTemplateInput | None = strawberry.field(
        default=None,
        description="In the place of `text`, where Funil sends: WhatsApp takes nothing else when the customer's last"
        " message is older than 24 hours. `text` then stands in the history as what the template says.",
    )
    by_link: bool = strawberry.field(
        default=False, description="Open WhatsApp also where the channel sends by itself (`Channel.sendsWhatsapp`)."
    )


@strawberry.input(description="What became of a message with which somebody went to WhatsApp.")
class WhatsappConfirmInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The message.")
    sent: bool = strawberry.field(default=True, description="False: nothing was sent.")
    text: str | None = strawberry.field(default=None, description="What was sent, where it was changed there.")


@strawberry.input(description="The number from which a channel writes by the WhatsApp Cloud API; all of it, each time.")
class ChannelWhatsappSetInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The channel.")
    phone_number_id: str | None = strawberry.field(
        default=None,
        description="The id of the number in the provider's console, not the number; null: the channel opens links.",
    )
    token: str | None = strawberry.field(
        default=None, description="Kept sealed, and never readable again. Null: the one that is known for this number."
    )


@strawberry.type
class WhatsappMutation:
    @mutation(WhatsappPayload)
    async def whatsapp_open(info: Info, input: WhatsappOpenInput) -> models.Message:
        """Write to a customer by WhatsApp. The payload's `url` opens the chat; the message is OPENED, in the subject's
        timeline, and no interaction before `whatsappConfirm`. Where the channel has an account at the WhatsApp Cloud
        API, Funil sends: the message is QUEUED, and `Message.state` tells how far it has come, as with mail. Counts
        towards the limits of `messageSend`."""
        subject = await find(models.Subject, input.subject_id, info, field="subjectId")
        given = input.template
        template = None
        if given is not None:
            template = Template(name=given.name, language=given.language, parameters=tuple(given.parameters))
        chat = Chat(to=input.to, text=input.text, template=template, by_link=input.by_link, region=await region(info))
        return await whatsapp.open_chat(subject, chat, by=info.context.user, now=info.context.now)

    @mutation(WhatsappPayload)
    async def whatsapp_confirm(info: Info, input: WhatsappConfirmInput) -> models.Message:
        """Say that an opened message was sent: that is an interaction. Or that it was not. Who opened it; managers."""
        message = await find(models.Message, input.id, info, expecting=input.expected_version)
        await whatsapp.confirm(message, by=info.context.user, now=info.context.now, sent=input.sent, text=input.text)
        return message

    @mutation(ChannelPayload)
    async def channel_whatsapp_set(info: Info, input: ChannelWhatsappSetInput) -> models.Channel:
        """Say from which number a channel writes by the WhatsApp Cloud API. Managers and administrators."""
        channel = await find(models.Channel, input.id, info, expecting=input.expected_version)
        await channel.set_whatsapp(
            by=info.context.user,
            now=info.context.now,
            keyring=info.context.keyring,
            phone_id=input.phone_number_id,
            token=input.token,
        )
        return channel
