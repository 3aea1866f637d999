"""Inbound mail as clients see it: each delivery, what it did in each channel, and why."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Parent
from tortoise.expressions import Q, Subquery
from tortoise.queryset import QuerySet

import models
import permissions
from mail.authentication import AuthVerdict
from mail.outcome import IntakeOutcome
from models.contact import words
from schema.batch import batched
from schema.channel import Channel
from schema.context import Info
from schema.download import Download, download
from schema.instant import instant
from schema.mailbox import Mailbox
from schema.message import Message
from schema.node import Node, find_all, view
from schema.page import Order, Page, connection, page
from schema.refusal import Text, text
from schema.related import one
from schema.subject_filter import DateTimeRange

if TYPE_CHECKING:
    from schema.subject import Subject

strawberry.enum(
    models.IntakeState,
    description="PENDING: fetched, not filed yet. FILED: on a subject. QUARANTINED: waits for a person. IGNORED:"
    " recorded and left. BOUNCED: a report about one of our mails. DUPLICATE: known already. FAILED: could not be"
    " filed; can be tried again. PURGED: only the tombstone is left.",
)
strawberry.enum(IntakeOutcome, name="IntakeOutcome", description="What a mail did in one channel.")
strawberry.enum(
    AuthVerdict, description="Whether the sender's domain vouches for the mail; NONE: nobody trusted has said anything."
)

NEWEST = Order(("received_at", "id"), descending=True)
OUR_NUMBERS = {"channel", "effect"}
"""Parameters that name rows which the viewer need not see; where they do, the effect's own fields link to them."""


@strawberry.type(description="One row of the intake table that was looked at.")
class IntakeStep:
    row: int = strawberry.field(description="Its number in the intake table.")
    name: str = strawberry.field(description="What it is about.")
    hit: bool = strawberry.field(description="Whether it had something to say.")
    note: str | None = strawberry.field(description="What it noticed in passing.")


@view(models.IntakeEffect, description="What a mail did in one channel, and why.")
class IntakeEffect:
    outcome: IntakeOutcome = strawberry.field(description="What became of it.")
    rule: str = strawberry.field(description="The rule that decided.")
    matched_by: str | None = strawberry.field(description="How its subject was found; null where none was.")
    at: datetime = strawberry.field(description="When it was decided.")
    alias: str | None = strawberry.field(description="The channel's address that it was sent to; null once purged.")
    contact: str | None = strawberry.field(
        description="Whose mail it is to us: its sender, or whom a web form or a colleague names; null once purged."
    )

    channel: Channel | None = one(description="The channel; null for mail to an address that no channel has.")

    @strawberry.field(description="Why.")
    def reason(row: Parent[models.IntakeEffect], info: Info) -> Text:
        told = {name: value for name, value in row.params.items() if name not in OUR_NUMBERS}
        return text(row.reason, told, info.context.locale)

    subject: Annotated["Subject", strawberry.lazy("schema.subject")] | None = one(
        seen=True, description="The subject it went onto, or that it is a duplicate on, where the viewer sees it."
    )

    message: Message | None = one(seen=True, description="The message it became, where the viewer sees it.")

    @strawberry.field(description="The rows that were looked at, in order.")
    def trail(row: Parent[models.IntakeEffect]) -> list[IntakeStep]:
        return [_step(step) for step in row.trail]


def _step(step: dict[str, Any]) -> IntakeStep:
    return IntakeStep(row=step["row"], name=step["name"], hit=step["hit"], note=step.get("note") or None)


