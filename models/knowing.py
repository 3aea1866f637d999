"""What the database knows about a mail before it is routed, gathered in a few set queries. Decides nothing."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from mail.address import domain, without_detail
from mail.authentication import AuthVerdict, verdict
from mail.case import targets
from mail.claim import claims, reported
from mail.classify import MailClass, classify
from mail.known import Decided, Effect, Form, Habits, Known, Recent, Sender, Thread
from mail.message import Mail, Unreadable
from mail.outcome import AUTHORITY, IntakeOutcome
from mail.providers import PUBLIC_PROVIDERS
from mail.subject_line import compared, is_reply
from models.block import SenderBlock
from models.channel import Channel
from models.customer import CustomerEmail
from models.inbound import InboundMail, IntakeEffect
from models.mailbox import Mailbox
from models.message import Message, SubjectMessage
from models.subject import Outcome, Participant, Subject
from models.threading import meeting_threads, sent_messages, survivors, threads_of
from models.user import User

LATELY = timedelta(minutes=120)
"""In which time one sender's mails are counted (intake table, loop guard)."""
FORTNIGHT = timedelta(days=14)
"""So long an open subject may have rested for a mail without a reference to find it (rows 27 and 35)."""
JUNK = frozenset({"junk", "spam", "junk e-mail", "junk email", "bulk mail", "lixo eletrônico", "lixo eletronico"})


async def known_for(
    inbound: InboundMail,
    mail: Mail | Unreadable,
    mailbox: Mailbox,
    *,
    instance_key: bytes,
    decided: Decided | None = None,
    anew: frozenset[int] = frozenset(),
) -> Known:
    """An archived channel takes no new mail, but what comes from its addresses is still our own.

    `decided`: what a person wants; `anew`: the effects that are decided upon once more and count for nothing.
    """
    channels = await Channel.all()
    working = {channel.id: channel for channel in channels if channel.archived_at is None}
    own = await _own_addresses(channels)
    aliases = {alias: channel.id for channel in working.values() for alias in channel.aliases}
    known = Known(
        aliases=aliases,
        habits={channel.id: _habits(channel) for channel in working.values()},
        mailbox_channels=tuple(sorted(id for id, channel in working.items() if channel.mailbox_id == mailbox.id)),
        default_channel=mailbox.default_channel_id if mailbox.default_channel_id in working else None,
        system_addresses=frozenset(own),
        own_domains=frozenset({domain(each) for each in (*aliases, *own)} - PUBLIC_PROVIDERS),
        effects=tuple(await _effects(mail.fingerprint, anew)),
        junk=mailbox.folder.replace("\\", "/").rpartition("/")[2].rpartition(".")[2].lower() in JUNK,
        authserv_id=mailbox.authserv_id,
        trusted_forwarders=frozenset(mailbox.trusted_forwarders),
        instance_key=instance_key,
        decided=decided,
    )
    if isinstance(mail, Unreadable):
        return known
    known = replace(known, sender=await _sender(inbound, mail, known), id_taken=await _id_taken(mail))
    if about := reported(mail, instance_key):
        known = replace(known, sent=await sent_messages(about, mail, inbound.received_at))
    if mail.invite is not None:
        known = replace(known, meetings=await meeting_threads(mail.invite.uid))
    addressed = {target.channel_id for target in targets(mail, known)}
    signs = {claim.subject_id for claim in claims(mail, instance_key)}
    return replace(
        known,
        threads=await threads_of(mail, addressed) if mail.references else {},
        subjects=await survivors(signs) if signs else {},
    )


def _habits(channel: Channel) -> Habits:
    return Habits(
        forms=tuple(Form(**form) for form in channel.form_senders),
        allows_lists=channel.lists_allowed,
        allows_internal=channel.internal_allowed,
        threads_by_subject_line=channel.subject_line_threads,
        threads_by_sender=channel.sender_threads,
    )


