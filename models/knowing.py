"""What the database knows about a mail before it is routed, gathered in a few set queries. Decides nothing."""

from collections.abc import Iterable
from dataclasses import replace

from mail.address import without_detail
from mail.case import targets
from mail.known import Effect, Known, Thread, ThreadState
from mail.message import Mail, Unreadable
from mail.outcome import IntakeOutcome
from models.channel import Channel
from models.inbound import IntakeEffect, SenderBlock
from models.mailbox import Mailbox
from models.message import SubjectMessage
from models.subject import Participant, Subject


async def known_for(mail: Mail | Unreadable, mailbox: Mailbox, *, instance_key: bytes) -> Known:
    """An archived channel takes no new mail, but what comes from its addresses is still our own."""
    channels = await Channel.all()
    working = {channel.id: channel for channel in channels if channel.archived_at is None}
    known = Known(
        aliases={alias: channel.id for channel in working.values() for alias in channel.aliases},
        mailbox_channels=tuple(sorted(id for id, channel in working.items() if channel.mailbox_id == mailbox.id)),
        default_channel=mailbox.default_channel_id if mailbox.default_channel_id in working else None,
        system_addresses=frozenset(await _own_addresses(channels)),
        effects=tuple(await _effects(mail.fingerprint)),
        sender_blocked=await SenderBlock.stops(mail.sender.addr) if mail.sender else False,
        authserv_id=mailbox.authserv_id,
        instance_key=instance_key,
    )
    if isinstance(mail, Unreadable) or not mail.references:
        return known
    addressed = {target.channel_id for target in targets(mail, known)}
    return replace(known, threads=await _threads(mail, addressed))


async def _own_addresses(channels: Iterable[Channel]) -> set[str]:
    of_channels = {alias for channel in channels if channel.archived_at is not None for alias in channel.aliases}
    return of_channels | {without_detail(row["address"]) for row in await Mailbox.all().values("address")}


async def _effects(fingerprint: str) -> list[Effect]:
    """What earlier deliveries of the same mail did; one that could not be filed did nothing."""
    rows = IntakeEffect.filter(fingerprint=fingerprint).exclude(outcome=IntakeOutcome.FAILED).order_by("id")
    return [
        Effect(id=row.id, channel_id=row.channel_id, outcome=row.outcome, subject_id=row.subject_id)
        for row in await rows.only("id", "channel_id", "outcome", "subject_id")
    ]


async def _threads(mail: Mail, addressed: set[int | None]) -> dict[str, Thread]:
    """The subject behind each reference. Anybody can write a Message-ID, so one may be on several subjects."""
    placed = SubjectMessage.filter(message__message_id__in=list(mail.references))
    rows = await placed.values("message__message_id", "subject_id")
    found = [(row["message__message_id"], row["subject_id"]) for row in rows]
    if not found:
        return {}
    threads = await _survivors({subject_id for _, subject_id in found})
    sender = mail.sender.addr if mail.sender else ""

    def fits(thread: Thread) -> tuple[bool, bool, bool, bool, int]:
        """It can take mail; its sender takes part; its channel is addressed; it is not archived; it is older."""
        return (
            thread.state is not ThreadState.DISCARDED,
            sender in thread.participants,
            thread.channel_id in addressed,
            thread.state is ThreadState.LIVE,
            -thread.subject_id,
        )

    best: dict[str, Thread] = {}
    for message_id, subject_id in found:
        thread = threads[subject_id]
        if message_id not in best or fits(thread) > fits(best[message_id]):
            best[message_id] = thread
    return best


async def _survivors(ids: set[int]) -> dict[int, Thread]:
    """Each subject, or the one that it was merged into, with who takes part in it."""
    rows: dict[int, Subject] = {}
    wanted = ids
    while wanted:
        rows |= {row.id: row for row in await Subject.filter(id__in=sorted(wanted))}
        wanted = {row.merged_into_id for row in rows.values() if row.merged_into_id is not None} - rows.keys()
    taking_part: dict[int, set[str]] = {id: set() for id in rows}
    for row in await Participant.filter(subject_id__in=sorted(rows)).values("subject_id", "address"):
        taking_part[row["subject_id"]].add(row["address"])
    return {id: _thread(survivor := _last(id, rows), taking_part[survivor.id]) for id in ids}


def _last(id: int, rows: dict[int, Subject]) -> Subject:
    subject = rows[id]
    for _ in rows:
        if subject.merged_into_id is None:
            break
        subject = rows[subject.merged_into_id]
    return subject


def _thread(subject: Subject, participants: set[str]) -> Thread:
    state = ThreadState.LIVE
    if subject.discarded_at is not None:
        state = ThreadState.DISCARDED
    elif subject.archived_at is not None:
        state = ThreadState.ARCHIVED
    return Thread(
        subject_id=subject.id,
        channel_id=subject.channel_id,
        participants=frozenset(participants),
        state=state,
    )
