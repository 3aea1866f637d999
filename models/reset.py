"""Passwords that were forgotten: a link that works once and for half an hour. Knows neither mails nor pages.

The row is the work: who asked waits in it until the mail is sent. The token is made at that moment, so that it stands
nowhere but in the mail; a mail that is sent twice, after a crash, has another token, and the last one counts.
"""

import secrets
from datetime import datetime, timedelta

from tortoise import fields
from tortoise.expressions import Q
from tortoise.indexes import Index
from tortoise.models import Model
from tortoise.queryset import QuerySet

import permissions
from errors import Forbidden, Invalid, WrongState
from events import PasswordResetAsked, PasswordResetLinkMade
from mail.address import normalise
from models.audit import AuditEntry, AuditKind
from models.base import clean, transaction
from models.session import digest
from models.user import User
from permissions import Role

LASTS = timedelta(minutes=30)
PAUSE = timedelta(minutes=5)
"""Between two mails to the same account, whoever asks for them."""
TRIES = 5
KEPT = timedelta(days=1)


class PasswordReset(Model):
    """One time that somebody asked for, or an administrator made, a way to set a new password."""

    id = fields.BigIntField(primary_key=True)
    # Nobody: the address had no account. The row is written all the same, so that both take the same time.
    user: fields.ForeignKeyNullableRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="resets", null=True
    )
    user_id: int | None
    token_hash = fields.CharField(64, null=True, unique=True)
    asked_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    tries = fields.IntField(default=0)
    sent_at = fields.DatetimeField(null=True)
    used_at = fields.DatetimeField(null=True)

    class Meta:
        table = "password_reset"
        indexes = (
            Index(fields=("user_id",), name="password_reset_user"),
            Index(fields=("sent_at", "expires_at"), name="password_reset_sent"),
        )

    @classmethod
    async def ask(cls, email: str, *, ip: str | None, now: datetime) -> None:
        """Somebody says that they forgot their password. Nothing tells them whether there is such an account."""
        said = clean(email)[:254].strip()
        address = normalise(said) or said.lower()
        system = await User.system()
        user = await User.get_or_none(email=address, active=True, password_hash__isnull=False)
        if user is not None and user.role is Role.SYSTEM:
            user = None
        async with transaction():
            await cls.create(user_id=user.id if user else None, asked_at=now, expires_at=now + LASTS)
            told = user or system
            await told.record(PasswordResetAsked(), by=told, now=now)
            hashed = None if user else address
            await AuditEntry.note(AuditKind.RESET_ASKED, by=None, now=now, about=user, ip=ip, address=hashed)

    @classmethod
    async def make_link(cls, user: User, *, by: User, now: datetime) -> str:
        """The token of a link that an administrator passes on by hand; it is shown once."""
        permissions.require(by, "users")
        if user.role is Role.SYSTEM:
            raise Invalid("The software itself is no user to change.")
        if user.role is Role.ADMIN and by.key_ends is not None:
            raise Forbidden("An API key resets no administrator's password. Sign in for that.")
        if not user.active:
            raise WrongState("This user may not sign in: make them active first.")
        token = secrets.token_urlsafe(32)
        async with transaction():
            await cls.filter(user_id=user.id, used_at__isnull=True).delete()
            await cls.create(
                user_id=user.id, token_hash=digest(token), asked_at=now, expires_at=now + LASTS, sent_at=now
            )
            await user.record(PasswordResetLinkMade(), by=by, now=now)
            await AuditEntry.note(AuditKind.RESET_LINK_MADE, by=by, now=now, about=user)
        return token

    @classmethod
    def due(cls, now: datetime) -> QuerySet["PasswordReset"]:
        """Those whose mail is to be sent."""
        rows = cls.filter(sent_at__isnull=True, used_at__isnull=True, user_id__isnull=False)
        return rows.filter(expires_at__gt=now, tries__lt=TRIES).order_by("id")

    async def begin_sending(self, *, now: datetime) -> tuple[User, str] | None:
        """Count the try, and make the token; None: another mail went to this account just before, or is on its way."""
        async with transaction():
            user = await User.filter(id=self.user_id).select_for_update().get()
            row = await PasswordReset.filter(id=self.id, sent_at__isnull=True, tries=self.tries).first()
            if row is None or not user.active:
                return None
            lately = Q(sent_at__gt=now - PAUSE) | Q(tries__gt=0, sent_at__isnull=True)
            others = PasswordReset.filter(lately, user_id=user.id, expires_at__gt=now).exclude(id=self.id)
            if await others.exists():
                await PasswordReset.filter(id=self.id).delete()
                return None
            token = secrets.token_urlsafe(32)
            await PasswordReset.filter(id=self.id).update(token_hash=digest(token), tries=self.tries + 1)
        return user, token

    async def sent(self, *, now: datetime) -> None:
        await PasswordReset.filter(id=self.id).update(sent_at=now)

    @classmethod
    async def require(cls, token: str, *, now: datetime) -> None:
        """Refuse a token that is no use, before a password is hashed for it."""
        await cls._held(token, now=now)

    @classmethod
    async def redeem(cls, token: str, *, password_hash: str, now: datetime, ip: str | None) -> User:
        """Set the password. All sessions end; nobody is signed in by it. Keys stay: they are revoked one by one."""
        async with transaction():
            held = await cls._held(token, now=now, lock=True)
            await cls.filter(id=held.id).update(used_at=now)
            user = await User.acting(held.user_id or 0)
            if user is None or not user.active:
                raise Forbidden("Your account is not active.")
            await user.set_password(password_hash, by=user, now=now)
            await AuditEntry.note(AuditKind.RESET_DONE, by=user, now=now, about=user, ip=ip)
        return user

    @classmethod
    async def _held(cls, token: str, *, now: datetime, lock: bool = False) -> "PasswordReset":
        rows = cls.filter(token_hash=digest(token), used_at__isnull=True)
        held = await (rows.select_for_update() if lock else rows).get_or_none()
        if held is None or held.expires_at <= now:
            raise Invalid("This link has been used or is too old. Ask for a new one.", field="token")
        return held

    @classmethod
    async def forget_old(cls, now: datetime) -> None:
        """What has ended says nothing any more that the audit log does not."""
        await cls.filter(expires_at__lt=now - KEPT).delete()
