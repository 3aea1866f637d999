"""What people decide about mail that came in: find, call, return. Releasing only says so; the worker files it."""

from datetime import datetime
from typing import Annotated

import strawberry

import models
from models import reviewing
from schema.channel import Channel
from schema.context import Info
from schema.intake import InboundMail
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import Node, find, find_maybe, view
from schema.related import one
from schema.user import User


@view(models.SenderBlock, description="An address whose mail waits in review as spam.")
class SenderBlock(Node):
    address: str = strawberry.field(description="In lower case, the domain in ASCII.")
    blocked_at: datetime = strawberry.field(description="Since when.")

    blocked_by: User = one(description="Who blocked it.")

    channel: Channel | None = one(
        seen=True, description="In whose review or on whose prospect that was, where the viewer sees the channel."
    )


@strawberry.type(description="The answer of the mutations on one mail.")
class IntakePayload(Payload):
    mail: InboundMail | None = strawberry.field(
        description="The mail as it stands now; null when refused or out of sight."
    )


@strawberry.type(description="The answer of `intakeBlockSender`.")
class SenderBlockPayload(Payload):
    block: SenderBlock | None = strawberry.field(description="The block; null when refused.")


@strawberry.type(description="The answer of `intakeUnblockSender`.")
class SenderUnblockPayload(Payload):
    deleted_block_id: strawberry.ID | None = strawberry.field(description="The id of the block that is gone.")


@strawberry.input(description="What the inputs about one mail have in common.")
class OneMail(EditInput):
    id: strawberry.ID = strawberry.field(description="The mail.")


@strawberry.input(description="A mail to let in.")
class IntakeReleaseInput(OneMail):
    channel_id: strawberry.ID | None = strawberry.field(
        default=None, description="For which channel it is; needed where it was sent to nobody of ours."
    )


@strawberry.input(description="A mail that is not wanted.")
class IntakeDiscardInput(OneMail): ...


@strawberry.input(description="A mail whose sender is not wanted.")
class IntakeBlockSenderInput(OneMail): ...


@strawberry.input(description="A mail that another channel is to decide on.")
class IntakeTransferInput(OneMail):
    channel_id: strawberry.ID = strawberry.field(description="A channel that the viewer knows.")


@strawberry.input(description="A sender who may write again.")
class IntakeUnblockSenderInput(MutationInput):
    id: strawberry.ID = strawberry.field(description="The block.")


@strawberry.type
class SenderBlockQuery:
    @strawberry.field(
        description="The blocked senders, the latest first, at most 1000: for managers all, for others those of"
        " channels that they see whole and their own."
    )
    async def sender_blocks(
        self,
        info: Info,
        text: Annotated[str | None, strawberry.argument(description="A part of the address.")] = None,
    ) -> list[SenderBlock]:
        rows = models.SenderBlock.visible_to(info.context.user).order_by("-blocked_at", "-id").limit(1_000)
        return await (rows.filter(address__icontains=text[:200]) if text else rows)  # type: ignore[return-value]


@strawberry.type
class IntakeMutation:
    @mutation(IntakePayload)
    async def intake_release(info: Info, input: IntakeReleaseInput) -> models.InboundMail:
        """Let a mail in that waits in review, was left, or could not be filed: the rules are asked again, and what
        spoke against it is overruled. It is filed within moments: until then its state is PENDING, and `intakeChanged`
        tells what became of it. Managers, leaders and members who see the whole channel."""
        mail = await _found(input, info)
        into = await find_maybe(models.Channel, input.channel_id, info, field="channelId")
        await reviewing.release(mail, into=into, by=info.context.user, now=info.context.now)
        return mail

    @mutation(IntakePayload)
    async def intake_discard(info: Info, input: IntakeDiscardInput) -> models.InboundMail:
        """A mail that waits in review is not wanted: it is recorded as ignored. Managers, leaders and members who see
        the whole channel."""
        mail = await _found(input, info)
        await reviewing.discard(mail, by=info.context.user, now=info.context.now)
        return mail

    @mutation(SenderBlockPayload)
    async def intake_block_sender(info: Info, input: IntakeBlockSenderInput) -> models.SenderBlock:
        """Block the sender of a mail: what waits of them is discarded, and what comes waits as spam. On subjects where
        they take part they are still heard when their domain vouches for them. Managers, leaders and members who see
        the whole channel."""
        mail = await _found(input, info)
        return await reviewing.block_sender(mail, by=info.context.user, now=info.context.now)

    @mutation(SenderUnblockPayload)
    async def intake_unblock_sender(info: Info, input: IntakeUnblockSenderInput) -> strawberry.ID:
        """Let a sender write again. What waits of them goes on waiting. Managers, leaders and members who see the whole
        channel."""
        block = await find(models.SenderBlock, input.id, info)
        await block.lift(by=info.context.user, now=info.context.now)
        return input.id

    @mutation(IntakePayload)
    async def intake_transfer(info: Info, input: IntakeTransferInput) -> models.InboundMail | None:
        """Let another channel decide about a mail that waits in review. Managers, leaders and members who see the whole
        channel in which it waits."""
        mail = await _found(input, info)
        to = await find(models.Channel, input.channel_id, info, field="channelId")
        await reviewing.transfer(mail, to=to, by=info.context.user, now=info.context.now)
        seen = await models.InboundMail.visible_to(info.context.user).filter(id=mail.id).exists()
        return mail if seen else None


async def _found(input: OneMail, info: Info) -> models.InboundMail:
    return await find(models.InboundMail, input.id, info, expecting=input.expected_version)