@view(models.InboundMail, description="One delivery, taken from a mailbox and kept as it came.")
class InboundMail(Node):
    received_at: datetime = strawberry.field(description="When the mail server took it.")
    state: models.IntakeState = strawberry.field(description="How far it has come.")
    version: int = strawberry.field(description="Grows with each decision; give it as `expectedVersion`.")
    size: int = strawberry.field(description="Bytes.")
    to: list[str] = strawberry.field(description="The addresses it was for; empty once purged.")
    subject_line: str | None = strawberry.field(description="Its subject line, decoded; null once purged.")
    preview: str | None = strawberry.field(description="How it begins, up to 300 characters; null once purged.")
    auth_verdict: AuthVerdict = strawberry.field(description="Whether the sender's domain vouches for it.")

    mailbox: Mailbox | None = one(seen=True, description="The mailbox it was taken from, where the viewer sees it.")

    @strawberry.field(name="from", description="The sender's address; null where there is none, and once purged.")
    def from_(row: Parent[models.InboundMail]) -> str | None:
        return row.from_address

    @strawberry.field(
        description="What the sender calls themselves. Anybody can write any name: show the address with it."
    )
    def from_name(row: Parent[models.InboundMail]) -> str | None:
        return row.from_name

    @strawberry.field(description="What it did, channel by channel, as far as the viewer sees these channels whole.")
    async def effects(row: Parent[models.InboundMail], info: Info) -> list[IntakeEffect]:
        viewer = info.context.user
        held = await info.context.loaders.effects.load(row.id)
        return [effect for effect in held if permissions.sees_all(viewer) or effect.channel_id in viewer.reach.wide]

    @strawberry.field(description="Whether the viewer may release, discard or hand it on as it stands.")
    async def viewer_can_decide(row: Parent[models.InboundMail], info: Info) -> bool:
        held = await info.context.loaders.effects.load(row.id)
        waiting = [effect for effect in held if effect.outcome is IntakeOutcome.QUARANTINED]
        return any(permissions.may(info.context.user, "intake", channel=effect.channel_id) for effect in waiting)

    @strawberry.field(description="What is unusual about it.")
    def flags(row: Parent[models.InboundMail], info: Info) -> list[Text]:
        return [text(flag, {}, info.context.locale) for flag in row.flags]

    @strawberry.field(description="Why it could not be filed, while it waits to be tried again or has failed.")
    def last_error(row: Parent[models.InboundMail], info: Info) -> Text | None:
        return text(row.last_error, {"attempts": row.attempts}, info.context.locale) if row.last_error else None

    @strawberry.field(
        description="The mail as it came, as `message/rfc822`; null once purged. Fetching a quarantined mail, or one"
        " for channels that the viewer is no member of, is written into the audit log."
    )
    async def raw(row: Parent[models.InboundMail], info: Info) -> Download | None:
        kept = await batched(info, _kept).load(row.id)
        return download(row.noun, row.id, row.size, info.context) if kept else None


async def _kept(inbound_ids: list[int]) -> list[bool]:
    rows = await models.RawMail.filter(inbound_id__in=inbound_ids).values("inbound_id")
    kept = {row["inbound_id"] for row in rows}
    return [id in kept for id in inbound_ids]


InboundMailConnection = connection(InboundMail, "InboundMail")


@strawberry.input(description="Which deliveries. What is absent does not narrow; lists are alternatives.")
class IntakeFilter:
    states: list[models.IntakeState] | None = strawberry.field(default=None, description="As far as this.")
    mailbox_ids: list[strawberry.ID] | None = strawberry.field(default=None, description="Taken from one of these.")
    channel_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="With an effect in one of these channels, which the viewer sees whole."
    )
    text: str | None = strawberry.field(default=None, description="Words in sender, subject line or beginning.")
    received_at: DateTimeRange | None = strawberry.field(default=None, description="By the instant the server took it.")


async def _chosen(filter: IntakeFilter, info: Info) -> QuerySet[models.InboundMail]:
    viewer = info.context.user
    rows = models.InboundMail.visible_to(viewer)
    if filter.states is not None:
        rows = rows.filter(state__in=filter.states)
    if filter.mailbox_ids is not None:
        mailboxes = await find_all(models.Mailbox, filter.mailbox_ids, info, field="mailboxIds")
        rows = rows.filter(mailbox_id__in=[mailbox.id for mailbox in mailboxes])
    if filter.channel_ids is not None:
        channels = await find_all(models.Channel, filter.channel_ids, info, field="channelIds")
        whole = [channel.id for channel in channels if permissions.sees_all(viewer) or channel.id in viewer.reach.wide]
        rows = rows.filter(id__in=Subquery(models.InboundMail.concerning(whole).values("id")))
    if filter.received_at is not None:
        for end, name in ((filter.received_at.start, "gte"), (filter.received_at.end, "lt")):
            if end is not None:
                rows = rows.filter(**{f"received_at__{name}": instant(end, field="receivedAt")})
    for word in words(filter.text, fold=False):
        columns = ("from_address", "from_name", "subject_line", "preview")
        rows = rows.filter(Q(*(Q(**{f"{column}__icontains": word}) for column in columns), join_type=Q.OR))
    return rows


@strawberry.type
class IntakeQuery:
    @strawberry.field(
        graphql_type=InboundMailConnection,
        description="The mail that came in, newest first: for managers all, for others what concerned a channel that"
        " they see whole.",
    )
    async def intake(
        self,
        info: Info,
        filter: Annotated[IntakeFilter | None, strawberry.argument(description="Which ones.")] = None,
        first: Annotated[int | None, strawberry.argument(description="1 to 100.")] = 20,
        after: Annotated[str | None, strawberry.argument(description="A cursor.")] = None,
    ) -> Page:
        return page(await _chosen(filter or IntakeFilter(), info), NEWEST, first=first, after=after)
