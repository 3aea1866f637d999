"""How people get in: the first administrator, invitations, passwords. Hashing runs in a thread, out of transactions."""

import asyncio
import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from tortoise import fields
from tortoise.indexes import Index

import permissions
from errors import Duplicate, Forbidden, Invalid, Required, WrongState
from events import SignInRefused, UserInvited, UserJoined
from mail.address import normalise
from models.base import Record, at_most, clean, one_line, transaction
from models.session import digest
from models.user import User, check_email, check_locale, check_zone
from models.workspace import Workspace
from permissions import Role

PASSWORD = (12, 128)
INVITATION_LASTS = timedelta(hours=72)
FREE_TRIES = 5
LONGEST_WAIT = timedelta(minutes=15)

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_hashing = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")
"""Two hashes at a time: ten parallel sign-ins must not take the machine's memory (ops.md §2.2)."""
_nobody = _hasher.hash(secrets.token_urlsafe(16))


async def hashed(password: str) -> str:
    shortest, longest = PASSWORD
    if not shortest <= len(password) <= longest:
        raise Invalid(
            "A password has {shortest} to {longest} characters.", field="password", shortest=shortest, longest=longest
        )
    return await asyncio.get_running_loop().run_in_executor(_hashing, _hasher.hash, password)


async def matches(password_hash: str | None, password: str) -> bool:
    """Whether it is the password; unknown users cost the same time."""
    password = password[: PASSWORD[1]]
    checked = asyncio.get_running_loop().run_in_executor(_hashing, _verify, password_hash or _nobody, password)
    return await checked and password_hash is not None


def _verify(password_hash: str, password: str) -> bool:
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


async def authenticate(email: str, password: str, *, now: datetime) -> User:
    """The user with this password. After five failures the account waits, longer each time, but is never locked."""
    user = await User.get_or_none(email=normalise(clean(email)) or "")
    if user is not None:
        _refuse_while_blocked(user, now)
    right = await matches(user.password_hash if user else None, password)
    if user is None:
        raise Forbidden("The e-mail address or the password is wrong.")
    async with transaction():
        # Again: a hundred guesses at the same time have all come past the first look.
        user = await User.filter(id=user.id).select_for_update().get()
        _refuse_while_blocked(user, now)
        passed = right and user.active
        if passed and user.failed_sign_ins:
            await User.filter(id=user.id).update(failed_sign_ins=0, blocked_until=None)
        elif not passed:
            await _count_failure(user, now=now)
    if not passed:
        raise Forbidden("The e-mail address or the password is wrong.")
    return user


def _refuse_while_blocked(user: User, now: datetime) -> None:
    if user.blocked_until is not None and user.blocked_until > now:
        wait = user.blocked_until - now
        raise Forbidden("Too many tries. Wait {seconds} seconds.", seconds=int(wait.total_seconds()) + 1)


async def _count_failure(user: User, *, now: datetime) -> None:
    failures = user.failed_sign_ins + 1
    until = None
    if failures >= FREE_TRIES:
        until = now + min(timedelta(seconds=2 ** min(failures - FREE_TRIES, 10)), LONGEST_WAIT)
    await User.filter(id=user.id).update(failed_sign_ins=failures, blocked_until=until)
    await user.record(SignInRefused(), by=user, now=now)


async def first_admin(*, name: str, email: str, password_hash: str, zone: str, locale: str, now: datetime) -> User:
    """Make the administrator of a new installation; only while there is none."""
    async with Workspace.alone():
        if await User.filter(role=Role.ADMIN).exists():
            raise WrongState("This installation has an administrator already.")
        admin = await new_user(name=name, email=email, role=Role.ADMIN, zone=zone, locale=locale, now=now)
        admin.password_hash = password_hash
        await admin.save(update_fields=["password_hash"])
        await admin.record_new(UserJoined(), by=admin, now=now)
    return admin


async def new_user(*, name: str, email: str, role: Role, zone: str, locale: str, now: datetime) -> User:
    """A row for somebody; the caller permits and records."""
    name = at_most(120, one_line(name), field="name")
    if not name:
        raise Required("A user needs a name.", field="name")
    if role is Role.SYSTEM:
        raise Invalid("The software itself is no user to add.", field="role")
    address = check_email(email)
    if await User.filter(email=address).exists():
        raise Duplicate("Somebody with this e-mail address is here already.", field="email")
    return await User.create(
        name=name,
        email=address,
        role=role,
        zone=check_zone(zone),
        locale=check_locale(locale),
        created_at=now,
        updated_at=now,
    )


class Invitation(Record):
    """A link with which somebody chooses a password; it works once and for three days."""

    noun = "Invitation"
    called = "invitation"

    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField("models.User", related_name="invitations")
    user_id: int
    token_hash = fields.CharField(64, unique=True)
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "invitation"
        indexes = (Index(fields=("user_id",), name="invitation_user"),)

    @classmethod
    async def send(
        cls, *, by: User, now: datetime, name: str, email: str, role: Role, zone: str, locale: str
    ) -> tuple[User, str]:
        """Invite somebody; the token belongs into a link and is shown once."""
        permissions.require(by, "users")
        token = secrets.token_urlsafe(32)
        async with Workspace.alone():
            user = await new_user(name=name, email=email, role=role, zone=zone, locale=locale, now=now)
            await cls.create(
                user_id=user.id,
                token_hash=digest(token),
                expires_at=now + INVITATION_LASTS,
                created_at=now,
                updated_at=now,
            )
            await user.record_new(UserInvited(role=role), by=by, now=now)
        return user, token

    @classmethod
    async def accept(cls, token: str, *, password_hash: str, now: datetime) -> User:
        """Set the password of the invited user."""
        async with transaction():
            held = await cls.filter(token_hash=digest(token), used_at__isnull=True).select_for_update().get_or_none()
            if held is None or held.expires_at <= now:
                raise Invalid("This invitation has been used or is too old. Ask for a new one.", field="token")
            await cls.filter(id=held.id).update(used_at=now)
            user = await User.get(id=held.user_id)
            async with user.changing():
                if not user.active:
                    raise Forbidden("Your account is not active.")
                user.password_hash = password_hash
                await user.record(UserJoined(), by=user, now=now)
        return user


__all__ = ["Invitation", "authenticate", "first_admin", "hashed", "matches", "new_user"]
