"""How people get in: the first administrator, invitations, passwords. Hashing runs in a thread, out of transactions."""

import asyncio
import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from tortoise import fields
from tortoise.expressions import Q
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

import permissions
from errors import Duplicate, Forbidden, Invalid, Required, WrongState
from events import InvitationRenewed, InvitationRevoked, SignInRefused, UserInvited, UserJoined
from mail.address import normalise
from models.audit import AuditEntry, AuditKind
from models.base import Record, at_most, clean, one_line, transaction
from models.session import digest
from models.throttle import Throttle
from models.user import User, check_email, check_locale, check_maker, check_zone
from models.workspace import Workspace
from permissions import Role

PASSWORD = (12, 128)
INVITATION_LASTS = timedelta(hours=72)
MAIL_TRIES, MAIL_PAUSE = 8, timedelta(minutes=5)

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_hashing = ThreadPoolExecutor(max_workers=2, thread_name_prefix="argon2")
"""Two hashes at a time: ten parallel sign-ins must not take the machine's memory (ops.md §2.2)."""
_nobody = _hasher.hash(secrets.token_urlsafe(16))


async def hashed(password: str, *, field: str = "password") -> str:
    shortest, longest = PASSWORD
    if not shortest <= len(password) <= longest:
        raise Invalid(
            "A password has {shortest} to {longest} characters.", field=field, shortest=shortest, longest=longest
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


async def authenticate(email: str, password: str, *, ip: str | None, throttle: Throttle, now: datetime) -> User:
    """The user with this password. Whoever has no account hears, waits and leaves behind the same as who mistypes."""
    said = clean(email)[:254].strip()
    address = normalise(said) or said.lower()
    await throttle.attempt(address, ip, now)
    user = await User.get_or_none(email=address)
    right = await matches(user.password_hash if user else None, password)
    if user is None or not (right and user.active):
        await _refused(user, said=address, ip=ip, now=now)
        raise Forbidden("The e-mail address or the password is wrong.")
    await throttle.passed(address, ip)
    return user


async def change_password(
    user: User, current: str, new: str, *, session: int, ip: str | None, throttle: Throttle, now: datetime
) -> None:
    """Choose another password, as somebody who knows theirs; all sessions but this one end."""
    await throttle.attempt(user.email, ip, now)
    if not await matches(user.password_hash, current):
        await _refused(user, said=user.email, ip=ip, now=now)
        raise Forbidden("This is not your current password.", field="current")
    await throttle.passed(user.email, ip)
    await user.set_password(await hashed(new, field="new"), by=user, now=now, keep=session)


async def _refused(user: User | None, *, said: str, ip: str | None, now: datetime) -> None:
    """Of whoever has no account, the log says the address's hash and the network; of others, the account."""
    told = user or await User.system()
    async with transaction():
        await told.record(SignInRefused(), by=told, now=now)
        address = None if user else said
        await AuditEntry.note(AuditKind.SIGN_IN_REFUSED, by=None, now=now, about=user, ip=ip, address=address)


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
    """A link with which somebody chooses a password; it works once and for three days.

    Its token is shown to who invites; where the installation sends mail, another one goes to who is invited. That is
    made when it is sent, so that it stands nowhere but in the mail; after a crash the last one counts.
    """

    noun = "Invitation"
    called = "invitation"

    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField("models.User", related_name="invitations")
    user_id: int
    token_hash = fields.CharField(64, unique=True)
    expires_at = fields.DatetimeField()
    used_at = fields.DatetimeField(null=True)
    mail_hash = fields.CharField(64, null=True, unique=True)
    mail_at = fields.DatetimeField(null=True)
    """When its mail is to be sent, or tried again; None: it has gone, or none is to go."""
    mail_tries = fields.IntField(default=0, db_default=0)

    class Meta:
        table = "invitation"
        indexes = (
            Index(fields=("user_id",), name="invitation_user"),
            Index(fields=("mail_at",), name="invitation_mail_at"),
        )

    @classmethod
    async def send(
        cls, *, by: User, now: datetime, name: str, email: str, role: Role, zone: str, locale: str
    ) -> tuple[User, str]:
        """Invite somebody, or again who has not joined yet: the link they had is void. The token is shown once."""
        permissions.require(by, "users")
        check_maker(by, role)
        token = secrets.token_urlsafe(32)
        async with Workspace.alone():
            user = await cls._void(check_email(email))
            if user is None:
                user = await new_user(name=name, email=email, role=role, zone=zone, locale=locale, now=now)
                await user.record_new(UserInvited(role=role), by=by, now=now)
            else:
                await user.update(by=by, now=now, name=name, role=role, zone=zone, locale=locale, active=True)
                await user.record(InvitationRenewed(), by=by, now=now)
            await cls.create(
                user_id=user.id,
                token_hash=digest(token),
                expires_at=now + INVITATION_LASTS,
                mail_at=now,
                created_at=now,
                updated_at=now,
            )
            await AuditEntry.note(AuditKind.INVITED, by=by, now=now, about=user)
        return user, token

    @classmethod
    async def revoke(cls, user: User, *, by: User, now: datetime) -> None:
        """Take back what somebody was sent and has not used: the link is void, and they may be invited again."""
        permissions.require(by, "users")
        async with transaction():
            if user.password_hash is not None or not await cls.filter(user_id=user.id, used_at__isnull=True).delete():
                raise WrongState("This user has no open invitation.")
            await user.record(InvitationRevoked(), by=by, now=now)
            await AuditEntry.note(AuditKind.INVITATION_REVOKED, by=by, now=now, about=user)

    @classmethod
    async def _void(cls, address: str) -> User | None:
        """The user who was invited at this address and has not joined; their invitations are of no use any more."""
        user = await User.get_or_none(email=address, password_hash__isnull=True)
        if user is None:
            return None
        await cls.filter(user_id=user.id, used_at__isnull=True).delete()
        # Again: that may have waited for somebody who was just accepting.
        return await User.get_or_none(id=user.id, password_hash__isnull=True)

    @classmethod
    def due(cls, now: datetime) -> QuerySet["Invitation"]:
        """Those whose mail is to be sent."""
        rows = cls.filter(mail_at__lte=now, used_at__isnull=True, expires_at__gt=now, mail_tries__lt=MAIL_TRIES)
        return rows.order_by("id")

    async def begin_mailing(self, *, now: datetime) -> tuple[User, str] | None:
        """Count the try, and make the mail's own token; None: nothing is to be sent any more, or another sends it."""
        token = secrets.token_urlsafe(32)
        tries = self.mail_tries + 1
        mine = Invitation.filter(id=self.id, mail_at__lte=now, used_at__isnull=True, mail_tries=self.mail_tries)
        user = await User.get(id=self.user_id)
        given = {"mail_hash": digest(token), "mail_tries": tries, "mail_at": now + MAIL_PAUSE * tries}
        return (user, token) if user.active and await mine.update(**given) else None

    async def mailed(self) -> None:
        await Invitation.filter(id=self.id).update(mail_at=None)

    @classmethod
    async def require(cls, token: str, *, now: datetime) -> None:
        """Refuse a token that is no use, before a password is hashed for it."""
        await cls._held(token, now=now)

    @classmethod
    async def _held(cls, token: str, *, now: datetime, lock: bool = False) -> "Invitation":
        hashed = digest(token)
        rows = cls.filter(Q(token_hash=hashed) | Q(mail_hash=hashed), used_at__isnull=True)
        held = await (rows.select_for_update() if lock else rows).get_or_none()
        if held is None or held.expires_at <= now:
            raise Invalid("This invitation has been used or is too old. Ask for a new one.", field="token")
        return held

    @classmethod
    async def accept(cls, token: str, *, password_hash: str, now: datetime, ip: str | None = None) -> User:
        """Set the password of the invited user."""
        async with transaction():
            held = await cls._held(token, now=now, lock=True)
            await cls.filter(id=held.id).update(used_at=now)
            user = await User.get(id=held.user_id)
            async with user.changing():
                if not user.active:
                    raise Forbidden("Your account is not active.")
                user.password_hash = password_hash
                await user.record(UserJoined(), by=user, now=now)
                await AuditEntry.note(AuditKind.JOINED, by=user, now=now, about=user, ip=ip)
        return user


__all__ = ["Invitation", "authenticate", "change_password", "first_admin", "hashed", "matches", "new_user"]
