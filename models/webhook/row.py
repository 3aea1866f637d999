"""A webhook: an address that is told of chosen events, by whose permissions, and how far it has been told."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from urllib.parse import urlsplit

from tortoise import fields
from tortoise.expressions import Q
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

import permissions
from errors import Invalid, LimitReached, Required
from events import WebhookCreated, WebhookDeleted, WebhookUpdated
from models.base import Record, transaction
from models.event import Event
from models.keyring import Keyring
from models.user import User
from models.webhook.calling import new_secret
from models.webhook.saying import KINDS

MOST, LONGEST = 20, 2_000


class WebhookPhase(StrEnum):
    """READY: all is well. FAILING: it is tried again. PAUSED: by a person, or after three days of failing."""

    READY = "READY"
    FAILING = "FAILING"
    PAUSED = "PAUSED"


HEALTH = frozenset(
    {
        "phase",
        "cursor",
        "sending_to",
        "attempts",
        "next_attempt_at",
        "failing_since",
        "last_error",
        "last_status",
        "last_delivered_at",
        "leased_until",
    }
)


class Webhook(Record):
    noun = "Webhook"
    called = "webhook"
    derived: ClassVar[frozenset[str]] = HEALTH

    url = fields.CharField(LONGEST)
    kinds: list[str] = fields.JSONField(default=list)
    sealed_secret: str = fields.TextField(default="")
    owner: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "models.User", related_name="webhooks", on_delete=fields.RESTRICT
    )
    owner_id: int

    phase = fields.CharEnumField(WebhookPhase, max_length=8, default=WebhookPhase.READY)
    cursor = fields.BigIntField()
    """The last event that it was told of, or that was not for it."""
    sending_to = fields.BigIntField(null=True)
    """The last event of the delivery that is on its way: written down before its first byte leaves, so that a delivery
    that is tried again has the same id and the same events."""
    attempts = fields.IntField(default=0)
    next_attempt_at = fields.DatetimeField(null=True)
    failing_since = fields.DatetimeField(null=True)
    last_error = fields.CharField(40, null=True)
    last_status = fields.IntField(null=True)
    last_delivered_at = fields.DatetimeField(null=True)
    leased_until = fields.DatetimeField(null=True)

    class Meta:
        table = "webhook"
        indexes = (Index(fields=("owner_id",), name="webhook_owner"),)

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["Webhook"]:
        """For managers and administrators."""
        return cls.all() if permissions.sees_all(user) else cls.filter(id__in=[])

    @classmethod
    async def create_new(
        cls, *, by: User, now: datetime, keyring: Keyring, url: str, kinds: list[str]
    ) -> tuple["Webhook", str]:
        """Tell an address what happens from now on, as far as its owner sees it. With it the secret, this once."""
        permissions.require(by, "webhooks")
        async with transaction() as unit:
            await unit.alone_with("webhooks")
            if await cls.all().count() >= MOST:
                raise LimitReached("An installation has at most {limit} webhooks.", limit=MOST)
            webhook = cls(
                url=_checked_url(url),
                kinds=_checked_kinds(kinds),
                owner_id=by.id,
                cursor=await Event.head(),
                created_at=now,
                updated_at=now,
            )
            await webhook.save()
            secret = webhook._seal(keyring)
            await webhook.save(update_fields=["sealed_secret"])
            await webhook.record_new(WebhookCreated(), by=by, now=now)
        return webhook, secret

    async def update(
        self, *, by: User, now: datetime, keyring: Keyring, new_secret: bool = False, **changes: Any
    ) -> str | None:
        """Change address or events, pause, go on, or make another secret, which is told this once.

        `paused` False tries at once, also what was paused after days of failing: nothing was left out meanwhile.
        """
        async with self.changing():
            permissions.require(by, "webhooks")
            if "url" in changes:
                changes["url"] = _checked_url(changes["url"])
            if "kinds" in changes:
                changes["kinds"] = _checked_kinds(changes["kinds"])
            paused = changes.pop("paused", None)
            self.update_from_dict(changes)
            if paused is not None:
                self.phase = WebhookPhase.PAUSED if paused else WebhookPhase.READY
            if paused is False or "url" in changes:
                self.attempts, self.next_attempt_at, self.failing_since, self.last_error = 0, None, None, None
            secret = self._seal(keyring) if new_secret else None
            if self.changed_fields():
                await self.record(WebhookUpdated(), by=by, now=now)
        return secret

    async def delete_for_ever(self, *, by: User, now: datetime, gone: bool = False) -> None:
        """Tell it nothing more. `gone`: it said so itself, by the status 410."""
        async with self.changing():
            if not gone:
                permissions.require(by, "webhooks")
            await self.record_end(WebhookDeleted(gone=gone), by=by, now=now)
            await type(self).filter(id=self.id).delete()

    @classmethod
    def at_work(cls, now: datetime) -> QuerySet["Webhook"]:
        """Those that may be called now, and that nobody is calling."""
        waited = Q(next_attempt_at__isnull=True) | Q(next_attempt_at__lte=now)
        free = Q(leased_until__isnull=True) | Q(leased_until__lte=now)
        return cls.filter(waited, free).exclude(phase=WebhookPhase.PAUSED)

    def waiting(self) -> QuerySet[Event]:
        """The events that it has not been told of."""
        return Event.filter(id__gt=self.cursor, kind__in=self.kinds)

    @property
    def secret_place(self) -> str:
        return f"webhook:{self.id}:secret"

    def _seal(self, keyring: Keyring) -> str:
        secret = new_secret()
        self.sealed_secret = keyring.seal(secret, place=self.secret_place)
        return secret


def _checked_url(url: str) -> str:
    """An absolute address of http or https. Whether it may be called is judged at each call, when it is looked up."""
    url = url.strip()
    if not url:
        raise Required("Say which address is to be called.", field="url")
    strange = not url.isascii() or any(sign <= " " or sign in "\\\x7f" for sign in url)
    if strange or len(url) > LONGEST or not _sound(url):
        raise Invalid(
            "An address begins with https:// and a host, and has no user name, no # and at most {limit} characters.",
            field="url",
            limit=LONGEST,
        )
    return url


def _checked_kinds(kinds: list[str]) -> list[str]:
    if not kinds:
        raise Required("Choose at least one kind of event.", field="kinds")
    for kind in kinds:
        if kind not in KINDS:
            raise Invalid("There is no event {kind}.", field="kinds", kind=kind[:40])
    return sorted(set(kinds))


def _sound(url: str) -> bool:
    try:
        parts = urlsplit(url)
        numbered = parts.port is None or parts.port > 0
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and numbered
        and not (parts.username is not None or parts.fragment)
    )
