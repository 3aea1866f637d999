"""Channels as clients see them: sales teams, and the addresses that reach them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import Parent

import models
import permissions
from permissions import Access
from schema.context import Info
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import Node, find, find_maybe, node_of, view
from schema.plain import changes
from schema.related import computed, one
from schema.user import Membership, User

if TYPE_CHECKING:
    from schema.mailbox import Mailbox


strawberry.enum(models.OwnerRule, description="Who gets what a mail begins in a channel.")


@strawberry.type(description="A web form: its mails are about whoever filled it in, never about its own address.")
class FormSender:
    address: str = strawberry.field(description="The address from which its notices come, vouched for by its domain.")
    email_field: str | None = strawberry.field(
        description="The label of the line in the mail that holds the person's address; null: Reply-To does."
    )
    name_field: str | None = strawberry.field(description="The label of the line that holds their name.")


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


@view(models.Channel, description="How a channel writes by the WhatsApp Cloud API. Its token is never readable.")
class ChannelWhatsapp:
    @strawberry.field(description="The id of its number in the provider's console.")
    def phone_number_id(row: Parent[models.Channel]) -> str:
        return row.whatsapp_phone_id or ""


@view(
    models.Channel,
    description="A sales team. Whoever sees one of its subjects knows its name; the people and addresses behind it are"
    " shown to its members and to managers.",
)
class Channel(Node):
    name: str = strawberry.field(description="1 to 80 characters, unique.")
    color: str | None = strawberry.field(description="`#rrggbb`.")
    makes_prospects: bool = strawberry.field(
        description="Whether its mail makes prospects, to be sifted; else opportunities."
    )
    idle_days: int | None = strawberry.field(
        description="Days without interaction after which its subjects are idle; null: the workspace's number."
    )
    response_hours: int | None = strawberry.field(description="Hours within which it wants to answer.")
    subject_line_threads: bool = strawberry.field(
        description="Whether a reply that names none of our mails may find its subject by its subject line."
    )
    sender_threads: bool = strawberry.field(
        description="Whether a known sender's mail without any reference goes onto their one open subject of the last"
        " 14 days."
    )
    lists_allowed: bool = strawberry.field(description="Whether mail of mailing lists makes subjects here.")
    internal_allowed: bool = strawberry.field(description="Whether a user's own mail makes subjects here.")
    owner_rule: models.OwnerRule = strawberry.field(description="Who gets what a mail begins.")
    acknowledges: bool = strawberry.field(
        description="Whether the first mail of a new matter is answered at once with `acknowledgement`."
    )
    archived_at: datetime | None = strawberry.field(description="Since when it takes no new subjects.")
    version: int = strawberry.field(description="Grows with each edit; give it as `expectedVersion`.")

    @computed("id", description="Who leads it; null: nobody, or not for the viewer to know.")
    async def leader(row: Parent[models.Channel], info: Info) -> User | None:
        leaders = [member for member in await _members(row, info) if member.leader]
        return await info.context.loaders.users.load(leaders[0].user_id) if leaders else None

    @computed("id", description="Who works in it; empty for who does not.")
    async def members(row: Parent[models.Channel], info: Info) -> list[Membership]:
        return await _members(row, info)  # type: ignore[return-value]

    @computed("id", "aliases", description="The addresses whose mail is for it; empty for who does not work in it.")
    async def aliases(row: Parent[models.Channel], info: Info) -> list[str]:
        return row.aliases if await _known(row, info) else []

    @computed(
        "id", "signature", description="What stands under each message from it; may have the fields of templates."
    )
    async def signature(row: Parent[models.Channel], info: Info) -> str | None:
        return row.signature if await _known(row, info) else None

    @computed(
        "id",
        "acknowledgement",
        description="What is answered at once to a new matter; may have the fields of templates.",
    )
    async def acknowledgement(row: Parent[models.Channel], info: Info) -> str | None:
        return row.acknowledgement if await _known(row, info) else None

    mailbox: Annotated["Mailbox", strawberry.lazy("schema.mailbox")] | None = one(
        seen=True, description="The mailbox through which it receives, for who sees the whole channel."
    )

    @computed(
        "id",
        "form_senders",
        description="The web forms whose notices make subjects about whoever filled them in; empty for who does not"
        " work in it.",
    )
    async def form_senders(row: Parent[models.Channel], info: Info) -> list[FormSender]:
        known = await _known(row, info)
        return [FormSender(**form) for form in row.form_senders] if known else []

    @strawberry.field(description="Whether `whatsappOpen` sends by itself here; else it answers with a link.")
    def sends_whatsapp(row: Parent[models.Channel]) -> bool:
        return row.sends_whatsapp

    @strawberry.field(
        description="Its account at the WhatsApp Cloud API, for those who may change it; null for all others, and where"
        " there is none."
    )
    def whatsapp(row: Parent[models.Channel], info: Info) -> ChannelWhatsapp | None:
        may = permissions.may(info.context.user, "channels") and row.whatsapp_phone_id is not None
        return row if may else None  # type: ignore[return-value]

    @computed("id", description="Whether the viewer may change its members.")
    def viewer_can_manage(row: Parent[models.Channel], info: Info) -> bool:
        return permissions.may(info.context.user, "members", channel=row.id)


async def _known(row: models.Channel, info: Info) -> bool:
    """A subject may show the viewer a channel in which they do not work."""
    return await info.context.loaders.visible_channels.load(row.id) is not None


async def _members(row: models.Channel, info: Info) -> list[models.Membership]:
    held: list[models.Membership] = await info.context.loaders.members.load(row.id) if await _known(row, info) else []
    return held


@strawberry.type(description="The answer of the mutations on channels.")
class ChannelPayload(Payload):
    channel: Channel | None = strawberry.field(description="The channel as it stands now; null when refused.")


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


@strawberry.input(description="Somebody who is to work in a channel, and what they are to see.")
class ChannelMemberSetInput(MutationInput):
    channel_id: strawberry.ID = strawberry.field(description="The channel.")
    user_id: strawberry.ID = strawberry.field(description="An active user; a member already or not yet.")
    access: Access = strawberry.field(default=Access.OWN, description="A leader always has CHANNEL.")
    leader: bool = strawberry.field(default=False, description="True: the former leader becomes an ordinary member.")


@strawberry.input(description="Somebody who is to leave a channel.")
class ChannelMemberRemoveInput(MutationInput):
    channel_id: strawberry.ID = strawberry.field(description="The channel.")
    user_id: strawberry.ID = strawberry.field(description="The member.")


@strawberry.type
class ChannelQuery:
    @strawberry.field(description="The channels in which the viewer works, for managers all, by name.")
    async def channels(
        self,
        info: Info,
        archived: Annotated[bool, strawberry.argument(description="Whether archived ones are listed too.")] = False,
    ) -> list[Channel]:
        rows = models.Channel.visible_to(info.context.user).order_by("name", "id")
        return await (rows if archived else rows.filter(archived_at__isnull=True))  # type: ignore[return-value]

    @strawberry.field(description="One channel; null when there is none in which the viewer works.")
    async def channel(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="Its id.")]
    ) -> Channel | None:
        row = await node_of(id, info)
        return row if isinstance(row, models.Channel) else None  # type: ignore[return-value]


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

    @mutation(ChannelPayload)
    async def channel_member_set(info: Info, input: ChannelMemberSetInput) -> models.Channel:
        """Let somebody into a channel, or change what they see there. Managers, and the channel's leader."""
        channel = await find(models.Channel, input.channel_id, info, field="channelId")
        user = await find(models.User, input.user_id, info, field="userId")
        by, now = info.context.user, info.context.now
        await channel.set_member(user, access=input.access, leader=input.leader, by=by, now=now)
        return channel

    @mutation(ChannelPayload)
    async def channel_member_remove(info: Info, input: ChannelMemberRemoveInput) -> models.Channel:
        """Take somebody out of a channel. What they own stays theirs to see. Managers, and the channel's leader."""
        channel = await find(models.Channel, input.channel_id, info, field="channelId")
        user = await find(models.User, input.user_id, info, field="userId")
        await channel.remove_member(user, by=info.context.user, now=info.context.now)
        return channel


async def _found(input: OneChannel | ChannelUpdateInput, info: Info) -> models.Channel:
    return await find(models.Channel, input.id, info, expecting=input.expected_version)
