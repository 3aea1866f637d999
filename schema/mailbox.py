"""Mailboxes as clients see them, and how they are doing. Connecting and changing them stands elsewhere."""

from datetime import datetime
from typing import Annotated

import strawberry
from strawberry import Parent
from tortoise.expressions import Q, Subquery
from tortoise.functions import Count

import models
import permissions
from models.inbound import IntakeState
from models.mailbox import RESTING
from schema.batch import batched
from schema.channel import Channel
from schema.context import Info
from schema.node import Node, view
from schema.refusal import Text, text

strawberry.enum(
    models.MailboxPhase,
    description="NEW: never reached yet. READY: the last look worked. FAILING: it did not, and is tried again."
    " NEEDS_AUTH: waits until somebody enters its password anew. DISCONNECTED: not looked into any more.",
)
strawberry.enum(
    models.Auth, name="MailboxAuth", description="PASSWORD, or access that was granted at Google or Microsoft."
)
strawberry.enum(
    models.AfterFiling,
    description="LEAVE: nothing is changed on the server. MARK: a keyword is set. MOVE: it goes into another folder.",
)
strawberry.enum(models.Security, description="How the connection is protected.")


@view(models.Mailbox, description="How a mailbox is doing.")
class MailboxHealth:
    phase: models.MailboxPhase = strawberry.field(description="Where it stands.")
    last_polled_at: datetime | None = strawberry.field(description="When it was last looked into.")

    @strawberry.field(description="Seconds since it was last looked into; null before the first time.")
    def lag_seconds(row: Parent[models.Mailbox], info: Info) -> int | None:
        if row.last_polled_at is None:
            return None
        return max(0, int((info.context.now - row.last_polled_at).total_seconds()))

    @strawberry.field(description="Why the last look failed; null when it worked.")
    def last_error(row: Parent[models.Mailbox], info: Info) -> Text | None:
        params = {"host": row.host, "port": row.port, "folder": row.folder}
        return text(row.last_error, params, info.context.locale) if row.last_error else None

    @strawberry.field(
        description="Why filed mails could not be marked or moved on the server; null when they were, and by default."
    )
    def after_filing_error(row: Parent[models.Mailbox], info: Info) -> Text | None:
        params = {"host": row.host, "port": row.port, "folder": row.folder}
        return text(row.after_error, params, info.context.locale) if row.after_error else None

    @strawberry.field(description="When it will be looked into next; null when it waits for a person.")
    def next_attempt_at(row: Parent[models.Mailbox]) -> datetime | None:
        return None if row.phase in RESTING else row.next_attempt_at

    @strawberry.field(description="How many of its mails went onto subjects, of those that the viewer sees.")
    async def filed(row: Parent[models.Mailbox], info: Info) -> int:
        return await _count(row, IntakeState.FILED, info)

    @strawberry.field(description="How many of its mails wait for a person's decision, of those that the viewer sees.")
    async def quarantined(row: Parent[models.Mailbox], info: Info) -> int:
        return await _count(row, IntakeState.QUARANTINED, info)

    @strawberry.field(description="How many of its mails were fetched and are not filed yet.")
    async def pending(row: Parent[models.Mailbox], info: Info) -> int:
        return await _count(row, IntakeState.PENDING, info)

    @strawberry.field(
        description="Whether it is known which server vouches for senders; without it, replies from strangers and from"
        " forgers look the same."
    )
    def senders_verifiable(row: Parent[models.Mailbox]) -> bool:
        return row.authserv_id is not None


@view(models.Mailbox, description="How a mailbox's channels send.")
class MailboxSending:
    @strawberry.field(description="The SMTP server.")
    def host(row: Parent[models.Mailbox]) -> str:
        return row.smtp_host or ""

    @strawberry.field(description="Its port.")
    def port(row: Parent[models.Mailbox]) -> int:
        return row.smtp_port or 0

    @strawberry.field(description="How the connection is protected.")
    def security(row: Parent[models.Mailbox]) -> models.Security:
        return models.Security(row.smtp_security or models.Security.TLS)

    @strawberry.field(description="The name with which Funil signs in; null: none is asked for.")
    def username(row: Parent[models.Mailbox]) -> str | None:
        return None if row.smtp_anonymous else row.smtp_username or row.username

    @strawberry.field(description="Whether a copy of what is sent goes into the account's Sent folder.")
    def keeps_sent(row: Parent[models.Mailbox]) -> bool:
        return row.keeps_sent


