"""What a mail begins: a subject about somebody, in a channel, for whom the channel's rule names."""

from datetime import datetime

from tortoise.functions import Max

from events import NoteAdded
from mail.address import Address
from mail.message import Mail
from mail.outcome import Decision
from mail.subject_line import stripped
from models.base import clean, current_unit
from models.channel import Channel, Membership, OwnerRule
from models.customer import Customer, Lifecycle
from models.intake_house import channels
from models.note import LONGEST, Note
from models.subject import Subject
from models.user import User
from models.workspace import Workspace
from permissions import Role

NO_SUBJECT = {"pt-BR": "(sem assunto)", "en": "(no subject)"}


async def begin(decision: Decision, mail: Mail, *, by: User, now: datetime) -> Subject:
    """Row 36: something new. Whom it is about takes part in it, as every customer does in their own subjects."""
    channel = (await channels())[decision.channel_id or 0]
    customer = await _customer(channel, decision.contact, by=by, now=now) if decision.contact else None
    follows = await Subject.get_or_none(id=decision.follow_up_of) if decision.follow_up_of else None
    subject: Subject = await Subject.create_new(
        by=by,
        now=now,
        channel=channel,
        title=title(mail.subject_line) or await _no_subject(),
        customer=customer,
        owner=await next_owner(channel),
        follow_up_of=follows,
        source=" · ".join(part for part in (channel.name, decision.alias) if part)[:200],
    )
    if decision.note and decision.by_user is not None:
        await _note(subject, decision.note, author_id=decision.by_user, by=by, now=now)
    return subject


async def next_owner(channel: Channel) -> User | None:
    """Who gets what begins in this channel by itself. In turn: whoever has waited longest for one."""
    if channel.owner_rule is OwnerRule.NONE:
        return None
    sellers = Membership.filter(channel_id=channel.id, user__active=True)
    sellers = sellers.exclude(user__role__in=[Role.VIEWER, Role.SYSTEM]).select_related("user")
    if channel.owner_rule is OwnerRule.LEADER:
        leader = await sellers.filter(leader=True).first()
        return leader.user if leader else None
    # Two mails at the same time are not for the same person.
    await current_unit().alone_with(f"turn {channel.id}")
    members = await sellers.order_by("user_id")
    if not members:
        return None
    system, ids = await User.system(), [member.user_id for member in members]
    given = Subject.filter(channel_id=channel.id, created_by_id=system.id, owner_id__in=ids)
    newest = await given.annotate(newest=Max("id")).group_by("owner_id").values("owner_id", "newest")
    got = {row["owner_id"]: row["newest"] for row in newest}
    return min(members, key=lambda member: (got.get(member.user_id, 0), member.user_id)).user


async def _customer(channel: Channel, contact: Address, *, by: User, now: datetime) -> Customer:
    """Whoever has this address, or somebody new who has it: nearer to us where the channel wants opportunities."""
    # Whoever files knows it alone who sent a mail; a form or a colleague may name somebody else.
    await current_unit().alone_with(f"sender {contact.addr}")
    held = await Customer.with_address(contact.addr)
    if held is not None:
        return held
    # Not by `emails=`: that asks for an address as people enter them, and mail comes from stranger ones.
    return await Customer.create_new(
        by=by,
        now=now,
        name=clean(contact.name) or contact.addr,
        wrote_from=contact.addr,
        channel=channel,
        lifecycle=Lifecycle.LEAD if channel.makes_prospects else Lifecycle.PROSPECT,
    )


async def _note(subject: Subject, text: str, *, author_id: int, by: User, now: datetime) -> None:
    """Row 30: what a user wrote above a mail that they forwarded."""
    note = Note(text=clean(text)[:LONGEST], author_id=author_id, subject_id=subject.id, created_at=now, updated_at=now)
    if note.text:
        await note.save()
        await subject.record(NoteAdded(note=note.id), by=by, now=now)


async def _no_subject() -> str:
    workspace = await Workspace.current()
    return NO_SUBJECT.get(workspace.locale, NO_SUBJECT["en"])


def title(subject_line: str) -> str:
    """The subject line without what mail programs put before it."""
    return clean(stripped(subject_line)).replace("\n", " ").strip()[:200].strip()
