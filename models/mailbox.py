"""Mailboxes: IMAP accounts that channels receive through. The fetching stands in `models/polling.py`."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.expressions import Subquery
from tortoise.indexes import Index
from tortoise.queryset import QuerySet

import permissions
from models.base import Record
from models.channel import Channel
from models.user import User


class MailboxPhase(StrEnum):
    """NEW: never reached. READY: the last poll worked. FAILING: it did not; the next attempt is set. NEEDS_AUTH: waits for a person."""

    NEW = "NEW"
    READY = "READY"
    FAILING = "FAILING"
    NEEDS_AUTH = "NEEDS_AUTH"
    DISCONNECTED = "DISCONNECTED"


class Security(StrEnum):
    TLS = "TLS"
    STARTTLS = "STARTTLS"
    NONE = "NONE"


class Mailbox(Record):
    noun = "Mailbox"
    called = "mailbox"

    address = fields.CharField(254, unique=True)
    host = fields.CharField(255)
    port = fields.IntField(default=993)
    security = fields.CharEnumField(Security, max_length=10, default=Security.TLS)
    username = fields.CharField(254)
    sealed_secret = fields.TextField(null=True)
    folder = fields.CharField(255, default="INBOX")
    poll_every = fields.IntField(default=60)
    authserv_id = fields.CharField(255, null=True)
    default_channel_id = fields.BigIntField(null=True)
    """Takes mail whose alias nobody knows. No foreign key: channels point here, and tables cannot point at each other."""
    channels: fields.ReverseRelation[Channel]

    uidvalidity = fields.BigIntField(null=True)
    last_uid = fields.BigIntField(null=True)
    rescan = fields.BooleanField(default=False)
    phase = fields.CharEnumField(MailboxPhase, max_length=12, default=MailboxPhase.NEW)
    last_error = fields.CharField(40, null=True)
    failures = fields.IntField(default=0)
    last_polled_at = fields.DatetimeField(null=True)
    next_attempt_at = fields.DatetimeField()
    leased_until = fields.DatetimeField(null=True)
    lease_holder = fields.CharField(64, null=True)

    class Meta:
        table = "mailbox"
        indexes = (
            Index(fields=("phase", "next_attempt_at"), name="mailbox_due"),
        )

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["Mailbox"]:
        """Managers, and whoever sees whole a channel that receives through it."""
        if permissions.sees_all(user):
            return cls.all()
        used = Channel.filter(id__in=sorted(user.reach.wide), mailbox_id__not_isnull=True).values("mailbox_id")
        return cls.filter(id__in=Subquery(used))

    @classmethod
    def due(cls, now: datetime) -> QuerySet["Mailbox"]:
        """Those whose next attempt has come and which nobody is polling."""
        waiting: Any = cls.filter(next_attempt_at__lte=now).exclude(phase__in=[MailboxPhase.DISCONNECTED, MailboxPhase.NEEDS_AUTH])
        return waiting