@view(models.Mailbox, description="A mail account that channels receive through. Its password is never readable.")
class Mailbox(Node):
    address: str = strawberry.field(description="The account's own address.")
    poll_every: int = strawberry.field(description="Seconds between two looks into it.")
    version: int = strawberry.field(description="Grows with each edit; give it as `expectedVersion`.")

    @strawberry.field(description="The channels that receive through it, as far as the viewer works in them, by name.")
    async def channels(row: Parent[models.Mailbox], info: Info) -> list[Channel]:
        return await batched(info, _channels, info.context.user).load(row.id)  # type: ignore[no-any-return]

    @strawberry.field(description="How it is doing.")
    def health(row: Parent[models.Mailbox]) -> MailboxHealth:
        return row  # type: ignore[return-value]

    @strawberry.field(description="Whether the channels that receive through it can send.")
    def can_send(row: Parent[models.Mailbox]) -> bool:
        return row.can_send

    @strawberry.field(
        description="How it sends, for those who may change it; null for all others, and where it does not."
    )
    def sending(row: Parent[models.Mailbox], info: Info) -> MailboxSending | None:
        may = permissions.may(info.context.user, "mailboxes") and row.smtp_host is not None
        return row if may else None  # type: ignore[return-value]

    @strawberry.field(description="How it is reached, for those who may change it; null for all others.")
    def account(
        row: Parent[models.Mailbox], info: Info
    ) -> Annotated["MailboxAccount", strawberry.lazy("schema.mailbox")] | None:
        return row if permissions.may(info.context.user, "mailboxes") else None  # type: ignore[return-value]


@view(models.Mailbox, description="How a mailbox is reached.")
class MailboxAccount:
    host: str = strawberry.field(description="The IMAP server.")
    port: int = strawberry.field(description="Its port.")
    security: models.Security = strawberry.field(description="How the connection is protected.")
    username: str = strawberry.field(description="The name with which Funil signs in.")
    folder: str = strawberry.field(description="The folder that is read.")
    auth: models.Auth = strawberry.field(description="How Funil signs in.")
    after_filing: models.AfterFiling = strawberry.field(description="What is done to mails there once they are filed.")
    after_target: str | None = strawberry.field(description="With MARK the keyword, with MOVE the folder.")
    authserv_id: str | None = strawberry.field(
        description="The server whose Authentication-Results header is believed; null: senders cannot be verified."
    )

    @strawberry.field(
        description="Domains whose ARC seal (RFC 8617) is believed where forwarding broke the sender's own signature."
    )
    def trusted_forwarders(row: Parent[models.Mailbox]) -> list[str]:
        return row.trusted_forwarders

    @strawberry.field(description="The channel that gets mail which names no channel's address.")
    async def default_channel(row: Parent[models.Mailbox], info: Info) -> Channel | None:
        return (
            await info.context.loaders.visible_channels.load(row.default_channel_id) if row.default_channel_id else None
        )


async def _count(row: models.Mailbox, state: IntakeState, info: Info) -> int:
    counts: dict[str, int] = await batched(info, _counts, info.context.user).load(row.id)
    return counts.get(state, 0)


async def _counts(mailbox_ids: list[int], viewer: models.User) -> list[dict[str, int]]:
    """What nobody has filed yet is of no channel yet: it counts for whoever sees the mailbox."""
    held: dict[int, dict[str, int]] = {id: {} for id in mailbox_ids}
    seen = Q(state=IntakeState.PENDING) | Q(id__in=Subquery(models.InboundMail.visible_to(viewer).values("id")))
    rows = (
        models.InboundMail.filter(seen, mailbox_id__in=mailbox_ids)
        .annotate(number=Count("id"))
        .group_by("mailbox_id", "state")
    )
    for row in await rows.values("mailbox_id", "state", "number"):
        held[row["mailbox_id"]][row["state"]] = row["number"]
    return list(held.values())


async def _channels(mailbox_ids: list[int], viewer: models.User) -> list[list[models.Channel]]:
    held: dict[int | None, list[models.Channel]] = {id: [] for id in mailbox_ids}
    for row in await models.Channel.visible_to(viewer).filter(mailbox_id__in=mailbox_ids).order_by("name", "id"):
        held[row.mailbox_id].append(row)
    return list(held.values())


@strawberry.type
class MailboxQuery:
    @strawberry.field(
        description="The mailboxes of the channels that the viewer sees whole, for managers all, by address."
    )
    async def mailboxes(self, info: Info) -> list[Mailbox]:
        return await models.Mailbox.visible_to(info.context.user).order_by("address")  # type: ignore[return-value]
