"""Inbound mail: each delivery taken from a mailbox, its raw bytes, and what it did in each channel."""

from collections.abc import Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any

from tortoise import fields
from tortoise.expressions import Q, Subquery
from tortoise.functions import Min
from tortoise.indexes import Index
from tortoise.models import Model
from tortoise.queryset import QuerySet

import permissions
from events import MailFiled, MailOpened, MailPurged
from mail.authentication import AuthVerdict
from mail.outcome import IntakeOutcome
from models.base import Record, Unit, transaction
from models.channel import Channel
from models.mailbox import Mailbox
from models.message import Message
from models.user import User

IMPORTED = "imported"
"""The flag of mail from a folder's past: it follows the intake table, and nobody is sent an answer."""


class IntakeState(StrEnum):
    """PENDING: not filed yet. FILED: created or threaded. The rest as the effects say; PURGED: a tombstone is left."""

    PENDING = "PENDING"
    FILED = "FILED"
    QUARANTINED = "QUARANTINED"
    IGNORED = "IGNORED"
    BOUNCED = "BOUNCED"
    DUPLICATE = "DUPLICATE"
    FAILED = "FAILED"
    PURGED = "PURGED"


class After(StrEnum):
    """DUE: once it is filed, something is to be done to it on the server. DONE: that was done, or it is gone there."""

    DUE = "DUE"
    DONE = "DONE"


