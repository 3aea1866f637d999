"""Signing in: sessions in the browser, keys for programs. Only hashes of the secrets are stored."""

import hashlib
import secrets
import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from tortoise import fields
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

import permissions
from errors import Forbidden, Invalid, Required, WrongState
from events import ApiKeyCreated, ApiKeyRevoked, ApiKeyRotated, SessionRevoked, SignedIn, SignedOut
from models.audit import AuditEntry, AuditKind, network
from models.base import Record, clean, transaction
from models.user import User
from permissions import Scope

KEY_PREFIX = "funil"
LONGEST_KEY = timedelta(days=365)
QUIET = timedelta(hours=1)
"""A key that was not used for so long, or comes from another network, begins to be used anew."""


def digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def whole(key: str) -> bool:
    """Whether a key ends with the checksum of what stands before: most that are none need no look at the database."""
    body, _, check = key.rpartition("_")
    return check == f"{zlib.crc32(body.encode()):08x}"


@dataclass(frozen=True)
class Terms:
    """How long a session lasts: unused, and at most."""

    idle: timedelta = timedelta(hours=12)
    absolute: timedelta = timedelta(days=14)


class Session(Record):
    """One browser in which somebody is signed in."""

    noun = "Session"
    called = "session"
    secret = "token_hash"  # noqa: S105 - the name of a column

    token_hash = fields.CharField(64, unique=True)
    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField("models.User", related_name="sessions")
    user_id: int
    last_seen_at = fields.DatetimeField()
    expires_at = fields.DatetimeField()
    revoked_at = fields.DatetimeField(null=True)
    agent = fields.CharField(200, null=True)
    ip = fields.CharField(45, null=True)

    class Meta:
        table = "session"
        indexes = (Index(fields=("user_id", "revoked_at"), name="session_user"),)

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["Session"]:
        """One's own, those that were ended included; an administrator sees everybody's."""
        return cls.all() if permissions.sees_sessions(user) else cls.filter(user_id=user.id)

    @classmethod
    async def begin(
        cls, user: User, *, now: datetime, terms: Terms, agent: str | None = None, ip: str | None = None
    ) -> tuple["Session", str]:
        """Sign somebody in whose password was right; the token is shown to the browser once."""
        token = secrets.token_urlsafe(32)
        async with transaction():
            session = await cls.create(
                token_hash=digest(token),
                user_id=user.id,
                created_at=now,
                updated_at=now,
                last_seen_at=now,
                expires_at=now + terms.absolute,
                agent=clean(agent or "")[:200] or None,
                ip=ip,
            )
            await session.record_new(SignedIn(session=session.id), by=user, now=now)
            await AuditEntry.note(AuditKind.SIGNED_IN, by=user, now=now, about=session, ip=ip)
        return session, token

    @classmethod
    async def find(cls, token: str, *, now: datetime, terms: Terms) -> "Session | None":
        """The session of this token, if it still lasts; that it was used is noted once a minute."""
        session = await cls.get_or_none(token_hash=digest(token))
        return session if session is not None and await session.greet(now=now, terms=terms) else None

    async def greet(self, *, now: datetime, terms: Terms) -> bool:
        """Whether it still lasts; that it was used is noted once a minute."""
        if not self.lasts(now, terms):
            return False
        if now - self.last_seen_at > timedelta(minutes=1):
            await type(self).filter(id=self.id).update(last_seen_at=now)
            self.last_seen_at = now
        return True

    def lasts(self, now: datetime, terms: Terms) -> bool:
        return self.revoked_at is None and now < self.expires_at and now - self.last_seen_at < terms.idle

    async def end(self, *, by: User, now: datetime) -> None:
        """Sign out here."""
        async with self.changing():
            if self.revoked_at is None:
                self.revoked_at = now
                await self.record(SignedOut(session=self.id), by=by, now=now)
                await AuditEntry.note(AuditKind.SIGNED_OUT, by=by, now=now, about=self)

    async def revoke(self, *, by: User, now: datetime) -> None:
        """Sign a browser out from elsewhere: one's own, or as an administrator anybody's."""
        async with self.changing():
            permissions.require(by, "self" if self.user_id == by.id else "users")
            if self.revoked_at is None:
                self.revoked_at = now
                await self.record(SessionRevoked(session=self.id), by=by, now=now)
                await AuditEntry.note(AuditKind.SESSION_REVOKED, by=by, now=now, about=self)


