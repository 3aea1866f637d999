"""Who works in a channel, and what they see there."""

import strawberry

import models
from permissions import Access
from schema.channel_mutations import ChannelPayload
from schema.context import Info
from schema.mutation import MutationInput, mutation
from schema.node import find


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
class ChannelMemberMutation:
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
