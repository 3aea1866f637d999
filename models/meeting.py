"""Meetings that somebody outside proposes by a calendar invitation; nobody here has accepted one by that."""

from datetime import UTC, datetime
from typing import Any

from tortoise import fields
from tortoise.indexes import Index
from tortoise.models import Model

from events import MeetingProposed
from mail.invite import Invite, Method
from models.message import Message


class Meeting(Model):
    """One meeting of a subject, by the UID of its calendar; what comes later with a higher SEQUENCE replaces it.

    `starts_at`, `ends_at`: instants; of a whole day, or without a zone, as clocks show it, written as if in UTC.
    """

    id = fields.BigIntField(primary_key=True)
    subject: fields.ForeignKeyRelation[Any] = fields.ForeignKeyField("models.Subject", related_name="meetings")
    subject_id: int
    message: fields.ForeignKeyRelation[Message] = fields.ForeignKeyField("models.Message", related_name="meetings")
    message_id: int
    uid = fields.CharField(255)
    sequence = fields.IntField(default=0)
    summary = fields.CharField(500, null=True)
    location = fields.CharField(500, null=True)
    organiser = fields.CharField(254, null=True)
    starts_at = fields.DatetimeField(null=True)
    ends_at = fields.DatetimeField(null=True)
    all_day = fields.BooleanField(default=False)
    cancelled = fields.BooleanField(default=False)
    recurrence = fields.CharField(200, null=True)
    answers: dict[str, str] = fields.JSONField(default=dict)
    """Address → ACCEPTED, DECLINED, TENTATIVE, as the invited have answered."""

    class Meta:
        table = "meeting"
        unique_together = (("subject", "uid"),)
        indexes = (
            Index(fields=("uid",), name="meeting_uid"),
            Index(fields=("message_id",), name="meeting_message"),
        )

    @classmethod
    async def propose(cls, invite: Invite, *, subject_id: int, message: Message) -> MeetingProposed | None:
        """Note the meeting, or what became of it; None where this is older than what is known."""
        held = await cls.get_or_none(subject_id=subject_id, uid=invite.uid)
        if invite.method is Method.REPLY:
            return await cls._answered(held, invite)
        if held is not None and invite.sequence < held.sequence:
            return None
        meeting = held or cls(subject_id=subject_id, uid=invite.uid)
        meeting.message_id, meeting.sequence = message.id, invite.sequence
        meeting.cancelled = invite.method is Method.CANCEL
        meeting.summary, meeting.location = invite.summary[:500] or None, invite.location[:500] or None
        meeting.organiser = invite.organiser.addr if invite.organiser else None
        meeting.starts_at, meeting.ends_at = _instant(invite.starts_at), _instant(invite.ends_at)
        meeting.all_day, meeting.recurrence = invite.all_day, invite.recurrence or None
        await meeting.save()
        return MeetingProposed(meeting=meeting.id, cancelled=meeting.cancelled)

    @classmethod
    async def _answered(cls, held: "Meeting | None", invite: Invite) -> MeetingProposed | None:
        if held is None:
            return None
        held.answers = {**held.answers, **{each.address: each.participation for each in invite.answers}}
        await held.save(update_fields=["answers"])
        return MeetingProposed(meeting=held.id, cancelled=held.cancelled)


def _instant(stated: datetime | None) -> datetime | None:
    return stated if stated is None or stated.tzinfo else stated.replace(tzinfo=UTC)
