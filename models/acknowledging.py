"""Acknowledging the first mail of a new matter, where its channel wants that; queued in the unit that files it."""

from datetime import datetime, timedelta

from tortoise import fields
from tortoise.expressions import Q
from tortoise.indexes import Index
from tortoise.models import Model

from errors import Refused
from events import MessageWritten
from mail.acknowledge import ONCE_IN, Before, why_not
from mail.address import domain
from mail.compose import answer_line
from mail.message import Mail
from models.base import one_line
from models.channel import Channel
from models.customer import CustomerEmail
from models.intake_house import channels
from models.mailbox import Mailbox
from models.message import Message
from models.rendering import fields_for
from models.sentence import rendered
from models.subject import Subject
from models.user import User
from models.writing import LONGEST_LINE, address, begun


class Acknowledgement(Model):
    """That somebody was answered by itself, so that it does not happen again soon (RFC 5230 §4.2)."""

    id = fields.BigIntField(primary_key=True)
    channel: fields.ForeignKeyRelation[Channel] = fields.ForeignKeyField(
        "models.Channel", related_name="acknowledgements", on_delete=fields.CASCADE
    )
    channel_id: int
    address = fields.CharField(254)
    at = fields.DatetimeField()

    class Meta:
        table = "acknowledgement"
        indexes = (
            Index(fields=("channel_id", "address", "at"), name="acknowledgement_channel"),
            Index(fields=("at",), name="acknowledgement_at"),
        )

    @classmethod
    async def before(cls, contact: str, channel: Channel, *, imported: bool, now: datetime) -> Before:
        aliases = [alias for each in await Channel.all() for alias in each.aliases]
        mailboxes = [row["address"] for row in await Mailbox.all().values("address")]
        recent = cls.filter(channel_id=channel.id, address=contact, at__gt=now - ONCE_IN)
        unwanted = CustomerEmail.filter(Q(undeliverable=True) | Q(do_not_email_at__isnull=False))
        return Before(
            own=frozenset(map(domain, (*aliases, *mailboxes))),
            to_sender=await recent.count(),
            this_minute=await cls.filter(at__gt=now - timedelta(minutes=1)).count(),
            unwanted=await unwanted.filter(address=contact).exists(),
            imported=imported,
        )


async def acknowledge(
    subject: Subject,
    received: Message,
    mail: Mail,
    contact: str,
    *,
    now: datetime,
    instance_key: bytes,
    imported: bool = False,
) -> Message | None:
    """Queue the channel's acknowledgement of a mail that began something; None where there is none to send.

    `imported`: it comes from a history, which nobody waits to hear of.
    """
    channel = (await channels())[subject.channel_id]
    if not channel.acknowledges or not channel.acknowledgement or not channel.aliases:
        return None
    by = await User.system()
    mailbox = await Mailbox.get_or_none(id=channel.mailbox_id) if channel.mailbox_id else None
    if mailbox is None or not mailbox.can_send:
        return None
    if why_not(mail, contact, await Acknowledgement.before(contact, channel, imported=imported, now=now)):
        return None
    try:
        known = await fields_for(subject, by=by, now=now)
        text = rendered(channel.acknowledgement, known, field="acknowledgement").strip()
    except Refused:  # what it says was checked when it was entered; a mail is filed whatever became of that
        return None
    message = await begun(subject, by=by, now=now)
    message.to, message.automatic = [contact], True
    message.subject_line = answer_line(one_line(received.subject_line or subject.title))[:LONGEST_LINE]
    message.text = message.new_text = text
    message.references = [*received.references, received.message_id]
    await address(message, subject, channel, instance_key=instance_key, sender=channel.name, now=now)
    await message.save()
    await Acknowledgement.create(channel_id=channel.id, address=contact, at=now)
    await Acknowledgement.filter(at__lt=now - ONCE_IN).delete()
    await subject.record(MessageWritten(message=message.id, automatic=True), by=by, now=now)
    return message
