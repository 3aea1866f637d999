"""Opening, changing and closing channels."""

import strawberry

import models
from schema.channel import Channel
from schema.context import Info
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import find, find_maybe
from schema.plain import changes


@strawberry.type(description="The answer of the mutations on channels.")
class ChannelPayload(Payload):
    channel: Channel | None = strawberry.field(description="The channel as it stands now; null when refused.")


@strawberry.input(description="A web form: its mails are about whoever filled it in, never about its own address.")
class FormSenderInput:
    address: str = strawberry.field(description="The address from which its notices come.")
    email_field: str | None = strawberry.field(
        default=None,
        description="The label of the line that holds the person's address; null: Reply-To does.",
    )
    name_field: str | None = strawberry.field(
        default=None, description="The label of the line that holds their name, such as `Nome`."
    )

    def plain(self) -> dict[str, str | None]:
        return {"address": self.address, "email_field": self.email_field, "name_field": self.name_field}


@strawberry.input(description="A new channel.")
class ChannelCreateInput(MutationInput):
    name: str = strawberry.field(description="1 to 80 characters, unique.")
    color: str | None = strawberry.field(default=None, description="`#rrggbb`.")
    aliases: list[str] = strawberry.field(
        default_factory=list, description="Mail addresses that mean this channel and no other; `+detail` is dropped."
    )
    makes_prospects: bool = strawberry.field(default=True, description="Whether its mail makes prospects.")
    idle_days: int | None = strawberry.field(default=None, description="1 to 3650; null: the workspace's number.")
    response_hours: int | None = strawberry.field(
        default=None, description="1 to 2160: within which it wants to answer."
    )
    subject_line_threads: bool = strawberry.field(
        default=True, description="Whether replies may be found by subject line."
    )
    sender_threads: bool = strawberry.field(
        default=False, description="Whether a known sender's mail goes onto their one open subject."
    )
    lists_allowed: bool = strawberry.field(default=False, description="Whether mail of mailing lists makes subjects.")
    internal_allowed: bool = strawberry.field(default=False, description="Whether a user's own mail makes subjects.")
    form_senders: list[FormSenderInput] = strawberry.field(default_factory=list, description="Its web forms, up to 20.")
    owner_rule: models.OwnerRule = strawberry.field(
        default=models.OwnerRule.NONE, description="Who gets what a mail begins."
    )
    signature: str | None = strawberry.field(
        default=None, description="At most 5000 characters; may have the fields of templates."
    )
    acknowledges: bool = strawberry.field(
        default=False, description="Whether a new matter is answered at once; asks for `acknowledgement`."
    )
    acknowledgement: str | None = strawberry.field(
        default=None, description="At most 5000 characters; may have the fields of templates."
    )
    mailbox_id: strawberry.ID | None = strawberry.field(default=None, description="The mailbox it receives through.")


@strawberry.input(description="What changes on a channel; absent leaves, null clears.")
class ChannelUpdateInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The channel.")
    name: strawberry.Maybe[str] = strawberry.field(description="1 to 80 characters, unique.")
    color: strawberry.Maybe[str | None] = strawberry.field(description="`#rrggbb`.")
    aliases: strawberry.Maybe[list[str]] = strawberry.field(
        description="All its addresses; those not named are dropped."
    )
    makes_prospects: strawberry.Maybe[bool] = strawberry.field(description="Whether its mail makes prospects.")
    idle_days: strawberry.Maybe[int | None] = strawberry.field(description="1 to 3650; null: the workspace's number.")
    response_hours: strawberry.Maybe[int | None] = strawberry.field(description="1 to 2160; null: not said.")
    subject_line_threads: strawberry.Maybe[bool] = strawberry.field(
        description="Whether replies may be found by subject line."
    )
    sender_threads: strawberry.Maybe[bool] = strawberry.field(
        description="Whether a known sender's mail goes onto their one open subject."
    )
    lists_allowed: strawberry.Maybe[bool] = strawberry.field(description="Whether mailing lists make subjects.")
    internal_allowed: strawberry.Maybe[bool] = strawberry.field(description="Whether users' own mail makes subjects.")
    form_senders: strawberry.Maybe[list[FormSenderInput]] = strawberry.field(
        description="All its web forms, up to 20; those not named are dropped."
    )
    owner_rule: strawberry.Maybe[models.OwnerRule] = strawberry.field(description="Who gets what a mail begins.")
    signature: strawberry.Maybe[str | None] = strawberry.field(
        description="At most 5000 characters; may have the fields of templates."
    )
    acknowledges: strawberry.Maybe[bool] = strawberry.field(
        description="Whether a new matter is answered at once; asks for `acknowledgement`."
    )
    acknowledgement: strawberry.Maybe[str | None] = strawberry.field(
        description="At most 5000 characters; may have the fields of templates."
    )
    mailbox_id: strawberry.Maybe[strawberry.ID | None] = strawberry.field(description="The mailbox; null: none.")


