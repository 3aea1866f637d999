"""Mailboxes: IMAP accounts that channels receive through. The fetching stands in `models/polling.py`."""

import re
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from tortoise import fields
from tortoise.expressions import Q
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

import permissions
from errors import Duplicate, Invalid, Required, WrongState
from events import MailboxAuthorised, MailboxConnected, MailboxDisconnected, MailboxUpdated
from mail import mailbox as server
from mail.address import domain, normalise
from models.base import transaction
from models.channel import Channel
from models.keyring import Keyring
from models.submitting import Submitting
from models.user import User, check_email

LONGEST = {"host": 255, "username": 254, "password": 1_000, "folder": 255, "authserv_id": 255, "after_target": 255}
CAMEL = {"authserv_id": "authservId", "after_target": "afterTarget"}
MOST_FORWARDERS = 50
KEYWORD = re.compile(r"[$A-Za-z0-9][A-Za-z0-9_$-]{0,63}")
REACH = ("host", "port", "security", "username")
"""Who changes one of these enters the password again: else it could be sent to a host of theirs (ops.md §3)."""
PLACE = ("host", "username", "folder")
"""What names the folder that is read; in another one the UIDs mean other mails."""
PROVIDED = ("host", "port", "security", "username")
"""What the provider decides where access was granted: a token goes to nobody else."""
HEALTH = {"phase", "last_error", "failures", "last_polled_at", "next_attempt_at", "leased_until", "lease_holder"}
"""What polling writes; no person edits it."""
TAKEN = {"uidvalidity", "last_uid", "rescan", "bodiless"}
GRANTED = {"sealed_tokens", "token_leased_until", "token_holder"}
SETTLING = {"after_failures", "after_error", "after_attempt_at"}


class MailboxPhase(StrEnum):
    """NEW: not reached yet. READY: the last poll worked. FAILING: it did not. NEEDS_AUTH: it waits for a person."""

    NEW = "NEW"
    READY = "READY"
    FAILING = "FAILING"
    NEEDS_AUTH = "NEEDS_AUTH"
    DISCONNECTED = "DISCONNECTED"


RESTING = (MailboxPhase.NEEDS_AUTH, MailboxPhase.DISCONNECTED)
"""Not looked into by itself."""


class Security(StrEnum):
    TLS = "TLS"
    STARTTLS = "STARTTLS"
    NONE = "NONE"


class Auth(StrEnum):
    """How Funil signs in: by a password, or by access granted at a provider."""

    PASSWORD = "PASSWORD"  # noqa: S105 - a way, not a secret
    GOOGLE = "GOOGLE"
    MICROSOFT = "MICROSOFT"


class AfterFiling(StrEnum):
    """What is done to a mail on the server once it is filed. MARK: it gets a keyword. MOVE: to another folder."""

    LEAVE = "LEAVE"
    MARK = "MARK"
    MOVE = "MOVE"


