"""Forgotten passwords: asked for by mail, or by a link that an administrator passes on."""

import strawberry

import models
from models.account import hashed
from schema.context import Info
from schema.mutation import EchoInput, MutationInput, Payload, mutation
from schema.node import find
from schema.user import User

PAGE = "/password/"


@strawberry.type(description="The answer of `passwordResetRequest`.")
class PasswordResetRequestPayload(Payload):
    accepted: bool | None = strawberry.field(
        description="True whether there is such an account or not; null when refused."
    )


@strawberry.type(description="The answer of `passwordReset`.")
class PasswordResetPayload(Payload):
    done: bool | None = strawberry.field(description="True when the password is set; null when refused.")


@strawberry.type(description="The answer of `userResetLink`.")
class UserResetLinkPayload(Payload):
    made: strawberry.Private["Made | models.User | None"]

    @strawberry.field(description="Whose password it sets; null when refused.")
    def user(self) -> User | None:
        return self.made.user if isinstance(self.made, Made) else self.made  # type: ignore[return-value]

    @strawberry.field(
        description="A page of this server, at its public address, where they choose a password. Shown this once: null"
        " when refused and when replayed. Works once and for 30 minutes."
    )
    def link(self, info: Info) -> str | None:
        return reset_link(info.context.settings.address, self.made.token) if isinstance(self.made, Made) else None

    @strawberry.field(
        description="The token in it, for a frontend with a page of its own, which calls `passwordReset`."
    )
    def token(self) -> str | None:
        return self.made.token if isinstance(self.made, Made) else None


class Made:
    """A user, and the token that is told this once; whoever remembers the answer remembers the user alone."""

    noun = models.User.noun

    def __init__(self, user: models.User, token: str) -> None:
        self.id, self.user, self.token = user.id, user, token


def reset_link(address: str, token: str) -> str:
    """Behind the #, so that no server and no log on the way reads the token."""
    return f"{address}{PAGE}#reset={token}"


@strawberry.input(description="Who forgot a password.")
class PasswordResetRequestInput(EchoInput):
    email: str = strawberry.field(description="The address with which they sign in.")


@strawberry.input(description="The token of a link, and the password to come.")
class PasswordResetInput(EchoInput):
    token: str = strawberry.field(description="What stands behind `#reset=` in the link.")
    password: str = strawberry.field(description="As long as `Limits.passwordMin` to `passwordMax` say.")


@strawberry.input(description="Whose password is to be set anew.")
class UserResetLinkInput(MutationInput):
    id: strawberry.ID = strawberry.field(description="An active user.")


@strawberry.type
class ResetMutation:
    @mutation(PasswordResetRequestPayload, signed_in=False)
    async def password_reset_request(info: Info, input: PasswordResetRequestInput) -> bool:
        """Say that one forgot a password. If there is such an account, and this installation sends mail
        (`FUNIL_SMTP_URL`), a link comes that works once and for 30 minutes; else an administrator makes one. The answer
        and its time are the same for addresses without an account. Who asks too often waits, as at `signIn`."""
        context = info.context
        await context.throttle.attempt(f"reset {input.email.strip().lower()[:254]}", context.ip, context.now)
        await models.PasswordReset.ask(input.email, ip=context.ip, now=context.now)
        return True

    @mutation(PasswordResetPayload, signed_in=False)
    async def password_reset(info: Info, input: PasswordResetInput) -> bool:
        """Choose another password with the token of a link. All sessions of the user end and nobody is signed in by it;
        API keys stay."""
        context, token = info.context, input.token.strip()
        await models.PasswordReset.require(token, now=context.now)
        await models.PasswordReset.redeem(
            token, password_hash=await hashed(input.password), now=context.now, ip=context.ip
        )
        return True

    @mutation(UserResetLinkPayload)
    async def user_reset_link(info: Info, input: UserResetLinkInput) -> Made:
        """Make a link with which a user chooses another password, to pass on by hand; links made before are void.
        Administrators; not with a key for an administrator."""
        user = await find(models.User, input.id, info)
        return Made(user, await models.PasswordReset.make_link(user, by=info.context.user, now=info.context.now))
