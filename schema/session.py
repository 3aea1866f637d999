"""Getting in and out: the first administrator, invitations, sign-in. Keys for programs stand in `api_key.py`."""

import hmac
from datetime import datetime, timedelta
from typing import Annotated

import strawberry
from strawberry import Parent

import models
import permissions
from errors import Forbidden, WrongState
from models.account import authenticate, change_password, first_admin, hashed
from schema.context import Info
from schema.mutation import EchoInput, MutationInput, Payload, mutation
from schema.node import Node, find, view
from schema.user import User, UserPayload
from settings import Settings


@view(models.Session, description="One browser in which somebody is signed in.")
class Session(Node):
    created_at: datetime = strawberry.field(description="When they signed in.")
    last_seen_at: datetime = strawberry.field(description="When it was last used, to the minute.")
    expires_at: datetime = strawberry.field(description="When it ends in any case; unused, it ends earlier.")
    revoked_at: datetime | None = strawberry.field(description="When it was ended by hand.")
    agent: str | None = strawberry.field(description="What the browser calls itself.")
    ip: str | None = strawberry.field(description="The address from which they signed in.")

    @strawberry.field(description="Whether it is the one that asks.")
    def current(row: Parent[models.Session], info: Info) -> bool:
        asking = info.context.session
        return asking is not None and asking.id == row.id


@strawberry.type(description="The answer of the mutations by which somebody gets in.")
class SignInPayload(Payload):
    user: User | None = strawberry.field(description="Who is signed in now; null when refused.")


@strawberry.type(description="The answer of `signOut` and `sessionRevoke`.")
class SessionPayload(Payload):
    session: Session | None = strawberry.field(
        description="The session that has ended; null when refused or when there was none."
    )


@strawberry.input(description="The first administrator of a new installation.")
class SetupInput(EchoInput):
    token: str = strawberry.field(description="What `funil serve` printed when it started without an administrator.")
    name: str = strawberry.field(description="1 to 120 characters.")
    email: str = strawberry.field(description="The address with which they will sign in.")
    password: str = strawberry.field(description="As long as `Limits.passwordMin` to `passwordMax` say.")
    zone: str | None = strawberry.field(default=None, description="IANA time zone. Default: the workspace's.")
    locale: str | None = strawberry.field(default=None, description="`pt-BR` or `en`. Default: the workspace's.")


@strawberry.input(description="An invitation, and the password that the invited user chooses.")
class InvitationAcceptInput(EchoInput):
    token: str = strawberry.field(description="The token that `userInvite` showed.")
    password: str = strawberry.field(description="As long as `Limits.passwordMin` to `passwordMax` say.")


@strawberry.input(description="Who wants to get in.")
class SignInInput(EchoInput):
    email: str = strawberry.field(description="In any case and with blanks around it.")
    password: str = strawberry.field(description="The password.")


@strawberry.input(description="One's own password, and the one to come.")
class PasswordChangeInput(EchoInput):
    current: str = strawberry.field(description="The password as it is.")
    new: str = strawberry.field(description="As long as `Limits.passwordMin` to `passwordMax` say.")


@strawberry.input(description="Nothing but what every input may carry.")
class SignOutInput(MutationInput): ...


@strawberry.input(description="A session to end.")
class SessionRevokeInput(MutationInput):
    id: strawberry.ID = strawberry.field(description="One of one's own; an administrator ends anybody's.")


def terms(settings: Settings) -> models.Terms:
    """How long sessions last here."""
    return models.Terms(
        idle=timedelta(hours=settings.session_idle_hours), absolute=timedelta(days=settings.session_absolute_days)
    )


@strawberry.type
class SessionQuery:
    @strawberry.field(description="The browsers in which somebody is signed in, the last used first.")
    async def sessions(
        self,
        info: Info,
        user_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="Whose. Default: one's own; others': administrators.")
        ] = None,
    ) -> list[Session]:
        context = info.context
        whose = await find(models.User, user_id, info, field="userId") if user_id else context.user
        if whose.id != context.user.id and not permissions.sees_sessions(context.user):
            raise Forbidden("Only an administrator sees the sessions of others.", field="userId")
        rows = models.Session.visible_to(context.user).filter(user_id=whose.id, revoked_at__isnull=True)
        lasting = terms(context.settings)
        return [row for row in await rows.order_by("-last_seen_at", "-id") if row.lasts(context.now, lasting)]  # type: ignore[misc]


