"""Messages as clients see them: what was said to or by a customer."""

from datetime import datetime

import strawberry
from strawberry import Parent

import models
from schema.batch import batched
from schema.context import Info
from schema.file import File, files_of_messages
from schema.node import Node, view
from schema.refusal import Text, text
from schema.related import computed, one
from schema.user import User

strawberry.enum(
    models.Direction, description="IN: a customer said it. OUT: we did. INTERNAL: one of us, to the others."
)
strawberry.enum(models.Medium, description="By which way it went.")
strawberry.enum(
    models.MessageState,
    description="RECEIVED: it came in. The others are of what goes out. DRAFT: its author alone sees it. QUEUED: it is"
    " to be sent. SENDING: it is being handed over. SENT: a server took it. UNKNOWN: a server may have taken it; it is"
    " looked for in the Sent folder, and never sent again by itself. FAILED: given up. BOUNCED: it came back. OPENED:"
    " somebody went to WhatsApp with it; `whatsappConfirm` says whether they sent it.",
)


strawberry.enum(models.BounceKind, description="FAILED: it will not arrive. DELAYED: the server still tries.")


@view(models.MessageBounce, description="A mail server's report that a message did not reach one of its recipients.")
class Bounce:
    kind: models.BounceKind = strawberry.field(description="For good, or not yet.")
    address: str = strawberry.field(description="Whom it did not reach.")
    code: str = strawberry.field(description="The status, such as `5.1.1` (RFC 3463).")
    diagnostic: str = strawberry.field(description="What the server said, in its own words.")
    at: datetime = strawberry.field(description="When that was reported.")


@view(
    models.Message,
    description="A mail, or another message: once, however often and in however many channels it arrived.",
)
class Message(Node):
    direction: models.Direction = strawberry.field(
        description="Who said it: IN the customer, OUT we, INTERNAL one of us."
    )
    medium: models.Medium = strawberry.field(description="By which way it went.")
    state: models.MessageState = strawberry.field(description="RECEIVED, or how far one that goes out has come.")
    to: list[str] = strawberry.field(description="The addresses it was for; of WhatsApp the number, in E.164 form.")
    cc: list[str] = strawberry.field(description="The addresses that had a copy.")
    subject_line: str | None = strawberry.field(description="The mail's own subject line, decoded.")
    text: str = strawberry.field(description="All of it as plain text, quotations included.")
    new_text: str = strawberry.field(description="What is new in it: without quotations and signature.")
    html: str | None = strawberry.field(
        description="The formatted text, made safe: no script, no form, nothing that is fetched from elsewhere."
    )
    remote_images: int = strawberry.field(
        description="How many pictures from elsewhere were taken out of the HTML; 0 is nothing to tell of."
    )
    at: datetime = strawberry.field(
        description="When it was sent, by its own date; for mail without one, when it came."
    )
    automatic: bool = strawberry.field(
        description="Whether a machine answered, for instance with an absence; show it folded."
    )

    sent_at: datetime | None = strawberry.field(
        description="When a server took it, or somebody said that they sent it; null for what came in."
    )
    read_at: datetime | None = strawberry.field(
        description="When the recipient's mail program first said that it was opened; most never say."
    )
    version: int = strawberry.field(description="Grows with each change; give a draft's as `expectedVersion`.")

    @computed("bcc", description="The hidden recipients of what we sent.")
    def bcc(row: Parent[models.Message]) -> list[str]:
        return row.bcc

    @computed(
        "last_error", "channel_id", description="Why it came no further, as far as it did not; null when all went well."
    )
    async def problem(row: Parent[models.Message], info: Info) -> Text | None:
        if row.last_error is None:
            return None
        return text(row.last_error, await batched(info, _servers).load(row.channel_id or 0), info.context.locale)

    @computed("last_answer", description="What the server that sends said last, in its own words.")
    def answer(row: Parent[models.Message]) -> str | None:
        return row.last_answer

    @computed("next_attempt_at", "state", description="When it is tried again by itself; null when it is not.")
    def next_attempt_at(row: Parent[models.Message]) -> datetime | None:
        return row.next_attempt_at if row.state is models.MessageState.QUEUED else None

    @computed("id", description="The gravest report that it did not arrive, the latest of these; null: none.")
    async def bounce(row: Parent[models.Message], info: Info) -> Bounce | None:
        held = await batched(info, _bounces).load(row.id)
        return held[0] if held else None

    @computed("id", description="All such reports, the gravest first.")
    async def bounces(row: Parent[models.Message], info: Info) -> list[Bounce]:
        return await batched(info, _bounces).load(row.id)  # type: ignore[no-any-return]

    @computed("from_address", name="from", description="The sender's address.")
    def from_(row: Parent[models.Message]) -> str | None:
        return row.from_address

    @computed(
        "from_name",
        description="What the sender calls themselves. Anybody can write any name: show the address with it.",
    )
    def from_name(row: Parent[models.Message]) -> str | None:
        return row.from_name

    author: User | None = one(description="Which of us wrote it; null for what came in.")

    @computed("id", description="What came or goes with it, in its order; pictures that its HTML shows are `inline`.")
    async def files(row: Parent[models.Message], info: Info) -> list[File]:
        return await batched(info, files_of_messages).load(row.id)  # type: ignore[no-any-return]

    @computed("flags", description="What is unusual about it.")
    def flags(row: Parent[models.Message], info: Info) -> list[Text]:
        return [text(flag, {}, info.context.locale) for flag in row.flags]


async def _bounces(message_ids: list[int]) -> list[list[models.MessageBounce]]:
    held: dict[int, list[models.MessageBounce]] = {id: [] for id in message_ids}
    for row in await models.MessageBounce.filter(message_id__in=message_ids).order_by("-id"):
        held[row.message_id].append(row)
    return [sorted(rows, key=lambda row: row.kind is not models.BounceKind.FAILED) for rows in held.values()]


async def _servers(channel_ids: list[int]) -> list[dict[str, str | int | None]]:
    """By which server a channel sends, as sentences about it name it."""
    rows = await models.Channel.filter(id__in=channel_ids).values("id", "mailbox__smtp_host", "mailbox__smtp_port")
    held = {row["id"]: {"host": row["mailbox__smtp_host"], "port": row["mailbox__smtp_port"]} for row in rows}
    return [held.get(id, {}) for id in channel_ids]