class Mailbox(Submitting):
    noun = "Mailbox"
    called = "mailbox"
    derived: ClassVar[frozenset[str]] = frozenset(HEALTH | TAKEN | GRANTED | SETTLING)

    address = fields.CharField(254, unique=True)
    host = fields.CharField(255)
    port = fields.IntField(default=993)
    security = fields.CharEnumField(Security, max_length=10, default=Security.TLS)
    username = fields.CharField(254)
    sealed_secret: str | None = fields.TextField(null=True)
    auth = fields.CharEnumField(Auth, max_length=10, default=Auth.PASSWORD, db_default=Auth.PASSWORD.value)
    sealed_tokens: str | None = fields.TextField(null=True)
    token_leased_until = fields.DatetimeField(null=True)
    token_holder = fields.CharField(64, null=True)
    folder = fields.CharField(255, default="INBOX")
    poll_every = fields.IntField(default=60)
    authserv_id = fields.CharField(255, null=True)
    trusted_forwarders: list[str] = fields.JSONField(default=list, db_default=[])
    """Domains whose ARC seal is believed where forwarding broke the sender's own (intake table, row 16)."""
    default_channel: fields.ForeignKeyNullableRelation[Channel] = fields.ForeignKeyField(
        "models.Channel", related_name="default_of", null=True, on_delete=fields.SET_NULL
    )
    default_channel_id: int | None
    channels: fields.ReverseRelation[Channel]

    uidvalidity = fields.BigIntField(null=True)
    last_uid = fields.BigIntField(null=True)
    rescan = fields.BooleanField(default=False)
    bodiless: dict[str, int] = fields.JSONField(default=dict)
    """UID after the cursor that is listed and has no body → how often it was asked for."""
    phase = fields.CharEnumField(MailboxPhase, max_length=12, default=MailboxPhase.NEW)
    last_error = fields.CharField(40, null=True)
    failures = fields.IntField(default=0)
    last_polled_at = fields.DatetimeField(null=True)
    next_attempt_at = fields.DatetimeField()
    leased_until = fields.DatetimeField(null=True)
    lease_holder = fields.CharField(64, null=True)

    after_filing = fields.CharEnumField(
        AfterFiling, max_length=8, default=AfterFiling.LEAVE, db_default=AfterFiling.LEAVE.value
    )
    after_target = fields.CharField(255, null=True)
    """The keyword, or the folder."""
    after_failures = fields.IntField(default=0, db_default=0)
    after_error = fields.CharField(40, null=True)
    after_attempt_at = fields.DatetimeField(null=True)

    class Meta:
        table = "mailbox"
        indexes = (
            Index(fields=("default_channel_id",), name="mailbox_default_channel"),
            Index(fields=("phase", "next_attempt_at"), name="mailbox_due"),
        )

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["Mailbox"]:
        """Managers, and whoever sees whole a channel that receives through it."""
        if permissions.sees_all(user):
            return cls.all()
        return cls.filter(channels__id__in=sorted(user.reach.wide)).distinct()

    @classmethod
    def due(cls, now: datetime) -> QuerySet["Mailbox"]:
        """Those whose next attempt has come and which nobody is polling."""
        free = Q(leased_until__isnull=True) | Q(leased_until__lt=now)
        return cls.filter(free, next_attempt_at__lte=now).exclude(phase__in=RESTING)

    @classmethod
    async def connect(
        cls,
        *,
        by: User,
        now: datetime,
        keyring: Keyring,
        address: str,
        host: str,
        username: str,
        password: str = "",
        grant: str | None = None,
        **given: Any,
    ) -> "Mailbox":
        """Let mail in by an IMAP account. What is in its folder already stays there: importing it is another act.

        `grant`: what was granted at a provider, in the place of a password; `auth` then says by which.
        """
        permissions.require(by, "mailboxes")
        async with transaction():
            address = check_email(address)
            mailbox = await cls.get_or_none(address=address)
            if mailbox is not None and mailbox.phase is not MailboxPhase.DISCONNECTED:
                raise Duplicate("The mailbox {address} is connected already.", field="address", address=address)
            told = {"host": host, "username": username, **given}
            if mailbox is not None:
                await mailbox._reconnect(told, password, grant, by=by, now=now, keyring=keyring)
                return mailbox
            mailbox = cls(address=address, created_at=now, updated_at=now, next_attempt_at=now)
            mailbox.update_from_dict(mailbox._checked(told))
            await mailbox.save()
            mailbox._seal(password, grant, keyring)
            await mailbox.save(update_fields=["sealed_secret", "sealed_tokens"])
            await mailbox.record_new(MailboxConnected(), by=by, now=now)
        return mailbox

    async def _reconnect(
        self, told: dict[str, Any], password: str, grant: str | None, *, by: User, now: datetime, keyring: Keyring
    ) -> None:
        """A mailbox that was here before goes on where it stopped, if it is still the same folder."""
        async with self.changing():
            self.auth = Auth.PASSWORD
            self._change(self._checked(told))
            self._seal(password, grant, keyring)
            self._begin_again(now)
            await self.record(MailboxConnected(), by=by, now=now)

    async def update(
        self, *, by: User, now: datetime, keyring: Keyring, password: str | None = None, **changes: Any
    ) -> None:
        """Change how it is reached. Its password is never shown, and asked for again when it would go elsewhere."""
        async with self.changing():
            permissions.require(by, "mailboxes")
            if self.phase is MailboxPhase.DISCONNECTED:
                raise WrongState("This mailbox is disconnected. Connect it again.")
            before = {name: getattr(self, name) for name in REACH}
            self._change(self._checked(changes))
            if self.auth is not Auth.PASSWORD:
                self._refuse_elsewhere(before, password)
            elif any(getattr(self, name) != before[name] for name in REACH) and not password:
                raise Required(
                    "Enter the password again: it would be sent to another server or for another user.",
                    field="password",
                )
            if password:
                self._seal(password, None, keyring)
            if not self.changed_fields():
                return
            self._begin_again(now)
            await self.record(MailboxUpdated(), by=by, now=now)

    def _refuse_elsewhere(self, before: dict[str, Any], password: str | None) -> None:
        if password:
            raise Invalid("Access to this mailbox was granted at its provider; it has no password.", field="password")
        for name in PROVIDED:
            if getattr(self, name) != before[name]:
                raise Invalid("Access to this mailbox was granted at its provider, and to no other server.", field=name)

    async def authorise(self, grant: str, *, auth: Auth, by: User, now: datetime, keyring: Keyring) -> None:
        """Its owner has granted access anew: it goes on where it stopped."""
        async with self.changing():
            permissions.require(by, "mailboxes")
            if self.phase is MailboxPhase.DISCONNECTED:
                raise WrongState("This mailbox is disconnected. Connect it again.")
            if self.auth is not auth:
                raise WrongState("This mailbox does not sign in by this provider.")
            self._seal("", grant, keyring)
            self.token_leased_until = self.token_holder = None
            self._begin_again(now)
            await self.record(MailboxAuthorised(), by=by, now=now)

    async def poll_now(self, *, by: User, now: datetime) -> None:
        """Look into it at once, also when it waits for a person: perhaps the password is right again."""
        async with self.changing():
            permissions.require(by, "mailboxes")
            if self.phase is MailboxPhase.DISCONNECTED:
                raise WrongState("This mailbox is disconnected. Connect it again.")
            self._begin_again(now)
            await self.record(MailboxUpdated(), by=by, now=now)

    async def disconnect(self, *, by: User, now: datetime) -> None:
        """Look into it no more and forget its password. What came by it stays."""
        async with self.changing():
            permissions.require(by, "mailboxes")
            if self.phase is MailboxPhase.DISCONNECTED:
                return
            self.phase, self.failures = MailboxPhase.DISCONNECTED, 0
            self.sealed_secret = self.smtp_sealed_secret = self.sealed_tokens = self.last_error = None
            await self.record(MailboxDisconnected(), by=by, now=now)

    @property
    def secret_place(self) -> str:
        return f"mailbox:{self.id}:secret"

    @property
    def tokens_place(self) -> str:
        return f"mailbox:{self.id}:tokens"

    def account(self, keyring: Keyring) -> server.Account:
        """How to sign in by password; raises SealBroken when that cannot be read."""
        return self.account_by(keyring.open(self.sealed_secret or "", place=self.secret_place))

    def account_by(self, password: str = "", token: str | None = None) -> server.Account:
        return server.Account(
            host=self.host,
            port=self.port,
            security=server.Security(self.security),
            username=self.username,
            password=password,
            token=token,
            folder=self.folder,
        )

    def _seal(self, password: str, grant: str | None, keyring: Keyring) -> None:
        if grant is not None:
            self.sealed_secret, self.sealed_tokens = None, keyring.seal(grant, place=self.tokens_place)
        else:
            self.sealed_secret = keyring.seal(one_line("password", password), place=self.secret_place)
            self.sealed_tokens = None

    def _begin_again(self, now: datetime) -> None:
        if self.phase in RESTING:
            self.phase = MailboxPhase.NEW
        self.failures, self.next_attempt_at = 0, now

    def _change(self, changes: dict[str, Any]) -> None:
        before = [getattr(self, name) for name in PLACE]
        self.update_from_dict(changes)
        if [getattr(self, name) for name in PLACE] != before:
            self.uidvalidity, self.last_uid, self.rescan, self.bodiless = None, None, False, {}

    def _checked(self, changes: dict[str, Any]) -> dict[str, Any]:
        for name in ("host", "username", "folder"):
            if name in changes:
                changes[name] = one_line(name, changes[name])
        if any(sign.isspace() or sign in "/@" for sign in changes.get("host", "")):
            raise Invalid("The server is a host name or an address, such as imap.example.com.", field="host")
        if not 0 < changes.get("port", 993) < 65_536:
            raise Invalid("A port is a number from 1 to 65535.", field="port")
        if not 1 <= changes.get("poll_every", 60) <= 86_400:
            raise Invalid("A mailbox is looked into every 1 to 86400 seconds.", field="pollEvery")
        if changes.get("authserv_id") is not None:
            changes["authserv_id"] = one_line("authserv_id", changes["authserv_id"]).lower() or None
        if "trusted_forwarders" in changes:
            changes["trusted_forwarders"] = _domains(changes["trusted_forwarders"])
        if "after_filing" in changes or "after_target" in changes:
            self._check_after(changes)
        return changes

    def _check_after(self, changes: dict[str, Any]) -> None:
        chosen = changes.get("after_filing", self.after_filing)
        target = changes.get("after_target", self.after_target)
        if chosen is AfterFiling.LEAVE:
            changes["after_target"] = None
            return
        target = changes["after_target"] = one_line("after_target", target or "")
        if chosen is AfterFiling.MARK and not KEYWORD.fullmatch(target):
            raise Invalid("A keyword has only letters, digits, and - _ $ (RFC 3501).", field="afterTarget")
        if chosen is AfterFiling.MOVE and target == changes.get("folder", self.folder):
            raise Invalid("Filed mails are moved to another folder than the one that is read.", field="afterTarget")
        changes["after_failures"], changes["after_error"], changes["after_attempt_at"] = 0, None, None


def _domains(written: list[str]) -> list[str]:
    """Domains in lower case and ASCII, each once."""
    found = []
    for each in written:
        address = normalise(f"x@{each.strip().rstrip('.')}")
        if address is None:
            raise Invalid(
                "{domain} is no domain, such as lists.example.com.", field="trustedForwarders", domain=each[:80]
            )
        found.append(domain(address))
    if len(set(found)) > MOST_FORWARDERS:
        raise Invalid("A mailbox trusts at most {limit} of these.", field="trustedForwarders", limit=MOST_FORWARDERS)
    return list(dict.fromkeys(found))


def one_line(name: str, value: str) -> str:
    """One line of text without control characters: IMAP commands are lines (ops.md F9)."""
    field = CAMEL.get(name, name)
    if any(ord(sign) < 32 or ord(sign) == 127 for sign in value):
        raise Invalid("This contains a control character.", field=field)
    value = value if name == "password" else value.strip()
    if not value:
        raise Required("A mailbox needs this to be reached.", field=field)
    if len(value) > LONGEST[name]:
        raise Invalid("This has at most {limit} characters.", field=field, limit=LONGEST[name])
    return value
