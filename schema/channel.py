"""Channels as clients see them: sales teams, and the addresses that reach them. The mutations stand in
`channel_mutations.py` and `channel_members.py`."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import Parent

import models
import permissions
from schema.context import Info
from schema.node import Node, node_of, view
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