class InboundMail(Record):
    """One delivery: unique by mailbox, UIDVALIDITY and UID (intake-table.md, terms)."""

    noun = "InboundMail"
    called = "mail"

    mailbox: fields.ForeignKeyRelation[Mailbox] = fields.ForeignKeyField(
        "models.Mailbox", related_name="deliveries", on_delete=fields.RESTRICT
    )
    mailbox_id: int
    uidvalidity = fields.BigIntField()
    uid = fields.BigIntField()
    received_at = fields.DatetimeField()
    size = fields.IntField()
    state = fields.CharEnumField(IntakeState, max_length=12, default=IntakeState.PENDING)
    attempts = fields.IntField(default=0)
    next_attempt_at = fields.DatetimeField(null=True)
    last_error = fields.CharField(200, null=True)
    fingerprint = fields.CharField(64, null=True)
    message: fields.ForeignKeyNullableRelation[Message] = fields.ForeignKeyField(
        "models.Message", related_name="deliveries", null=True, on_delete=fields.SET_NULL
    )
    message_id: int | None
    from_address = fields.CharField(254, null=True)
    from_name = fields.CharField(200, null=True)
    to: list[str] = fields.JSONField(default=list)
    subject_line: str | None = fields.TextField(null=True)
    preview = fields.CharField(300, null=True)
    auth_verdict = fields.CharEnumField(AuthVerdict, max_length=5, default=AuthVerdict.NONE)
    flags: list[str] = fields.JSONField(default=list)
    decision: dict[str, Any] | None = fields.JSONField(null=True)
    """While it waits to be filed once more: which effects a person decided upon, and into which channel it goes."""
    after = fields.CharEnumField(After, max_length=5, null=True)
    effects: fields.ReverseRelation["IntakeEffect"]

    class Meta:
        table = "inbound_mail"
        unique_together = (("mailbox", "uidvalidity", "uid"),)
        indexes = (
            Index(fields=("fingerprint",), name="inbound_mail_fingerprint"),
            Index(fields=("message_id",), name="inbound_mail_message"),
            Index(fields=("state", "next_attempt_at"), name="inbound_mail_pending"),
            Index(fields=("from_address", "received_at"), name="inbound_mail_from"),
            Index(fields=("received_at", "id"), name="inbound_mail_received"),
            Index(fields=("mailbox_id", "state"), name="inbound_mail_mailbox"),
            Index(fields=("mailbox_id", "after"), name="inbound_mail_after"),
        )

    @classmethod
    def visible_to(cls, user: User) -> QuerySet["InboundMail"]:
        """Managers all; others what concerned a channel that they see whole (DESIGN §9)."""
        if permissions.sees_all(user):
            return cls.all()
        return cls.concerning(sorted(user.reach.wide))

    @classmethod
    def concerning(cls, channel_ids: Collection[int]) -> QuerySet["InboundMail"]:
        """What did something in one of these channels, and the same mails come again, which did nothing more there."""
        effects = IntakeEffect.filter(channel_id__in=list(channel_ids))
        again = effects.filter(fingerprint__not_isnull=True)
        return cls.filter(
            Q(id__in=Subquery(effects.values("inbound_id"))) | Q(fingerprint__in=Subquery(again.values("fingerprint")))
        )

    @classmethod
    def waiting_for(cls, user: User) -> QuerySet["InboundMail"]:
        """What waits for a decision of theirs."""
        rows = cls.filter(state=IntakeState.QUARANTINED)
        if permissions.may(user, "intake"):
            return rows
        mine = [id for id in user.reach.wide if permissions.may(user, "intake", channel=id)]
        held = IntakeEffect.filter(outcome=IntakeOutcome.QUARANTINED, channel_id__in=sorted(mine))
        return rows.filter(id__in=Subquery(held.values("inbound_id")))

    @classmethod
    def due(cls, now: datetime) -> QuerySet["InboundMail"]:
        """Those that wait to be filed, and whose next attempt has come."""
        return cls.filter(Q(next_attempt_at__isnull=True) | Q(next_attempt_at__lte=now), state=IntakeState.PENDING)

    @classmethod
    def untried(cls, mailbox_id: int) -> QuerySet["InboundMail"]:
        """Those of a mailbox that wait for their first attempt."""
        return cls.filter(mailbox_id=mailbox_id, state=IntakeState.PENDING, attempts=0)

    @classmethod
    async def first_untried(cls, mailbox_id: int) -> int | None:
        """The oldest of these, by id."""
        row = await cls.untried(mailbox_id).order_by("id").first().values("id")
        return row["id"] if row else None

    @classmethod
    async def to_send(cls, now: datetime, *, most: int) -> list[int]:
        """What to begin with after a queue was lost: of each mailbox the oldest that is untried (it sends the next
        one), and `most` of those that were tried and have waited. Least tried first, it is not always the same ones
        that pay for a crash."""
        untried = cls.due(now).filter(attempts=0).annotate(oldest=Min("id")).group_by("mailbox_id")
        oldest: list[int] = [row["oldest"] for row in await untried.values("mailbox_id", "oldest")]
        again = cls.due(now).filter(attempts__gt=0).order_by("attempts", "id").limit(most)
        return [*oldest, *[row["id"] for row in await again.values("id")]]

    async def is_first(self, now: datetime) -> bool:
        """Whether each older mail of its mailbox is filed, or tried and put off: an answer follows its letter."""
        older = InboundMail.filter(mailbox_id=self.mailbox_id, state=IntakeState.PENDING, id__lt=self.id)
        return not await older.filter(self.unfiled(now)).exists()

    @staticmethod
    def unfiled(now: datetime) -> Q:
        """Those that younger ones wait for. A first attempt without an error goes on just now, or died with its process
        and is waited for no longer."""
        return Q(attempts=0) | Q(attempts=1, last_error__isnull=True, next_attempt_at__gt=now)

    async def open_raw(self, *, by: User, now: datetime) -> bytes | None:
        """The bytes as they came; None once purged. That somebody looked at what nobody filed for them is kept."""
        raw = await RawMail.get_or_none(inbound_id=self.id)
        if raw is None:
            return None
        if self.state is IntakeState.QUARANTINED or not await self._concerns(by):
            async with transaction(), self.changing():
                await self.record(MailOpened(), by=by, now=now)
        return bytes(raw.content)

    async def _concerns(self, user: User) -> bool:
        """Whether it did something in a channel that this user is a member of."""
        return await IntakeEffect.filter(inbound_id=self.id, channel_id__in=sorted(user.reach.member)).exists()

    def wait_again(self, decision: dict[str, Any]) -> None:
        """Wait to be filed once more, as a person wants."""
        self.state, self.decision = IntakeState.PENDING, decision
        self.attempts, self.next_attempt_at, self.last_error = 0, None, None

    async def bury(self) -> None:
        """Leave a tombstone, in a unit of the caller's: no word of it, only that it was here and must not come back."""
        self.state = IntakeState.PURGED
        self.from_address = self.from_name = self.subject_line = self.preview = self.last_error = None
        self.to = []
        await IntakeEffect.filter(inbound_id=self.id).update(params={}, trail=[])

    async def give_up(self, reason: str, *, rule: str, now: datetime) -> None:
        """Nobody waits for it any more: it is shown to people as failed."""
        async with transaction(), self.changing():
            if self.state is not IntakeState.PENDING:
                return
            self.state, self.last_error = IntakeState.FAILED, reason
            await IntakeEffect.create(
                inbound_id=self.id, outcome=IntakeOutcome.FAILED, reason=reason, rule=rule, at=now
            )
            await self.record(MailFiled(state=self.state), by=await User.system(), now=now)