@strawberry.input(description="What the inputs of verbs without details have in common.")
class OneChannel(EditInput):
    id: strawberry.ID = strawberry.field(description="The channel.")


@strawberry.input(description="A channel to close.")
class ChannelArchiveInput(OneChannel): ...


@strawberry.input(description="A channel to open again.")
class ChannelRestoreInput(OneChannel): ...


PATCHED = (
    "name",
    "color",
    "aliases",
    "makes_prospects",
    "idle_days",
    "response_hours",
    "subject_line_threads",
    "signature",
    "sender_threads",
    "lists_allowed",
    "internal_allowed",
    "owner_rule",
    "acknowledges",
    "acknowledgement",
)


@strawberry.type
class ChannelMutation:
    @mutation(ChannelPayload)
    async def channel_create(info: Info, input: ChannelCreateInput) -> models.Channel:
        """Open a channel. Managers and administrators."""
        return await models.Channel.create_new(
            by=info.context.user,
            now=info.context.now,
            name=input.name,
            color=input.color,
            aliases=input.aliases,
            makes_prospects=input.makes_prospects,
            idle_days=input.idle_days,
            response_hours=input.response_hours,
            subject_line_threads=input.subject_line_threads,
            signature=input.signature,
            sender_threads=input.sender_threads,
            lists_allowed=input.lists_allowed,
            internal_allowed=input.internal_allowed,
            form_senders=[form.plain() for form in input.form_senders],
            owner_rule=input.owner_rule,
            acknowledges=input.acknowledges,
            acknowledgement=input.acknowledgement,
            mailbox=await find_maybe(models.Mailbox, input.mailbox_id, info, field="mailboxId"),
        )

    @mutation(ChannelPayload)
    async def channel_update(info: Info, input: ChannelUpdateInput) -> models.Channel:
        """Change a channel: name, addresses, mailbox, what its mail makes. Managers and administrators."""
        channel = await _found(input, info)
        patch = changes(input, *PATCHED)
        if input.form_senders is not None:
            patch["form_senders"] = [form.plain() for form in input.form_senders.value]
        if input.mailbox_id is not None:
            patch["mailbox"] = await find_maybe(models.Mailbox, input.mailbox_id.value, info, field="mailboxId")
        await channel.update(by=info.context.user, now=info.context.now, **patch)
        return channel

    @mutation(ChannelPayload)
    async def channel_archive(info: Info, input: ChannelArchiveInput) -> models.Channel:
        """Close a channel: it takes no new subjects, and what it has stays. Managers and administrators."""
        channel = await _found(input, info)
        await channel.archive(by=info.context.user, now=info.context.now)
        return channel

    @mutation(ChannelPayload)
    async def channel_restore(info: Info, input: ChannelRestoreInput) -> models.Channel:
        """Open an archived channel again. Managers and administrators."""
        channel = await _found(input, info)
        await channel.restore(by=info.context.user, now=info.context.now)
        return channel


async def _found(input: OneChannel | ChannelUpdateInput, info: Info) -> models.Channel:
    return await find(models.Channel, input.id, info, expecting=input.expected_version)