class ApiKey(Record):
    """A key with which a program acts as its user, within scopes and until a day."""

    noun = "ApiKey"
    called = "API key"
    secret = "key_hash"  # noqa: S105 - the name of a column

    user: fields.ForeignKeyRelation[User] = fields.ForeignKeyField("models.User", related_name="api_keys")
    user_id: int
    name = fields.CharField(80)
    prefix = fields.CharField(8, unique=True)
    key_hash = fields.CharField(64)
    scopes: list[str] = fields.JSONField(default=list)
    expires_at = fields.DatetimeField()
    revoked_at = fields.DatetimeField(null=True)
    last_used_at = fields.DatetimeField(null=True)
    last_network = fields.CharField(43, null=True)

    class Meta:
        table = "api_key"
        indexes = (Index(fields=("user_id",), name="api_key_user"),)

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["ApiKey"]:
        """One's own; an administrator sees that the others exist."""
        return cls.all() if permissions.may(user, "keys") else cls.filter(user_id=user.id)

    @classmethod
    async def issue(
        cls, *, by: User, now: datetime, name: str, scopes: frozenset[Scope], expires_at: datetime
    ) -> tuple["ApiKey", str]:
        """Make a key for oneself; it is shown once. Form: funil_<8>_<43>_<crc32>, so that secret scanners know it."""
        permissions.require(by, "self")
        if not clean(name):
            raise Required("A key needs a name.", field="name")
        if not scopes:
            raise Required("A key needs a scope.", field="scopes")
        cls._check_terms(scopes, expires_at, by=by, now=now)
        async with transaction():
            row, key = await cls._make(clean(name)[:80], scopes, expires_at, by=by, now=now)
            await row.record_new(ApiKeyCreated(key=row.id), by=by, now=now)
            await AuditEntry.note(AuditKind.KEY_CREATED, by=by, now=now, about=row)
        return row, key

    async def rotate(self, *, by: User, now: datetime, expires_at: datetime) -> tuple["ApiKey", str]:
        """Put another key in this one's place, of the same name and scopes; this one is of no use from now on."""
        async with self.changing():
            if self.user_id != by.id:
                raise Forbidden("Only the user of a key can put another in its place.")
            permissions.require(by, "self")
            if self.revoked_at is not None or self.expires_at <= now:
                raise WrongState("This key has ended. Make a new one.")
            scopes = frozenset(map(Scope, self.scopes))
            self._check_terms(scopes, expires_at, by=by, now=now)
            self.revoked_at = now
            row, key = await self._make(self.name, scopes, expires_at, by=by, now=now)
            await self.record(ApiKeyRotated(key=self.id, successor=row.id), by=by, now=now)
            await row.record_new(ApiKeyCreated(key=row.id), by=by, now=now)
            await AuditEntry.note(AuditKind.KEY_ROTATED, by=by, now=now, about=self)
            await AuditEntry.note(AuditKind.KEY_CREATED, by=by, now=now, about=row)
        return row, key

    @classmethod
    def _check_terms(cls, scopes: frozenset[Scope], expires_at: datetime, *, by: User, now: datetime) -> None:
        if not scopes <= by.scopes:
            raise Forbidden("A key cannot do more than the key that makes it.")
        if by.key_ends is not None and expires_at > by.key_ends:
            raise Forbidden("A key does not last longer than the key that makes it.", field="expiresAt")
        if not now < expires_at <= now + LONGEST_KEY:
            raise Invalid("A key expires after now and within {days} days.", field="expiresAt", days=LONGEST_KEY.days)

    @classmethod
    async def _make(
        cls, name: str, scopes: frozenset[Scope], expires_at: datetime, *, by: User, now: datetime
    ) -> tuple["ApiKey", str]:
        prefix = secrets.token_hex(4)
        body = f"{KEY_PREFIX}_{prefix}_{secrets.token_urlsafe(32)}"
        key = f"{body}_{zlib.crc32(body.encode()):08x}"
        row = await cls.create(
            user_id=by.id,
            name=name,
            prefix=prefix,
            key_hash=digest(key),
            scopes=sorted(scopes),
            expires_at=expires_at,
            created_at=now,
            updated_at=now,
        )
        return row, key

    @classmethod
    async def find(cls, key: str, *, now: datetime, ip: str | None = None) -> "ApiKey | None":
        """The row of a key that is whole, known, not revoked and not expired."""
        row = await cls.get_or_none(key_hash=digest(key)) if whole(key) else None
        return row if row is not None and await row.greet(now=now, ip=ip) else None

    async def greet(self, *, now: datetime, ip: str | None = None) -> bool:
        """Whether it is neither revoked nor expired; that it was used is noted once a minute."""
        if self.revoked_at is not None or self.expires_at <= now:
            return False
        if self.last_used_at is None or now - self.last_used_at > timedelta(minutes=1):
            await self._note_use(ip, now=now)
        return True

    async def _note_use(self, ip: str | None, *, now: datetime) -> None:
        """Once a minute that it was used; in the audit log only when a use begins."""
        before, place = self.last_used_at, network(ip)
        begins = before is None or now - before > QUIET or place != self.last_network
        # Of two requests at the same time one finds the row as it was read, and notes it.
        unseen = {"last_used_at__isnull": True} if before is None else {"last_used_at": before}
        async with transaction():
            noted = await type(self).filter(id=self.id, **unseen).update(last_used_at=now, last_network=place)
            if noted and begins:
                user = await User.get(id=self.user_id)
                await AuditEntry.note(AuditKind.KEY_USE_BEGUN, by=user, now=now, about=self, ip=ip)

    async def revoke(self, *, by: User, now: datetime) -> None:
        async with self.changing():
            permissions.require(by, "self" if self.user_id == by.id else "keys")
            if self.revoked_at is None:
                self.revoked_at = now
                await self.record(ApiKeyRevoked(key=self.id), by=by, now=now)
                await AuditEntry.note(AuditKind.KEY_REVOKED, by=by, now=now, about=self)