def lock_of(fingerprint: str) -> str:
    """What whoever files or purges a mail is alone with."""
    return f"mail {fingerprint}"


class RawMail(Model):
    """The bytes as the server gave them: stored before anything can go wrong, never re-serialised."""

    inbound: fields.OneToOneRelation[InboundMail] = fields.OneToOneField(
        "models.InboundMail", related_name="raw", primary_key=True
    )
    inbound_id: int
    content = fields.BinaryField()

    class Meta:
        table = "raw_mail"


class IntakeEffect(Model):
    """What a mail did in one channel, why, and which rules were looked at."""

    id = fields.BigIntField(primary_key=True)
    inbound: fields.ForeignKeyRelation[InboundMail] = fields.ForeignKeyField(
        "models.InboundMail", related_name="effects"
    )
    inbound_id: int
    fingerprint = fields.CharField(64, null=True)
    channel: fields.ForeignKeyNullableRelation[Channel] = fields.ForeignKeyField(
        "models.Channel", related_name="effects", null=True, on_delete=fields.RESTRICT
    )
    channel_id: int | None
    outcome = fields.CharEnumField(IntakeOutcome, max_length=12)
    reason = fields.CharField(40)
    params: dict[str, Any] = fields.JSONField(default=dict)
    rule = fields.CharField(20)
    matched_by = fields.CharField(20, null=True)
    subject: fields.ForeignKeyNullableRelation[Any] = fields.ForeignKeyField(
        "models.Subject", related_name="effects", null=True, on_delete=fields.SET_NULL
    )
    subject_id: int | None
    message: fields.ForeignKeyNullableRelation[Message] = fields.ForeignKeyField(
        "models.Message", related_name="effects", null=True, on_delete=fields.SET_NULL
    )
    message_id: int | None
    trail: list[dict[str, Any]] = fields.JSONField(default=list)
    alias = fields.CharField(254, null=True)
    contact = fields.CharField(254, null=True)
    """Whose mail it is to us: the sender, or whom a web form or a colleague names."""
    answerable = fields.BooleanField(default=False, db_default=False)
    """Whether an acknowledgement may be sent: never to machines, lists and our own."""
    at = fields.DatetimeField()

    class Meta:
        table = "intake_effect"
        indexes = (
            Index(fields=("inbound_id",), name="intake_effect_inbound"),
            Index(fields=("fingerprint", "channel_id"), name="intake_effect_fingerprint"),
            Index(fields=("channel_id", "at"), name="intake_effect_channel"),
            Index(fields=("subject_id",), name="intake_effect_subject"),
            Index(fields=("message_id",), name="intake_effect_message"),
            Index(fields=("contact", "at"), name="intake_effect_contact"),
        )

    @classmethod
    async def hold_for(cls, subject_ids: Sequence[int], unit: Unit) -> None:
        """Let nobody file, meanwhile, another delivery of the mails on these subjects: it would outlive their purge."""
        on_subject = await Message.filter(places__subject_id__in=list(subject_ids)).values("fingerprint")
        effects = cls.filter(subject_id__in=list(subject_ids), fingerprint__not_isnull=True)
        about_it = await effects.values("fingerprint")
        await unit.alone_with(*(lock_of(row["fingerprint"]) for row in (*on_subject, *about_it)))

    @classmethod
    async def purge_for(cls, subject_ids: Sequence[int], message_ids: list[int], *, by: User, now: datetime) -> None:
        """Take the raw mail and every word of it away; the tombstone keeps a new poll from bringing it back.

        `message_ids`: what goes with the subjects, in whichever mailbox else it arrived.
        """
        effects = Q(subject_id__in=list(subject_ids)) | Q(message_id__in=message_ids)
        mine = {row.inbound_id for row in await cls.filter(effects)}
        mine |= {row.id for row in await InboundMail.filter(message_id__in=message_ids)}
        with_subject = cls.filter(inbound_id__in=sorted(mine), subject_id__not_isnull=True)
        elsewhere = with_subject.exclude(subject_id__in=list(subject_ids))
        gone = sorted(mine - {row.inbound_id for row in await elsewhere})
        await RawMail.filter(inbound_id__in=gone).delete()
        await InboundMail.filter(id__in=gone).update(
            state=IntakeState.PURGED,
            from_address=None,
            from_name=None,
            to=[],
            subject_line=None,
            preview=None,
            last_error=None,
        )
        await cls.filter(inbound_id__in=gone).update(params={}, trail=[], alias=None, contact=None)
        for inbound in await InboundMail.filter(id__in=gone).order_by("id"):
            await inbound.record(MailPurged(), by=by, now=now)
