"""People, and the software itself."""

from datetime import datetime
from typing import Any, ClassVar
from zoneinfo import available_timezones

from email_validator import EmailNotValidError, validate_email
from tortoise import fields
from tortoise.queryset import QuerySet

import permissions
from errors import Duplicate, Forbidden, Invalid, Required, WrongState
from events import FinanceSet, PasswordSet, RoleChanged, UserUpdated
from mail.address import normalise
from models.audit import AuditEntry, AuditKind
from models.base import Record, at_most, clean, configured, one_line, transaction
from permissions import Access, Reach, Role, Scope

LOCALES = ("pt-BR", "en")
EVERYTHING = frozenset(Scope)
ACCESS = {"email", "role", "active", "finance"}
"""What decides who gets in, and as what."""
OWN = {"name", "zone", "locale", "digest_hour"}
"""What people change on themselves."""


class User(Record):
    """Somebody who signs in, a machine account (INTEGRATION), or the software (SYSTEM)."""

    noun = "User"
    called = "user"
    derived: ClassVar[frozenset[str]] = frozenset({"digest_since"})

    name = fields.CharField(120)
    email = fields.CharField(254, unique=True)
    password_hash = fields.CharField(255, null=True)
    role = fields.CharEnumField(Role, max_length=20)
    zone = fields.CharField(64, default="America/Sao_Paulo")
    locale = fields.CharField(10, default="pt-BR")
    active = fields.BooleanField(default=True)
    finance = fields.BooleanField(default=False, db_default=False)
    """Whether an agent, or a machine, sees what customers owe and the services they had (DESIGN §9)."""
    digest_hour = fields.IntField(null=True)
    """At this hour of their day they get it by mail; null: they do not."""
    digest_since = fields.DatetimeField(null=True)
    """When they chose the hour: who asks at ten for eight o'clock gets the first one tomorrow."""

    memberships: fields.ReverseRelation[Any]
    sessions: fields.ReverseRelation[Any]
    api_keys: fields.ReverseRelation[Any]
    invitations: fields.ReverseRelation[Any]
    resets: fields.ReverseRelation[Any]
    digests: fields.ReverseRelation[Any]

    _reach: Reach | None = None
    _scopes: frozenset[Scope] = EVERYTHING
    _key_ends: datetime | None = None

    class Meta:
        table = "user_account"

    @property
    def reach(self) -> Reach:
        if self._reach is None:
            if permissions.sees_all(self):
                return Reach()
            raise RuntimeError("Load a user by User.acting(id): their channels are needed to permit anything.")
        return self._reach

    @property
    def sight(self) -> tuple[object, ...]:
        """All that decides what they see and may do."""
        return self.id, self.role, self.active, self.finance, self._scopes, self._reach

    @property
    def scopes(self) -> frozenset[Scope]:
        return self._scopes

    @property
    def key_ends(self) -> datetime | None:
        """When the key ends through which they act; None: they act in person."""
        return self._key_ends

    def limited_to(self, scopes: frozenset[Scope], *, until: datetime | None) -> "User":
        """This user, acting through a key with these scopes until it ends."""
        self._scopes, self._key_ends = scopes, until
        return self

    @classmethod
    async def acting(cls, id: int) -> "User | None":
        """A user with the channels they reach: what every `by=` wants."""
        user = await cls.get_or_none(id=id)
        if user is not None:
            await user.load_reach()
        return user

    async def load_reach(self) -> None:
        rows = await self.memberships.all().values_list("channel_id", "access", "leader")
        wide = {channel for channel, access, leader in rows if leader or access == Access.CHANNEL}
        self._reach = Reach(
            member=frozenset(channel for channel, _, _ in rows),
            wide=frozenset(wide),
            leads=frozenset(channel for channel, _, leader in rows if leader),
        )

    @classmethod
    async def system(cls) -> "User":
        """The software, when it acts by itself: mail, the clock."""
        return await configured("system", lambda: cls.get(role=Role.SYSTEM))

    @classmethod
    def visible_to(cls, user: "User") -> QuerySet["User"]:
        """Colleagues are known to each other: owners and authors stand on every card."""
        return cls.all()

    async def update(self, *, by: "User", now: datetime, **changes: Any) -> None:
        """Change a profile. People change their own name, zone, locale and digest; the rest is an administrator's."""
        async with transaction():
            # All administrators before oneself: two who take each other's role away must not both succeed.
            await User.filter(role=Role.ADMIN).order_by("id").select_for_update()
            await self._change(changes, by=by, now=now)

    async def _change(self, changes: dict[str, Any], *, by: "User", now: datetime) -> None:
        async with self.changing():
            own = by.id == self.id and changes.keys() <= OWN
            permissions.require(by, "self" if own else "users")
            await self._check_changes(changes)
            await self._keep_an_admin(changes)
            if "role" in changes and changes["role"] != self.role:
                check_maker(by, changes["role"])
            if changes.get("active") is False:
                await self._shut_out(by=by, now=now)
            role_before, finance_before, hour_before = self.role, self.finance, self.digest_hour
            self.update_from_dict(changes)
            if self.digest_hour != hour_before:
                self.digest_since = now if self.digest_hour is not None else None
            if not self.changed_fields():
                return
            if ACCESS & set(self.changed_fields()):
                await AuditEntry.note(AuditKind.USER_CHANGED, by=by, now=now, about=self)
            if self.role != role_before:
                await self.record(RoleChanged(user=self.id, role=self.role), by=by, now=now)
            elif self.finance != finance_before:
                await self.record(FinanceSet(user=self.id, finance=self.finance), by=by, now=now)
            else:
                await self.record(UserUpdated(), by=by, now=now)

    async def _shut_out(self, *, by: "User", now: datetime) -> None:
        """Before they are inactive: who shuts themselves out may still do this."""
        await self._end_sessions(by=by, now=now)
        for key in await self.api_keys.filter(revoked_at__isnull=True, expires_at__gt=now):
            await key.revoke(by=by, now=now)

    async def _end_sessions(self, *, by: "User", now: datetime, keep: int | None = None) -> None:
        for session in await self.sessions.filter(revoked_at__isnull=True, expires_at__gt=now):
            if session.id != keep:
                await session.revoke(by=by, now=now)

    async def set_password(self, password_hash: str, *, by: "User", now: datetime, keep: int | None = None) -> None:
        """Give them another password; their sessions end, but for the one to `keep`, and links to set one are void."""
        async with transaction():
            await self.invitations.filter(used_at__isnull=True).delete()
            await self.resets.filter(used_at__isnull=True).delete()
            async with self.changing():
                permissions.require(by, "self" if by.id == self.id else "users")
                if self.role is Role.SYSTEM:
                    raise Invalid("The software itself is no user to change.")
                # Not an edit of the profile: its version stays, and nobody who looks at it is told.
                await User.filter(id=self.id).update(password_hash=password_hash)
                await self.record(PasswordSet(), by=by, now=now)
                await AuditEntry.note(AuditKind.PASSWORD_SET, by=by, now=now, about=self)
                await self._end_sessions(by=by, now=now, keep=keep)
            self.password_hash = password_hash

    async def _check_changes(self, changes: dict[str, Any]) -> None:
        if "name" in changes:
            changes["name"] = at_most(120, one_line(changes["name"]), field="name")
            if not changes["name"]:
                raise Required("A user needs a name.", field="name")
        if "zone" in changes:
            check_zone(changes["zone"])
        if "locale" in changes:
            check_locale(changes["locale"])
        hour = changes.get("digest_hour")
        if hour is not None and not 0 <= hour <= 23:
            raise Invalid("An hour of the day lies between 0 and 23.", field="digestHour")
        if "email" in changes:
            changes["email"] = check_email(changes["email"])
            if await User.filter(email=changes["email"]).exclude(id=self.id).exists():
                raise Duplicate("Somebody with this e-mail address is here already.", field="email")
        if changes.get("role") == Role.SYSTEM or self.role is Role.SYSTEM:
            raise Invalid("The software itself is no user to change.", field="role")

    async def _keep_an_admin(self, changes: dict[str, Any]) -> None:
        leaves = self.role is Role.ADMIN and (
            changes.get("role", Role.ADMIN) != Role.ADMIN or changes.get("active") is False
        )
        if leaves and not await User.filter(role=Role.ADMIN, active=True).exclude(id=self.id).exists():
            raise WrongState("An installation needs at least one active administrator.", field="role")


def check_maker(by: User, role: Role) -> None:
    """Administrators are made by somebody who is signed in: a stolen key must not become more than a key."""
    if role == Role.ADMIN and by.key_ends is not None:
        raise Forbidden("An API key makes nobody an administrator. Sign in for that.", field="role")


def check_zone(zone: str) -> str:
    if zone not in available_timezones():
        raise Invalid("There is no time zone {zone}; use a name such as America/Sao_Paulo.", field="zone", zone=zone)
    return zone


def check_locale(locale: str) -> str:
    if locale not in LOCALES:
        raise Invalid("The languages are {locales}.", field="locale", locales=", ".join(LOCALES))
    return locale


def check_email(address: str, *, field: str = "email") -> str:
    """The address in the form in which it is stored and compared: lower case, the domain in ASCII."""
    refused = Invalid("{address} is not an e-mail address.", field=field, address=address[:100])
    try:
        checked = validate_email(clean(address), check_deliverability=False, test_environment=True).normalized
    except EmailNotValidError as error:
        raise refused from error
    normal = normalise(checked)
    if normal is None:
        raise refused
    return normal