async def _own_addresses(channels: Iterable[Channel]) -> set[str]:
    of_channels = {alias for channel in channels if channel.archived_at is not None for alias in channel.aliases}
    return of_channels | {without_detail(row["address"]) for row in await Mailbox.all().values("address")}


async def _effects(fingerprint: str, anew: frozenset[int]) -> list[Effect]:
    """What earlier deliveries of the same mail did; one that could not be filed did nothing."""
    rows = IntakeEffect.filter(fingerprint=fingerprint).exclude(outcome=IntakeOutcome.FAILED).order_by("id")
    return [
        Effect(
            id=row.id,
            channel_id=row.channel_id,
            outcome=row.outcome,
            subject_id=row.subject_id,
            binding=row.matched_by in AUTHORITY or row.outcome is IntakeOutcome.BOUNCED,
        )
        for row in await rows.only("id", "channel_id", "outcome", "subject_id", "matched_by")
        if row.id not in anew
    ]


async def _id_taken(mail: Mail) -> bool:
    return await Message.filter(message_id=mail.message_id).exclude(fingerprint=mail.fingerprint).exists()


async def _sender(inbound: InboundMail, mail: Mail, known: Known) -> Sender:
    """Who they are to us. What only few rows ask for is looked up for the mails that these rows may concern."""
    if mail.sender is None:
        return Sender()
    address = mail.sender.addr
    user = await User.filter(email=address, active=True).first().values("id")
    forged = verdict(mail, known.authserv_id).verdict is AuthVerdict.FAIL
    on_a_list = classify(mail).mail_class is MailClass.LIST
    by_habit = is_reply(mail.subject_line) or any(each.threads_by_sender for each in known.habits.values())
    return Sender(
        user_id=user["id"] if user else None,
        is_customer=forged and await CustomerEmail.filter(address=address).exists(),
        participates=on_a_list and await Participant.filter(address=address).exists(),
        blocked=await SenderBlock.stops(address),
        filed_lately=await _filed_lately(address, inbound.received_at),
        recent=await _recent(address, inbound.received_at) if by_habit else (),
    )


async def _filed_lately(address: str, at: datetime) -> int:
    """How many mails of theirs went onto subjects, or subjects began with them, in the two hours before this one."""
    filed = IntakeEffect.filter(contact=address, outcome__in=[IntakeOutcome.CREATED, IntakeOutcome.THREADED])
    return await filed.filter(inbound__received_at__gt=at - LATELY, inbound__received_at__lte=at).limit(100).count()


async def _recent(address: str, at: datetime) -> tuple[Recent, ...]:
    """Their open subjects that were touched within a fortnight: as customer, or as somebody who takes part."""
    mine = {row["subject_id"] for row in await Participant.filter(address=address).values("subject_id")}
    customers = [row["customer_id"] for row in await CustomerEmail.filter(address=address).values("customer_id")]
    if customers:
        mine |= {row["id"] for row in await Subject.filter(customer_id__in=customers).values("id")}
    if not mine:
        return ()
    open_ones = Subject.filter(
        id__in=sorted(mine),
        outcome=Outcome.OPEN,
        archived_at__isnull=True,
        discarded_at__isnull=True,
        merged_into_id__isnull=True,
        last_interaction_at__gte=at - FORTNIGHT,
    )
    titles = {row["id"]: row["title"] for row in await open_ones.order_by("id").limit(100).values("id", "title")}
    lines: dict[int, set[str]] = {id: {compared(title)} for id, title in titles.items()}
    placed = SubjectMessage.filter(subject_id__in=sorted(titles), message__subject_line__not_isnull=True)
    for row in await placed.values("subject_id", "message__subject_line"):
        lines[row["subject_id"]].add(compared(row["message__subject_line"]))
    threads = await survivors(set(titles))
    return tuple(Recent(thread=_own(threads[id], address), lines=frozenset(lines[id])) for id in titles)


def _own(thread: Thread, address: str) -> Thread:
    """Whoever is the customer takes part, also where their address came to the customer later."""
    return replace(thread, participants=thread.participants | {address})