@strawberry.type
class SessionMutation:
    @mutation(SignInPayload, signed_in=False)
    async def setup(info: Info, input: SetupInput) -> models.User:
        """Make the first administrator and sign them in. Only while there is none, and only with the printed token."""
        _check_cookie(info)
        expected = info.context.setup_token
        if expected is None:
            raise WrongState("This installation is set up already. Sign in, or ask an administrator to invite you.")
        if not hmac.compare_digest(expected.encode(), input.token.strip().encode()):
            raise Forbidden("This is not the token that `funil serve` printed.", field="token")
        workspace = await info.context.workspace()
        admin = await first_admin(
            name=input.name,
            email=input.email,
            password_hash=await hashed(input.password),
            zone=input.zone or workspace.zone,
            locale=input.locale or workspace.locale,
            now=info.context.now,
        )
        return await _begin(admin, info)

    @mutation(SignInPayload, signed_in=False)
    async def invitation_accept(info: Info, input: InvitationAcceptInput) -> models.User:
        """Choose one's password with the token of an invitation, and be signed in."""
        _check_cookie(info)
        token, now = input.token.strip(), info.context.now
        await models.Invitation.require(token, now=now)
        user = await models.Invitation.accept(
            token, password_hash=await hashed(input.password), now=now, ip=info.context.ip
        )
        return await _begin(user, info)

    @mutation(SignInPayload, signed_in=False)
    async def sign_in(info: Info, input: SignInInput) -> models.User:
        """Sign in by address and password; the answer sets the session's cookie. After five failures with an address,
        and twenty within a minute, whoever asks from there waits a little. Over HTTP only."""
        _check_cookie(info)
        context = info.context
        user = await authenticate(
            input.email, input.password, ip=context.ip, throttle=context.throttle, now=context.now
        )
        return await _begin(user, info)

    @mutation(UserPayload, in_unit=False)
    async def password_change(info: Info, input: PasswordChangeInput) -> models.User:
        """Choose another password. The viewer's other sessions end, this one stays; keys stay too. Not with a key."""
        context = info.context
        if context.session is None:
            raise Forbidden("An API key changes no password. Sign in for that.")
        await change_password(
            context.user,
            input.current,
            input.new,
            session=context.session.id,
            ip=context.ip,
            throttle=context.throttle,
            now=context.now,
        )
        return context.user

    @mutation(SessionPayload)
    async def sign_out(info: Info, input: SignOutInput) -> models.Session | None:  # noqa: ARG002 - all have an input
        """End the session that asks, and clear its cookie."""
        context = info.context
        if context.session is not None:
            await context.session.end(by=context.user, now=context.now)
        if context.on_sign_in is not None:
            context.on_sign_in(None)
        return context.session

    @mutation(SessionPayload)
    async def session_revoke(info: Info, input: SessionRevokeInput) -> models.Session:
        """Sign another browser out, one's own or as an administrator anybody's. Its sockets close within seconds."""
        session = await find(models.Session, input.id, info)
        await session.revoke(by=info.context.user, now=info.context.now)
        return session


def _check_cookie(info: Info) -> None:
    """Before any password is looked at: over a socket no cookie can be set."""
    if info.context.on_sign_in is None:
        raise WrongState("Sign in by an HTTP request: only its answer can set the cookie.")


async def _begin(user: models.User, info: Info) -> models.User:
    """Begin a session; the rest of this request is asked by whoever has just signed in."""
    context, connection = info.context, info.context.connection
    session, token = await models.Session.begin(
        user,
        now=context.now,
        terms=terms(context.settings),
        agent=connection.headers.get("user-agent") if connection else None,
        ip=context.ip,
    )
    await user.load_reach()
    context.viewer, context.session, context.api_key = user, session, None
    context.renew()
    if context.on_sign_in is not None:
        context.on_sign_in(token)
    return user
