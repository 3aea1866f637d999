"""Templates of messages as clients see them."""

from typing import Annotated

import strawberry

import models
from errors import Refused
from mail.template import FIELDS
from models.template import preview
from schema.channel import Channel
from schema.context import Info
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import Node, find, find_maybe, node_of, view
from schema.plain import changes
from schema.refusal import UserError, user_error
from schema.related import one


@view(
    models.MessageTemplate,
    description="A subject line and a text with fields in double braces, such as `{{ customer.first_name }}`, and with"
    " conditions, such as `{% if customer.company %}…{% endif %}`. `messageTemplateFields` lists the fields.",
)
class MessageTemplate(Node):
    name: str = strawberry.field(description="1 to 80 characters, unique.")
    subject_line: str | None = strawberry.field(description="One line, with fields.")
    text: str = strawberry.field(description="Plain text, with fields.")
    html: str | None = strawberry.field(description="Formatted text, with fields; made safe when it is rendered.")
    locale: str | None = strawberry.field(description="The language it is written in, `pt-BR` or `en`; null: not said.")
    version: int = strawberry.field(description="Grows with each edit; give it as `expectedVersion`.")

    channel: Channel | None = one(seen=True, description="The channel it is for; null: all of them.")


@strawberry.type(description="A field that a template may name.")
class MessageTemplateField:
    name: str = strawberry.field(description="As it is written between the braces.")
    meaning: str = strawberry.field(description="What it says, in English.")


@strawberry.type(description="What words with fields would say about a subject; nothing is kept or sent.")
class MessagePreview:
    subject_line: str = strawberry.field(description="The subject line; empty when there are errors.")
    text: str = strawberry.field(description="The text, without the channel's signature; empty when there are errors.")
    html: str | None = strawberry.field(description="The formatted text, made safe.")
    errors: list[UserError] = strawberry.field(description="What is wrong with the words, and in which line.")


@strawberry.type(description="The answer of `messageTemplateCreate` and `messageTemplateUpdate`.")
class MessageTemplatePayload(Payload):
    template: MessageTemplate | None = strawberry.field(description="The template as it stands now; null when refused.")


@strawberry.type(description="The answer of `messageTemplateDelete`.")
class MessageTemplateDeletePayload(Payload):
    deleted_template_id: strawberry.ID | None = strawberry.field(description="The id of the template that is gone.")


@strawberry.input(description="A new template.")
class MessageTemplateCreateInput(MutationInput):
    name: str = strawberry.field(description="1 to 80 characters, unique.")
    text: str = strawberry.field(description="1 to 20000 characters, with fields.")
    subject_line: str | None = strawberry.field(default=None, description="At most 300 characters, with fields.")
    html: str | None = strawberry.field(default=None, description="At most 20000 characters, with fields.")
    locale: str | None = strawberry.field(default=None, description="`pt-BR` or `en`.")
    channel_id: strawberry.ID | None = strawberry.field(default=None, description="The channel; null: all of them.")


@strawberry.input(description="What changes on a template; absent leaves, null clears.")
class MessageTemplateUpdateInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The template.")
    name: strawberry.Maybe[str] = strawberry.field(description="1 to 80 characters, unique.")
    text: strawberry.Maybe[str] = strawberry.field(description="1 to 20000 characters, with fields.")
    subject_line: strawberry.Maybe[str | None] = strawberry.field(description="At most 300 characters, with fields.")
    html: strawberry.Maybe[str | None] = strawberry.field(description="At most 20000 characters, with fields.")
    locale: strawberry.Maybe[str | None] = strawberry.field(description="`pt-BR` or `en`.")
    channel_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(description="The channel; null: all.")


@strawberry.input(description="A template to delete.")
class MessageTemplateDeleteInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The template.")


@strawberry.type
class MessageTemplateQuery:
    @strawberry.field(description="The templates for all channels, and those of the viewer's channels, by name.")
    async def message_templates(
        self,
        info: Info,
        channel_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only those that this channel may use.")
        ] = None,
    ) -> list[MessageTemplate]:
        rows = models.MessageTemplate.visible_to(info.context.user).order_by("name", "id")
        channel = await find_maybe(models.Channel, channel_id, info, field="channelId")
        if channel is not None:
            return [row for row in await rows if row.channel_id in (None, channel.id)]  # type: ignore[misc]
        return await rows  # type: ignore[return-value]

    @strawberry.field(
        description="What a template, or a text that is not kept yet, would say about a subject; null when"
        " there is none that the viewer sees. Nothing is sent."
    )
    async def message_preview(
        self,
        info: Info,
        subject_id: Annotated[strawberry.ID, strawberry.argument(description="The subject whose fields it gets.")],
        template_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="The template; this or `text`.")
        ] = None,
        subject_line: Annotated[str | None, strawberry.argument(description="One line, with fields.")] = None,
        text: Annotated[str | None, strawberry.argument(description="Plain text, with fields.")] = None,
        html: Annotated[str | None, strawberry.argument(description="Formatted text, with fields.")] = None,
    ) -> MessagePreview | None:
        template = await find_maybe(models.MessageTemplate, template_id, info, field="templateId")
        subject = await node_of(subject_id, info)
        if not isinstance(subject, models.Subject):
            return None
        words = (template.subject_line, template.text, template.html) if template else (subject_line, text or "", html)
        try:
            line, plain, formatted = await preview(subject, *words, by=info.context.user, now=info.context.now)
        except Refused as refused:
            await info.context.workspace()
            return MessagePreview(
                subject_line="", text="", html=None, errors=[user_error(refused, info.context.locale)]
            )
        return MessagePreview(subject_line=line, text=plain, html=formatted, errors=[])

    @strawberry.field(description="The fields that a template may name.")
    def message_template_fields(self, info: Info) -> list[MessageTemplateField]:
        info.context.user  # noqa: B018 - raises when nobody is signed in
        return [
            MessageTemplateField(name=f"{root}.{name}", meaning=meaning)
            for root, held in FIELDS.items()
            for name, meaning in held.items()
        ]


@strawberry.type
class MessageTemplateMutation:
    @mutation(MessageTemplatePayload)
    async def message_template_create(info: Info, input: MessageTemplateCreateInput) -> models.MessageTemplate:
        """Keep a text for all channels, or for one. Refused, with the line, where it names what is no field. Managers
        and administrators."""
        return await models.MessageTemplate.create_new(
            by=info.context.user,
            now=info.context.now,
            name=input.name,
            text=input.text,
            subject_line=input.subject_line,
            html=input.html,
            locale=input.locale,
            channel=await find_maybe(models.Channel, input.channel_id, info, field="channelId"),
        )

    @mutation(MessageTemplatePayload)
    async def message_template_update(info: Info, input: MessageTemplateUpdateInput) -> models.MessageTemplate:
        """Change a template. Managers and administrators."""
        template = await find(models.MessageTemplate, input.id, info, expecting=input.expected_version)
        patch = changes(input, "name", "text", "subject_line", "html", "locale")
        if input.channel_id is not None:
            patch["channel"] = await find_maybe(models.Channel, input.channel_id.value, info, field="channelId")
        await template.update(by=info.context.user, now=info.context.now, **patch)
        return template

    @mutation(MessageTemplateDeletePayload)
    async def message_template_delete(info: Info, input: MessageTemplateDeleteInput) -> strawberry.ID:
        """Delete a template; what was written with it stays. Managers and administrators."""
        template = await find(models.MessageTemplate, input.id, info, expecting=input.expected_version)
        await template.delete_for_ever(by=info.context.user, now=info.context.now)
        return input.id
