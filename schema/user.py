"""People as their colleagues see them, and the channels they work in. How they get in stands in `session.py`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import Parent

import models
from models.contact import folded
from permissions import Access, Role
from schema.context import Info
from schema.mutation import EditInput, MutationInput, Payload, mutation
from schema.node import Node, find, find_all, view
from schema.plain import changes
from schema.related import computed, one

if TYPE_CHECKING:
    from schema.channel import Channel

strawberry.enum(
    Role,
    description="What somebody may do anywhere. INTEGRATION: a machine, with keys. SYSTEM: the software itself.",
)
strawberry.enum(
    Access,
    description="What a member sees of a channel. OWN: their own subjects and those without an owner. CHANNEL: all.",
)


@view(models.User, description="Somebody who works here, a machine account, or the software itself.")
class User(Node):
    name: str = strawberry.field(description="What colleagues call them.")
    email: str = strawberry.field(description="Their address, in lower case; they sign in with it.")
    role: Role = strawberry.field(description="What they may do anywhere.")
    zone: str = strawberry.field(description="IANA time zone, such as America/Sao_Paulo: when their days begin.")
    locale: str = strawberry.field(description="`pt-BR` or `en`: the language in which the server speaks to them.")
    digest_hour: int | None = strawberry.field(
        description="The hour of their day, 0 to 23, at which they get their day by mail when something is overdue or"
        " for today; null: they do not. The installation needs a server for its own mails (`FUNIL_SMTP_URL`)."
    )
    finance: bool = strawberry.field(
        description="The capability to see what customers owe and the services they had, as an agent or a machine;"
        " managers and administrators see it anyway."
    )
    active: bool = strawberry.field(description="Whether they may sign in. Who has left stays on what they did.")
    version: int = strawberry.field(description="Grows with each edit; give it as `expectedVersion`.")

    @computed("id", description="The channels in which they work, as far as the viewer knows these.")
    async def channels(
        row: Parent[models.User], info: Info
    ) -> list[Annotated["Membership", strawberry.lazy("schema.user")]]:
        memberships = await info.context.loaders.memberships.load(row.id)
        ids = [membership.channel_id for membership in memberships]
        seen = await info.context.loaders.visible_channels.load_many(ids)
        return [held for held, channel in zip(memberships, seen, strict=True) if channel is not None]

    @computed(
        "id",
        description="How many mails wait for a decision that is theirs to take: a number for a badge; null for others.",
    )
    async def quarantined(row: Parent[models.User], info: Info) -> int | None:
        if row.id != info.context.user.id:
            return None
        return await models.InboundMail.waiting_for(info.context.user).count()


@view(models.Membership, description="That somebody works in a channel, and what they see there.")
class Membership:
    access: Access = strawberry.field(description="What they see of the channel.")
    leader: bool = strawberry.field(description="Whether they lead it. A channel has at most one leader.")

    user: User = one(description="Who.")

    channel: Annotated["Channel", strawberry.lazy("schema.channel")] = one(description="Where.")


@strawberry.type(description="The answer of `userUpdate`, `invitationRevoke` and `passwordChange`.")
class UserPayload(Payload):
    user: User | None = strawberry.field(description="The user as they stand now; null when refused.")


@strawberry.type(description="The answer of `userInvite`.")
class UserInvitePayload(Payload):
    invited: strawberry.Private["Invited | models.User | None"]

    @strawberry.field(description="The new user, who cannot sign in before they chose a password; null when refused.")
    def user(self) -> User | None:
        return self.invited.user if isinstance(self.invited, Invited) else self.invited  # type: ignore[return-value]

    @strawberry.field(
        description="Put it into a link to your frontend, which calls `invitationAccept` with it. Shown this once: null"
        " when refused and when replayed. Works once and for three days."
    )
    def invitation_token(self) -> str | None:
        return self.invited.token if isinstance(self.invited, Invited) else None


class Invited:
    """A user, and the token that is told this once; whoever remembers the answer remembers the user alone."""

    noun = models.User.noun

    def __init__(self, user: models.User, token: str) -> None:
        self.id, self.user, self.token = user.id, user, token


@strawberry.input(description="Which users. What is absent does not narrow; lists are alternatives.")
class UserFilter:
    text: str | None = strawberry.field(
        default=None, description="Words in the name or the address; accents and case do not matter."
    )
    roles: list[Role] | None = strawberry.field(default=None, description="With one of these roles.")
    active: bool | None = strawberry.field(default=None, description="Whether they may sign in; null: both.")
    channel_ids: list[strawberry.ID] | None = strawberry.field(
        default=None, description="Members of one of these channels."
    )


@strawberry.input(description="Somebody to invite.")
class UserInviteInput(MutationInput):
    name: str = strawberry.field(description="1 to 120 characters.")
    email: str = strawberry.field(
        description="Their address. Where the installation sends mail of its own (`FUNIL_SMTP_URL`), a link goes there;"
        " else pass the token on yourself."
    )
    role: Role = strawberry.field(default=Role.AGENT, description="Any but SYSTEM.")
    zone: str | None = strawberry.field(default=None, description="IANA time zone. Default: the workspace's.")
    locale: str | None = strawberry.field(default=None, description="`pt-BR` or `en`. Default: the workspace's.")


@strawberry.input(description="What changes on a user; what is absent stays.")
class UserUpdateInput(EditInput):
    id: strawberry.ID = strawberry.field(description="The user.")
    name: strawberry.Maybe[str] = strawberry.field(description="1 to 120 characters.")
    email: strawberry.Maybe[str] = strawberry.field(description="An address that nobody else has.")
    role: strawberry.Maybe[Role] = strawberry.field(description="Any but SYSTEM. One active administrator stays.")
    zone: strawberry.Maybe[str] = strawberry.field(description="IANA time zone, such as America/Sao_Paulo.")
    locale: strawberry.Maybe[str] = strawberry.field(description="`pt-BR` or `en`.")
    digest_hour: strawberry.Maybe[int | None] = strawberry.field(
        description="0 to 23: their day by mail at this hour of their zone, from the next time it comes; null: none."
    )
    finance: strawberry.Maybe[bool] = strawberry.field(
        description="Whether they see, as an agent or a machine, what customers owe and the services they had."
    )
    active: strawberry.Maybe[bool] = strawberry.field(
        description="False: they may not sign in any more, and their sessions and keys end."
    )


@strawberry.input(description="An invitation to take back.")
class InvitationRevokeInput(MutationInput):
    user_id: strawberry.ID = strawberry.field(description="Who was invited and has not joined.")


@strawberry.type
class UserQuery:
    @strawberry.field(description="Who is signed in. Without anybody, the error UNAUTHENTICATED.")
    async def viewer(self, info: Info) -> User:
        return info.context.user  # type: ignore[return-value]

    @strawberry.field(description="Everybody who works or worked here, by name; the software itself is not among them.")
    async def users(
        self,
        info: Info,
        filter: Annotated[UserFilter | None, strawberry.argument(description="Which ones.")] = None,
    ) -> list[User]:
        filter = filter or UserFilter()
        rows = models.User.visible_to(info.context.user).exclude(role=Role.SYSTEM)
        if filter.roles is not None:
            rows = rows.filter(role__in=filter.roles)
        if filter.active is not None:
            rows = rows.filter(active=filter.active)
        if filter.channel_ids is not None:
            channels = await find_all(models.Channel, filter.channel_ids, info, field="channelIds")
            members = models.Membership.filter(channel_id__in=[channel.id for channel in channels])
            rows = rows.filter(id__in=await members.values_list("user_id", flat=True))
        return _by_name(_saying(filter.text, await rows))  # type: ignore[return-value]


def _saying(text: str | None, users: Iterable[models.User]) -> list[models.User]:
    """Few enough to be read here, where accents and case are no matter of the database."""
    words = folded(text or "").split()
    return [user for user in users if all(word in folded(f"{user.name} {user.email}") for word in words)]


def _by_name(users: list[models.User]) -> list[models.User]:
    return sorted(users, key=lambda user: (folded(user.name), user.id))


@strawberry.type
class UserMutation:
    @mutation(UserInvitePayload)
    async def user_invite(info: Info, input: UserInviteInput) -> Invited:
        """Let somebody in. They choose their own password with `invitationAccept`. Who has not done so yet can be
        invited again: the new token takes the place of the old one, and this input that of what was said of them.
        Administrators; a key makes no other administrator."""
        workspace = await info.context.workspace()
        user, token = await models.Invitation.send(
            by=info.context.user,
            now=info.context.now,
            name=input.name,
            email=input.email,
            role=input.role,
            zone=input.zone or workspace.zone,
            locale=input.locale or workspace.locale,
        )
        return Invited(user, token)

    @mutation(UserPayload)
    async def invitation_revoke(info: Info, input: InvitationRevokeInput) -> models.User:
        """Take an invitation back that was not accepted yet: its token is void. They may be invited again.
        Administrators."""
        user = await find(models.User, input.user_id, info, field="userId")
        await models.Invitation.revoke(user, by=info.context.user, now=info.context.now)
        return user

    @mutation(UserPayload)
    async def user_update(info: Info, input: UserUpdateInput) -> models.User:
        """Change a user. People change their own name, zone, locale and digest; everything else is for administrators.
        A user is never deleted: `active: false` shuts them out and leaves what they did."""
        user = await find(models.User, input.id, info, expecting=input.expected_version)
        patch = changes(input, "name", "email", "role", "zone", "locale", "digest_hour", "finance", "active")
        await user.update(by=info.context.user, now=info.context.now, **patch)
        return user
